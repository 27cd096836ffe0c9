"""What the officer records in the stages of a case: approval, decree, signature, delivery, start of duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Letter, TransferCase
from desktop.domain.cases.cases import (
    APPROVAL_RESULT_WORDS,
    DELIVERY_PROOF_WORDS,
    ApprovalResult,
    CaseStage,
    DecreeState,
    DeliveryProof,
)
from desktop.domain.cases.days import decree_doubt, start_doubt
from desktop.domain.cases.stages import ROUTE
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload, attach
from desktop.services.case_rows import (
    add_step,
    edited_case,
    found_case,
    in_stage,
    not_after,
    not_before,
    reason_given,
    unfilled,
)
from desktop.services.cases.facts import scan_of
from desktop.services.decree_rows import cases_of, decree_size, standing_decree, takes_effect
from desktop.services.rules.calendar import work_calendar
from desktop.services.rules.delegations import require_power, require_reach
from desktop.text import _, ngettext

DELIVERY_DAYS, MASS_DELIVERY_DAYS = 5, 10
"""Working days in which a decree must reach the employee; mass decisions have more (UU 30/2014 art. 62)."""
MASS_FROM = 20
"""Cases of one decree from which on it counts as a mass decision; the law names no number."""


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
    """When the employee received the decree and how that is proven: `reference` numbers receipt, parcel or message."""

    received_on: date | None
    proof: DeliveryProof | None
    note: str = ""
    reference: str = ""
    paper: Upload | None = None


@dataclass(frozen=True, slots=True)
class StartOfDuty:
    """When the employee began in the new post, the statement (SPMT) that says so, and the minutes of handover."""

    started_on: date | None
    letter_number: str
    letter_date: date | None = None
    minutes: str = ""
    handed_over_on: date | None = None
    statement: Upload | None = None
    """Scan of the SPMT."""
    minutes_paper: Upload | None = None


def record_approval(
    session: Session, case_id: int, approval: Approval, today: date, version: int | None = None
) -> None:
    """Keep what the competent official decided."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.APPROVAL)
    if approval.result is None:
        raise unfilled(_("The decision is not chosen."), "result")
    by = check_line(approval.by)
    if not by:
        raise unfilled(_("The official who decided is not given."), "by")
    day = not_after(approval.on, today, "date")
    require_power(session, by, day)
    if approval.result is ApprovalResult.APPROVED:
        require_reach(session, by, day, case)
    case.approval = approval.result
    case.approval_on = day
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
        raise unfilled(_("The note is empty."), "note")
    add_step(session, case, "note", written)


def attach_decree(session: Session, case_id: int, number: str, decided_on: date, effective_on: date | None) -> int:
    """Make the decree of a case that is ready for it, under a number already taken; the decree's id."""
    return attach_joint_decree(session, {case_id: effective_on}, number, decided_on)


def attach_joint_decree(session: Session, moves: Mapping[int, date | None], number: str, decided_on: date) -> int:
    """Make one decree for the cases `moves`, each with its TMT (None: the one it asked for); the decree's id."""
    cases = [found_case(session, case_id) for case_id in moves]
    for case in cases:
        in_stage(case, CaseStage.DECREE)
        if standing_decree(session, case) is not None:
            raise Refusal(_("This case already has a decree."), _("Cancel it or void its letter first."))
    days = {case.id: moves[case.id] or case.effective_on for case in cases}
    first = min((day for day in days.values() if day is not None), default=None)
    decree = Decree(number=number, decided_on=decided_on, effective_on=first)
    session.add(decree)
    session.flush()
    together = ngettext("with {count} other case", "with {count} other cases", len(cases) - 1) if cases[1:] else ""
    for case in cases:
        day = days[case.id]
        case.decree_id, case.takes_effect_on = decree.id, None if day == first else day
        said = (
            f"{number}, {shown_date(decided_on)}",
            together.format(count=len(cases) - 1),
            decree_doubt(decided_on, day),
        )
        add_step(session, case, "decree", " – ".join(filter(None, said)))
    return decree.id


def record_outside_decree(
    session: Session, case_id: int, made: OutsideDecree, today: date, version: int | None = None
) -> int:
    """Keep a decree that was made elsewhere; the decree's id."""
    case = edited_case(session, case_id, version)
    check_outside_decree(session, made)
    decided = not_after(made.decided_on, today, "date")
    return attach_decree(session, case.id, check_line(made.number), decided, made.effective_on)


def check_outside_decree(session: Session, made: OutsideDecree, *, own_days: bool = False) -> None:
    """Refuse a decree made elsewhere whose number or TMT (unless cases have `own_days`) is missing, or used before."""
    line = check_line(made.number)
    if not line:
        raise unfilled(_("The number of the decree is not given."), "number")
    known = session.scalar(select(Decree.id).where(Decree.number == line)) or session.scalar(
        select(Letter.id).where(Letter.number == line)
    )
    if known is not None:
        raise unfilled(_("The number {number} is already used.").format(number=line), "number")
    if made.effective_on is None and not own_days:
        raise unfilled(_("The decree does not set the TMT."), "effective")


def detach_decree(session: Session, case_id: int, reason: str) -> None:
    """Part the cases of a decree that was never signed from it, because its letter is void; its number stays used."""
    case = found_case(session, case_id)
    in_stage(case, CaseStage.DECREE)
    decree = standing_decree(session, case)
    if decree is not None:
        free_cases(session, decree.id, reason)


def free_cases(session: Session, decree_id: int, reason: str) -> None:
    """Part every case from a decree that was never signed; each may get another."""
    decree = session.get_one(Decree, decree_id)
    if decree.state is not DecreeState.STANDS:
        return
    if decree.signed_on is not None:
        raise Refusal(_("The decree is signed."), _("A signed decree is cancelled by a new decree."))
    decree.state, decree.cancel_reason = DecreeState.CANCELLED, reason_given(reason)
    for case in cases_of(session, decree_id):
        case.decree_id, case.takes_effect_on = None, None
        add_step(session, case, "decree_void", f"{decree.number} – {decree.cancel_reason}")


def record_signature(
    session: Session,
    case_id: int,
    signed_on: date | None,
    scan: Upload | None,
    today: date,
    version: int | None = None,
) -> None:
    """Keep when the decree was signed, and the scan of the signed paper; it counts for every case of the decree."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DECREE)
    decree = standing_decree(session, case)
    if decree is None:
        raise Refusal(_("The decree is not made yet: it has no number."), _("Make the decree first."))
    day = not_after(signed_on, today, "date")
    not_before(day, decree.decided_on, "date", _("The signature is older than the decree."))
    if scan is None and scan_of(session, decree.id) is None:
        raise unfilled(_("The scan of the signed decree is not attached."), "scan")
    decree.signed_on = day
    if scan is not None:
        attach(session, scan.name, scan.content, case_id=case.id, decree_id=decree.id)
    for one in cases_of(session, decree.id):
        add_step(session, one, "signature", shown_date(day))


def record_delivery(
    session: Session, case_id: int, delivery: Delivery, today: date, version: int | None = None
) -> None:
    """Keep when and how the decree reached the employee: the objection clock starts that day."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DELIVERY)
    decree = standing_decree(session, case)
    day = not_after(delivery.received_on, today, "date")
    not_before(day, decree.decided_on if decree else None, "date", _("The decree is dated later than its delivery."))
    not_before(day, decree.signed_on if decree else None, "date", _("The decree was signed later than its delivery."))
    if delivery.proof is None:
        raise unfilled(_("The proof of delivery is not given."), "proof")
    case.delivered_on, case.delivery_proof, case.delivery_note = day, delivery.proof, clean_text(delivery.note)
    case.delivery_reference = check_line(delivery.reference)
    if delivery.paper is not None:
        attach(session, delivery.paper.name, delivery.paper.content, _("Proof of delivery"), case_id=case.id)
    proof = " ".join(filter(None, (_(DELIVERY_PROOF_WORDS[delivery.proof]), case.delivery_reference)))
    late = _lateness(session, decree, day) if decree else ""
    add_step(session, case, "delivery", " – ".join(filter(None, (shown_date(day), proof, case.delivery_note, late))))


def _lateness(session: Session, decree: Decree, day: date) -> str:
    """That the decree came later than the law asks, or nothing."""
    if decree.decided_on is None:
        return ""
    size = decree_size(session, decree.id)
    if day <= delivery_due(session, decree.decided_on, size):
        return ""
    return _("later than {count} working days (UU 30/2014 art. 62)").format(count=delivery_days(size))


def record_handover(
    session: Session, case_id: int, start: StartOfDuty, today: date, version: int | None = None
) -> None:
    """Keep when the employee took up the new post, the statement (SPMT) that says so, and the minutes of handover."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.HANDOVER)
    day = not_after(start.started_on, today, "date")
    number = check_line(start.letter_number)
    if not number:
        raise unfilled(_("The number of the statement of start of duty (SPMT) is not given."), "number")
    decree = standing_decree(session, case)
    before = _("The decree is dated later than the start.")
    not_before(day, decree.decided_on if decree else None, "date", before)
    if start.handed_over_on is not None:
        not_after(start.handed_over_on, today, "minutesDate")
        not_before(start.handed_over_on, decree.decided_on if decree else None, "minutesDate", before)
    case.started_on, case.start_letter_number, case.start_letter_date = day, number, start.letter_date
    case.handover_minutes, case.handed_over_on = check_line(start.minutes), start.handed_over_on
    for paper, what in ((start.statement, "SPMT"), (start.minutes_paper, _("Minutes of handover"))):
        if paper is not None:
            attach(session, paper.name, paper.content, what, case_id=case.id)
    minutes = _("minutes {number}").format(number=case.handover_minutes) if case.handover_minutes else ""
    said = (shown_date(day), f"SPMT {number}", minutes, start_doubt(day, takes_effect(case, decree)))
    add_step(session, case, "start", " – ".join(filter(None, said)))


def delivery_days(cases: int) -> int:
    """Working days in which a decree for so many cases must reach the employees."""
    return MASS_DELIVERY_DAYS if cases >= MASS_FROM else DELIVERY_DAYS


def delivery_days_due(session: Session, decided: Mapping[int, date]) -> dict[int, date]:
    """Until when each of these decrees, by id and day, should reach the employees: one look at the calendar for all."""
    if not decided:
        return {}
    counted = select(TransferCase.decree_id, func.count()).group_by(TransferCase.decree_id)
    sizes = dict(session.execute(counted.where(TransferCase.decree_id.in_(decided))).all())
    calendar = work_calendar(session, min(decided.values()), max(decided.values()))
    return {one: calendar.add_workdays(day, delivery_days(sizes.get(one, 1))) for one, day in decided.items()}


def delivery_due(session: Session, decided_on: date, cases: int = 1) -> date:
    """Last day on which a decree of `decided_on` for so many cases should reach the employees."""
    return work_calendar(session, decided_on, decided_on).add_workdays(decided_on, delivery_days(cases))
