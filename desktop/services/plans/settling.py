"""What couples, pins and full places make of the places that stand open, before a plan is solved."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.plans.asked import Asked, Couple, Pin, PinKind, Together
from desktop.domain.plans.found import StayCode
from desktop.domain.plans.gathered import Barred, Slot
from desktop.domain.plans.points import seat_costs
from desktop.domain.plans.rules import FULL, PLAN_BAR_WORDS
from desktop.domain.refusal import Refusal
from desktop.services.needs.plan_places import Places
from desktop.services.plans.looks import Look
from desktop.text import _


@dataclass(frozen=True, slots=True)
class Settled:
    """Everybody who is looked at, once couples and full places are taken into account."""

    looks: tuple[Look, ...]
    slots: tuple[Slot, ...]
    contradiction: str = ""


def settle(asked: Asked, found: Places, seen: Sequence[Look]) -> Settled:
    """Who may move at the end, and the seats that are left for them."""
    looks = {look.who.id: look for look in seen}
    contradiction = _contradiction(asked, found, looks)
    _part(asked.couples, looks)
    slots = _slots(asked, found, looks.values())
    full = frozenset(at for at, slot in enumerate(slots) if len(slot.values) == slot.fixed)
    if full:
        looks = {number: _without(look, full) for number, look in looks.items()}
        _part(asked.couples, looks)
        slots = _slots(asked, found, looks.values())
        contradiction = contradiction or _contradiction(asked, found, looks)
    return Settled(tuple(looks.values()), slots, contradiction)


def areas(couple: Couple, found: Places) -> tuple[int, ...]:
    """Area of each slot in which the couple has to arrive together; a unit without a district is one by itself."""
    units = [found.units[unit] for unit, _post in found.needs]
    if couple.together is Together.UNIT:
        return tuple(unit.id for unit in units)
    names = sorted({unit.district.casefold() for unit in units if unit.district})
    numbers = {name: -at for at, name in enumerate(names, 1)}
    return tuple(numbers[unit.district.casefold()] if unit.district else unit.id for unit in units)


def check_couples(couples: Iterable[Couple]) -> None:
    """Nobody stands in two couples: who then would have to come along could not be said."""
    count = Counter(number for couple in couples for number in (couple.one_id, couple.other_id))
    if any(times > 1 for times in count.values()):
        raise Refusal(_("An employee stands in two couples of the plan."), _("Take one of the couples out."))


def _contradiction(asked: Asked, found: Places, looks: Mapping[int, Look]) -> str:
    """The first thing in what was settled that cannot be."""
    goes = {pin.employee_id: pin for pin in asked.pins if pin.kind is PinKind.GO}
    stays = {pin.employee_id for pin in asked.pins if pin.kind is PinKind.STAY}
    for number in sorted(goes):
        look = looks.get(number)
        if look is None:
            return _("Somebody who must move holds no post in the units and posts of the plan.")
        name = look.who.name
        if number in stays:
            return _("{name} must move and must stay at once.").format(name=name)
        if look.must and not look.open:
            why = look.barred[0].what if look.barred else _("There is no such place in the plan.")
            words = _("It is settled that {name} must move to {place}, but: {why} Release what is settled.")
            return words.format(name=name, place=_pinned(found, goes[number]), why=why)
    for couple in asked.couples:
        for one, other in ((couple.one_id, couple.other_id), (couple.other_id, couple.one_id)):
            if one in goes and (other not in looks or looks[other].stays is not None):
                words = _("{name} must move, but the other one of the couple cannot.")
                return words.format(name=looks[one].who.name)
    return ""


def _pinned(found: Places, pin: Pin) -> str:
    """The place of a pin in words, as far as it names one."""
    post, unit = found.posts.get(pin.post_id or 0), found.units.get(pin.unit_id or 0)
    named = [*([post.title] if post else []), *([unit.name] if unit else [])]
    return ", ".join(named) or _("another place")


def _part(couples: Iterable[Couple], looks: dict[int, Look]) -> None:
    """Where one of a couple cannot move, the other stays too."""
    for couple in couples:
        for one, other in ((couple.one_id, couple.other_id), (couple.other_id, couple.one_id)):
            held = one not in looks or looks[one].stays is not None
            if held and other in looks and looks[other].stays is None:
                looks[other] = replace(looks[other], open=(), stays=StayCode.COUPLE)


def _without(look: Look, full: Collection[int]) -> Look:
    """The look without places whose seats are all taken by people who stay."""
    taken = tuple(at for at in look.open if at in full)
    if not taken:
        return look
    left = tuple(at for at in look.open if at not in full)
    barred = (*look.barred, Barred(FULL, taken, _(PLAN_BAR_WORDS[FULL])))
    return replace(look, open=left, barred=barred, stays=look.stays if left else StayCode.FULL)


def _slots(asked: Asked, found: Places, looks: Collection[Look]) -> tuple[Slot, ...]:
    leaving = Counter(look.home for look in looks if look.stays is None)
    settled = Counter(look.open[0] for look in looks if look.must and len(look.open) == 1)
    slots = []
    for at, ((unit_id, post_id), need) in enumerate(found.needs.items()):
        unit, post = found.units[unit_id], found.posts[post_id]
        held = found.holders.get((unit_id, post_id), 0)
        fixed = max(held - leaving[at], 0)
        before = fixed + leaving[at]
        seats = max(need or 0, before)
        # A structural post has one seat, whatever was typed as its need.
        seats = max(before, min(seats, 1)) if post.demands.structural else max(seats, before + settled[at])
        slots.append(
            Slot(
                unit_id=unit_id,
                post_id=post_id,
                unit=unit.name,
                post=post.title,
                district=unit.district,
                need=need,
                before=before,
                fixed=fixed,
                values=seat_costs(before if need is None else need, seats, asked.weights.need),
            )
        )
    return tuple(slots)
