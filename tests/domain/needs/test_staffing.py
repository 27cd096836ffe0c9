"""Where one employee sits on a day, told from record, history, rules and cases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.needs.staffing import Coming, Course, LeaveReason, Line, Served, seat_on

TODAY = date(2026, 8, 1)
HERE, THERE = (1, 10), (2, 10)
RINA = Served(place=HERE, since=date(2020, 1, 1), active=True, legal_status="01", birth_date=date(1970, 5, 20))
MOVE = Coming(date(2027, 1, 1), THERE, "2026/0001")


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (TODAY, HERE),
        (date(2020, 1, 1), HERE),
        (date(2019, 12, 31), THERE),
        (date(2014, 12, 31), None),
        (date(2028, 5, 31), HERE),
        (date(2028, 6, 1), None),
    ],
)
def test_the_record_the_history_and_the_retirement_age_tell_the_place(day: date, place: tuple[int, int] | None) -> None:
    course = Course(RINA, lines=(Line(THERE, date(2015, 1, 1), None),))
    seat = seat_on(course, day, TODAY)
    assert (seat.place if seat else None) == place


@pytest.mark.parametrize(("day", "place"), [(date(2026, 12, 31), HERE), (date(2027, 1, 1), THERE)])
def test_a_case_moves_on_its_day(day: date, place: tuple[int, int]) -> None:
    seat = seat_on(Course(RINA, moves=(MOVE,)), day, TODAY)
    assert seat is not None
    assert seat.place == place
    assert seat.case_number == ("2026/0001" if place == THERE else "")


def test_who_moves_is_shown_until_the_eve() -> None:
    seat = seat_on(Course(RINA, moves=(MOVE,)), TODAY, TODAY)
    assert seat is not None
    assert (seat.until, seat.why) == (date(2026, 12, 31), LeaveReason.MOVE)


def test_a_late_case_counts_from_tomorrow_and_not_at_all_if_overtaken() -> None:
    late = Course(RINA, moves=(replace(MOVE, day=date(2026, 7, 1)),))
    overtaken = Course(RINA, moves=(replace(MOVE, day=date(2019, 1, 1)),))
    tomorrow = TODAY + timedelta(days=1)
    found = [seat_on(course, day, TODAY) for course, day in ((late, TODAY), (late, tomorrow), (overtaken, tomorrow))]
    assert [seat and seat.place for seat in found] == [HERE, THERE, HERE]


def test_who_goes_out_of_the_region_sits_nowhere() -> None:
    gone = Course(RINA, moves=(replace(MOVE, place=None),))
    assert seat_on(gone, date(2027, 1, 1), TODAY) is None


def test_the_retirement_age_of_the_new_post_counts_there() -> None:
    doctor = Course(RINA, moves=(replace(MOVE, retirement_age=60),))
    seat = seat_on(doctor, date(2029, 1, 1), TODAY)
    assert seat is not None
    assert (seat.until, seat.why) == (date(2030, 5, 31), LeaveReason.RETIREMENT)


@pytest.mark.parametrize(("day", "there"), [(date(2027, 3, 31), True), (date(2027, 4, 1), False)])
def test_a_contract_is_kept_through_its_last_day(day: date, there: bool) -> None:
    budi = replace(RINA, contract_ends=date(2027, 3, 31))
    assert (seat_on(Course(budi), day, TODAY) is not None) is there


@pytest.mark.parametrize(("day", "there"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False), (TODAY, False)])
def test_who_has_retired_held_the_post_up_to_the_age(day: date, there: bool) -> None:
    tono = replace(RINA, active=False, legal_status="99", birth_date=date(1968, 5, 2))
    assert (seat_on(Course(tono), day, TODAY) is not None) is there


@pytest.mark.parametrize(("end", "there"), [(date(2024, 12, 31), True), (None, False)])
def test_who_left_otherwise_counts_only_where_the_history_ends(end: date | None, there: bool) -> None:
    left = replace(RINA, active=False, legal_status="66")
    course = Course(left, lines=(Line(HERE, date(2020, 1, 1), end),))
    assert (seat_on(course, date(2024, 6, 1), TODAY) is not None) is there
