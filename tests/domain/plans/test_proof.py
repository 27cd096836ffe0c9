"""A proof holds for the best plan only: whatever is tampered with is refused."""

from array import array
from dataclasses import replace

import pytest

from desktop.domain.plans.cost import cost_of, dearest, is_permitted, staying
from desktop.domain.plans.model import Branch, Floor, Pair, Problem, Proof, Seats, Solution, Standing
from desktop.domain.plans.proof import ProofFault, check, covers


def q(*numbers: int) -> "array[int]":
    return array("q", numbers)


# Two people of slot 0, where only the first seat is needed; slot 1 needs one. The best plan moves the second one.
PROBLEM = Problem(q(0, 0), (Seats((-50, 30)), Seats((-40,))), q(0, 0, 1, 1), q(0, 1, 0, 1), q(0, 9, 0, 5))
BRANCH = Branch((), (), q(-35, -40))
BEST = Solution(Standing.PROVED, q(0, 3), -85, Proof(1, (BRANCH,)))


def fault(solution: Solution, problem: Problem = PROBLEM) -> ProofFault | None:
    return check(problem, solution).fault


def proved_by(*branches: Branch, scale: int = 1) -> Solution:
    return replace(BEST, proof=Proof(scale, branches))


def test_the_best_plan_is_proved() -> None:
    assert check(PROBLEM, BEST).holds
    assert cost_of(PROBLEM, BEST.chosen) == -85


def test_a_worse_plan_is_not() -> None:
    worse = replace(BEST, chosen=q(1, 2), cost=-81)
    assert fault(worse) is ProofFault.BOUND


@pytest.mark.parametrize(
    ("tampered", "found"),
    [
        (replace(BEST, chosen=q(0)), ProofFault.RULE),
        (replace(BEST, chosen=q(0, 1)), ProofFault.RULE),
        (replace(BEST, chosen=q(1, 3)), ProofFault.RULE),
        (replace(BEST, chosen=q(0, 9)), ProofFault.RULE),
        (replace(BEST, cost=-86), ProofFault.COST),
        (replace(BEST, proof=None), ProofFault.NO_PROOF),
        (proved_by(), ProofFault.COVER),
        (proved_by(BRANCH, scale=0), ProofFault.NO_PROOF),
        (proved_by(replace(BRANCH, forced=(3,))), ProofFault.COVER),
        (proved_by(replace(BRANCH, slot=q(-35))), ProofFault.PRICES),
        (proved_by(replace(BRANCH, cap=3)), ProofFault.PRICES),
        (proved_by(replace(BRANCH, forced=(7,)), replace(BRANCH, closed=(7,))), ProofFault.PRICES),
        (proved_by(replace(BRANCH, slot=q(-20, -40))), ProofFault.BOUND),
        (replace(BEST, standing=Standing.IMPOSSIBLE), ProofFault.BOUND),
    ],
)
def test_what_is_tampered_with_is_refused(tampered: Solution, found: ProofFault) -> None:
    assert fault(tampered) is found


def test_branches_divide_the_plans() -> None:
    halves = (replace(BRANCH, forced=(3,)), replace(BRANCH, closed=(3,)))
    assert fault(proved_by(*halves)) is None
    assert fault(proved_by(halves[0])) is ProofFault.COVER


@pytest.mark.parametrize(
    ("leaves", "whole"),
    [
        ([((), ())], True),
        ([((1,), ()), ((), (1,))], True),
        ([((1,), ()), ((2,), (1,)), ((), (1, 2))], True),
        ([((1,), ()), ((2,), (1,))], False),
        ([((1,), ()), ((), (2,))], False),
        ([], False),
    ],
)
def test_what_covers(leaves: list[tuple[tuple[int, ...], tuple[int, ...]]], whole: bool) -> None:
    assert covers([(frozenset(forced), frozenset(closed)) for forced, closed in leaves]) is whole


def test_a_floor_is_paid_for_and_bounds() -> None:
    problem = replace(PROBLEM, floors=(Floor((0,), 2, 200),))
    stays = Solution(Standing.PROVED, q(0, 2), -20, Proof(1, (Branch((), (), q(0, 0), q(30)),)))
    assert cost_of(problem, q(0, 3)) == 115
    assert fault(stays, problem) is ProofFault.BOUND
    proof = Proof(1, (Branch((), (), q(-150, -40), q(180)),))
    assert fault(replace(stays, proof=proof), problem) is None
    negative = Proof(1, (Branch((), (), q(0, 0), q(-1)),))
    assert fault(replace(stays, proof=negative), problem) is ProofFault.PRICES


def test_couples_and_the_cap_are_rules() -> None:
    coupled = replace(PROBLEM, seats=(Seats((-50, 30)), Seats((-40, 5))), pairs=(Pair(0, 1, (0, 1)),))
    assert [is_permitted(coupled, q(*arcs)) for arcs in ((0, 2), (1, 3), (0, 3))] == [True, True, False]
    assert not is_permitted(replace(PROBLEM, most_moves=0), BEST.chosen)


def test_nobody_moves_in_the_plan_of_staying() -> None:
    assert staying(PROBLEM) == q(0, 2)
    assert staying(replace(PROBLEM, arc_person=q(0, 1, 1), arc_slot=q(1, 0, 1), arc_cost=q(9, 0, 5))) is None
    assert dearest(PROBLEM) == 9 + 5 + 30
