"""The first page: what needs hands today, deadlines and the cases of each stage."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.dates import letter_date, shown_date
from desktop.services.home import HomeView, Task, TaskKind, home, next_steps, pressing_shortages
from desktop.text import N_, _
from desktop.ui.home.moves import MadeMoves
from desktop.ui.home.shortages import Shortages
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Header, Page, Shell, button, days_left_words, main_button

TASK_ICONS = {
    TaskKind.CASE: "swap-horizontal",
    TaskKind.OBJECTION: "scale-balance",
    TaskKind.PROMISE: "handshake-outline",
    TaskKind.SUPPORT: "hand-heart-outline",
    TaskKind.FOLLOW_UP: "chart-line",
    TaskKind.OPINION: "account-clock-outline",
    TaskKind.REPAIR: "file-undo-outline",
}
STEPS_AT_ONCE = 10
"""Cases whose next step is asked for together: few enough that the first words come at once."""
SOON_DAYS = 3
WIDE_STRIP, FEW = 1000, 5


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day


def _urgency(task: Task) -> QIcon | None:
    if task.days_left is None:
        return None
    if task.days_left < 0:
        return icon("alert-circle-outline", Meaning.LATE)
    meaning = Meaning.SOON if task.days_left <= SOON_DAYS else Meaning.PLAIN
    return icon("clock-outline", meaning)


def _matter(task: Task) -> QIcon:
    return icon(TASK_ICONS[task.kind])


def _days(task: Task) -> str:
    return "" if task.days_left is None else days_left_words(task.days_left)


COLUMNS: tuple[Column[Task], ...] = (
    Column("days", N_("Deadline"), 150, _days, icon=_urgency, sortable=False),
    Column("due", N_("Due on"), 110, lambda task: shown_date(task.due) if task.due else "", right=True, sortable=False),
    Column("number", N_("Number"), 110, lambda task: task.number, sortable=False),
    Column("who", N_("Employee"), 220, lambda task: task.who, sortable=False),
    Column("stage", N_("Stage or matter"), 160, lambda task: task.stage, icon=_matter, sortable=False),
    Column("what", N_("What to do"), 420, lambda task: task.what, sortable=False),
)


class HomePage(Page):
    """What the officer sees first each morning."""

    shown = Signal()
    """After the first rows were filled."""

    TITLE = N_("Home")
    HELP = "home"
    ROLE = "home"
    PLACES = (Place.HOME,)
    TABLES = (
        frozenset({"employee", "transfer_case", "objection", "decree", "checklist_item", "attachment"})
        | frozenset({"commitment", "support_item", "follow_up", "case_repair", "technical_opinion", "check_override"})
        | frozenset({"talk", "sitting", "sitting_opinion", "score_line"})
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._is_new = True
        self._steps: dict[int, str] = {}
        """What each case needs next, as last told."""
        self._header = Header(_(self.TITLE))
        self._rows: Rows[Task] = Rows(COLUMNS)
        self._table = TableView(self._rows, "home.table", shell.state, sorting=False)
        self._stages = StageStrip(shell)
        self._shortages = Shortages(shell)
        self._applied = MadeMoves(shell)
        self._body = QStackedWidget()
        self._build()
        self._table.opened.connect(self._open)

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # there is one home
        """Show today: at first the outline, which needs less than the whole."""
        if self._is_new:
            self._is_new = False
            self.background.ask(self, self._show_outline, home, _today(), outline=True)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Ask again for today's work."""
        self.background.ask(self, self._show_whole, home, _today())

    def _build(self) -> None:
        create = main_button(_("&New transfer"), "home.newCase", "plus")
        create.clicked.connect(lambda: self.shell.open(Place.NEW_CASE))
        promises = button(_("Pro&mises and support"), "home.promises", lambda: self.shell.open(Place.PROMISES))
        self._header.add(promises, create)
        self._table.setAccessibleName(_("What needs your hands today"))
        self._nothing = muted(_("Nothing waits for you today."))
        self._nothing.setObjectName("home.nothing")
        self._nothing.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = heading(_("What needs your hands today"), 1.1)
        title.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        for widget in (self._stages, self._applied, title, self._nothing, self._shortages):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addStretch(0)
        self._body.addWidget(QWidget())
        self._body.addWidget(work)
        self._body.addWidget(FirstSteps(self.shell))
        self.column.addWidget(self._header)
        self.column.addWidget(self._body, 1)

    def _show_outline(self, view: HomeView) -> None:
        self._show(view)
        self.shown.emit()
        self.refresh()

    def _show(self, view: HomeView) -> None:
        self._header.count.setText(letter_date(_today()))
        self._body.setCurrentIndex(1 if view.has_employees else 2)
        self._stages.show_counts(view.stages)
        self._stages.setVisible(not _is_idle(view))
        self._applied.show_moves(view.moves)
        self._rows.set_rows([self._with_step(task) for task in view.tasks])
        self._nothing.setVisible(not view.tasks)
        self._table.setVisible(bool(view.tasks))

    def _show_whole(self, view: HomeView) -> None:
        """Show all; without any open case, where people are missing instead of noughts."""
        self._show(view)
        cases = [task.id for task in view.tasks if task.kind is TaskKind.CASE]
        for at in range(0, len(cases), STEPS_AT_ONCE):
            self.background.ask(self, self._tell_steps, next_steps, cases[at : at + STEPS_AT_ONCE], _today())
        if _is_idle(view):
            self.background.ask(self, self._shortages.show_rows, pressing_shortages)
        else:
            self._shortages.show_rows(())

    def _tell_steps(self, steps: dict[int, str]) -> None:
        """Put the words beside their cases; the list stays as it is."""
        self._steps |= steps
        at = self._table.currentIndex().row()
        self._rows.set_rows([self._with_step(task) for task in self._rows.rows])
        if at >= 0:
            self._table.select_position(at)

    def _with_step(self, task: Task) -> Task:
        """A case with what it needs next; until that is known, with what was known before."""
        return replace(task, what=self._steps.get(task.id, "…")) if task.kind is TaskKind.CASE else task

    def _open(self, position: int) -> None:
        task = self._rows.row_at(position)
        if task is not None:
            self.shell.open(Place.OBJECTION if task.kind is TaskKind.OBJECTION else Place.CASE, task.id)


def _is_idle(view: HomeView) -> bool:
    return view.has_employees and not any(count for _stage, count in view.stages)


class StageStrip(QFrame):
    """The stages of open cases in their order, each with its number; a click lists them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._buttons: dict[CaseStage, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._grid.setSpacing(GAP)
        self._shell = shell

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Two rows where one would cut the words."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def _place(self, width: int) -> None:
        across = len(CaseStage) if width >= WIDE_STRIP else FEW
        for position, made in enumerate(self._buttons.values()):
            self._grid.addWidget(made, position // across, position % across)

    def show_counts(self, stages: tuple[tuple[CaseStage, int], ...]) -> None:
        """Show how many cases each stage holds."""
        for stage, count in stages:
            made = self._buttons.get(stage) or self._add(stage)
            made.setText(f"{count}\n{_(CASE_STAGE_WORDS[stage])}")
            made.setEnabled(count > 0)
            made.setAccessibleName(f"{_(CASE_STAGE_WORDS[stage])}: {count}")
        self._place(self.width())

    def _add(self, stage: CaseStage) -> QPushButton:
        position = list(CaseStage).index(stage)
        made = button("", f"home.stage.{stage}", lambda: self._shell.open(Place.CASES, position))
        made.setProperty("stage", True)
        made.setToolTip(_("List the cases of this stage"))
        self._buttons[stage] = made
        return made


class FirstSteps(QWidget):
    """What an office without employees does first."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(heading(_("No employees are recorded yet"), 1.1))
        told = QLabel(
            _(
                "Begin by taking in what SIASN exports: the workbook of units and posts first, then that of employees. "
                "You can also record employees by hand."
            )
        )
        told.setWordWrap(True)  # Qt's own signature
        column.addWidget(told)
        row = QHBoxLayout()
        take_in = main_button(_("&Import from SIASN"), "home.import", "database-import-outline")
        take_in.clicked.connect(lambda: shell.open(Place.IMPORT))
        row.addWidget(take_in)
        row.addWidget(button(_("&Record an employee"), "home.newEmployee", lambda: shell.open(Place.NEW_EMPLOYEE)))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
