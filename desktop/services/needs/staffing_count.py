"""Counts holders by place and day: quickly for who only stays, by their course for all others."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.domain.needs.staffing import STUDY_LEAVE, Course, PlaceKey, seat_on, taken_up
from desktop.services.needs.staffing_rows import Record

Counts = dict[PlaceKey, list[int]]
_Limit = tuple[str, str, str]
"""Who is born before the first, or whose contract ends before the second, has left by the day; who took up the post
after the third was elsewhere yet."""
_ALWAYS = "~"
"""After every day as text."""


def count_staying(records: Sequence[Record], days: Sequence[date], today: date) -> tuple[Counts, Counts]:
    """Holders, and those on study leave, of active employees from when they took up their post until they leave it.

    Days are compared as text, for an office has a hundred thousand of them.
    """
    held: Counts = {}
    away: Counts = {}
    limits: dict[int, list[_Limit]] = {}
    width = range(len(days))
    for _id, unit, post, since, status, born, ends, age in records:
        if unit is None or post is None:
            continue
        place = unit, post
        counts = held.get(place)
        if counts is None:
            counts = held[place] = [0 for _day in width]
        limit = limits.get(age) or limits.setdefault(age, _limits(days, today, age))
        for at in width:
            born_after, ends_after, since_before = limit[at]
            if born >= born_after and ends >= ends_after and since <= since_before:
                counts[at] += 1
                if status == STUDY_LEAVE:
                    away.setdefault(place, [0 for _day in width])[at] += 1
    return held, away


def count_course(course: Course, days: Sequence[date], today: date, held: Counts, away: Counts) -> None:
    """Add one employee to the counts, by where he or she sits on each day."""
    _count_on(range(len(days)), course, days, today, held, away)


def count_earlier(course: Course, days: Sequence[date], today: date, held: Counts, away: Counts) -> None:
    """Add an active employee to the counts of the days before the present post was taken up."""
    began = taken_up(course.served.since, today)
    _count_on([at for at, day in enumerate(days) if day < began], course, days, today, held, away)


def _count_on(
    places: Iterable[int], course: Course, days: Sequence[date], today: date, held: Counts, away: Counts
) -> None:
    counted = (held, away) if course.served.legal_status == STUDY_LEAVE else (held,)
    for at in places:
        day = days[at]
        seat = seat_on(course, day, today)
        if seat is not None:
            for counts in counted:
                counts.setdefault(seat.place, [0] * len(days))[at] += 1


def _limits(days: Sequence[date], today: date, age: int) -> list[_Limit]:
    """By day: the retirement age is kept up to the end of the month of the birthday; records tell of today."""
    return [_limit(day, today, age) for day in days]


def _limit(day: date, today: date, age: int) -> _Limit:
    if day > today:
        return f"{day.year - age:04}-{day.month:02}-01", day.isoformat(), _ALWAYS
    return "", "", _ALWAYS if day == today else day.isoformat()
