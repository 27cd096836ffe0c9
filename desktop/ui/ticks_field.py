"""Several of a few values, each with its box to tick."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.style import GRID


class TicksField(QWidget):
    """The ticked values, in the order in which they are offered; an old value without words stays ticked."""

    edited = Signal()

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._boxes = {value: QCheckBox(_(word)) for value, word in words.items()}
        self._others: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for box in self._boxes.values():
            box.clicked.connect(lambda _checked: self.edited.emit())
            column.addWidget(box)
        self.setFocusProxy(next(iter(self._boxes.values())))
        self.objectNameChanged.connect(self._name)

    def value(self) -> tuple[str, ...]:
        """What is ticked."""
        return (*(value for value, box in self._boxes.items() if box.isChecked()), *self._others)

    def set_value(self, value: Any) -> None:
        """Tick these."""
        ticked = tuple(value or ())
        for one, box in self._boxes.items():
            box.setChecked(one in ticked)
        self._others = tuple(one for one in ticked if one not in self._boxes)

    def _name(self, name: str) -> None:
        for value, box in self._boxes.items():
            box.setObjectName(f"{name}.{value}")
