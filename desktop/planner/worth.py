"""What one arc is worth: by how much the best plan is worse without it, or with it where it was not taken."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable
from dataclasses import replace

import numpy as np

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.model import Problem, Solution
from desktop.planner.network import Ints, Network, Truths, exact_cost, read
from desktop.planner.solver import finding
from desktop.text import _

FAR = 1 << 50
"""Length of a way that does not exist."""


def worth_of(problem: Problem, solution: Solution, arc: int) -> int | None:
    """By how much the optimum gets dearer without the arc if it is taken, with it if it is not; None: impossible."""
    steps = weighing(problem, solution, (arc,))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value[0]  # type: ignore[no-any-return]  # StopIteration is not generic


def weighing(
    problem: Problem, solution: Solution, arcs: Iterable[int]
) -> Generator[Progress, None, tuple[int | None, ...]]:
    """The same of several arcs; in a mere network by one shortest way each, else by solving again."""
    network = read(problem)
    chosen = np.frombuffer(solution.chosen, np.int64)
    residual = _Residual(network, chosen) if network.is_flow else None
    wanted = tuple(arcs)
    worths: list[int | None] = []
    for number, arc in enumerate(wanted):
        yield Progress(number, len(wanted), _("Weighing the moves"))
        if residual is not None:
            worths.append(residual.worth(arc))
        else:
            worths.append((yield from _solved_again(problem, solution, arc)))
    return tuple(worths)


def _solved_again(problem: Problem, solution: Solution, arc: int) -> Generator[Progress, None, int | None]:
    person = np.frombuffer(problem.arc_person, np.int64)
    kept = np.ones(len(person), np.bool_)
    if arc in solution.chosen:
        kept[arc] = False
    else:
        kept[person == person[arc]] = False
        kept[arc] = True
    network = read(only(problem, kept))
    if not len(network.starts) or (network.starts[:-1] == network.starts[1:]).any():
        return None
    chosen = (yield from finding(network))[1]
    return None if chosen is None else exact_cost(network, chosen) - solution.cost


def only(problem: Problem, kept: Truths) -> Problem:
    """The problem with some of its arcs."""
    parts = (problem.arc_person, problem.arc_slot, problem.arc_cost)
    person, slot, cost = (array("q", np.frombuffer(part, np.int64)[kept].tobytes()) for part in parts)
    return replace(problem, arc_person=person, arc_slot=slot, arc_cost=cost)


class _Residual:
    """Ways on which one person more at a slot is passed on: to others' other places, to a seat, out of a seat.

    Nodes are slots, then floors, then the end. In an optimal plan no way that comes back to its beginning is shorter
    than nought, so shortest ways exist.
    """

    def __init__(self, network: Network, chosen: Ints) -> None:
        self.network = network
        self.chosen = chosen
        tail, head, length = _seat_ways(network, chosen)
        current = chosen[network.person]
        self._tail = np.r_[network.slot[current], tail]
        self._head = np.r_[network.slot, head]
        self._length = np.r_[network.cost - network.cost[current], length]
        self._order = np.argsort(self._head, kind="stable")
        heads = self._head[self._order]
        self._begins = np.flatnonzero(np.r_[True, heads[1:] != heads[:-1]])
        self._reached = heads[self._begins]

    def worth(self, arc: int) -> int | None:
        """What `worth_of` tells."""
        network = self.network
        person = int(network.person[arc])
        taken = int(self.chosen[person])
        own = np.arange(network.starts[person], network.starts[person + 1])
        first = own[own != taken] if arc == taken else np.array([arc])
        length = self._length.copy()
        length[own] = FAR
        ways = np.full(network.slots + len(network.floor_least) + 1, FAR)
        np.minimum.at(ways, network.slot[first], network.cost[first] - network.cost[taken])
        shortest = int(self._shorten(ways, length)[network.slot[taken]])
        return None if shortest >= FAR // 2 else shortest

    def _shorten(self, ways: Ints, length: Ints) -> Ints:
        tails, lengths = self._tail[self._order], length[self._order]
        while True:
            reached = np.minimum.reduceat(np.minimum(ways[tails] + lengths, FAR), self._begins)
            shorter = reached < ways[self._reached]
            if not shorter.any():
                return ways
            ways[self._reached[shorter]] = reached[shorter]


def _seat_ways(network: Network, chosen: Ints) -> tuple[Ints, Ints, Ints]:
    """From each slot into its next seat, out of its last one, and the same of floors."""
    heads = np.bincount(network.slot[chosen], minlength=network.slots)
    floors, slots = len(network.floor_least), network.slots
    gate = np.where(network.floor_of >= 0, slots + network.floor_of, slots + floors)
    following, last = _margins(network, heads)
    floored = network.floor_of >= 0
    there = np.bincount(network.floor_of[floored], heads[floored], floors).astype(np.int64)
    floor = np.arange(slots, slots + floors)
    end = np.full(floors, slots + floors)
    gained = np.where(there < network.floor_least, -network.floor_price, 0)
    lost = np.where(there <= network.floor_least, network.floor_price, 0)
    into, out = following < FAR, last < FAR
    here = np.arange(slots)
    return (
        np.r_[here[into], gate[out], floor, end],
        np.r_[gate[into], here[out], end, floor],
        np.r_[following[into], -last[out], gained, lost],
    )


def _margins(network: Network, heads: Ints) -> tuple[Ints, Ints]:
    """Cost of the next seat of each slot and of the last one that is filled; `FAR` where there is none."""
    following, last = np.full(network.slots, FAR), np.full(network.slots, FAR)
    blocks = network.blocks
    before = network.seats_before()
    count = heads[blocks.slot]
    here = (before <= count) & (count < before + blocks.count)
    following[blocks.slot[here]] = blocks.cost[here]
    here = (before < count) & (count <= before + blocks.count)
    last[blocks.slot[here]] = blocks.cost[here]
    return following, last
