"""Need and holders of every place before and after a plan, and why a gap that stays is not filled."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.case_checks import CHECK_WORDS
from desktop.domain.plan_found import FloorBroken, GapReason, PlaceCount, StayCode
from desktop.domain.plan_gathered import Gathered
from desktop.domain.plan_ledger import Ledger, needed
from desktop.domain.plan_move_reasons import Losses
from desktop.domain.plan_rules import PLAN_BAR_WORDS
from desktop.domain.plan_stay_reasons import Forced, alone, loss_words, room_words
from desktop.text import _

MOST_CODES = 3


def places_of(ledger: Ledger, losses: Losses) -> tuple[PlaceCount, ...]:
    """Every place that needs or has somebody; `why` where a gap stays."""
    barred = _barred(ledger.gathered)
    arcs = _arcs_by_slot(ledger)
    return tuple(
        _place(ledger, number, (arcs.get(number, ()), barred.get(number, {})), losses)
        for number, slot in enumerate(ledger.gathered.slots)
        if slot.need or ledger.before[number] or ledger.after[number]
    )


def floors_of(ledger: Ledger) -> Iterator[FloorBroken]:
    """Units that stay below the least staffing."""
    slots = ledger.gathered.slots
    for unit_id, floor in zip(ledger.gathered.floor_units, ledger.problem.floors, strict=True):
        need = sum(needed(slots[slot]) for slot in floor.slots)
        after = sum(ledger.after[slot] for slot in floor.slots)
        missing = sum(slots[slot].fixed for slot in floor.slots) + floor.least - after
        if missing > 0 and need:
            before = sum(ledger.before[slot] for slot in floor.slots)
            yield FloorBroken(unit_id, round(100 * before / need, 1), round(100 * after / need, 1))


Chances = tuple[Sequence[int], Mapping[str, int]]
"""Of one slot: arcs that lead there and are not taken, and how many people each rule keeps from it."""


def _place(ledger: Ledger, number: int, chances: Chances, losses: Losses) -> PlaceCount:
    slot = ledger.gathered.slots[number]
    before, after = ledger.before[number], ledger.after[number]
    code, why = (None, "") if after >= needed(slot) else _gap(ledger, number, chances, losses)
    return PlaceCount(slot.unit_id, slot.post_id, needed(slot), before, after, code, why)


def _gap(ledger: Ledger, number: int, chances: Chances, losses: Losses) -> tuple[GapReason, str]:
    """Why one more does not come: nobody may, or it would cost more elsewhere."""
    arcs, barred = chances
    priced = [
        Forced(ledger.problem.arc_person[arc], arc, loss) for arc in arcs if (loss := losses.loss(arc)) is not None
    ]
    if not priced:
        return _nobody(ledger, number, barred)
    best = min(priced, key=lambda one: (one.loss, one.arc))
    most = ledger.problem.most_moves
    if most is not None and len(ledger.steps) >= most and (alone(ledger, best) or 0) > 0:
        words = _("All {count} moves that the plan may make are used where they give more together.")
        return GapReason.CAP, words.format(count=most)
    return GapReason.COSTLY, _costly(ledger, best, losses)


def _costly(ledger: Ledger, best: Forced, losses: Losses) -> str:
    """What it would cost to send the one who costs least."""
    who = ledger.gathered.people[best.person]
    here = ledger.gathered.slots[ledger.reached(ledger.chosen[best.person])]
    lead = _("The one whose coming costs least would be {name} of {unit}.").format(name=who.name, unit=here.unit)
    return f"{lead} {room_words(ledger, best, losses)[1]} {loss_words(best.loss, exact=losses.exact)}".strip()


def _nobody(ledger: Ledger, number: int, barred: Mapping[str, int]) -> tuple[GapReason, str]:
    post = ledger.gathered.slots[number].post
    if not barred:
        words = _("Nobody in this plan holds the post {post} or one from which the plan may send.")
        return GapReason.NOBODY, words.format(post=post)
    told = [
        _("{rule}: {count} employees").format(rule=rule_words(code), count=count)
        for code, count in sorted(barred.items(), key=lambda item: (-item[1], item[0]))[:MOST_CODES]
    ]
    code = GapReason.SETTLED if set(barred) == {"pin"} else GapReason.NOBODY
    return code, _("Nobody may come. {rules}.").format(rules="; ".join(told))


def rule_words(code: str) -> str:
    """What a rule is called that keeps somebody from a place."""
    return _(CHECK_WORDS.get(code) or PLAN_BAR_WORDS.get(code, code))


def _barred(gathered: Gathered) -> dict[int, Counter[str]]:
    """How many people each rule keeps from each slot; of one who is settled to stay, that alone counts."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for person in (*gathered.people, *gathered.staying):
        code = "pin" if person.stays is StayCode.SETTLED else None
        for one in person.barred:
            for slot in one.slots:
                found[slot][code or one.code] += 1
    return found


def _arcs_by_slot(ledger: Ledger) -> dict[int, list[int]]:
    """Arcs that nobody takes, by the slot that they lead to."""
    found: dict[int, list[int]] = defaultdict(list)
    people = ledger.problem.arc_person
    for arc, slot in enumerate(ledger.problem.arc_slot):
        if ledger.chosen[people[arc]] != arc:
            found[slot].append(arc)
    return found
