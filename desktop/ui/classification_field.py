"""A field for a classification code, found by typing the code or words of its meaning; any other code may stand."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from desktop.domain.letters.classifications import code_words
from desktop.services.wording.classifications import classifications, found_classifications
from desktop.ui.forms import LineField

LONGEST = 40
MOST_OFFERED = 12
LIST_WIDTH = 420


class ClassificationField(LineField):
    """Offers the codes that fit what is typed; the choice leaves the bare code."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(LONGEST, placeholder)
        self._lines = QStringListModel(self)
        completer = _Codes(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST_OFFERED)
        popup: Any = completer.popup()
        popup.setMinimumWidth(LIST_WIDTH)
        completer.activated.connect(self.edited)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.textChanged.connect(self._tell)

    def offered(self) -> list[str]:
        """The lines that are offered now."""
        return self._lines.stringList()

    def _offer(self, text: str) -> None:
        found = found_classifications(text) if text.strip() else ()
        self._lines.setStringList([entry.line() for entry in found])

    def _tell(self, text: str) -> None:
        self.setToolTip(code_words(text, classifications()))


class _Codes(QCompleter):
    """Writes the code alone of the line that was chosen."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802  # Qt's name
        """The code of a line."""
        return str(super().pathFromIndex(index)).partition(" – ")[0]
