"""Who would have to make room for one more: exact, of fewest people, also where many ways are equally good."""

from array import array

import pytest

from desktop.domain.plans.cost import cost_of
from desktop.domain.plans.model import Floor, Problem, Seats
from desktop.planner.detours import Detours
from desktop.planner.solver import solve
from tests.services.plan_office import drained


def _all_alike(slots: int, held: int, *, floors: tuple[Floor, ...] = ()) -> Problem:
    """Everybody may go everywhere at no cost, and every seat is worth the same: nothing but ties."""
    people = slots * held
    homes = array("q", (person % slots for person in range(people)))
    arcs = [(person, slot) for person in range(people) for slot in range(slots)]
    columns = [array("q", column) for column in zip(*arcs, strict=True)]
    seats = (Seats((0,) * (held + 1)),) * slots
    return Problem(homes, seats, columns[0], columns[1], array("q", bytes(8 * len(arcs))), floors)


FLOORS = (Floor((0, 1), 4, 10), Floor((2, 3, 4), 6, 10))


@pytest.mark.parametrize(("slots", "held"), [(2, 1), (5, 2), (9, 3)])
@pytest.mark.parametrize("floors", [(), FLOORS])
def test_among_nothing_but_ties_a_way_is_found_at_once(slots: int, held: int, floors: tuple[Floor, ...]) -> None:
    problem = _all_alike(slots, held, floors=floors if slots >= 5 else ())  # slots that they name
    best = solve(problem)
    losses = Detours(problem, best.chosen)
    drained(losses.prepare())
    for arc in set(range(len(problem.arc_person))) - set(best.chosen):
        plan = list(best.chosen)
        for taken in (arc, *losses.steps(arc)):
            plan[problem.arc_person[taken]] = taken
        assert cost_of(problem, plan) == best.cost + (losses.loss(arc) or 0)
        assert len(losses.steps(arc)) <= 1


def test_nobody_makes_room_where_a_seat_is_free() -> None:
    problem = _all_alike(6, 2)
    losses = Detours(problem, array("q", (6 * person + person % 6 for person in range(12))))
    drained(losses.prepare())
    assert all(losses.steps(arc) == () for arc in range(len(problem.arc_person)))
