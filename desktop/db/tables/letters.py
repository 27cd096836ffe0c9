"""Issued letters, their numbers and who signs them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.letters import LetterKind, LetterStatus, SigningCapacity


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
    """Highest rank of post for which it may be signed (`desktop.domain.posts.PostRank`); empty: every post."""


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

    __table_args__ = (UniqueConstraint("counter", "running_number"),)


class NumberCounter(Table):
    """The last running number that a counter gave."""

    __tablename__ = "number_counter"

    counter: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
