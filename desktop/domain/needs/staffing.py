"""Who holds which post on a day: the record up to today, histories before it, rules and cases under way after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.cases.checks_time import USUAL_RETIREMENT_AGE, retirement_day
from desktop.domain.cases.transfers import PostHeld, is_overtaken
from desktop.text import N_

PlaceKey = tuple[int, int]
"""Unit and post."""
STUDY_LEAVE = "03"
"""Legal status of who studies on leave: the post is held, its holder is away."""
RETIRED_STATUSES = frozenset({"88", "98", "99"})
"""Legal statuses of those who left at the retirement age, as far as that lies behind them."""
_A_DAY = timedelta(days=1)


class LeaveReason(StrEnum):
    """Why a holder leaves a post on a known day."""

    RETIREMENT = "retirement"
    CONTRACT = "contract"
    MOVE = "move"


LEAVE_REASON_WORDS = {
    LeaveReason.RETIREMENT: N_("Retires"),
    LeaveReason.CONTRACT: N_("Contract ends"),
    LeaveReason.MOVE: N_("Moves on"),
}


@dataclass(frozen=True, slots=True)
class Served:
    """What an employee's record says of the post held."""

    place: PlaceKey | None
    since: date | None
    active: bool
    """Whether the legal status counts among the holders."""
    legal_status: str = ""
    birth_date: date | None = None
    contract_ends: date | None = None
    """Last day of the contract of a PPPK; nobody else has one."""
    retirement_age: int | None = None
    """BUP of the post held."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the history of posts; `place` is None where the post lies outside the region."""

    place: PlaceKey | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A move of a case under way; `place` is None where it leads out of the region."""

    day: date
    place: PlaceKey | None
    case_number: str
    retirement_age: int | None = None
    """BUP of the post that it leads to."""


@dataclass(frozen=True, slots=True)
class Course:
    """All that is known of one employee's posts; moves come in the order of their days."""

    served: Served
    lines: tuple[Line, ...] = ()
    moves: tuple[Coming, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """The post that somebody holds on a day, up to which day and why then no longer."""

    place: PlaceKey
    until: date | None = None
    """Last day by rule or case; in the past where the record was not brought up to date."""
    why: LeaveReason | None = None
    case_number: str = ""
    """Case under way by which it is taken up."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A post as the future is told from it: where, by which case, and the BUP that counts there."""

    place: PlaceKey | None
    age: int | None
    case_number: str = ""


def seat_on(course: Course, day: date, today: date) -> Seat | None:
    """Where the employee sits on `day`; up to `today` the records count, later the rules and the cases."""
    served = course.served
    if day > today:
        return _expected(course, day, today)
    if day == today and not served.active:
        return None
    if taken_up(served.since, today) <= day:
        seat = _recorded(course, today) if served.active else _before_leaving(served, day, today)
        if seat is not None or served.active:
            return seat
    return _by_history(course, day)


def taken_up(since: date | None, today: date) -> date:
    """From which day on the record is believed: it always tells of today."""
    return min(since or date.min, today)


def leaving(served: Served, age: int | None) -> tuple[date, LeaveReason] | None:
    """First day without the post by retirement age or end of contract, whichever comes first."""
    found = []
    if served.birth_date is not None:
        found.append((retirement_day(served.birth_date, age or USUAL_RETIREMENT_AGE), LeaveReason.RETIREMENT))
    if served.contract_ends is not None:
        found.append((served.contract_ends + _A_DAY, LeaveReason.CONTRACT))
    return min(found, default=None, key=lambda pair: pair[0])


def _recorded(course: Course, today: date) -> Seat | None:
    served = course.served
    held = _Held(served.place, served.retirement_age)
    move = next(_counting(course, today), None)
    return _seat(served, held, move[0] if move else None)


def _before_leaving(served: Served, day: date, today: date) -> Seat | None:
    """Who has retired meanwhile held the post of the record up to the retirement age."""
    if served.legal_status not in RETIRED_STATUSES or served.place is None:
        return None
    end = leaving(served, served.retirement_age)
    if end is None or not day < end[0] <= today:
        return None
    return Seat(served.place, end[0] - _A_DAY, end[1])


def _by_history(course: Course, day: date) -> Seat | None:
    """The line that covers the day, the one begun last where several do; one that never ended only for who is here."""
    served = course.served
    covering = [line for line in course.lines if _covers(line, day) and (served.active or line.ends_on is not None)]
    last = max(covering, key=lambda line: line.starts_on or date.min, default=None)
    if last is None or last.place is None:
        return None
    ends = [end for end in (last.ends_on, _eve(served.since)) if end is not None and end >= day]
    return Seat(last.place, min(ends, default=None), LeaveReason.MOVE if ends else None)


def _covers(line: Line, day: date) -> bool:
    return (line.starts_on or date.min) <= day <= (line.ends_on or date.max)


def _eve(day: date | None) -> date | None:
    return None if day is None or day == date.min else day - _A_DAY


def _expected(course: Course, day: date, today: date) -> Seat | None:
    """Where the employee will sit: every case on its TMT, until age or contract ends it."""
    served = course.served
    if not served.active:
        return None
    held, following = _Held(served.place, served.retirement_age), None
    for begins, move in _counting(course, today):
        if begins > day:
            following = begins
            break
        if _left(served, held, begins):
            return None
        held = _Held(move.place, move.retirement_age, move.case_number)
        if held.place is None:
            return None
    return None if _left(served, held, day) else _seat(served, held, following)


def _counting(course: Course, today: date) -> Iterator[tuple[date, Coming]]:
    """The moves that the record has not overtaken, with their days; one that is late comes tomorrow."""
    served = course.served
    unit, post = served.place or (None, None)
    held = PostHeld(unit, post, served.since)
    for move in course.moves:
        to_unit, to_post = move.place or (None, None)
        if not is_overtaken(held, PostHeld(to_unit, to_post, move.day)):
            yield max(move.day, today + _A_DAY), move


def _left(served: Served, held: _Held, day: date) -> bool:
    end = leaving(served, held.age) if held.place is not None else None
    return end is not None and end[0] <= day


def _seat(served: Served, held: _Held, following: date | None) -> Seat | None:
    if held.place is None:
        return None
    end = leaving(served, held.age)
    if following is not None and (end is None or following < end[0]):
        end = following, LeaveReason.MOVE
    if end is None:
        return Seat(held.place, case_number=held.case_number)
    return Seat(held.place, end[0] - _A_DAY, end[1], held.case_number)
