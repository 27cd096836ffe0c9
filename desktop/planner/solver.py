"""The best plan of a problem, with the proof that there is no better one."""

from __future__ import annotations

from array import array
from collections.abc import Generator
from dataclasses import replace
from time import monotonic

import numpy as np

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.cost import cost_of, dearest
from desktop.domain.plans.model import Branch, Problem, Proof, Solution, Standing
from desktop.domain.plans.proof import checking
from desktop.domain.plans.variants import fineness, sparing
from desktop.planner.ascent import guessing
from desktop.planner.branching import one_branch, proving
from desktop.planner.network import Ints, Network, exact_cost, read
from desktop.planner.relaxation import Relaxation
from desktop.planner.whole import FINE, finding_whole, whole_arcs
from desktop.text import _


def solve(problem: Problem) -> Solution:
    """The best plan of fewest moves, in one go."""
    steps = solving_sparingly(problem)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # StopIteration is not generic


def solving_sparingly(problem: Problem) -> Generator[Progress, None, Solution]:
    """The best plan, and of equally good ones one that moves the fewest people: nobody moves for nothing.

    A cost is divided into so many parts that one part of each person together is less than one cost, and every move
    costs one part. So the prices that prove the best of the finer plans prove, over so much finer a scale, the best of
    all as well: leaving out one part of each move lowers no bound by a whole cost.
    """
    begun = monotonic()
    finer = yield from solving(sparing(problem))
    if finer.standing is Standing.PROVED and finer.proof is not None:
        found = replace(finer, proof=replace(finer.proof, scale=finer.proof.scale * fineness(problem)))
    else:
        found = yield from solving(problem)
    if finer.chosen and cost_of(problem, finer.chosen) <= cost_of(problem, found.chosen):
        # What bounds every plan proves this one as well.
        found = replace(found, chosen=finer.chosen, cost=cost_of(problem, finer.chosen))
    return replace(found, seconds=monotonic() - begun)


def solving(problem: Problem) -> Generator[Progress, None, Solution]:
    """The best plan; closing the generator stops the solver at once."""
    begun = monotonic()
    network = read(problem)
    if (network.starts[:-1] == network.starts[1:]).any():
        nobody = Branch((), (), array("q", bytes(8 * network.slots)), array("q", bytes(8 * len(problem.floors))))
        return Solution(Standing.IMPOSSIBLE, proof=Proof(1, (replace(nobody, pair=((),) * len(problem.pairs)),)))
    relaxation = yield from relaxing(network)
    found = yield from _settling(problem, relaxation)
    return replace(found, seconds=monotonic() - begun)


def finding(network: Network) -> Generator[Progress, None, tuple[Relaxation, Ints | None]]:
    """The best plan without its proof (None: none is possible), and the relaxation that found it."""
    relaxation = yield from relaxing(network)
    if relaxation.left_out:
        return relaxation, None
    chosen = whole_arcs(network, relaxation.shares())
    if chosen is None:
        chosen = yield from finding_whole(relaxation)
    return relaxation, chosen


def relaxing(network: Network) -> Generator[Progress, None, Relaxation]:
    """The linear programme, solved."""
    progress = Progress(0, 0, _("Looking for the best plan"))
    relaxation = Relaxation(network, (yield from guessing(network, progress)))
    yield from relaxation.solving(progress)
    return relaxation


def _settling(problem: Problem, relaxation: Relaxation) -> Generator[Progress, None, Solution]:
    """The whole plan with its proof from the solved relaxation, the simple way first."""
    network = relaxation.network
    chosen = None if relaxation.left_out else whole_arcs(network, relaxation.shares())
    if chosen is not None or relaxation.left_out:
        for scale in (1, FINE):
            proof = one_branch(network, relaxation.prices(scale), scale)
            found = _solution(network, chosen, proof)
            if (yield from checking(problem, found)).holds:
                return found
    if chosen is None:
        chosen = yield from finding_whole(relaxation)
    return (yield from _branching(problem, relaxation, chosen))


def _branching(problem: Problem, relaxation: Relaxation, chosen: Ints | None) -> Generator[Progress, None, Solution]:
    """The same with a proof by branches, starting from a known plan if any; no proof where they are too many."""
    network = relaxation.network
    least = dearest(problem) + 1 if chosen is None else exact_cost(network, chosen)
    proven = yield from proving(relaxation, least)
    best = chosen if proven.chosen is None else proven.chosen
    proof = None if proven.branches is None else Proof(FINE, proven.branches)
    found = _solution(network, best, proof)
    if proof is not None and (yield from checking(problem, found)).holds:
        return found
    return replace(found, standing=Standing.IMPOSSIBLE if best is None else Standing.TRUSTED, proof=None)


def _solution(network: Network, chosen: Ints | None, proof: Proof | None) -> Solution:
    if chosen is None:
        return Solution(Standing.IMPOSSIBLE, proof=proof)
    arcs = array("q", chosen.astype(np.int64).tobytes())
    return Solution(Standing.PROVED, arcs, exact_cost(network, chosen), proof)
