"""The places of a plan before and after it: which gaps close, which stay and why, and where the floor is broken."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.plans.found import PlaceCount
from desktop.services.plans.reading import PlanFile, ShownFloor, ShownPlace
from desktop.text import N_, _, ngettext
from desktop.ui.forms import ChoiceField
from desktop.ui.icons import icon
from desktop.ui.plans.sentences import sentence
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.tables import Column, Rows, TableView, as_typed
from desktop.ui.windows import Shell

MOST_FLOORS = 3
"""Places below the least staffing that are named; the others stand in the tip."""
OPEN, CLOSED, CHANGED = "open", "closed", "changed"
FILTERS = {
    OPEN: N_("Gaps that stay"),
    CLOSED: N_("Gaps that grow smaller"),
    CHANGED: N_("Places that change"),
}


def _balance(count: PlaceCount, holders: int) -> str:
    """A word with its number, never colour alone."""
    missing = count.need - holders
    if missing > 0:
        return _("{count} short").format(count=missing)
    return _("{count} over").format(count=-missing) if missing else _("as needed")


def _floor_words(floor: ShownFloor) -> str:
    """A place below the least staffing, with what it had before."""
    words = (
        _("{post}, {unit}: {after} of {need} by the plan, {before} before; that is below the least staffing.")
        if floor.broken.by_plan
        else _("{post}, {unit}: {after} of {need}, below the least staffing already before the plan ({before}).")
    )
    count = floor.broken
    return words.format(post=floor.post, unit=floor.unit, after=count.after, need=count.need, before=count.before)


def _icon(row: ShownPlace) -> QIcon:
    count = row.count
    if count.gap_after:
        better = count.gap_after < count.gap_before
        return icon("arrow-down-bold", Meaning.SOON) if better else icon("account-alert-outline", Meaning.LATE)
    return icon("check-circle-outline", Meaning.DONE)


PLACE_COLUMNS: tuple[Column[ShownPlace], ...] = (
    Column("unit", N_("Unit"), 236, lambda row: row.unit, icon=_icon),
    Column("post", N_("Post"), 226, lambda row: row.post),
    Column("need", N_("Need"), 96, lambda row: str(row.count.need), right=True),
    Column("before", N_("Before"), 84, lambda row: str(row.count.before), right=True),
    Column("after", N_("After"), 84, lambda row: str(row.count.after), right=True),
    Column("balance", N_("State after"), 146, lambda row: _balance(row.count, row.count.after), whole=True),
    Column("why", N_("Why it stays"), 260, lambda row: row.count.why),
)


class GapsTab(QWidget):
    """All places of the plan in one list."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._file: PlanFile | None = None
        self.rows: Rows[ShownPlace] = Rows(PLACE_COLUMNS)
        self.table = TableView(self.rows, "plan.places", shell.state, sorting=False)
        self._filter = ChoiceField(FILTERS, _("All places"))
        self._count = muted()
        self._floors = sentence("plan.floors")
        self._why = sentence("plan.places.why")
        self._build()
        self.table.picked.connect(self._picked)
        self._filter.edited.connect(self._narrow)

    def show_file(self, file: PlanFile) -> None:
        """Show the places of `file`; the filter stays."""
        self._file = file
        lines = list(map(_floor_words, file.floors))
        more = len(lines) - MOST_FLOORS
        self._floors.setToolTip(as_typed("\n".join(lines)) if more > 0 else "")
        if more > 0:
            rest = ngettext("… and {count} more place", "… and {count} more places", more).format(count=more)
            lines = [*lines[:MOST_FLOORS], rest]
        if file.places and file.asked.floor_percent and not any(one.broken.by_plan for one in file.floors):
            lines.insert(0, _("No place (unit and post) comes below the least staffing by the plan."))
        self._floors.setText("\n".join(lines))
        self._floors.setVisible(bool(lines))
        self._narrow()

    def _build(self) -> None:
        self.table.setAccessibleName(_("Places before and after the plan"))
        self._filter.setObjectName("plan.places.filter")
        self._filter.setAccessibleName(_("Which places"))
        self._filter.set_value(OPEN)
        self._count.setWordWrap(False)
        tools = QHBoxLayout()
        tools.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        tools.setSpacing(GAP)
        tools.addWidget(self._filter)
        tools.addWidget(self._count)
        tools.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        foot.setSpacing(GAP)
        foot.addWidget(self._why)
        foot.addWidget(self._floors)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _narrow(self) -> None:
        places = self._file.places if self._file is not None else ()
        wanted = self._filter.value()
        fitting = [row for row in places if _fits(row.count, wanted)]
        self.rows.set_rows(fitting)
        self._count.setText(_("{count} of {all} places").format(count=len(fitting), all=len(places)))
        self._why.clear()
        if fitting:
            self.table.select_position(0)

    def _picked(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            place = _("{post}, {unit}").format(post=row.post, unit=row.unit)
            self._why.setText(f"{place}: {row.count.why}" if row.count.why else "")


def _fits(count: PlaceCount, wanted: str | None) -> bool:
    if wanted == OPEN:
        return count.gap_after > 0
    if wanted == CLOSED:
        return count.gap_after < count.gap_before
    return wanted is None or count.before != count.after
