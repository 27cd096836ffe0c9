"""Numbers and days in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import MONTHS, WEEKDAYS
from desktop.domain.letters.spelled import MOST, counted, named_day, spelled, spelled_day

VALUES = {
    word: value
    for value, word in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
    )
}
UNITS = {"puluh": 10, "ratus": 100, "ribu": 1000}


def value_of(words: str) -> int:
    """The number that the words say, read by another rule than the one that wrote them."""
    total, count = 0, 0
    for word in words.replace("seratus", "satu ratus").replace("seribu", "satu ribu").split():
        if word == "belas":
            count += 10
        elif word in UNITS:
            total, count = total + count * UNITS[word], 0
        else:
            count = VALUES[word]
    return total + count


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1111, "seribu seratus sebelas"),
        (2026, "dua ribu dua puluh enam"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_numbers_are_spelled_as_officers_read_them(number: int, words: str) -> None:
    assert spelled(number) == words


def test_every_number_has_words_of_its_own_that_say_it() -> None:
    words = [spelled(number) for number in range(MOST + 1)]
    assert [value_of(one) for one in words] == list(range(MOST + 1))
    assert not any("satu puluh" in one or "satu ratus" in one or "satu ribu" in one for one in words)


@given(st.one_of(st.integers(max_value=-1), st.integers(min_value=MOST + 1)))
def test_other_numbers_stay_figures(number: int) -> None:
    assert counted(number) == str(number)
    with pytest.raises(ValueError, match=str(number)):
        spelled(number)


def test_figures_come_with_their_words() -> None:
    assert counted(14) == "14 (empat belas)"


def test_the_days_of_minutes() -> None:
    day = date(2026, 11, 23)
    assert spelled_day(day) == "Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
    assert named_day(day) == "Senin, 23 November 2026"


@pytest.mark.parametrize("year", [1999, 2000, 2024, 2026, 2100])
def test_every_day_of_a_year_says_itself(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        weekday, rest = spelled_day(day).split(", tanggal ")
        number, month_and_year = rest.split(" bulan ")
        month, said_year = month_and_year.split(" tahun ")
        assert (WEEKDAYS.index(weekday), value_of(number), MONTHS.index(month) + 1) == (
            day.weekday(),
            day.day,
            day.month,
        )
        assert value_of(said_year) == year
        day += timedelta(days=1)
