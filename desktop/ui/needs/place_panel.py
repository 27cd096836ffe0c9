"""Who stands behind a cell of the heat table: the holders of a post, who leaves when, and what can be done next."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.needs.counts import count_words
from desktop.domain.needs.staffing import LEAVE_REASON_WORDS
from desktop.domain.needs.tasks import sheet_number
from desktop.services.needs.place import HolderLine, NeedPlace, need_place
from desktop.text import N_, _
from desktop.ui.background import Job
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row

ROLE = "needs.place"


def until_words(line: HolderLine) -> str:
    """Until when somebody holds the post and why it ends, or that somebody is on the way or away."""
    holder, told = line.holder, []
    if holder.coming_from_case:
        told.append(_("comes by case {number}").format(number=holder.coming_from_case))
    if holder.away:
        told.append(_("away to study"))
    if holder.until is not None:
        why = "" if holder.why is None else _(LEAVE_REASON_WORDS[holder.why])
        told.append(f"{why} {shown_date(holder.until)}".strip())
    return ", ".join(told)


COLUMNS: tuple[Column[HolderLine], ...] = (
    Column("name", N_("Name"), 170, lambda line: line.holder.name, sortable=False),
    Column("until", N_("Until"), 150, until_words, sortable=False),
    Column("post", N_("Post"), 150, lambda line: line.post, sortable=False),
    Column("nip", N_("NIP"), 168, lambda line: grouped(line.holder.nip), whole=True, sortable=False, shown=False),
)


class PlacePanel(QWidget):
    """The names behind a figure, with the ways on."""

    closed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: Job | None = None
        self._place: NeedPlace | None = None
        self.rows: Rows[HolderLine] = Rows(COLUMNS)
        self.table = TableView(self.rows, f"{ROLE}.holders", shell.state, sorting=False)
        self.table.setAccessibleName(_("Holders"))
        self.table.opened.connect(self._open_employee)
        self._title, self._count, self._note = heading("", 1.15), muted(), muted()
        self._none = muted(_("Nobody holds it on this day."))
        for label, name in ((self._title, "title"), (self._count, "count"), (self._note, "note")):
            label.setObjectName(f"{ROLE}.{name}")
            label.setWordWrap(True)
        self._build()

    def ask(self, unit_id: int, post_id: int | None, day: date) -> None:
        """Show who is behind this cell, or behind the unit's row where there is no post."""
        if self._asked is not None:
            self._asked.cancel()
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._asked = self._shell.background.ask(self, self._show, need_place, unit_id, post_id, day, today)

    def again(self, day: date) -> None:
        """Ask again for what is shown, on this day."""
        if self._place is not None:
            self.ask(self._place.unit_id, self._place.post_id, day)

    def _build(self) -> None:
        employee = button(_("Open emplo&yee"), f"{ROLE}.employee", self._open_current)
        unit = button(_("Open the u&nit"), f"{ROLE}.unit", self._open_unit)
        self._tasks = button(_("&Tasks (ABK)…"), f"{ROLE}.tasks", self._open_tasks)
        self._move = button(_("Ne&w transfer to here…"), f"{ROLE}.move", self._begin_case)
        self._employee = employee
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(button(_("&Close"), f"{ROLE}.close", self.closed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + GRID, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        for label in (self._count, self._note):
            column.addWidget(label)
        column.addLayout(button_row(self._move, self._tasks))
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        column.addLayout(button_row(employee, unit))
        column.addStretch()

    def _show(self, place: NeedPlace) -> None:
        self._asked, self._place = None, place
        self._title.setText(f"{place.post}, {place.unit}" if place.post_id is not None else place.unit)
        told = _("On {day}: {told}.").format(day=shown_date(place.day), told=count_words(place.count))
        self._count.setText(told)
        self._note.setText(place.note)
        self._note.setVisible(bool(place.note))
        self.rows.set_rows(place.holders)
        self.table.setColumnHidden(2, place.post_id is not None)
        self.table.setVisible(bool(place.holders))
        self._none.setVisible(not place.holders)
        self._employee.setEnabled(bool(place.holders))
        self._move.setEnabled(place.post_id is not None)

    def _open_employee(self, position: int) -> None:
        line = self.rows.row_at(position)
        if line is not None:
            self._shell.open(Place.EMPLOYEE, line.holder.employee_id)

    def _open_current(self) -> None:
        self._open_employee(max(self.table.currentIndex().row(), 0))

    def _open_unit(self) -> None:
        if self._place is not None:
            self._shell.open(Place.UNIT, self._place.unit_id)

    def _open_tasks(self) -> None:
        if self._place is not None:
            self._shell.open(Place.NEED_TASKS, sheet_number(self._place.unit_id, self._place.post_id or 0))

    def _begin_case(self) -> None:
        if self._place is not None and self._place.post_id is not None:
            self._shell.open(Place.NEW_CASE_TO, sheet_number(self._place.unit_id, self._place.post_id))
