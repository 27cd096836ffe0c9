"""Working days are counted as an officer would count them on a wall calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.workdays import WorkCalendar, WorkWeek

FIRST, LAST = date(2015, 1, 1), date(2034, 12, 31)
days = st.dates(FIRST, LAST)
calendars = st.builds(
    WorkCalendar,
    holidays=st.dictionaries(days, st.just("Libur"), max_size=300),
    extra_workdays=st.frozensets(days, max_size=30),
    week=st.sampled_from(WorkWeek),
)


def naive_count(calendar: WorkCalendar, start: date, end: date) -> int:
    """Every day after `start` looked at by hand."""
    count = 0
    day = start + timedelta(days=1)
    while day <= end:
        rests = day.weekday() >= int(calendar.week) or day in calendar.holidays
        count += day in calendar.extra_workdays or not rests
        day += timedelta(days=1)
    return count


@given(calendars, days, days)
def test_counting_agrees_with_counting_by_hand(calendar, one, other):
    start, end = sorted((one, other))
    assert calendar.workdays_between(start, end) == naive_count(calendar, start, end)


@given(calendars, days, days)
def test_counting_backwards_is_the_negative(calendar, one, other):
    assert calendar.workdays_between(one, other) == -calendar.workdays_between(other, one)


@given(calendars, days, st.integers(1, 60))
def test_the_nth_working_day_is_a_working_day_with_n_of_them_passed(calendar, start, count):
    end = calendar.add_workdays(start, count)
    assert calendar.is_workday(end)
    assert naive_count(calendar, start, end) == count


@given(calendars, days)
def test_next_workday_skips_only_days_of_rest(calendar, day):
    found = calendar.next_workday(day)
    assert calendar.is_workday(found)
    assert naive_count(calendar, day - timedelta(days=1), found) == 1


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 1, 2), 0, date(2026, 1, 2)),
        (date(2026, 1, 2), 1, date(2026, 1, 5)),
        (date(2026, 1, 3), 1, date(2026, 1, 5)),
        (date(2026, 1, 9), 5, date(2026, 1, 19)),
    ],
)
def test_the_start_day_is_not_counted(start, count, expected):
    calendar = WorkCalendar({date(2026, 1, 16): "Isra Mikraj"})
    assert calendar.add_workdays(start, count) == expected


def test_a_six_day_week_works_on_saturday():
    saturday = date(2026, 1, 3)
    assert WorkCalendar(week=WorkWeek.SIX_DAYS).is_workday(saturday)
    assert not WorkCalendar().is_workday(saturday)


def test_an_extra_working_day_wins_over_a_holiday():
    day = date(2026, 1, 16)
    assert WorkCalendar({day: "Isra Mikraj"}, frozenset({day})).is_workday(day)


@pytest.mark.parametrize(
    ("known_until", "expected"), [(None, ()), (2027, (2028, 2029)), (2029, ()), (2020, (2027, 2028, 2029))]
)
def test_years_whose_joint_leave_is_not_known_are_named(known_until, expected):
    calendar = WorkCalendar(known_until=known_until)
    assert calendar.unknown_years(date(2027, 12, 1), date(2029, 1, 9)) == expected
