"""A field in which one row of many is found by typing a part of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.background import Background, Job, Session


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row that fits what was typed: its id, its name and what tells it from others."""

    id: int
    name: str
    detail: str = ""

    def line(self) -> str:
        """How it is offered."""
        return f"{self.name} — {self.detail}" if self.detail else self.name


Suggest = Callable[[Session, str], Sequence[Suggestion]]


class Picker(QLineEdit):
    """Type a part of a name, choose from what fits; the value is the id of the chosen row, or None."""

    edited = Signal()
    picked = Signal(object)
    """The `Suggestion` that was chosen, or None when the choice was undone by typing."""

    def __init__(self, background: Background, suggest: Suggest, placeholder: str = "") -> None:
        super().__init__()
        self._background = background
        self._suggest = suggest
        self._offered: list[Suggestion] = []
        self._chosen: Suggestion | None = None
        self._asking: Job | None = None
        self.setPlaceholderText(placeholder)
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        # After the field itself, which writes the whole line that was offered into it.
        completer.activated[QModelIndex].connect(self._take, Qt.ConnectionType.QueuedConnection)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._ask)

    def value(self) -> int | None:
        """Id of the chosen row; raises Refusal if something is typed but nothing chosen."""
        if self._chosen is None and self.text().strip():
            raise Refusal(_("Please choose one of the suggestions."))
        return None if self._chosen is None else self._chosen.id

    def set_value(self, value: Suggestion | None) -> None:
        """Show `value` as chosen."""
        self._chosen = value
        self.setText("" if value is None else value.name)
        self.setCursorPosition(0)

    def chosen(self) -> Suggestion | None:
        """The chosen row."""
        return self._chosen

    def offered(self) -> list[Suggestion]:
        """What is offered now."""
        return self._offered

    def choose(self, position: int) -> None:
        """Choose the offered row at `position`, as the officer would with the mouse."""
        self.set_value(self._offered[position])
        self.picked.emit(self._chosen)
        self.edited.emit()

    def _ask(self, text: str) -> None:
        if self._chosen is not None:
            self._chosen = None
            self.picked.emit(None)
        self.edited.emit()
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._background.ask(self, self._offer, self._suggest, text)

    def _offer(self, suggestions: Sequence[Suggestion]) -> None:
        self._offered = list(suggestions)
        self._lines.setStringList([one.line() for one in suggestions])
        if self.hasFocus():
            self.completer().complete()

    def _take(self, index: QModelIndex) -> None:
        self.choose(index.row())
