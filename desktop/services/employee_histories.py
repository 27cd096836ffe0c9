"""The lines of an employee's histories: shown, added, corrected, put aside with a reason and brought back."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import (
    Discipline,
    EducationHistory,
    Employee,
    FamilyTie,
    GradeHistory,
    Performance,
    Post,
    PostHistory,
    Training,
    Unit,
)
from desktop.db.tables.base import now
from desktop.domain.employees.employees import Assignment
from desktop.domain.employees.history_entries import (
    DisciplineEntry,
    EducationEntry,
    Entry,
    FamilyEntry,
    GradeEntry,
    PerformanceEntry,
    PostEntry,
    TrainingEntry,
    checked_entry,
)
from desktop.domain.employees.names import clean_text
from desktop.domain.refusal import Refusal, Stale
from desktop.text import _

AnyEntry = TypeVar("AnyEntry", bound=Entry)

# Where each kind of line is kept, and what its newest is told by.
_TABLES: dict[type[Entry], tuple[type[Any], str]] = {
    PostEntry: (PostHistory, "starts_on"),
    GradeEntry: (GradeHistory, "starts_on"),
    EducationEntry: (EducationHistory, "year"),
    PerformanceEntry: (Performance, "year"),
    DisciplineEntry: (Discipline, "starts_on"),
    TrainingEntry: (Training, "starts_on"),
    FamilyEntry: (FamilyTie, "id"),
}
_OWN = {"id", "version", "removed_reason"}


def entries(session: Session, kind: type[AnyEntry], employee_id: int, *, removed: bool = False) -> list[AnyEntry]:
    """The lines of one history, the newest first; those put aside only if asked for."""
    table, newest = _TABLES[kind]
    rows = session.execute(
        select(*(getattr(table, field.name) for field in fields(kind)))
        .where(table.employee_id == employee_id, *(() if removed else (table.removed_at.is_(None),)))
        .order_by(getattr(table, newest).desc(), table.id.desc())
    )
    return [kind(*row) for row in rows]


def save_entry(session: Session, employee_id: int, entry: Entry, today: date) -> int:
    """Add a line (its `id` is 0) or correct one; raises Refusal by field, or Stale. Gives its id."""
    kept = checked_entry(entry, today)
    table, _newest = _TABLES[type(entry)]
    row = _found(session, table, entry) if entry.id else table(employee_id=employee_id)
    for field in fields(kept):
        if field.name not in _OWN:
            setattr(row, field.name, getattr(kept, field.name))
    _name_places(session, row)
    _refuse_twice(session, employee_id, row)
    _end_earlier(session, employee_id, row)
    session.add(row)
    session.flush()
    _follow(session, employee_id, row)
    return int(row.id)


def remove_entry(session: Session, kind: type[Entry], entry_id: int, reason: str) -> None:
    """Put a line aside with a reason; it can be brought back."""
    row = _row(session, _TABLES[kind][0], entry_id)
    written = reason_given(reason)
    row.removed_at, row.removed_reason = now(), written
    audit(session, "remove", row.__tablename__, row.id, {"reason": written})
    session.flush()
    _follow(session, row.employee_id, row)


def restore_entry(session: Session, kind: type[Entry], entry_id: int) -> None:
    """Bring a line back."""
    row = _row(session, _TABLES[kind][0], entry_id)
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", row.__tablename__, row.id)
    session.flush()
    _follow(session, row.employee_id, row)


def reason_given(reason: str) -> str:
    """The written reason; raises Refusal if there is none."""
    written = clean_text(reason)
    if not written:
        raise Refusal(_("A reason is needed."), _("Write why, in one sentence."), {"reason": _("A reason is needed.")})
    return written


def refuse_stale(found: int, read: int) -> None:
    """Refuse to save over what somebody else saved since it was read."""
    if found != read:
        raise Stale(
            _("Someone else changed this record while you were editing it."),
            _("Your entries are still here. Load the record again and repeat what is still needed."),
        )


def _row(session: Session, table: type[Any], entry_id: int) -> Any:
    row = session.get(table, entry_id)
    if row is None:
        raise Refusal(_("This line is not there any more."), _("Load the employee again."))
    return row


def _found(session: Session, table: type[Any], entry: Entry) -> Any:
    row = _row(session, table, entry.id)
    refuse_stale(row.version, entry.version)
    return row


def _name_places(session: Session, row: Any) -> None:
    """A line of the posts keeps the names as they were; a chosen unit or post gives its name of today."""
    if not isinstance(row, PostHistory):
        return
    state = inspect(row)
    if row.unit_id is not None and (not row.unit_name or state.attrs.unit_id.history.has_changes()):
        row.unit_name = session.get_one(Unit, row.unit_id).name
    if row.post_id is not None and (not row.post_title or state.attrs.post_id.history.has_changes()):
        row.post_title = session.get_one(Post, row.post_id).title


def _refuse_twice(session: Session, employee_id: int, row: Any) -> None:
    """One appraisal a year, one tie of a kind with a relative; lines put aside count, for they can come back."""
    if isinstance(row, Performance):
        same, field = select(Performance.id).where(Performance.year == row.year), "year"
        same = same.where(Performance.employee_id == employee_id)
    elif isinstance(row, FamilyTie):
        same, field = select(FamilyTie.id).where(FamilyTie.relative_id == row.relative_id), "relative_id"
        same = same.where(FamilyTie.employee_id == employee_id, FamilyTie.relation == row.relation)
        if row.relative_id == employee_id:
            raise _field_refusal(field, _("Nobody is a relative of their own."))
    else:
        return
    with session.no_autoflush:
        found = session.scalar(same)
    if found is not None and found != row.id:
        raise _field_refusal(field, _("There is such a line already; correct that one, or bring it back."))


def _field_refusal(field: str, sentence: str) -> Refusal:
    return Refusal(_("Some fields need another look."), _("See the red lines."), {field: sentence})


def _end_earlier(session: Session, employee_id: int, row: Any) -> None:
    """A new definitive post ends the one held before it; acting posts end by themselves."""
    new = isinstance(row, PostHistory) and row.id is None
    if not new or row.starts_on is None or row.ends_on is not None or row.assignment is not Assignment.DEFINITIVE:
        return
    for line in session.scalars(held_posts(employee_id)):
        if line.starts_on is None or line.starts_on < row.starts_on:
            line.ends_on = row.starts_on - timedelta(days=1)


def _follow(session: Session, employee_id: int, row: Any) -> None:
    """The employee's current post and grade are those of the newest line that is still held."""
    employee = session.get_one(Employee, employee_id)
    if isinstance(row, PostHistory):
        newest = session.scalars(held_posts(employee_id)).first()
        if newest is not None and newest.post_id is not None:
            employee.unit_id, employee.post_id, employee.post_since = newest.unit_id, newest.post_id, newest.starts_on
    if isinstance(row, GradeHistory):
        grade = session.scalars(held_grades(employee_id)).first()
        if grade is not None:
            employee.grade, employee.grade_since = grade.grade, grade.starts_on


def held_posts(employee_id: int) -> Select[PostHistory]:
    """Lines of definitive posts that have not ended, the newest first."""
    return (
        select(PostHistory)
        .where(
            PostHistory.employee_id == employee_id,
            PostHistory.removed_at.is_(None),
            PostHistory.assignment == Assignment.DEFINITIVE,
            PostHistory.ends_on.is_(None),
        )
        .order_by(PostHistory.starts_on.desc(), PostHistory.id.desc())
    )


def held_grades(employee_id: int) -> Select[GradeHistory]:
    """Lines of grades, the newest first."""
    return (
        select(GradeHistory)
        .where(GradeHistory.employee_id == employee_id, GradeHistory.removed_at.is_(None))
        .order_by(GradeHistory.starts_on.desc(), GradeHistory.id.desc())
    )
