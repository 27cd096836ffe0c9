"""Writes a plan in bulk: tuples straight to the driver, histories beside the records, one audit line a change."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, note_bulk_change
from desktop.db.search import refresh
from desktop.db.tables import AuditEntry
from desktop.db.tables.base import now
from desktop.domain.cases.progress import Progress
from desktop.domain.employees.employees import Assignment, HistoryKind
from desktop.services.imports.plan import COLUMNS, PLACE, Added, Changed, EmployeePlan
from desktop.text import _

BATCH = 5_000
_POST_HISTORY = ("employee_id", "unit_id", "post_id", "unit_name", "post_title", "kind", "assignment", "starts_on")
_GRADE_HISTORY = ("employee_id", "grade", "starts_on", "decree_number", "decree_date")
_EDUCATION_HISTORY = ("employee_id", "level", "field", "school", "year")
Rows = list[tuple[Any, ...]]


def write_plan(session: Session, plan: EmployeePlan) -> Generator[Progress, None, None]:
    """Write everything that `plan` holds, in the session's transaction."""
    if not (plan.added or plan.changed or plan.units.book.changed or plan.posts.book.changed):
        return
    plan.units.write(session)
    plan.posts.book.write(session)
    total = len(plan.added) + len(plan.changed)
    run = session.connection().exec_driver_sql
    # In the order of names the indexes, which all go by name, grow at few places instead of everywhere.
    plan.added.sort(key=_by_name)
    newest = run("SELECT coalesce(max(id), 0) FROM employee").scalar_one()
    done = 0
    for added in _batches(plan.added):
        _add(session, plan, added, newest + done + 1)
        done += len(added)
        yield Progress(done, total, _("Writing employees"))
    for changed in _batches(plan.changed):
        _change(session, plan, changed)
        done += len(changed)
        yield Progress(done, total, _("Writing employees"))
    yield Progress(total, total, _("Making the search index"))
    renamed = [change.id for change in plan.changed if change.differs("name_key")]
    refresh(session, [*range(newest + 1, newest + len(plan.added) + 1), *renamed])
    note_bulk_change(session, "employee", "post_history", "grade_history", "education_history")


def _by_name(one: Added) -> tuple[str, str]:
    return one.values[PLACE["name_key"]], one.values[PLACE["nip"]]


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _insert(session: Session, table: str, columns: Sequence[str], rows: Rows) -> None:
    if rows:
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  # our own names
        session.connection().exec_driver_sql(statement, rows)


def _add(session: Session, plan: EmployeePlan, added: list[Added], first: int) -> None:
    # Ids are given here, so that the histories need not ask for them row by row.
    _insert(session, "employee", ("id", *COLUMNS), [(number, *one.values) for number, one in enumerate(added, first)])
    posts: Rows = []
    grades: Rows = []
    educations: Rows = []
    for number, one in enumerate(added, first):
        posts.extend(_first_post(plan, number, one.values))
        grades.extend(_first_grades(number, one))
        educations.extend(_education(number, one.values, one.row.school))
    _insert(session, "post_history", _POST_HISTORY, posts)
    _insert(session, "grade_history", _GRADE_HISTORY, grades)
    _insert(session, "education_history", _EDUCATION_HISTORY, educations)


_UNIT, _POST, _POST_SINCE = PLACE["unit_id"], PLACE["post_id"], PLACE["post_since"]
_GRADE, _GRADE_SINCE, _APPOINTED = PLACE["grade"], PLACE["grade_since"], PLACE["appointed_on"]
_LEVEL, _FIELD, _YEAR = PLACE["education_level"], PLACE["education_field"], PLACE["graduation_year"]


def _first_post(plan: EmployeePlan, number: int, values: tuple[Any, ...]) -> Rows:
    unit, post = values[_UNIT], values[_POST]
    if unit is None and post is None:
        return []
    return [_post_row(plan, number, values, HistoryKind.POST, values[_POST_SINCE])]


def _post_row(
    plan: EmployeePlan, number: int, values: tuple[Any, ...], kind: HistoryKind, since: str | None
) -> tuple[Any, ...]:
    unit, post = values[_UNIT], values[_POST]
    names = (plan.units.name(unit), plan.posts.title(post))
    return (number, unit, post, *names, kind.value, Assignment.DEFINITIVE.value, since)


def _first_grades(number: int, one: Added) -> Rows:
    grade, row = one.values[_GRADE], one.row
    first = row.first_grade
    decree = (row.appointed_number, row.appointed_decided)
    found: Rows = []
    if first and first != grade:
        found.append((number, first, one.values[_APPOINTED], *decree))
    if grade:
        found.append((number, grade, one.values[_GRADE_SINCE], *(decree if first == grade else ("", None))))
    return found


def _education(number: int, values: tuple[Any, ...], school: str) -> Rows:
    return [(number, values[_LEVEL], values[_FIELD], school, values[_YEAR])] if values[_LEVEL] else []


def _change(session: Session, plan: EmployeePlan, changed: list[Changed]) -> None:
    run = session.connection().exec_driver_sql
    sets = ", ".join(f"{name} = ?" for name in COLUMNS)
    run(
        f"UPDATE employee SET {sets}, version = version + 1 WHERE id = ?",  # noqa: S608  # our own names
        [(*one.values, one.id) for one in changed],
    )
    for one in changed:
        _change_posts(session, plan, one)
        _change_grades(session, one)
        if one.differs("education_level", "education_field"):
            _insert(session, "education_history", _EDUCATION_HISTORY, _education(one.id, one.values, one.row.school))
    shared = {"at": now(), "actor": actor_of(session), "action": "import", "table_name": "employee"}
    session.execute(insert(AuditEntry), [{**shared, "row_id": one.id, "details": one.differences()} for one in changed])


def _change_posts(session: Session, plan: EmployeePlan, one: Changed) -> None:
    run = session.connection().exec_driver_sql
    since = one.values[_POST_SINCE]
    if one.differs("unit_id", "post_id"):
        # An export without a new date tells only that the change is known today.
        begins = date.fromisoformat(since) if since and one.differs("post_since") else plan.today
        run(
            "UPDATE post_history SET ends_on = ?, version = version + 1 "
            "WHERE employee_id = ? AND ends_on IS NULL AND removed_at IS NULL AND assignment = ?",
            ((begins - timedelta(days=1)).isoformat(), one.id, Assignment.DEFINITIVE.value),
        )
        kind = HistoryKind.POST if one.differs("post_id") else HistoryKind.UNIT
        _insert(session, "post_history", _POST_HISTORY, [_post_row(plan, one.id, one.values, kind, begins.isoformat())])
    elif one.differs("post_since"):
        run(
            "UPDATE post_history SET starts_on = ?, version = version + 1 "
            "WHERE employee_id = ? AND ends_on IS NULL AND removed_at IS NULL AND assignment = ?",
            (since, one.id, Assignment.DEFINITIVE.value),
        )


def _change_grades(session: Session, one: Changed) -> None:
    grade, since = one.values[_GRADE], one.values[_GRADE_SINCE]
    if one.differs("grade"):
        _insert(session, "grade_history", _GRADE_HISTORY, [(one.id, grade, since, "", None)])
    elif one.differs("grade_since"):
        session.connection().exec_driver_sql(
            "UPDATE grade_history SET starts_on = ?, version = version + 1 "
            "WHERE employee_id = ? AND grade = ? AND removed_at IS NULL AND starts_on IS ?",
            (since, one.id, grade, one.old[_GRADE_SINCE]),
        )
