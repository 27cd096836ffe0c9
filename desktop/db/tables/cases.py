"""Transfer cases with their timeline, papers, checks, decrees, promises and support."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned, now
from desktop.domain.cases.cases import (
    ApprovalResult,
    CaseKind,
    CaseStage,
    ChecklistState,
    DecreeState,
    DeliveryProof,
    Direction,
)
from desktop.domain.cases.consultation import EmployeeAnswer


class TransferCase(Versioned, Table):
    """One employee's move from one post to another."""

    __tablename__ = "transfer_case"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    """Register number of the office, "2026/0001"."""
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    kind: Mapped[CaseKind] = mapped_column(EnumText(CaseKind))
    own_request: Mapped[bool] = mapped_column(default=False)
    direction: Mapped[Direction] = mapped_column(
        EnumText(Direction), default=Direction.INSIDE, server_default=Direction.INSIDE.value
    )
    outside_agency: Mapped[Line]
    """The agency outside the region that the employee comes from or goes to."""
    outside_unit: Mapped[Line]
    outside_post: Mapped[Line]
    swap_case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"))
    """The other case of a swap; both point to each other."""
    from_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    from_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    to_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    to_post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    reason: Mapped[Text]
    need: Mapped[Text]
    """The need of the destination that the move fills."""
    move_since: Mapped[Day | None]
    """Day on which kind or destination last changed; talks and opinions of earlier days were about another move."""
    effective_on: Mapped[Day | None]
    """TMT asked for; the decree sets the one that counts."""
    stage: Mapped[CaseStage] = mapped_column(EnumText(CaseStage), default=CaseStage.DRAFT)
    stage_since: Mapped[Day]
    opened_on: Mapped[Day]
    closed_on: Mapped[Day | None]
    end_reason: Mapped[Text]
    answer: Mapped[EmployeeAnswer | None] = mapped_column(EnumText(EmployeeAnswer))
    answered_on: Mapped[Day | None]
    answer_conditions: Mapped[Text]
    """What the employee asks for, or why the employee does not agree."""
    scores_shown_on: Mapped[Day | None]
    scores_final_on: Mapped[Day | None]
    approval: Mapped[ApprovalResult | None] = mapped_column(EnumText(ApprovalResult))
    approval_on: Mapped[Day | None]
    approval_by: Mapped[Line]
    approval_note: Mapped[Text]
    decree_id: Mapped[int | None] = mapped_column(ForeignKey("decree.id"), index=True)
    delivered_on: Mapped[Day | None]
    """Day the employee received the decree: the objection clock starts."""
    delivery_proof: Mapped[DeliveryProof | None] = mapped_column(EnumText(DeliveryProof))
    delivery_note: Mapped[Text]
    delivery_reference: Mapped[Line]
    """Number of the receipt, of the parcel or of the message."""
    started_on: Mapped[Day | None]
    """Day on which the employee really began in the new post (SPMT)."""
    start_letter_number: Mapped[Line]
    """Number of the SPMT."""
    start_letter_date: Mapped[Day | None]
    handover_minutes: Mapped[Line]
    """Number of the minutes of handover."""
    handed_over_on: Mapped[Day | None]
    entered_on: Mapped[Day | None]
    """Day on which the move was entered in SIASN or I-MUT."""
    entered_by: Mapped[Line]
    confirmed_on: Mapped[Day | None]
    """Day of the import that showed the move as SIASN has it."""
    applied_at: Mapped[datetime | None]
    """When the employee's record was moved to the new post."""
    before_move: Mapped[dict[str, Any] | None]
    """What the move overwrote in the employee's record, to put it back exactly."""
    takes_effect_on: Mapped[Day | None]
    """TMT that the decree sets for this case alone; empty where the decree's own counts."""
    move_untold: Mapped[bool] = mapped_column(default=False, server_default="0")
    """Whether no officer has read yet that the record was moved."""

    __table_args__ = (
        Index(None, "stage", "stage_since"),
        Index(None, "to_unit_id", "to_post_id"),
        Index(None, "from_unit_id", "from_post_id"),
        # The few that the home page tells of, found without reading the others.
        Index(None, "move_untold", sqlite_where=text("move_untold")),
    )


class CaseStep(Table):
    """A line of the timeline; together they are enough to rebuild the stage."""

    __tablename__ = "case_step"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]
    action: Mapped[Code]
    from_stage: Mapped[CaseStage | None] = mapped_column(EnumText(CaseStage))
    to_stage: Mapped[CaseStage | None] = mapped_column(EnumText(CaseStage))
    note: Mapped[Text]


class ChecklistItem(Versioned, Table):
    """One document that the kind of case requires."""

    __tablename__ = "checklist_item"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"))
    code: Mapped[Code]
    position: Mapped[int]
    name: Mapped[Line]
    article: Mapped[Line]
    signer: Mapped[Line]
    """Who has to sign the paper."""
    least_rank: Mapped[Line]
    """The least rank that the signer must have, in words."""
    valid_months: Mapped[int | None]
    """How long the paper counts from its date; None: without end."""
    dated_on: Mapped[Day | None]
    mandatory: Mapped[bool] = mapped_column(default=True)
    state: Mapped[ChecklistState] = mapped_column(EnumText(ChecklistState), default=ChecklistState.MISSING)
    reference: Mapped[Line]
    """Number and date of the paper, as written on it."""
    valid_until: Mapped[Day | None]
    reason: Mapped[Text]
    """Why it was waived."""

    __table_args__ = (UniqueConstraint("case_id", "code"),)


class CaseRepair(Versioned, Table):
    """A round in which the papers went back for repair (BTS), until they were handed in again."""

    __tablename__ = "case_repair"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    returned_on: Mapped[Day]
    returned_by: Mapped[Line]
    reasons: Mapped[list[str]]
    """Sentences of the office's list of reasons, as they stood then."""
    note: Mapped[Text]
    resubmitted_on: Mapped[Day | None]
    resubmission: Mapped[Text]
    """What was repaired."""


class CheckOverride(Versioned, Removable, Table):
    """A warning of a check that was passed with a written reason."""

    __tablename__ = "check_override"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    code: Mapped[Code]
    what: Mapped[Text]
    """What the check said when it was passed."""
    article: Mapped[Line]
    reason: Mapped[Text]
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]


class ConflictDeclaration(Versioned, Table):
    """The answer to one question on conflicts of interest, and who looked at it (UU 30/2014 arts. 42-45)."""

    __tablename__ = "conflict_declaration"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"))
    question: Mapped[Code]
    answer: Mapped[bool]
    details: Mapped[Text]
    declared_on: Mapped[Day | None]
    reviewed_by: Mapped[Line]
    reviewed_on: Mapped[Day | None]
    review: Mapped[Text]

    __table_args__ = (UniqueConstraint("case_id", "question"),)


class Decree(Versioned, Table):
    """A decision on one or many cases."""

    __tablename__ = "decree"

    id: Mapped[Key]
    number: Mapped[Line] = mapped_column(index=True)
    decided_on: Mapped[Day | None]
    effective_on: Mapped[Day | None]
    """TMT."""
    signed_on: Mapped[Day | None]
    state: Mapped[DecreeState] = mapped_column(EnumText(DecreeState), default=DecreeState.STANDS)
    cancelled_on: Mapped[Day | None]
    cancelled_by: Mapped[Line]
    """Number of the decree that cancels this one."""
    cancel_reason: Mapped[Text]


class DecreeCorrection(Table):
    """A corrected statement of a decree that stands (diktum of correction): what it said before and says now."""

    __tablename__ = "decree_correction"

    id: Mapped[Key]
    decree_id: Mapped[int] = mapped_column(ForeignKey("decree.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    corrected_on: Mapped[Day]
    by_number: Mapped[Line]
    """Number of the letter or decree that corrects."""
    field: Mapped[Code]
    before: Mapped[Line]
    after: Mapped[Line]
    reason: Mapped[Text]
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]


class Commitment(Versioned, Table):
    """A promise made to the employee, with owner and due date."""

    __tablename__ = "commitment"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"), index=True)
    kind: Mapped[Code]
    text: Mapped[Text]
    owner: Mapped[Line]
    """Who has to keep the promise."""
    agreed_on: Mapped[Day | None]
    due_on: Mapped[Day | None]
    fulfilled_on: Mapped[Day | None]
    broken_on: Mapped[Day | None]
    note: Mapped[Text]


class SupportItem(Versioned, Table):
    """Training, mentoring or orientation for who moves."""

    __tablename__ = "support_item"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    kind: Mapped[Code]
    source: Mapped[Code]
    """What proposed it: the code of a gap between the posts; empty when an officer did."""
    text: Mapped[Text]
    mentor: Mapped[Line]
    starts_on: Mapped[Day | None]
    due_on: Mapped[Day | None]
    finished_on: Mapped[Day | None]
    dropped_on: Mapped[Day | None]
    """Day on which it was settled without being done; the note says why."""
    note: Mapped[Text]
