"""Files dragged from the file manager onto a list or a page."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRect, QSettings, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.style import colours
from desktop.ui.tables import Rows, TableView

EDGE = 2


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this computer in `data`; links to elsewhere are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropTable(TableView):
    """A list onto whose rows files can be dropped; the row under the pointer is framed meanwhile."""

    dropped = Signal(int, object)
    """Position of the row, and the paths."""

    def __init__(self, model: Rows[Any], role: str, state: QSettings) -> None:
        super().__init__(model, role, state, sorting=False)
        self._over = -1
        self.setAcceptDrops(True)

    def over(self) -> int:
        """Position of the row that would take the files now; -1 for none."""
        return self._over

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt's name
        """Take files; whatever else is dragged is not for this list."""
        event.setAccepted(bool(dropped_files(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  # Qt's name
        """Frame the row under the pointer."""
        self._frame(self._row_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._over >= 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802  # Qt's name
        """Take the frame away."""
        self._frame(-1)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """Tell which files fell on which row."""
        position, paths = self._row_at(event.position().toPoint()), dropped_files(event.mimeData())
        self._frame(-1)
        if position >= 0 and paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(position, paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the rows, and the frame over them."""
        super().paintEvent(event)
        if self._over < 0:
            return
        top, height = self.rowViewportPosition(self._over), self.rowHeight(self._over)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(colours().accent), EDGE))
        painter.drawRect(QRect(1, top + 1, self.viewport().width() - EDGE - 1, height - EDGE))
        painter.end()

    def _row_at(self, point: QPoint) -> int:
        return self.rowAt(point.y()) if self.acceptDrops() else -1

    def _frame(self, position: int) -> None:
        if position != self._over:
            self._over = position
            self.viewport().update()


class DropArea(QFrame):
    """A part of a page onto which files can be dropped; its edge shows the accent meanwhile."""

    dropped = Signal(object)
    """The paths."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAcceptDrops(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._over = _Frame(self)
        self._over.hide()

    def is_over(self) -> bool:
        """Whether files hang over it now."""
        return not self._over.isHidden()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt's name
        """Take files; whatever else is dragged is not for this page."""
        if dropped_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._over.setGeometry(self.rect())
            self._over.raise_()
            self._over.show()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802  # Qt's name
        """Take the frame away."""
        self._over.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """Tell which files were dropped."""
        self._over.hide()
        paths = dropped_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths)


class _Frame(QWidget):
    """The edge over everything that stands in the area; the pointer does not see it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt's name
        """Draw the edge."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().accent), EDGE))
        painter.drawRect(self.rect().adjusted(1, 1, -EDGE, -EDGE))
        painter.end()
