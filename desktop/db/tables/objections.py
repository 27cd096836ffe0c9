"""Objections to decrees."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Table, Text, Versioned
from desktop.domain.objections import Addressee, ObjectionGround, ObjectionResult, RuleSet


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
