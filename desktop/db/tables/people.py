"""Employees and their dated histories."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.tables.base import Code, Day, EnumText, Key, Line, Removable, Table, Text, Versioned
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.employees.employees import Assignment, EmployeeKind, HistoryKind, MaritalStatus, Religion, Sex


class Employee(Versioned, Removable, Table):
    """One civil servant; the current post, grade and education are kept here and in the histories."""

    __tablename__ = "employee"

    id: Mapped[Key]
    siasn_id: Mapped[str | None] = mapped_column(unique=True)
    nip: Mapped[str] = mapped_column(unique=True)
    """18 digits; NIP of a PNS, NI PPPK of a contract employee."""
    old_nip: Mapped[Code]
    name: Mapped[Line]
    name_key: Mapped[Line]
    """`desktop.domain.employees.names.search_key` of the name: what sorting and searching use."""
    title_before: Mapped[Line]
    title_after: Mapped[Line]
    kind: Mapped[EmployeeKind] = mapped_column(EnumText(EmployeeKind))
    legal_status: Mapped[Code]
    """SIASN code of "kedudukan hukum"."""
    sex: Mapped[Sex | None] = mapped_column(EnumText(Sex))
    birth_place: Mapped[Line]
    birth_date: Mapped[Day | None]
    religion: Mapped[Religion | None] = mapped_column(EnumText(Religion))
    marital_status: Mapped[MaritalStatus | None] = mapped_column(EnumText(MaritalStatus))
    nik: Mapped[Code]
    phone: Mapped[Line]
    email: Mapped[Line]
    address: Mapped[Line]
    home_district: Mapped[Line]
    home_latitude: Mapped[float | None]
    """Degrees; of the home, for distances to a new place of work."""
    home_longitude: Mapped[float | None]
    appointed_on: Mapped[Day | None]
    """TMT CPNS, or first day of the first contract."""
    tenured_on: Mapped[Day | None]
    """TMT PNS."""
    contract_number: Mapped[Line]
    contract_ends: Mapped[Day | None]
    grade: Mapped[Code]
    """"III/b" for PNS, "IX" for PPPK."""
    grade_since: Mapped[Day | None]
    service_years: Mapped[int | None]
    service_months: Mapped[int | None]
    education_level: Mapped[Code]
    """SIASN code of the level."""
    education_field: Mapped[Line]
    graduation_year: Mapped[int | None]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    post_since: Mapped[Day | None]
    """TMT of the current post."""

    __table_args__ = (
        # With what can be searched for, a search along the names reads no rows of those whom it passes over.
        Index("ix_employee_in_order", "name_key", "id", "unit_id", "post_id", "legal_status", "nip"),
        # Holders of posts are counted in this one alone.
        Index("ix_employee_of_unit", "unit_id", "name_key", "id", "legal_status", "post_id"),
        Index(None, "post_id", "name_key", "id"),
        Index(None, "kind", "name_key", "id"),
        Index(None, "legal_status", "name_key", "id"),
        Index(None, "grade", "name_key", "id"),
        # The few that were put aside: lists leave them out without reading the rows of the others.
        Index(None, "removed_at", sqlite_where=text("removed_at IS NOT NULL")),
    )


class PostHistory(Versioned, Removable, Table):
    """A post held from a day to a day; names are kept as they were then."""

    __tablename__ = "post_history"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    unit_name: Mapped[Line]
    post_title: Mapped[Line]
    kind: Mapped[HistoryKind] = mapped_column(EnumText(HistoryKind), default=HistoryKind.POST)
    assignment: Mapped[Assignment] = mapped_column(EnumText(Assignment), default=Assignment.DEFINITIVE)
    starts_on: Mapped[Day | None]
    ends_on: Mapped[Day | None]
    """Last day in the post; empty while it is held."""
    decree_number: Mapped[Line]
    decree_date: Mapped[Day | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_case.id"))


class GradeHistory(Versioned, Removable, Table):
    """A grade held from a day on."""

    __tablename__ = "grade_history"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    grade: Mapped[Code]
    starts_on: Mapped[Day | None]
    decree_number: Mapped[Line]
    decree_date: Mapped[Day | None]


class EducationHistory(Versioned, Removable, Table):
    """A finished education."""

    __tablename__ = "education_history"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    level: Mapped[Code]
    field: Mapped[Line]
    school: Mapped[Line]
    year: Mapped[int | None]
    certificate_number: Mapped[Line]


class Performance(Versioned, Removable, Table):
    """Appraisal (SKP) of one year; the scale is kept, for old appraisals used others (REGULATION 4.7)."""

    __tablename__ = "performance"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    year: Mapped[int]
    scale: Mapped[Code] = mapped_column(default="permenpanrb-6-2022")
    rating: Mapped[Code]
    score: Mapped[float | None]
    note: Mapped[Text]

    __table_args__ = (UniqueConstraint("employee_id", "year"),)


class Discipline(Versioned, Removable, Table):
    """A disciplinary penalty and how long it lasts (PP 94/2021)."""

    __tablename__ = "discipline"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    severity: Mapped[Code]
    """"light", "medium" or "heavy"."""
    kind: Mapped[Line]
    decree_number: Mapped[Line]
    decree_date: Mapped[Day | None]
    starts_on: Mapped[Day | None]
    ends_on: Mapped[Day | None]
    note: Mapped[Text]


class Training(Versioned, Removable, Table):
    """A course or certificate."""

    __tablename__ = "training"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    name: Mapped[Line]
    organiser: Mapped[Line]
    starts_on: Mapped[Day | None]
    ends_on: Mapped[Day | None]
    hours: Mapped[int | None]
    certificate_number: Mapped[Line]


class FamilyTie(Versioned, Removable, Table):
    """Kinship of two employees inside the service."""

    __tablename__ = "family_tie"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    relative_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    relation: Mapped[Code]
    """"spouse", "parent", "child" or "sibling": what the relative is to the employee."""
    note: Mapped[Text]

    __table_args__ = (UniqueConstraint("employee_id", "relative_id", "relation"),)


class Circumstance(Versioned, Removable, Table):
    """Something in an employee's life that a move has to respect."""

    __tablename__ = "circumstance"

    id: Mapped[Key]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"), index=True)
    kind: Mapped[CircumstanceKind] = mapped_column(EnumText(CircumstanceKind))
    text: Mapped[Text]
    starts_on: Mapped[Day | None]
    ends_on: Mapped[Day | None]
    proof: Mapped[Line]
    """What shows it: number and date of a certificate."""
