"""The finder: type a part of anything, choose with the arrow keys, open with Enter."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.finder import Found, FoundKind, find
from desktop.text import _
from desktop.ui.actions import ACTIONS, Action, keys_words
from desktop.ui.background import Background, Job
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.style import GAP

PLACES = {
    FoundKind.EMPLOYEE: (Place.EMPLOYEE, "account-outline"),
    FoundKind.UNIT: (Place.UNIT, "file-tree-outline"),
    FoundKind.CASE: (Place.CASE, "swap-horizontal"),
    FoundKind.LETTER: (Place.LETTER, "file-document-outline"),
    FoundKind.OBJECTION: (Place.OBJECTION, "scale-balance"),
}
WIDTH, HEIGHT, FROM_TOP = 620, 420, 72
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_CHOICE = Qt.ItemDataRole.UserRole


class Finder(QDialog):
    """A line to type in, and what fits below it."""

    chosen = Signal(object, int)
    """Place and id of what was chosen."""
    triggered = Signal(str)
    """Key of the command that was chosen."""

    def __init__(self, background: Background, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._background = background
        self._window = parent
        self._asking: Job | None = None
        self._commands: list[Action] = []
        self.setObjectName("finder")
        self.setAccessibleName(_("Find anything"))
        self.line = QLineEdit()
        self.line.setObjectName("finder.text")
        self.line.setPlaceholderText(_("Name, NIP, unit, number or command"))
        self.line.setAccessibleName(_("Find anything"))
        self.found = QListWidget()
        self.found.setObjectName("finder.found")
        self.found.setAccessibleName(_("What was found"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setIconSize(QSize(18, 18))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.line)
        column.addWidget(self.found, 1)
        self.resize(WIDTH, HEIGHT)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._ask)
        self.line.returnPressed.connect(self._choose)
        self.found.itemClicked.connect(self._take)

    def start(self) -> None:
        """Appear in the upper middle of the window, empty."""
        middle = self._window.mapToGlobal(QPoint(self._window.width() // 2, FROM_TOP))
        self.move(middle - QPoint(WIDTH // 2, 0))
        self.line.clear()
        self._show([])
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Let the arrow keys move in the list while the cursor stays in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(row, self.found.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._background.ask(self, self._show, find, text)

    def _show(self, found: Sequence[Found]) -> None:
        self.found.clear()
        typed = self.line.text().strip().casefold()
        for one in found:
            place, picture = PLACES[one.kind]
            self._add(picture, f"{one.name}   {one.detail}", partial(self.chosen.emit, place, one.id))
        for action in ACTIONS:
            words = f"{_(action.text)} {_(action.tip)}".casefold()
            if action.key != "main.find" and all(word in words for word in typed.split()):
                self._add(action.icon, _command_words(action), partial(self.triggered.emit, action.key))
        if typed and not self.found.count():
            nothing = QListWidgetItem(
                _("Nothing fits “{text}”. Try a part of a name, a NIP or a number.").format(text=typed)
            )
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(nothing)
        self.found.setCurrentRow(0)

    def _add(self, picture: str, text: str, choose: Callable[[], None]) -> None:
        item = QListWidgetItem(icon(picture), text)
        item.setData(_CHOICE, choose)
        item.setSizeHint(QSize(0, 28))
        self.found.addItem(item)

    def _choose(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        choose: Callable[[], None] | None = item.data(_CHOICE)
        if choose is not None:
            self.close()
            choose()


def _command_words(action: Action) -> str:
    return f"{_(action.text)}   {keys_words(action)}" if action.shortcut else _(action.text)
