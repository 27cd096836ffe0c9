"""Transfer cases: opening one, reading it whole, and leading it from stage to stage."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CASE_KIND_WORDS, CaseKind, CaseStage, Direction
from desktop.domain.cases.checks import CheckResult, Severity
from desktop.domain.cases.facts import CaseAction, Missing
from desktop.domain.cases.guards import OVERRIDE
from desktop.domain.cases.kinds import check_direction
from desktop.domain.cases.stages import ROUTE, allowed_actions, earlier_stages, may, next_stage, reached
from desktop.domain.employees.names import LONGEST_LINE, clean_text
from desktop.domain.letters.official_words import unmet_need
from desktop.domain.refusal import Refusal
from desktop.services.attachments import papers_of_case
from desktop.services.case_rows import add_step, edited_case, found_case, in_stage, move_to, reason_given, require
from desktop.services.cases.changed_moves import follow_change, move_asked
from desktop.services.cases.facts import case_facts
from desktop.services.cases.file import (
    CaseFile,
    case_employee,
    case_place,
    decree_of,
    destination_of,
    origin_of,
    records_of,
    steps_of,
    strip_of,
)
from desktop.services.cases.handover import apply_due_moves
from desktop.services.cases.move_facts import ProposedMove, check_proposal
from desktop.services.cases.papers import checklist_of, write_checklist
from desktop.services.cases.steps import delivery_due
from desktop.services.cases.swap_notices import swap_notice
from desktop.services.cases.swaps import check_swap, hold_equal, link, place_of, swap_partner, tell_end
from desktop.services.letter_lists import letters_of_case
from desktop.services.objections.lists import objections_of_case
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.rules.delegations import officials_on
from desktop.services.wording.letter_entries import checked
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
    direction: Direction = Direction.INSIDE
    outside_agency: str = ""
    """The agency outside the region that the employee comes from or goes to."""
    outside_unit: str = ""
    outside_post: str = ""
    swap_with: int | None = None
    """The employee who takes the place of the other one in a swap."""


def new_case(session: Session, new: NewCase, today: date) -> int:
    """Open a case with its register number and checklist; raises Refusal if a rule forbids the move."""
    employee = session.get(Employee, new.employee_id)
    if employee is None or employee.removed_at is not None:
        sentence = _("There is no such employee.")
        raise Refusal(sentence, _("Search by name or NIP."), {"employee": sentence})
    check_swap(session, None, new.kind, (new.employee_id, new.swap_with))
    suited = _suited(session, new)
    _kind_is_open(session, new.kind)
    _forbid_blocked(session, suited, today)
    case = _begin(session, employee, suited, today)
    if suited.swap_with is not None:
        _open_partner(session, case, suited, today)
    return case.id


def edit_case(session: Session, case_id: int, new: NewCase, version: int, today: date) -> None:
    """Change the proposal while it is drafted or checked; the employee of a case stays the same."""
    case = edited_case(session, case_id, version)
    in_stage(case, CaseStage.DRAFT, CaseStage.CHECKING)
    check_swap(session, case, new.kind, (case.employee_id, new.swap_with))
    suited = _suited(session, new)
    if new.kind is not case.kind:
        _kind_is_open(session, new.kind)
    _forbid_blocked(session, suited, today, case_id=case.id)
    before, asked = move_asked(case), (case.kind, case.own_request, case.direction)
    _write_proposal(session, case, suited, today)
    if suited.swap_with is not None and case.swap_case_id is None:
        _open_partner(session, case, suited, today)
    hold_equal(session, case, today)
    if case.stage is CaseStage.DRAFT or asked != (case.kind, case.own_request, case.direction):
        # A draft asks for what the office asks for now; a case that is checked keeps the list that it was handed in by.
        write_checklist(session, case)
    if case.stage is not CaseStage.DRAFT:
        _keep_complete(session, case, today)
    follow_change(session, case, before, today)
    add_step(session, case, "edit")


def preview_checks(session: Session, new: NewCase, today: date, case_id: int | None = None) -> tuple[CheckResult, ...]:
    """What the rules say of a move that is still being typed."""
    return check_proposal(session, _proposed(_suited(session, new), case_id), today)


def open_case(session: Session, case_id: int, today: date) -> CaseFile:
    """Everything that the page of a case shows."""
    case = found_case(session, case_id)
    facts = case_facts(session, case, today)
    steps = steps_of(session, case.id)
    decree = decree_of(session, case)
    due = delivery_due(session, decree.decided_on, decree.cases) if decree and decree.decided_on else None
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
        direction=case.direction,
        swap=swap_partner(session, case),
        swap_notice=swap_notice(session, case),
        origin=origin_of(session, case),
        destination=destination_of(session, case, case.effective_on or today),
        strip=strip_of(case.stage, [step.to_stage for step in steps if step.to_stage]),
        missing=tuple(may(facts, CaseAction.ADVANCE)) if next_stage(case.stage) else (),
        next_stage=next_stage(case.stage),
        actions=allowed_actions(facts),
        earlier=earlier_stages(facts),
        checks=facts.checks,
        checklist=checklist_of(session, case.id),
        records=records_of(case, due),
        officials=officials_on(session, today),
        decree=decree,
        steps=steps,
        letters=tuple(letters_of_case(session, case.id)),
        attachments=tuple(papers_of_case(session, case.id, case.decree_id)),
        objections=tuple(objections_of_case(session, case.id, today)),
    )


def missing_of(session: Session, case_id: int, today: date) -> list[Missing]:
    """What stands in the way of the next step of a case."""
    return may(case_facts(session, found_case(session, case_id), today), CaseAction.ADVANCE)


def advance(session: Session, case_id: int, today: date, version: int | None = None, note: str = "") -> CaseStage:
    """Take the next step, or refuse with the first thing that is missing; the stage that was reached."""
    case = edited_case(session, case_id, version)
    if case.stage is CaseStage.DRAFT:
        before = move_asked(case)
        _note_origin(session, case)
        hold_equal(session, case, today)
        if move_asked(case) != before:
            follow_change(session, case, before, today)
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
    tell_end(session, case, today)


def _proposed(new: NewCase, case_id: int | None) -> ProposedMove:
    return ProposedMove(
        employee_id=new.employee_id,
        kind=new.kind,
        to_unit_id=new.to_unit_id,
        to_post_id=new.to_post_id,
        effective_on=new.effective_on,
        case_id=case_id,
        direction=new.direction,
        swap_with=new.swap_with,
    )


def _forbid_blocked(
    session: Session, new: NewCase, today: date, *, case_id: int | None = None, field: str = ""
) -> None:
    """Refuse a move that a rule forbids, at the field that mends it, or at `field`."""
    found = check_proposal(session, _proposed(new, case_id), today)
    blocks = [one for one in found if one.severity is Severity.BLOCK]
    require([Missing(one.what, one.article, field or one.field) for one in blocks])


def _begin(session: Session, employee: Employee, new: NewCase, today: date) -> TransferCase:
    """The row of a new case with its checklist and the first line of its timeline."""
    case = TransferCase(
        number=_next_number(session, today.year),
        employee_id=employee.id,
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
    return case


def _open_partner(session: Session, case: TransferCase, new: NewCase, today: date) -> None:
    """Open the other half of a swap; what forbids the other employee's move forbids both."""
    other = session.get_one(Employee, new.swap_with)
    mirrored = _suited(session, replace(new, employee_id=other.id, swap_with=case.employee_id))
    _forbid_blocked(session, mirrored, today, field="swap")
    link(case, _begin(session, other, mirrored, today), session)


def _suited(session: Session, new: NewCase) -> NewCase:
    """Only what the kind and direction know: an agency for who leaves, the other's place in a swap."""
    check_direction(new.kind, new.direction)
    if new.direction is Direction.INSIDE:
        new = replace(new, outside_agency="", outside_unit="", outside_post="")
    if new.direction is Direction.OUTGOING:
        new = replace(new, to_unit_id=None, to_post_id=None)
    if new.kind is not CaseKind.SWAP:
        return replace(new, swap_with=None)
    unit_id, post_id = (None, None) if new.swap_with is None else place_of(session, new.swap_with)
    return replace(new, to_unit_id=unit_id, to_post_id=post_id)


def _kind_is_open(session: Session, kind: CaseKind) -> None:
    """Refuse a kind of which the office opens no new cases."""
    if not case_kinds(session)[kind].enabled:
        sentence = _("The office opens no new cases of this kind: “{kind}”.").format(kind=_(CASE_KIND_WORDS[kind]))
        raise Refusal(sentence, _("Choose another kind, or allow it in Settings, Kinds of case."), {"kind": sentence})


def _write_proposal(session: Session, case: TransferCase, new: NewCase, today: date) -> None:
    """Copy the proposal; a need that was left open is filled from the establishment where there is room."""
    _known(session, new)
    case.kind, case.direction, case.own_request = new.kind, new.direction, new.own_request
    case.to_unit_id, case.to_post_id = new.to_unit_id, new.to_post_id
    for name in ("outside_agency", "outside_unit", "outside_post"):
        setattr(case, name, checked(name, getattr(new, name), LONGEST_LINE))
    for name in ("reason", "need"):
        # As one line it stands in letters; its own lines are kept.
        checked(name, getattr(new, name))
        setattr(case, name, clean_text(getattr(new, name)))
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
    missing = may(replace(case_facts(session, case, today), stage=CaseStage.DRAFT), CaseAction.ADVANCE)
    # A warning is passed once the proposal stands, not before.
    require([one for one in missing if one.field != OVERRIDE])


def _next_number(session: Session, year: int) -> str:
    running = cast(func.substr(TransferCase.number, len("2026/") + 1), Integer)
    last = session.scalar(select(func.max(running)).where(TransferCase.number.startswith(f"{year:04}/")))
    return f"{year:04}/{(last or 0) + 1:04}"
