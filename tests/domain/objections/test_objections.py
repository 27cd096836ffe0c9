"""Deadlines of objections: both rule sets, both readings of the start day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.objections.days import FilingDates, court_days, deadlines
from desktop.domain.objections.objections import RuleSet, Urgency, days_left, urgency
from desktop.domain.objections.rules import DayUnit, Period, StartReading
from desktop.domain.workdays import WorkCalendar, WorkWeek
from desktop.services.objections.rules import shipped_objection_rules

RULES = shipped_objection_rules()
PP79, UU30 = RULES[RuleSet.PP_79_2021], RULES[RuleSet.UU_30_2014]
DATES = FilingDates(date(2026, 6, 1), date(2026, 6, 5), date(2026, 6, 25), date(2026, 6, 26))
PLAIN = WorkCalendar()
days = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def test_pp_79_counts_14_days_to_file_and_21_to_decide():
    found = deadlines(PP79, DATES, PLAIN)
    assert found.last_day_from_decree == date(2026, 6, 19)
    assert found.last_day_from_receipt == found.last_day == date(2026, 6, 25)
    assert found.answer_due is None
    assert found.due == found.decision_due == date(2026, 7, 27)


def test_uu_30_counts_21_days_to_file_10_to_answer_and_5_more():
    found = deadlines(UU30, DATES, PLAIN)
    assert found.last_day_from_decree == date(2026, 6, 30)
    assert found.last_day == date(2026, 7, 6)
    assert found.due == found.answer_due == date(2026, 7, 10)
    assert found.decision_due == date(2026, 7, 17)


def test_holidays_move_every_day():
    calendar = WorkCalendar({date(2026, 6, 16): "Tahun Baru Islam", date(2026, 7, 1): "Libur daerah"})
    found = deadlines(PP79, DATES, calendar)
    assert found.last_day == date(2026, 6, 26)
    assert found.decision_due == date(2026, 7, 28)


@pytest.mark.parametrize(
    ("start", "filed_on", "late"),
    [
        (StartReading.RECEIPT, date(2026, 6, 25), False),
        (StartReading.RECEIPT, date(2026, 6, 26), True),
        (StartReading.DECREE, date(2026, 6, 19), False),
        (StartReading.DECREE, date(2026, 6, 22), True),
    ],
)
def test_late_goes_by_the_reading_that_the_office_chose(start, filed_on, late):
    dates = replace(DATES, filed_on=filed_on, received_on=filed_on)
    assert deadlines(replace(PP79, start=start), dates, PLAIN).late is late


def test_an_unproven_receipt_never_makes_an_objection_late():
    dates = replace(DATES, decree_received_on=None, filed_on=date(2026, 12, 1), received_on=date(2026, 12, 1))
    found = deadlines(PP79, dates, PLAIN)
    assert not found.late
    assert not found.receipt_known


@given(days, st.integers(0, 400), st.integers(0, 400), st.sampled_from(RuleSet))
def test_every_deadline_is_a_working_day_and_the_friendlier_reading_is_never_earlier(day, receipt, filing, rule_set):
    received = day + timedelta(days=receipt)
    filed = day + timedelta(days=filing)
    found = deadlines(RULES[rule_set], FilingDates(day, received, filed, filed), PLAIN)
    assert found.last_day_from_receipt >= found.last_day_from_decree
    assert all(PLAIN.is_workday(each) for each in (found.last_day_from_decree, found.last_day, found.decision_due))
    assert found.late or PLAIN.workdays_between(received, filed) <= RULES[rule_set].file.days


def test_the_time_at_the_wrong_office_does_not_count_against_the_employee():
    passed_on = replace(DATES, forwarded_on=date(2026, 7, 3))
    found = deadlines(PP79, passed_on, PLAIN)
    assert not found.late
    assert found.decision_due == PLAIN.add_workdays(date(2026, 7, 3), 21)


def test_the_office_that_may_decide_is_counted_from_when_it_has_the_objection():
    assert replace(DATES, forwarded_on=date(2026, 6, 25)).clock_starts == date(2026, 6, 26)


def test_a_length_in_calendar_days_takes_no_heed_of_days_off():
    rules = replace(PP79, file=Period(14, DayUnit.CALENDAR, "SK"), respond=Period(6, DayUnit.WORKING, "SK"))
    found = deadlines(rules, DATES, PLAIN)
    assert found.last_day == date(2026, 6, 19)
    assert found.response_due == date(2026, 7, 6)


def test_the_days_to_sue_are_shown_in_both_readings():
    found = court_days(PP79.court, date(2026, 7, 1), PLAIN)
    assert (found.calendar, found.working) == (date(2026, 9, 29), date(2026, 11, 4))
    assert found.last_day == found.working
    assert court_days(Period(), date(2026, 7, 1), PLAIN) is None


def test_years_of_unknown_joint_leave_are_told():
    found = deadlines(PP79, DATES, WorkCalendar(known_until=2025))
    assert found.unknown_years == (2026,)


@pytest.mark.parametrize(
    ("left", "closed_on", "expected"),
    [
        (-1, None, Urgency.OVERDUE),
        (0, None, Urgency.TODAY),
        (7, None, Urgency.SOON),
        (8, None, Urgency.LATER),
        (-30, date(2026, 1, 1), Urgency.CLOSED),
    ],
)
def test_urgency(left, closed_on, expected):
    today = date(2026, 6, 1)
    assert urgency(today + timedelta(days=left), closed_on, today) is expected
    assert days_left(today + timedelta(days=left), today) == left


def by_hand(calendar, start, count):
    """The last day as on a wall calendar: one day after the other, crossing out those of rest."""
    day, left = start, count
    while left:
        day += timedelta(days=1)
        rests = day.weekday() >= int(calendar.week) or day in calendar.holidays
        left -= day in calendar.extra_workdays or not rests
    return day


def calendar_of_20_years(week, days_off, worked):
    return WorkCalendar(dict.fromkeys(days_off, "Libur"), frozenset(worked), week)


of_20_years = st.dates(date(2016, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("rule_set", RuleSet)
@pytest.mark.parametrize("week", WorkWeek)
@given(
    st.frozensets(of_20_years, min_size=100, max_size=400),
    st.frozensets(of_20_years, max_size=20),
    st.dates(date(2016, 1, 1), date(2034, 12, 31)),
    st.lists(st.integers(0, 60), min_size=4, max_size=4),
)
def test_every_deadline_agrees_with_a_count_by_hand(week, rule_set, days_off, worked, decided, gaps):
    calendar, rules = calendar_of_20_years(week, days_off, worked), RULES[rule_set]
    receipt, filed = (decided + timedelta(days=gap) for gap in gaps[:2])
    received = filed + timedelta(days=gaps[2])
    found = deadlines(
        rules, FilingDates(decided, receipt, filed, received, received + timedelta(days=gaps[3])), calendar
    )
    start = received + timedelta(days=gaps[3])
    assert found.last_day_from_decree == by_hand(calendar, decided, rules.file.days)
    assert found.last_day == by_hand(calendar, receipt, rules.file.days)
    assert found.decision_due == by_hand(calendar, start, rules.decide.days)
    assert found.answer_due == (by_hand(calendar, start, rules.answer.days) if rules.answer.days else None)
    assert found.late is (filed > found.last_day)
    assert court_days(rules.court, start, calendar).working == by_hand(calendar, start, 90)
