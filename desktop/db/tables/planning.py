"""Transfer plans: what was asked, what was found, and which cases came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Day, Key, Line, Removable, Table, Text, Versioned


class Plan(Versioned, Removable, Table):
    """A named plan of transfers; solving it changes nothing in the records."""

    __tablename__ = "plan"

    id: Mapped[Key]
    name: Mapped[Line]
    note: Mapped[Text]
    day: Mapped[Day]
    """Day for which the holders are counted and on which the moves would take effect."""
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)
    created_at: Mapped[datetime]
    asked: Mapped[dict[str, Any]]
    """`desktop.domain.plans.asked.Asked` without the day."""
    found: Mapped[dict[str, Any] | None]
    """`desktop.domain.plans.found.Found` without the moves; empty while it is not solved as it is asked."""
    solved_at: Mapped[datetime | None]


class PlanMove(Versioned, Table):
    """One move that a plan proposes, and the case that was opened from it."""

    __tablename__ = "plan_move"

    id: Mapped[Key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    from_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    from_post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    to_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    to_post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    chain: Mapped[int]
    """Number of the chain or rotation, from 1."""
    step: Mapped[int]
    """Place in it, from 1: the first move fills the place that started it."""
    rotation: Mapped[bool]
    """Whether the chain closes: the last one takes the place of the first."""
    explanation: Mapped[dict[str, Any]]
    """`desktop.domain.plans.found.MoveReason`."""
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"), index=True)

    __table_args__ = (UniqueConstraint("plan_id", "employee_id"),)
