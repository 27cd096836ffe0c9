"""An employee added, corrected, put aside with a reason and brought back; the histories stay in step."""

from dataclasses import fields
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.search import refresh
from desktop.db.tables import Employee, GradeHistory, Post, PostHistory, TransferCase, Unit
from desktop.db.tables.base import now
from desktop.domain.employees.employees import HistoryKind, display_name
from desktop.domain.employees.fields import EmployeeFields, checked
from desktop.domain.employees.names import search_key
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import held_grades, held_posts, reason_given, refuse_stale
from desktop.services.units.establishment import refuse_while_moving
from desktop.text import _


def add_employee(session: Session, entered: EmployeeFields, today: date) -> int:
    """Record a new employee with the first lines of the histories; raises Refusal by field. Gives the id."""
    kept = checked(entered, today)
    employee = Employee(nip=kept.nip)
    _refuse_taken_nip(session, kept.nip, None)
    _write(employee, kept)
    session.add(employee)
    session.flush()
    nothing = EmployeeFields(kept.nip, kept.name, kept.kind)
    _follow_post(session, employee, nothing, today)
    _follow_grade(session, employee, nothing)
    refresh(session, [employee.id])
    return employee.id


def save_employee(session: Session, employee_id: int, entered: EmployeeFields, version: int, today: date) -> None:
    """Correct an employee as read at `version`; a changed post or grade is carried into its history."""
    employee = _found(session, employee_id)
    refuse_stale(employee.version, version)
    before = fields_of(employee)
    kept = checked(entered, today, before)
    _refuse_taken_nip(session, kept.nip, employee_id)
    _write(employee, kept)
    session.flush()
    _follow_post(session, employee, before, today)
    _follow_grade(session, employee, before)
    if kept.name != before.name:
        refresh(session, [employee_id])


def remove_employee(session: Session, employee_id: int, reason: str) -> None:
    """Put an employee aside with a reason: out of lists and counts, with everything kept; not during a move."""
    employee = _found(session, employee_id)
    refuse_while_moving(session, TransferCase.employee_id == employee_id)
    written = reason_given(reason)
    employee.removed_at, employee.removed_reason = now(), written
    audit(session, "remove", Employee.__tablename__, employee_id, {"reason": written})


def restore_employee(session: Session, employee_id: int) -> None:
    """Bring an employee back as it was."""
    employee = _found(session, employee_id)
    employee.removed_at, employee.removed_reason = None, ""
    audit(session, "restore", Employee.__tablename__, employee_id)


def fields_of(employee: Employee) -> EmployeeFields:
    """What a form can change of an employee, as it stands."""
    return EmployeeFields(**{field.name: getattr(employee, field.name) for field in fields(EmployeeFields)})


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


def _follow_post(session: Session, employee: Employee, fields_before: EmployeeFields, today: date) -> None:
    """Carry the current post into its history.

    The same TMT corrects the line; a later one ends it the day before and begins another; no post at all ends it.
    """
    before = fields_before.unit_id, fields_before.post_id, fields_before.post_since
    after = employee.unit_id, employee.post_id, employee.post_since
    if after == before:
        return
    held = list(session.scalars(held_posts(employee.id)))
    if employee.post_id is None:
        for line in held:
            line.ends_on = max(today, line.starts_on or today)
        session.flush()
        return
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


def _follow_grade(session: Session, employee: Employee, fields_before: EmployeeFields) -> None:
    """Carry the current grade into its history: the same TMT corrects the line, another begins one."""
    before = fields_before.grade, fields_before.grade_since
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
