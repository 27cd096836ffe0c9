"""The office's calendar: national days, joint leave and the office's own days."""

import subprocess
import sys
from datetime import date

import pytest

from desktop.domain.refusal import Refusal
from desktop.domain.workdays import DayKind, WorkWeek
from desktop.services.rules.calendar import (
    add_office_day,
    calendar_year,
    remove_office_day,
    set_work_week,
    work_calendar,
)
from desktop.services.rules.holidays import known_until

ANNIVERSARY = date(2026, 6, 23)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 8, 17), False),
        (date(2026, 3, 20), False),
        (date(2026, 3, 25), True),
        (date(2026, 3, 28), False),
        (date(2027, 1, 1), False),
    ],
)
def test_national_days_and_joint_leave_are_no_working_days(store, day, works):
    with store.read() as session:
        calendar = work_calendar(session, date(2026, 1, 1), date(2026, 12, 31))
    assert calendar.is_workday(day) is works


def test_the_offices_own_days_count(store):
    with store.write() as session:
        add_office_day(session, ANNIVERSARY, "Hari jadi kota", works=False)
        add_office_day(session, date(2026, 3, 20), "Piket pelayanan", works=True)
    with store.read() as session:
        calendar = work_calendar(session, ANNIVERSARY, ANNIVERSARY)
    assert not calendar.is_workday(ANNIVERSARY)
    assert calendar.is_workday(date(2026, 3, 20))


def test_a_removed_day_counts_no_more_and_stays_in_the_trail(store):
    with store.write() as session:
        add_office_day(session, ANNIVERSARY, "Hari jadi kota", works=False)
    with store.write() as session:
        remove_office_day(session, ANNIVERSARY)
    with store.read() as session:
        assert work_calendar(session, ANNIVERSARY, ANNIVERSARY).is_workday(ANNIVERSARY)
        trail = session.connection().exec_driver_sql("SELECT details FROM audit_entry WHERE action = 'remove'")
        assert "Hari jadi kota" in trail.scalar_one()


def test_a_six_day_week_is_kept(store):
    with store.write() as session:
        set_work_week(session, WorkWeek.SIX_DAYS)
    with store.read() as session:
        assert work_calendar(session, ANNIVERSARY, ANNIVERSARY).is_workday(date(2026, 6, 27))


@pytest.mark.parametrize("note", ["", "  ", "\0", "x" * 301])
def test_a_day_needs_a_reason_of_fair_length(store, note):
    with pytest.raises(Refusal) as refusal, store.write() as session:
        add_office_day(session, ANNIVERSARY, note, works=False)
    assert "note" in refusal.value.fields


def test_a_day_is_not_set_twice(store):
    with store.write() as session:
        add_office_day(session, ANNIVERSARY, "Hari jadi kota", works=False)
    with pytest.raises(Refusal, match="Hari jadi kota"), store.write() as session:
        add_office_day(session, ANNIVERSARY, "Lain", works=True)


def test_only_the_offices_own_days_can_be_removed(store):
    with pytest.raises(Refusal), store.write() as session:
        remove_office_day(session, date(2026, 8, 17))


def test_a_year_lists_its_days_by_kind(store):
    with store.write() as session:
        add_office_day(session, ANNIVERSARY, "Hari jadi kota", works=False)
    with store.read() as session:
        year = calendar_year(session, 2026)
    kinds = {each.day: each.kind for each in year.days}
    assert kinds[date(2026, 8, 17)] is DayKind.NATIONAL
    assert kinds[date(2026, 3, 20)] is DayKind.JOINT_LEAVE
    assert kinds[ANNIVERSARY] is DayKind.OWN_REST


def test_a_year_without_decided_joint_leave_says_so(store):
    with store.read() as session:
        assert calendar_year(session, known_until()).joint_leave_known
        assert not calendar_year(session, known_until() + 1).joint_leave_known


@pytest.mark.parametrize("year", [1, 1945, 2101, 9999])
def test_a_year_beyond_the_library_is_refused(store, year):
    with pytest.raises(Refusal), store.read() as session:
        calendar_year(session, year)


def test_the_library_of_holidays_is_never_loaded():
    code = (
        "import sys; from desktop.services.rules.holidays import known_until; "
        "known_until(); sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_days_are_named_in_indonesian_whatever_the_computer_speaks(store, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en_US")
    with store.read() as session:
        names = {each.name for each in calendar_year(session, 2024).days}
    assert "Hari Raya Natal" in names
