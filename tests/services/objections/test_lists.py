"""Lists of objections: order by what is due, filters, search, and what can be objected to."""

from datetime import date

import pytest

from desktop.domain.objections.objections import Urgency
from desktop.domain.refusal import Refusal
from desktop.services.objections.lists import (
    ORDERS,
    ObjectionFilter,
    ObjectionQuery,
    due_soon,
    objection_ids,
    objection_rows,
    objections_of_case,
    suggest_targets,
    target_of_case,
)
from desktop.services.objections.objections import withdraw_objection
from tests.objection_office import DELIVERED, add_case, add_objection, cancel_decree

LATER = date(2026, 7, 20)


@pytest.fixture
def register(store):
    """Three objections: due 24 July, due 22 July, and one withdrawn."""
    ids = [
        add_objection(store, add_case(store, name), today=date(2026, 6, 25), received_on=date(2026, 6, day))
        for name, day in (("Rina Batubara", 25), ("Andi Saputra", 23), ("Siti Aminah", 22))
    ]
    with store.write() as session:
        withdraw_objection(session, ids[2], "Sepakat", 1, LATER)
    return ids


def listed(store, **asked):
    with store.read() as session:
        return list(objection_ids(session, ObjectionQuery(**asked), asked.pop("today", LATER)))


def test_open_ones_come_first_the_nearest_day_on_top(store, register):
    first, second, closed = register
    assert listed(store) == [second, first, closed]


def test_the_days_left_are_told(store, register):
    with store.read() as session:
        rows = objection_rows(session, listed(store), date(2026, 7, 23))
    assert [(row.days_left, row.urgency) for row in rows][:2] == [(-1, Urgency.OVERDUE), (1, Urgency.SOON)]
    assert rows[2].urgency is Urgency.CLOSED


@pytest.mark.parametrize(
    ("chosen", "places"),
    [
        (ObjectionFilter.ALL, [1, 0, 2]),
        (ObjectionFilter.OPEN, [1, 0]),
        (ObjectionFilter.CLOSED, [2]),
        (ObjectionFilter.OVERDUE, [1]),
    ],
)
def test_filters(store, register, chosen, places):
    with store.read() as session:
        found = objection_ids(session, ObjectionQuery(filter=chosen), date(2026, 7, 23))
    assert list(found) == [register[at] for at in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("rina", [0]),
        ("RINA batu", [0]),
        ("19850101", [1, 0, 2]),
        ("800.1.3.1/2/", [1]),
        ("k-2026/0003", [2]),
        ("100%", []),
        ("_", []),
        ("'; drop", []),
    ],
)
def test_search(store, register, text, places):
    assert listed(store, text=text) == [register[at] for at in places]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_goes_both_ways_and_loses_nothing(store, register, order):
    assert set(listed(store, order=order)) == set(listed(store, order=order, descending=True)) == set(register)


def test_rows_come_in_the_order_asked_for_and_gone_ones_are_left_out(store, register):
    with store.read() as session:
        rows = objection_rows(session, [register[2], 99, register[0]], LATER)
    assert [row.id for row in rows] == [register[2], register[0]]


def test_what_is_due_within_days(store, register):
    with store.read() as session:
        assert [row.id for row in due_soon(session, LATER, 2)] == [register[1]]
        assert [row.id for row in due_soon(session, LATER, 7)] == [register[1], register[0]]


def test_objections_of_a_case(store, register):
    with store.read() as session:
        assert [row.number for row in objections_of_case(session, 2, LATER)] == ["K-2026/0002"]


@pytest.mark.parametrize("text", ["andi", "2026/0002", "800.1.3.1/2", "198501012010012002"])
def test_a_decree_is_found_by_name_nip_and_number(store, register, text):
    with store.read() as session:
        found = suggest_targets(session, text)
    assert [(one.case_id, one.employee_name, one.delivered_on) for one in found] == [(2, "Andi Saputra", DELIVERED)]


def test_a_cancelled_decree_is_not_offered(store, register):
    cancel_decree(store, 1)
    with store.read() as session:
        assert 1 not in {one.case_id for one in suggest_targets(session, "")}
        with pytest.raises(Refusal):
            target_of_case(session, 1)
