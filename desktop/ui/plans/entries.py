"""A short list inside what is asked of a plan: lines are added in a form below the list and taken off again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.background import Background
from desktop.ui.forms import Form
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tab_stops import tab_within
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row

ROWS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One such list: its words (N_ sentences), columns, the fields of its form, and how a row is made of them."""

    role: str
    title: str
    none: str
    """Said while the list is empty."""
    add: str
    take_off: str
    keep: str
    close: str
    columns: tuple[Column[Any], ...]
    fields: tuple[tuple[str, str, Callable[[Background], QWidget]], ...]
    make: Callable[[Form, Sequence[Any]], Any]
    """A row from what the form holds and the rows there are; raises Refusal with the fields at fault."""


class EntriesField(QWidget):
    """The rows are the value; nothing is saved before the whole of what is asked is."""

    edited = Signal()

    def __init__(self, shell: Shell, kind: EntryKind) -> None:
        super().__init__()
        self._kind = kind
        self.rows: Rows[Any] = Rows(kind.columns)
        self.table = TableView(self.rows, f"{kind.role}.table", shell.state, sorting=False)
        self.form = Form(kind.role)
        self._build(shell.background)
        self.set_value(())

    def value(self) -> tuple[Any, ...]:
        """All rows."""
        return tuple(self.rows.rows)

    def set_value(self, value: Any) -> None:
        """Show these rows."""
        self.rows.set_rows(list(value or ()))
        self._fit()

    def is_writing(self) -> bool:
        """Whether a line is being written and not added yet."""
        return not self._writing.isHidden() and self.form.is_touched()

    def _build(self, background: Background) -> None:
        kind = self._kind
        self.table.setAccessibleName(_(kind.title))
        for name, label, make in kind.fields:
            self.form.add(name, _(label), make(background))
        self._none = muted(_(kind.none))
        self._add = button(_(kind.add), f"{kind.role}.add", self.begin)
        self._off = button(_(kind.take_off), f"{kind.role}.takeOff", self._take_off)
        self._writing = QWidget()
        written = QVBoxLayout(self._writing)
        written.setContentsMargins(0, 0, 0, 0)
        written.setSpacing(GAP)
        written.addWidget(self.form)
        keep = button(_(kind.keep), f"{kind.role}.keep", self._keep)
        written.addLayout(button_row(keep, button(_(kind.close), f"{kind.role}.close", self._close)))
        self._writing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_(kind.title), 1.1))
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addLayout(button_row(self._add, self._off))
        column.addWidget(self._writing)
        self.table.picked.connect(self._enable)

    def begin(self) -> None:
        """Write a new line."""
        self.form.fill({})
        self._writing.show()
        self._add.hide()
        tab_within(self._writing)
        self.form.field(self._kind.fields[0][0]).setFocus()

    def _close(self) -> None:
        self.form.fill({})
        self._writing.hide()
        self._add.show()

    def _keep(self) -> None:
        try:
            row = self._kind.make(self.form, self.rows.rows)
        except Refusal as refusal:
            self.form.show_refusal(refusal)
            return
        self.rows.set_rows([*self.rows.rows, row])
        self._close()
        self._fit()
        self._add.setFocus()
        self.edited.emit()

    def _take_off(self) -> None:
        at = self.table.currentIndex().row()
        if self.rows.row_at(at) is not None:
            self.rows.set_rows([*self.rows.rows[:at], *self.rows.rows[at + 1 :]])
            # The table keeps its height, or another button would slide under the pointer.
            self._enable()
            self.edited.emit()

    def _fit(self) -> None:
        rows = len(self.rows.rows)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._off.setVisible(bool(rows))
        self.table.setFixedHeight(ROW_HEIGHT * (min(max(rows, 1), ROWS_SHOWN) + 1) + 2 * GAP)
        self._enable()

    def _enable(self, _position: int = -1) -> None:
        self._off.setEnabled(self.table.currentIndex().isValid())
