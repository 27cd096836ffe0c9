"""Small random plans with everything that their reasons need, and every other plan to compare with, one by one."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Callable
from datetime import date
from itertools import pairwise, product
from random import Random

from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.plans.asked import Asked
from desktop.domain.plans.cost import arc_ranges, cost_of, is_permitted
from desktop.domain.plans.found import PointCode
from desktop.domain.plans.gathered import Gathered, Person, Slot
from desktop.domain.plans.model import Floor, Pair, Problem, Seats

DAY = date(2027, 1, 1)


def drawn(seed: int, *, bound: bool = False) -> Gathered:
    """A plan of few people and places; `bound` adds a couple and a cap."""
    chance = Random(seed)
    step = 10 if seed % 3 else 300
    slots = chance.randint(2, 4)
    homes = [chance.randrange(slots) for _each in range(chance.randint(2, 5))]
    fixed = [chance.randint(0, 1) for _each in range(slots)]
    values = [
        tuple(
            sorted(
                chance.randint(-900, 600) // step * step
                for _each in range(fixed[at] + homes.count(at) + chance.randint(0, 2))
            )
        )
        for at in range(slots)
    ]
    arcs = [
        (person, slot, 0 if slot == home else chance.randint(-300, 400) // step * step)
        for person, home in enumerate(homes)
        for slot in range(slots)
        if slot == home or chance.random() < 0.7
    ]
    floors = (Floor(chance.choice(((0, 1), (0,))), chance.randint(1, 2), 3_000),) if chance.random() < 0.6 else ()
    pairs = (Pair(0, 1, tuple(chance.randint(0, 1) for _each in range(slots))),) if bound else ()
    people, ends, costs_of = (array("q", column) for column in zip(*arcs, strict=True))
    problem = Problem(
        array("q", homes),
        tuple(Seats(costs[held:]) for costs, held in zip(values, fixed, strict=True)),
        people,
        ends,
        costs_of,
        floors=floors,
        pairs=pairs,
        most_moves=chance.randint(1, 3) if bound else None,
    )
    return Gathered(
        asked=Asked(DAY),
        problem=problem,
        people=tuple(
            Person(at + 1, f"Pegawai {at}", f"{at:018}", EmployeeKind.PNS, home, slots - 1)
            for at, home in enumerate(homes)
        ),
        staying=(),
        slots=tuple(
            Slot(at + 1, 1, f"Unit {at}", "Perawat", "", len(costs) - 1, fixed[at] + homes.count(at), fixed[at], costs)
            for at, costs in enumerate(values)
        ),
        points={PointCode.DISTANCE: array("q", (-cost for cost in costs_of))},
        kilometres=array("d", (float("nan") for _arc in arcs)),
        between=array("d", (float("nan") for _arc in arcs)),
        wish_rank=array("q", (0 for _arc in arcs)),
    )


Plan = tuple[int, ...]
Fits = Callable[[Plan], bool]


def taking(arc: int) -> Fits:
    """Plans with the arc."""
    return lambda plan: arc in plan


def avoiding(arc: int) -> Fits:
    """Plans without the arc."""
    return lambda plan: arc not in plan


def sending(problem: Problem, person: int, slot: int) -> Fits:
    """Plans that have the person in the slot."""
    return lambda plan: problem.arc_slot[plan[person]] == slot


def filling(problem: Problem, slot: int, heads: int) -> Fits:
    """Plans with more than so many people in the slot."""
    return lambda plan: sum(problem.arc_slot[arc] == slot for arc in plan) > heads


def cheapest(problem: Problem, fits: Fits) -> int | None:
    """Cost of the best plan that fits, by looking at every one."""
    starts = arc_ranges(problem)
    every = product(*(range(first, last) for first, last in pairwise(starts)))
    return min((cost_of(problem, plan) for plan in every if fits(plan) and is_permitted(problem, plan)), default=None)
