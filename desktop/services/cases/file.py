"""The parts of a case file: what the page of one case shows, read in a handful of selects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import CaseStep, Decree, Employee, Letter, Post, TransferCase, Unit
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage, DecreeState, DeliveryProof, Direction
from desktop.domain.cases.checks import CheckResult
from desktop.domain.cases.consultation import AnswerEntry
from desktop.domain.cases.facts import CaseAction, Missing
from desktop.domain.cases.stages import ROUTE
from desktop.domain.employees.employees import EmployeeKind, display_name
from desktop.domain.letters.letters import LetterStatus
from desktop.services.attachments import AttachmentRow
from desktop.services.cases.facts import Room, room_in, scan_of
from desktop.services.cases.papers import PaperRow
from desktop.services.cases.swaps import SwapPartner
from desktop.services.decree_rows import decree_size, takes_effect
from desktop.services.letter_lists import LetterRow
from desktop.services.objections.lists import ObjectionRow


class Mark(Enum):
    """Where a stage of the strip lies seen from the case's own."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class CaseEmployee:
    """Whose case it is."""

    id: int
    nip: str
    name: str
    kind: EmployeeKind
    grade: str
    unit: str
    post: str
    post_since: date | None


@dataclass(frozen=True, slots=True)
class CasePlace:
    """A unit and post, and for the destination its room."""

    unit_id: int | None
    unit: str
    post_id: int | None
    post: str
    room: Room | None = None
    agency: str = ""
    """The agency, where the place lies outside the region."""

    @property
    def where(self) -> str:
        """The unit, and the agency of a place outside the region: "Dinas Kesehatan, Kabupaten Siak"."""
        return ", ".join(filter(None, (self.unit, self.agency)))

    @property
    def names(self) -> str:
        """Post and place in one line."""
        return ", ".join(filter(None, (self.post, self.where)))


@dataclass(frozen=True, slots=True)
class StepRow:
    """One line of the timeline."""

    at: datetime
    actor: str
    action: str
    from_stage: CaseStage | None
    to_stage: CaseStage | None
    note: str


@dataclass(frozen=True, slots=True)
class DecreeFile:
    """The decree of the case, whether it stands or was cancelled."""

    id: int
    number: str
    decided_on: date | None
    effective_on: date | None
    signed_on: date | None
    state: DecreeState
    cancelled_on: date | None
    cancelled_by: str
    cancel_reason: str
    scan_id: int | None
    letter_id: int | None
    cases: int = 1
    """For how many cases the decree was made."""


@dataclass(frozen=True, slots=True)
class CaseRecords:
    """What the officer recorded of the answer, the approval, delivery and handover."""

    answer: AnswerEntry
    """What the employee said to the move."""
    approval: ApprovalResult | None
    approved_on: date | None
    approved_by: str
    approval_note: str
    delivered_on: date | None
    delivery_proof: DeliveryProof | None
    delivery_note: str
    delivery_reference: str
    delivery_due: date | None
    """Last day on which the decree should reach the employee; None without a decree."""
    started_on: date | None
    start_letter_number: str
    start_letter_date: date | None
    handover_minutes: str
    handed_over_on: date | None
    applied_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its page shows it; `version` goes back with every change."""

    id: int
    number: str
    version: int
    kind: CaseKind
    direction: Direction
    own_request: bool
    swap: SwapPartner | None
    swap_notice: str
    """Who of a swap waits for whom; empty where nobody does."""
    stage: CaseStage
    stage_since: date
    opened_on: date
    closed_on: date | None
    end_reason: str
    reason: str
    need: str
    effective_on: date | None
    employee: CaseEmployee
    origin: CasePlace
    destination: CasePlace
    strip: tuple[tuple[CaseStage, Mark], ...]
    missing: tuple[Missing, ...]
    """What stands in the way of the next step."""
    next_stage: CaseStage | None
    actions: frozenset[CaseAction]
    earlier: tuple[CaseStage, ...]
    """Stages to which the case may be returned."""
    checks: tuple[CheckResult, ...]
    checklist: tuple[PaperRow, ...]
    records: CaseRecords
    officials: tuple[str, ...]
    """Who may decide: the office's head first, then those who may sign."""
    decree: DecreeFile | None
    steps: tuple[StepRow, ...]
    letters: tuple[LetterRow, ...]
    attachments: tuple[AttachmentRow, ...]
    objections: tuple[ObjectionRow, ...]


def strip_of(stage: CaseStage, reached: Sequence[CaseStage]) -> tuple[tuple[CaseStage, Mark], ...]:
    """The route with its marks; a case that ended otherwise than closed shows its end after what it reached."""
    if stage not in ROUTE:
        last = max((ROUTE.index(one) for one in reached if one in ROUTE), default=0)
        return (*((one, Mark.DONE) for one in ROUTE[: last + 1]), (stage, Mark.NOW))
    at = ROUTE.index(stage)
    marks = [Mark.DONE] * at + [Mark.NOW, Mark.NEXT] + [Mark.LATER] * len(ROUTE)
    return tuple(zip(ROUTE, marks, strict=False))


def case_employee(session: Session, employee_id: int) -> CaseEmployee:
    """Whose case it is, as the record stands now."""
    row = session.get_one(Employee, employee_id)
    name = display_name(row.title_before, row.name, row.title_after)
    place = case_place(session, row.unit_id, row.post_id)
    return CaseEmployee(row.id, row.nip, name, row.kind, row.grade, place.unit, place.post, row.post_since)


def case_place(session: Session, unit_id: int | None, post_id: int | None, day: date | None = None) -> CasePlace:
    """A unit and post by name; with its room on `day`, if a day is given."""
    unit = session.scalar(select(Unit.name).where(Unit.id == unit_id)) or ""
    post = session.scalar(select(Post.title).where(Post.id == post_id)) or ""
    if day is None or unit_id is None or post_id is None:
        return CasePlace(unit_id, unit, post_id, post)
    return CasePlace(unit_id, unit, post_id, post, room_in(session, unit_id, post_id, day))


def origin_of(session: Session, case: TransferCase) -> CasePlace:
    """Where the employee comes from: a place of the region, or one outside it."""
    if case.direction is Direction.INCOMING:
        return _outside(case)
    return case_place(session, case.from_unit_id, case.from_post_id)


def destination_of(session: Session, case: TransferCase, day: date) -> CasePlace:
    """Where the employee goes: a place of the region with its room on `day`, or one outside it."""
    if case.direction is Direction.OUTGOING:
        return _outside(case)
    return case_place(session, case.to_unit_id, case.to_post_id, day)


def _outside(case: TransferCase) -> CasePlace:
    return CasePlace(None, case.outside_unit, None, case.outside_post, agency=case.outside_agency)


def steps_of(session: Session, case_id: int) -> tuple[StepRow, ...]:
    """The timeline, oldest first."""
    columns = (
        CaseStep.at,
        CaseStep.actor,
        CaseStep.action,
        CaseStep.from_stage,
        CaseStep.to_stage,
        CaseStep.note,
    )
    return tuple(
        StepRow(*row)
        for row in session.execute(select(*columns).where(CaseStep.case_id == case_id).order_by(CaseStep.id))
    )


def decree_of(session: Session, case: TransferCase) -> DecreeFile | None:
    """The decree of a case with its scan and its letter."""
    row = session.get(Decree, case.decree_id) if case.decree_id is not None else None
    if row is None:
        return None
    letter = select(Letter.id).where(Letter.decree_id == row.id, Letter.status != LetterStatus.VOID)
    return DecreeFile(
        id=row.id,
        number=row.number,
        decided_on=row.decided_on,
        effective_on=takes_effect(case, row),
        signed_on=row.signed_on,
        state=row.state,
        cancelled_on=row.cancelled_on,
        cancelled_by=row.cancelled_by,
        cancel_reason=row.cancel_reason,
        scan_id=scan_of(session, row.id),
        letter_id=session.scalar(letter.order_by(Letter.id.desc()).limit(1)),
        cases=decree_size(session, row.id),
    )


def records_of(case: TransferCase, due: date | None) -> CaseRecords:
    """What was recorded in the later stages; `due` is the last day of delivery."""
    return CaseRecords(
        answer=AnswerEntry(case.answer, case.answered_on, case.answer_conditions),
        approval=case.approval,
        approved_on=case.approval_on,
        approved_by=case.approval_by,
        approval_note=case.approval_note,
        delivered_on=case.delivered_on,
        delivery_proof=case.delivery_proof,
        delivery_note=case.delivery_note,
        delivery_reference=case.delivery_reference,
        delivery_due=due,
        started_on=case.started_on,
        start_letter_number=case.start_letter_number,
        start_letter_date=case.start_letter_date,
        handover_minutes=case.handover_minutes,
        handed_over_on=case.handed_over_on,
        applied_at=case.applied_at,
    )
