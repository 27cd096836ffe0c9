"""Quorum of a sitting: the chair and more than the share that the office set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.review.review import TeamRole
from desktop.domain.review.sittings import Member, quorum_doubt


def team(chair: bool, present: int, absent: int) -> list[Member]:
    others = [Member(f"Anggota {at}", present=at < present) for at in range(present + absent)]
    return [Member("Ketua", role=TeamRole.CHAIR, present=chair), *others]


@pytest.mark.parametrize(
    ("members", "percent", "doubt"),
    [
        ([], 50, "Belum ada anggota"),
        (team(True, 2, 2), 50, ""),
        (team(True, 1, 2), 50, "2 dari 4"),
        (team(False, 4, 0), 50, "ketua"),
        (team(True, 1, 2), 0, ""),
        (team(True, 3, 2), 66, ""),
        (team(True, 3, 3), 66, "4 dari 7"),
    ],
)
def test_the_quorum_is_doubted_in_words(members: list[Member], percent: int, doubt: str) -> None:
    said = quorum_doubt(members, percent)
    assert (doubt in said) if doubt else not said


@given(present=st.integers(0, 20), absent=st.integers(0, 20), percent=st.integers(0, 99))
def test_more_present_members_never_harm_the_quorum(present: int, absent: int, percent: int) -> None:
    if not quorum_doubt(team(True, present, absent + 1), percent):
        assert not quorum_doubt(team(True, present + 1, absent), percent)
