"""The same problem with less to choose from, and of equally good plans the one that changes least."""

import pytest

from desktop.domain.plans.cost import cost_of
from desktop.domain.plans.variants import forced, nearest
from desktop.planner.solver import solve
from tests.services.plan_draws import cheapest, drawn, taking


@pytest.mark.parametrize("seed", range(0, 30, 3))
@pytest.mark.parametrize("bound", [False, True])
def test_the_nearest_plan_is_as_good_and_changes_no_more(seed: int, *, bound: bool) -> None:
    problem = drawn(seed, bound=bound).problem
    best = solve(problem)
    for arc in set(range(len(problem.arc_person))) - set(best.chosen) if best.chosen else ():
        variant = forced(problem, arc)
        least, any_best = cheapest(problem, taking(arc)), solve(variant.problem)
        if least is None:
            continue
        near = solve(nearest(variant, best.chosen))
        assert cost_of(variant.problem, near.chosen) == least
        changed = [sum(variant.kept[one] not in best.chosen for one in plan.chosen) for plan in (near, any_best)]
        assert changed[0] <= changed[1]
