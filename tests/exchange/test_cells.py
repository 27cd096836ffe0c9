"""What cells say."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.cells import clean_line, day_of_cell, decimal_of_cell, hidden_in, whole_of_cell, written


@given(st.dates(date(1900, 1, 1), date(2149, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert day_of_cell(f"{day:%d-%m-%Y}") == day.isoformat()
    assert day_of_cell(day.isoformat()) == day.isoformat()
    assert day_of_cell(day) == day_of_cell(datetime(day.year, day.month, day.day)) == day.isoformat()  # noqa: DTZ001


@pytest.mark.parametrize("cell", ["31-02-1980", "1980-13-01", "00-00-0000", "soon", "", 45_000.0, "01-01-1066", True])
def test_days_that_are_none(cell: object) -> None:
    assert day_of_cell(cell) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("cell", "number"), [(8.0, 8), ("12", 12), (2.5, None), (1e18, None), ("x", None), ("", None)])
def test_whole_numbers(cell: object, number: int | None) -> None:
    assert whole_of_cell(cell) == number  # type: ignore[arg-type]


@pytest.mark.parametrize(("cell", "number"), [("0,57", 0.57), (101.4, 101.4), ("x", None), ("1e5", None)])
def test_decimals(cell: object, number: float | None) -> None:
    assert decimal_of_cell(cell) == number  # type: ignore[arg-type]


def test_number_shows_as_in_excel() -> None:
    assert written(1.97408252006121e17) == "1.97408252006121E+17"
    assert written(8.0) == "8"


@given(st.text(max_size=80))
def test_cleaned_text_is_stable_and_visible(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert hidden_in(line) == []


@pytest.mark.parametrize("mark", ["\x00", "\u202e", "\u200b", "\ufeff", "\x1b"])
def test_hidden_characters_are_named_and_taken_out(mark: str) -> None:
    assert clean_line(f"Ri{mark}na") == "Rina"
    assert hidden_in(f"Ri{mark}na") == [f"U+{ord(mark):04X}"]
