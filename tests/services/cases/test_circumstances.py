"""Circumstances of an employee: kept, masked in lists, audited when read; home and kin."""

from datetime import date, timedelta

import pytest

from desktop.db.store import Store
from desktop.db.tables import AuditEntry, FamilyTie
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.circumstances import (
    CircumstanceEntry,
    CircumstanceRow,
    Home,
    end_circumstance,
    kin_of,
    life_file,
    read_circumstance,
    remove_circumstance,
    restore_circumstance,
    save_circumstance,
    save_home,
)
from tests.case_office import TODAY, SmallOffice, small_office

CARE = CircumstanceEntry(CircumstanceKind.CARE, "Merawat ibu di Rumbai", date(2026, 1, 1), proof="SKD 12/2026")


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        return small_office(session)


def test_a_list_does_not_say_what_it_is_and_reading_leaves_a_trace(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        made = save_circumstance(session, office.employee, CARE)
        (row,) = life_file(session, office.employee).circumstances
        assert not {"text", "proof"} & set(CircumstanceRow.__slots__)
        assert read_circumstance(session, made).text == CARE.text
        assert row.kind is CircumstanceKind.CARE
        last = session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert last is not None
    assert (last.action, last.table_name, last.row_id) == ("view", "circumstance", made)


def test_it_is_corrected_ended_put_aside_and_brought_back(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        made = save_circumstance(session, office.employee, CARE)
        entry = read_circumstance(session, made)
        save_circumstance(
            session, office.employee, CircumstanceEntry(entry.kind, "Lain", id=made, version=entry.version)
        )
        end_circumstance(session, made, TODAY)
        remove_circumstance(session, made, "Salah pegawai")
        assert life_file(session, office.employee).circumstances[0].removed_reason == "Salah pegawai"
        restore_circumstance(session, made)
        assert life_file(session, office.employee).circumstances[0].ends_on == TODAY


@pytest.mark.parametrize(
    "entry",
    [
        CircumstanceEntry(None),
        CircumstanceEntry(CircumstanceKind.HEALTH, "", TODAY, TODAY - timedelta(days=1)),
        CircumstanceEntry(CircumstanceKind.HEALTH, id=77),
    ],
)
def test_what_cannot_be_is_refused(store: Store, office: SmallOffice, entry: CircumstanceEntry) -> None:
    with store.write() as session, pytest.raises(Refusal):
        save_circumstance(session, office.employee, entry)


def test_nobody_saves_over_another(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        made = save_circumstance(session, office.employee, CARE)
        with pytest.raises(Stale):
            save_circumstance(session, office.employee, CircumstanceEntry(CARE.kind, id=made, version=9))
        with pytest.raises(Refusal):
            end_circumstance(session, made, date(2025, 12, 31))


@pytest.mark.parametrize("home", [Home("Rumbai", 0.57, 101.42), Home("Rumbai"), Home("", -11.0, 140.0)])
def test_a_home_within_indonesia_is_kept(store: Store, office: SmallOffice, home: Home) -> None:
    with store.write() as session:
        save_home(session, office.employee, home, life_file(session, office.employee).version)
        assert life_file(session, office.employee).home == home


@pytest.mark.parametrize(
    ("home", "field"),
    [
        (Home("", 101.42, 0.57), "latitude"),
        (Home("", 0.57, 0.57), "longitude"),
        (Home("", 0.57, None), "longitude"),
        (Home("", None, 101.42), "latitude"),
    ],
)
def test_coordinates_in_the_wrong_order_are_told(store: Store, office: SmallOffice, home: Home, field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as told:
        save_home(session, office.employee, home, life_file(session, office.employee).version)
    assert field in told.value.fields


def test_kin_is_seen_from_both_files(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        session.add(FamilyTie(employee_id=office.employee, relative_id=office.contract, relation="parent"))
        session.flush()
        (here,), (there,) = kin_of(session, office.employee), kin_of(session, office.contract)
    assert (here.employee_id, here.relation) == (office.contract, "parent")
    assert (there.employee_id, there.relation) == (office.employee, "child")
