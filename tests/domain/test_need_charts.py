"""Counts: what is short here is not made good by what is over there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.need_charts import Count, count_words, inside_words, sign_words, total

PLACES = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)))


@given(PLACES)
def test_the_sum_of_places_keeps_short_and_over_apart(places):
    whole = total(Count.of(*place) for place in places)
    assert whole.need - whole.holders == whole.short - whole.over
    assert whole.short == sum(max(need - holders, 0) for need, holders in places)


@pytest.mark.parametrize(
    ("places", "signs", "inside", "words"),
    [
        ([(3, 1), (1, 2)], "−2 +1", "−2", "kebutuhan 4, terisi 3, kurang 2, lebih 1"),
        ([(1, 2)], "+1", "+1", "kebutuhan 1, terisi 2, lebih 1"),
        ([(2, 2)], "0", "=", "kebutuhan 2, terisi 2, pas"),
    ],
)
def test_a_count_is_told_by_signs_and_words(places, signs, inside, words):
    count = total(Count.of(*place) for place in places)
    assert (sign_words(count), inside_words(count), count_words(count)) == (signs, inside, words)
