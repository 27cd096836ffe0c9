"""Keys that mean the same everywhere: Enter presses the button that has the focus; typing is noticed.

Qt lets Enter press buttons in dialogs only. Only the widget with the focus is watched: a filter on the whole
application would be asked about every repaint.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

ENTERS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
_BY_MOUSE = (QComboBox, QCheckBox)


class Keys(QObject):
    """Watches whatever has the focus in the program."""

    edited = Signal()
    """The officer types or chooses in a field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Press a button with Enter, and tell of what is entered."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, _BY_MOUSE):
            self.edited.emit()
        return False

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and plain and isinstance(watched, (QPushButton, QToolButton)):
            if not event.isAutoRepeat():
                watched.click()
            return True
        erases = event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
        if isinstance(watched, ENTERS) and (erases or (event.text().isprintable() and event.text())):
            self.edited.emit()
        return False

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
