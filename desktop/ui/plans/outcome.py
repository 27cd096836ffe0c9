"""What became of a plan: which moves are cases, decrees, refused, objected to, and what the evaluation says."""

from datetime import date

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS
from desktop.services.plans.outcome import MOVE_STATE_WORDS, MoveOutcome, MoveState, PlanOutcome, plan_outcome
from desktop.services.plans.reading import PlanFile
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.plans.sentences import sentence
from desktop.ui.style import GAP, MARGIN, Meaning
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Shell, button

ICONS = {
    MoveState.PROPOSED: ("lightbulb-outline", Meaning.PLAIN),
    MoveState.UNDER_WAY: ("progress-clock", Meaning.SOON),
    MoveState.NOT_APPROVED: ("close-circle-outline", Meaning.SOON),
    MoveState.DECREED: ("file-sign", Meaning.DONE),
    MoveState.MOVED: ("check-circle-outline", Meaning.DONE),
    MoveState.ENDED: ("close-circle-outline", Meaning.LATE),
}


def _state_icon(row: MoveOutcome) -> QIcon:
    return icon(*ICONS[row.state])


def _stage(row: MoveOutcome) -> str:
    return _(CASE_STAGE_WORDS[row.stage]) if row.stage is not None else ""


COLUMNS: tuple[Column[MoveOutcome], ...] = (
    Column("employee", N_("Employee"), 200, lambda row: row.who.name),
    Column(
        "state",
        N_("What became of it"),
        160,
        lambda row: _(MOVE_STATE_WORDS[row.state]),
        icon=_state_icon,
        sortable=False,
    ),
    Column("number", N_("Case"), 100, lambda row: row.number),
    Column("stage", N_("Stage"), 110, _stage),
    Column("decree", N_("Decree"), 150, lambda row: row.decree),
    Column("objections", N_("Objections"), 130, lambda row: "; ".join(row.objections)),
    Column("evaluation", N_("Evaluation"), 170, lambda row: row.evaluation),
    Column("end", N_("Why it ended"), 150, lambda row: row.end_reason),
    Column("to", N_("To unit"), 150, lambda row: row.to_unit, shown=False),
)


class OutcomeTab(QWidget):
    """Filled when cases were opened; asked for anew whenever the plan is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: PlanFile | None = None
        self.rows: Rows[MoveOutcome] = Rows(COLUMNS)
        self.table = TableView(self.rows, "plan.outcome", shell.state, sorting=False)
        self._summary = sentence("plan.outcome.summary")
        self._open = button(_("Open the case"), "plan.outcome.open", self._open_case)
        self._build()
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._opened)

    def show_file(self, file: PlanFile) -> None:
        """Ask what became of the moves of `file`."""
        self._file = file
        has_cases = any(row.case_id is not None for row in file.moves)
        self._stack.setCurrentIndex(1 if has_cases else 0)
        if has_cases:
            today = date.today()  # noqa: DTZ011  # the office's own day
            self._shell.background.ask(self, self._show, plan_outcome, file.id, today)

    def _build(self) -> None:
        self.table.setAccessibleName(_("What became of the moves"))
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._summary, 1)
        top.addWidget(self._open)
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(_("No case was opened from this plan yet. Tick moves among the proposals and open their cases."))
        )
        self._stack.addWidget(listed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _show(self, outcome: PlanOutcome) -> None:
        self._summary.setText(outcome.summary)
        self.rows.set_rows(outcome.moves)
        if outcome.moves:
            self.table.select_position(0)

    def _picked(self, position: int) -> None:
        row = self.rows.row_at(position)
        self._open.setEnabled(row is not None and row.case_id is not None)

    def _open_case(self) -> None:
        self._opened(self.table.currentIndex().row())

    def _opened(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None and row.case_id is not None:
            self._shell.open(Place.CASE, row.case_id)
