"""A field in which one row of many is found by typing a part of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
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
    """The `Suggestion` that was chosen, or None when the choice was undone by typing or the field emptied."""
    unclear = Signal(str)
    """The officer left the field with a text that is no choice; the sentence says what to do."""

    def __init__(self, background: Background, suggest: Suggest, placeholder: str = "") -> None:
        super().__init__()
        self._background = background
        self._suggest = suggest
        self._offered: list[Suggestion] = []
        self._chosen: Suggestion | None = None
        self._asking: Job | None = None
        self._highlighted = -1
        self._first_wanted = False
        self.setPlaceholderText(placeholder)
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self._popup: Any = completer.popup()
        # After the field itself, which writes the whole line that was offered into it.
        completer.activated[QModelIndex].connect(self._take, Qt.ConnectionType.QueuedConnection)  # type: ignore[index]
        completer.highlighted[QModelIndex].connect(self._highlight)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._ask)

    def value(self) -> int | None:
        """Id of the chosen row; raises Refusal if something is typed but nothing chosen."""
        if self._chosen is None and self.text().strip():
            raise Refusal(_("Please choose one of the suggestions."))
        return None if self._chosen is None else self._chosen.id

    def set_value(self, value: Suggestion | None) -> None:
        """Show `value` as chosen."""
        self._chosen, self._first_wanted = value, False
        self._mark("")
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter takes the row that is highlighted, or else the first that fits."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not entered or not self.is_unclear() or self._highlighted >= 0:
            super().keyPressEvent(event)
            return
        if self._asking is not None:
            self._first_wanted = True
        else:
            self._popup.hide()
            self._choose_first()
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Leaving takes what was highlighted or written out in full; any other text is no choice and is marked."""
        super().focusOutEvent(event)
        if event.reason() in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            return
        if self.isReadOnly() or not self.is_unclear() or self._first_wanted:
            return
        written = self.text().strip().casefold()
        same = [at for at, one in enumerate(self._offered) if one.name.casefold() == written]
        if 0 <= self._highlighted < len(self._offered):
            self.choose(self._highlighted)
        elif len(same) == 1:
            self.choose(same[0])
        else:
            self._tell_unclear()

    def is_unclear(self) -> bool:
        """Whether something is typed that is no choice yet."""
        return self._chosen is None and bool(self.text().strip())

    def _tell_unclear(self) -> None:
        sentence = _("Choose one from the list.")
        self._mark(sentence)
        self.unclear.emit(sentence)

    def _mark(self, sentence: str) -> None:
        if self.toolTip() == sentence:
            return
        self.setToolTip(sentence)
        self.setProperty("problem", bool(sentence))
        self.setAccessibleDescription(sentence)
        self.style().unpolish(self)
        self.style().polish(self)

    def _highlight(self, index: QModelIndex) -> None:
        self._highlighted = index.row()

    def _ask(self, text: str) -> None:
        self._highlighted, self._first_wanted = -1, False
        self._mark("")
        if self._chosen is not None or not text.strip():
            self._chosen = None
            self.picked.emit(None)
        self.edited.emit()
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._background.ask(self, self._offer, self._suggest, text)

    def _offer(self, suggestions: Sequence[Suggestion]) -> None:
        self._asking, self._highlighted = None, -1
        self._offered = list(suggestions)
        self._lines.setStringList([one.line() for one in suggestions])
        if self._first_wanted:
            self._first_wanted = False
            self._choose_first()
        elif self.hasFocus():
            self.completer().complete()

    def _choose_first(self) -> None:
        if self._offered:
            self.choose(0)
        else:
            self._tell_unclear()

    def _take(self, index: QModelIndex) -> None:
        self.choose(index.row())
