"""Prices that are nearly right, found by offering and asking before the solver is called: it starts from there."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from desktop.domain.cases.progress import Progress
from desktop.planner.network import Floats, Ints, Network

ROUNDS = 150
WORTH = 4_000
"""Below so many arcs the solver finds the prices sooner by itself."""
PAUSE = 10
"""Rounds between two moments at which one may turn away."""
COOLING = 0.95
"""How much smaller the steps become from round to round."""
KEEN = 3.0
"""How soon a slot that too many want takes the whole step."""
APART = 1 << 40
"""Distance of the costs of neighbouring slots on one line; no cost is half as great."""


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """Prices of slots and floors, and the last block of each slot that pays at them (-1: it has no seats)."""

    slot: Floats
    floor: Floats
    cap: float
    """Price of each move."""
    block: Ints


def guessing(network: Network, progress: Progress) -> Generator[Progress, None, Guess]:
    """Where too many want to go the price rises, where seats stay empty it falls, by ever smaller steps."""
    market = _Market(network)
    slot, floor = np.zeros(network.slots), np.zeros(len(network.floor_least))
    most, cap = network.most_moves, 0.0
    step = float(np.abs(network.blocks.cost).max(initial=1)) / 3
    for number in range(min(ROUNDS, network.arcs // 100) if network.arcs >= WORTH else 0):
        if number % PAUSE == 0:
            yield progress
        wanted, moves = market.wanted(slot, cap)
        over = wanted - market.offered(slot, floor)
        slot += step * np.clip(KEEN * over / market.size, -1, 1)
        lacking = network.floor_least - np.bincount(market.floor, wanted[market.floored], len(floor))
        floor = np.clip(floor + step * np.clip(KEEN * lacking / market.floor_size, -1, 1), 0, network.floor_price)
        if most is not None:
            cap = max(cap + step * float(np.clip(KEEN * (moves - most) / max(most, 1), -1, 1)), 0.0)
        step *= COOLING
    return Guess(slot, floor, cap, market.last_block(slot, floor))


class _Market:
    """What does not change from round to round."""

    def __init__(self, network: Network) -> None:
        self.network = network
        blocks = network.blocks
        here = np.arange(network.slots)
        held = np.bincount(network.slot[~network.moves], minlength=network.slots)
        self.size = np.maximum(held, 1)
        self.floored = np.flatnonzero(network.floor_of >= 0)
        self.floor = network.floor_of[self.floored]
        self.floor_size = np.maximum(network.floor_least, 1)
        self._line = blocks.slot * APART + blocks.cost
        self._ends = np.r_[0, np.cumsum(blocks.count)]
        self._first = np.searchsorted(blocks.slot, np.arange(network.slots + 1))
        self._origin = here * APART

    def wanted(self, slot: Floats, cap: float) -> tuple[Ints, int]:
        """How many would choose each slot, and how many of them would move."""
        network = self.network
        values = network.cost + slot[network.slot]
        if cap:
            values += cap * network.moves
        least = np.minimum.reduceat(values, network.starts[:-1])
        taken = np.flatnonzero(values == least[network.person])
        person = network.person[taken]
        taken = taken[np.r_[True, person[1:] != person[:-1]]]
        counts = np.bincount(network.slot[taken], minlength=network.slots)
        return counts, int(network.moves[taken].sum())

    def offered(self, slot: Floats, floor: Floats) -> Ints:
        """How many seats of each slot pay."""
        offered: Ints = self._ends[self._paying(slot, floor)] - self._ends[self._first[:-1]]
        return offered

    def last_block(self, slot: Floats, floor: Floats) -> Ints:
        """Number of the block of each slot at whose cost the price is nearly."""
        first, end = self._first[:-1], self._first[1:]
        block = np.clip(self._paying(slot, floor), first, np.maximum(end - 1, first))
        return np.where(first < end, block, -1)

    def _paying(self, slot: Floats, floor: Floats) -> Ints:
        worth = slot.copy()
        worth[self.floored] += floor[self.floor]
        return np.searchsorted(self._line, self._origin + np.rint(worth).astype(np.int64))
