"""Reasons of a plan agree with solving again: what a move is worth, what staying saves, what a gap would cost."""

from collections import Counter

import pytest

from desktop.domain.plans.cost import cost_of, is_move, staying
from desktop.domain.plans.found import StayCode
from desktop.domain.plans.gathered import Gathered
from desktop.domain.plans.ledger import ledger_of
from desktop.domain.plans.model import POINT, Solution, Standing
from desktop.domain.plans.reasons import explaining, gain_of
from desktop.planner.detours import Detours
from desktop.planner.solver import solve
from desktop.services.plans.solving import losses_of
from tests.services.plan_draws import avoiding, cheapest, drawn, filling, sending, taking
from tests.services.plan_office import drained

SEEDS = range(60)
"""Every third is drawn from few numbers, so that many plans are as good as each other."""
Drawn = tuple[Gathered, Solution]


def _solved(seed: int, *, bound: bool = False) -> Drawn:
    gathered = drawn(seed, bound=bound)
    return gathered, solve(gathered.problem)


def _detours(gathered: Gathered, best: Solution) -> Detours:
    losses = Detours(gathered.problem, best.chosen)
    drained(losses.prepare())
    return losses


@pytest.mark.parametrize("seed", SEEDS)
def test_a_forced_move_loses_what_solving_again_loses(seed: int) -> None:
    gathered, best = _solved(seed)
    losses = _detours(gathered, best)
    for arc in range(len(gathered.problem.arc_person)):
        forced = cheapest(gathered.problem, taking(arc))
        assert losses.loss(arc) == (None if forced is None else forced - best.cost)


@pytest.mark.parametrize("seed", SEEDS)
def test_without_its_move_the_plan_loses_what_solving_again_loses(seed: int) -> None:
    gathered, best = _solved(seed)
    losses = _detours(gathered, best)
    for person, arc in enumerate(best.chosen):
        other = cheapest(gathered.problem, avoiding(arc))
        banned = losses.banned(person)
        assert (banned and banned[0]) == (None if other is None else other - best.cost)


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_makes_room_makes_up_the_forced_plan(seed: int) -> None:
    gathered, best = _solved(seed)
    problem, losses = gathered.problem, _detours(gathered, best)
    for arc in range(len(problem.arc_person)):
        lost = losses.loss(arc)
        if arc in best.chosen or lost is None:
            continue
        plan = list(best.chosen)
        for taken in (arc, *losses.steps(arc)):
            plan[problem.arc_person[taken]] = taken
        assert cost_of(problem, plan) == best.cost + lost


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_in_a_place_loses_what_solving_again_loses(seed: int) -> None:
    gathered, best = _solved(seed)
    problem, losses = gathered.problem, _detours(gathered, best)
    heads = Counter(problem.arc_slot[arc] for arc in best.chosen)
    for slot in range(len(problem.seats)):
        more = cheapest(problem, filling(problem, slot, heads[slot]))
        found = losses.filling(slot)
        assert (found and found[0]) == (None if more is None else more - best.cost)


@pytest.mark.parametrize("seed", SEEDS)
def test_points_of_all_moves_sum_to_what_the_plan_gains(seed: int) -> None:
    gathered, best = _solved(seed)
    found = drained(explaining(gathered, best, losses_of(gathered.problem, best)))
    stay = staying(gathered.problem)
    assert stay is not None
    gained = cost_of(gathered.problem, stay) - best.cost
    assert gain_of(ledger_of(gathered, best.chosen)) == gained
    assert round(sum(move.reason.total for move in found.moves) * POINT) == gained
    for move in found.moves:
        assert round(sum(point.points for point in move.reason.points), 2) == round(move.reason.total, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sentence_of_who_stays_says_what_sending_them_loses(seed: int) -> None:
    gathered, best = _solved(seed)
    problem = gathered.problem
    for stay in drained(explaining(gathered, best, losses_of(problem, best))).stays:
        if stay.loss is None:
            continue
        (to,) = (at for at, slot in enumerate(gathered.slots) if slot.unit_id == stay.unit_id)
        person = stay.employee_id - 1
        forced = cheapest(problem, sending(problem, person, to))
        assert forced is not None
        assert round(stay.loss * POINT) == forced - best.cost
        assert stay.code in {StayCode.FULL, StayCode.NEEDED, StayCode.CONTENT}


@pytest.mark.parametrize("seed", SEEDS)
def test_with_couples_and_a_cap_no_more_is_said_than_is_lost(seed: int) -> None:
    gathered, best = _solved(seed, bound=True)
    if best.standing is Standing.IMPOSSIBLE:
        return
    losses = losses_of(gathered.problem, best)
    drained(losses.prepare())
    assert not losses.exact
    for arc in range(len(gathered.problem.arc_person)):
        forced = cheapest(gathered.problem, taking(arc))
        said = losses.loss(arc)
        assert forced is None or (said is not None and said <= forced - best.cost)
    assert drained(explaining(gathered, best, losses)).figures.moves == sum(
        is_move(gathered.problem, arc) for arc in best.chosen
    )
