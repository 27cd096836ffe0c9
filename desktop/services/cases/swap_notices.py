"""What an officer must know of the other half of a swap: who waits for whom, and that one half has ended."""

from sqlalchemy.orm import Session

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CASE_STAGE_WORDS
from desktop.services.cases.handover import HANDED_OVER
from desktop.services.cases.swaps import swap_partner
from desktop.services.decree_rows import PARTED
from desktop.text import _


def swap_notice(session: Session, case: TransferCase) -> str:
    """That one half of the swap waits for the other, or nothing."""
    other = swap_partner(session, case)
    if other is None or case.stage in PARTED:
        return ""
    partner = session.get_one(TransferCase, other.case_id)
    told = {
        "number": other.number,
        "employee": other.employee,
        "stage": _(CASE_STAGE_WORDS[partner.stage]),
    }
    if partner.stage in PARTED:
        words = _("The other half of the swap has ended: case {number}, {employee}, stage “{stage}”.")
        return words.format(**told)
    if _waits(case) and partner.stage not in HANDED_OVER:
        words = _(
            "This move waits: both halves of a swap move together, and case {number}, {employee}, is still in the "
            "stage “{stage}”."
        )
        return words.format(**told)
    if _waits(partner) and case.stage not in HANDED_OVER:
        words = _("{employee}, case {number}, has handed over and waits for this case: both move together.")
        return words.format(**told)
    return ""


def _waits(case: TransferCase) -> bool:
    return case.stage in HANDED_OVER and case.applied_at is None
