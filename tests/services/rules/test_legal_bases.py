"""Legal bases go by the letter's day, and the office changes and adds its own."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.letters.bases import shipped_bases
from desktop.services.rules.legal_bases import (
    UNKNOWN,
    BasisFile,
    bases_files,
    bases_on,
    change_basis,
    new_basis,
    reset_basis,
)

NEW, OLD = date(2026, 1, 1), date(2023, 1, 1)


def _file(store: Store, code: str) -> BasisFile:
    with store.read() as session:
        return next(file for file in bases_files(session) if file.key.code == code)


@pytest.mark.parametrize(
    ("kind", "day", "cited", "not_cited"),
    [
        ("pns", NEW, "Nomor 20 Tahun 2023", "Nomor 49 Tahun 2018"),
        ("pppk", NEW, "Nomor 49 Tahun 2018", "Nomor 11 Tahun 2017"),
        ("pns", OLD, "Nomor 5 Tahun 2014", "Nomor 20 Tahun 2023"),
    ],
)
def test_what_is_cited_goes_by_day_and_kind(store: Store, kind: str, day: date, cited: str, not_cited: str) -> None:
    """The first and the last day of a rule count."""
    with store.read() as session:
        bases = " ".join(bases_on(session, "decree", kind, day))
    assert cited in bases
    assert not_cited not in bases


def test_an_own_basis_is_cited_from_its_day_in_its_place(store: Store) -> None:
    """A regional regulation of an office stands where its rank puts it."""
    fresh = new_basis(NEW)
    own = replace(fresh.basis, text="Peraturan Wali Kota Nomor 1 Tahun 2026", rank=15)
    with store.write() as session:
        change_basis(session, fresh.key, own, "Peraturan baru", on=True)
    with store.read() as session:
        assert bases_on(session, "decree", "pns", NEW)[1] == own.text
        assert own.text not in bases_on(session, "decree", "pns", OLD)


def test_a_shipped_basis_can_end_and_be_reset(store: Store) -> None:
    """A law that was replaced is no longer cited; the history says who ended it and why."""
    file = _file(store, "uu-20-2023")
    with store.write() as session:
        change_basis(session, file.key, replace(file.basis, until=date(2025, 12, 31)), "Dicabut", on=True)
    with store.read() as session:
        assert file.basis.text not in bases_on(session, "decree", "pns", NEW)
    changed = _file(store, "uu-20-2023")
    assert changed.changes[0].note == "Dicabut"
    assert len(changed.differences) == 1
    with store.write() as session:
        reset_basis(session, changed.key, "Keliru")
    assert _file(store, "uu-20-2023").basis == shipped_bases()["uu-20-2023"]


def test_a_basis_switched_off_is_not_cited(store: Store) -> None:
    """It stays in the library."""
    file = _file(store, "bkn-5-2019")
    with store.write() as session:
        change_basis(session, file.key, file.basis, "Tidak dipakai", on=False)
    with store.read() as session:
        assert file.basis.text not in bases_on(session, "decree", "pns", NEW)
    assert not _file(store, "bkn-5-2019").on


def test_an_own_basis_that_was_given_up_is_gone(store: Store) -> None:
    """Letters that cite it keep it."""
    fresh = new_basis(NEW)
    with store.write() as session:
        change_basis(session, fresh.key, replace(fresh.basis, text="Peraturan Daerah"), "Baru", on=True)
    with store.write() as session:
        reset_basis(session, _file(store, fresh.key.code).key, "Keliru")
    with store.read() as session:
        assert fresh.key.code not in {file.key.code for file in bases_files(session)}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 101}, "text"),
        ({"until": date(2000, 1, 1)}, "until"),
        ({"letters": ()}, "letters"),
        ({"rank": -1}, "rank"),
    ],
)
def test_what_cannot_stand_is_named_at_its_field(store: Store, changed: dict[str, object], field: str) -> None:
    """Nothing is kept."""
    file = _file(store, "uu-20-2023")
    with pytest.raises(Refusal) as told, store.write() as session:
        change_basis(session, file.key, replace(file.basis, **changed), "Coba", on=True)  # type: ignore[arg-type]
    assert field in told.value.fields


def test_a_basis_without_a_first_day_is_told(store: Store) -> None:
    """It would never be cited, and nobody would see why."""
    fresh = new_basis(NEW)
    with store.write() as session, pytest.raises(Refusal) as refused:
        change_basis(session, fresh.key, replace(fresh.basis, text="Perda", since=UNKNOWN), "Baru", on=True)
    assert set(refused.value.fields) == {"since"}


def test_a_basis_is_cited_on_its_last_day_and_not_the_day_after(store: Store) -> None:
    fresh = new_basis(OLD)
    own = replace(fresh.basis, text="Peraturan yang dicabut", until=NEW)
    with store.write() as session:
        change_basis(session, fresh.key, own, "Dicabut", on=True)
    with store.read() as session:
        cited = [own.text in bases_on(session, "decree", "pns", day) for day in (NEW, date(2026, 1, 2))]
    assert cited == [True, False]
