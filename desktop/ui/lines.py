"""Short lists whose lines are written in a form that takes the list's place: added, corrected, put aside, ordered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal, Stale
from desktop.text import _
from desktop.ui import messages
from desktop.ui.background import Background, Session
from desktop.ui.forms import Form
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tab_stops import tab_within
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row

FORM_WIDTH = 560
ROWS_SHOWN = 6
Values = dict[str, Any]


class Line(Protocol):
    """What every row of such a list tells of itself."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def removed_reason(self) -> str:
        """Why it was put aside; empty for one that counts."""


@dataclass(frozen=True, slots=True)
class LinesKind:
    """One such list: its words (N_ sentences), columns and fields, and the use cases that keep its lines.

    `owner` is whatever the lines belong to; it is handed back to `values` and `keep` as it was shown.
    """

    role: str
    title: str
    none: str
    add: str
    added: str
    kept: str
    columns: tuple[Column[Any], ...]
    fields: tuple[tuple[str, str, Callable[[Background], QWidget]], ...]
    values: Callable[[Any, Any, date], Mapping[str, Any]]
    """Owner and line (None for a new one) to what the form shows."""
    keep: Callable[[Session, Any, Any, Values, date], object]
    remove: Callable[[Session, int, str, date], None]
    restore: Callable[[Session, int], None]
    move: Callable[[Session, int, int], None] | None = None
    """Gives a line another rank, where the lines are ordered by their `rank`."""


class LinesEditor(QWidget):
    """Shows the lines of one owner; `changed` tells that one was kept."""

    changed = Signal()
    overtaken = Signal()

    def __init__(self, shell: Shell, kind: LinesKind) -> None:
        super().__init__()
        self._shell, self._kind = shell, kind
        self._owner: Any = None
        self._key: object = None
        self._editing: Any = None
        self._editable, self._overtaken = True, False
        self.rows: Rows[Any] = Rows(kind.columns)
        self.table = TableView(self.rows, f"{kind.role}.table", shell.state, sorting=False)
        self.form = Form(kind.role)
        self._build()
        self.table.picked.connect(self._enable)
        self.table.opened.connect(self._correct)

    def is_touched(self) -> bool:
        """Whether a line is being written and not kept."""
        return not self._writing.isHidden() and self.form.is_touched()

    def show_lines(self, owner: Any, key: object, rows: Sequence[Any], *, editable: bool = True) -> None:
        """Show `rows` of `owner`; what was begun for the same `key` stays."""
        if key != self._key:
            self._end()
        self._owner, self._key, self._editable = owner, key, editable
        if self._overtaken and self._editing is not None:
            # Once told that somebody else changed the line, the officer may save over it as it is now.
            self._editing = next((row for row in rows if row.id == self._editing.id), self._editing)
            self._overtaken = False
        at = self.table.currentIndex().row()
        self.rows.set_rows(rows)
        self.table.setFixedHeight(ROW_HEIGHT * (min(max(len(rows), 1), ROWS_SHOWN) + 1) + 2 * GAP)
        if 0 <= at < len(rows):
            self.table.select_position(at)
        if not editable:
            self._end()
        self._enable()

    def _build(self) -> None:
        kind = self._kind
        self.table.setAccessibleName(_(kind.title))
        for name, label, make in kind.fields:
            self.form.add(name, _(label), make(self._shell.background))
        self.form.setMaximumWidth(FORM_WIDTH)
        self._none = muted(_(kind.none))
        self._add = button(_(kind.add), f"{kind.role}.add", self.begin)
        self._edit = button(_("Correct…"), f"{kind.role}.edit", self._correct_chosen)
        self._up = button(_("Up"), f"{kind.role}.up", self._move_up)
        self._down = button(_("Down"), f"{kind.role}.down", self._move_down)
        self._aside = button(_("Put aside…"), f"{kind.role}.remove", self._put_aside)
        self._back = button(_("Bring back"), f"{kind.role}.restore", self._bring_back)
        self._keep = button(_("Save the line"), f"{kind.role}.save", self._save)
        self._cancel = button(_("Close"), f"{kind.role}.cancel", self._end)
        self._list, self._writing = QWidget(), QWidget()
        shown = _column(self._list)
        shown.addWidget(self._none)
        shown.addWidget(self.table)
        shown.addLayout(button_row(self._add))
        # A row of their own, or they would ask for more width than the panel of an employee has.
        shown.addLayout(button_row(self._edit, self._up, self._down, self._aside, self._back))
        written = _column(self._writing)
        written.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        written.addLayout(button_row(self._keep, self._cancel))
        self._writing.hide()
        whole = _column(self)
        whole.addWidget(heading(_(kind.title), 1.1))
        whole.addWidget(self._list)
        whole.addWidget(self._writing)

    def begin(self) -> None:
        """Write a new line."""
        self._write(None)

    def _write(self, line: Any) -> None:
        self._editing = line
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.form.fill(self._kind.values(self._owner, line, today))
        self._list.hide()
        self._writing.show()
        self._keep.setEnabled(True)
        tab_within(self._writing)
        self.form.field(self._kind.fields[0][0]).setFocus()

    def _end(self) -> None:
        self.form.fill({})
        self._editing = None
        self._writing.hide()
        self._list.show()

    def _enable(self, _position: int = -1) -> None:
        line, none = self._chosen(), not self.rows.rows
        living = line is not None and not line.removed_reason
        self._none.setVisible(none)
        self.table.setVisible(not none)
        self._add.setVisible(self._editable)
        for one in (self._edit, self._aside):
            one.setVisible(self._editable and not none and (line is None or living))
            one.setEnabled(living)
        for one in (self._up, self._down):
            one.setVisible(self._editable and self._kind.move is not None and len(self._living()) > 1)
        self._up.setEnabled(living and line is not self._living()[0])
        self._down.setEnabled(living and line is not self._living()[-1])
        self._back.setVisible(self._editable and line is not None and not living)

    def _living(self) -> list[Any]:
        return [line for line in self.rows.rows if not line.removed_reason]

    def _chosen(self) -> Any:
        return self.rows.row_at(self.table.currentIndex().row())

    def _correct_chosen(self) -> None:
        self._correct(self.table.currentIndex().row())

    def _correct(self, position: int) -> None:
        line = self.rows.row_at(position)
        if self._editable and line is not None and not line.removed_reason:
            self._write(line)

    def _save(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        self._keep.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._kept, self._kind.keep, self._owner, self._editing, values, today)
        job.refused = self._refused

    def _kept(self, _answer: object) -> None:
        said = self._kind.kept if self._editing is not None else self._kind.added
        self._end()
        self._tell(said)

    def _refused(self, refusal: Refusal) -> None:
        self._keep.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.overtaken.emit()

    def _put_aside(self) -> None:
        line = self._chosen()
        reason = line and messages.ask_reason(self, _("Put the line aside"), _("Why is it put aside?"))
        if line and reason:
            today = date.today()  # noqa: DTZ011  # the office's own day
            self._shell.background.do(self, self._told, self._kind.remove, line.id, reason, today)

    def _bring_back(self) -> None:
        line = self._chosen()
        if line is not None:
            self._shell.background.do(self, self._told, self._kind.restore, line.id)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        line = self._chosen()
        if line is not None and self._kind.move is not None:
            self.table.select_position(self.rows.rows.index(line) + by)
            self._shell.background.do(self, self._told, self._kind.move, line.id, line.rank + by)

    def _told(self, _answer: object) -> None:
        self._tell(self._kind.kept)

    def _tell(self, sentence: str) -> None:
        self._shell.say(_(sentence))
        self.changed.emit()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    return column
