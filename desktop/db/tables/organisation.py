"""Units as a tree, posts, and how many of each post a unit needs."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.skill_needs import SkillNeedKind
from desktop.domain.needs.tasks import Rounding


class Unit(Versioned, Removable, Table):
    """A node of the organisation tree (SIASN "unor")."""

    __tablename__ = "unit"

    id: Mapped[Key]
    siasn_id: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[Line]
    name_key: Mapped[Line] = mapped_column(index=True)
    """`desktop.domain.employees.names.search_key` of the name."""
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    path: Mapped[Line] = mapped_column(index=True)
    """Ids from the root to this unit, "/1/7/23/": a subtree is a prefix."""
    district: Mapped[Line]
    address: Mapped[Line]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day | None]


class Post(Versioned, Removable, Table):
    """A kind of position; retirement age and requirements belong to it, not to its level (REGULATION 4.6)."""

    __tablename__ = "post"

    id: Mapped[Key]
    siasn_id: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[Line]
    title_key: Mapped[Line] = mapped_column(index=True)
    kind: Mapped[PostKind] = mapped_column(EnumText(PostKind))
    level: Mapped[Code]
    """Level of a functional post: PT, MU, MA, UT, PM, TR, MH, PY."""
    echelon: Mapped[Code]
    job_class: Mapped[int | None]
    retirement_age: Mapped[int | None]
    """BUP in years."""
    least_education: Mapped[Code]
    """SIASN code of the education level."""
    education_fields: Mapped[Text]
    """Fields of study that fit, separated by "; "."""
    least_grade: Mapped[Code]

    __table_args__ = (UniqueConstraint("title_key", "kind"),)


class Establishment(Versioned, Table):
    """Need of one unit for one post in one year (ABK); its holders are counted from the employees."""

    __tablename__ = "establishment"

    id: Mapped[Key]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    year: Mapped[int]
    need: Mapped[int]
    note: Mapped[Text]
    effective_minutes: Mapped[int | None]
    """Working minutes of one employee in a year by which the tasks were counted; empty where the need was typed."""
    rounding: Mapped[Rounding | None] = mapped_column(EnumText(Rounding))

    __table_args__ = (UniqueConstraint("unit_id", "post_id", "year"), Index(None, "post_id"))


class NeedTask(Table):
    """One task of a post in a unit, from which the need of a year is worked out (ABK)."""

    __tablename__ = "need_task"

    id: Mapped[Key]
    establishment_id: Mapped[int] = mapped_column(ForeignKey("establishment.id"), index=True)
    position: Mapped[int]
    task: Mapped[Text]
    result: Mapped[Line]
    """What one result is called: "surat", "pasien", "laporan"."""
    volume: Mapped[float]
    """Results in a year."""
    minutes: Mapped[float]
    """Working minutes that one result takes."""


class SkillNeed(Versioned, Removable, Table):
    """How many people with a skill a unit needs in a year, in one post or in all of them."""

    __tablename__ = "skill_need"

    id: Mapped[Key]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    year: Mapped[int]
    kind: Mapped[SkillNeedKind] = mapped_column(EnumText(SkillNeedKind))
    name: Mapped[Line]
    """Field of study, certificate, language or skill, as it is looked for among the employees."""
    least_education: Mapped[Code]
    """SIASN code of the least level, for a field of study."""
    need: Mapped[int]
    note: Mapped[Text]
