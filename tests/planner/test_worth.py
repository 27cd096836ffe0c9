"""What a move is worth, against solving the problem without it."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from desktop.domain.plans.model import Problem, Solution, Standing
from desktop.planner.solver import solve
from desktop.planner.worth import only, weighing, worth_of
from tests.planner.instances import exact_optimum, large, small


def without(problem: Problem, solution: Solution, arc: int) -> Problem:
    person = np.array(problem.arc_person)
    kept = np.arange(len(person)) != arc if arc in solution.chosen else person != person[arc]
    kept[arc] = arc not in solution.chosen
    return only(problem, kept)


def some_arcs(problem: Problem, seed: int) -> Iterator[int]:
    arcs = range(len(problem.arc_cost))
    yield from Random(seed).sample(arcs, min(len(arcs), 3))


@pytest.mark.parametrize("begin", range(0, 200, 40))
def test_as_much_as_the_exact_optimum_without_it(begin: int) -> None:
    for seed in range(begin, begin + 40):
        problem = small(seed)
        solution = solve(problem)
        for arc in some_arcs(problem, seed) if solution.standing is Standing.PROVED else ():
            least = exact_optimum(without(problem, solution, arc))
            assert worth_of(problem, solution, arc) == (None if least is None else least - solution.cost), (seed, arc)


@pytest.mark.parametrize("seed", range(3))
def test_as_much_as_solving_again(seed: int) -> None:
    problem = large(150, 12, seed)
    solution = solve(problem)
    for arc in some_arcs(problem, seed):
        assert worth_of(problem, solution, arc) == solve(without(problem, solution, arc)).cost - solution.cost


def test_several_are_weighed_in_one_go() -> None:
    problem = large(60, 8, 1)
    solution = solve(problem)
    steps, told = weighing(problem, solution, range(5)), []
    with pytest.raises(StopIteration) as end:
        while True:
            told.append(next(steps))
    assert (told[0].total, len(end.value.value)) == (5, 5)
    assert end.value.value[2] == worth_of(problem, solution, 2)
