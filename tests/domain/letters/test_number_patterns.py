"""Patterns put together from parts: every number that was seen in real letters can be built."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letters.number_patterns import (
    PLACE_WORDS,
    PatternPart,
    join_parts,
    moved_part,
    split_pattern,
    with_part,
    without_part,
)
from desktop.domain.letters.numbering import PLACES, NumberParts, check_pattern, render_number


def built(*parts: str) -> str:
    """The pattern of places, own texts and "urut:3"."""
    made = []
    for part in parts:
        name, _colon, digits = part.partition(":")
        known = name in PLACE_WORDS
        made.append(PatternPart(name, digits=int(digits or 0)) if known else PatternPart(text=part))
    return join_parts(made)


SEEN = (
    (("klasifikasi", "/", "urut", ".", "unit", "/", "bulan_romawi", "/", "tahun"), "800.1.3.1/1277.DPPAD/IX/2023"),
    (("klasifikasi", "/", "urut", "/", "unit", "/", "tahun"), "800.1.11.1/73/434.100/2026"),
    (("sifat", "/", "urut", "/", "klasifikasi", "/", "unit", "/", "tahun"), "B/1/800.1.11.1/UM/2026"),
    (
        ("klasifikasi", "/", "kode", ".", "urut", "/", "unit", "/", "bulan", "/", "tahun"),
        "800.1.3.3/Kep.411/BKPSDM/10/2025",
    ),
    (("klasifikasi", "/", "urut", ".016-", "unit", "/", "tahun"), "800.1.3.1/5297.016-Bappenda/2025"),
    (
        ("klasifikasi", "/", "urut:3", "/", "unit", "/", "bulan_romawi", "/", "tahun"),
        "800.1.11.1/091/BKAD/V/2026",
    ),
    (("klasifikasi", "/", "urut", " - ", "unit", "/", "tahun"), "800.1.3.2/1071 - Disdik/2026"),
    (("sifat", ".", "klasifikasi", "/", "urut", "/", "unit", "/", "tahun"), "B.800.1.3.1/12/BKPSDM/2026"),
)
VALUES = (
    NumberParts(1277, date(2023, 9, 1), "800.1.3.1", "DPPAD"),
    NumberParts(73, date(2026, 1, 1), "800.1.11.1", "434.100"),
    NumberParts(1, date(2026, 1, 1), "800.1.11.1", "UM", "", "B"),
    NumberParts(411, date(2025, 10, 1), "800.1.3.3", "BKPSDM", "Kep"),
    NumberParts(5297, date(2025, 1, 1), "800.1.3.1", "Bappenda"),
    NumberParts(91, date(2026, 5, 1), "800.1.11.1", "BKAD"),
    NumberParts(1071, date(2026, 1, 1), "800.1.3.2", "Disdik"),
    NumberParts(12, date(2026, 1, 1), "800.1.3.1", "BKPSDM", "", "B"),
)


@pytest.mark.parametrize(
    ("seen", "values"), list(zip(SEEN, VALUES, strict=True)), ids=[number for _parts, number in SEEN]
)
def test_every_number_seen_in_letters_can_be_built(seen, values):
    parts, number = seen
    pattern = built(*parts)
    check_pattern(pattern)
    assert render_number(pattern, values) == number
    assert join_parts(split_pattern(pattern)) == pattern


@given(st.text("{}:/. klasifkurtnbwohedm_0139", max_size=40))
def test_any_text_comes_apart_and_together_again(pattern):
    assert join_parts(split_pattern(pattern)) == pattern


def test_the_builder_offers_every_place():
    assert set(PLACE_WORDS) == set(PLACES)


def test_a_place_beside_a_place_gets_a_stroke():
    parts = with_part(split_pattern("{urut}"), 1, PatternPart("tahun"))
    assert join_parts(parts) == "{urut}/{tahun}"


@pytest.mark.parametrize(
    ("at", "left"),
    [(0, "{unit}.{tahun}"), (2, "{urut}.{tahun}"), (4, "{urut}/{unit}"), (1, "{urut}{unit}.{tahun}")],
)
def test_a_part_taken_away_leaves_no_two_signs(at, left):
    assert join_parts(without_part(split_pattern("{urut}/{unit}.{tahun}"), at)) == left


@pytest.mark.parametrize(("at", "by", "moved"), [(0, 1, "{unit}/{urut}.{tahun}"), (4, 1, "{urut}/{unit}.{tahun}")])
def test_places_change_and_signs_stay(at, by, moved):
    assert join_parts(moved_part(split_pattern("{urut}/{unit}.{tahun}"), at, by)) == moved
