"""The best whole plan where couples or a cap leave the linear programme with fractions, by HiGHS as a MIP."""

from __future__ import annotations

from collections.abc import Generator
from math import inf

import highspy
import numpy as np

from desktop.domain.cases.progress import Progress
from desktop.planner.network import Floats, Ints, Network, Truths, cheapest, exact_cost, values_of
from desktop.planner.relaxation import Relaxation
from desktop.planner.running import quiet, running
from desktop.text import _

FINE = 1 << 20
"""Scale of prices that need not be whole."""
NARROW = 16.0
"""How much dearer than the cheapest, in costs, an arc may be to be looked at first."""


def finding_whole(relaxation: Relaxation) -> Generator[Progress, None, Ints | None]:
    """Arc of each person in the best plan, or None if there is none; the relaxation must be solved.

    An arc that is dearer, at the prices of the relaxation, than the cheapest of its person by more than a plan exceeds
    the bound cannot be in a better plan. So only arcs that are hardly dearer are looked at first, and more of them
    until the plan found is so near the bound that no other arc comes into question.
    """
    network, bound = relaxation.network, relaxation.objective
    values = values_of(network, FINE, relaxation.prices(FINE))
    dearer = (values - cheapest(network, values)[network.person]) / FINE
    most, width = float(dearer.max(initial=0.0)), NARROW
    while True:
        relaxation.bring_in(np.flatnonzero(dearer <= width))
        chosen = yield from _choosing(relaxation, dearer[relaxation.active] <= width)
        gap = inf if chosen is None else exact_cost(network, chosen) - bound + NARROW / 100
        if gap <= width or width >= most:
            return chosen
        width = min(gap, width * 16) if chosen is None else gap


def _choosing(relaxation: Relaxation, usable: Truths) -> Generator[Progress, None, Ints | None]:
    lp = relaxation.model(usable)
    network = relaxation.network
    arcs = len(relaxation.active)
    kinds = [highspy.HighsVarType.kContinuous] * (lp.num_col_ - arcs) + [highspy.HighsVarType.kInteger] * arcs
    lp.integrality_ = kinds
    highs = quiet()
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.9)
    highs.passModel(lp)
    yield from running(highs, Progress(0, 0, _("Looking for the best whole plan")))
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return whole_arcs(network, relaxation.arc_shares(np.array(highs.getSolution().col_value)))


def whole_arcs(network: Network, shares: Floats) -> Ints | None:
    """The arc of each person where every share is nought or one, else None."""
    taken = np.flatnonzero(shares > 0.5)
    if np.abs(shares - np.rint(shares)).max(initial=0.0) > 1e-5 or len(taken) != network.people:
        return None
    return taken
