"""Where the dual simplex starts: a basis whose prices promise no column a gain, near the prices that were guessed.

Everybody takes the best arc, of each slot the last block that pays is partly taken, of each floor that is not worth its
price the missing people; under a cap one person is divided between staying and moving, which gives moves their price.
"""

import highspy
import numpy as np

from desktop.planner.ascent import Guess
from desktop.planner.network import Floats, Ints, Network

LOWER, BASIC, UPPER = range(3)
STATUS = (highspy.HighsBasisStatus.kLower, highspy.HighsBasisStatus.kBasic, highspy.HighsBasisStatus.kUpper)


def beginning(network: Network, near: Guess, arcs: Ints) -> highspy.HighsBasis:
    """The basis, for the programme of these arcs (see `desktop.planner.relaxation.Relaxation`)."""
    blocks, floors = network.blocks, len(network.floor_least)
    some, missing = near.block >= 0, near.floor > network.floor_price / 2
    columns = np.full(len(blocks.slot) + floors + network.people + len(arcs), LOWER)
    columns[: len(blocks.slot)][np.arange(len(blocks.slot)) < near.block[blocks.slot]] = UPPER
    columns[near.block[some]] = BASIC
    columns[len(blocks.slot) : len(blocks.slot) + floors][missing] = BASIC
    best, divided = _taken(network, near, arcs)
    first_arc = len(columns) - len(arcs)
    columns[first_arc + np.flatnonzero(np.isin(arcs, np.r_[best, divided]))] = BASIC
    capped = network.most_moves is not None
    rows = np.full(network.people + network.slots + floors + len(network.pairs.keys) + capped, LOWER)
    rows[network.people + np.flatnonzero(~some)] = BASIC
    rows[network.people + network.slots + np.flatnonzero(~missing)] = BASIC
    rows[network.people + network.slots + floors :] = BASIC
    if len(divided):
        rows[-1] = UPPER
    return _basis(columns, rows)


def best_of_each(network: Network, arcs: Ints, values: Floats, most: int) -> Ints:
    """Of these arcs the few lowest of each person."""
    person = network.person[arcs]
    order = np.lexsort((values, person))
    arcs, person = arcs[order], person[order]
    begins = np.searchsorted(person, person)
    return np.sort(arcs[np.arange(len(arcs)) - begins < most])


def _taken(network: Network, near: Guess, arcs: Ints) -> tuple[Ints, Ints]:
    """The best arc of each person, and the two of who is divided between staying and moving, if anybody."""
    values = (network.cost + _block_prices(network, near)[network.slot])[arcs].astype(float)
    none = np.empty(0, np.int64)
    if network.most_moves is None or not near.cap:
        return best_of_each(network, arcs, values, 1), none
    moving = network.moves[arcs]
    stay = best_of_each(network, arcs[~moving], values[~moving], 1)
    move = best_of_each(network, arcs[moving], values[moving], 1)
    value = np.full(network.arcs, np.inf)
    value[arcs] = values
    _person, ours, theirs = np.intersect1d(network.person[stay], network.person[move], return_indices=True)
    gain = value[stay[ours]] - value[move[theirs]]
    if not (gain > 0).any():
        return best_of_each(network, arcs, values, 1), none
    nearest = int(np.argmin(np.where(gain > 0, np.abs(gain - near.cap), np.inf)))
    divided = np.array([stay[ours[nearest]], move[theirs[nearest]]])
    return best_of_each(network, arcs, values + gain[nearest] * moving, 1), divided


def _block_prices(network: Network, near: Guess) -> Floats:
    """Prices at which the last block of each slot neither gains nor loses."""
    price = np.zeros(network.slots)
    some = near.block >= 0
    price[some] = network.blocks.cost[near.block[some]]
    floor = np.where(near.floor > network.floor_price / 2, network.floor_price, 0.0)
    floored = some & (network.floor_of >= 0)
    price[floored] -= floor[network.floor_of[floored]]
    return price


def _basis(columns: Ints, rows: Ints) -> highspy.HighsBasis:
    basis = highspy.HighsBasis()
    basis.valid, basis.alien = True, False
    basis.col_status = [STATUS[number] for number in columns.tolist()]
    basis.row_status = [STATUS[number] for number in rows.tolist()]
    return basis
