"""Hearings on an objection."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.objections.hearings import HearingEntry
from desktop.domain.refusal import Refusal, Stale
from desktop.services.objections.hearings import add_hearing, correct_hearing, hearings_of, put_hearing_aside
from desktop.services.objections.objections import withdraw_objection
from tests.objection_office import TODAY, add_case, add_objection

ENTRY = HearingEntry(TODAY, "Ruang rapat", "Sekretaris Daerah", "Pegawai, BKPSDM", "800.1.6/9/2026", "Didengar.")


@pytest.fixture
def objection_id(store):
    return add_objection(store, add_case(store))


def held(store, objection_id, entry=ENTRY):
    with store.write() as session:
        return add_hearing(session, objection_id, entry, TODAY)


def listed(store, objection_id):
    with store.read() as session:
        return hearings_of(session, objection_id)


def test_hearings_stand_in_the_order_of_their_days(store, objection_id):
    later = replace(ENTRY, held_on=TODAY + timedelta(days=3), minutes_number="")
    held(store, objection_id, later)
    held(store, objection_id)
    assert [row.entered for row in listed(store, objection_id)] == [ENTRY, later]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"held_on": None}, "held_on"),
        ({"held_on": date(2026, 6, 21)}, "held_on"),
        ({"held_on": date(2028, 1, 1), "minutes_number": ""}, "held_on"),
        ({"held_on": TODAY + timedelta(days=1)}, "minutes_number"),
        ({"held_by": " "}, "held_by"),
        ({"place": "x" * 301}, "place"),
        ({"summary": "x" * 20_001}, "summary"),
    ],
)
def test_a_faulty_field_is_named(store, objection_id, changed, field):
    with pytest.raises(Refusal) as refusal:
        held(store, objection_id, replace(ENTRY, **changed))
    assert set(refusal.value.fields) == {field}


def test_a_closed_objection_takes_no_new_hearing_but_late_minutes(store, objection_id):
    hearing_id = held(store, objection_id, replace(ENTRY, minutes_number=""))
    with store.write() as session:
        withdraw_objection(session, objection_id, "Sepakat", 1, TODAY)
    with pytest.raises(Refusal, match="ditutup"):
        held(store, objection_id)
    with store.write() as session:
        correct_hearing(session, hearing_id, ENTRY, 1, TODAY)
    assert listed(store, objection_id)[0].entered == ENTRY


def test_a_correction_of_an_older_version_is_refused(store, objection_id):
    hearing_id = held(store, objection_id)
    with store.write() as session:
        correct_hearing(session, hearing_id, replace(ENTRY, place="Aula"), 1, TODAY)
    with pytest.raises(Stale), store.write() as session:
        correct_hearing(session, hearing_id, ENTRY, 1, TODAY)


def test_a_hearing_put_aside_needs_a_reason_and_is_listed_no_more(store, objection_id):
    hearing_id = held(store, objection_id)
    with pytest.raises(Refusal), store.write() as session:
        put_hearing_aside(session, hearing_id, " ", 1)
    with store.write() as session:
        put_hearing_aside(session, hearing_id, "Salah keberatan", 1)
    assert listed(store, objection_id) == ()
