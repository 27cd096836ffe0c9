"""How pressing a gap is, and that the reasons add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.needs.counts import Count
from desktop.domain.needs.urgency import GapFacts, UrgencyCode, urgency, urgency_points, urgency_words

facts = st.builds(GapFacts, st.integers(0, 60), st.integers(0, 60), st.integers(-5, 30), st.integers(0, 20))


@pytest.mark.parametrize(
    ("known", "points"),
    [
        (GapFacts(4, 4), 0),
        (GapFacts(4, 6), 0),
        (GapFacts(9, 3), 33 + 12),
        (GapFacts(4, 0), 50 + 15 + 8),
        (GapFacts(4, 4, leaving=2), 6),
        (GapFacts(10, 8, leaving=1, away=2), 10 + 4 + 3 + 4),
        (GapFacts(60, 0, leaving=9, away=9), 100),
    ],
)
def test_worked_examples(known: GapFacts, points: int) -> None:
    assert urgency_points(urgency(known)) == points


def test_the_reasons_are_told_in_words() -> None:
    told = [urgency_words(part) for part in urgency(GapFacts(4, 0, leaving=2, away=1))]
    assert told == [
        "100% kebutuhan belum terisi",
        "belum ada seorang pun",
        "kurang 4 orang",
        "bertambah 2 dalam setahun",
        "1 sedang tugas belajar",
    ]


@given(facts)
def test_points_stay_in_their_bounds(known: GapFacts) -> None:
    parts = urgency(known)
    assert 0 <= urgency_points(parts) <= 100
    assert bool(parts) == bool(known.missing or known.leaving > 0)
    assert len({part.code for part in parts}) == len(parts)


@given(facts)
def test_one_more_holder_never_makes_it_more_pressing(known: GapFacts) -> None:
    better = GapFacts(known.need, known.holders + 1, known.leaving, known.away)
    assert urgency_points(urgency(better)) <= urgency_points(urgency(known))


def test_an_empty_post_says_so() -> None:
    assert UrgencyCode.EMPTY in {part.code for part in urgency(GapFacts(1, 0))}


@pytest.mark.parametrize(
    ("need", "holders", "missing"), [(9, 3, 67), (3, 2, 33), (300, 299, 1), (300, 1, 99), (6, 0, 100)]
)
def test_what_is_missing_and_what_is_filled_make_a_hundred(need: int, holders: int, missing: int) -> None:
    shares = [part.figure for part in urgency(GapFacts(need, holders)) if part.code is UrgencyCode.SHARE]
    assert 100 - (Count(need, holders).percent or 0) == missing
    assert shares in ([missing], [])
