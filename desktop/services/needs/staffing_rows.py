"""Reads what the holders of a day are counted from: records, lines of histories, moves of cases under way."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from desktop.db.fetch import fetch_plain
from desktop.domain.cases.cases import Direction
from desktop.domain.cases.checks_time import USUAL_RETIREMENT_AGE
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.employees.employees import ACTIVE_STATUSES, Assignment, EmployeeKind
from desktop.domain.needs.staffing import Coming, Course, Line, PlaceKey, Served

NEVER = "9999-12-31"
"""A day that does not come; days are compared as the text that the database keeps."""
ENDED = ", ".join(f"'{stage.value}'" for stage in sorted(END_STAGES))
Moves = dict[int, tuple[Coming, ...]]


class Record(NamedTuple):
    """One employee's record as it is read; days are ISO text, "" or `NEVER` where there is none."""

    id: int
    unit_id: int | None
    post_id: int | None
    since: str
    legal_status: str
    born: str
    ends: str
    """Last day of the contract."""
    age: int
    """BUP of the post."""


_RECORDS = f"""
SELECT e.id, e.unit_id, e.post_id, coalesce(e.post_since, ''), e.legal_status, coalesce(e.birth_date, '{NEVER}'),
       CASE e.kind WHEN '{EmployeeKind.PPPK.value}' THEN coalesce(e.contract_ends, '{NEVER}') ELSE '{NEVER}' END,
       coalesce(nullif(p.retirement_age, 0), {USUAL_RETIREMENT_AGE})
FROM employee e LEFT JOIN post p ON p.id = e.post_id
WHERE e.removed_at IS NULL
"""  # noqa: S608  # nothing in it was typed by anybody
_IN_UNITS = "(SELECT value FROM json_each(:units))"
_COMERS = f"SELECT employee_id FROM transfer_case WHERE applied_at IS NULL AND to_unit_id IN {_IN_UNITS}"  # noqa: S608
_FORMER = f"SELECT employee_id FROM post_history WHERE unit_id IN {_IN_UNITS}"  # noqa: S608
_ALL = text(_RECORDS)
_SOME = text(f"{_RECORDS} AND (e.unit_id IN {_IN_UNITS} OR e.id IN ({_COMERS}))")
_SOME_PAST = text(f"{_RECORDS} AND (e.unit_id IN {_IN_UNITS} OR e.id IN ({_COMERS}) OR e.id IN ({_FORMER}))")
_MOVES = text(f"""
SELECT c.employee_id, coalesce(c.takes_effect_on, d.effective_on, c.effective_on) AS day, c.direction, c.number,
       c.to_unit_id, c.to_post_id, p.retirement_age
FROM transfer_case c LEFT JOIN decree d ON d.id = c.decree_id LEFT JOIN post p ON p.id = c.to_post_id
WHERE c.applied_at IS NULL AND c.stage NOT IN ({ENDED}) AND day IS NOT NULL
ORDER BY day, c.id
""")  # noqa: S608
_OVERLAPPING = f"""
SELECT employee_id, unit_id, post_id, starts_on, ends_on FROM post_history
WHERE removed_at IS NULL AND assignment = '{Assignment.DEFINITIVE.value}'
  AND (starts_on IS NULL OR starts_on <= :last) AND (ends_on IS NULL OR ends_on >= :first)
"""  # noqa: S608
_LINES = text(_OVERLAPPING)
_LINES_OF = text(f"{_OVERLAPPING} AND employee_id IN (SELECT value FROM json_each(:people))")  # noqa: S608
_FEW = 20_000


def records(session: Session, unit_ids: Collection[int] | None, *, past: bool) -> Iterator[Record]:
    """The records of all, or of whoever is, was (where `past`) or will be in some units."""
    if unit_ids is None:
        rows = fetch_plain(session, _ALL, {})
    else:
        statement: TextClause = _SOME_PAST if past else _SOME
        rows = fetch_plain(session, statement, {"units": json.dumps(sorted(unit_ids))})
    return map(Record._make, rows)


def moves_under_way(session: Session) -> Moves:
    """By employee the moves of open cases that have a day and a destination, in the order of their days."""
    found: Moves = {}
    for person, day, direction, number, unit, post, age in fetch_plain(session, _MOVES, {}):
        outside = direction == Direction.OUTGOING.value
        place = None if outside else _place(unit, post)
        if place is not None or outside:
            move = Coming(date.fromisoformat(day), place, number, age or None)
            found[person] = (*found.get(person, ()), move)
    return found


def courses_of(
    session: Session,
    found: Sequence[Record],
    moves: Moves,
    past: tuple[date, date] | None,
    *,
    with_lines_only: bool = False,
) -> Iterator[tuple[int, Course]]:
    """The course of each employee of `found`, with the lines that touch the days of `past`."""
    lines = _lines(session, [record.id for record in found], past) if past and found else {}
    for record in found:
        if with_lines_only and record.id not in lines:
            continue
        yield record.id, Course(_served(record), tuple(lines.get(record.id, ())), moves.get(record.id, ()))


def _lines(session: Session, people: Sequence[int], past: tuple[date, date]) -> Mapping[int, list[Line]]:
    given = {"first": past[0].isoformat(), "last": past[1].isoformat()}
    if len(people) <= _FEW:
        rows = fetch_plain(session, _LINES_OF, {**given, "people": json.dumps(people)})
    else:
        rows = fetch_plain(session, _LINES, given)
    lines: dict[int, list[Line]] = {}
    for person, unit, post, starts, ends in rows:
        lines.setdefault(person, []).append(Line(_place(unit, post), _day(starts), _day(ends)))
    return lines


def _served(record: Record) -> Served:
    return Served(
        place=_place(record.unit_id, record.post_id),
        since=_day(record.since),
        active=record.legal_status in ACTIVE_STATUSES,
        legal_status=record.legal_status,
        birth_date=_day(record.born),
        contract_ends=_day(record.ends),
        retirement_age=record.age,
    )


def _place(unit: int | None, post: int | None) -> PlaceKey | None:
    return None if unit is None or post is None else (unit, post)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written and written != NEVER else None
