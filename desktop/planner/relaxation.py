"""The linear programme over those arcs that matter, which grows by the arcs that its prices ask for."""

from collections.abc import Generator

import highspy
import numpy as np
from numpy.typing import NDArray

from desktop.domain.cases.progress import Progress
from desktop.planner.ascent import Guess
from desktop.planner.beginning import beginning, best_of_each
from desktop.planner.network import Floats, Ints, Network, Prices, Truths
from desktop.planner.running import quiet, running

FIRST = 3
"""Arcs of each person to begin with."""
MORE = 4
"""Arcs of each person that one round adds."""
QUICK = 15_000
"""Below so many arcs the programme is solved in less than a tenth of a second: a thread of its own costs more."""
NEAR = 1e-6
"""What counts as nought."""


class Relaxation:
    """A linear programme in HiGHS; everybody may also be left out, at a price that no plan would pay.

    Rows are people, slots, floors, pairs and the cap; columns are blocks of seats, people missed by floors, people left
    out, and then the arcs in the order in which they came in.
    """

    def __init__(self, network: Network, near: Guess) -> None:
        self.network = network
        self.active: Ints = np.empty(0, np.int64)
        self.open: Truths = np.ones(network.arcs, np.bool_)
        self.outside = _outside(network)
        self._is_in: Truths = np.zeros(network.arcs, np.bool_)
        self._highs = quiet()
        self._fixed = len(network.blocks.slot) + len(network.floor_least) + network.people
        self._build()
        values = network.cost + near.slot[network.slot] + near.cap * network.moves
        self._add(best_of_each(network, np.arange(network.arcs), values, FIRST))
        self._highs.setBasis(beginning(network, near, self.active))

    def solving(self, progress: Progress) -> Generator[Progress, None, None]:
        """Solve it over all arcs that are open; afterwards `values`, `prices` and `left_out` tell the outcome."""
        while True:
            # A run that ends at once tells no progress of its own.
            yield progress
            if self.network.arcs < QUICK:
                self._highs.run()
            else:
                yield from running(self._highs, progress)
            wanted = self._wanted()
            if len(wanted):
                self._add(wanted)
            elif self.left_out and self.outside < _most(self.network):
                self._dearer_outside()
            else:
                return

    @property
    def objective(self) -> float:
        """Value of the optimum."""
        return float(self._highs.getInfo().objective_function_value)

    @property
    def left_out(self) -> bool:
        """Whether the optimum leaves somebody out: no plan (or none of fractions of arcs) assigns everybody."""
        first = self._fixed - self.network.people
        return bool(self._columns()[first : self._fixed].max(initial=0.0) > NEAR)

    def shares(self) -> Floats:
        """How far each arc is taken, from 0 to 1."""
        return self.arc_shares(self._columns())

    def prices(self, scale: int) -> Prices:
        """Prices of the optimum, rounded to whole ones over the scale."""
        slot, floor, pair, cap = self._duals()
        whole = [np.rint(part * scale).astype(np.int64) for part in (-slot, np.maximum(floor, 0), -pair)]
        return Prices(whole[0], whole[1], whole[2], max(round(-cap * scale), 0))

    def keep_open(self, open_arcs: Truths) -> None:
        """Open exactly these arcs from now on."""
        changed = np.flatnonzero(open_arcs[self.active] != self.open[self.active])
        self.open = open_arcs.copy()
        upper = np.where(open_arcs[self.active[changed]], highspy.kHighsInf, 0.0)
        columns = (changed + self._fixed).astype(np.int32)
        self._highs.changeColsBounds(len(columns), columns, np.zeros(len(columns)), upper)

    def bring_in(self, arcs: Ints) -> None:
        """Let these arcs into the programme."""
        self._add(arcs[~self._is_in[arcs]])

    def model(self, usable: Truths) -> highspy.HighsLp:
        """The programme with its usable arcs, for a solver of its own; nobody may be left out in it."""
        lp = self._highs.getLp()
        upper = np.array(lp.col_upper_)
        upper[self._fixed - self.network.people : self._fixed] = 0.0
        upper[self._fixed :][~usable] = 0.0
        lp.col_upper_ = upper
        return lp

    def arc_shares(self, columns: Floats) -> Floats:
        """How far each arc is taken where these are the values of all columns of `model`."""
        shares = np.zeros(self.network.arcs)
        shares[self.active] = columns[self._fixed :]
        return shares

    def _columns(self) -> Floats:
        return np.array(self._highs.getSolution().col_value)

    def _duals(self) -> tuple[Floats, Floats, Floats, float]:
        network = self.network
        duals = np.array(self._highs.getSolution().row_dual)
        parts = np.split(duals, np.cumsum([network.people, network.slots, len(network.floor_least)]))
        pair = parts[3][: len(network.pairs.keys)]
        return parts[1], parts[2], pair, float(duals[-1]) if network.most_moves is not None else 0.0

    def _wanted(self) -> Ints:
        """Arcs that are not in and would make the optimum better."""
        network = self.network
        slot, _floor, pair, cap = self._duals()
        values = network.cost - slot[network.slot] - cap * network.moves
        rows = network.pairs
        if rows.keys:
            np.add.at(values, rows.arc, -rows.sign * pair[rows.row])
        people = np.array(self._highs.getSolution().row_dual)[: network.people]
        gains = values - people[network.person]
        found = np.flatnonzero((gains < -1e-5) & self.open & ~self._is_in)
        return best_of_each(network, found, gains[found], MORE)

    def _dearer_outside(self) -> None:
        self.outside = min(self.outside * 64, _most(self.network))
        people = self.network.people
        columns = np.arange(self._fixed - people, self._fixed, dtype=np.int32)
        self._highs.changeColsCost(people, columns, np.full(people, self.outside))

    def _build(self) -> None:
        network = self.network
        floors, people = len(network.floor_least), network.people
        floor_row = people + network.slots
        block_floor = network.floor_of[network.blocks.slot]
        has = block_floor >= 0
        starts = np.r_[0, np.cumsum(1 + has)]
        index = np.empty(starts[-1], np.int64)
        value = np.full(starts[-1], -1.0)
        index[starts[:-1]] = people + network.blocks.slot
        index[starts[:-1][has] + 1] = floor_row + block_floor[has]
        value[starts[:-1][has] + 1] = 1.0
        single = floors + people
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self._fixed, floor_row + floors + len(network.pairs.keys) + _caps(network)
        lp.col_cost_ = np.r_[network.blocks.cost, network.floor_price, np.full(people, self.outside)].astype(float)
        lp.col_lower_ = np.zeros(self._fixed)
        lp.col_upper_ = np.r_[network.blocks.count.astype(float), np.full(single, highspy.kHighsInf)]
        lp.row_lower_, lp.row_upper_ = _row_bounds(network)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.r_[starts[:-1], starts[-1] + np.arange(single + 1)].astype(np.int32)
        lp.a_matrix_.index_ = np.r_[index, floor_row + np.arange(floors), np.arange(people)].astype(np.int32)
        lp.a_matrix_.value_ = np.r_[value, np.ones(single)]
        self._highs.passModel(lp)

    def _add(self, arcs: Ints) -> None:
        if not len(arcs):
            return
        starts, index, value = arc_columns(self.network, arcs)
        upper = np.where(self.open[arcs], highspy.kHighsInf, 0.0)
        costs = self.network.cost[arcs].astype(float)
        self._highs.addCols(len(arcs), costs, np.zeros(len(arcs)), upper, len(index), starts, index, value)
        self.active = np.r_[self.active, arcs]
        self._is_in[arcs] = True


def arc_columns(network: Network, arcs: Ints) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    """Starts, rows and values of the columns of some arcs."""
    count = len(arcs)
    place = np.full(network.arcs, -1)
    place[arcs] = np.arange(count)
    here = np.arange(count)
    column, row, value = [here, here], [network.person[arcs], network.people + network.slot[arcs]], [np.ones(2 * count)]
    pairs = network.pairs
    first = network.people + network.slots + len(network.floor_least)
    if pairs.keys:
        used = place[pairs.arc] >= 0
        column.append(place[pairs.arc[used]])
        row.append(first + pairs.row[used])
        value.append(pairs.sign[used].astype(float))
    if network.most_moves is not None:
        moving = np.flatnonzero(network.moves[arcs])
        column.append(moving)
        row.append(np.full(len(moving), first + len(pairs.keys)))
        value.append(np.ones(len(moving)))
    columns = np.concatenate(column)
    order = np.argsort(columns, kind="stable")
    starts = np.searchsorted(columns[order], here)
    return starts.astype(np.int32), np.concatenate(row)[order].astype(np.int32), np.concatenate(value)[order]


def _row_bounds(network: Network) -> tuple[Floats, Floats]:
    rest = np.zeros(len(network.pairs.keys))
    cap = [] if network.most_moves is None else [float(network.most_moves)]
    people, slots, floors = np.ones(network.people), np.zeros(network.slots), network.floor_least.astype(float)
    lower = np.r_[people, slots, floors, rest, [-highspy.kHighsInf] * len(cap)]
    upper = np.r_[people, slots, np.full(len(floors), highspy.kHighsInf), rest, cap]
    return lower, upper


def _caps(network: Network) -> int:
    return 0 if network.most_moves is None else 1


def _outside(network: Network) -> float:
    """A price of leaving somebody out that is usually enough."""
    parts = (network.cost, network.blocks.cost, network.floor_price)
    return 1.0 + 8.0 * sum(int(np.abs(part).max(initial=0)) for part in parts)


def _most(network: Network) -> float:
    """A price of leaving somebody out that exceeds the difference of any two plans."""
    blocks = int((np.abs(network.blocks.cost) * network.blocks.count).sum())
    floors = int((network.floor_price * network.floor_least).sum())
    return 2.0 * (int(np.abs(network.cost).max(initial=0)) * network.people + blocks + floors) + 1.0
