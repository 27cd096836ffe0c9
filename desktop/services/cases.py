"""Transfer cases: opening one, reading it whole, and leading it from stage to stage."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, TransferCase, Unit
from desktop.domain.case_checks import CheckResult, Severity
from desktop.domain.case_facts import CaseAction, Missing
from desktop.domain.case_stages import ROUTE, allowed_actions, earlier_stages, may, next_stage, reached
from desktop.domain.cases import CaseKind, CaseStage
from desktop.domain.names import clean_text
from desktop.domain.official_words import unmet_need
from desktop.domain.refusal import Refusal
from desktop.services.attachments import all_attachments_of
from desktop.services.case_facts import ProposedMove, case_facts, check_proposal
from desktop.services.case_file import (
    CaseFile,
    case_employee,
    case_place,
    decree_of,
    records_of,
    steps_of,
    strip_of,
)
from desktop.services.case_handover import apply_due_moves
from desktop.services.case_papers import checklist_of, write_checklist
from desktop.services.case_rows import add_step, edited_case, found_case, in_stage, move_to, reason_given, require
from desktop.services.case_steps import delivery_due
from desktop.services.letter_lists import letters_of_case
from desktop.services.objection_lists import objections_of_case
from desktop.services.settings import office
from desktop.text import _


@dataclass(frozen=True, slots=True)
class NewCase:
    """What the form of a new case asks for; only the employee and the kind are needed to keep a draft."""

    employee_id: int
    kind: CaseKind = CaseKind.WITHIN
    to_unit_id: int | None = None
    to_post_id: int | None = None
    reason: str = ""
    need: str = ""
    effective_on: date | None = None
    own_request: bool = False


def new_case(session: Session, new: NewCase, today: date) -> int:
    """Open a case with its register number and checklist; raises Refusal if a rule forbids the move."""
    employee = session.get(Employee, new.employee_id)
    if employee is None or employee.removed_at is not None:
        sentence = _("There is no such employee.")
        raise Refusal(sentence, _("Search by name or NIP."), {"employee": sentence})
    _forbid_blocked(session, new, today)
    case = TransferCase(
        number=_next_number(session, today.year),
        employee_id=employee.id,
        kind=new.kind,
        from_unit_id=employee.unit_id,
        from_post_id=employee.post_id,
        stage=CaseStage.DRAFT,
        stage_since=today,
        opened_on=today,
    )
    _write_proposal(session, case, new, today)
    session.add(case)
    session.flush()
    write_checklist(session, case)
    move_to(session, case, CaseStage.DRAFT, ("new", case.reason), today)
    session.flush()
    return case.id


def edit_case(session: Session, case_id: int, new: NewCase, version: int, today: date) -> None:
    """Change the proposal while it is drafted or checked; the employee of a case stays the same."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DRAFT, CaseStage.CHECKING)
    _forbid_blocked(session, new, today, case_id=case.id)
    before = (case.kind, case.own_request)
    case.kind = new.kind
    _write_proposal(session, case, new, today)
    if before != (case.kind, case.own_request):
        write_checklist(session, case)
    if case.stage is not CaseStage.DRAFT:
        _keep_complete(session, case, today)
    add_step(session, case, "edit")


def preview_checks(session: Session, new: NewCase, today: date, case_id: int | None = None) -> tuple[CheckResult, ...]:
    """What the rules say of a move that is still being typed."""
    return check_proposal(session, _proposed(new, case_id), today)


def open_case(session: Session, case_id: int, today: date) -> CaseFile:
    """Everything that the page of a case shows."""
    case = found_case(session, case_id)
    facts = case_facts(session, case, today)
    steps = steps_of(session, case.id)
    decree = decree_of(session, case)
    due = delivery_due(session, decree.decided_on) if decree and decree.decided_on else None
    return CaseFile(
        id=case.id,
        number=case.number,
        version=case.version,
        kind=case.kind,
        own_request=case.own_request,
        stage=case.stage,
        stage_since=case.stage_since,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        end_reason=case.end_reason,
        reason=case.reason,
        need=case.need,
        effective_on=case.effective_on,
        employee=case_employee(session, case.employee_id),
        origin=case_place(session, case.from_unit_id, case.from_post_id),
        destination=case_place(session, case.to_unit_id, case.to_post_id, case.effective_on or today),
        strip=strip_of(case.stage, [step.to_stage for step in steps if step.to_stage]),
        missing=tuple(may(facts, CaseAction.ADVANCE)) if next_stage(case.stage) else (),
        next_stage=next_stage(case.stage),
        actions=allowed_actions(facts),
        earlier=earlier_stages(facts),
        checks=facts.checks,
        checklist=checklist_of(session, case.id),
        records=records_of(case, due),
        head_title=office(session).head_title,
        decree=decree,
        steps=steps,
        letters=tuple(letters_of_case(session, case.id)),
        attachments=tuple(all_attachments_of(session, case_id=case.id)),
        objections=tuple(objections_of_case(session, case.id, today)),
    )


def missing_of(session: Session, case_id: int, today: date) -> list[Missing]:
    """What stands in the way of the next step of a case."""
    return may(case_facts(session, found_case(session, case_id), today), CaseAction.ADVANCE)


def advance(session: Session, case_id: int, today: date, version: int | None = None, note: str = "") -> CaseStage:
    """Take the next step, or refuse with the first thing that is missing; the stage that was reached."""
    case = edited_case(session, case_id, version)
    if case.stage is CaseStage.DRAFT:
        _note_origin(session, case)
    require(may(case_facts(session, case, today), CaseAction.ADVANCE))
    stage = reached(case.stage, CaseAction.ADVANCE)
    move_to(session, case, stage, (CaseAction.ADVANCE, clean_text(note)), today)
    if stage is CaseStage.CLOSED:
        case.closed_on = today
    if stage is CaseStage.SUPPORT:
        apply_due_moves(session, today)
    session.flush()
    return stage


def return_case(
    session: Session, case_id: int, to: CaseStage, reason: str, today: date, version: int | None = None
) -> None:
    """Return the case to an earlier stage with a reason; an approval that lies behind is asked for again."""
    case = edited_case(session, case_id, version)
    require(may(case_facts(session, case, today), CaseAction.RETURN, to))
    why = reason_given(reason)
    if ROUTE.index(to) <= ROUTE.index(CaseStage.APPROVAL):
        case.approval, case.approval_on, case.approval_by, case.approval_note = None, None, "", ""
    move_to(session, case, to, (CaseAction.RETURN, why), today)


def refuse_case(session: Session, case_id: int, reason: str, today: date, version: int | None = None) -> None:
    """End the case because it was not approved or does not qualify (TMS)."""
    _end(session, edited_case(session, case_id, version), CaseAction.REFUSE, reason, today)


def withdraw_case(session: Session, case_id: int, reason: str, today: date, version: int | None = None) -> None:
    """End the case because the proposal is taken back."""
    _end(session, edited_case(session, case_id, version), CaseAction.WITHDRAW, reason, today)


def suggested_need(session: Session, unit_id: int, post_id: int, day: date) -> str:
    """The sentence that says which need a move fills, where the destination has room; else nothing."""
    place = case_place(session, unit_id, post_id, day)
    if place.room is None or place.room.need is None or place.room.holders >= place.room.need:
        return ""
    return unmet_need(place.unit, place.post, place.room.need, place.room.holders)


def _end(session: Session, case: TransferCase, action: CaseAction, reason: str, today: date) -> None:
    require(may(case_facts(session, case, today), action))
    case.end_reason, case.closed_on = reason_given(reason), today
    move_to(session, case, reached(case.stage, action), (action, case.end_reason), today)


def _proposed(new: NewCase, case_id: int | None) -> ProposedMove:
    return ProposedMove(new.employee_id, new.kind, new.to_unit_id, new.to_post_id, new.effective_on, case_id)


def _forbid_blocked(session: Session, new: NewCase, today: date, case_id: int | None = None) -> None:
    found = check_proposal(session, _proposed(new, case_id), today)
    require([Missing(one.what, one.article, one.field) for one in found if one.severity is Severity.BLOCK])


def _write_proposal(session: Session, case: TransferCase, new: NewCase, today: date) -> None:
    """Copy the proposal; a need that was left open is filled from the establishment where there is room."""
    _known(session, new)
    case.own_request = new.own_request
    case.to_unit_id, case.to_post_id = new.to_unit_id, new.to_post_id
    case.reason, case.need = clean_text(new.reason), clean_text(new.need)
    case.effective_on = new.effective_on
    if not case.need and new.to_unit_id is not None and new.to_post_id is not None:
        case.need = suggested_need(session, new.to_unit_id, new.to_post_id, new.effective_on or today)


def _known(session: Session, new: NewCase) -> None:
    if new.to_unit_id is not None and session.get(Unit, new.to_unit_id) is None:
        sentence = _("There is no such unit.")
        raise Refusal(sentence, _("Choose another unit."), {"unit": sentence})
    if new.to_post_id is not None and session.get(Post, new.to_post_id) is None:
        sentence = _("There is no such post.")
        raise Refusal(sentence, _("Choose another post."), {"post": sentence})


def _note_origin(session: Session, case: TransferCase) -> None:
    """The employee may have moved while the case lay as a draft."""
    employee = session.get_one(Employee, case.employee_id)
    case.from_unit_id, case.from_post_id = employee.unit_id, employee.post_id


def _keep_complete(session: Session, case: TransferCase, today: date) -> None:
    session.flush()
    require(may(replace(case_facts(session, case, today), stage=CaseStage.DRAFT), CaseAction.ADVANCE))


def _next_number(session: Session, year: int) -> str:
    running = cast(func.substr(TransferCase.number, len("2026/") + 1), Integer)
    last = session.scalar(select(func.max(running)).where(TransferCase.number.startswith(f"{year:04}/")))
    return f"{year:04}/{(last or 0) + 1:04}"
