"""Bringing a decree to those whom it moves: attempts that failed, and one recording for many cases."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.cases.cases import DELIVERY_PROOF_WORDS, CaseStage, DeliveryProof
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, edited_case, in_stage, not_after, not_before
from desktop.services.cases.steps import Delivery, record_delivery
from desktop.services.decree_rows import cases_of, standing_decree
from desktop.text import _


@dataclass(frozen=True, slots=True)
class Attempt:
    """A delivery that did not reach the employee: when, which way and why."""

    on: date | None
    way: DeliveryProof | None
    reason: str
    reference: str = ""


def record_attempt(session: Session, case_id: int, attempt: Attempt, today: date, version: int | None = None) -> None:
    """Note in the timeline that a delivery failed; it is tried again."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DELIVERY)
    day = not_after(attempt.on, today, "date")
    decree = standing_decree(session, case)
    not_before(day, decree.decided_on if decree else None, "date", _("The decree is dated later than its delivery."))
    reason = clean_text(attempt.reason)
    if attempt.way is None or not reason:
        field = "reason" if attempt.way else "proof"
        sentence = _("It is not said which way was tried and why it failed.")
        raise Refusal(sentence, _("Fill in the field and save again."), {field: sentence})
    way = " ".join(filter(None, (_(DELIVERY_PROOF_WORDS[attempt.way]), check_line(attempt.reference))))
    add_step(session, case, "attempt", " – ".join((shown_date(day), way, reason)))


def deliver_together(
    session: Session, case_id: int, delivery: Delivery, today: date, version: int | None = None
) -> int:
    """Record one delivery, of the same day and kind, for every case of the decree that waits for it; how many."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DELIVERY)
    decree = standing_decree(session, case)
    cases = cases_of(session, decree.id) if decree else [case]
    waiting = [one for one in cases if one.stage is CaseStage.DELIVERY and one.delivered_on is None]
    for one in waiting:
        # The paper is kept once, with the case that it was recorded from.
        kept = delivery if one is case else replace(delivery, paper=None)
        record_delivery(session, one.id, kept, today)
    if case not in waiting:
        raise Refusal(_("The delivery of this case is recorded already."), _("Record the others from one that waits."))
    return len(waiting)
