"""All transfer plans: what each brings, and where a new one, a comparison or the search for swaps begins."""

from datetime import date

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QStackedWidget

from desktop.domain.dates import shown_date
from desktop.domain.plans.model import Standing
from desktop.services.plans.age import RESTS_ON
from desktop.services.plans.beginning import begin_plan
from desktop.services.plans.plans import PlanRow, copy_plan, list_plans, remove_plan, restore_plan
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.plans.numbers import signed
from desktop.ui.plans.top import OVERTAKEN_ICON, STANDING_ICONS
from desktop.ui.style import Meaning
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button

STANDING_WORDS = {
    None: N_("Not worked out yet"),
    Standing.PROVED: N_("Proved to be best"),
    Standing.TRUSTED: N_("Best as far as known"),
    Standing.IMPOSSIBLE: N_("Contradicts itself"),
}


def _state(row: PlanRow) -> str:
    if row.removed_reason:
        return _("Put aside")
    return _("Records changed since") if row.overtaken else _(STANDING_WORDS[row.standing])


def _state_icon(row: PlanRow) -> QIcon:
    if row.removed_reason:
        return icon("archive-outline", Meaning.PLAIN)
    if row.overtaken:
        return icon(*OVERTAKEN_ICON)
    return icon("circle-outline", Meaning.PLAIN) if row.standing is None else icon(*STANDING_ICONS[row.standing])


def _gaps(row: PlanRow) -> str:
    found = row.figures
    return f"{found.gaps_before} → {found.gaps_after}" if found is not None else ""


def _wishes(row: PlanRow) -> str:
    found = row.figures
    return _("{met} of {stated}").format(met=found.wishes_met, stated=found.wishes_stated) if found is not None else ""


def _tip(row: PlanRow) -> str:
    copied = _("copy of {name}").format(name=row.copied_from) if row.copied_from else ""
    return " · ".join(filter(None, (row.name, copied, row.note, row.removed_reason)))


PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("name", N_("Name"), 240, lambda row: row.name, tip=_tip),
    Column("state", N_("State"), 190, _state, icon=_state_icon),
    Column("day", N_("Day of the moves"), 120, lambda row: shown_date(row.day), right=True),
    Column(
        "moves", N_("Moves"), 76, lambda row: str(row.figures.moves) if row.figures else "", right=True, sortable=False
    ),
    Column("gaps", N_("Missing people"), 130, _gaps, right=True),
    Column("wishes", N_("Wishes met"), 170, _wishes, right=True),
    Column(
        "points",
        N_("In points"),
        80,
        lambda row: signed(row.figures.points) if row.figures else "",
        right=True,
        sortable=False,
    ),
    Column(
        "cases", N_("Cases opened"), 130, lambda row: str(row.cases) if row.cases else "", right=True, sortable=False
    ),
)


class PlansPage(Page):
    """The list of plans."""

    TITLE = N_("Transfer plans")
    HELP = "plans"
    ROLE = "plans"
    PLACES = (Place.PLANS,)
    TABLES = RESTS_ON | {"plan", "plan_move"}

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: Rows[PlanRow] = Rows(PLAN_COLUMNS)
        self.table = TableView(self.rows, "plans.table", shell.state, sorting=False)
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Show the list."""
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the plans."""
        self.background.ask(self, self._show, list_plans, removed=self._removed.isChecked())

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._removed = QCheckBox(_("Those put &aside too"))
        self._removed.setObjectName("plans.removed")
        self._open = button(_("&Open"), "plans.open", self._open_chosen)
        self._copy = button(_("&Copy"), "plans.copy", self._copy_chosen)
        self._aside = button(_("P&ut aside…"), "plans.remove", self._put_aside)
        self._back = button(_("B&ring back"), "plans.restore", self._bring_back)
        self._compare = button(_("Co&mpare…"), "plans.compare", self._compare_chosen)
        self._swaps = button(_("Find &swaps…"), "plans.swaps", self._find_swaps)
        self._new = main_button(_("&New plan"), "plans.new", "plus")
        self._header.add(
            self._removed, self._open, self._copy, self._aside, self._back, self._compare, self._swaps, self._new
        )
        self.table.setAccessibleName(_(self.TITLE))
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._empty = EmptyState(
            _(
                "A plan looks at everybody of the units that you choose at once and finds the set of moves that helps "
                "most, with the reasons of each. It changes nothing in the records."
            ),
            _("Make the first plan"),
            "plans.first",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._header)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._new.clicked.connect(self._begin)
        self._empty.acted.connect(self._begin)
        self._removed.clicked.connect(self.refresh)
        self.table.picked.connect(self._enable)
        self.table.opened.connect(self._opened)

    def _show(self, rows: tuple[PlanRow, ...]) -> None:
        chosen = self._chosen()
        self.rows.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            at = next((at for at, row in enumerate(rows) if chosen is not None and row.id == chosen.id), 0)
            self.table.select_position(at)
        self._enable()

    def _chosen(self) -> PlanRow | None:
        return self.rows.row_at(self.table.currentIndex().row())

    def _enable(self, _position: int = -1) -> None:
        row = self._chosen()
        living = row is not None and not row.removed_reason
        for one in (self._open, self._copy, self._aside, self._compare):
            one.setVisible(bool(self.rows.rows))
            one.setEnabled(living)
        self._new.setVisible(bool(self.rows.rows))
        self._back.setVisible(row is not None and not living)
        self._aside.setVisible(living)

    def _begin(self) -> None:
        """Keep a new plan under a name of its own, so that nothing entered is lost, and open it."""
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.background.do(self, self._made, begin_plan, today)

    def _made(self, plan_id: int) -> None:
        self.shell.open(Place.PLAN, plan_id)

    def _opened(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None and not row.removed_reason:
            self.shell.open(Place.PLAN, row.id)

    def _open_chosen(self) -> None:
        self._opened(self.table.currentIndex().row())

    def _copy_chosen(self) -> None:
        row = self._chosen()
        if row is not None:
            self.background.do(self, self._made, copy_plan, row.id)

    def _put_aside(self) -> None:
        row = self._chosen()
        reason = row and messages.ask_reason(self, _("Put the plan aside"), _("Why is it put aside?"))
        if row and reason:
            self.background.do(self, self._told, remove_plan, row.id, reason)

    def _bring_back(self) -> None:
        row = self._chosen()
        if row is not None:
            self.background.do(self, self._told, restore_plan, row.id)

    def _told(self, _nothing: object) -> None:
        self.shell.say(_("The list of plans is changed."))

    def _compare_chosen(self) -> None:
        row = self._chosen()
        if row is not None:
            self.shell.open(Place.PLAN_COMPARISON, row.id)

    def _find_swaps(self) -> None:
        self.shell.open(Place.PLAN_SWAPS)
