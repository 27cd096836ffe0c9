"""Counting in working days: a weekly pattern, days off with their names, and days worked against them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from desktop.text import N_


class WorkWeek(IntEnum):
    """How many days of a week, from Monday on, the office works (Perpres 21/2023: five by default)."""

    FIVE_DAYS = 5
    SIX_DAYS = 6


class DayKind(StrEnum):
    """Why a day differs from the weekly pattern."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint_leave"
    OWN_REST = "own_rest"
    OWN_WORK = "own_work"


WORK_WEEK_WORDS = {
    WorkWeek.FIVE_DAYS: N_("Five days, Monday to Friday"),
    WorkWeek.SIX_DAYS: N_("Six days, Monday to Saturday"),
}
DAY_KIND_WORDS = {
    DayKind.NATIONAL: N_("National holiday"),
    DayKind.JOINT_LEAVE: N_("Joint leave"),
    DayKind.OWN_REST: N_("The office is closed"),
    DayKind.OWN_WORK: N_("The office works"),
}

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which the office works.

    `known_until` is the last year whose days off are complete; None means that every year is.
    """

    holidays: Mapping[date, str] = field(default_factory=dict)
    extra_workdays: frozenset[date] = frozenset()
    week: WorkWeek = WorkWeek.FIVE_DAYS
    known_until: int | None = None

    def is_workday(self, day: date) -> bool:
        """Whether the office works on `day`; its own working days win over every day off."""
        if day in self.extra_workdays:
            return True
        return day.weekday() < self.week and day not in self.holidays

    def next_workday(self, day: date) -> date:
        """`day` itself if the office works on it, otherwise the first working day after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def add_workdays(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; `start` itself is never counted."""
        day = start
        for _counted in range(count):
            day = self.next_workday(day + _DAY)
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.workdays_between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        of_pattern = weeks * self.week + sum((start.weekday() + n) % 7 < self.week for n in range(1, rest + 1))
        off = sum(start < day <= end and day.weekday() < self.week for day in self.holidays)
        extra = sum(start < day <= end and self._rests_by_rule(day) for day in self.extra_workdays)
        return of_pattern - off + extra

    def unknown_years(self, start: date, end: date) -> tuple[int, ...]:
        """Years between two days whose days off are not complete yet."""
        if self.known_until is None:
            return ()
        return tuple(range(max(start.year, self.known_until + 1), end.year + 1))

    def _rests_by_rule(self, day: date) -> bool:
        return day.weekday() >= self.week or day in self.holidays
