"""Need against holders: the figure, the words and how much is amiss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.needs.counts import (
    Count,
    Figure,
    count_figure,
    count_words,
    gap_figure,
    inside_words,
    sign_words,
    total,
)

HALF = "terpenuhi 50% (yang lebih tidak menutup yang kurang)"
numbers = st.integers(0, 500)
places_of = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)))


@pytest.mark.parametrize(
    ("need", "holders", "people", "percent", "both"),
    [
        (8, 5, "−3", "63%", "5/8"),
        (5, 7, "+2", "100%", "7/5"),
        (4, 4, "0", "100%", "4/4"),
        (0, 2, "+2", "–", "2/0"),
        (3, 0, "−3", "0%", "0/3"),
    ],
)
def test_the_figure_of_a_cell(need: int, holders: int, people: str, percent: str, both: str) -> None:
    count = Count(need, holders)
    told = [count_figure(count, figure) for figure in (Figure.PEOPLE, Figure.PERCENT, Figure.BOTH)]
    assert told == [people, percent, both]


@pytest.mark.parametrize(
    ("need", "holders", "weight"),
    [
        (10, 10, 0),
        (10, 9, 1),
        (10, 8, 1),
        (10, 7, 2),
        (10, 5, 2),
        (10, 4, 3),
        (10, 0, 4),
        (10, 12, 1),
        (10, 13, 2),
        (0, 1, 2),
    ],
)
def test_how_much_is_amiss(need: int, holders: int, weight: int) -> None:
    assert Count(need, holders).weight == weight


def test_words_tell_what_the_colour_does() -> None:
    assert count_words(Count(8, 5, 1)) == "kurang 3, kebutuhan 8, terisi 5, terpenuhi 63%, 1 sedang tugas belajar"


@given(numbers, numbers)
def test_a_gap_is_never_told_as_filled(need: int, holders: int) -> None:
    count = Count(need, holders)
    assert count.percent is None or (count.percent >= 100) == (count.gap <= 0)
    assert count.percent is None or (count.percent == 0) == (min(need, holders) == 0)
    assert (count.weight == 0) == (count.gap == 0) == (gap_figure(count.gap) == "0")


@given(places_of)
def test_the_sum_of_places_keeps_short_and_over_apart(places: list[tuple[int, int]]) -> None:
    whole = total(Count(*place) for place in places)
    assert whole.gap == whole.short - whole.over
    assert whole.short == sum(max(need - holders, 0) for need, holders in places)
    assert whole == sum((Count(*place) for place in places), Count())


@pytest.mark.parametrize(
    ("places", "signs", "inside", "figure", "words"),
    [
        ([(3, 1), (1, 2)], "−2 +1", "−2", "−2 +1", f"kurang 2, lebih 1, kebutuhan 4, terisi 3, {HALF}"),
        ([(3, 1), (1, 3)], "−2 +2", "−2", "−2 +2", f"kurang 2, lebih 2, kebutuhan 4, terisi 4, {HALF}"),
        ([(1, 2)], "+1", "+1", "+1", "lebih 1, kebutuhan 1, terisi 2, terpenuhi 100%"),
        ([(2, 2)], "0", "=", "0", "pas, kebutuhan 2, terisi 2, terpenuhi 100%"),
    ],
)
def test_a_sum_is_told_by_signs_and_words(
    places: list[tuple[int, int]], signs: str, inside: str, figure: str, words: str
) -> None:
    count = total(Count(*place) for place in places)
    assert (sign_words(count), inside_words(count), count_words(count)) == (signs, inside, words)
    assert count_figure(count, Figure.PEOPLE) == figure
