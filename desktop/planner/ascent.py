"""Prices that are nearly right, found by offering and asking before the solver is called: it starts from there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.planner.network import Floats, Ints, Network

ROUNDS = 150
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
    block: Ints


def guess(network: Network) -> Guess:
    """Where too many want to go the price rises, where seats stay empty it falls, by ever smaller steps."""
    market = _Market(network)
    slot, floor = np.zeros(network.slots), np.zeros(len(network.floor_least))
    step = float(np.abs(network.blocks.cost).max(initial=1)) / 3
    for _round in range(ROUNDS if network.people else 0):
        wanted = market.wanted(slot)
        over = wanted - market.offered(slot, floor)
        slot += step * np.clip(KEEN * over / market.size, -1, 1)
        lacking = network.floor_least - np.bincount(market.floor, wanted[market.floored], len(floor))
        floor = np.clip(floor + step * np.clip(KEEN * lacking / market.floor_size, -1, 1), 0, network.floor_price)
        step *= COOLING
    return Guess(slot, floor, market.last_block(slot, floor))


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

    def wanted(self, slot: Floats) -> Ints:
        """How many would choose each slot."""
        network = self.network
        values = network.cost + slot[network.slot]
        least = np.minimum.reduceat(values, network.starts[:-1])
        taken = np.flatnonzero(values == least[network.person])
        person = network.person[taken]
        first = np.r_[True, person[1:] != person[:-1]]
        return np.bincount(network.slot[taken[first]], minlength=network.slots)

    def offered(self, slot: Floats, floor: Floats) -> Ints:
        """How many seats of each slot pay."""
        return self._ends[self._paying(slot, floor)] - self._ends[self._first[:-1]]

    def last_block(self, slot: Floats, floor: Floats) -> Ints:
        """Number of the block of each slot at whose cost the price is nearly."""
        first, end = self._first[:-1], self._first[1:]
        block = np.clip(self._paying(slot, floor), first, np.maximum(end - 1, first))
        return np.where(first < end, block, -1)

    def _paying(self, slot: Floats, floor: Floats) -> Ints:
        worth = slot.copy()
        worth[self.floored] += floor[self.floor]
        return np.searchsorted(self._line, self._origin + np.rint(worth).astype(np.int64))
