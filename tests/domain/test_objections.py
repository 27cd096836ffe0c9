"""Deadlines of objections: both rule sets, both readings of the start day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.objections import (
    RULES,
    FilingDates,
    RuleSet,
    StartReading,
    Urgency,
    days_left,
    deadlines,
    urgency,
)
from desktop.domain.workdays import WorkCalendar

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
    assert found.late or PLAIN.workdays_between(received, filed) <= RULES[rule_set].to_file


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
