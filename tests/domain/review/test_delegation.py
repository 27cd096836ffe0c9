"""How far a power to sign goes: by grade, by post, and until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.employees.grades import GRADES, PNS_RANKS
from desktop.domain.employees.posts import PostKind, PostRank
from desktop.domain.review.delegation import (
    RANKS,
    MoveToSign,
    RankedPost,
    SigningScope,
    ending_soon,
    may_sign,
    post_rank,
)

TODAY = date(2026, 11, 23)
posts = st.builds(RankedPost, st.just("Jabatan"), st.sampled_from([None, *RANKS]))
moves = st.builds(MoveToSign, st.sampled_from(["", *GRADES]), st.lists(posts, max_size=2).map(tuple))


@pytest.mark.parametrize(
    ("kind", "echelon", "rank"),
    [
        (PostKind.GENERAL, "", PostRank.GENERAL),
        (PostKind.FUNCTIONAL, "31", PostRank.FUNCTIONAL),
        (PostKind.STRUCTURAL, "51", PostRank.GENERAL),
        (PostKind.STRUCTURAL, "IV.a", PostRank.SUPERVISOR),
        (PostKind.BOTH, "III/b", PostRank.ADMINISTRATOR),
        (PostKind.STRUCTURAL, "22", PostRank.JPT),
        (PostKind.STRUCTURAL, "", None),
        (PostKind.STRUCTURAL, "99", None),
    ],
)
def test_the_rank_of_a_post_follows_its_kind_and_echelon(kind: PostKind, echelon: str, rank: PostRank | None) -> None:
    assert post_rank(kind, echelon) is rank


@given(moves)
def test_a_power_without_bounds_forbids_nothing(move: MoveToSign) -> None:
    assert may_sign(SigningScope("A"), move) == ""


@given(moves, st.sampled_from(RANKS), st.sampled_from(RANKS))
def test_a_higher_post_never_forbids_what_a_lower_one_allows(move: MoveToSign, one: PostRank, other: PostRank) -> None:
    low, high = sorted((one, other), key=RANKS.index)
    if not may_sign(SigningScope("A", most_post=low), move):
        assert may_sign(SigningScope("A", most_post=high), move) == ""


@given(moves, st.sampled_from(sorted(PNS_RANKS)), st.sampled_from(sorted(PNS_RANKS)))
def test_a_higher_grade_never_forbids_what_a_lower_one_allows(move: MoveToSign, one: str, other: str) -> None:
    low, high = sorted((one, other))
    if not may_sign(SigningScope("A", low), move):
        assert may_sign(SigningScope("A", high), move) == ""


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (SigningScope("Sekda", "III/b"), "golongan pegawai III/c"),
        (SigningScope("Sekda", most_post=PostRank.FUNCTIONAL), "“Kepala Bidang” di atas itu"),
        (SigningScope("Sekda", "III/c", PostRank.ADMINISTRATOR), ""),
    ],
)
def test_what_lies_beyond_is_said(scope: SigningScope, words: str) -> None:
    said = may_sign(scope, MoveToSign("III/c", (RankedPost("Kepala Bidang", PostRank.ADMINISTRATOR),)))
    assert words in said
    assert bool(said) == bool(words)


def test_what_is_not_recorded_is_not_signed_under_a_bound() -> None:
    assert "belum tercatat" in may_sign(SigningScope("Sekda", "IV/a"), MoveToSign(""))
    unknown = MoveToSign("III/a", (RankedPost("Kepala Seksi", None),))
    assert "Eselon “Kepala Seksi” belum tercatat" in may_sign(SigningScope("Sekda", "", PostRank.SUPERVISOR), unknown)


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_power_that_ends_within_a_month_is_told(days: int, *, told: bool) -> None:
    assert bool(ending_soon(TODAY + timedelta(days=days), TODAY)) is told
    assert ending_soon(None, TODAY) == ""
