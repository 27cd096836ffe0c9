"""What another plan would make different: who goes elsewhere, and which places then have more and fewer people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.plan_gathered import Slot
from desktop.domain.plan_ledger import Ledger, needed
from desktop.domain.plan_words import filled_words, place_words, points_words
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


def balance_words(ledger: Ledger, exchange: Exchange) -> str:
    """What the places and the people would have of it, each part of the loss in a sentence of its own."""
    told = (
        _seat_words(ledger, exchange) if exchange.fewer else "",
        _part(
            exchange.own,
            _("Wish, way and qualification add {points}."),
            _("Way, circumstances and effort take {points}."),
        ),
        _part(
            exchange.others,
            _("For the others, wish and way add {points}."),
            _("For the others, way and effort take {points}."),
        ),
        _part(
            exchange.floor,
            _("The least staffing asked for adds {points}."),
            _("The least staffing asked for takes {points}."),
        ),
    )
    return " ".join(filter(None, told))


def _part(hundredths: int, adds: str, takes: str) -> str:
    if not hundredths:
        return ""
    return (adds if hundredths > 0 else takes).format(points=points_words(hundredths))


def _seat_words(ledger: Ledger, exchange: Exchange) -> str:
    """The place that would have one more against the one that would have one fewer."""
    slots = ledger.gathered.slots
    to, left = exchange.more[0], exchange.fewer[0]
    parts = {
        "unit": slots[to].unit,
        "left": filled_words(slots[left], ledger.after[left] - 1),
        "filled": filled_words(slots[to], ledger.after[to]),
        "gives": points_words(exchange.gives),
        "takes": points_words(exchange.takes),
    }
    if exchange.gives <= 0:
        words = _("Nobody is lacking there ({filled}); {left} would be left.")
    elif exchange.takes <= 0 or ledger.after[left] - 1 >= needed(slots[left]):
        words = _("{unit} would gain {gives}; {left} would be left.")
    elif exchange.takes == exchange.gives:
        words = _("What {unit} would gain, the place left would lose ({gives}): {left} would be left.")
    elif exchange.takes > exchange.gives:
        words = _(
            "The place left is needed more: {left} would be left. That takes {takes} there and gives {gives} at {unit}."
        )
    else:
        words = _("{unit} would gain {gives}, but the place left would lose {takes}: {left} would be left.")
    return words.format(**parts)


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
    for floor in ledger.problem.floors:
        by = sum(change.get(slot, 0) for slot in floor.slots)
        if by:
            there = sum(ledger.after[slot] - ledger.gathered.slots[slot].fixed for slot in floor.slots)
            gained += floor.price * (max(floor.least - there, 0) - max(floor.least - there - by, 0))
    return gained
