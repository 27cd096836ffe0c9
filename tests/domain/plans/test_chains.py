"""Moves fall into chains and rotations, each exactly once."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plans.chains import Chain, chains_of

ENDS = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda ends: ends[0] != ends[1])


@pytest.mark.parametrize(
    ("moves", "chains"),
    [
        ([], ()),
        ([(1, 2)], (Chain((0,), rotation=False),)),
        ([(3, 1), (1, 2)], (Chain((1, 0), rotation=False),)),
        ([(1, 2), (2, 1)], (Chain((0, 1), rotation=True),)),
        ([(1, 2), (2, 3), (3, 1)], (Chain((0, 2, 1), rotation=True),)),
        ([(1, 9), (2, 9)], (Chain((0,), rotation=False), Chain((1,), rotation=False))),
        ([(1, 9), (2, 1), (1, 2)], (Chain((0,), rotation=False), Chain((1, 2), rotation=True))),
    ],
)
def test_chains_begin_at_the_open_place(moves: list[tuple[int, int]], chains: tuple[Chain, ...]) -> None:
    assert chains_of(moves) == chains


@given(st.lists(ENDS, max_size=14))
def test_every_move_is_in_one_chain_and_each_follows_the_one_before(moves: list[tuple[int, int]]) -> None:
    chains = chains_of(moves)
    assert Counter(number for chain in chains for number in chain.moves) == Counter(range(len(moves)))
    for chain in chains:
        for before, after in zip(chain.moves, chain.moves[1:], strict=False):
            assert moves[after][1] == moves[before][0]
        closes = moves[chain.moves[0]][1] == moves[chain.moves[-1]][0]
        assert closes == chain.rotation


@given(st.lists(ENDS, max_size=14))
def test_chains_are_as_many_as_places_that_gain(moves: list[tuple[int, int]]) -> None:
    gained = Counter(to for _home, to in moves)
    gained.subtract(home for home, _to in moves)
    chains = [chain for chain in chains_of(moves) if not chain.rotation]
    assert len(chains) == sum(count for count in gained.values() if count > 0)
