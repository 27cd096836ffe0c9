"""Moves to be entered in SIASN or I-MUT: which are ready, marking them, and whether SIASN shows them since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import Decree, Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseStage, DecreeState, Direction
from desktop.domain.cases.stages import ROUTE
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, found_case, not_after, not_before, reason_given
from desktop.services.decree_rows import EFFECTIVE_ON
from desktop.text import N_, _

READY = ROUTE[ROUTE.index(CaseStage.DELIVERY) :]
"""Stages whose decree is signed: from then on a move can be entered."""


class EntryState(StrEnum):
    """How far SIASN knows of a move."""

    READY = "ready"
    ENTERED = "entered"
    CONFIRMED = "confirmed"


ENTRY_STATE_WORDS = {
    EntryState.READY: N_("To be entered"),
    EntryState.ENTERED: N_("Entered, SIASN does not show it yet"),
    EntryState.CONFIRMED: N_("SIASN shows it"),
}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A move as the list shows it; `lacking` names what has no SIASN id here."""

    case_id: int
    number: str
    employee: str
    nip: str
    unit: str
    post: str
    effective_on: date | None
    decree_number: str
    state: EntryState
    entered_on: date | None
    entered_by: str
    confirmed_on: date | None
    lacking: tuple[str, ...]


def entry_rows(session: Session, state: EntryState | None = None) -> list[EntryRow]:
    """The moves of `state`, or all of them, the oldest TMT first; who leaves the region is entered by the receiver."""
    wanted = _MOVES if state is None else _MOVES.where(*_STATES[state])
    return [_row(values) for values in session.execute(wanted.order_by(EFFECTIVE_ON, TransferCase.id))]


def mark_entered(session: Session, case_ids: Sequence[int], on: date | None, today: date) -> int:
    """Keep that these moves were entered on a day; how many were not marked before."""
    marked = 0
    for case_id in case_ids:
        case = _ready(session, case_id)
        day = not_after(on, today, "on")
        decree = session.get_one(Decree, case.decree_id)
        not_before(day, decree.signed_on, "on", _("The decree was signed later than that."))
        if case.entered_on is None:
            case.entered_on, case.entered_by = day, actor_of(session)
            add_step(session, case, "entered", shown_date(day))
            marked += 1
    return marked


def unmark_entered(session: Session, case_id: int, reason: str) -> None:
    """Take back that a move was entered, with the reason."""
    case = found_case(session, case_id)
    if case.entered_on is None:
        raise Refusal(_("This move is not marked as entered."), _("Load the list again."))
    why = reason_given(reason)
    case.entered_on, case.entered_by, case.confirmed_on = None, "", None
    add_step(session, case, "entry_undone", why)


@dataclass(frozen=True, slots=True)
class AwaitedMove:
    """A move that was entered and that the next export of SIASN should show."""

    case_id: int
    unit_id: int | None
    post_id: int | None
    entered_on: date


def awaited_moves(session: Session) -> dict[int, AwaitedMove]:
    """By employee: the newest move that was entered and not seen in an export since."""
    found = session.execute(
        select(
            TransferCase.employee_id,
            TransferCase.id,
            TransferCase.to_unit_id,
            TransferCase.to_post_id,
            TransferCase.entered_on,
        )
        .where(TransferCase.entered_on.is_not(None), TransferCase.confirmed_on.is_(None))
        .where(TransferCase.stage.in_(READY))
        .order_by(TransferCase.id)
    )
    return {
        employee: AwaitedMove(case, unit, post, entered) for employee, case, unit, post, entered in found if entered
    }


def confirm_entries(session: Session, seen: Iterable[AwaitedMove], today: date) -> int:
    """Keep that an import showed these moves as they were entered; how many."""
    count = 0
    for move in seen:
        case = found_case(session, move.case_id)
        case.confirmed_on = today
        add_step(session, case, "entry_seen", shown_date(today))
        count += 1
    return count


_MOVES = (
    select(
        TransferCase.id,
        TransferCase.number,
        TransferCase.entered_on,
        TransferCase.entered_by,
        TransferCase.confirmed_on,
        Employee.title_before,
        Employee.name,
        Employee.title_after,
        Employee.nip,
        Employee.siasn_id.label("person"),
        Unit.name.label("unit"),
        Unit.siasn_id.label("unit_siasn"),
        Post.title.label("post"),
        Post.siasn_id.label("post_siasn"),
        Decree.number.label("decree_number"),
        EFFECTIVE_ON.label("effective_on"),
    )
    .join(Employee, Employee.id == TransferCase.employee_id)
    .join(Decree, Decree.id == TransferCase.decree_id)
    .outerjoin(Unit, Unit.id == TransferCase.to_unit_id)
    .outerjoin(Post, Post.id == TransferCase.to_post_id)
    .where(
        TransferCase.stage.in_(READY),
        TransferCase.direction != Direction.OUTGOING,
        Decree.state == DecreeState.STANDS,
        Decree.signed_on.is_not(None),
    )
)


_STATES = {
    EntryState.READY: (TransferCase.entered_on.is_(None),),
    EntryState.ENTERED: (TransferCase.entered_on.is_not(None), TransferCase.confirmed_on.is_(None)),
    EntryState.CONFIRMED: (TransferCase.entered_on.is_not(None), TransferCase.confirmed_on.is_not(None)),
}


def _row(row: Any) -> EntryRow:
    lacking = {_("employee"): row.person, _("unit"): row.unit_siasn, _("post"): row.post_siasn}
    return EntryRow(
        case_id=row.id,
        number=row.number,
        employee=display_name(row.title_before, row.name, row.title_after),
        nip=row.nip,
        unit=row.unit or "",
        post=row.post or "",
        effective_on=row.effective_on,
        decree_number=row.decree_number,
        state=_state(row.entered_on, row.confirmed_on),
        entered_on=row.entered_on,
        entered_by=row.entered_by,
        confirmed_on=row.confirmed_on,
        lacking=_absent(lacking),
    )


def _state(entered_on: date | None, confirmed_on: date | None) -> EntryState:
    if entered_on is None:
        return EntryState.READY
    return EntryState.ENTERED if confirmed_on is None else EntryState.CONFIRMED


def _absent(ids: Mapping[str, str | None]) -> tuple[str, ...]:
    return tuple(name for name, value in ids.items() if not value)


def _ready(session: Session, case_id: int) -> TransferCase:
    case = found_case(session, case_id)
    decree = session.get(Decree, case.decree_id) if case.decree_id is not None else None
    if case.stage not in READY or decree is None or decree.state is not DecreeState.STANDS or decree.signed_on is None:
        raise Refusal(
            _("The move of case {number} cannot be entered yet.").format(number=case.number),
            _("It can when its decree is signed."),
        )
    return case
