"""Points of a plan: seats lose worth one by one, and each thing gives what its sentence says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plans.asked import HEAVIEST, WEIGHT_WORDS, Weights
from desktop.domain.plans.model import POINT
from desktop.domain.plans.points import (
    FLOOR_PRICE,
    distance_points,
    hardship_points,
    move_points,
    qualification_points,
    seat_costs,
    skill_points,
    tenure_points,
    unknown_home_points,
    wish_points,
)

WEIGHTS = Weights()
counts = st.integers(0, 300)
heavy = st.integers(0, HEAVIEST)


@given(counts, st.integers(0, 50), heavy)
def test_seats_never_grow_more_worth(need: int, over: int, weight: int) -> None:
    costs = seat_costs(need, need + over, weight)
    assert len(costs) == need + over
    assert list(costs) == sorted(costs)
    assert all(cost <= 0 for cost in costs[:need])
    assert all(cost >= 0 for cost in costs[need:])


@given(counts, heavy)
def test_an_unknown_need_is_what_is_there(seats: int, weight: int) -> None:
    assert seat_costs(None, seats, weight) == seat_costs(seats, seats, weight)


@pytest.mark.parametrize(
    ("need", "seats", "points"),
    [
        (1, 1, [-100]),
        (3, 3, [-100, -77.78, -55.56]),
        (2, 4, [-100, -66.67, 50, 75]),
        (0, 2, [50, 100]),
    ],
)
def test_seats_by_hand(need: int, seats: int, points: list[float]) -> None:
    assert [cost / POINT for cost in seat_costs(need, seats, 100)] == points


@pytest.mark.parametrize(("rank", "share"), [(0, 0), (1, 3), (2, 2), (3, 1), (9, 1)])
def test_a_later_wish_gives_less(rank: int, share: int) -> None:
    assert wish_points(rank, Weights(wish=30)) == 10 * share * POINT


@pytest.mark.parametrize(("longer", "points"), [(0, 0), (10, -5), (-10, 5), (200, -10), (-200, 10)])
def test_the_way_gives_and_takes(longer: float, points: int) -> None:
    assert distance_points(longer, Weights(distance=10)) == points * POINT
    assert unknown_home_points(abs(longer) * 2, Weights(distance=10)) == -abs(points) * POINT


@pytest.mark.parametrize(("months", "points"), [(None, 0), (60, 0), (90, 5), (120, 10), (400, 10)])
def test_a_long_time_in_the_post_gives(months: int | None, points: int) -> None:
    assert tenure_points(months, 60, Weights(tenure=10)) == points * POINT
    assert tenure_points(months, None, Weights(tenure=10)) == 0


@pytest.mark.parametrize(
    ("count", "longer", "points"), [(0, 9, 0), (1, 9, -10), (3, 9, -20), (1, 0.5, 0), (1, -9, 0), (1, None, -10)]
)
def test_circumstances_take_for_a_farther_way(count: int, longer: float | None, points: int) -> None:
    assert hardship_points(count, longer, Weights(hardship=20)) == points * POINT


@pytest.mark.parametrize(
    ("now", "then", "points"), [((2, 2), (2, 2), 0), ((1, 2), (2, 2), 5), ((2, 2), (0, 1), -10), ((0, 0), (0, 0), 0)]
)
def test_qualification_is_what_changes(now: tuple[int, int], then: tuple[int, int], points: int) -> None:
    assert qualification_points(now, then, Weights(qualification=10)) == points * POINT


@pytest.mark.parametrize(("brings", "takes", "points"), [(0, 0, 0), (2, 0, 10), (1, 1, 0), (0, 3, -10)])
def test_a_skill_comes_or_goes(brings: int, takes: int, points: int) -> None:
    assert skill_points(brings, takes, Weights(skill=10)) == points * POINT


def test_way_and_time_alone_move_nobody() -> None:
    most = distance_points(-1_000, WEIGHTS) + tenure_points(1_000, 60, WEIGHTS)
    assert most + move_points(WEIGHTS) <= 0


def test_nothing_outweighs_the_floor() -> None:
    heaviest = Weights(**dict.fromkeys(WEIGHT_WORDS, HEAVIEST))
    most = wish_points(1, heaviest) + qualification_points((0, 3), (3, 3), heaviest) + skill_points(9, 0, heaviest)
    most += distance_points(-1_000, heaviest) + tenure_points(1_000, 60, heaviest)
    # A seat filled and one beyond the need given up, at their most.
    assert most + 3 * HEAVIEST * POINT < FLOOR_PRICE
