"""How promises and support look wherever they are listed: an icon and a word for each state, and their columns."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon

from desktop.domain.dates import shown_date
from desktop.domain.support.support import COMMITMENT_STATE_WORDS, SUPPORT_STATE_WORDS, CareState
from desktop.services.support.open_care import CARE_KIND_WORDS, CareKind, CareRow
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.style import Meaning
from desktop.ui.tables import Column
from desktop.ui.windows import days_left_words

STATE_ICONS = {
    CareState.OPEN: ("circle-outline", Meaning.PLAIN),
    CareState.SOON: ("clock-outline", Meaning.SOON),
    CareState.OVERDUE: ("alert-circle-outline", Meaning.LATE),
    CareState.DONE: ("check-circle-outline", Meaning.DONE),
    CareState.FAILED: ("close-circle-outline", Meaning.LATE),
}
CARE_ICONS = {CareKind.PROMISE: "handshake-outline", CareKind.SUPPORT: "hand-heart-outline"}


def state_icon(state: CareState) -> QIcon:
    """The icon of a state."""
    return icon(*STATE_ICONS[state])


def deadline(row: CareRow) -> str:
    """Days left while it waits, else how it was settled."""
    if row.settled_on is not None:
        words = COMMITMENT_STATE_WORDS if row.care is CareKind.PROMISE else SUPPORT_STATE_WORDS
        return _(words[row.state])
    return "" if row.days_left is None else days_left_words(row.days_left)


def care_columns() -> Sequence[Column[CareRow]]:
    """The columns of the list of all cases."""
    return (
        *_first(),
        Column("employee", N_("Employee"), 164, lambda row: row.employee, sortable=False),
        Column("unit", N_("Unit"), 140, lambda row: row.unit, sortable=False),
        _TEXT,
        Column("owner", N_("Kept by"), 130, lambda row: row.owner, sortable=False),
        Column("number", N_("Number"), 84, lambda row: row.number, sortable=False),
        Column("objection", N_("Objection"), 110, lambda row: row.objection, sortable=False, shown=False),
    )


def own_columns() -> Sequence[Column[CareRow]]:
    """The columns where only one employee is meant."""
    left, _due_on, about = _first()
    return left, about, _TEXT


_TEXT: Column[CareRow] = Column(
    "text", N_("Content"), 220, lambda row: row.text, tip=lambda row: f"{row.text}\n{row.owner}", sortable=False
)


def _first() -> tuple[Column[CareRow], Column[CareRow], Column[CareRow]]:
    return (
        Column("left", N_("Deadline"), 146, deadline, icon=lambda row: state_icon(row.state), sortable=False),
        Column("due", N_("Due on"), 108, _due, right=True, sortable=False),
        Column(
            "about",
            N_("Kind"),
            136,
            lambda row: row.about,
            icon=lambda row: icon(CARE_ICONS[row.care]),
            tip=lambda row: _(CARE_KIND_WORDS[row.care]),
            sortable=False,
        ),
    )


def _due(row: CareRow) -> str:
    return shown_date(row.due_on) if row.due_on else ""
