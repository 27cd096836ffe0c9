"""The same problem with less to choose from: without one move, or with one move settled."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Collection
from dataclasses import dataclass, replace

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
    problem, own = variant.problem, frozenset(chosen)
    # More than all people together could add.
    finer = len(problem.homes) + 1
    return replace(
        problem,
        arc_cost=array(
            "q", (cost * finer + (arc not in own) for cost, arc in zip(problem.arc_cost, variant.kept, strict=True))
        ),
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
