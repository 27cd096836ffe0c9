"""The planner against solvers that share nothing with it, to the integer."""

import threading
import time
from array import array
from dataclasses import replace

import pytest

from desktop.domain.plans.cost import cost_of, is_move, staying
from desktop.domain.plans.model import Pair, Problem, Seats, Standing
from desktop.domain.plans.proof import check
from desktop.planner.solver import solve, solving
from tests.planner.instances import exact_optimum, large, shortest_ways_optimum, small

LOTS = 20


@pytest.mark.parametrize("first", range(0, 500, LOTS))
def test_as_good_as_an_exact_dynamic_programme(first: int) -> None:
    for seed in range(first, first + LOTS):
        problem = small(seed)
        least, solution = exact_optimum(problem), solve(problem)
        assert (solution.standing is Standing.IMPOSSIBLE) == (least is None), seed
        assert least is None or (solution.cost, cost_of(problem, solution.chosen)) == (least, least), seed
        assert check(problem, solution).holds, seed


@pytest.mark.parametrize("seed", range(6))
def test_as_good_as_successive_shortest_ways(seed: int) -> None:
    problem = large(120, 15, seed)
    solution = solve(problem)
    assert solution.cost == shortest_ways_optimum(problem)
    assert (solution.standing, len(solution.proof.branches)) == (Standing.PROVED, 1)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3])
def test_a_cap_with_couples_is_proved_by_branches(share: float) -> None:
    problem = large(100, 12, 3)
    couples = tuple(Pair(one, one + 1, tuple(range(12))) for one in range(0, 20, 2))
    capped = replace(problem, pairs=couples, most_moves=round(share * 100))
    solution = solve(capped)
    assert solution.standing is Standing.PROVED
    assert check(capped, solution).holds
    assert share > 0 or solution.chosen == staying(capped)


def test_without_people_the_plan_is_empty() -> None:
    none = array("q")
    solution = solve(Problem(none, (Seats((-5,)), Seats(())), none, none, none))
    assert (solution.standing, solution.cost, len(solution.chosen)) == (Standing.PROVED, 0, 0)


@pytest.mark.parametrize(("seats", "arcs"), [(1, 2), (2, 1)])
def test_what_contradicts_itself_is_impossible(seats: int, arcs: int) -> None:
    homes = array("q", (0, 0))
    people, costs = array("q", range(arcs)), array("q", [0] * arcs)
    problem = Problem(homes, (Seats((0,) * seats),), people, array("q", [0] * arcs), costs)
    solution = solve(problem)
    assert solution.standing is Standing.IMPOSSIBLE
    assert check(problem, solution).holds


def test_a_rotation_is_found_where_no_place_is_vacant() -> None:
    homes, slots = array("q", (0, 0, 1, 1, 2, 2)), array("q", (0, 1, 1, 2, 2, 0))
    costs = array("q", (0, -2, 0, -2, 0, -2))
    problem = Problem(array("q", (0, 1, 2)), (Seats((0,)),) * 3, homes, slots, costs)
    solution = solve(problem)
    assert (list(solution.chosen), solution.cost) == ([1, 3, 5], -6)


def worth_nothing(problem: Problem, step: int) -> Problem:
    """The problem with its costs in such coarse steps that many plans are equally good; at nought all are."""
    return replace(
        problem,
        arc_cost=array("q", (round(cost / 9) * step for cost in problem.arc_cost)),
        seats=tuple(Seats(tuple(sorted(round(cost / 9) * step for cost in seats.costs))) for seats in problem.seats),
    )


@pytest.mark.parametrize("step", [0, 1, 9])
def test_nobody_moves_for_nothing(step: int) -> None:
    for seed in range(60):
        problem = worth_nothing(small(seed), step)
        solution = solve(problem)
        if solution.standing is Standing.IMPOSSIBLE:
            continue
        assert check(problem, solution).holds, seed
        moves = sum(is_move(problem, arc) for arc in solution.chosen)
        fewer = solve(replace(problem, most_moves=moves - 1)) if moves else solution
        assert moves == 0 or fewer.standing is Standing.IMPOSSIBLE or fewer.cost > solution.cost, seed


def test_closing_it_stops_the_solver() -> None:
    before = threading.active_count()
    steps = solving(large(1500, 60, 1))
    next(steps)
    begun = time.monotonic()
    steps.close()
    assert time.monotonic() - begun < 1
    assert threading.active_count() == before


def test_two_at_once_do_not_mind_each_other() -> None:
    problems = [large(300, 20, seed) for seed in range(2)]
    costs: list[int] = []
    threads = [threading.Thread(target=lambda p=p: costs.append(solve(p).cost)) for p in problems]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(costs) == sorted(solve(problem).cost for problem in problems)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    solve(small(1))
    assert capfd.readouterr() == ("", "")
