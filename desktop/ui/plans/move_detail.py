"""One proposed move explained: what it gives and costs, its points one by one, and what the officer may settle."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.employees.nip import grouped
from desktop.domain.plans.asked import Pin, PinKind
from desktop.services.plans.reading import PlanFile, ShownMove
from desktop.services.plans.worth import worth_without
from desktop.text import _
from desktop.ui.places import Place
from desktop.ui.plans.reasons import LinesPart
from desktop.ui.plans.sentences import pin_words, sentence
from desktop.ui.plans.worth import WorthPart
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted
from desktop.ui.windows import Shell, button, button_row


class MoveDetail(QScrollArea):
    """The move that is chosen in the list."""

    settled = Signal(object)
    """The `Pin` that the officer asks for; the plan is worked out again with it."""
    released = Signal(int)
    """Employee whose settled move shall be free again."""
    places_wanted = Signal()
    """The other places of the employee are to be looked at."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._row: ShownMove | None = None
        self._plan_id = 0
        self._reason = QLineEdit()
        self.reasons = LinesPart("plan.why")
        self.points = LinesPart("plan.points")
        self.worth = WorthPart(shell, "plan.worth", _("What is it worth?"), self._ask_worth)
        self._pin = button(_("Se&t this move"), "plan.pin", self._pin_it)
        self._free = button(_("Let it &free again"), "plan.free", self._free_it)
        self._ban = button(_("Not t&here"), "plan.ban", self._ban_it)
        self._stay = button(_("Stays where &is"), "plan.stay", self._stay_put)
        self._places = button(_("Other places…"), "plan.otherPlaces", self._look_around)
        self._employee = button(_("Open the employee"), "plan.openEmployee", self._open_employee)
        self._case = button(_("Open the case"), "plan.openCase", self._open_case)
        self._build()

    def show_move(self, row: ShownMove | None, file: PlanFile) -> None:
        """Show `row` of the plan `file`; nothing where there is none."""
        if self._row is None or row is None or row.id != self._row.id:
            self.worth.clear()
            self._reason.clear()
        self._row, self._plan_id = row, file.id
        self._inside.setVisible(row is not None)
        if row is None:
            return
        reason = row.move.reason
        self._title.setText(row.who.name)
        self._nip.setText(grouped(row.who.nip))
        self._way.setText(
            _("From {from_post}, {from_unit}\nto {to_post}, {to_unit}").format(
                from_post=row.from_post, from_unit=row.from_unit, to_post=row.to_post, to_unit=row.to_unit
            )
        )
        self._settled.setText("\n".join(map(pin_words, row.pins)))
        self._settled.setVisible(bool(row.pins))
        self.reasons.show_reason(reason)
        self.points.show_points(reason.points)
        self._offer(row, file)

    def _offer(self, row: ShownMove, file: PlanFile) -> None:
        playing = not file.locked
        self._pin.setVisible(playing and not row.pinned)
        self._free.setVisible(playing and bool(row.pins))
        self._reason.setVisible(playing)
        self._ban.setVisible(playing)
        self._stay.setVisible(playing)
        self._case.setVisible(row.case_id is not None)

    def _build(self) -> None:
        self._title, self._nip = heading("", 1.1), muted()
        self._way, self._settled = sentence("plan.way"), sentence("plan.settledHere")
        self._reason.setObjectName("plan.pinReason")
        self._reason.setMaxLength(300)
        self._reason.setPlaceholderText(_("Reason of what is settled (may be empty)"))
        self._reason.setAccessibleName(_("Reason of what is settled"))
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        head = QVBoxLayout()
        head.setSpacing(GRID)
        for widget in (self._title, self._nip, self._way, self._settled):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self._reason)
        column.addLayout(button_row(self._pin, self._ban))
        column.addLayout(button_row(self._stay, self._free))
        column.addWidget(self.reasons)
        column.addWidget(self.worth)
        column.addWidget(heading(_("Points one by one"), 1.0))
        column.addWidget(self.points)
        column.addLayout(button_row(self._places, self._employee))
        column.addLayout(button_row(self._case))
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        self._inside.hide()

    def _settle(self, kind: PinKind) -> None:
        if self._row is None:
            return
        move, there = self._row.move, kind is not PinKind.STAY
        unit, post = (move.to_unit_id, move.to_post_id) if there else (None, None)
        self.settled.emit(Pin(kind, move.employee_id, unit, post, self._reason.text().strip()))

    def _pin_it(self) -> None:
        self._settle(PinKind.GO)

    def _ban_it(self) -> None:
        self._settle(PinKind.NOT_THERE)

    def _stay_put(self) -> None:
        self._settle(PinKind.STAY)

    def _free_it(self) -> None:
        if self._row is not None:
            self.released.emit(self._row.who.id)

    def _look_around(self) -> None:
        self.places_wanted.emit()

    def _ask_worth(self) -> None:
        if self._row is not None:
            today = date.today()  # noqa: DTZ011  # the office's own day
            self.worth.ask(worth_without, self._plan_id, self._row.who.id, today)

    def _open_employee(self) -> None:
        if self._row is not None:
            self._shell.open(Place.EMPLOYEE, self._row.who.id)

    def _open_case(self) -> None:
        if self._row is not None and self._row.case_id is not None:
            self._shell.open(Place.CASE, self._row.case_id)
