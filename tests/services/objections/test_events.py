"""The days of objections: the month's sheet, the reminder, the printed register."""

from datetime import date, datetime

import pytest

from desktop.domain.objections.checks import Answer
from desktop.domain.objections.events import EventKind
from desktop.domain.objections.hearings import HearingEntry
from desktop.domain.objections.objections import ObjectionResult, RuleSet
from desktop.services.objections.events import Pressing, objection_month, pressing_objections
from desktop.services.objections.hearings import add_hearing
from desktop.services.objections.objections import answer_objection
from desktop.services.objections.reports import objection_calendar, objection_register, register_years
from tests.objection_office import TODAY, add_case, add_objection

NOW = datetime(2026, 6, 24, 9, 0)  # noqa: DTZ001  # the clock of the workstation


@pytest.fixture
def objection_id(store):
    return add_objection(store, add_case(store), rule_set=RuleSet.UU_30_2014)


def month(store, number, today=TODAY):
    with store.read() as session:
        return objection_month(session, 2026, number, today)


def kinds(view):
    return [(event.day, event.kind) for event in view.events]


def test_answer_and_decision_stand_on_their_days(store, objection_id):
    view = month(store, 7)
    assert kinds(view) == [(date(2026, 7, 7), EventKind.ANSWER), (date(2026, 7, 14), EventKind.DECISION)]
    assert [(event.days_left, event.workdays_left) for event in view.events] == [(13, 9), (20, 14)]


def test_the_sheet_holds_whole_weeks_and_names_days_off(store):
    view = month(store, 8)
    days = [day for week in view.weeks for day in week]
    assert {len(week) for week in view.weeks} == {7}
    assert days[0].day.weekday() == 0
    independence = next(day for day in days if day.day == date(2026, 8, 17))
    assert (independence.works, "Kemerdekaan" in independence.off, independence.in_month) == (False, True, True)


def test_a_delivered_decree_shows_until_when_it_may_be_objected_to(store):
    case_id = add_case(store)
    (event,) = month(store, 6).events
    assert (event.day, event.kind, event.case_id, event.objection_id) == (
        date(2026, 6, 29),
        EventKind.FILE,
        case_id,
        None,
    )
    add_objection(store, case_id)
    assert month(store, 6).events == ()


def test_a_hearing_and_the_days_to_sue_are_shown(store, objection_id):
    with store.write() as session:
        add_hearing(session, objection_id, HearingEntry(date(2026, 6, 29), held_by="Sekda"), TODAY)
        day = date(2026, 6, 24)
        answer = Answer(ObjectionResult.UPHELD_DECREE, day, "800/1", "Tetap.")
        answer_objection(session, objection_id, answer, 1, TODAY)
    assert kinds(month(store, 6)) == [(date(2026, 6, 29), EventKind.HEARING)]
    assert EventKind.COURT in {event.kind for number in (10, 11) for event in month(store, number).events}
    assert all(event.done for event in month(store, 7).events)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 7, 3), Pressing(0, 0)),
        (date(2026, 7, 4), Pressing(0, 1)),
        (date(2026, 7, 7), Pressing(0, 1)),
        (date(2026, 7, 8), Pressing(1, 0)),
    ],
)
def test_what_cannot_wait_is_counted(store, objection_id, today, expected):
    with store.read() as session:
        assert pressing_objections(session, today) == expected


def test_the_register_of_a_year_and_a_month_are_printed(store, objection_id):
    with store.read() as session:
        assert register_years(session) == [2026]
        register = objection_register(session, 2026, NOW)
        empty = objection_register(session, 2025, NOW)
        sheet = objection_calendar(session, date(2026, 7, 1), NOW)
    assert all(report.pdf.startswith(b"%PDF-") for report in (register, empty, sheet))
    assert register.about.table == "objection"
