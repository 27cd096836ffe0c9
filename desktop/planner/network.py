"""The planning problem as numpy arrays, and exact bounds on it for given prices."""

from dataclasses import dataclass
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray

from desktop.domain.plans.cost import STAYING
from desktop.domain.plans.model import Pair, Problem

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

NEVER = 1 << 60
"""Value of an arc that may not be taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Seats of the same cost in one slot, together: the slot, the cost of each and how many."""

    slot: Ints
    cost: Ints
    count: Ints


@dataclass(frozen=True, slots=True, eq=False)
class PairRows:
    """What couples demand: one row for each pair and area, with the arcs of the one (1) and of the other (-1)."""

    keys: tuple[tuple[int, int], ...]
    """Pair and area of each row."""
    arc: Ints
    row: Ints
    sign: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A problem in arrays; the arcs of person `i` are those from `starts[i]` up to `starts[i + 1]`."""

    person: Ints
    slot: Ints
    cost: Ints
    moves: Truths
    starts: Ints
    blocks: Blocks
    slots: int
    floor_of: Ints
    """Floor of each slot, -1 where it has none."""
    floor_least: Ints
    floor_price: Ints
    pairs: PairRows
    couples: int
    most_moves: int | None

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.starts) - 1

    @property
    def arcs(self) -> int:
        """How many arcs there are."""
        return len(self.person)

    def seats_before(self) -> Ints:
        """How many seats of its slot come before each block."""
        ends = np.r_[0, np.cumsum(self.blocks.count)]
        first = np.searchsorted(self.blocks.slot, np.arange(self.slots))
        before: Ints = ends[:-1] - ends[first[self.blocks.slot]]
        return before

    @property
    def is_flow(self) -> bool:
        """Whether it is a mere network, whose corners are whole."""
        return self.most_moves is None and not self.couples


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """Prices as `desktop.domain.plans.model.Branch` has them: whole, over one scale."""

    slot: Ints
    floor: Ints
    pair: Ints
    """One for each of the rows of the pairs."""
    cap: int


def read(problem: Problem) -> Network:
    """The arrays of a problem; nothing of the arcs is copied."""
    parts = (problem.arc_person, problem.arc_slot, problem.arc_cost, problem.homes)
    person, slot, cost, homes = (np.frombuffer(part, np.int64) for part in parts)
    starts = np.searchsorted(person, np.arange(len(homes) + 1))
    floor_of = np.full(len(problem.seats), -1)
    for number, floor in enumerate(problem.floors):
        floor_of[list(floor.slots)] = number
    return Network(
        person,
        slot,
        cost,
        slot != homes[person],
        starts.astype(np.int64),
        _blocks(problem),
        len(problem.seats),
        floor_of,
        np.array([floor.least for floor in problem.floors], np.int64),
        np.array([floor.price for floor in problem.floors], np.int64),
        _pair_rows(problem, starts, slot != homes[person]),
        len(problem.pairs),
        problem.most_moves,
    )


def values_of(network: Network, scale: int, prices: Prices) -> Ints:
    """What each arc costs with its prices, in `1 / scale` of a cost."""
    values = network.cost * scale + prices.slot[network.slot]
    if prices.cap:
        values += network.moves * prices.cap
    rows = network.pairs
    if rows.keys:
        np.add.at(values, rows.arc, rows.sign * prices.pair[rows.row])
    return values


def bound_of(network: Network, scale: int, prices: Prices, values: Ints) -> float:
    """What no plan undercuts for these prices, in costs; infinite where somebody has no arc that is not `NEVER`.

    Sums are floating: they decide whether to go on, the check in whole numbers decides whether it is proved.
    """
    least = cheapest(network, values)
    if least.size and int(least.max()) >= NEVER:
        return inf
    worth = prices.slot.copy()
    floored = network.floor_of >= 0
    worth[floored] += prices.floor[network.floor_of[floored]]
    blocks = network.blocks
    seats = np.minimum(blocks.cost * scale - worth[blocks.slot], 0) * blocks.count
    floors = network.floor_least * (prices.floor + np.minimum(network.floor_price * scale - prices.floor, 0))
    total = sum(float(part.sum(dtype=np.float64)) for part in (least, seats, floors))
    return (total - prices.cap * float(network.most_moves or 0)) / scale


def cheapest(network: Network, values: Ints) -> Ints:
    """The least value among the arcs of each person."""
    least = np.full(network.people, NEVER)
    some = network.starts[:-1] < network.starts[1:]
    if some.any():
        least[some] = np.minimum.reduceat(values, network.starts[:-1][some])
    return least


def _blocks(problem: Problem) -> Blocks:
    counts = np.fromiter((len(seats.costs) for seats in problem.seats), np.int64, len(problem.seats))
    costs = np.fromiter(chain.from_iterable(seats.costs for seats in problem.seats), np.int64, int(counts.sum()))
    slots = np.repeat(np.arange(len(problem.seats)), counts)
    if not len(costs):
        return Blocks(slots, costs, slots)
    first = np.flatnonzero(np.r_[True, (slots[1:] != slots[:-1]) | (costs[1:] != costs[:-1])])
    return Blocks(slots[first], costs[first], np.diff(np.r_[first, len(costs)]))


def _pair_rows(problem: Problem, starts: Ints, moves: Truths) -> PairRows:
    keys: dict[tuple[int, int], int] = {}
    entries: list[tuple[int, int, int]] = []
    for number, pair in enumerate(problem.pairs):
        for person, sign in ((pair.one, 1), (pair.other, -1)):
            for arc in range(int(starts[person]), int(starts[person + 1])):
                area = _area(problem, pair, arc) if moves[arc] else STAYING
                entries.append((arc, keys.setdefault((number, area), len(keys)), sign))
    table = np.array(entries, np.int64).reshape(-1, 3)
    return PairRows(tuple(keys), table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy())


def _area(problem: Problem, pair: Pair, arc: int) -> int:
    return pair.areas[problem.arc_slot[arc]]


def exact_cost(network: Network, chosen: Ints) -> int:
    """Cost of a plan, as `desktop.domain.plans.cost.cost_of` has it."""
    heads = np.bincount(network.slot[chosen], minlength=network.slots)
    blocks = network.blocks
    filled = np.clip(heads[blocks.slot] - network.seats_before(), 0, blocks.count)
    floored = network.floor_of >= 0
    there = np.bincount(network.floor_of[floored], heads[floored], len(network.floor_least)).astype(np.int64)
    missing = np.maximum(network.floor_least - there, 0)
    arcs, seats, floors = (
        network.cost[chosen].sum(),
        (filled * blocks.cost).sum(),
        (missing * network.floor_price).sum(),
    )
    return int(arcs) + int(seats) + int(floors)
