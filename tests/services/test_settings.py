"""The office's settings are kept whole, checked, and never overwrite another's save."""

from dataclasses import fields, replace
from hashlib import sha256

import pytest

from desktop.db.store import Store
from desktop.domain.office import SETTINGS, Office
from desktop.domain.refusal import Refusal, Stale
from desktop.services import settings

KNOWN = Office(
    government="PEMERINTAH KOTA PEKANBARU",
    name="BADAN KEPEGAWAIAN",
    head_title="WALI KOTA PEKANBARU",
    place="Pekanbaru",
)


def test_every_field_of_the_office_is_a_row_of_the_table() -> None:
    assert [each.name for each in fields(Office)] == [row.name for row in SETTINGS]


def test_each_setting_is_stored_under_its_own_key_and_told_in_words() -> None:
    assert len({row.key for row in SETTINGS}) == len(SETTINGS)
    assert all(row.label for row in SETTINGS)


def test_an_office_starts_unset(store: Store) -> None:
    with store.read() as session:
        assert settings.office(session) == Office()
        assert not settings.is_set_up(session)


def test_what_is_saved_is_read_back(store: Store) -> None:
    with store.write() as session:
        settings.save_office(session, replace(KNOWN, font_size=11))
    with store.read() as session:
        assert settings.office(session) == replace(KNOWN, font_size=11)
        assert settings.is_set_up(session)


def test_a_default_that_comes_back_is_kept(store: Store) -> None:
    for size in (11, 12):
        with store.write() as session:
            settings.save_office(session, replace(KNOWN, font_size=size))
    with store.read() as session:
        assert settings.value(session, "font_size") == 12


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"government": " "}, "government"),
        ({"font_size": 200}, "font_size"),
        ({"font_size": None}, "font_size"),
        ({"paper": "letter"}, "paper"),
        ({"place": "x" * 81}, "place"),
        ({"number_pattern": "{urut}"}, "number_pattern"),
        ({"counter_scope": "kind"}, "number_pattern"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(store: Store, change: dict[str, object], field: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        settings.save_office(session, replace(KNOWN, **change))
    assert list(refused.value.fields) == [field]


@pytest.mark.parametrize("hostile", ["a\0b", "a\u202eb", " ab\r\n"])
def test_signs_that_cannot_be_printed_are_left_out(store: Store, hostile: str) -> None:
    with store.write() as session:
        settings.save_office(session, replace(KNOWN, name=hostile))
    with store.read() as session:
        assert settings.office(session).name == "ab"


def test_a_save_over_a_newer_one_is_refused(store: Store) -> None:
    with store.read() as session:
        versions = settings.office_form(session).versions
    with store.write() as session:
        settings.save_office(session, KNOWN, versions)
    with pytest.raises(Stale), store.write() as session:
        settings.save_office(session, replace(KNOWN, place="Rumbai"), versions)


def test_the_emblem_is_kept_once(store: Store) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 9
    with store.write() as session:
        assert settings.keep_emblem(session, picture) == settings.keep_emblem(session, picture)
    with store.read() as session:
        kept = replace(KNOWN, emblem=sha256(picture).hexdigest())
        assert settings.emblem(session, kept) == picture


def test_a_file_that_is_no_picture_is_no_emblem(store: Store) -> None:
    with store.write() as session, pytest.raises(Refusal, match="PNG"):
        settings.keep_emblem(session, b"GIF89a")


def test_the_letterhead_is_made_of_the_names_unless_given() -> None:
    assert KNOWN.letterhead_lines() == ("PEMERINTAH KOTA PEKANBARU", "BADAN KEPEGAWAIAN")
    assert replace(KNOWN, letterhead="A\n\n B ").letterhead_lines() == ("A", "B")


def test_one_setting_alone_is_checked_too(store: Store) -> None:
    with store.write() as session:
        settings.set_value(session, "font_size", 11)
        with pytest.raises(Refusal):
            settings.set_value(session, "font_size", 99)
    with store.read() as session:
        assert settings.value(session, "font_size") == 11
