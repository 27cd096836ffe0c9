"""The office's number pattern: checked, filled, read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letters.numbering import (
    DEFAULT_PATTERN,
    CounterScope,
    NumberParts,
    check_pattern,
    counter_key,
    numbers_of_year,
    read_counter,
    read_number,
    render_number,
    without_empty,
)
from desktop.domain.refusal import Refusal

PARTS = NumberParts(7, date(2027, 3, 5), "800.1.3.1", "BKPSDM", "Kep", "B")
WORDS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.- ", min_size=1, max_size=12)
PATTERNS = (
    DEFAULT_PATTERN,
    "{klasifikasi}/{kode}.{urut}/{unit}/{bulan}/{tahun}",
    "{sifat}/{urut:3}/{klasifikasi}/{unit}/{tahun}",
    "{klasifikasi}/{urut}-{unit}/{tahun}",
)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (DEFAULT_PATTERN, "800.1.3.1/7/BKPSDM/III/2027"),
        (PATTERNS[1], "800.1.3.1/Kep.7/BKPSDM/03/2027"),
        (PATTERNS[2], "B/007/800.1.3.1/BKPSDM/2027"),
    ],
)
def test_pattern_is_filled(pattern, number):
    check_pattern(pattern)
    assert render_number(pattern, PARTS) == number


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{tahun}",
        "{urut}",
        "{urut}/{tahun}/{apa}",
        "{urut}/{urut}/{tahun}",
        "{urut/{tahun}",
        "{urut}}/{tahun}",
        "{urut}{tahun}",
        "{urut:0}/{tahun}",
        "{urut:x}/{tahun}",
        "{bulan:2}/{urut}/{tahun}",
        "{urut}/{tahun}" + "x" * 120,
        "{urut}/\n{tahun}",
    ],
)
def test_pattern_that_cannot_number_is_refused(pattern):
    with pytest.raises(Refusal):
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("scope", "place"), [("kind", "{kode}"), ("classification", "{klasifikasi}"), ("unit", "{unit}")]
)
def test_counters_apart_need_their_place(scope, place):
    with pytest.raises(Refusal):
        check_pattern("{urut}/{tahun}", CounterScope(scope))
    check_pattern(place + "/{urut}/{tahun}", CounterScope(scope))


@given(st.sampled_from(PATTERNS), st.integers(1, 99_999), st.dates(date(1945, 1, 1)), WORDS, WORDS)
def test_number_is_read_back(pattern, sequence, day, classification, unit):
    parts = NumberParts(sequence, day, classification, unit, "Kep", "B")
    read = read_number(pattern, render_number(pattern, parts))
    assert read is not None
    assert (read.sequence, read.year) == (sequence, day.year)
    assert read.month in {None, day.month}


@given(st.integers(1, 9999), st.integers(1, 9999), st.dates(date(1945, 1, 1)), st.dates(date(1945, 1, 1)))
def test_two_places_of_the_counters_never_print_alike(first, second, day, other):
    one, two = NumberParts(first, day, "800", "U"), NumberParts(second, other, "800", "U")
    same_place = (first, counter_key(CounterScope.OFFICE, one)) == (second, counter_key(CounterScope.OFFICE, two))
    if not same_place:
        assert render_number(DEFAULT_PATTERN, one) != render_number(DEFAULT_PATTERN, two)


@pytest.mark.parametrize("number", ["", "800/x/BKPSDM/III/2027", "800/7/BKPSDM/XIII/2027", "800/7/BKPSDM/III/27"])
def test_foreign_number_is_not_read(number):
    assert read_number(DEFAULT_PATTERN, number) is None


def test_each_year_and_scope_has_its_counter():
    keys = {counter_key(scope, PARTS) for scope in CounterScope}
    assert keys == {"2027:office:", "2027:kind:Kep", "2027:classification:800.1.3.1", "2027:unit:BKPSDM"}


@pytest.mark.parametrize("scope", list(CounterScope))
def test_a_counter_says_what_it_counts(scope):
    read = read_counter(counter_key(scope, PARTS))
    assert read is not None
    assert (read.year, read.scope) == (2027, scope)


@pytest.mark.parametrize("key", ["", "written:1/2027", "extract:4", "2027:", "2027:other:x"])
def test_other_names_are_no_counter(key):
    assert read_counter(key) is None


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("{klasifikasi}/{urut}/{unit}/{tahun}", "{klasifikasi}/{urut}/{tahun}"),
        ("{unit}/{urut}/{tahun}", "{urut}/{tahun}"),
        ("{urut}/{tahun}/{unit}", "{urut}/{tahun}"),
        ("{klasifikasi}/{urut} - {unit}/{tahun}", "{klasifikasi}/{urut} - {tahun}"),
    ],
)
def test_a_place_with_nothing_to_print_goes_with_its_stroke(pattern, left):
    assert without_empty(pattern, NumberParts(1, date(2027, 1, 1), "800", "", "Kep", "B")) == left


def test_a_number_has_one_face_for_each_month_at_most():
    assert len(numbers_of_year(DEFAULT_PATTERN, PARTS)) == 12
    assert numbers_of_year("{urut}/{tahun}", PARTS) == ("7/2027",)
