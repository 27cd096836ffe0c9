"""How employees take part in a move: talks, wishes, skills."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.cases.consultation import Channel, SkillKind


class Talk(Versioned, Removable, Table):
    """One talk in which a move was explained to the employee."""

    __tablename__ = "talk"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    held_on: Mapped[Day]
    channel: Mapped[Channel] = mapped_column(EnumText(Channel))
    held_by: Mapped[Line]
    """Who explained it, with title."""
    reason_explained: Mapped[bool] = mapped_column(default=False)
    need_explained: Mapped[bool] = mapped_column(default=False)
    benefit_explained: Mapped[bool] = mapped_column(default=False)
    benefit: Mapped[Text]
    """What the employee gains by the move, as it was told."""
    summary: Mapped[Text]
    """What was said on both sides."""
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    """The letter that explained the move, where it was done by one."""


class Wish(Versioned, Removable, Table):
    """Where an employee would like to work, in an order; the first is rank 1."""

    __tablename__ = "wish"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"))
    """The case in whose talk it was stated, if it was."""
    rank: Mapped[int]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    district: Mapped[Line]
    """A district instead of one unit."""
    note: Mapped[Text]
    stated_on: Mapped[Day]


class Skill(Versioned, Removable, Table):
    """An interest or ability that an employee states."""

    __tablename__ = "skill"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    kind: Mapped[SkillKind] = mapped_column(EnumText(SkillKind))
    name: Mapped[Line]
    level: Mapped[Line]
    proof: Mapped[Line]
    """Certificate or other evidence, as written on it."""
    stated_on: Mapped[Day]
