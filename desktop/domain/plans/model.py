"""A transfer plan as a network of integers: people on one side, seats of slots on the other.

Everybody is assigned to exactly one slot, the own one included; so whoever leaves a slot reopens its seat, and chains
and rotations are decided in the same optimum (MEASURED part 2 section 5). All costs are whole numbers, in hundredths of
a point; less is better. Nothing here knows who the people are.
"""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from dataclasses import dataclass, field
from enum import StrEnum

POINT = 100
"""Cost of one point."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one slot, a unit and post, in the order in which they are filled.

    `costs` never fall: the first seats fill the gravest need (below nought), those beyond the need cost. There are no
    seats beyond the last one.
    """

    costs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """Slots that should not come below `least` people together; each missing one costs `price`."""

    slots: tuple[int, ...]
    least: int
    price: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who move together or not at all: both stay, or both go to slots of the same area."""

    one: int
    other: int
    areas: tuple[int, ...]
    """Area of each slot, by the slot's number: the unit or the district."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One planning problem; arcs are three arrays of the same length, sorted by person.

    Each person has at least one arc. The arc of staying leads to the person's own slot. Person, slot and cost of an
    arc are 64-bit signed integers, which numpy takes over without a copy.
    """

    homes: array[int]
    """Own slot of each person."""
    seats: tuple[Seats, ...]
    arc_person: array[int]
    arc_slot: array[int]
    arc_cost: array[int]
    floors: tuple[Floor, ...] = ()
    """No slot is in two floors."""
    pairs: tuple[Pair, ...] = ()
    """No person is in two pairs."""
    most_moves: int | None = None


class Standing(StrEnum):
    """How far it is proved that there is no better plan."""

    PROVED = "proved"
    """By the prices, in integers, by a check that knows nothing of the solver."""
    TRUSTED = "trusted"
    """The solver says so; the integer check would have taken too many branches."""
    IMPOSSIBLE = "impossible"
    """What was asked contradicts itself: nobody can be assigned so."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One leaf of the proof: arcs that are forced or closed in it, and prices that bound every plan in it.

    Prices are integers in `1 / Proof.scale` of a cost: one for each slot, floor and area of each pair, and one for the
    cap on moves. A forced arc is taken, a closed one is not.
    """

    forced: tuple[int, ...]
    closed: tuple[int, ...]
    slot: array[int]
    """What one more person there would be worth, below nought: added to the cost of each arc that leads there."""
    floor: array[int] = field(default_factory=lambda: array("q"))
    """What one more person in the slots of the floor would be worth, never below nought."""
    pair: tuple[tuple[tuple[int, int], ...], ...] = ()
    """Of each pair: (area, price) of the areas that have one; the one pays it, the other is paid."""
    cap: int = 0
    """Price of each move, never below nought."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Branches that together cover every plan, each with a bound that no plan in it undercuts."""

    scale: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The best plan: the arc that each person takes, what it costs in all, and why none costs less."""

    standing: Standing
    chosen: array[int] = field(default_factory=lambda: array("q"))
    """Number of the arc of each person; empty where the plan is impossible."""
    cost: int = 0
    proof: Proof | None = None
    seconds: float = 0.0
