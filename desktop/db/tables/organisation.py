"""Units as a tree, posts, and how many of each post a unit needs."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.posts import PostKind


class Unit(Versioned, Removable, Table):
    """A node of the organisation tree (SIASN "unor")."""

    __tablename__ = "unit"

    id: Mapped[Key]
    siasn_id: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[Line]
    name_key: Mapped[Line] = mapped_column(index=True)
    """`desktop.domain.names.search_key` of the name."""
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

    __table_args__ = (UniqueConstraint("unit_id", "post_id", "year"), Index(None, "post_id"))
