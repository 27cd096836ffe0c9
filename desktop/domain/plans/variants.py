"""The same problem with less to choose from, or told which of equally good plans to prefer."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from desktop.domain.plans.cost import is_move
from desktop.domain.plans.model import Problem, Seats


@dataclass(frozen=True, slots=True)
class Variant:
    """A problem with fewer arcs; `kept` are their numbers in the whole problem."""

    problem: Problem
    kept: array[int]


def without(problem: Problem, arc: int) -> Variant:
    """The problem in which the arc cannot be taken."""
    return _keeping(problem, [number for number in range(len(problem.arc_person)) if number != arc])


def forced(problem: Problem, arc: int) -> Variant:
    """The problem in which the person of the arc has no other."""
    people, person = problem.arc_person, problem.arc_person[arc]
    return _keeping(problem, [number for number in range(len(people)) if number == arc or people[number] != person])


def nearest(variant: Variant, chosen: Collection[int]) -> Problem:
    """The variant where of equally good plans the one with the fewest other arcs than `chosen` is the best."""
    own = frozenset(chosen)
    return _preferring(variant.problem, (arc in own for arc in variant.kept))


def sparing(problem: Problem) -> Problem:
    """The problem where of equally good plans the one that moves the fewest people is the best."""
    return _preferring(problem, (not is_move(problem, arc) for arc in range(len(problem.arc_person))))


def fineness(problem: Problem) -> int:
    """How many parts a cost is divided into, so that one part of each person together is less than one cost."""
    return len(problem.homes) + 1


def _preferring(problem: Problem, preferred: Iterable[bool]) -> Problem:
    """The problem in which every arc that is not preferred costs one part of a cost more."""
    finer = fineness(problem)
    costs = zip(problem.arc_cost, preferred, strict=True)
    return replace(
        problem,
        arc_cost=array("q", (cost * finer + (not liked) for cost, liked in costs)),
        seats=tuple(Seats(tuple(cost * finer for cost in seats.costs)) for seats in problem.seats),
        floors=tuple(replace(floor, price=floor.price * finer) for floor in problem.floors),
    )


def _keeping(problem: Problem, arcs: list[int]) -> Variant:
    kept = array("q", arcs)
    reduced = replace(
        problem,
        arc_person=array("q", (problem.arc_person[arc] for arc in kept)),
        arc_slot=array("q", (problem.arc_slot[arc] for arc in kept)),
        arc_cost=array("q", (problem.arc_cost[arc] for arc in kept)),
    )
    return Variant(reduced, kept)
