"""Plans side by side: figures, what is asked otherwise, and who is sent where by each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.services.plans.comparison import (
    ComparedFloor,
    ComparedLine,
    ComparedMove,
    ComparedPlace,
    Comparison,
    LineKind,
    compare_plans,
)
from desktop.services.plans.plans import PlanRow, copy_plan, list_plans
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.plans.splitting import bordered
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.ticked_rows import TickedRows
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button

FEWEST, MOST = 2, 4
FEW = 2
"""Page that says how to come to a second plan."""
COUNTED = {2: "two", 3: "three", 4: "four"}
SHARES = (260, 906)
ROOM = 560
"""Width that the plans share beside the names of the lines."""
CHOICE_COLUMNS: tuple[Column[PlanRow], ...] = (Column("name", N_("Plan"), 260, lambda row: row.name),)


def _value(at: int, row: ComparedLine | ComparedFloor) -> str:
    return row.values[at]


def _best(at: int, row: ComparedLine) -> QIcon | None:
    return icon("star-outline", Meaning.DONE) if at in row.best and row.differs else None


def _differs(row: ComparedLine) -> QIcon | None:
    return icon("not-equal-variant", Meaning.SOON) if row.differs and row.kind is LineKind.ASKED else None


def _sent(at: int, row: ComparedMove) -> str:
    return row.to[at] or _("stays")


def _after(at: int, row: ComparedPlace) -> str:
    after = row.after[at]
    if after is None:
        return "–"
    missing = row.need - after
    return _("{after}, short {missing}").format(after=after, missing=missing) if missing > 0 else str(after)


@dataclass(frozen=True, slots=True)
class _Part:
    """One table of the comparison: its columns before those of the plans, and how a plan shows in it."""

    name: str
    first: tuple[Column[Any], ...]
    shown: Any
    mark: Any = None
    right: bool = False

    def columns(self, names: Sequence[str]) -> tuple[Column[Any], ...]:
        """The whole table for plans of these names."""
        plans = tuple(
            Column(
                f"plan{at}",
                name,
                ROOM // len(names),
                partial(self.shown, at),
                right=self.right,
                sortable=False,
                icon=partial(self.mark, at) if self.mark else None,
            )
            for at, name in enumerate(names)
        )
        return (*self.first, *plans)


FIGURES = _Part(
    "figures",
    (Column("title", N_("Compared"), 320, lambda row: row.title, whole=True, icon=_differs),),
    _value,
    _best,
)
MOVES = _Part(
    "moves",
    (
        Column("employee", N_("Employee"), 180, lambda row: row.who.name),
        Column("from", N_("From unit"), 160, lambda row: row.who.unit),
    ),
    _sent,
)
PLACES = _Part(
    "places",
    (
        Column("unit", N_("Unit"), 180, lambda row: row.unit),
        Column("post", N_("Post"), 170, lambda row: row.post),
        Column("need", N_("Need"), 100, lambda row: str(row.need), right=True),
        Column("before", N_("Before"), 88, lambda row: str(row.before), right=True),
    ),
    _after,
    right=True,
)
FLOORS = _Part("floors", (Column("unit", N_("Unit"), 240, lambda row: row.unit),), _value, right=True)
PARTS = (FIGURES, MOVES, PLACES, FLOORS)
NOTHING = (
    "",
    N_("None of these plans moves anybody."),
    N_("No place lacks people before or after these plans."),
    N_(
        "No place is below the least staffing by these plans. Here would stand each that is, where a plan asks for a "
        "least staffing."
    ),
)
"""What a table without lines says."""
TITLES = (N_("&Figures"), N_("&Who moves"), N_("&Shortages of each"), N_("Below the &least staffing"))


class ComparisonPage(Page):
    """Plans to tick at the left, the comparison at the right."""

    TITLE = N_("Plans side by side")
    HELP = "plans"
    ROLE = "planComparison"
    PLACES = (Place.PLAN_COMPARISON,)
    TABLES = frozenset({"plan", "plan_move"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self.plans: TickedRows[PlanRow] = TickedRows(CHOICE_COLUMNS, lambda row: row.name)
        self.choice = TableView(self.plans, "planComparison.plans", shell.state, sorting=False)
        self.tables: list[TableView] = []
        self._build()
        self.plans.ticked.connect(self._ask)
        self.choice.opened.connect(self._turn)

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Compare the plan `item_id` with those nearest to it."""
        self._wanted = item_id
        self.plans.tick(self.plans.chosen(), on=False)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the plans."""
        self.background.ask(self, self._show_plans, list_plans)

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._back = button(_("&Back to the plans"), "planComparison.back", self._go_back)
        self._open = main_button(_("&Open the chosen plan"), "planComparison.open", "arrow-right")
        self._open.clicked.connect(self._open_chosen)
        self._header.add(self._back, self._open)
        self.choice.setAccessibleName(_("Plans to compare"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        told = muted(_("Tick two to four plans."))
        told.setContentsMargins(MARGIN, 0, 0, 0)
        column.addWidget(told)
        column.addWidget(self.choice, 1)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("planComparison.tabs")
        self.tabs.setDocumentMode(True)
        self._holders = [QVBoxLayout() for _title in TITLES]
        self._told = [muted() for _title in TITLES]
        for title, holder in zip(TITLES, self._holders, strict=True):
            inside = QWidget()
            holder.setContentsMargins(0, 0, 0, 0)
            inside.setLayout(holder)
            told = self._told[self.tabs.count()]
            told.setAlignment(Qt.AlignmentFlag.AlignCenter)
            holder.addWidget(told)
            self.tabs.addTab(inside, _(title))
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState(_("Tick two to four plans to see them side by side.")))
        self._right.addWidget(self.tabs)
        self._few = EmptyState(
            _(
                "A comparison needs at least two plans that are worked out. Copy a plan, change what is asked of the "
                "copy, work it out, and come back here."
            ),
            _("Copy this plan"),
            "planComparison.copy",
        )
        self._few.acted.connect(self._copy)
        self._right.addWidget(self._few)
        self.column.addWidget(self._header)
        self.column.addWidget(bordered(self.shell, "planComparison", left, self._right, SHARES), 1)

    def _show_plans(self, rows: tuple[PlanRow, ...]) -> None:
        before = self.plans.chosen()
        self.plans.offer(rows)
        if not before:
            self.plans.tick(_nearest(rows, self._wanted))
        if before or len(self.plans.chosen()) < FEWEST:
            self._ask()
        self._open.setEnabled(bool(rows))
        if rows and not self.choice.currentIndex().isValid():
            self.choice.select_position(0)

    def _turn(self, position: int) -> None:
        self.plans.turn(position)

    def _ask(self) -> None:
        chosen = self.plans.chosen()
        if FEWEST <= len(chosen) <= MOST:
            self.background.ask(self, self._show, compare_plans, chosen)
        else:
            solved = sum(row.standing is not None for row in self.plans.rows)
            self._right.setCurrentIndex(FEW if solved < FEWEST else 0)

    def _show(self, found: Comparison) -> None:
        names = [plan.name for plan in found.plans]
        for old in self.tables:
            old.hide()
            old.deleteLater()
        rows: tuple[Sequence[Any], ...] = (found.lines, found.moves, found.places, found.floors)
        self.tables = [
            self._table(part, names, shown, title) for part, shown, title in zip(PARTS, rows, TITLES, strict=True)
        ]
        for holder, table, told, words in zip(self._holders, self.tables, self._told, NOTHING, strict=True):
            holder.addWidget(table)
            empty = not table.model().rowCount()
            table.setVisible(not empty)
            told.setVisible(empty)
            told.setText(_(words) if empty else "")
        self._right.setCurrentIndex(1)

    def _table(self, part: _Part, names: Sequence[str], rows: Sequence[Any], title: str) -> TableView:
        model: Rows[Any] = Rows(part.columns(names))
        model.set_rows(rows)
        # Widths are remembered for each number of plans, which have as many columns.
        role = f"planComparison.{part.name}.{COUNTED[len(names)]}"
        table = TableView(model, role, self.shell.state, sorting=False)
        # Copies of one plan begin alike: what tells them apart stands at the end.
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        model.setParent(table)
        table.setAccessibleName(_(title).replace("&", ""))
        return table

    def _open_chosen(self) -> None:
        row = self.plans.row_at(self.choice.currentIndex().row())
        if row is not None:
            self.shell.open(Place.PLAN, row.id)

    def _copy(self) -> None:
        """Copy the plan from which the officer came, or the chosen one."""
        chosen = self.plans.row_at(self.choice.currentIndex().row())
        wanted = next((row for row in self.plans.rows if row.id == self._wanted), chosen)
        if wanted is not None:
            self.background.do(self, self._copied, copy_plan, wanted.id)

    def _copied(self, plan_id: int) -> None:
        self.shell.say(_("This is the copy. Changes of it leave the other plan as it is."))
        self.shell.open(Place.PLAN, plan_id)

    def _go_back(self) -> None:
        self.shell.open(Place.PLANS)


def _nearest(rows: Sequence[PlanRow], wanted: int | None) -> list[int]:
    """The wanted plan with its original or copies, or else with the newest others; only what is worked out."""
    solved = [row for row in rows if row.standing is not None]
    chosen = next((row for row in solved if row.id == wanted), None)
    if chosen is None:
        return [row.id for row in solved[:FEWEST]]
    kin = [row.id for row in solved if chosen.name == row.copied_from or chosen.copied_from == row.name]
    others = [row.id for row in solved if row.id != wanted]
    return [chosen.id, *(kin or others)[: FEWEST - 1]]
