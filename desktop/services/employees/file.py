"""The file of one employee: who it is, the current post, every history, cases, letters and papers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, FamilyTie, Post, TransferCase, Unit
from desktop.domain.cases.cases import Direction
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.fields import EmployeeFields, disagreements
from desktop.domain.employees.history_entries import (
    DisciplineEntry,
    EducationEntry,
    FamilyEntry,
    GradeEntry,
    PerformanceEntry,
    PostEntry,
    TrainingEntry,
)
from desktop.domain.employees.nip import NipMismatch
from desktop.domain.refusal import Refusal
from desktop.services.attachments import AttachmentRow, all_attachments_of
from desktop.services.cases.list import CaseRow, cases_of_employee
from desktop.services.decree_rows import EFFECTIVE_ON
from desktop.services.employee_histories import entries
from desktop.services.employees.edit import fields_of
from desktop.services.letter_lists import LetterRow, letters_of_employee
from desktop.services.units.establishment import UNDER_WAY
from desktop.text import _


@dataclass(frozen=True, slots=True)
class Histories:
    """Every history of an employee, newest lines first, with the lines that were put aside."""

    posts: list[PostEntry]
    grades: list[GradeEntry]
    education: list[EducationEntry]
    performance: list[PerformanceEntry]
    discipline: list[DisciplineEntry]
    training: list[TrainingEntry]
    family: list[FamilyEntry]


@dataclass(frozen=True, slots=True)
class Coming:
    """A placement that a decree gives and that is still to be carried out."""

    post: str
    unit: str
    since: date | None


@dataclass(frozen=True, slots=True)
class EmployeeFile:
    """All that one screen shows of an employee, as it was at `version`."""

    id: int
    version: int
    removed_reason: str
    name: str
    fields: EmployeeFields
    unit: str
    unit_path: str
    """Names of the units above, from the top: "Pemerintah Kota › Dinas Kesehatan"."""
    post: str
    coming: tuple[Coming, ...]
    warnings: list[NipMismatch]
    histories: Histories
    relatives: dict[int, str]
    """Names of those whom the family ties point to, by id."""
    cases: list[CaseRow]
    letters: list[LetterRow]
    attachments: list[AttachmentRow]


def open_employee(session: Session, employee_id: int) -> EmployeeFile:
    """The file of an employee; raises Refusal if there is none."""
    employee = session.get(Employee, employee_id)
    if employee is None:
        raise Refusal(_("There is no such employee."), _("Load the list again."))
    held = fields_of(employee)
    unit, above = _unit_names(session, employee.unit_id)
    post = session.scalar(select(Post.title).where(Post.id == employee.post_id))
    return EmployeeFile(
        id=employee.id,
        version=employee.version,
        removed_reason=employee.removed_reason,
        name=display_name(employee.title_before, employee.name, employee.title_after),
        fields=held,
        unit=unit or _moved_out(session, employee),
        unit_path=above,
        post=post or "",
        coming=_coming(session, employee_id),
        warnings=_warnings(held),
        histories=_histories(session, employee_id),
        relatives=_relatives(session, employee_id),
        cases=cases_of_employee(session, employee_id),
        letters=letters_of_employee(session, employee_id),
        attachments=all_attachments_of(session, employee_id=employee_id),
    )


def _histories(session: Session, employee_id: int) -> Histories:
    return Histories(
        posts=entries(session, PostEntry, employee_id, removed=True),
        grades=entries(session, GradeEntry, employee_id, removed=True),
        education=entries(session, EducationEntry, employee_id, removed=True),
        performance=entries(session, PerformanceEntry, employee_id, removed=True),
        discipline=entries(session, DisciplineEntry, employee_id, removed=True),
        training=entries(session, TrainingEntry, employee_id, removed=True),
        family=entries(session, FamilyEntry, employee_id, removed=True),
    )


def _coming(session: Session, employee_id: int) -> tuple[Coming, ...]:
    rows = session.execute(
        select(
            func.coalesce(Post.title, TransferCase.outside_post),
            func.coalesce(Unit.name, TransferCase.outside_agency),
            EFFECTIVE_ON,
        )
        .select_from(TransferCase)
        .join(Decree, Decree.id == TransferCase.decree_id)
        .outerjoin(Post, Post.id == TransferCase.to_post_id)
        .outerjoin(Unit, Unit.id == TransferCase.to_unit_id)
        .where(TransferCase.employee_id == employee_id, *UNDER_WAY)
        .order_by(EFFECTIVE_ON, TransferCase.id)
    )
    return tuple(Coming(post, unit, since) for post, unit, since in rows)


def _moved_out(session: Session, employee: Employee) -> str:
    """Where an employee without a unit went, if the last move led out of the region."""
    case = session.scalar(
        select(TransferCase)
        .where(TransferCase.employee_id == employee.id, TransferCase.applied_at.is_not(None))
        .order_by(TransferCase.applied_at.desc(), TransferCase.id.desc())
        .limit(1)
    )
    if case is None or case.direction is not Direction.OUTGOING:
        return ""
    return _("Moved out of the region: {agency}").format(agency=case.outside_agency)


def _unit_names(session: Session, unit_id: int | None) -> tuple[str, str]:
    """Name of a unit, and the names of those above it."""
    unit = session.get(Unit, unit_id) if unit_id is not None else None
    if unit is None:
        return "", ""
    ids = [int(part) for part in unit.path.split("/") if part.isdigit()]
    names = dict(session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(ids))).all())
    return unit.name, " › ".join(names[each] for each in ids if each in names and each != unit.id)


def _relatives(session: Session, employee_id: int) -> dict[int, str]:
    rows = session.execute(
        select(Employee.id, Employee.title_before, Employee.name, Employee.title_after)
        .join(FamilyTie, FamilyTie.relative_id == Employee.id)
        .where(FamilyTie.employee_id == employee_id)
    )
    return {row.id: display_name(row.title_before, row.name, row.title_after) for row in rows}


def _warnings(held: EmployeeFields) -> list[NipMismatch]:
    """Old records may hold a NIP that could not be entered today; that is told like any other disagreement."""
    try:
        return disagreements(held)
    except Refusal as refusal:
        return [NipMismatch("nip", "BKN 22/2007", refusal.title)]
