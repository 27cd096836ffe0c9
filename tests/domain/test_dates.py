"""Days as officers write and read them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import letter_date, read_date, shown_date
from desktop.domain.refusal import Refusal
from desktop.text import install_language


@pytest.mark.parametrize(
    "typed",
    [
        "3-1-2027", "03-01-2027", "3/1/2027", "3.1.2027", "3 1 2027", "3-1-27", "2027-01-03", "2027-1-3", " 3-1-2027 ",
        "3 Jan 2027", "3 Januari 2027", "3 january 2027", "3-jan-27", "3 JANUARI 2027", "3. Januari 2027",
    ],
)  # fmt: skip
def test_a_day_may_be_typed_in_many_ways(typed: str) -> None:
    assert read_date(typed) == date(2027, 1, 3)


@pytest.mark.parametrize(
    ("month", "number"),
    [
        ("Feb", 2), ("Pebruari", 2), ("Mar", 3), ("mei", 5), ("May", 5), ("Agt", 8), ("Agustus", 8), ("agu", 8),
        ("Aug", 8), ("Sept", 9), ("Okt", 10), ("Oct", 10), ("Nopember", 11), ("Des", 12), ("December", 12),
    ],
)  # fmt: skip
def test_months_go_by_their_names_in_both_languages(month: str, number: int) -> None:
    assert read_date(f"5 {month} 2026") == date(2026, number, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "besok", "31-02-2026", "29-02-2027", "0-1-2027", "1-13-2027", "1-0-2027", "3 Juz 2027", "3 junk 2027",
        "1-1-0000", "1-1-12027", "1-1-202", "17082026", "1990-01-01T00:00", "1-1-2027\x00", "3 Ja 2027", "--2027",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_date(typed)
    assert "17-08-2026" in caught.value.remedy


def test_a_leap_day_is_a_day() -> None:
    assert read_date("29-02-2028") == date(2028, 2, 29)


@pytest.mark.parametrize(("typed", "year"), [("1-1-27", 2027), ("1-1-49", 2049), ("1-1-50", 1950), ("1-1-65", 1965)])
def test_two_figures_of_a_year_fit_a_working_life(typed: str, year: int) -> None:
    assert read_date(typed).year == year


def test_a_refusal_does_not_repeat_a_novel() -> None:
    with pytest.raises(Refusal) as caught:
        read_date("x" * 10_000)
    assert len(caught.value.title) < 120


def test_screens_show_the_month_in_the_language_spoken() -> None:
    day = date(2026, 8, 17)
    indonesian = shown_date(day)
    install_language("en")
    assert (indonesian, shown_date(day)) == ("17 Agu 2026", "17 Aug 2026")


def test_letters_are_indonesian_in_any_language() -> None:
    install_language("en")
    assert letter_date(date(2026, 8, 7)) == "7 Agustus 2026"


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from([shown_date, letter_date, date.isoformat]))
def test_what_is_shown_can_be_typed_again(day: date, shown) -> None:
    assert read_date(shown(day)) == day
