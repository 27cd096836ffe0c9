"""A solved plan in numbers that can be added up: who is where before and after, and what each step gains and loses."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.plans.chains import Chain, chains_of
from desktop.domain.plans.gathered import Gathered, Slot
from desktop.domain.plans.model import Problem


@dataclass(frozen=True, slots=True)
class Effect:
    """What one step does to the places at its ends, in hundredths of a point; `before` and `after` count people."""

    gained: int
    """The seat that it fills."""
    lost: int
    """The seat that it gives up; below nought where that hurts."""
    floor: int
    """Least staffing: of both places together."""
    filled: int
    """Number of the seat that it fills, from 1."""
    emptied: int
    """Number of the seat that it gives up."""


@dataclass(frozen=True, slots=True)
class Step:
    """One proposed move in its chain: number of the person, its arc, and its neighbours in the chain."""

    person: int
    arc: int
    chain: int
    step: int
    length: int
    rotation: bool
    before: int | None
    """Person of the move before, whose place this one takes; None where the place was open."""
    after: int | None
    """Person who takes the place that this one leaves; None where it stays as it is left."""
    effect: Effect


@dataclass(frozen=True, slots=True)
class Ledger:
    """A solved plan: the steps by chain, and the holders of every slot."""

    gathered: Gathered
    chosen: Sequence[int]
    steps: tuple[Step, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    arrivals: Mapping[int, Sequence[int]]
    """People whom the plan brings to a slot."""
    floor_of: Mapping[int, int]
    """Floor that a slot counts for."""

    @property
    def problem(self) -> Problem:
        """What was solved."""
        return self.gathered.problem

    def home(self, person: int) -> int:
        """Slot that the person holds now."""
        return self.problem.homes[person]

    def reached(self, arc: int) -> int:
        """Slot that the arc leads to."""
        return self.problem.arc_slot[arc]

    def moves(self, person: int) -> bool:
        """Whether the plan sends the person elsewhere."""
        return self.reached(self.chosen[person]) != self.home(person)

    def own_points(self, arc: int) -> int:
        """What the arc gives for itself, in hundredths: wish, qualification, way and the like."""
        return -self.problem.arc_cost[arc]


def needed(slot: Slot) -> int:
    """The need of a slot; where none was ever set, the present number counts."""
    return slot.before if slot.need is None else slot.need


def ledger_of(gathered: Gathered, chosen: Sequence[int]) -> Ledger:
    """The plan in which each person takes the arc of `chosen`."""
    problem = gathered.problem
    movers = [person for person, arc in enumerate(chosen) if problem.arc_slot[arc] != problem.homes[person]]
    ends = [(problem.homes[person], problem.arc_slot[chosen[person]]) for person in movers]
    count = _Count(gathered)
    before = tuple(count.heads)
    steps: list[Step] = []
    for number, chain in enumerate(chains_of(ends), 1):
        effects = count.rotated(ends, chain) if chain.rotation else count.chained([ends[at] for at in chain.moves])
        people = [movers[at] for at in chain.moves]
        steps += [
            Step(
                person=person,
                arc=chosen[person],
                chain=number,
                step=at + 1,
                length=len(people),
                rotation=chain.rotation,
                before=people[at - 1] if at or chain.rotation else None,
                after=people[(at + 1) % len(people)] if at + 1 < len(people) or chain.rotation else None,
                effect=effects[at],
            )
            for at, person in enumerate(people)
        ]
    arrivals: dict[int, list[int]] = defaultdict(list)
    for one in steps:
        arrivals[problem.arc_slot[one.arc]].append(one.person)
    return Ledger(gathered, chosen, tuple(steps), before, tuple(count.heads), arrivals, count.floor_of)


class _Count:
    """Holders of every slot and floor while one move after the other is made."""

    def __init__(self, gathered: Gathered) -> None:
        self._slots = gathered.slots
        self._floors = gathered.problem.floors
        homes = Counter(gathered.problem.homes)
        self.heads = [slot.fixed + homes[number] for number, slot in enumerate(gathered.slots)]
        self.floor_of = {slot: at for at, floor in enumerate(self._floors) for slot in floor.slots}
        self._there = [sum(homes[slot] for slot in floor.slots) for floor in self._floors]

    def chained(self, ends: Sequence[tuple[int, int]]) -> list[Effect]:
        """The moves of a chain, one after the other."""
        last = len(ends) - 1
        return [self._moved(one, first=at == 0, last=at == last) for at, one in enumerate(ends)]

    def _moved(self, ends: tuple[int, int], *, first: bool, last: bool) -> Effect:
        """One move from the first slot of `ends` to the second."""
        home, to = ends
        filled, emptied = self.heads[to] + 1, self.heads[home]
        gained = -self._slots[to].values[filled - 1]
        lost = self._slots[home].values[emptied - 1]
        # What one gives up and the next one of the chain fills is no matter of the least staffing.
        floor = self._floor(to, 0) if first else 0
        self._change(to, 1)
        floor -= self._floor(home, -1) if last else 0
        self._change(home, -1)
        return Effect(gained, lost, floor, filled, emptied)

    def rotated(self, ends: Sequence[tuple[int, int]], chain: Chain) -> list[Effect]:
        """All moves of a rotation at once: every place is left and filled, and no number changes."""
        last = [value.values[count - 1] if count else 0 for value, count in zip(self._slots, self.heads, strict=True)]
        return [
            Effect(-last[to], last[home], 0, self.heads[to], self.heads[home])
            for home, to in (ends[at] for at in chain.moves)
        ]

    def _floor(self, slot: int, change: int) -> int:
        """What the next person counts for the least staffing when `change` more are there."""
        at = self.floor_of.get(slot)
        if at is None:
            return 0
        floor = self._floors[at]
        return floor.price if self._there[at] + change < floor.least else 0

    def _change(self, slot: int, by: int) -> None:
        self.heads[slot] += by
        at = self.floor_of.get(slot)
        if at is not None:
            self._there[at] += by
