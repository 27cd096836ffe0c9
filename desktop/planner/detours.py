"""What every other plan costs at least: the cheapest way to make room for one forced move, for all moves at once.

A plan without pairs and without a cap is a flow. If somebody is forced to a slot, one too many is there and one too few
at the slot that he or she leaves; the cheapest way to carry that one back, over other people's moves or over seats that
are filled and emptied, is a shortest path between the two slots. All of them are found together, in whole numbers.
"""

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.model import Floor, Problem
from desktop.text import _

Grid: TypeAlias = NDArray[np.int64]

FAR = 1 << 60
"""Longer than every way there is."""
MOST_NODES = 1_200
"""The work grows with the third power of it: two seconds."""
FINE = 1 << 12
"""Lengths are costs times this, and a little for each step: of equally cheap ways the one of fewest people is shortest.

So every ring is longer than nought, and whoever follows shortest ways arrives. No way has steps enough to reach it.
"""
PAUSE = 50
"""Slots between two moments at which one may turn away."""
NO_FLOOR = Floor((), 0, 0)
"""Of slots that need not keep anybody."""
PERSON, SEAT = 3, 1
"""Length of a step beside its cost: somebody who makes room, a seat that is filled or emptied."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Nodes that arcs or a floor join, with the sink as the last of them, and the shortest ways between them."""

    nodes: dict[int, int]
    weights: Grid
    ways: Grid
    dearer: Grid
    """Lengths of steps that are never below nought and lead the same shortest ways."""


class Detours:
    """Shortest ways between the slots of a solved plan; `prepare` them, then ask `loss` and `steps` of any arc."""

    exact = True

    def __init__(self, problem: Problem, chosen: Sequence[int]) -> None:
        self._problem = problem
        self._chosen = chosen
        self._persons = np.frombuffer(problem.arc_person, dtype=np.int64)
        self._slots = np.frombuffer(problem.arc_slot, dtype=np.int64)
        self._costs = np.frombuffer(problem.arc_cost, dtype=np.int64)
        taken = np.asarray(chosen, dtype=np.int64)
        self._at = self._slots[taken]
        self._paid = self._costs[taken]
        self._sink = len(problem.seats) + len(problem.floors)
        first = len(problem.seats)
        shared = ((at, floor) for at, floor in enumerate(problem.floors) if len(floor.slots) > 1)
        self._above = {slot: first + at for at, floor in shared for slot in floor.slots}
        self._single = {floor.slots[0]: floor for floor in problem.floors if len(floor.slots) == 1}
        self._parts: dict[int, _Part] = {}

    def prepare(self) -> Generator[Progress, None, None]:
        """Work out all shortest ways; to be done before anything is asked."""
        for nodes in _joined(self._problem, self._at, self._persons, self._slots):
            part = yield from self._solved(nodes)
            self._parts.update(dict.fromkeys(nodes, part))

    def loss(self, arc: int) -> int | None:
        """By how much the optimum gets worse if this arc is forced; None where there is no such plan."""
        person = int(self._persons[arc])
        slot, home = int(self._slots[arc]), int(self._at[person])
        way = self._way(slot, home)
        return None if way >= FAR // 2 else int(self._costs[arc]) - int(self._paid[person]) + way // FINE

    def banned(self, person: int) -> tuple[int, int] | None:
        """By how much the optimum gets worse without the arc that is taken, and which arc is taken instead."""
        arcs = (int(arc) for arc in np.flatnonzero(self._persons == person) if arc != self._chosen[person])
        return min(((loss, arc) for arc in arcs if (loss := self.loss(arc)) is not None), default=None)

    def steps(self, arc: int) -> tuple[int, ...]:
        """Arcs that other people take instead of their own if this arc is forced, in their order."""
        person = int(self._persons[arc])
        start, end = int(self._slots[arc]), int(self._at[person])
        return tuple(one for one in self._walked(start, end) if one is not None)

    def filling(self, slot: int) -> tuple[int, tuple[int, ...]] | None:
        """What it loses to have one more in `slot`, and the arcs that people take for it, who comes first; or None.

        The last of them leaves a place that nobody fills.
        """
        part = self._parts[slot]
        above = self._above.get(slot, self._sink)
        start, end = part.nodes.get(above, len(part.nodes)), part.nodes[slot]
        seat = int(part.weights[end, start])
        # Somebody has to come: the seat that is filled last does not count as a way.
        came = _without_edge(part, start, end)
        if seat >= FAR // 2 or came is None:
            return None
        way = sum(int(part.weights[came[node], node]) for node in _back(came, start, end))
        names = [*part.nodes, self._sink]
        steps = ((int(came[node]), node) for node in _back(came, start, end))
        arcs = [self._arc_between(names[one], names[node], int(part.weights[one, node])) for one, node in steps]
        return (seat + way) // FINE, tuple(arc for arc in arcs if arc is not None)

    def _way(self, start: int, end: int) -> int:
        here, there = self._parts[start], self._parts[end]
        over = int(here.ways[here.nodes[start], -1]) + int(there.ways[-1, there.nodes[end]])
        return over if here is not there else min(over, int(here.ways[here.nodes[start], here.nodes[end]]))

    def _walked(self, start: int, end: int) -> Iterator[int | None]:
        here, there = self._parts[start], self._parts[end]
        if here is there and self._way(start, end) == int(here.ways[here.nodes[start], here.nodes[end]]):
            yield from self._inside(here, here.nodes[start], here.nodes[end])
            return
        yield from self._inside(here, here.nodes[start], len(here.nodes))
        yield from self._inside(there, len(there.nodes), there.nodes[end])

    def _inside(self, part: _Part, start: int, end: int) -> Iterator[int | None]:
        """The arc of each step of a shortest way, None for a seat."""
        names = [*part.nodes, self._sink]
        way = _shortest(part, start, end)
        for node, following in pairwise(way):
            yield self._arc_between(names[node], names[following], int(part.weights[node, following]))

    def _arc_between(self, start: int, end: int, weight: int) -> int | None:
        """The first arc of that length by which somebody at `start` may go to `end`; None between seats."""
        if start >= len(self._problem.seats) or end >= len(self._problem.seats):
            return None
        arcs = self._leading.get((start, end), ())
        return next(arc for arc in arcs if self._costs[arc] - self._paid[self._persons[arc]] == weight // FINE)

    @cached_property
    def _leading(self) -> dict[tuple[int, int], list[int]]:
        """Arcs by the slot where their person is and the slot that they lead to."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        at = self._at[self._persons].tolist()
        for arc, ends in enumerate(zip(at, self._slots.tolist(), strict=True)):
            found[ends].append(arc)
        return found

    def _solved(self, nodes: list[int]) -> Generator[Progress, None, _Part]:
        index = {node: number for number, node in enumerate(nodes)}
        weights = np.full((len(nodes) + 1, len(nodes) + 1), FAR, dtype=np.int64)
        self._write_people(weights, index)
        self._write_seats(weights, index)
        ways = weights.copy()
        np.fill_diagonal(ways, 0)
        for middle in range(len(ways)):
            if middle % PAUSE == 0:
                yield Progress(middle, len(ways), _("Working out the reasons"))
            np.minimum(ways, ways[:, middle, None] + ways[None, middle, :], out=ways)
            ways[ways > FAR // 2] = FAR
        return _Part(index, weights, ways, _dearer(weights, ways))

    def _write_people(self, weights: Grid, index: dict[int, int]) -> None:
        """Whoever is at a slot may go to another one."""
        number = np.full(self._sink + 1, -1, dtype=np.int64)
        number[list(index)] = list(index.values())
        start, end = number[self._at[self._persons]], number[self._slots]
        inside = (start >= 0) & (start != end)
        change = self._costs - self._paid[self._persons]
        np.minimum.at(weights, (start[inside], end[inside]), change[inside] * FINE + PERSON)

    def _write_seats(self, weights: Grid, index: dict[int, int]) -> None:
        """A seat more or less at each slot, and a person more or less at each floor."""
        above = self._above
        counts = np.bincount(self._at, minlength=len(self._problem.seats))
        for node, number in index.items():
            if node < len(self._problem.seats):
                seats, count = self._problem.seats[node].costs, int(counts[node])
                to = index[above[node]] if node in above else -1
                alone = self._single.get(node, NO_FLOOR)
                if count < len(seats):
                    weights[number, to] = (seats[count] - alone.price * (count < alone.least)) * FINE + SEAT
                if count:
                    weights[to, number] = (alone.price * (count <= alone.least) - seats[count - 1]) * FINE + SEAT
            else:
                floor = self._problem.floors[node - len(self._problem.seats)]
                total = int(sum(counts[slot] for slot in floor.slots))
                weights[number, -1] = SEAT - (floor.price * FINE if total < floor.least else 0)
                weights[-1, number] = SEAT + (floor.price * FINE if total <= floor.least else 0)


def _shortest(part: _Part, start: int, end: int) -> list[int]:
    """Nodes of a shortest way."""
    way = [start]
    while way[-1] != end:
        over = part.weights[way[-1]] + part.ways[:, end]
        way.append(int(over.argmin()))
    return way


def _without_edge(part: _Part, start: int, end: int) -> Grid | None:
    """The node before each on shortest ways from `start` until `end` is reached, but not straight; None: no way."""
    ways, came = part.dearer[start].copy(), np.full(len(part.ways), start, dtype=np.int64)
    ways[end] = FAR
    waiting = ways.copy()
    waiting[start] = settled = FAR << 1
    while True:
        node = int(waiting.argmin())
        if waiting[node] >= FAR // 2:
            return None
        if node == end:
            return came
        over = ways[node] + part.dearer[node]
        waiting[node] = settled
        better = (over < ways) & (waiting < settled)
        ways[better] = waiting[better] = over[better]
        came[better] = node


def _back(came: Grid, start: int, end: int) -> Iterator[int]:
    """The nodes of a way from its end back to where it begins, without the first."""
    node = end
    while node != start:
        yield node
        node = int(came[node])


def _dearer(weights: Grid, ways: Grid) -> Grid:
    """By how much each step is longer than the shortest way from the sink allows: never below nought."""
    reached = ways[-1] < FAR // 2
    known = (weights < FAR // 2) & reached[:, None]
    return np.where(known, weights + ways[-1][:, None] - ways[-1][None, :], FAR)


def small_enough(problem: Problem) -> bool:
    """Whether the plan is a flow, and of a size at which all ways are found in seconds."""
    if problem.pairs or problem.most_moves is not None:
        return False
    home = np.frombuffer(problem.homes, dtype=np.int64)
    persons = np.frombuffer(problem.arc_person, dtype=np.int64)
    slots = np.frombuffer(problem.arc_slot, dtype=np.int64)
    return max(map(len, _joined(problem, home, persons, slots)), default=0) <= MOST_NODES


def _joined(problem: Problem, at: Grid, persons: Grid, slots: Grid) -> list[list[int]]:
    """Slots and floors by what joins them: somebody who may change between them, or a floor of several slots."""
    leader = list(range(len(problem.seats) + len(problem.floors)))

    def lead(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    ties = set(zip(at[persons].tolist(), slots.tolist(), strict=True))
    shared = {len(problem.seats) + at: floor for at, floor in enumerate(problem.floors) if len(floor.slots) > 1}
    ties |= {(slot, node) for node, floor in shared.items() for slot in floor.slots}
    for one, other in ties:
        leader[lead(one)] = lead(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for node in (*range(len(problem.seats)), *shared):
        groups[lead(node)].append(node)
    return list(groups.values())
