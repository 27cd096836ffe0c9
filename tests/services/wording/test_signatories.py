"""Who may sign, in which capacity and when."""

from datetime import date

import pytest

from desktop.domain.letters.letters import SigningCapacity
from desktop.domain.refusal import Refusal, Stale
from desktop.services.wording.signatories import (
    SignatoryEntry,
    list_signatories,
    restore_signatory,
    retire_signatory,
    save_signatory,
    signature_on,
    signature_warnings,
)

DAY = date(2026, 5, 1)
DEPUTY = SignatoryEntry(
    title="Sekretaris  Daerah ",
    name="Drs. CONTOH",
    capacity=SigningCapacity.ON_BEHALF,
    principal_title="Wali Kota Pekanbaru",
    nip="19700101 199503 1 001",
    grade="Pembina Utama Muda",
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
)


def save(store, **changed):
    given = {name: getattr(DEPUTY, name) for name in SignatoryEntry.__slots__} | changed
    with store.write() as session:
        return save_signatory(session, SignatoryEntry(**given))


def test_signature_is_printed_in_capitals_with_grouped_nip(store):
    deputy = save(store)
    with store.read() as session:
        signature = signature_on(session, deputy, date(2026, 5, 1), show_nip=True)
    assert (signature.title, signature.principal) == ("SEKRETARIS DAERAH", "WALI KOTA PEKANBARU")
    assert (signature.nip, signature.grade) == ("19700101 199503 1 001", "Pembina Utama Muda")


@pytest.mark.parametrize(
    ("day", "may"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_power_covers_its_first_and_last_day(store, day, may):
    save(store)
    with store.read() as session:
        assert bool(list_signatories(session, date.fromisoformat(day))) is may


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"capacity": SigningCapacity.DEFINITIVE}, "capacity"),
        ({"middle_title": "Asisten"}, "middle_title"),
        ({"name": ""}, "name"),
        ({"principal_title": ""}, "principal_title"),
        ({"valid_to": date(2025, 1, 1)}, "valid_to"),
        ({"name": "x y" * 51}, "name"),
    ],
)
def test_incomplete_signatory_is_refused_at_its_field(store, changed, field):
    with pytest.raises(Refusal) as refused:
        save(store, **changed)
    assert field in refused.value.fields


def test_nip_of_letters_is_refused(store):
    with pytest.raises(Refusal):
        save(store, nip="tujuh belas")


def test_retired_signatory_signs_no_more_and_can_come_back(store):
    deputy = save(store)
    with store.write() as session:
        retire_signatory(session, deputy, "Pensiun")
    with store.read() as session, pytest.raises(Refusal):
        signature_on(session, deputy, date(2026, 5, 1), show_nip=True)
    with store.write() as session:
        restore_signatory(session, deputy)
        assert [row.id for row in list_signatories(session)] == [deputy]


def test_change_over_anothers_change_is_stale(store):
    deputy = save(store)
    with store.write() as session:
        save_signatory(session, DEPUTY, deputy, 1)
    with store.write() as session, pytest.raises(Stale):
        save_signatory(session, SignatoryEntry("Lain", "Lain"), deputy, 0)


def test_warnings_ask_for_delegation_and_for_care_with_stand_ins():
    assert len(signature_warnings(DEPUTY, DAY)) == 1
    assert len(signature_warnings(SignatoryEntry("Camat", "A", SigningCapacity.ACTING), DAY)) == 1
    assert signature_warnings(SignatoryEntry("Camat", "A"), DAY) == []


def test_a_letterhead_that_is_not_there_is_told_at_its_field(store):
    with pytest.raises(Refusal) as refused:
        save(store, letterhead="kop-0000")
    assert set(refused.value.fields) == {"letterhead"}
