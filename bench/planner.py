"""How long the planner takes, against HiGHS called bare on the same model and against filling vacancies one by one."""

import argparse
import time
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import dist, inf
from random import Random
from typing import TypeVar

import highspy
import numpy as np

from bench.memory import peak_megabytes
from desktop.domain.plans.cost import cost_of, staying
from desktop.domain.plans.model import Floor, Pair, Problem, Seats, Solution
from desktop.planner.network import Network, read
from desktop.planner.running import quiet
from desktop.planner.solver import solve

PLACES = 30
SIZES = (100, 1_000, 10_000)
ENOUGH = 1.0
"""Seconds for which the same is solved again, so that a moment's delay does not count."""
_Result = TypeVar("_Result")


def main(arguments: list[str]) -> None:
    """Print seconds, peak memory and cost of the planner, of HiGHS bare and of the plan made vacancy by vacancy."""
    parser = argparse.ArgumentParser(prog="bench planner", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rules", action="store_true", help="with couples and a cap as well, which HiGHS bare has not")
    chosen = parser.parse_args(arguments)
    print("people  arcs        own s  MB      bare s  MB    ratio  branches  gain own / by vacancies")
    for people in chosen.people:
        _row(people)
        if chosen.rules:
            _ruled(people)


def instance(people: int, rules: bool = False, seed: int = 1) -> Problem:
    """An office with slots of about ten people, needs that are not met, wishes, ways, floors; a fifth may not move."""
    dice = Random(seed)
    slots = max(people // 10, 4)
    homes = array("q", (dice.randrange(slots) for _ in range(people)))
    held = Counter(homes)
    seats = tuple(_seats(dice, held[slot]) for slot in range(slots))
    floors = tuple(
        Floor(
            tuple(range(first, min(first + 4, slots))),
            sum(held[slot] for slot in range(first, first + 4)) * 9 // 10,
            100_000,
        )
        for first in range(0, slots, 4)
    )
    problem = Problem(homes, seats, *_arcs(dice, homes, slots), floors)
    if not rules:
        return problem
    couples = dice.sample(range(people), people // 25 * 2)
    areas = tuple(slot // 10 for slot in range(slots))
    pairs = tuple(Pair(one, other, areas) for one, other in zip(couples[::2], couples[1::2], strict=True))
    return replace(problem, pairs=pairs, most_moves=people // 10)


def by_vacancies(problem: Problem) -> list[int]:
    """The plan of an office that fills the gravest vacancy with whoever fits best, then the next; each moves once."""
    plan = _ByVacancies(problem)
    while plan.fill_gravest():
        pass
    return plan.chosen


class _ByVacancies:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.chosen = list(staying(problem) or ())
        self.moved: set[int] = set()
        self.heads = Counter(problem.homes)
        self.closed: set[int] = set()
        self.floor_of = {slot: floor for floor in problem.floors for slot in floor.slots}
        self.into: dict[int, list[int]] = {}
        for arc, slot in enumerate(problem.arc_slot):
            self.into.setdefault(slot, []).append(arc)

    def fill_gravest(self) -> bool:
        """Fill the gravest vacancy that somebody may fill with a gain; False if there is none."""
        open_slots = (slot for slot in range(len(self.problem.seats)) if slot not in self.closed)
        gravest = min(open_slots, key=self._next, default=None)
        if gravest is None or self._next(gravest) >= 0:
            return False
        gains = [(self._change(arc), arc) for arc in self.into.get(gravest, ()) if self._may(arc)]
        change, best = min(gains, default=(0, -1))
        if change >= 0:
            self.closed.add(gravest)
            return True
        person = self.problem.arc_person[best]
        self.heads[self.problem.homes[person]] -= 1
        self.heads[gravest] += 1
        self.chosen[person] = best
        self.moved.add(person)
        self.closed.discard(self.problem.homes[person])
        return True

    def _may(self, arc: int) -> bool:
        person = self.problem.arc_person[arc]
        return person not in self.moved and self.problem.homes[person] != self.problem.arc_slot[arc]

    def _next(self, slot: int) -> int:
        costs = self.problem.seats[slot].costs
        return costs[self.heads[slot]] if self.heads[slot] < len(costs) else 1

    def _change(self, arc: int) -> int:
        problem, home = self.problem, self.problem.homes[self.problem.arc_person[arc]]
        lost = problem.seats[home].costs[self.heads[home] - 1]
        seats = problem.arc_cost[arc] + self._next(problem.arc_slot[arc]) - lost
        return seats + self._floors(home, -1) + self._floors(problem.arc_slot[arc], 1)

    def _floors(self, slot: int, more: int) -> int:
        floor = self.floor_of[slot]
        there = sum(self.heads[other] for other in floor.slots)
        return floor.price * (max(floor.least - there - more, 0) - max(floor.least - there, 0))


def bare(problem: Problem) -> int:
    """HiGHS with its default options on the whole model."""
    highs = quiet()
    highs.passModel(_model(read(problem)))
    highs.run()
    return round(highs.getInfo().objective_function_value)


def _model(network: Network) -> highspy.HighsLp:
    blocks, floors = network.blocks, len(network.floor_least)
    block_floor = network.floor_of[blocks.slot]
    column = np.r_[np.arange(len(blocks.slot)), np.flatnonzero(block_floor >= 0), len(blocks.slot) + np.arange(floors)]
    first = len(blocks.slot) + floors
    arcs = first + np.arange(network.arcs)
    floor_row = network.people + network.slots
    row = np.r_[network.people + blocks.slot, floor_row + block_floor[block_floor >= 0], floor_row + np.arange(floors)]
    column, row = np.r_[column, arcs, arcs], np.r_[row, network.person, network.people + network.slot]
    value = np.ones(len(row))
    value[: len(blocks.slot)] = -1
    order = np.argsort(column, kind="stable")
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = first + network.arcs, floor_row + floors
    lp.col_cost_ = np.r_[blocks.cost, network.floor_price, network.cost].astype(float)
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.r_[blocks.count.astype(float), np.full(floors + network.arcs, highspy.kHighsInf)]
    bounds = np.r_[np.ones(network.people), np.zeros(network.slots), network.floor_least.astype(float)]
    lp.row_lower_, lp.row_upper_ = bounds, np.r_[bounds[:floor_row], np.full(floors, highspy.kHighsInf)]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(column[order], np.arange(lp.num_col_ + 1)).astype(np.int32)
    lp.a_matrix_.index_, lp.a_matrix_.value_ = row[order].astype(np.int32), value[order]
    return lp


def _row(people: int) -> None:
    problem = instance(people)
    ours, solution = _least(partial(solve, problem))
    theirs, cost = _least(partial(bare, problem))
    if cost != solution.cost:
        raise SystemExit(f"{people}: the planner found {solution.cost}, HiGHS {cost}")
    mine, their = peak_megabytes(partial(_solve_one, people)), peak_megabytes(partial(_bare_one, people))
    stay = cost_of(problem, staying(problem) or ())
    greedy = cost_of(problem, by_vacancies(problem))
    print(
        f"{people:>6,}  {len(problem.arc_cost):>7,}  {ours:>8.4f}  {mine:>4.0f}  {theirs:>8.4f}  {their:>4.0f}  "
        f"{ours / theirs:>5.2f}  {_branches(solution):>8}  {(stay - cost) / max(stay - greedy, 1):.3f}"
    )


def _least(work: Callable[[], _Result]) -> tuple[float, _Result]:
    """Seconds of the best of as many rounds as fit into a second, at least one, and the result."""
    best, spent = inf, 0.0
    while True:
        begun = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - begun
        best, spent = min(best, seconds), spent + seconds
        if spent >= ENOUGH:
            return best, result


def _ruled(people: int) -> None:
    problem = instance(people, rules=True)
    begun = time.perf_counter()
    solution = solve(problem)
    seconds = time.perf_counter() - begun
    couples = len(problem.pairs)
    rules = f"{couples} couples, at most {problem.most_moves} moves"
    print(f"        {rules}: {seconds:.2f} s, {_branches(solution)} branches")


def _branches(solution: Solution) -> str:
    return str(len(solution.proof.branches)) if solution.proof else "trusted"


def _solve_one(people: int) -> None:
    solve(instance(people))


def _bare_one(people: int) -> None:
    bare(instance(people))


def _arcs(dice: Random, homes: "array[int]", slots: int) -> "tuple[array[int], array[int], array[int]]":
    person, slot, cost = array("q"), array("q"), array("q")
    places = [(dice.random(), dice.random()) for _ in range(slots)]
    for number, home in enumerate(homes):
        others = set() if dice.random() < 0.2 else set(dice.sample(range(slots), min(slots, PLACES)))
        wish, house = dice.randrange(slots), (dice.random(), dice.random())
        for to in sorted(others | {home}):
            farther = dist(house, places[to]) - dist(house, places[home])
            person.append(number)
            slot.append(to)
            fits = 1500 * (dice.random() < 0.3) + 2500 * (to == wish)
            cost.append(0 if to == home else 500 + round(1500 * farther) - fits)
    return person, slot, cost


def _seats(dice: Random, held: int) -> Seats:
    need = max(held + dice.randint(-4, 5), 0)
    gains = [-round(6000 * (need - number) / need) for number in range(need)]
    return Seats((*gains, *(300 * min(number + 1, 10) for number in range(max(10, held - need + 1)))))
