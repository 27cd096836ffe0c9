"""The same problem with less to choose from: without one move, or with one move settled."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from dataclasses import dataclass, replace

from desktop.domain.plan_model import Problem


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


def _keeping(problem: Problem, arcs: list[int]) -> Variant:
    kept = array("q", arcs)
    reduced = replace(
        problem,
        arc_person=array("q", (problem.arc_person[arc] for arc in kept)),
        arc_slot=array("q", (problem.arc_slot[arc] for arc in kept)),
        arc_cost=array("q", (problem.arc_cost[arc] for arc in kept)),
    )
    return Variant(reduced, kept)
