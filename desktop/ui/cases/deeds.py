"""A short list with what can be done to its chosen line, each deed in a small form that takes the list's place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal, Stale
from desktop.text import _
from desktop.ui.background import Session
from desktop.ui.cases.looks import plain
from desktop.ui.forms import Form
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row

FORM_WIDTH = 560
ROWS_SHOWN = 6
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done: its words (N_ sentences), the fields it asks for, and the use case that keeps it."""

    name: str
    label: str
    said: str
    record: Callable[[Session, Any, Any, Values, date], object]
    """Session, what the list belongs to, the line (None for a new one), what was entered, today."""
    fields: tuple[tuple[str, str, Callable[[], QWidget]], ...] = ()
    """Without fields the deed is done at once."""
    values: Callable[[Any, Any, date], Mapping[str, Any]] = lambda _owner, _line, _today: {}
    fits: Callable[[Any], bool] | None = None
    """Whether it can be done to a line; None: it makes a new one."""


@dataclass(frozen=True, slots=True)
class DeedListKind:
    """One such list: its words, its columns and its deeds; `told` is all of a line, for more than fits a column."""

    title: str
    none: str
    columns: tuple[Column[Any], ...]
    deeds: tuple[Deed, ...]
    told: Callable[[Any], str]


class DeedList(QWidget):
    """Shows the lines of one owner and does what the officer asks."""

    overtaken = Signal()

    def __init__(self, shell: Shell, role: str, kind: DeedListKind) -> None:
        super().__init__()
        self._shell, self._role, self._kind = shell, role, kind
        self._owner: Any = None
        self._key: object = None
        self._doing: tuple[Deed, Any] | None = None
        self._may_change = self._overtaken = False
        self._forms: dict[str, Form] = {}
        self.rows: Rows[Any] = Rows(kind.columns)
        self.table = TableView(self.rows, f"{role}.table", shell.state, sorting=False)
        self._buttons = {deed.name: self._button(deed) for deed in kind.deeds}
        self._build()
        self.table.picked.connect(self._enable)
        self.table.opened.connect(self._open)

    def is_touched(self) -> bool:
        """Whether something is entered that was not kept."""
        return self._doing is not None and self._doing[0].name in self._forms and self._form().is_touched()

    def show_lines(self, owner: Any, key: object, rows: Sequence[Any], *, may_change: bool) -> None:
        """Show `rows` of `owner`; what was begun for the same `key` stays."""
        if key != self._key or not may_change:
            self._end()
        self._owner, self._key, self._may_change = owner, key, may_change
        if self._doing is not None and self._overtaken:
            # Once told that somebody else changed the line, the officer may save over it as it is now.
            deed, line = self._doing
            self._doing = (deed, next((row for row in rows if line and row.id == line.id), line))
            self._overtaken = False
        at = self.table.currentIndex().row()
        self.rows.set_rows(rows)
        self.table.setFixedHeight(ROW_HEIGHT * (min(max(len(rows), 1), ROWS_SHOWN) + 1) + 2 * GAP)
        if rows:
            self.table.select_position(min(max(at, 0), len(rows) - 1))
        self._enable()

    def _button(self, deed: Deed) -> QPushButton:
        return button(_(deed.label), f"{self._role}.{deed.name}", lambda: self._begin(deed))

    def _build(self) -> None:
        self.table.setAccessibleName(_(self._kind.title))
        self._none = muted(_(self._kind.none))
        self._told = plain(name=f"{self._role}.told")
        self._keep = button(_("Save"), f"{self._role}.save", self._save)
        self._leave = button(_("Close"), f"{self._role}.close", self._end)
        self._list, self._writing = QWidget(), QWidget()
        new = [self._buttons[deed.name] for deed in self._kind.deeds if deed.fits is None]
        others = [self._buttons[deed.name] for deed in self._kind.deeds if deed.fits is not None]
        shown = _column(self._list)
        for part in (self._none, self.table, self._told):
            shown.addWidget(part)
        shown.addLayout(button_row(*others))
        shown.addLayout(button_row(*new))
        self._written = _column(self._writing)
        self._written.addLayout(button_row(self._keep, self._leave))
        self._writing.hide()
        whole = _column(self)
        whole.addWidget(heading(_(self._kind.title), 1.1))
        whole.addWidget(self._list)
        whole.addWidget(self._writing)

    def _form(self) -> Form:
        if self._doing is None:
            raise ValueError("nothing is being written")
        return self._forms[self._doing[0].name]

    def _begin(self, deed: Deed) -> None:
        line = None if deed.fits is None else self._chosen()
        if deed.fits is not None and line is None:
            return
        self._doing = (deed, line)
        if not deed.fields:
            self._record({})
            return
        if deed.name not in self._forms:
            self._forms[deed.name] = self._make_form(deed)
        for name, form in self._forms.items():
            form.setVisible(name == deed.name)
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._form().fill(deed.values(self._owner, line, today))
        self._list.hide()
        self._writing.show()
        self._keep.setEnabled(True)
        self._form().field(deed.fields[0][0]).setFocus()

    def _make_form(self, deed: Deed) -> Form:
        form = Form(f"{self._role}.{deed.name}")
        for name, label, make in deed.fields:
            form.add(name, _(label), make())
        form.setMaximumWidth(FORM_WIDTH)
        self._written.insertWidget(0, form, 0, Qt.AlignmentFlag.AlignTop)
        return form

    def _end(self) -> None:
        if self._doing is not None and self._doing[0].name in self._forms:
            self._form().fill({})
        self._doing = None
        self._writing.hide()
        self._list.show()

    def _enable(self, _position: int = -1) -> None:
        line = self._chosen()
        self._none.setVisible(not self.rows.rows)
        self.table.setVisible(bool(self.rows.rows))
        told = self._kind.told(line) if line is not None else ""
        self._told.setText(told)
        self._told.setVisible(bool(told))
        for deed in self._kind.deeds:
            possible = deed.fits is None or (line is not None and deed.fits(line))
            self._buttons[deed.name].setVisible(self._may_change_line(deed, line) and possible)
            self._buttons[deed.name].setEnabled(True)

    def _may_change_line(self, deed: Deed, line: Any) -> bool:
        """What settled an objection may be changed although its case has ended: such lines say so themselves."""
        return self._may_change or (deed.fits is not None and getattr(line, "may_change", False))

    def _chosen(self) -> Any:
        return self.rows.row_at(self.table.currentIndex().row())

    def _open(self, position: int) -> None:
        """A double click does the first thing that can be done to the line."""
        line = self.rows.row_at(position)
        for deed in self._kind.deeds:
            if deed.fits is not None and line is not None and deed.fits(line) and self._may_change_line(deed, line):
                self._begin(deed)
                return

    def _save(self) -> None:
        try:
            values = self._form().read()
        except Refusal:
            return
        self._record(values)

    def _record(self, values: Values) -> None:
        if self._doing is None:
            return
        deed, line = self._doing
        self._keep.setEnabled(False)
        self._buttons[deed.name].setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._kept, deed.record, self._owner, line, values, today)
        job.refused = self._refused

    def _kept(self, _answer: object) -> None:
        said = self._doing[0].said if self._doing is not None else ""
        self._end()
        if said:
            self._shell.say(_(said))

    def _refused(self, refusal: Refusal) -> None:
        self._keep.setEnabled(True)
        if self._doing is not None:
            self._buttons[self._doing[0].name].setEnabled(True)
            if self._doing[0].fields:
                self._form().show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.overtaken.emit()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    return column
