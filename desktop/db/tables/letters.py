"""Issued letters, their numbers and who signs them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned, now
from desktop.domain.letters.letters import BatchState, LetterKind, LetterStatus, SignedHow, SigningCapacity


class Signatory(Versioned, Removable, Table):
    """Who signs, by what power and from when to when."""

    __tablename__ = "signatory"

    id: Mapped[Key]
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    name: Mapped[Line]
    nip: Mapped[Code]
    grade: Mapped[Line]
    title: Mapped[Line]
    """The signer's own title, "KEPALA BADAN KEPEGAWAIAN …"."""
    capacity: Mapped[SigningCapacity] = mapped_column(EnumText(SigningCapacity), default=SigningCapacity.DEFINITIVE)
    principal_title: Mapped[Line]
    """Title of the official in whose name (a.n.) it is signed."""
    middle_title: Mapped[Line]
    """Title between principal and signer (u.b.)."""
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day | None]
    delegation: Mapped[Line]
    """Number and date of the decision that delegates the signing."""
    most_grade: Mapped[Code]
    """Highest grade of an employee whose move may be signed; empty: every grade."""
    most_post: Mapped[Code]
    """Highest rank of post for which it may be signed (`domain.employees.posts.PostRank`); empty: every post."""
    letterhead: Mapped[Code]
    """Code of the kop under which this official signs; empty: what the title asks for."""


class Letter(Versioned, Table):
    """An official letter; once issued, its facts, bytes and number never change."""

    __tablename__ = "letter"

    id: Mapped[Key]
    kind: Mapped[LetterKind] = mapped_column(EnumText(LetterKind))
    status: Mapped[LetterStatus] = mapped_column(EnumText(LetterStatus), default=LetterStatus.ISSUED)
    number: Mapped[Line] = mapped_column(unique=True)
    counter: Mapped[Line]
    """Which counter the running number came from, "2026/decree"."""
    running_number: Mapped[int]
    dated: Mapped[Day]
    subject: Mapped[Line]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    decree_id: Mapped[int | None] = mapped_column(ForeignKey("decree.id"), index=True)
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"), index=True)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"), index=True)
    signatory_id: Mapped[int | None] = mapped_column(ForeignKey("signatory.id"))
    issued_at: Mapped[datetime]
    issued_by: Mapped[Line]
    snapshot: Mapped[dict[str, Any]]
    """Every name, post, grade, signer and wording of the letter."""
    sha256: Mapped[Line]
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    void_reason: Mapped[Text]
    voided_at: Mapped[datetime | None]
    check_code: Mapped[Code] = mapped_column(index=True)
    """The short code in the foot, told from the facts; empty in letters of before schema 0003."""
    source_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    """The decree that this extract or true copy is taken from; it bears that decree's number."""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    """The signed letter in whose place this one stands."""
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey("sitting.id"), index=True)
    signed_on: Mapped[Day | None]
    """Day it was signed, of letters that are no decree; that of a decree stands with the decree."""
    signed_how: Mapped[SignedHow | None] = mapped_column(EnumText(SignedHow))
    signed_sha256: Mapped[str | None] = mapped_column(ForeignKey("file_content.sha256"))
    """The signed file, as scanned or as signed electronically."""
    delivered_on: Mapped[Day | None]
    """Day it was handed over, of letters that are no decree."""
    delivered_note: Mapped[Line]
    """To whom and how."""

    __table_args__ = (UniqueConstraint("counter", "running_number"),)


class LetterCorrection(Table):
    """A letter as it was before it was corrected; only what nobody signed yet can be."""

    __tablename__ = "letter_correction"

    id: Mapped[Key]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]
    reason: Mapped[Text]
    snapshot: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(ForeignKey("file_content.sha256"))
    """The bytes that stood before."""
    check_code: Mapped[Code] = mapped_column(index=True)


class LetterDraft(Versioned, Table):
    """A letter that was begun and not issued; it has no number."""

    __tablename__ = "letter_draft"

    id: Mapped[Key]
    code: Mapped[Code]
    """Which letter it is to be (`desktop.services.wording.letter_kinds.KindOfLetter.code`)."""
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    objection_id: Mapped[int | None] = mapped_column(ForeignKey("objection.id"), index=True)
    sitting_id: Mapped[int | None] = mapped_column(ForeignKey("sitting.id"), index=True)
    entered: Mapped[dict[str, Any]]
    """What stood in the fields, by their names."""
    saved_at: Mapped[datetime] = mapped_column(default=now)
    saved_by: Mapped[Line]


class LetterBatch(Versioned, Table):
    """Many letters of one kind, made one after the other; each is kept as soon as it is made."""

    __tablename__ = "letter_batch"

    id: Mapped[Key]
    code: Mapped[Code]
    """Which letter they are (`desktop.services.wording.letter_kinds.KindOfLetter.code`, or "extract")."""
    source_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    """The decree that extracts are taken from."""
    entered: Mapped[dict[str, Any]]
    """What all the letters share, as the officer settled it."""
    state: Mapped[BatchState] = mapped_column(EnumText(BatchState), default=BatchState.OPEN)
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]
    note: Mapped[Line]


class BatchItem(Table):
    """One letter of a batch: made, or not and why."""

    __tablename__ = "batch_item"

    id: Mapped[Key]
    batch_id: Mapped[int] = mapped_column(ForeignKey("letter_batch.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    problem: Mapped[Text]
    """Why it could not be made; empty while it was not tried, and once it is made."""

    __table_args__ = (UniqueConstraint("batch_id", "case_id"),)


class LetterWording(Versioned, Removable, Table):
    """The office's own wording of a kind of letter, for letters dated from a day on."""

    __tablename__ = "letter_wording"

    id: Mapped[Key]
    code: Mapped[Code]
    """Name of the shipped wording's file, without its ending: "decree", "proposal"."""
    valid_from: Mapped[Day]
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The whole wording as its file would hold it; None: from that day on the shipped one again."""
    note: Mapped[Text]
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]

    __table_args__ = (Index(None, "code", "valid_from"),)


class HandLetter(Versioned, Table):
    """A letter that was written outside the program under a number of ours, so that the register has no gap."""

    __tablename__ = "hand_letter"

    id: Mapped[Key]
    number: Mapped[Line] = mapped_column(unique=True)
    counter: Mapped[Line]
    running_number: Mapped[int]
    kind: Mapped[LetterKind | None] = mapped_column(EnumText(LetterKind))
    """What it is, if it is of a kind that the program knows."""
    dated: Mapped[Day]
    subject: Mapped[Line]
    receiver: Mapped[Line]
    note: Mapped[Text]
    void_reason: Mapped[Text]
    """Why the number was given up; empty for a letter that went out."""
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]

    __table_args__ = (UniqueConstraint("counter", "running_number"),)


class NumberReservation(Removable, Table):
    """Running numbers of a counter that are kept for letters written by hand; the program passes them over."""

    __tablename__ = "number_reservation"

    id: Mapped[Key]
    counter: Mapped[Line] = mapped_column(index=True)
    first: Mapped[int]
    last: Mapped[int]
    """The last of them, which counts."""
    purpose: Mapped[Line]
    taken_over: Mapped[bool] = mapped_column(default=False)
    """Whether another system gave them before this program took its counter over."""
    at: Mapped[datetime] = mapped_column(default=now)
    actor: Mapped[Line]


class NumberCounter(Table):
    """The last running number that a counter gave."""

    __tablename__ = "number_counter"

    counter: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
