"""What an assignment of people to slots costs, and whether it keeps to the rules; whole numbers only."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.domain.plans.model import Pair, Problem

STAYING = -1
"""Area of staying: who stays counts as in an area of its own, whatever unit that is."""


def arc_ranges(problem: Problem) -> list[int]:
    """Number of the first arc of each person, and after the last person the number of arcs."""
    starts = [0] * (len(problem.homes) + 1)
    for person in problem.arc_person:
        starts[person + 1] += 1
    for person in range(len(problem.homes)):
        starts[person + 1] += starts[person]
    return starts


def is_move(problem: Problem, arc: int) -> bool:
    """Whether the arc leads away from the person's own slot."""
    return problem.arc_slot[arc] != problem.homes[problem.arc_person[arc]]


def area_of(problem: Problem, pair: Pair, arc: int) -> int:
    """Area in which an arc of one of the pair ends; `STAYING` for the arc of staying."""
    return pair.areas[problem.arc_slot[arc]] if is_move(problem, arc) else STAYING


def is_permitted(problem: Problem, chosen: Sequence[int]) -> bool:
    """Whether each person takes an own arc, no slot is over its seats, and pairs and the cap are kept."""
    arcs = len(problem.arc_person)
    if len(chosen) != len(problem.homes) or not all(0 <= arc < arcs for arc in chosen):
        return False
    if any(problem.arc_person[arc] != person for person, arc in enumerate(chosen)):
        return False
    heads = Counter(problem.arc_slot[arc] for arc in chosen)
    if any(count > len(problem.seats[slot].costs) for slot, count in heads.items()):
        return False
    moves = sum(is_move(problem, arc) for arc in chosen)
    if problem.most_moves is not None and moves > problem.most_moves:
        return False
    pairs = problem.pairs
    return all(area_of(problem, pair, chosen[pair.one]) == area_of(problem, pair, chosen[pair.other]) for pair in pairs)


def cost_of(problem: Problem, chosen: Sequence[int]) -> int:
    """Cost of the arcs taken, of the seats that they fill and of the people that floors miss."""
    heads = Counter(problem.arc_slot[arc] for arc in chosen)
    arcs = sum(problem.arc_cost[arc] for arc in chosen)
    seats = sum(sum(problem.seats[slot].costs[:count]) for slot, count in heads.items())
    return arcs + seats + sum(_missing(problem, heads))


def dearest(problem: Problem) -> int:
    """A cost that no plan exceeds."""
    starts = arc_ranges(problem)
    people = sum(max(problem.arc_cost[a:b]) for a, b in pairwise(starts) if a < b)
    seats = sum(cost for slot in problem.seats for cost in slot.costs if cost > 0)
    return people + seats + sum(floor.price * floor.least for floor in problem.floors)


def staying(problem: Problem) -> array[int] | None:
    """The plan in which nobody moves, or None where somebody cannot stay."""
    stays = {problem.arc_person[arc]: arc for arc in range(len(problem.arc_person)) if not is_move(problem, arc)}
    if len(stays) < len(problem.homes):
        return None
    return array("q", (stays[person] for person in range(len(problem.homes))))


def _missing(problem: Problem, heads: Counter[int]) -> Iterator[int]:
    for floor in problem.floors:
        there = sum(heads[slot] for slot in set(floor.slots))
        yield floor.price * max(floor.least - there, 0)
