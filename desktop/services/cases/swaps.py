"""Two employees who take each other's place: two cases that are opened together and held equal."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.tables import Employee, TransferCase
from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseKind, CaseStage
from desktop.domain.employees.employees import display_name
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step
from desktop.services.cases.changed_moves import follow_change, move_asked
from desktop.text import _

SWAP_STEP = "swap"
"""Action of a line in the timeline that tells of the other case."""
CHANGEABLE = (CaseStage.DRAFT, CaseStage.CHECKING)


@dataclass(frozen=True, slots=True)
class SwapPartner:
    """The other case of a swap, and whose it is."""

    case_id: int
    number: str
    employee_id: int
    employee: str
    nip: str


def place_of(session: Session, employee_id: int) -> tuple[int | None, int | None]:
    """Unit and post that the employee holds now: where the other one of a swap goes."""
    employee = session.get(Employee, employee_id)
    if employee is None or employee.removed_at is not None:
        raise _refused(_("There is no such employee."), _("Search by name or NIP."))
    return employee.unit_id, employee.post_id


def swap_partner(session: Session, case: TransferCase) -> SwapPartner | None:
    """The other case of a swap, if there is one."""
    row = _partner(session, case)
    if row is None:
        return None
    who = session.get_one(Employee, row.employee_id)
    name = display_name(who.title_before, who.name, who.title_after)
    return SwapPartner(row.id, row.number, who.id, name, who.nip)


def check_swap(session: Session, case: TransferCase | None, kind: CaseKind, pair: tuple[int, int | None]) -> None:
    """Refuse a swap with oneself, and another partner or kind once the other case is open.

    `pair` is the employee and who is to take the employee's place.
    """
    employee_id, other_id = pair
    if other_id == employee_id:
        raise _refused(_("An employee cannot swap with himself or herself."), _("Choose the other employee."))
    there = None if case is None else _partner(session, case)
    if there is None:
        return
    told = {"number": there.number}
    if kind is not CaseKind.SWAP:
        sentence = _("This case is one half of a swap with case {number}.").format(**told)
        raise Refusal(sentence, _("Withdraw the swap before you choose another kind."), {"kind": sentence})
    if other_id != there.employee_id:
        raise _refused(
            _("The swap with case {number} is already open.").format(**told),
            _("Withdraw it and open another case for another partner."),
        )


def link(case: TransferCase, other: TransferCase, session: Session) -> None:
    """Let both cases point to each other, and say so in both timelines."""
    case.swap_case_id, other.swap_case_id = other.id, case.id
    for one, partner in ((case, other), (other, case)):
        add_step(session, one, SWAP_STEP, _("Swap with case {number}.").format(number=partner.number))
    session.flush()


def hold_equal(session: Session, case: TransferCase, today: date) -> None:
    """Send each of both to where the other one is now, on the same day; the other case is told of a change."""
    other = _partner(session, case)
    if other is None:
        return
    case.to_unit_id, case.to_post_id = place_of(session, other.employee_id)
    wanted = (*place_of(session, case.employee_id), case.effective_on)
    if (other.to_unit_id, other.to_post_id, other.effective_on) == wanted:
        return
    if other.stage not in CHANGEABLE:
        sentence = _("The other case of the swap, {number}, is already in the stage “{stage}”.").format(
            number=other.number, stage=_(CASE_STAGE_WORDS[other.stage])
        )
        raise Refusal(sentence, _("Return it to “Checking” first."), {"effective": sentence})
    before = move_asked(other)
    other.to_unit_id, other.to_post_id, other.effective_on = wanted
    add_step(session, other, SWAP_STEP, _("Changed with case {number}.").format(number=case.number))
    follow_change(session, other, before, today)


def tell_end(session: Session, case: TransferCase, today: date) -> None:
    """Write into the other case of a swap that this one has ended, for it cannot go on alone."""
    other = _partner(session, case)
    if other is None or other.closed_on is not None:
        return
    ended = _("Case {number} of the swap ended on {day}: {stage}. {reason}").format(
        number=case.number, day=f"{today:%d-%m-%Y}", stage=_(CASE_STAGE_WORDS[case.stage]), reason=case.end_reason
    )
    add_step(session, other, SWAP_STEP, ended)


def _partner(session: Session, case: TransferCase) -> TransferCase | None:
    return None if case.swap_case_id is None else session.get(TransferCase, case.swap_case_id)


def _refused(sentence: str, remedy: str) -> Refusal:
    return Refusal(sentence, remedy, {"swap": sentence})
