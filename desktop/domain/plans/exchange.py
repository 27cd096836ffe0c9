"""What another plan would make different: who goes elsewhere, and which places then have more and fewer people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.plans.gathered import Slot
from desktop.domain.plans.ledger import Ledger
from desktop.domain.plans.words import place_words, rounded, signed_words
from desktop.text import _, ngettext

MOST_TOLD = 3
"""So many people are named who would have to go elsewhere."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The arcs that people would take instead of those of the plan, in their order, and what that changes.

    All figures are in hundredths of a point; their sum is what the plan as a whole would gain.
    """

    arcs: tuple[int, ...]
    more: tuple[int, ...]
    """Slots that would have more people."""
    fewer: tuple[int, ...]
    gives: int
    """What the seats that are filled in addition are worth."""
    takes: int
    """What the seats are worth that become empty; below nought where they were more than needed."""
    floor: int
    """Least staffing of units."""
    own: int
    """Wish, way, effort and the like of the first one."""
    others: int
    """The same of everybody else."""

    @property
    def total(self) -> int:
        """What the plan as a whole would gain."""
        return self.gives - self.takes + self.floor + self.own + self.others


def exchange_of(ledger: Ledger, arcs: Sequence[int]) -> Exchange | None:
    """What these arcs change in the plan; None where somebody would come beyond the last seat."""
    change: Counter[int] = Counter()
    for arc in arcs:
        change[ledger.reached(arc)] += 1
        change[ledger.reached(ledger.chosen[ledger.problem.arc_person[arc]])] -= 1
    slots = ledger.gathered.slots
    if any(ledger.after[slot] + by > len(slots[slot].values) for slot, by in change.items()):
        return None
    gives = takes = 0
    for slot, by in change.items():
        values, there = slots[slot].values, ledger.after[slot]
        gives -= sum(values[there : there + by])
        takes -= sum(values[there + by : there]) if by < 0 else 0
    own = [ledger.own_points(arc) - ledger.own_points(ledger.chosen[ledger.problem.arc_person[arc]]) for arc in arcs]
    return Exchange(
        arcs=tuple(arcs),
        more=tuple(slot for slot, by in change.items() if by > 0),
        fewer=tuple(slot for slot, by in change.items() if by < 0),
        gives=gives,
        takes=takes,
        floor=_floors(ledger, change),
        own=own[0],
        others=sum(own[1:]),
    )


def steps_words(ledger: Ledger, arcs: Sequence[int]) -> str:
    """Who would go where instead of what the plan has, the many cut short."""
    told = [_step_words(ledger, arc) for arc in arcs[:MOST_TOLD]]
    if len(arcs) > MOST_TOLD:
        count = len(arcs) - MOST_TOLD
        told.append(ngettext("{count} more would have to move up", "{count} more would have to move up", count))
        told[-1] = told[-1].format(count=count)
    return "; ".join(told)


def figures_words(ledger: Ledger, exchange: Exchange | None, loss: int, *, exact: bool) -> str:
    """The points behind it in one line, each with its sign, the whole plan last."""
    told: list[tuple[str, int]] = []
    if exchange is not None:
        slots = ledger.gathered.slots
        told = [
            (", ".join(slots[at].unit for at in exchange.more), exchange.gives),
            (", ".join(slots[at].unit for at in exchange.fewer), -exchange.takes),
            (_("this employee"), exchange.own),
            (_("others"), exchange.others),
            (_("least staffing"), exchange.floor),
            (_("what follows from it elsewhere"), -loss - exchange.total),
        ]
    told = [(who, hundredths) for who, hundredths in told if hundredths]
    shown = zip((who for who, _points in told), adding_up([points for _who, points in told], -loss), strict=True)
    parts = [f"{who} {signed_words(hundredths)}" for who, hundredths in shown]
    whole = _("the plan as a whole {points}") if exact else _("the plan as a whole {points} or worse")
    return _("Points: {parts}.").format(parts="; ".join([*parts, whole.format(points=signed_words(-loss))]))


def adding_up(parts: Sequence[int], total: int) -> list[int]:
    """Parts rounded to tenths of a point so that they add up to the rounded total; the greatest takes what is over."""
    shown = [rounded(part) for part in parts]
    if shown:
        greatest = max(range(len(shown)), key=lambda at: abs(shown[at]))
        shown[greatest] += rounded(total) - sum(shown)
    return shown


def _step_words(ledger: Ledger, arc: int) -> str:
    """Where one person would go, beside what the plan has."""
    slots, person = ledger.gathered.slots, ledger.problem.arc_person[arc]
    home, planned, to = (
        slots[at] for at in (ledger.home(person), ledger.reached(ledger.chosen[person]), ledger.reached(arc))
    )
    if to is home:
        words = _("{name} would have to stay at {home} instead of going to {planned}")
    elif planned is home:
        words = _("{name} would have to go from {home} to {to}")
    else:
        words = _("{name} would have to go to {to} instead of {planned}")
    # The post is said where it is not the same everywhere.
    shown = place_words if len({home.post_id, planned.post_id, to.post_id}) > 1 else _unit
    return words.format(
        name=ledger.gathered.people[person].name, home=shown(home), planned=shown(planned), to=shown(to)
    )


def _unit(slot: Slot) -> str:
    return slot.unit


def _floors(ledger: Ledger, change: Mapping[int, int]) -> int:
    """What the least staffing of units gives more or, below nought, less."""
    gained = 0
    for at in {ledger.floor_of[slot] for slot in change if slot in ledger.floor_of}:
        floor = ledger.problem.floors[at]
        by = sum(change.get(slot, 0) for slot in floor.slots)
        if by:
            there = sum(ledger.after[slot] - ledger.gathered.slots[slot].fixed for slot in floor.slots)
            gained += floor.price * (max(floor.least - there, 0) - max(floor.least - there - by, 0))
    return gained
