"""Named lists of copies: kept with their history, given up, refused where they cannot stand."""

import pytest

from desktop.db.store import Store
from desktop.domain.refusal import Refusal, Stale
from desktop.services.wording.copies_lists import (
    CopiesList,
    change_copies,
    copies_files,
    copies_lists,
    give_up_copies,
    new_copies,
)

LINES = ("Yth. Inspektur", "Arsip")


def add(store: Store, name: str = "Lengkap", lines: tuple[str, ...] = LINES) -> None:
    key = new_copies().key
    with store.write() as session:
        change_copies(session, key, CopiesList(key.code, name, lines), "Edaran")


def test_lists_are_offered_by_their_names(store: Store) -> None:
    """Blank lines are left out."""
    add(store, "ringkas", ("Arsip", " "))
    add(store)
    with store.read() as session:
        assert [(one.name, one.lines) for one in copies_lists(session)] == [("Lengkap", LINES), ("ringkas", ("Arsip",))]


def test_the_history_says_what_came_and_went(store: Store) -> None:
    """A line each."""
    add(store)
    with store.write() as session:
        (file,) = copies_files(session)
        change_copies(session, file.key, CopiesList(file.key.code, "Lengkap", ("Arsip", "Pers")), "Edaran baru")
    with store.read() as session:
        newest = copies_files(session)[0].changes[0]
    assert newest.note == "Edaran baru"
    assert any("Yth. Inspektur" in what for what in newest.what)
    assert any("Pers" in what for what in newest.what)


def test_a_list_that_was_given_up_is_not_offered(store: Store) -> None:
    """Nor shown in the settings."""
    add(store)
    with store.write() as session:
        give_up_copies(session, copies_files(session)[0].key, "Tidak dipakai")
    with store.read() as session:
        assert copies_lists(session) == copies_files(session) == []


def test_a_change_of_what_somebody_else_changed_is_stale(store: Store) -> None:
    """What the other officer kept is not lost."""
    add(store)
    with store.write() as session:
        (file,) = copies_files(session)
        change_copies(session, file.key, CopiesList(file.key.code, "Lain", LINES), "Edaran")
    with pytest.raises(Stale), store.write() as session:
        change_copies(session, file.key, CopiesList(file.key.code, "Lain lagi", LINES), "Edaran")


@pytest.mark.parametrize(
    ("name", "lines", "field"),
    [
        ("", LINES, "name"),
        ("Lengkap", (" ",), "lines"),
        ("Lengkap", ("x" * 101,), "lines"),
        ("Lengkap", ("kata " * 70,), "lines"),
        ("Lengkap", ("Arsip",) * 101, "lines"),
    ],
)
def test_what_cannot_stand_is_named_at_its_field(store: Store, name: str, lines: tuple[str, ...], field: str) -> None:
    """Nothing is kept."""
    with pytest.raises(Refusal) as told:
        add(store, name, lines)
    assert field in told.value.fields
