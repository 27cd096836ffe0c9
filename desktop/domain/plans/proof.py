"""Checks in whole numbers that no plan is better: by weak duality, knowing nothing of the solver.

Any prices give a bound: were seats, floors, pairs and the cap only paid for, each person would take the cheapest arc
and each slot the seats that pay; no plan that keeps the rules costs less than that. Prices that bound every plan above
`cost - 1` prove that `cost`, which is whole, is the least. Where one set of prices leaves a gap, branches divide the
plans among them, each with prices of its own.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import inf

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.cost import arc_ranges, area_of, cost_of, dearest, is_move, is_permitted
from desktop.domain.plans.model import Branch, Pair, Problem, Proof, Solution, Standing


class ProofFault(StrEnum):
    """What an integer check found wrong."""

    RULE = "rule"
    """The plan breaks a rule of the problem."""
    COST = "cost"
    """The plan does not cost what is said."""
    NO_PROOF = "no_proof"
    COVER = "cover"
    """The branches do not cover every plan."""
    PRICES = "prices"
    """Prices are missing, or have the wrong sign."""
    BOUND = "bound"
    """A branch is not bounded: a better plan could be in it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Outcome of the check: no fault, or the first one; `branches` says how many were looked at."""

    fault: ProofFault | None
    branches: int = 0

    @property
    def holds(self) -> bool:
        """Whether the solution is proved."""
        return self.fault is None


def check(problem: Problem, solution: Solution) -> Checked:
    """Whether the solution is allowed, costs what it says, and is proved to be the best (or none to be possible)."""
    steps = checking(problem, solution)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # StopIteration is not generic


def checking(problem: Problem, solution: Solution) -> Generator[Progress, None, Checked]:
    """The same, branch by branch."""
    impossible = solution.standing is Standing.IMPOSSIBLE
    if not impossible and not is_permitted(problem, solution.chosen):
        return Checked(ProofFault.RULE)
    if not impossible and cost_of(problem, solution.chosen) != solution.cost:
        return Checked(ProofFault.COST)
    yield Progress(0, 0)
    proof = solution.proof
    if proof is None or proof.scale < 1:
        return Checked(ProofFault.NO_PROOF)
    if not covers([(frozenset(branch.forced), frozenset(branch.closed)) for branch in proof.branches]):
        return Checked(ProofFault.COVER)
    undercut = (dearest(problem) if impossible else solution.cost - 1) * proof.scale
    starts = arc_ranges(problem)
    for number, branch in enumerate(proof.branches):
        if not _are_prices(problem, branch):
            return Checked(ProofFault.PRICES, number)
        if bound(problem, starts, proof, branch) <= undercut:
            return Checked(ProofFault.BOUND, number)
        yield Progress(number + 1, len(proof.branches))
    return Checked(None, len(proof.branches))


Leaf = tuple[frozenset[int], frozenset[int]]
"""Arcs that are forced and arcs that are closed in one part of the plans."""


def covers(leaves: Sequence[Leaf]) -> bool:
    """Whether every choice of arcs is in one of the leaves, each given by its forced and its closed arcs.

    Looked for is an arc that every leaf decides: it divides them in two halves, each to be covered again.
    """
    waiting = [list(leaves)]
    while waiting:
        part = waiting.pop()
        if any(not forced and not closed for forced, closed in part):
            continue
        if not part:
            return False
        common = frozenset.intersection(*(forced | closed for forced, closed in part))
        if not common:
            return False
        arc = min(common)
        waiting.append([(forced - {arc}, closed - {arc}) for forced, closed in part if arc in forced])
        waiting.append([(forced - {arc}, closed - {arc}) for forced, closed in part if arc in closed])
    return True


def _are_prices(problem: Problem, branch: Branch) -> bool:
    counts = (len(branch.slot), len(branch.floor), len(branch.pair))
    if counts != (len(problem.seats), len(problem.floors), len(problem.pairs)):
        return False
    if not all(0 <= arc < len(problem.arc_person) for arc in (*branch.forced, *branch.closed)):
        return False
    return branch.cap >= 0 and (branch.cap == 0 or problem.most_moves is not None) and min(branch.floor, default=0) >= 0


def bound(problem: Problem, starts: list[int], proof: Proof, branch: Branch) -> float:
    """What no plan of the branch undercuts, in `1 / scale` of a cost; infinite where somebody has no arc left."""
    values = arc_values(problem, starts, proof.scale, branch)
    people = sum(min(values[a:b], default=inf) for a, b in pairwise(starts))
    capped = branch.cap * (problem.most_moves or 0)
    return people + _seats_bound(problem, proof.scale, branch) - capped


def arc_values(problem: Problem, starts: list[int], scale: int, branch: Branch) -> list[float]:
    """What each arc costs with its prices; infinite where the branch closes it."""
    price = branch.slot
    pairs = zip(problem.arc_slot, problem.arc_cost, strict=True)
    values: list[float] = [cost * scale + price[slot] for slot, cost in pairs]
    if branch.cap:
        for arc in range(len(values)):
            values[arc] += branch.cap * is_move(problem, arc)
    for pair, prices in zip(problem.pairs, branch.pair, strict=True):
        _add_pair(problem, starts, values, (pair, dict(prices)))
    for arc in branch.closed:
        values[arc] = inf
    for arc in branch.forced:
        person = problem.arc_person[arc]
        for other in range(starts[person], starts[person + 1]):
            values[other] = values[other] if other == arc else inf
    return values


def _add_pair(problem: Problem, starts: list[int], values: list[float], of: tuple[Pair, dict[int, int]]) -> None:
    pair, prices = of
    for person, sign in ((pair.one, 1), (pair.other, -1)):
        for arc in range(starts[person], starts[person + 1]):
            values[arc] += sign * prices.get(area_of(problem, pair, arc), 0)


def _seats_bound(problem: Problem, scale: int, branch: Branch) -> int:
    """What seats and floors give at least, each for itself."""
    worth = list(branch.slot)
    total = 0
    for floor, price in zip(problem.floors, branch.floor, strict=True):
        total += price * floor.least + min(floor.price * scale - price, 0) * floor.least
        for slot in set(floor.slots):
            worth[slot] += price
    for seats, price in zip(problem.seats, worth, strict=True):
        total += sum(cost * scale - price for cost in seats.costs if cost * scale < price)
    return total
