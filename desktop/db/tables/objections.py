"""Objections to decrees, and the hearings on them."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.objections.objections import Addressee, DecreeEffect, ObjectionGround, ObjectionResult, RuleSet


class Objection(Versioned, Table):
    """A written objection with what its deadlines are counted from (REGULATION 2.3)."""

    __tablename__ = "objection"

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    """Register number of the office, "K-2026/0001"."""
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    decree_id: Mapped[int] = mapped_column(ForeignKey("decree.id"), index=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    addressee: Mapped[Addressee] = mapped_column(EnumText(Addressee), default=Addressee.PPK)
    addressee_name: Mapped[Line]
    rule_set: Mapped[RuleSet] = mapped_column(EnumText(RuleSet), default=RuleSet.PP_79_2021)
    decree_received_on: Mapped[Day | None]
    filed_on: Mapped[Day]
    received_on: Mapped[Day]
    """Day the office received the objection: its own clock starts."""
    filed_how: Mapped[Code]
    """"hand", "post", "courier" or "electronic"."""
    ground: Mapped[ObjectionGround] = mapped_column(EnumText(ObjectionGround))
    text: Mapped[Text]
    evidence: Mapped[Text]
    last_day_to_file: Mapped[Day]
    answer_due_on: Mapped[Day | None]
    decision_due_on: Mapped[Day] = mapped_column(index=True)
    late: Mapped[bool] = mapped_column(default=False)
    result: Mapped[ObjectionResult | None] = mapped_column(EnumText(ObjectionResult))
    answered_on: Mapped[Day | None]
    answer_number: Mapped[Line]
    answer_text: Mapped[Text]
    closed_on: Mapped[Day | None] = mapped_column(index=True)
    wrong_addressee: Mapped[bool] = mapped_column(default=False, server_default="0")
    """Filed at an office that cannot decide it: that time does not count against the employee (REGULATION 2.2)."""
    forwarded_on: Mapped[Day | None]
    forwarded_to: Mapped[Line]
    response_on: Mapped[Day | None]
    """Day of the issuer's own view (tanggapan), asked for before a superior decides."""
    response_text: Mapped[Text]
    effect: Mapped[DecreeEffect | None] = mapped_column(EnumText(DecreeEffect))
    effect_number: Mapped[Line]
    """Number of the decree that amends or cancels the one objected to."""
    court_number: Mapped[Line]
    """Number of the suit at the administrative court (PTUN)."""
    court_filed_on: Mapped[Day | None]
    court_due_on: Mapped[Day | None]
    """Last day to sue, counted from the answer (Perma 6/2018 art. 5)."""
    court_note: Mapped[Text]
    response_due_on: Mapped[Day | None]
    rules: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The lengths that its days were counted by: a later change of the rules leaves them as they were told."""


class Hearing(Versioned, Removable, Table):
    """One hearing on an objection."""

    __tablename__ = "hearing"

    id: Mapped[Key]
    objection_id: Mapped[int] = mapped_column(ForeignKey("objection.id"), index=True)
    held_on: Mapped[Day]
    place: Mapped[Line]
    held_by: Mapped[Line]
    present: Mapped[Text]
    minutes_number: Mapped[Line]
    summary: Mapped[Text]
