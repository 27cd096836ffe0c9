"""What other plans lose at least, by the prices that prove the best one: for couples, caps and very large plans."""

from collections import defaultdict
from collections.abc import Generator
from itertools import pairwise

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.cost import arc_ranges
from desktop.domain.plans.model import Branch, Problem, Proof, Solution
from desktop.domain.plans.proof import arc_values, bound
from desktop.text import _


class Bounds:
    """The same questions as of exact losses; an answer may be less than what is lost, never more."""

    exact = False

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._leading: dict[int, list[int]] = defaultdict(list)
        for arc, slot in enumerate(problem.arc_slot):
            if solution.chosen[problem.arc_person[arc]] != arc:
                self._leading[slot].append(arc)
        self._of = problem, solution
        self._losses: list[int | None] | None = None

    def prepare(self) -> Generator[Progress, None, None]:
        """Work out all bounds; until then nothing is known to be lost."""
        problem, solution = self._of
        if solution.proof is not None:
            self._losses = yield from _losses(problem, solution.proof, solution.cost)

    def loss(self, arc: int) -> int | None:
        """At least this is lost, in hundredths, if the arc is forced; 0 where nothing is proved."""
        return 0 if self._losses is None else self._losses[arc]

    def steps(self, arc: int) -> tuple[int, ...]:  # noqa: ARG002  # prices do not tell who makes room
        """Nobody: prices do not tell who would make room."""
        return ()

    def filling(self, slot: int) -> tuple[int, tuple[int, ...]] | None:
        """At least this is lost by one more in the slot, and the arc of who would come for the least; None: nobody."""
        arcs = ((self.loss(arc), arc) for arc in self._leading.get(slot, ()))
        best = min(((loss, arc) for loss, arc in arcs if loss is not None), default=None)
        return None if best is None else (best[0], (best[1],))


def _losses(problem: Problem, proof: Proof, cost: int) -> Generator[Progress, None, list[int | None]]:
    """Of every arc the least over all branches of the proof; a forced arc can be in any of them."""
    least: list[float] = [float("inf")] * len(problem.arc_person)
    for number, branch in enumerate(proof.branches):
        yield Progress(number, len(proof.branches), _("Working out the reasons"))
        least = list(map(min, least, _branch_losses(problem, proof, branch, cost)))
    return [None if value == float("inf") else max(int(value), 0) for value in least]


def _branch_losses(problem: Problem, proof: Proof, branch: Branch, cost: int) -> list[float]:
    """By how much the bound of a branch lies above the best plan when each arc is forced in it."""
    starts = arc_ranges(problem)
    values = arc_values(problem, starts, proof.scale, branch)
    above = bound(problem, starts, proof, branch) - cost * proof.scale
    found: list[float] = []
    for first, last in pairwise(starts):
        cheapest = min(values[first:last], default=0.0)
        # Rounded up: costs are whole.
        found += [_up(above + value - cheapest, proof.scale) for value in values[first:last]]
    return found


def _up(value: float, scale: int) -> float:
    return value if value == float("inf") else -(-int(value) // scale)
