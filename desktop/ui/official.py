"""The field in which it is said who decided: one of those who may, or whoever is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.ui.drop_down import DropDown


class OfficialField(DropDown):
    """Who decided; what is typed may also be an official whom the office has no list of."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.keep_narrow()
        self.activated.connect(lambda _at: self.edited.emit())
        self._line.textEdited.connect(self.edited)

    def offer(self, officials: Sequence[str]) -> None:
        """Offer these; what stands in the field stays."""
        kept = self.value()
        self.clear()
        self.addItems(list(officials))
        self.set_value(kept)

    def value(self) -> str:
        """The official as it is kept with the case."""
        return self.currentText().strip()

    def set_value(self, value: str | tuple[str, ...] | None) -> None:
        """Show `value` from its beginning; several are offered, and the first of them is shown."""
        if isinstance(value, tuple):
            self.offer(list(dict.fromkeys(value)))
            value = value[0] if value else None
        self.setEditText(value or "")
        self._line.setCursorPosition(0)
