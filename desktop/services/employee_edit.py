"""An employee added, corrected, put aside with a reason and brought back; the histories stay in step."""

from dataclasses import fields
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.search import refresh
from desktop.db.tables import Employee, GradeHistory, Post, PostHistory, Unit
from desktop.db.tables.base import now
from desktop.domain.employee_fields import EmployeeFields, checked
from desktop.domain.employees import HistoryKind, display_name
from desktop.domain.names import search_key
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import held_grades, held_posts, reason_given, refuse_stale
from desktop.text import _


def add_employee(session: Session, entered: EmployeeFields, today: date) -> int:
    """Record a new employee with the first lines of the histories; raises Refusal by field. Gives the id."""
    kept = checked(entered, today)
    employee = Employee(nip=kept.nip)
    _refuse_taken_nip(session, kept.nip, None)
    _write(employee, kept)
    session.add(employee)
    session.flush()
    _follow_post(session, employee, (None, None, None))
    _follow_grade(session, employee, ("", None))
    refresh(session, [employee.id])
    return employee.id


def save_employee(session: Session, employee_id: int, entered: EmployeeFields, version: int, today: date) -> None:
    """Correct an employee as read at `version`; a changed post or grade is carried into its history."""
    employee = _found(session, employee_id)
    refuse_stale(employee.version, version)
    kept = checked(entered, today)
    _refuse_taken_nip(session, kept.nip, employee_id)
    post = employee.unit_id, employee.post_id, employee.post_since
    grade = employee.grade, employee.grade_since
    name_key = employee.name_key
    _write(employee, kept)
    session.flush()
    _follow_post(session, employee, post)
    _follow_grade(session, employee, grade)
    if employee.name_key != name_key:
        refresh(session, [employee_id])


def remove_employee(session: Session, employee_id: int, reason: str) -> None:
    """Put an employee aside with a reason: out of lists and counts, with everything kept."""
    employee = _found(session, employee_id)
    written = reason_given(reason)
    employee.removed_at, employee.removed_reason = now(), written
    audit(session, "remove", Employee.__tablename__, employee_id, {"reason": written})


def restore_employee(session: Session, employee_id: int) -> None:
    """Bring an employee back as it was."""
    employee = _found(session, employee_id)
    employee.removed_at, employee.removed_reason = None, ""
    audit(session, "restore", Employee.__tablename__, employee_id)


def _found(session: Session, employee_id: int) -> Employee:
    employee = session.get(Employee, employee_id)
    if employee is None:
        raise Refusal(_("There is no such employee."), _("Load the list again."))
    return employee


def _write(employee: Employee, kept: EmployeeFields) -> None:
    for field in fields(kept):
        setattr(employee, field.name, getattr(kept, field.name))
    employee.name_key = search_key(kept.name)


def _refuse_taken_nip(session: Session, nip: str, but: int | None) -> None:
    with session.no_autoflush:
        found = session.scalars(select(Employee).where(Employee.nip == nip, Employee.id.is_not(but))).first()
    if found is None:
        return
    name = display_name(found.title_before, found.name, found.title_after)
    sentence = _("This NIP belongs to {name} already.").format(name=name)
    remedy = _("Bring that employee back instead.") if found.removed_at else _("Correct that employee instead.")
    raise Refusal(sentence, remedy, {"nip": f"{sentence} {remedy}"})


def _follow_post(session: Session, employee: Employee, before: tuple[int | None, int | None, date | None]) -> None:
    """Carry the current post into its history.

    The same TMT corrects the line; a later one ends it the day before and begins another.
    """
    after = employee.unit_id, employee.post_id, employee.post_since
    if after == before or employee.post_id is None:
        return
    held = list(session.scalars(held_posts(employee.id)))
    same = next((line for line in held if (line.unit_id, line.post_id, line.starts_on) == before), None)
    moved = after[:2] != before[:2] and after[2] != before[2]
    if same is not None and not moved:
        line = same
    else:
        for earlier in held:
            if employee.post_since and (earlier.starts_on is None or earlier.starts_on < employee.post_since):
                earlier.ends_on = employee.post_since - timedelta(days=1)
        kind = HistoryKind.UNIT if before[1] == after[1] else HistoryKind.POST
        line = PostHistory(employee_id=employee.id, kind=kind)
        session.add(line)
    line.unit_id, line.post_id, line.starts_on = after
    line.unit_name = session.get_one(Unit, employee.unit_id).name if employee.unit_id else ""
    line.post_title = session.get_one(Post, employee.post_id).title
    session.flush()


def _follow_grade(session: Session, employee: Employee, before: tuple[str, date | None]) -> None:
    """Carry the current grade into its history: the same TMT corrects the line, another begins one."""
    after = employee.grade, employee.grade_since
    if after == before or not employee.grade:
        return
    lines = list(session.scalars(held_grades(employee.id)))
    same = next((line for line in lines if (line.grade, line.starts_on) == before), None)
    raised = after[0] != before[0] and after[1] != before[1]
    if same is None or raised:
        same = GradeHistory(employee_id=employee.id)
        session.add(same)
    same.grade, same.starts_on = after
    session.flush()
