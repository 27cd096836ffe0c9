"""Trading cycles: nobody is worse off, no slot loses anybody."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plans.trading import trading_cycles

PLACES = st.integers(0, 5)
MARKETS = st.lists(st.tuples(PLACES, st.lists(PLACES, unique=True, max_size=4)), max_size=14)


def test_two_who_wish_each_others_place_change() -> None:
    assert trading_cycles([0, 1], [[1], [0]]) == [(0, 1)]


def test_three_in_a_ring() -> None:
    assert trading_cycles([0, 1, 2], [[1], [2], [0]]) == [(0, 1, 2)]


def test_who_has_no_wish_keeps_nobody_from_changing() -> None:
    assert trading_cycles([0, 0, 1], [[], [1], [0]]) == [(1, 2)]


def test_a_second_wish_serves_where_the_first_is_gone() -> None:
    assert trading_cycles([0, 1, 2], [[1], [0], [1, 0]]) == [(0, 1)]
    assert trading_cycles([0, 1, 2], [[2], [], [1, 0]]) == [(0, 2)]


@given(MARKETS)
def test_everybody_who_moves_gets_a_wish_and_no_slot_loses(market: list[tuple[int, list[int]]]) -> None:
    owners, wishes = [owner for owner, _wishes in market], [wished for _owner, wished in market]
    cycles = trading_cycles(owners, wishes)
    movers = [person for cycle in cycles for person in cycle]
    assert len(movers) == len(set(movers))
    for cycle in cycles:
        for person, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            wished = wishes[person]
            upto = wished.index(owners[person]) if owners[person] in wished else len(wished)
            assert owners[following] in wished[:upto]


@given(MARKETS)
def test_no_two_who_stay_would_rather_change(market: list[tuple[int, list[int]]]) -> None:
    owners, wishes = [owner for owner, _wishes in market], [wished for _owner, wished in market]
    movers = {person for cycle in trading_cycles(owners, wishes) for person in cycle}
    stayers = [person for person in range(len(owners)) if person not in movers]
    for one in stayers:
        better = wishes[one][: wishes[one].index(owners[one])] if owners[one] in wishes[one] else wishes[one]
        for other in stayers:
            back = (
                wishes[other][: wishes[other].index(owners[other])] if owners[other] in wishes[other] else wishes[other]
            )
            assert not (owners[other] in better and owners[one] in back)
