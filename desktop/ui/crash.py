"""What is shown and kept when the program itself fails: details to copy, and never two dialogs at once."""

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.log import details_of, log_bug
from desktop.text import _
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted
from desktop.ui.windows import button


class CrashDialog(QDialog):
    """Says that the program failed, what is safe, and gives the details for whoever repairs it."""

    def __init__(self, details: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(_("Mutasi — something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP + GRID)
        said = QLabel(
            _(
                "The program made a mistake. What was saved before is safe; what you did last may not have been kept. "
                "You can go on working. Please give the details below to whoever looks after the program."
            )
        )
        said.setWordWrap(True)  # Qt's own signature
        self.details = QPlainTextEdit(details)
        self.details.setObjectName("crash.details")
        self.details.setAccessibleName(_("Details"))
        self.details.setReadOnly(True)  # Qt's own signature
        where = muted(_("They are also in the file {path}").format(path=log))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(_("&Copy"), "crash.copy", self._copy))
        buttons.addWidget(button(_("&Close"), "crash.close", self.accept))
        column.addWidget(heading(_("Something went wrong")))
        column.addWidget(said)
        column.addWidget(self.details, 1)
        column.addWidget(where)
        column.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


class Crashes(QObject):
    """Hears of every failure that is our own fault, on whatever thread it happens."""

    _happened = Signal(str)

    def __init__(self, log: Path, window: QWidget) -> None:
        super().__init__(window)
        self._log = log
        self._window = window
        self.dialog: CrashDialog | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of what nobody caught, from now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        """Give back what heard of it before."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, error: BaseException) -> None:
        """Keep and show `error`."""
        self._uncaught(type(error), error, error.__traceback__)

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log_bug(details_of(kind, error, trace))
        self._happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _show(self, details: str) -> None:
        if self.dialog is not None:
            # A second failure while the first is read is added below it: never a dialog over a dialog.
            self.dialog.details.appendPlainText("\n" + details)
            return
        self.dialog = CrashDialog(details, self._log, self._window)
        self.dialog.destroyed.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
