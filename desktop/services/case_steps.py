"""What the officer records in the stages of a case: approval, decree, signature, delivery, start of duty."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Letter, TransferCase
from desktop.domain.case_days import decree_doubt, start_doubt
from desktop.domain.case_stages import ROUTE
from desktop.domain.cases import (
    APPROVAL_RESULT_WORDS,
    DELIVERY_PROOF_WORDS,
    ApprovalResult,
    CaseStage,
    DecreeState,
    DeliveryProof,
)
from desktop.domain.dates import shown_date
from desktop.domain.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload, attach
from desktop.services.calendar import work_calendar
from desktop.services.case_facts import scan_of
from desktop.services.case_rows import (
    add_step,
    edited_case,
    found_case,
    in_stage,
    not_after,
    not_before,
    reason_given,
)
from desktop.text import _

DELIVERY_DAYS = 5
"""Working days in which a decree must reach the employee (UU 30/2014 art. 62)."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What the competent official decided, when, and who it was."""

    result: ApprovalResult | None
    on: date | None
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OutsideDecree:
    """A decree that was made and numbered outside this program."""

    number: str
    decided_on: date | None
    effective_on: date | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """When the employee received the decree and how that is proven."""

    received_on: date | None
    proof: DeliveryProof | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StartOfDuty:
    """When the employee began in the new post, and the statement (SPMT) that says so."""

    started_on: date | None
    letter_number: str
    letter_date: date | None = None


def record_approval(
    session: Session, case_id: int, approval: Approval, today: date, version: int | None = None
) -> None:
    """Keep what the competent official decided."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.APPROVAL)
    if approval.result is None:
        raise _field(_("The decision is not chosen."), "result")
    by = check_line(approval.by)
    if not by:
        raise _field(_("The official who decided is not given."), "by")
    case.approval = approval.result
    case.approval_on = not_after(approval.on, today, "date")
    case.approval_by = by
    case.approval_note = clean_text(approval.note)
    said = (_(APPROVAL_RESULT_WORDS[approval.result]), by, shown_date(case.approval_on), case.approval_note)
    add_step(session, case, "approval", " – ".join(filter(None, said)))


def record_note(session: Session, case_id: int, note: str, version: int | None = None) -> None:
    """Write a note into the timeline of a case that goes on."""
    case = edited_case(session, case_id, version)
    in_stage(case, *ROUTE[: ROUTE.index(CaseStage.CLOSED)])
    written = clean_text(note)
    if not written:
        raise _field(_("The note is empty."), "note")
    add_step(session, case, "note", written)


def attach_decree(session: Session, case_id: int, number: str, decided_on: date, effective_on: date | None) -> int:
    """Make the decree of a case that is ready for it, under a number already taken; the decree's id."""
    case = found_case(session, case_id)
    in_stage(case, CaseStage.DECREE)
    if _standing(session, case) is not None:
        raise Refusal(_("This case already has a decree."), _("Cancel it or void its letter first."))
    decree = Decree(number=number, decided_on=decided_on, effective_on=effective_on or case.effective_on)
    session.add(decree)
    session.flush()
    case.decree_id = decree.id
    said = (f"{number}, {shown_date(decided_on)}", decree_doubt(decided_on, decree.effective_on))
    add_step(session, case, "decree", " – ".join(filter(None, said)))
    return decree.id


def record_outside_decree(
    session: Session, case_id: int, made: OutsideDecree, today: date, version: int | None = None
) -> int:
    """Keep a decree that was made elsewhere; the decree's id."""
    case = edited_case(session, case_id, version)
    line = check_line(made.number)
    if not line:
        raise _field(_("The number of the decree is not given."), "number")
    known = session.scalar(select(Decree.id).where(Decree.number == line)) or session.scalar(
        select(Letter.id).where(Letter.number == line)
    )
    if known is not None:
        raise _field(_("The number {number} is already used.").format(number=line), "number")
    if made.effective_on is None:
        raise _field(_("The decree does not set the TMT."), "effective")
    return attach_decree(session, case.id, line, not_after(made.decided_on, today, "date"), made.effective_on)


def detach_decree(session: Session, case_id: int, reason: str) -> None:
    """Part a case from a decree that was never signed, because its letter is void; its number stays used."""
    case = found_case(session, case_id)
    in_stage(case, CaseStage.DECREE)
    decree = _standing(session, case)
    if decree is None:
        return
    if decree.signed_on is not None:
        raise Refusal(_("The decree is signed."), _("A signed decree is cancelled by a new decree."))
    decree.state, decree.cancel_reason = DecreeState.CANCELLED, reason_given(reason)
    case.decree_id = None
    add_step(session, case, "decree_void", f"{decree.number} – {decree.cancel_reason}")


def record_signature(
    session: Session,
    case_id: int,
    signed_on: date | None,
    scan: Upload | None,
    today: date,
    version: int | None = None,
) -> None:
    """Keep when the decree was signed, and the scan of the signed paper."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DECREE)
    decree = _standing(session, case)
    if decree is None:
        raise Refusal(_("The decree is not made yet: it has no number."), _("Make the decree first."))
    day = not_after(signed_on, today, "date")
    not_before(day, decree.decided_on, "date", _("The signature is older than the decree."))
    if scan is None and scan_of(session, decree.id) is None:
        raise _field(_("The scan of the signed decree is not attached."), "scan")
    decree.signed_on = day
    if scan is not None:
        attach(session, scan.name, scan.content, case_id=case.id, decree_id=decree.id)
    add_step(session, case, "signature", shown_date(day))


def record_delivery(
    session: Session, case_id: int, delivery: Delivery, today: date, version: int | None = None
) -> None:
    """Keep when and how the decree reached the employee: the objection clock starts that day."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DELIVERY)
    decree = _standing(session, case)
    day = not_after(delivery.received_on, today, "date")
    not_before(day, decree.decided_on if decree else None, "date", _("The decree is dated later than its delivery."))
    not_before(day, decree.signed_on if decree else None, "date", _("The decree was signed later than its delivery."))
    if delivery.proof is None:
        raise _field(_("The proof of delivery is not given."), "proof")
    case.delivered_on, case.delivery_proof, case.delivery_note = day, delivery.proof, clean_text(delivery.note)
    said = [shown_date(day), _(DELIVERY_PROOF_WORDS[delivery.proof]), case.delivery_note]
    if decree is not None and decree.decided_on is not None and day > delivery_due(session, decree.decided_on):
        said.append(_("later than 5 working days (UU 30/2014 art. 62)"))
    add_step(session, case, "delivery", " – ".join(filter(None, said)))


def record_handover(
    session: Session, case_id: int, start: StartOfDuty, today: date, version: int | None = None
) -> None:
    """Keep when the employee took up the new post, and the statement (SPMT) that says so."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.HANDOVER)
    day = not_after(start.started_on, today, "date")
    number = check_line(start.letter_number)
    if not number:
        raise _field(_("The number of the statement of start of duty (SPMT) is not given."), "number")
    decree = _standing(session, case)
    not_before(day, decree.decided_on if decree else None, "date", _("The decree is dated later than the start."))
    case.started_on, case.start_letter_number, case.start_letter_date = day, number, start.letter_date
    said = (shown_date(day), f"SPMT {number}", start_doubt(day, decree.effective_on if decree else None))
    add_step(session, case, "start", " – ".join(filter(None, said)))


def delivery_due(session: Session, decided_on: date) -> date:
    """Last day on which a decree of `decided_on` should reach the employee."""
    return work_calendar(session, decided_on, decided_on).add_workdays(decided_on, DELIVERY_DAYS)


def _standing(session: Session, case: TransferCase) -> Decree | None:
    decree = session.get(Decree, case.decree_id) if case.decree_id is not None else None
    return decree if decree is not None and decree.state is DecreeState.STANDS else None


def _field(sentence: str, field: str) -> Refusal:
    return Refusal(sentence, _("Fill in the field and save again."), {field: sentence})
