"""Who holds which post on any day (bezetting), past and future, against what the units need."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import sub

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from desktop.db.fetch import fetch_plain
from desktop.db.tables import Employee, Establishment
from desktop.domain.employees.employees import ACTIVE_STATUSES, display_name
from desktop.domain.needs.staffing import STUDY_LEAVE, Course, LeaveReason, PlaceKey, Seat, seat_on
from desktop.services.needs.staffing_count import Counts, count_course, count_earlier, count_staying
from desktop.services.needs.staffing_rows import NEVER, Record, courses_of, moves_under_way, records
from desktop.services.row_blocks import in_blocks


@dataclass(frozen=True, slots=True)
class Holder:
    """An employee in a post on the day asked, and the last day there as far as it is known."""

    employee_id: int
    name: str
    nip: str
    unit_id: int
    post_id: int
    until: date | None
    why: LeaveReason | None
    coming_from_case: str
    """Number of the case under way that brings the employee; empty for who is there already."""
    away: bool = False
    """On study leave: the post is held, its holder is not there."""


@dataclass(frozen=True, slots=True)
class PlaceGap:
    """Need and holders of a unit and post on each of the days that were asked."""

    unit_id: int
    post_id: int
    needs: tuple[int, ...]
    holders: tuple[int, ...]
    away: int = 0
    """Holders on study leave on the first day."""

    @property
    def need(self) -> int:
        """The need on the first day."""
        return self.needs[0]

    @property
    def gaps(self) -> tuple[int, ...]:
        """Need less holders on each day: above nought where people are missing."""
        return tuple(map(sub, self.needs, self.holders))


def staffing_on(
    session: Session, day: date, unit_ids: Collection[int] | None = None, *, today: date, without_away: bool = False
) -> dict[PlaceKey, int]:
    """How many hold each post of each unit on `day`; who is on study leave counts unless `without_away`."""
    held, away = _counted(session, (day,), unit_ids, today)
    if without_away:
        _take_off(held, away)
    return {place: counts[0] for place, counts in held.items() if counts[0]}


def gap_table(
    session: Session,
    days: Sequence[date],
    unit_ids: Collection[int] | None = None,
    *,
    today: date,
    without_away: bool = False,
) -> list[PlaceGap]:
    """Need and holders of every place on all `days` in one pass, by unit and post."""
    needs = [needs_on(session, day, unit_ids) for day in days]
    held, away = _counted(session, days, unit_ids, today)
    if without_away:
        _take_off(held, away)
    nobody = [0] * len(days)
    found = [
        PlaceGap(
            *place,
            needs=tuple(need.get(place, 0) for need in needs),
            holders=tuple(held.get(place, nobody)),
            away=away.get(place, nobody)[0],
        )
        for place in sorted({place for need in needs for place in need} | held.keys())
    ]
    return [row for row in found if any(row.needs) or any(row.holders)]


def needs_on(session: Session, day: date, unit_ids: Collection[int] | None = None) -> dict[PlaceKey, int]:
    """What each unit needs of each post: the newest establishment of the unit up to the year of `day`."""
    years = select(Establishment.unit_id, func.max(Establishment.year).label("year"))
    newest = years.where(Establishment.year <= day.year).group_by(Establishment.unit_id).subquery()
    query = select(Establishment.unit_id, Establishment.post_id, Establishment.need).join(
        newest, and_(newest.c.unit_id == Establishment.unit_id, newest.c.year == Establishment.year)
    )
    within = None if unit_ids is None else frozenset(unit_ids)
    found = fetch_plain(session, query, {})
    return {(unit, post): need for unit, post, need in found if need and (within is None or unit in within)}


def holders_on(session: Session, day: date, unit_id: int, post_id: int | None = None, *, today: date) -> list[Holder]:
    """Who holds the posts of a unit on `day`, or one of them, in the order of names."""
    found = [
        (number, seat, course.served.legal_status == STUDY_LEAVE)
        for number, course, seat in _seated(session, day, (unit_id,), today)
        if post_id in {None, seat.place[1]}
    ]
    return _named(session, found)


def seats_on(session: Session, day: date, unit_ids: Collection[int], *, today: date) -> dict[int, PlaceKey]:
    """Unit and post of each employee who holds one in these units on `day`."""
    return {number: seat.place for number, _course, seat in _seated(session, day, unit_ids, today)}


def _seated(session: Session, day: date, unit_ids: Collection[int], today: date) -> Iterator[tuple[int, Course, Seat]]:
    """Who holds a post of these units on `day`."""
    past = (day, day) if day < today else None
    near = list(records(session, unit_ids, past=past is not None))
    for number, course in courses_of(session, near, moves_under_way(session), past):
        seat = seat_on(course, day, today)
        if seat is not None and seat.place[0] in unit_ids:
            yield number, course, seat


def _named(session: Session, found: Sequence[tuple[int, Seat, bool]]) -> list[Holder]:
    columns = (Employee.id, Employee.title_before, Employee.name, Employee.title_after, Employee.nip, Employee.name_key)
    names = {}
    for block in in_blocks([number for number, _seat, _away in found]):
        names.update({row.id: row for row in session.execute(select(*columns).where(Employee.id.in_(block)))})
    holders = [
        Holder(
            employee_id=number,
            name=display_name(names[number].title_before, names[number].name, names[number].title_after),
            nip=names[number].nip,
            unit_id=seat.place[0],
            post_id=seat.place[1],
            until=seat.until,
            why=seat.why,
            coming_from_case=seat.case_number,
            away=away,
        )
        for number, seat, away in found
    ]
    return sorted(holders, key=lambda holder: (names[holder.employee_id].name_key, holder.employee_id))


def _counted(
    session: Session, days: Sequence[date], unit_ids: Collection[int] | None, today: date
) -> tuple[Counts, Counts]:
    """Holders, and those of them on study leave, by place on each day."""
    past = (min(days), min(max(days), today)) if min(days) < today else None
    known_since = past[0].isoformat() if past else NEVER
    moves = moves_under_way(session)
    staying: list[Record] = []
    earlier: list[Record] = []
    others: list[Record] = []
    for record in records(session, unit_ids, past=past is not None):
        active = record.legal_status in ACTIVE_STATUSES
        if record.id in moves or (past and not active):
            others.append(record)
        elif active:
            staying.append(record)
            if record.since > known_since:
                earlier.append(record)
    held, away = count_staying(staying, days, today)
    for _number, course in courses_of(session, earlier, {}, past, with_lines_only=True):
        count_earlier(course, days, today, held, away)
    for _number, course in courses_of(session, others, moves, past):
        count_course(course, days, today, held, away)
    if unit_ids is None:
        return held, away
    within = frozenset(unit_ids)
    return _within(held, within), _within(away, within)


def _within(counts: Counts, unit_ids: Collection[int]) -> Counts:
    return {place: numbers for place, numbers in counts.items() if place[0] in unit_ids}


def _take_off(held: Counts, away: Counts) -> None:
    for place, numbers in away.items():
        held[place] = list(map(sub, held[place], numbers))
