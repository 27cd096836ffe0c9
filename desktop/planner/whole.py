"""The best whole plan where couples or a cap leave the linear programme with fractions, by HiGHS as a MIP."""

from __future__ import annotations

from collections.abc import Generator

import highspy
import numpy as np

from desktop.domain.progress import Progress
from desktop.planner.network import Floats, Ints, Network, cheapest, exact_cost, values_of
from desktop.planner.relaxation import Relaxation
from desktop.planner.running import quiet, running
from desktop.text import _

FINE = 1 << 20
"""Scale of prices that need not be whole."""


def finding_whole(relaxation: Relaxation) -> Generator[Progress, None, Ints | None]:
    """Arc of each person in the best plan, or None if there is none; the relaxation must be solved.

    Solved over the arcs of the relaxation first. An arc that is dearer than the cheapest of its person by more than
    the plan found exceeds the bound cannot be in a better plan; all others are brought in for the second time.
    """
    network = relaxation.network
    prices = relaxation.prices(FINE)
    values = values_of(network, FINE, prices)
    above = values - cheapest(network, values)[network.person]
    bound = relaxation.objective
    chosen = yield from _choosing(relaxation)
    gap = np.inf if chosen is None else exact_cost(network, chosen) - bound + 1e-3
    if relaxation.bring_in(np.flatnonzero(above <= gap * FINE)):
        chosen = yield from _choosing(relaxation)
    return chosen


def _choosing(relaxation: Relaxation) -> Generator[Progress, None, Ints | None]:
    lp = relaxation.model()
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
