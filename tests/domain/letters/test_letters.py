"""Signatures as they are printed, and facts that survive their snapshot."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letters.letters import (
    Annex,
    Authentication,
    Clause,
    DecreeFacts,
    DecreeForm,
    Letterhead,
    OfficialLetter,
    Signature,
    SigningCapacity,
    signature_lines,
)
from desktop.domain.letters.limits import PARTS, check_decree
from desktop.domain.letters.official_words import letter_mark, ordinal, title_case
from desktop.domain.letters.snapshot import from_plain, to_plain
from desktop.domain.refusal import Refusal
from tests.letters.samples import ORDINARY

C = SigningCapacity
FACTS = DecreeFacts(
    letterhead=Letterhead(("WALI KOTA PEKANBARU",), regional_head=True),
    issuer="WALI KOTA PEKANBARU",
    number="1/2026",
    subject="PEMINDAHAN",
    considering=("bahwa perlu",),
    bases=("Undang-Undang",),
    clauses=(Clause("Memindahkan", (("Nama", "Siti"),)), Clause("Berlaku")),
    place="Pekanbaru",
    day=date(2026, 11, 23),
    signature=Signature("WALI KOTA PEKANBARU", "BUDI", C.ACTING),
)


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        (Signature("WALI KOTA", "B"), ("WALI KOTA,",)),
        (Signature("SEKDA", "B", C.ON_BEHALF, "WALI KOTA"), ("a.n. WALI KOTA", "SEKDA,")),
        (
            Signature("KABAN", "B", C.FOR_SUPERIOR, "WALI KOTA", "SEKDA"),
            ("a.n. WALI KOTA", "SEKDA", "u.b.", "KABAN,"),
        ),
        (Signature("KABAN", "B", C.FOR_SUPERIOR, "SEKDA"), ("a.n. SEKDA", "u.b.", "KABAN,")),
        (Signature("CAMAT", "B", C.ACTING), ("Plt. CAMAT,",)),
        (Signature("CAMAT", "B", C.DAILY_ACTING), ("Plh. CAMAT,",)),
        (Signature("WALI KOTA", "B", C.INTERIM), ("Pj. WALI KOTA,",)),
        (Signature("SEKDA", "B", C.ACTING, "WALI KOTA"), ("a.n. WALI KOTA", "Plt. SEKDA,")),
    ],
)
def test_capacity_stands_before_the_title(signature, lines):
    assert signature_lines(signature) == lines


def test_snapshot_comes_back_through_json():
    assert from_plain(DecreeFacts, json.loads(json.dumps(to_plain(FACTS)))) == FACTS


def test_the_authentication_of_a_copy_comes_back_whole() -> None:
    sworn = Authentication(("Salinan sesuai dengan aslinya",), Signature("KEPALA BAGIAN HUKUM", "SITI", nip="1"))
    copy = replace(FACTS, form=DecreeForm.COPY, authentication=sworn)
    assert from_plain(DecreeFacts, json.loads(json.dumps(to_plain(copy)))) == copy


@given(st.text(), st.lists(st.text()), st.dates())
def test_any_text_comes_back_from_a_snapshot(text, items, day):
    facts = replace(FACTS, subject=text, bases=tuple(items), day=day)
    assert from_plain(DecreeFacts, json.loads(json.dumps(to_plain(facts)))) == facts


@pytest.mark.parametrize("name", ["minutes", "guests", "memo"])
def test_a_letter_of_any_shape_comes_back_from_its_snapshot(name):
    assert from_plain(OfficialLetter, json.loads(json.dumps(to_plain(ORDINARY[name])))) == ORDINARY[name]


def test_snapshot_of_another_version_is_read():
    plain = to_plain(FACTS)
    del plain["copies"]
    assert from_plain(DecreeFacts, plain | {"later": 1}) == FACTS


@pytest.mark.parametrize("part", ["issuer", "number", "subject", "place"])
def test_text_over_its_limit_is_named(part):
    with pytest.raises(Refusal) as refused:
        check_decree(replace(FACTS, **{part: "kata " * PARTS[part][1]}))
    assert list(refused.value.fields) == [part]


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, bases=("x" * 10_000,)),
        replace(FACTS, copies=("ya",) * 101),
        replace(FACTS, clauses=(Clause("a", (("Nama", "y" * 101),)),)),
        replace(FACTS, signature=Signature("z" * 201, "B")),
        replace(FACTS, letterhead=Letterhead(("kata " * 50,))),
        replace(FACTS, annex=Annex("", ("No.", "Nama"), (("1", "x" * 100_000),))),
        replace(FACTS, authentication=Authentication(("x" * 201,), FACTS.signature)),
        replace(FACTS, authentication=Authentication((), Signature("A", "x" * 101))),
    ],
)
def test_what_no_page_holds_is_refused(facts):
    with pytest.raises(Refusal):
        check_decree(facts)


def test_ordinary_decree_passes():
    check_decree(FACTS)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (1, "KESATU"),
        (4, "KEEMPAT"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (21, "KEDUA PULUH SATU"),
    ],
)
def test_clauses_are_counted_in_words(place, name):
    assert ordinal(place) == name


@pytest.mark.parametrize(("place", "mark"), [(1, "a"), (26, "z"), (27, "aa"), (53, "ba")])
def test_grounds_are_lettered(place, mark):
    assert letter_mark(place) == mark


def test_title_in_capitals_is_written_as_in_a_sentence():
    assert title_case("KEPALA BADAN KEPEGAWAIAN DAN DIKLAT") == "Kepala Badan Kepegawaian dan Diklat"
    assert title_case("Camat Rumbai") == "Camat Rumbai"
    assert title_case("UPTD SMPN 12 WILAYAH III") == "UPTD SMPN 12 Wilayah III"
