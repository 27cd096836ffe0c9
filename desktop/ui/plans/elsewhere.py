"""Where else an employee could go: every place that was looked at, which rule forbids it, and what it would cost."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.asked import Pin, PinKind
from desktop.domain.refusal import Refusal
from desktop.services.plans.reading import Who
from desktop.services.plans.worth import Possible, cost_of_sending, places_for
from desktop.text import N_, _
from desktop.ui.background import Job
from desktop.ui.icons import icon
from desktop.ui.plans.numbers import signed
from desktop.ui.plans.worth import WorthPart
from desktop.ui.style import GAP, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row


def _permitted_icon(row: Possible) -> QIcon:
    return icon("check-circle-outline", Meaning.DONE) if row.permitted else icon("close-octagon-outline", Meaning.LATE)


def _place_whole(row: Possible) -> str:
    return f"{row.unit} · {row.post}"


def _why(row: Possible) -> str:
    if not row.permitted:
        return row.why
    return _("Permitted") if row.wish_rank is None else _("Permitted, wish {rank}").format(rank=row.wish_rank)


LOWEST = 200
"""Height that the places keep, however long the answer below them is."""


class ElsewherePart(QWidget):
    """The places of one employee; they are asked for only when the officer wants to see them."""

    settled = Signal(object)
    """The `Pin` by which the officer sends the employee to the chosen place."""
    closed = Signal()

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self._shell = shell
        self._job: Job | None = None
        self._plan_id = self._employee_id = 0
        self._locked = False
        self._post = ""
        """Title of the employee's present post."""
        self.rows: Rows[Possible] = Rows(self._columns())
        self.table = TableView(self.rows, f"{role}.places", shell.state, sorting=False)
        self.worth = WorthPart(shell, f"{role}.sending", _("What would it cost to send there?"), self._ask_cost)
        self._send = button(_("Set: send there"), f"{role}.send", self._settle)
        self._close = button(_("Close the places"), f"{role}.closePlaces", self.closed.emit)
        self._title, self._state = heading("", 1.1), muted()
        self._build()

    def load(self, plan_id: int, who: Who, *, locked: bool) -> None:
        """Ask for the places of this employee."""
        self.clear()
        self._plan_id, self._employee_id, self._post, self._locked = plan_id, who.id, who.post, locked
        self._title.setText(_("Places for {name}").format(name=who.name))
        self._state.setText(_("Looking at every place …"))
        today = date.today()  # noqa: DTZ011  # the office's own day
        background = self._shell.background
        self._job = background.watch(self, self._show, _no_step, places_for, plan_id, who.id, today)
        self._job.refused = self._refused

    def clear(self) -> None:
        """Forget whom the places were for."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.worth.clear()
        self.rows.set_rows([])
        self._enable()

    def _columns(self) -> tuple[Column[Possible], ...]:
        return (
            Column("place", N_("Place"), 240, self._place_words, icon=_permitted_icon, tip=_place_whole),
            Column("why", N_("Permitted?"), 96, _why),
            Column("points", N_("Own points"), 100, lambda row: signed(row.points), right=True),
        )

    def _place_words(self, row: Possible) -> str:
        """Units of one kind begin alike and the column is narrow: the post is named only where it is another one."""
        return row.unit if row.post == self._post else _place_whole(row)

    def _build(self) -> None:
        self.table.setAccessibleName(_("Places that were looked at"))
        self.table.setMinimumHeight(LOWEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self._title, self._state):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.worth)
        column.addLayout(button_row(self._send, self._close))
        self.table.picked.connect(self._picked)

    def _show(self, places: tuple[Possible, ...]) -> None:
        self._job = None
        self.rows.set_rows(places)
        permitted = sum(place.permitted for place in places)
        words = _("{count} places looked at, the rules permit {permitted}.")
        self._state.setText(words.format(count=len(places), permitted=permitted))
        if places:
            self.table.select_position(0)
            self.table.setFocus()
        self._enable()

    def _picked(self, _position: int) -> None:
        self.worth.clear()
        self._enable()

    def _enable(self) -> None:
        place = self._place()
        self._send.setEnabled(place is not None and place.permitted and not self._locked)
        self.worth.setEnabled(place is not None and place.permitted)

    def _place(self) -> Possible | None:
        return self.rows.row_at(self.table.currentIndex().row())

    def _ask_cost(self) -> None:
        place = self._place()
        if place is not None:
            today = date.today()  # noqa: DTZ011  # the office's own day
            where = (place.unit_id, place.post_id)
            self.worth.ask(cost_of_sending, self._plan_id, self._employee_id, where, today)

    def _settle(self) -> None:
        place = self._place()
        if place is not None:
            self.settled.emit(Pin(PinKind.GO, self._employee_id, place.unit_id, place.post_id))

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._state.setText(str(refusal))


def _no_step(_progress: Progress) -> None:
    """It takes a moment only."""
