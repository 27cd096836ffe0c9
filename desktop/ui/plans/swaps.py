"""The swap finder: pairs and cycles of wishes in which everybody is better off and no unit loses anybody."""

from datetime import date

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.asked import Scope
from desktop.domain.refusal import Cancelled, Refusal
from desktop.services.plans.cases import OpenedCase
from desktop.services.plans.swaps import Swap, SwapLeg, SwapsFound, Unmatched, finding_swaps, open_swap
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.icons import icon
from desktop.ui.pickers import Picker
from desktop.ui.places import Place
from desktop.ui.plans.sentences import sentence
from desktop.ui.plans.splitting import bordered, padded
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.suggestions import suggested_posts, suggested_units
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, label_for, main_button

SHARES = (366, 800)
UNIT_WIDTH = 240


def _kind(row: Swap) -> str:
    return _("Pair") if row.pair else _("Cycle of {count}").format(count=len(row.legs))


def _people(row: Swap) -> frozenset[int]:
    """By whom a swap is known again."""
    return frozenset(leg.who.id for leg in row.legs)


def _names(row: Swap) -> str:
    return ", ".join(leg.who.name for leg in row.legs)


def _kind_icon(row: Swap) -> QIcon:
    return icon("swap-horizontal" if row.pair else "rotate-3d-variant", Meaning.PLAIN)


SWAP_COLUMNS: tuple[Column[Swap], ...] = (
    Column("kind", N_("Kind of swap"), 112, _kind, icon=_kind_icon),
    Column("who", N_("Who"), 254, _names),
)
LEG_COLUMNS: tuple[Column[SwapLeg], ...] = (
    Column("employee", N_("Employee"), 200, lambda row: row.who.name),
    Column("from", N_("From unit"), 240, lambda row: row.who.unit),
    Column("to", N_("To unit"), 240, lambda row: row.to_unit),
    Column("wish", N_("Wish"), 90, lambda row: str(row.wish_rank), right=True),
    Column("why", N_("Why"), 120, lambda row: row.why, shown=False),
)
ALONE_COLUMNS: tuple[Column[Unmatched], ...] = (
    Column("employee", N_("Employee"), 190, lambda row: row.who.name),
    Column("unit", N_("Unit"), 190, lambda row: row.who.unit),
    Column("wish", N_("Wish"), 260, lambda row: row.wish),
    Column("why", N_("Why no swap"), 380, lambda row: row.why),
)


class SwapsPage(Page):
    """Asked by unit and post; nothing is opened before the officer says so."""

    TITLE = N_("Find swaps")
    HELP = "plans"
    ROLE = "planSwaps"
    PLACES = (Place.PLAN_SWAPS,)
    TABLES = frozenset({"wish", "employee", "transfer_case"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._job: Job | None = None
        self.swaps: Rows[Swap] = Rows(SWAP_COLUMNS)
        self.legs: Rows[SwapLeg] = Rows(LEG_COLUMNS)
        self.alone: Rows[Unmatched] = Rows(ALONE_COLUMNS)
        state = shell.state
        self.table = TableView(self.swaps, "planSwaps.swaps", state, sorting=False)
        self.leg_table = TableView(self.legs, "planSwaps.legs", state, sorting=False)
        self.alone_table = TableView(self.alone, "planSwaps.alone", state, sorting=False)
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Look for swaps at once, for asking costs nothing."""
        self.refresh()

    def refresh(self) -> None:
        """Look for swaps again."""
        try:
            scope = self._scope()
        except Refusal as refusal:
            self._state.setText(str(refusal))
            return
        if self._job is not None:
            self._job.cancel()
        self._state.setText(_("Reading the wishes …"))
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._bar.show()
        self._job = self.background.watch(self, self._show, self._progressed, finding_swaps, scope, today)
        self._job.refused = self._refused

    def may_leave(self) -> bool:
        """It may always be left, for a written reason stays in its field; a search under way is stopped."""
        if self._job is not None:
            self._job.cancel()
        return True

    def _scope(self) -> Scope:
        unit, post = self._unit.value(), self._post.value()
        return Scope(unit_ids=() if unit is None else (unit,), post_ids=() if post is None else (post,))

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._back = button(_("&Back to the plans"), "planSwaps.back", self._go_back)
        self._search = button(_("Search a&gain"), "planSwaps.again", self.refresh)
        self._open = main_button(_("&Open the cases of this swap"), "planSwaps.open", "folder-plus-outline")
        self._header.add(self._back, self._search, self._open)
        self._unit = Picker(self.background, suggested_units, _("All units"))
        self._post = Picker(self.background, suggested_posts, _("All posts"))
        self._reason = QLineEdit()
        self._reason.setMaxLength(300)
        self._reason.setPlaceholderText(_("Put before the reason of each; may be empty."))
        self._state, self._bar = muted(), QProgressBar()
        self._state.setObjectName("planSwaps.state")
        self._bar.setObjectName("planSwaps.progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(UNIT_WIDTH)
        self._bar.hide()
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        row.setSpacing(GAP)
        for field, words, name in (
            (self._unit, _("&Unit and all below it"), "planSwaps.unit"),
            (self._post, _("&Post"), "planSwaps.post"),
        ):
            field.setObjectName(name)
            field.setFixedWidth(UNIT_WIDTH)
            field.setClearButtonEnabled(True)
            row.addWidget(label_for(words, field))
            row.addWidget(field)
        row.addWidget(self._bar)
        row.addWidget(self._state, 1)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("planSwaps.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._build_swaps(), _("S&waps"))
        self.tabs.addTab(self.alone_table, _("W&ithout a swap"))
        self.column.addWidget(self._header)
        self.column.addLayout(row)
        self.column.addWidget(self.tabs, 1)

    def _build_swaps(self) -> QStackedWidget:
        self.table.setAccessibleName(_("Swaps that are possible"))
        self.leg_table.setAccessibleName(_("Who goes where in the swap"))
        self.alone_table.setAccessibleName(_("Wishes without a swap"))
        self._why, self._leg_why = sentence("planSwaps.why"), sentence("planSwaps.legWhy")
        self._reason.setObjectName("planSwaps.reason")
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._why)
        column.addWidget(self.leg_table, 1)
        column.addWidget(self._leg_why)
        column.addWidget(label_for(_("Common &reason"), self._reason))
        column.addWidget(self._reason)
        self._stack = QStackedWidget()
        self._stack.addWidget(bordered(self.shell, "planSwaps", self.table, padded(detail), SHARES))
        self._nothing = EmptyState(
            _("No swap is possible by the wishes that are recorded. Under “Without a swap” stands why, one by one.")
        )
        self._stack.addWidget(self._nothing)
        self._no_wish = EmptyState(
            _(
                "No wish is recorded yet. Record the wishes of the employees first: Employees → Wishes…, or at the "
                "employee. Then look for swaps here."
            ),
            _("Go to the employees"),
            "planSwaps.employees",
        )
        self._no_wish.acted.connect(self._go_to_employees)
        self._stack.addWidget(self._no_wish)
        return self._stack

    def _connect(self) -> None:
        self._open.clicked.connect(self._open_cases)
        self.table.picked.connect(self._picked)
        self.leg_table.picked.connect(self._leg_picked)
        self.tabs.currentChanged.connect(self._offer)
        for field in (self._unit, self._post):
            field.picked.connect(self._asked)
            field.editingFinished.connect(self._emptied)
        self._asked_for = Scope()

    def _asked(self, _one: object) -> None:
        self._emptied()

    def _emptied(self) -> None:
        """Search anew where the field says something else now."""
        try:
            scope = self._scope()
        except Refusal:
            return
        if scope != self._asked_for:
            self._asked_for = scope
            self.refresh()

    def _progressed(self, progress: Progress) -> None:
        self._bar.setMaximum(progress.total)
        self._bar.setValue(progress.done)
        if progress.text:
            self._state.setText(progress.text)

    def _show(self, found: SwapsFound) -> None:
        self._job = None
        self._bar.hide()
        chosen = self.swaps.row_at(self.table.currentIndex().row())
        self.swaps.set_rows(found.swaps)
        self.alone.set_rows(found.unmatched)
        words = ngettext("{people} with a wish, {count} swap", "{people} with a wish, {count} swaps", len(found.swaps))
        self._state.setText(words.format(people=found.people, count=len(found.swaps)))
        self._stack.setCurrentIndex(0 if found.swaps else 1 if found.people else 2)
        self._offer()
        if found.swaps:
            # Another look after somebody else's change must not put another swap under the button.
            at = next((at for at, row in enumerate(found.swaps) if chosen and _people(row) == _people(chosen)), 0)
            self.table.select_position(at)
            self._picked(at)

    def _picked(self, position: int) -> None:
        swap = self.swaps.row_at(position)
        if swap is not None:
            self._why.setText(swap.sentence)
            self.legs.set_rows(swap.legs)
            self.leg_table.select_position(0)

    def _leg_picked(self, position: int) -> None:
        leg = self.legs.row_at(position)
        self._leg_why.setText(_("{name}: {why}").format(name=leg.who.name, why=leg.why) if leg is not None else "")

    def _offer(self, _at: int = 0) -> None:
        """Only a swap that is seen can be opened."""
        self._open.setEnabled(bool(self.swaps.rows) and self.tabs.currentIndex() == 0)

    def _open_cases(self) -> None:
        swap = self.swaps.row_at(self.table.currentIndex().row())
        if swap is not None and self._agrees(swap):
            self._open.setEnabled(False)
            today = date.today()  # noqa: DTZ011  # the office's own day
            reason = self._reason.text().strip()
            job = self.background.do(self, self._opened, open_swap, swap, today, reason=reason)
            job.refused = self._refused

    def _agrees(self, swap: Swap) -> bool:
        """Whether the officer wants just these cases."""
        count = len(swap.legs)
        question = ngettext("Open {count} case?", "Open {count} cases?", count).format(count=count)
        lines = [_("{name}: to {unit}").format(name=leg.who.name, unit=leg.to_unit) for leg in swap.legs]
        words = ngettext("Open {count} case", "Open {count} cases", count).format(count=count)
        return messages.confirm(self, question, "\n".join(lines), words, _("Cancel"))

    def _opened(self, cases: tuple[OpenedCase, ...]) -> None:
        self._reason.clear()
        count = len(cases)
        self.shell.say(ngettext("{count} case was opened.", "{count} cases were opened.", count).format(count=count))
        if cases:
            self.shell.open(Place.CASE, cases[0].case_id)

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._bar.hide()
        self._offer()
        self._state.setText("")
        if not isinstance(refusal, Cancelled):
            self.shell.show_refusal(refusal)

    def _go_to_employees(self) -> None:
        self.shell.open(Place.EMPLOYEES)

    def _go_back(self) -> None:
        self.shell.open(Place.PLANS)
