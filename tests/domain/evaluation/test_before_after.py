"""When the months after a move may be called different from those before."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation.before_after import (
    CALLED,
    LEAST_MONTHS,
    Verdict,
    compare,
    compared_months,
    comparison_words,
    month_at,
    month_number,
)
from desktop.domain.evaluation.evaluation import Better

MOVED = date(2026, 6, 15)
MONTHS = compared_months(MOVED)
LEVELS = st.floats(-1e6, 1e6, allow_nan=False)
YEARS = st.lists(LEVELS, min_size=len(MONTHS), max_size=len(MONTHS))


def by_month(before, after, moved=0.0):
    """Values that end with the month before the move, and begin with the one after it."""
    return dict(zip(MONTHS[12 - len(before) :], (*before, moved, *after), strict=False))


def wavering(level, months=12):
    return [level + step for step in (0, 1, -1, 2, -2, 1, 0, -1, 1, -2, 2, -1)][:months]


def test_a_clear_change_is_called_and_so_is_its_direction():
    values = by_month(wavering(50), wavering(40))
    assert compare(values, MOVED, Better.LOWER).verdict is Verdict.BETTER
    assert compare(values, MOVED, Better.HIGHER).verdict is Verdict.WORSE


@pytest.mark.parametrize(("before", "after"), [(5, 12), (12, 5), (3, 3), (0, 12), (12, 0)])
def test_too_few_months_are_never_called(before, after):
    found = compare(by_month(wavering(50, before), wavering(10, after)), MOVED, Better.LOWER)
    assert (found.verdict, found.months_before, found.months_after) == (Verdict.TOO_FEW, before, after)


def test_the_sentence_says_what_is_missing():
    found = compare(by_month(wavering(50), wavering(40, 3)), MOVED, Better.LOWER)
    assert comparison_words(found, "menit") == (
        "Belum dapat disebut berbeda: hanya 3 bulan sesudah, diperlukan paling sedikit 6."
    )


def test_a_called_difference_is_no_cause():
    words = comparison_words(compare(by_month(wavering(50), wavering(40)), MOVED, Better.LOWER), "menit")
    assert words == "Lebih baik, berbarengan dengan mutasi. Rata-rata 50 → 40 menit (12 bulan sebelum, 12 sesudah)."


def test_what_was_under_way_before_did_not_begin_with_the_move():
    falling = [60.0 - 2 * at for at in range(25)]
    found = compare(by_month(falling[:12], falling[13:]), MOVED, Better.LOWER)
    assert found.verdict is Verdict.UNDER_WAY


def test_the_month_of_the_move_and_older_years_belong_to_neither_side():
    values = by_month(wavering(50), wavering(50), moved=9999)
    values |= {month_at(month_number(MOVED) - 13 - at): 1.0 for at in range(24)}
    found = compare(values, MOVED, Better.LOWER)
    assert (found.verdict, found.months_before, found.mean_before) == (Verdict.ALIKE, 12, 50)


@given(YEARS)
def test_the_other_direction_turns_better_into_worse(levels):
    values = dict(zip(MONTHS, levels, strict=True))
    up, down = (compare(values, MOVED, better).verdict for better in Better)
    turned = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    assert down is turned.get(up, up)


@given(YEARS, st.floats(-1000, 1000), st.sampled_from([-1.0, 1.0]))
def test_another_zero_or_sign_changes_no_verdict(levels, zero, sign):
    levels = [round(level) for level in levels]
    values = dict(zip(MONTHS, levels, strict=True))
    moved = {month: sign * value + round(zero) for month, value in values.items()}
    better = Better.HIGHER if sign > 0 else Better.LOWER
    assert compare(values, MOVED, Better.HIGHER).verdict is compare(moved, MOVED, better).verdict


@given(st.dictionaries(st.sampled_from(MONTHS), LEVELS))
def test_a_difference_is_called_only_with_enough_months_beyond_the_interval(values):
    found = compare(values, MOVED, Better.HIGHER)
    if found.verdict in CALLED:
        assert min(found.months_before, found.months_after) >= LEAST_MONTHS
        assert abs(found.difference) > found.beyond


def test_months_that_only_vary_are_seldom_called_different():
    luck = Random(3)
    called = 0
    for _at in range(2000):
        values = {month: luck.gauss(100, 15) for month in MONTHS}
        called += compare(values, MOVED, Better.HIGHER).verdict in CALLED
    assert called <= 2000 * 0.015


def test_a_change_twice_as_large_as_the_months_vary_is_mostly_seen():
    luck = Random(4)
    seen = 0
    for _at in range(500):
        values = {month: luck.gauss(100 if month <= MOVED else 130, 15) for month in MONTHS}
        seen += compare(values, MOVED, Better.HIGHER).verdict is Verdict.BETTER
    assert seen >= 500 * 0.9
