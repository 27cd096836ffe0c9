"""The proof by branches where prices for all plans at once leave a gap."""

from __future__ import annotations

from array import array
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.model import Branch, Proof
from desktop.planner.network import NEVER, Floats, Ints, Network, Prices, Truths, bound_of, exact_cost, values_of
from desktop.planner.relaxation import Relaxation
from desktop.planner.whole import FINE, whole_arcs
from desktop.text import _

WORK = 60_000_000
"""Arcs times branches that a proof may take."""
SURE = 0.01
"""How far above the next better cost a bound must be, in costs, to be worth the check in whole numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Proven:
    """The best plan (None: none is better than was known) and the branches (None: too many)."""

    chosen: Ints | None
    branches: tuple[Branch, ...] | None


def proving(relaxation: Relaxation, least: int) -> Generator[Progress, None, Proven]:
    """Branches that prove that no plan costs less than `least`, or a plan that does."""
    network = relaxation.network
    limit = min(max(WORK // max(network.arcs, 1), 40), 4000)
    leaves: list[Branch] = []
    waiting: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), ())]
    best: Ints | None = None
    for count in range(limit):
        if not waiting:
            return Proven(best, tuple(leaves))
        forced, closed = waiting.pop()
        open_arcs = _open(network, forced, closed)
        prices, bound = yield from _bounding(
            relaxation, open_arcs, Progress(count, limit, _("Proving that no plan is better"))
        )
        yield Progress(count, limit, _("Proving that no plan is better"))
        if bound > least - 1 + SURE:
            leaves.append(branch_of(network, prices, (forced, closed)))
            continue
        shares = relaxation.shares()
        better = whole_arcs(network, shares)
        if better is not None and exact_cost(network, better) < least:
            best, least = better, exact_cost(network, better)
            leaves.append(branch_of(network, prices, (forced, closed)))
            continue
        arc = _to_divide(network, shares)
        if arc is None:
            return Proven(best, None)
        waiting += [(forced, (*closed, arc)), ((*forced, arc), closed)]
    return Proven(best, None)


def branch_of(network: Network, prices: Prices, of: tuple[tuple[int, ...], tuple[int, ...]]) -> Branch:
    """A leaf of a proof with its prices."""
    pair: list[list[tuple[int, int]]] = [[] for _ in range(network.couples)]
    for (number, area), price in zip(network.pairs.keys, prices.pair.tolist(), strict=True):
        if price:
            pair[number].append((area, price))
    slot, floor = array("q", prices.slot.tobytes()), array("q", prices.floor.tobytes())
    return Branch(*of, slot, floor, tuple(tuple(part) for part in pair), prices.cap)


def one_branch(network: Network, prices: Prices, scale: int) -> Proof:
    """A proof of one set of prices."""
    return Proof(scale, (branch_of(network, prices, ((), ())),))


def _bounding(
    relaxation: Relaxation, open_arcs: Truths, progress: Progress
) -> Generator[Progress, None, tuple[Prices, float]]:
    """Prices of a part of the plans, and their bound."""
    network = relaxation.network
    if not np.logical_or.reduceat(open_arcs, network.starts[:-1]).all():
        return relaxation.prices(FINE), np.inf
    relaxation.keep_open(open_arcs)
    yield from relaxation.solving(progress)
    prices = relaxation.prices(FINE)
    values = values_of(network, FINE, prices)
    return prices, bound_of(network, FINE, prices, np.where(open_arcs, values, NEVER))


def _open(network: Network, forced: tuple[int, ...], closed: tuple[int, ...]) -> Truths:
    open_arcs = np.ones(network.arcs, np.bool_)
    open_arcs[list(closed)] = False
    for arc in forced:
        person = network.person[arc]
        here = open_arcs[arc]
        open_arcs[network.starts[person] : network.starts[person + 1]] = False
        open_arcs[arc] = here
    return open_arcs


def _to_divide(network: Network, shares: Floats) -> int | None:
    """The arc that is farthest from whole; whether somebody moves at all is asked before where to."""
    doubt = np.minimum(shares, 1 - shares)
    if doubt.max(initial=0.0) < 1e-5:
        return None
    return int(np.argmax(np.where(network.moves, doubt, 2 * doubt)))
