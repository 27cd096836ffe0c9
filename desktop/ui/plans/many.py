"""A field in which several rows are found by typing, one after the other; none means all of them."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.background import Background
from desktop.ui.icons import icon
from desktop.ui.pickers import Picker, Suggest, Suggestion
from desktop.ui.style import GRID
from desktop.ui.tables import as_typed

Chosen = tuple[Suggestion, ...]


MOST_SHOWN = 6
"""Buttons of their own; the others share one."""


class ManyPicker(QWidget):
    """What was chosen stands below the line as buttons, each of which takes its row away again."""

    edited = Signal()

    def __init__(self, background: Background, suggest: Suggest, none: str) -> None:
        super().__init__()
        self._chosen: list[Suggestion] = []
        self._buttons: list[QPushButton] = []
        self.picker = Picker(background, suggest, none)
        self._none = none
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.picker)
        self.setFocusProxy(self.picker)
        self.picker.picked.connect(self._take)
        self.objectNameChanged.connect(self._name)

    def value(self) -> tuple[int, ...]:
        """Ids of what was chosen, in that order; raises Refusal for a text that is no choice."""
        self.picker.value()
        return tuple(one.id for one in self._chosen)

    def set_value(self, value: Any) -> None:
        """Show these `Suggestion`s as chosen."""
        self._chosen = list(value or ())
        self.picker.set_value(None)
        self._show()

    def chosen(self) -> Chosen:
        """What was chosen, with its names."""
        return tuple(self._chosen)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  # Qt's name
        """The line where one types bears the name."""
        super().setAccessibleName(name)
        self.picker.setAccessibleName(name)

    def _take(self, one: Suggestion | None) -> None:
        if one is None:
            return
        if all(each.id != one.id for each in self._chosen):
            self._chosen.append(one)
        self.picker.set_value(None)
        self._show()
        self.edited.emit()

    def _drop(self, one: Suggestion) -> None:
        self._chosen.remove(one)
        self._show()
        self.picker.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(one) for one in self._chosen[:MOST_SHOWN]]
        if len(self._chosen) > MOST_SHOWN:
            self._buttons.append(self._rest(self._chosen[MOST_SHOWN:]))
        for made in self._buttons:
            self._column.addWidget(made)
        self.picker.setPlaceholderText(_("Add another one") if self._chosen else self._none)
        self._name(self.objectName())

    def _button(self, one: Suggestion) -> QPushButton:
        made = QPushButton(icon("close"), one.name.replace("&", "&&"))
        made.setProperty("flat", True)
        made.setStyleSheet("text-align: left;")
        made.setToolTip(_("Take {name} off").format(name=one.name))
        made.setAccessibleName(_("Take {name} off").format(name=one.name))
        made.clicked.connect(partial(self._drop, one))
        return made

    def _rest(self, hidden: Sequence[Suggestion]) -> QPushButton:
        """One button for all that have none of their own."""
        words = _("… and {count} more: take all off").format(count=len(hidden))
        made = QPushButton(icon("close"), words)
        made.setProperty("flat", True)
        made.setStyleSheet("text-align: left;")
        made.setToolTip(as_typed("\n".join(one.name for one in hidden)))
        made.clicked.connect(self._drop_all)
        return made

    def _drop_all(self) -> None:
        self.set_value(())
        self.picker.setFocus()
        self.edited.emit()

    def _name(self, name: str) -> None:
        if not name:
            return
        self.picker.setObjectName(f"{name}.search")
        for at, made in enumerate(self._buttons):
            made.setObjectName(f"{name}.chosen_{'abcdefghijklmnopqrstuvwxyz'[at % 26]}")


def as_suggestions(named: Sequence[tuple[int, str]]) -> Chosen:
    """Ids with their names as the field shows them."""
    return tuple(Suggestion(key, name) for key, name in named)
