"""How long a paper counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.papers import SOON_DAYS, Validity, last_valid_day, validity

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("dated_on", "months", "last"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 10, 1), 6, date(2027, 4, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_a_paper_counts_to_the_same_day_of_a_later_month(dated_on: date, months: int, last: date) -> None:
    assert last_valid_day(dated_on, months) == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_the_last_day_lies_in_the_month_that_was_meant(dated_on: date, months: int) -> None:
    last = last_valid_day(dated_on, months)
    assert last > dated_on
    assert (last.year - dated_on.year) * 12 + last.month - dated_on.month == months
    assert last.day == dated_on.day or (last + timedelta(days=1)).month != last.month


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (-1, Validity.EXPIRED),
        (0, Validity.SOON),
        (SOON_DAYS, Validity.SOON),
        (SOON_DAYS + 1, Validity.VALID),
    ],
)
def test_a_paper_is_told_soon_before_it_expires(days: int, word: Validity) -> None:
    assert validity(TODAY + timedelta(days=days), TODAY) is word


def test_a_paper_without_an_end_lasts() -> None:
    assert validity(None, TODAY) is Validity.LASTING
