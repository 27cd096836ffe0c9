"""Counts holders by place and day: quickly for who only stays, by their course for all others."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.staffing import STUDY_LEAVE, Course, PlaceKey, seat_on
from desktop.services.staffing_rows import Record

Counts = dict[PlaceKey, list[int]]
_Limit = tuple[str, str]
"""Who is born before the first, or whose contract ends before the second, has left by the day."""


def count_staying(records: Sequence[Record], days: Sequence[date], today: date) -> tuple[Counts, Counts]:
    """Holders, and those on study leave, of active employees who keep their post until age or contract ends it.

    Days are compared as text, for an office has a hundred thousand of them.
    """
    held: Counts = {}
    away: Counts = {}
    limits: dict[int, list[_Limit]] = {}
    width = range(len(days))
    for _id, unit, post, _since, status, born, ends, age in records:
        if unit is None or post is None:
            continue
        place = unit, post
        counts = held.get(place)
        if counts is None:
            counts = held[place] = [0 for _day in width]
        limit = limits.get(age) or limits.setdefault(age, _limits(days, today, age))
        for at in width:
            if born >= limit[at][0] and ends >= limit[at][1]:
                counts[at] += 1
                if status == STUDY_LEAVE:
                    away.setdefault(place, [0 for _day in width])[at] += 1
    return held, away


def count_course(course: Course, days: Sequence[date], today: date, held: Counts, away: Counts) -> None:
    """Add one employee to the counts, by where he or she sits on each day."""
    counted = (held, away) if course.served.legal_status == STUDY_LEAVE else (held,)
    for at, day in enumerate(days):
        seat = seat_on(course, day, today)
        if seat is not None:
            for counts in counted:
                counts.setdefault(seat.place, [0] * len(days))[at] += 1


def _limits(days: Sequence[date], today: date, age: int) -> list[_Limit]:
    """By day: the retirement age is kept up to the end of the month of the birthday; records tell of today."""
    return [("", "") if day <= today else (f"{day.year - age:04}-{day.month:02}-01", day.isoformat()) for day in days]
