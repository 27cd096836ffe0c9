"""Figures in the two ways of writing, and those that can be read in both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figures import decimal_signs, grouped_figure, read_figure, shown_figure, typed_figure
from desktop.domain.refusal import Refusal
from desktop.text import install_language


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("1234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1.234", 1234),
        ("1 234,5", 1234.5),
        ("−3,5", -3.5),
        ("85%", 85),
    ],
)
def test_figures_are_read_in_both_ways_of_writing(text, value):
    assert read_figure(text) == value


@pytest.mark.parametrize("text", ["", "dua", "12,", "1.23.4", "12.34,5", "1,2,3", "1e5", "--2", "9" * 13])
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(Refusal, match="bukan angka"):
        read_figure(text)


def test_a_doubtful_figure_is_read_like_those_beside_it():
    assert read_figure("1.234", decimal_signs(["12.5"])) == 1.234
    assert read_figure("1,234", decimal_signs(["12.5"])) == 1234
    with pytest.raises(Refusal, match="dua cara"):
        read_figure("1.234", decimal_signs(["12.5", "7,25"]))


@given(st.floats(-1e11, 1e11, allow_nan=False).map(lambda value: round(value, 4)))
def test_a_typed_figure_is_read_as_the_same_number(value):
    for language in ("en", "id"):
        install_language(language)
        assert read_figure(typed_figure(value)) == value
    install_language("id")


def test_figures_are_shown_the_indonesian_way():
    assert [shown_figure(value) for value in (1234.5, 0.125, -0.0, 12.0, 1234.567)] == [
        "1.234,5", "0,125", "0", "12", "1.234,57",
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "shown"), [(18000, "18.000"), (1250.5, "1.250,5"), (999, "999"), (0.25, "0,25")])
def test_a_figure_is_shown_with_its_thousands_apart(value, shown):
    assert grouped_figure(value) == shown
