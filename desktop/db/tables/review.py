"""Opinions on cases: sittings of the performance team, technical opinions, score sheets."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.review.review import TeamOpinion, TeamRole, TechnicalBody, TechnicalResult


class Sitting(Versioned, Removable, Table):
    """A sitting of the Tim Penilai Kinerja."""

    __tablename__ = "sitting"

    id: Mapped[Key]
    held_on: Mapped[Day]
    place: Mapped[Line]
    minutes_number: Mapped[Line]
    minutes_date: Mapped[Day | None]
    note: Mapped[Text]


class SittingMember(Table):
    """Who sat, in the order of the minutes."""

    __tablename__ = "sitting_member"

    id: Mapped[Key]
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), index=True)
    position: Mapped[int]
    name: Mapped[Line]
    title: Mapped[Line]
    role: Mapped[TeamRole] = mapped_column(EnumText(TeamRole))
    present: Mapped[bool] = mapped_column(default=True)


class SittingOpinion(Versioned, Table):
    """What a sitting advises on one case."""

    __tablename__ = "sitting_opinion"

    id: Mapped[Key]
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    opinion: Mapped[TeamOpinion | None] = mapped_column(EnumText(TeamOpinion))
    note: Mapped[Text]

    __table_args__ = (UniqueConstraint("sitting_id", "case_id"),)


class TechnicalOpinion(Versioned, Removable, Table):
    """A technical opinion (pertek) or an I-MUT recommendation that was asked for."""

    __tablename__ = "technical_opinion"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"), index=True)
    body: Mapped[TechnicalBody] = mapped_column(EnumText(TechnicalBody))
    asked_number: Mapped[Line]
    asked_on: Mapped[Day]
    number: Mapped[Line]
    answered_on: Mapped[Day | None]
    result: Mapped[TechnicalResult | None] = mapped_column(EnumText(TechnicalResult))
    note: Mapped[Text]


class ScoreLine(Versioned, Table):
    """One line of a case's score sheet, with what the employee said against it; it advises and never decides."""

    __tablename__ = "score_line"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("transfer_case.id"))
    code: Mapped[Code]
    position: Mapped[int]
    points: Mapped[float]
    most: Mapped[float]
    """Points that the line can give at most."""
    explanation: Mapped[Text]
    contest: Mapped[Text]
    contested_on: Mapped[Day | None]
    reply: Mapped[Text]
    replied_on: Mapped[Day | None]
    replied_by: Mapped[Line]
    corrected_points: Mapped[float | None]

    __table_args__ = (UniqueConstraint("case_id", "code"),)
