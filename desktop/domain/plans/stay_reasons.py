"""Why somebody does not move, in one or two sentences: the rule that forbids it, or what it would cost whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.plans.asked import PinKind
from desktop.domain.plans.exchange import Exchange, exchange_of, figures_words, steps_words
from desktop.domain.plans.found import Stay, StayCode
from desktop.domain.plans.gathered import Person, Slot
from desktop.domain.plans.ledger import Ledger, needed
from desktop.domain.plans.model import POINT
from desktop.domain.plans.move_reasons import Losses, arcs_of, not_wishable, wished_arc
from desktop.domain.plans.points import breaks_floor
from desktop.domain.plans.words import arriving, filled_words, floor_words, named, place_words, points_words, tidied
from desktop.text import _, ngettext

MOST_RULES = 3
"""So many rules are told of one who may go nowhere."""


@dataclass(frozen=True, slots=True)
class Forced:
    """One arc that the plan does not take, and what the plan would lose by it, in hundredths."""

    person: int
    arc: int
    loss: int


def stay_of(ledger: Ledger, person: int, losses: Losses, partners: Mapping[int, str]) -> Stay:
    """Why the plan leaves where he or she is somebody who could go elsewhere; `partners` names the other of couples."""
    who = ledger.gathered.people[person]
    forced = _told(ledger, person, losses)
    if forced is None:
        return _nowhere(ledger, who, partners)
    code, sentence = _reason(ledger, forced, losses)
    if who.id in partners and code is not StayCode.SETTLED:
        code = StayCode.COUPLE
        together = _("Moves only together with {name}.").format(name=partners[who.id])
        sentence = f"{together} {sentence}"
        if forced.loss <= 0:
            ending = _("No plan in which both move together is better than this one.")
            sentence = f"{sentence.rstrip()} {ending}"
    elif _capped(ledger, forced):
        code = StayCode.CAP
        sentence = f"{_cap_words(ledger, forced)} {sentence}"
    to = ledger.gathered.slots[ledger.reached(forced.arc)]
    return Stay(
        who.id,
        code,
        tidied(f"{sentence}{_wish_tail(ledger, forced)}"),
        unit_id=to.unit_id,
        post_id=to.post_id,
        loss=None if breaks_floor(forced.loss) else forced.loss / POINT,
    )


def stay_without_choice(ledger: Ledger, who: Person, partners: Mapping[int, str]) -> Stay:
    """Why somebody stays who has nothing to choose from."""
    match who.stays:
        case StayCode.SETTLED:
            return Stay(who.id, StayCode.SETTLED, _settled(ledger, who))
        case StayCode.COUPLE:
            words = _("Moves only together with {name}, and no place that both may go to is permitted.")
            sentence = words.format(name=partners.get(who.id, _("the other one of the couple")))
            return Stay(who.id, StayCode.COUPLE, f"{sentence} {rules_words(who)}".strip())
        case StayCode.NO_PLACE:
            return Stay(who.id, StayCode.NO_PLACE, _no_place(ledger.gathered.slots[who.slot]))
        case _:
            sentence = rules_words(who) or _no_place(ledger.gathered.slots[who.slot])
            return Stay(who.id, who.stays or StayCode.RULE, sentence)


def rules_words(who: Person) -> str:
    """Which rules keep somebody from places, the one that keeps from most of them first."""
    rules = sorted(who.barred, key=lambda one: -len(one.slots))
    if not rules:
        return ""
    if len(rules[0].slots) >= who.places:
        words = ngettext(
            "{what} Therefore the one other place is not open.",
            "{what} Therefore none of the {count} other places is open.",
            who.places,
        )
        return words.format(count=who.places, what=f"{rules[0].what.rstrip('.')}.")
    told = [
        _("{what} (forbids {count} of {places} places)").format(
            what=one.what.rstrip("."), count=len(one.slots), places=who.places
        )
        for one in rules[:MOST_RULES]
    ]
    return f"{'; '.join(told)}."


def _room(ledger: Ledger, exchange: Exchange | None, forced: Forced) -> tuple[StayCode, str]:
    """In one plain sentence what stands against a forced move: who has to make room, a full place, or who is left."""
    to = ledger.reached(forced.arc)
    if exchange is None:
        # Prices do not tell who would make room: only that it is full.
        return StayCode.FULL, _full(ledger, to) or _told_of(ledger, to, _("No place is free at {place}: {filled}."))
    left = (
        filled_words(ledger.gathered.slots[exchange.fewer[0]], ledger.after[exchange.fewer[0]] - 1)
        if exchange.fewer
        else ""
    )
    if len(exchange.arcs) > 1:
        return _code(ledger, exchange), _displaced(ledger, exchange, left)
    if exchange.total > 0:
        code = StayCode.NEEDED if exchange.takes > 0 else StayCode.CONTENT
        words = _("By itself a move to {place} would be good; {left} would be left.")
    elif exchange.gives > 0 and exchange.takes > 0:
        code, words = StayCode.NEEDED, _("Needed at the present place: with a move to {place}, {left} would be left.")
    elif exchange.gives > 0:
        code, words = StayCode.CONTENT, _("{place} would gain by it, but way, circumstances and effort weigh more.")
    elif _lacking(ledger, forced):
        code, words = StayCode.CONTENT, _("The weights of this plan give nothing for one more: {filled}.")
    elif arriving(ledger, to):
        return StayCode.FULL, _full(ledger, to)
    else:
        code, words = StayCode.CONTENT, _("Nobody is lacking at {place}: {filled}.")
    return code, _told_of(ledger, to, words, left)


def _told_of(ledger: Ledger, slot: int, words: str, left: str = "") -> str:
    place = ledger.gathered.slots[slot]
    return words.format(place=place_words(place), filled=filled_words(place, ledger.after[slot]), left=left)


def _full(ledger: Ledger, slot: int) -> str:
    """Whom the plan brings there, if anybody."""
    place, names = ledger.gathered.slots[slot], arriving(ledger, slot)
    if not names:
        return ""
    words = _("The plan brings {names} to {place}, who help more: {filled} then.")
    return words.format(names=named(names), place=place_words(place), filled=filled_words(place, ledger.after[slot]))


def _code(ledger: Ledger, exchange: Exchange) -> StayCode:
    """What keeps somebody from a place where others would have to make room."""
    if exchange.takes > 0:
        return StayCode.NEEDED
    instead = ledger.moves(ledger.problem.arc_person[exchange.arcs[1]])
    return StayCode.FULL if instead or ledger.gathered.wish_rank[exchange.arcs[0]] else StayCode.CONTENT


def _reason(ledger: Ledger, forced: Forced, losses: Losses) -> tuple[StayCode, str]:
    """A plain sentence, and the points behind it in a second one."""
    exchange = exchange_of(ledger, (forced.arc, *losses.steps(forced.arc)))
    code, sentence = _room(ledger, exchange, forced)
    wish = ledger.gathered.wish_rank[forced.arc]
    broken = breaks_floor(forced.loss)
    told = (
        _told_of(ledger, ledger.reached(forced.arc), _("The employee wishes for {place}.")) if wish else "",
        sentence,
        _given_way(ledger, forced) if exchange is not None and exchange.total <= 0 else "",
        figures_words(ledger, exchange, forced.loss, exact=losses.exact) if forced.loss > 0 and not broken else "",
        loss_words(forced.loss, exact=losses.exact) if forced.loss <= 0 or broken else "",
    )
    return StayCode.NEEDED if broken else code, " ".join(filter(None, told))


def _given_way(ledger: Ledger, forced: Forced) -> str:
    """Where the plan has all the moves that it may make, and this would be one more."""
    most = ledger.problem.most_moves
    one_more = ledger.reached(forced.arc) != ledger.home(forced.person) and not ledger.moves(forced.person)
    if most is None or len(ledger.steps) < most or not one_more:
        return ""
    return _("One of the {count} moves of the plan would have to give way for it.").format(count=most)


def loss_words(loss: int, *, exact: bool) -> str:
    """What the whole plan would lose."""
    if loss <= 0:
        return _("It would change nothing for the plan as a whole: there is no reason to move.") if exact else ""
    if breaks_floor(loss):
        return floor_words()
    words = (
        _("The plan as a whole would lose {points}.")
        if exact
        else _("The plan as a whole would lose at least {points}.")
    )
    return words.format(points=points_words(loss))


def _told(ledger: Ledger, person: int, losses: Losses) -> Forced | None:
    """The arc that is told of: the best wish that could be met, a place that lacks people, else what loses least."""
    wished = wished_arc(ledger, person)
    if wished is not None and (loss := losses.loss(wished)) is not None:
        return Forced(person, wished, loss)
    others = ((losses.loss(arc), arc) for arc in arcs_of(ledger, person))
    return min(
        (Forced(person, arc, loss) for loss, arc in others if loss is not None),
        key=lambda one: (not _lacking(ledger, one), one.loss, one.arc),
        default=None,
    )


def _lacking(ledger: Ledger, forced: Forced) -> bool:
    """Whether people are still missing, after the plan, at the place that the arc leads to."""
    to = ledger.reached(forced.arc)
    return ledger.after[to] < needed(ledger.gathered.slots[to])


def _nowhere(ledger: Ledger, who: Person, partners: Mapping[int, str]) -> Stay:
    """Nothing else can be taken without breaking what was asked."""
    if who.id in partners:
        words = _("Moves only together with {name}; there is no place where both could go.")
        return Stay(who.id, StayCode.COUPLE, words.format(name=partners[who.id]))
    if who.barred:
        return Stay(who.id, StayCode.RULE, rules_words(who))
    return Stay(who.id, StayCode.NO_PLACE, _no_place(ledger.gathered.slots[who.slot]))


def _settled(ledger: Ledger, who: Person) -> str:
    reasons = [
        pin.reason for pin in ledger.gathered.asked.pins if pin.employee_id == who.id and pin.kind is PinKind.STAY
    ]
    if any(pin.employee_id == who.id and pin.kind is PinKind.GO for pin in ledger.gathered.asked.pins):
        return _("{name} is already where the officer settled.").format(name=who.name)
    sentence = _("The officer settled for this plan that {name} stays.").format(name=who.name)
    if not reasons or not reasons[0]:
        return sentence
    reason = _("Reason: {reason}").format(reason=reasons[0])
    return f"{sentence} {reason}"


def _no_place(slot: Slot) -> str:
    return _("No other unit of this plan has a place for {post} that may be asked for.").format(post=slot.post)


def _here(ledger: Ledger, person: int) -> int:
    """Slot where the plan has the person."""
    return ledger.reached(ledger.chosen[person])


def _displaced(ledger: Ledger, exchange: Exchange, left: str) -> str:
    """Who would have to go elsewhere to make room."""
    if left:
        words = _("There would be room at {place} only so: {others}; then {left} would be left.")
    elif _stands_in(ledger, exchange):
        words = _(
            "To {place} the plan sends {name} from the same place; with this employee instead, no unit would gain."
        )
    else:
        words = _("There would be room at {place} only so: {others}; no unit would gain by it.")
    to = ledger.reached(exchange.arcs[0])
    lead = ""
    if ledger.after[to] >= needed(ledger.gathered.slots[to]) and not _stands_in(ledger, exchange):
        lead = _told_of(ledger, to, _("Nobody is lacking at {place}: {filled}."))
    told = words.format(
        place=place_words(ledger.gathered.slots[to]),
        others=steps_words(ledger, exchange.arcs[1:]),
        name=ledger.gathered.people[ledger.problem.arc_person[exchange.arcs[1]]].name,
        left=left,
    )
    return f"{lead} {told}".lstrip()


def _stands_in(ledger: Ledger, exchange: Exchange) -> bool:
    """Whether the one would only go in the place of a colleague who then stays."""
    arc = exchange.arcs[1]
    return len(exchange.arcs) == 2 and ledger.reached(arc) == ledger.home(ledger.problem.arc_person[arc])  # two of them


def alone(ledger: Ledger, forced: Forced) -> int | None:
    """What the move alone would add to the plan, in hundredths, all others as they are; None where there is no seat."""
    exchange = exchange_of(ledger, (forced.arc,))
    return None if exchange is None else exchange.total


def _capped(ledger: Ledger, forced: Forced) -> bool:
    """Whether the move by itself would be good, and only the most moves of the plan stand against it."""
    most = ledger.problem.most_moves
    return most is not None and len(ledger.steps) >= most and (alone(ledger, forced) or 0) > 0


def _cap_words(ledger: Ledger, forced: Forced) -> str:
    words = _(
        "The move would give {points}, but all {count} moves that the plan may make are used by others that give at "
        "least as much together."
    )
    return words.format(points=points_words(alone(ledger, forced) or 0), count=ledger.problem.most_moves)


def _wish_tail(ledger: Ledger, forced: Forced) -> str:
    """Where wishes were stated and none of them could even be looked at, that is said too."""
    who = ledger.gathered.people[forced.person]
    if not who.wishes or wished_arc(ledger, forced.person) is not None:
        return ""
    return f" {not_wishable(ledger, who)}"
