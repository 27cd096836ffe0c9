"""What each thing that a plan weighs is worth, in whole hundredths of a point; each rule can be said in a sentence.

All points are against staying: a move gives what it makes better for the office and the employee, and takes what it
makes worse. A seat of a unit has a value of its own, so that leaving one costs what filling it would give.
"""

from desktop.domain.plans.asked import Weights
from desktop.domain.plans.model import POINT

NEED_PARTS = 3
"""A needed seat gives at least this part of the weight; the rest goes by the share of the need that is missing."""
WISHES_THAT_COUNT = 3
"""The first wish gives all points, the second two thirds, the third and every later one a third."""
FULL_KILOMETRES = 20
"""A way that grows shorter or longer by so much gives or takes all points."""
FULL_CIRCUMSTANCES = 2
"""So many circumstances take all points of a farther way, one takes half."""
NEAR = 1.0
"""Kilometres by which a way may grow without being farther."""
FLOOR_PRICE = 1_000 * POINT
"""What one person below the least staffing costs: more than any move can give."""


def breaks_floor(loss: int) -> bool:
    """Whether so much can only be lost where a place comes below the least staffing."""
    return 2 * loss > FLOOR_PRICE


def seat_costs(need: int | None, seats: int, weight: int) -> tuple[int, ...]:
    """Cost of each of `seats` in the order in which they are filled; below nought a seat is worth filling.

    A needed seat gives a third of the weight, and two thirds of it by the share of the need that is missing before it
    is filled; a seat beyond the need takes half of the weight, and the more the more there are. A need that was never
    set is taken for as many as there are seats.
    """
    whole, needed = weight * POINT, seats if need is None else need
    worth = [-(whole * (needed + 2 * (needed - at))) // (NEED_PARTS * needed) for at in range(min(needed, seats))]
    over = [whole // 2 + whole * at // (2 * max(needed, 1)) for at in range(seats - len(worth))]
    return (*worth, *over)


def wish_points(rank: int, weights: Weights) -> int:
    """The employee wished for this place; `rank` 0 where not."""
    if not rank:
        return 0
    return weights.wish * POINT * max(WISHES_THAT_COUNT + 1 - rank, 1) // WISHES_THAT_COUNT


def qualification_points(now: tuple[int, int], then: tuple[int, int], weights: Weights) -> int:
    """Met and asked requirements of the present post and of the new one: what changes in the share that is met."""
    return round(weights.qualification * POINT * (_share(*then) - _share(*now)))


def skill_points(brings: int, takes: int, weights: Weights) -> int:
    """Skills that the new unit lacks and the employee brings, less those that the old unit then lacks."""
    return weights.skill * POINT * max(-1, min(1, brings - takes))


def distance_points(longer: float, weights: Weights) -> int:
    """The way from home grows shorter or, taken off, longer by so many kilometres."""
    share = max(-1.0, min(1.0, longer / FULL_KILOMETRES))
    return -round(weights.distance * POINT * share)


def unknown_home_points(between: float, weights: Weights) -> int:
    """The home is not on the map: half of the way between both units is taken for a longer way."""
    return distance_points(between / 2, weights)


def tenure_points(months: int | None, most: int | None, weights: Weights) -> int:
    """Longer in the present post than the most that the rules name: all points at twice as long."""
    if months is None or not most or months <= most:
        return 0
    return weights.tenure * POINT * min(months - most, most) // most


def hardship_points(circumstances: int, longer: float | None, weights: Weights) -> int:
    """Circumstances of the employee speak against a farther way; where the way is not known it counts as farther."""
    if not circumstances or (longer is not None and longer <= NEAR):
        return 0
    return -(weights.hardship * POINT * min(circumstances, FULL_CIRCUMSTANCES) // FULL_CIRCUMSTANCES)


def move_points(weights: Weights) -> int:
    """Every move is an effort for the employee and both units."""
    return -weights.move * POINT


def _share(met: int, asked: int) -> float:
    return met / asked if asked else 1.0
