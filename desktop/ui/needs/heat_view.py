"""The view of the heat table: names of units and posts stay in sight while the cells scroll."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.needs.counts import Count, Figure, count_figure
from desktop.text import _
from desktop.ui.needs.heat_looks import (
    CELL_HEIGHT,
    CELL_WIDTH,
    POST_HEIGHT,
    UNIT_WIDTH,
    paint_cell,
    paint_legend,
    paint_post,
    paint_unit,
)
from desktop.ui.needs.heat_model import HeatModel
from desktop.ui.style import DARK, Colours, colours

MOST_STAMPS = 1000
"""Looks of cells that are kept drawn."""


class HeatView(QTableView):
    """Cells to walk through with the arrow keys; Enter or a click looks into one."""

    wanted = Signal(int, int)
    """Row and column of the cell to look into."""
    unit_wanted = Signal(int)
    """Row of the unit to look into."""

    def __init__(self, model: HeatModel, role: str) -> None:
        super().__init__()
        self.heat = model
        self.now = colours()
        self.setObjectName(role)
        self.setAccessibleName(_("Need and holders by unit and post"))
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(_Names(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Names(Qt.Orientation.Vertical, self))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setShowGrid(False)  # Qt's own signature
        self.setTabKeyNavigation(False)  # Qt's own signature
        self.setCornerButtonEnabled(False)  # Qt's own signature
        self._legend = _Legend(self)
        self.clicked.connect(self._look_into)
        self.activated.connect(self._look_into)
        self.verticalHeader().sectionClicked.connect(self.unit_wanted)
        self.horizontalHeader().sectionClicked.connect(model.sort_by)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Shift and Enter look into the unit, U puts the units in the order of the post."""
        current, entered = self.currentIndex(), event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if current.isValid() and entered and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.unit_wanted.emit(current.row())
        elif current.isValid() and event.text().casefold() == "u":
            self.heat.sort_by(current.column())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Ask for the colours once, not for each cell."""
        self.now = colours()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep what the signs mean in the corner."""
        super().resizeEvent(event)
        self._legend.setGeometry(0, 1, UNIT_WIDTH, POST_HEIGHT)

    def _look_into(self, index: QModelIndex) -> None:
        self.wanted.emit(index.row(), index.column())


class _Legend(QWidget):
    """What the signs mean, where names of units and posts meet."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Samples with their words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().surface))
        paint_legend(painter, self.rect(), colours())
        painter.end()


class _Cells(QStyledItemDelegate):
    """Draws cells."""

    def __init__(self, view: HeatView) -> None:
        super().__init__(view)
        self._model = view.heat
        self._view = view
        self._stamps: dict[object, QPixmap] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell between thin lines; the current one in a frame."""
        rect: QRect = option.rect
        painter.drawPixmap(rect.topLeft(), self._stamp(painter, rect, self._model.cell(index.row(), index.column())))
        if index == self._view.currentIndex():
            painter.setPen(QPen(QColor(self._view.now.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _stamp(self, painter: QPainter, rect: QRect, count: Count | None) -> QPixmap:
        """The picture of a cell, drawn once for all that look alike: hundreds stand in a full window."""
        now, figure, ratio = self._view.now, self._model.figure, painter.device().devicePixelRatio()
        look = None if count is None else (count_figure(count, figure), count.gap > 0, count.weight)
        key = (look, figure, ratio, now is DARK)
        if key not in self._stamps:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            self._stamps[key] = _drawn(painter, (rect.size(), ratio), (count, figure), now)
        return self._stamps[key]


def _drawn(painter: QPainter, size: tuple[QSize, float], what: tuple[Count | None, Figure], now: Colours) -> QPixmap:
    stamp = QPixmap(size[0] * size[1])
    stamp.setDevicePixelRatio(size[1])
    stamp.fill(QColor(now.surface))
    own = QPainter(stamp)
    own.setFont(painter.font())
    cell = QRect(QPoint(0, 0), size[0])
    _draw_lines(own, cell, now)
    if what[0] is not None:
        paint_cell(own, cell, what[0], what[1], now)
    own.end()
    return stamp


class _Names(QHeaderView):
    """Units at the left or posts on top, with their sums."""

    def __init__(self, orientation: Qt.Orientation, view: HeatView) -> None:
        super().__init__(orientation, view)
        self._model = view.heat
        self._view = view
        across = orientation == Qt.Orientation.Horizontal
        self.setObjectName(f"{view.objectName()}.{'posts' if across else 'units'}")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(CELL_WIDTH if across else CELL_HEIGHT)
        self.setSectionsClickable(True)  # Qt's own signature

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As high as titles read from below, or as wide as names need."""
        across = self.orientation() == Qt.Orientation.Horizontal
        return QSize(CELL_WIDTH, POST_HEIGHT) if across else QSize(UNIT_WIDTH, CELL_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:  # noqa: N802  # Qt's name
        """One name with its sum; that of the current cell on the ground of the selection."""
        now = colours()
        across = self.orientation() == Qt.Orientation.Horizontal
        current = self._view.currentIndex()
        chosen = current.isValid() and at == (current.column() if across else current.row())
        marked = across and at == self._model.sorted_by
        ground = now.selection if chosen else now.raised if marked else now.surface
        painter.save()
        painter.fillRect(rect, QColor(ground))
        _draw_lines(painter, rect, now)
        if across:
            paint_post(painter, rect, self._model.post(at), self._model.figure, now)
        else:
            paint_unit(painter, rect, self._model.unit(at), self._model.figure, now)
        painter.restore()


def _draw_lines(painter: QPainter, rect: QRect, now: Colours) -> None:
    painter.setPen(QColor(now.raised))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
