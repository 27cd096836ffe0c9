"""Why a plan proposes each move, in sentences that an officer can read to the employee."""

from collections.abc import Generator, Iterator
from math import isnan
from typing import Protocol

from desktop.domain.cases.progress import Progress
from desktop.domain.figures import shown_figure
from desktop.domain.plans.found import Move, MoveReason, Point, PointCode
from desktop.domain.plans.gathered import Person, Wished
from desktop.domain.plans.ledger import Ledger, Step, needed
from desktop.domain.plans.model import POINT
from desktop.domain.plans.points import breaks_floor
from desktop.domain.plans.words import filled_words, floor_words, named, place_words, points_words, tidied
from desktop.text import N_, _, ngettext


class Losses(Protocol):
    """What other plans lose against the best one, in hundredths of a point."""

    exact: bool
    """Whether `loss` is what is lost, or the least that is lost for certain."""

    def prepare(self) -> Generator[Progress, None, None]:
        """Work out what is needed for the answers, before the first question."""

    def loss(self, arc: int) -> int | None:
        """Of the best plan in which this arc is taken; None where there is none."""

    def steps(self, arc: int) -> tuple[int, ...]:
        """Arcs that other people would take instead of their own; empty where not known."""

    def filling(self, slot: int) -> tuple[int, tuple[int, ...]] | None:
        """What it loses to have one more in the slot, and the arcs taken for it, who comes first; None: impossible."""


def move_of(ledger: Ledger, step: Step, losses: Losses) -> Move:
    """One proposed move with its reason."""
    home, to = (ledger.gathered.slots[slot] for slot in (ledger.home(step.person), ledger.reached(step.arc)))
    return Move(
        employee_id=ledger.gathered.people[step.person].id,
        from_unit_id=home.unit_id,
        from_post_id=home.post_id,
        to_unit_id=to.unit_id,
        to_post_id=to.post_id,
        chain=step.chain,
        step=step.step,
        rotation=step.rotation,
        reason=_reason(ledger, step, losses),
    )


def _reason(ledger: Ledger, step: Step, losses: Losses) -> MoveReason:
    effect = step.effect
    total = ledger.own_points(step.arc) + effect.gained + effect.lost + effect.floor
    return MoveReason(
        points=tuple(_points(ledger, step)),
        total=total / POINT,
        gives=tidied(_gives(ledger, step)),
        costs=tidied(_costs(ledger, step)),
        wish=tidied(_wish(ledger, step, losses)),
        place=tidied(_place(ledger, step)),
        kilometres=_known(ledger.gathered.kilometres[step.arc]),
        between=_known(ledger.gathered.between[step.arc]),
        wish_rank=ledger.gathered.wish_rank[step.arc] or None,
    )


def _known(kilometres: float) -> float | None:
    return None if isnan(kilometres) else round(kilometres, 2)


def _points(ledger: Ledger, step: Step) -> Iterator[Point]:
    """Every thing that counts for or against the move, those without points left out."""
    seats = {
        PointCode.NEED: step.effect.gained,
        PointCode.LEFT: step.effect.lost,
        PointCode.FLOOR: step.effect.floor,
    }
    for code in PointCode:
        own = ledger.gathered.points.get(code)
        hundredths = seats.get(code, 0) + (own[step.arc] if own is not None else 0)
        if hundredths:
            yield Point(code, hundredths / POINT, tidied(_why(ledger, step, code, hundredths)))


def _why(ledger: Ledger, step: Step, code: PointCode, hundredths: int) -> str:
    """The sentence of one line of points."""
    match code:
        case PointCode.NEED:
            return _seat_gained(ledger, step)
        case PointCode.LEFT:
            return _seat_lost(ledger, step)
        case PointCode.WISH:
            rank = ledger.gathered.wish_rank[step.arc]
            return _("It is wish number {rank} of the employee.").format(rank=rank)
        case PointCode.DISTANCE:
            return _way(ledger, step.arc)
        case PointCode.SKILL if hundredths > 0:
            return _skill(ledger, step)
        case _:
            gives, takes = _PLAIN[code]
            return _(gives if hundredths > 0 else takes)


_PLAIN = {
    PointCode.QUALIFICATION: (
        N_("Education, field of study and grade fit the new post better than the present one."),
        N_("Education, field of study and grade fit the new post less well than the present one."),
    ),
    PointCode.SKILL: ("", N_("The present unit would then lack a skill that it needs.")),
    PointCode.TENURE: (
        N_("The employee has been in the present post for longer than the most that the rules name."),
        N_("The employee has not been long in the present post."),
    ),
    PointCode.HARDSHIP: (
        N_("Circumstances of the employee speak for the nearer way."),
        N_("Circumstances that the employee's file names speak against a farther way."),
    ),
    PointCode.FLOOR: (
        N_("It brings a place nearer to the least staffing that is asked for."),
        N_("It takes from a place that is at or below the least staffing that is asked for."),
    ),
    PointCode.MOVE: (
        N_("The move itself is no effort."),
        N_("Every move is an effort for the employee and both units."),
    ),
}


def _seat_gained(ledger: Ledger, step: Step) -> str:
    """Who fills a place that a colleague leaves keeps it filled; who fills an open one makes it one more."""
    slot = ledger.reached(step.arc)
    if step.before is not None:
        words = _("Fills the place that {name} leaves at {unit}.")
        return words.format(name=ledger.gathered.people[step.before].name, unit=ledger.gathered.slots[slot].unit)
    here = ledger.gathered.slots[slot]
    if step.effect.gained < 0:
        return _("{unit} already has all that it needs.").format(unit=here.unit)
    words = _("Fills place number {number} of the {need} {post} that {unit} needs.")
    text = words.format(number=step.effect.filled, need=needed(here), post=here.post, unit=here.unit)
    come = sum(one.before is None and ledger.reached(one.arc) == slot for one in ledger.steps)
    return (
        text if come < 2 else f"{text} " + _("{count} come there: counted in the order of the list.").format(count=come)
    )


def _seat_lost(ledger: Ledger, step: Step) -> str:
    slot = ledger.home(step.person)
    here = ledger.gathered.slots[slot]
    if step.after is not None:
        words = _("Gives up the place at {unit}, which {name} then fills.")
        return words.format(name=ledger.gathered.people[step.after].name, unit=here.unit)
    words = (
        _("Gives up place number {number} of the {need} {post} that {unit} needs.")
        if step.effect.lost < 0
        else _("{unit} has {number} {post} and needs {need}.")
    )
    text = words.format(number=step.effect.emptied, need=needed(here), post=here.post, unit=here.unit)
    leave = sum(one.after is None and ledger.home(one.person) == slot for one in ledger.steps)
    return (
        text if leave < 2 else f"{text} " + _("{count} leave it: counted in the order of the list.").format(count=leave)
    )


def _way(ledger: Ledger, arc: int) -> str:
    kilometres = ledger.gathered.kilometres[arc]
    if isnan(kilometres):
        words = _("The home is not on the map; half of the {kilometres} km between both units is counted.")
        return words.format(kilometres=shown_figure(round(ledger.gathered.between[arc], 1)))
    words = (
        _("The way from home to work grows {kilometres} km longer.")
        if kilometres > 0
        else _("The way from home to work grows {kilometres} km shorter.")
    )
    return words.format(kilometres=shown_figure(round(abs(kilometres), 1)))


def _skill(ledger: Ledger, step: Step) -> str:
    """What is brought that is lacking; who else brings the same is said, for it is counted for each of them."""
    to = ledger.gathered.slots[ledger.reached(step.arc)]
    skills = _brought(ledger, step)
    told = _("Brings what {unit} lacks: {skills}.").format(unit=to.unit, skills=", ".join(skills))
    too = [
        ledger.gathered.people[other.person].name
        for other in ledger.steps
        if other is not step
        and ledger.gathered.slots[ledger.reached(other.arc)].unit_id == to.unit_id
        and set(skills) & set(_brought(ledger, other))
    ]
    if not too:
        return told
    words = _("{names} would bring the same; the points are counted for each.")
    return f"{told} {words.format(names=named(too))}"


def _brought(ledger: Ledger, step: Step) -> tuple[str, ...]:
    to = ledger.gathered.slots[ledger.reached(step.arc)]
    return ledger.gathered.skills.get((ledger.gathered.people[step.person].id, to.unit_id), ())


def _gives(ledger: Ledger, step: Step) -> str:
    """What the new unit gains."""
    slot = ledger.reached(step.arc)
    to, before, after = ledger.gathered.slots[slot], ledger.before[slot], ledger.after[slot]
    if step.before is not None:
        words = _(
            "Takes the place that {name} leaves, so that it does not stay empty. Then {filled} ({before} before)."
        )
        name = ledger.gathered.people[step.before].name
        return words.format(name=name, filled=filled_words(to, after), before=before)
    return _("{filled} with the plan, {before} without it.").format(filled=filled_words(to, after), before=before)


def _costs(ledger: Ledger, step: Step) -> str:
    """What the unit that is left loses, or why it loses nothing."""
    slot = ledger.home(step.person)
    home, before, after = ledger.gathered.slots[slot], ledger.before[slot], ledger.after[slot]
    if step.after is not None:
        other = ledger.gathered.people[step.after]
        words = _("{unit} loses nobody by it: {name} follows from {origin}. Then {filled} ({before} before).")
        origin = ledger.gathered.slots[ledger.home(step.after)]
        text = words.format(
            unit=home.unit,
            name=other.name,
            origin=origin.unit,
            filled=filled_words(home, after),
            before=before,
        )
    elif after >= needed(home):
        words = _("{unit} keeps all that it needs. {filled} with the plan, {before} without it.")
        text = words.format(unit=home.unit, filled=filled_words(home, after), before=before)
    elif step.effect.lost >= 0:
        words = _(
            "{unit} had more than it needs ({before}), so that this place is not filled again; because others leave "
            "too, the plan ends with {filled}."
        )
        text = words.format(unit=home.unit, filled=filled_words(home, after), before=before)
    else:
        words = _("The place stays empty. {filled} with the plan, {before} without it; that takes {points}.")
        text = words.format(filled=filled_words(home, after), before=before, points=points_words(step.effect.lost))
    return text


def _wish(ledger: Ledger, step: Step, losses: Losses) -> str:
    """The wish that is met; or why the wished place is not the one."""
    person, rank = ledger.gathered.people[step.person], ledger.gathered.wish_rank[step.arc]
    if rank:
        return _("Meets wish {rank} of {count}.").format(rank=rank, count=len(person.wishes))
    if not person.wishes:
        return _("The employee stated no wish.")
    arc = wished_arc(ledger, step.person)
    unmet = ngettext("The one wish is not met.", "None of the {count} wishes is met.", len(person.wishes))
    unmet = unmet.format(count=len(person.wishes))
    if arc is None:
        return f"{unmet} {not_wishable(ledger, person)}"
    loss = losses.loss(arc)
    if loss is None:
        return unmet
    if breaks_floor(loss):
        return f"{unmet} {floor_words()}"
    words = (
        _("Sent to {place} (wish {rank}), the plan as a whole would lose {points}.")
        if losses.exact
        else _("Sent to {place} (wish {rank}), the plan as a whole would lose at least {points}.")
    )
    place = place_words(ledger.gathered.slots[ledger.reached(arc)])
    return f"{unmet} " + words.format(place=place, rank=ledger.gathered.wish_rank[arc], points=points_words(loss))


def not_wishable(ledger: Ledger, who: Person) -> str:
    """Why none of the wishes could be looked at, wish by wish."""
    words = _("Wish {rank}: {why}")
    return " ".join(
        words.format(rank=rank, why=_unwishable(ledger, who, wish)) for rank, wish in enumerate(who.wishes, 1)
    )


def _unwishable(ledger: Ledger, who: Person, wish: Wished) -> str:
    """Why one wish leads nowhere: it is met already, a rule stands against it, or the plan has no such place."""
    slots = ledger.gathered.slots
    if wish.met_by(slots[who.slot]):
        return _("the present place meets it already.")
    for rule in who.barred:
        slot = next((slots[at] for at in rule.slots if wish.met_by(slots[at])), None)
        if slot is not None:
            return f"{place_words(slot)}: {rule.what.rstrip('.')}."
    return _("the plan has no place there that may be asked for.")


def wished_arc(ledger: Ledger, person: int) -> int | None:
    """The best wish of the person that the plan could meet, if there is one."""
    ranks = ledger.gathered.wish_rank
    wished = [(ranks[arc], arc) for arc in arcs_of(ledger, person) if ranks[arc]]
    return min(wished)[1] if wished else None


def arcs_of(ledger: Ledger, person: int) -> Iterator[int]:
    """Arcs of the person that lead away from where the plan has him or her."""
    first = last = ledger.chosen[person]
    people = ledger.problem.arc_person
    while first and people[first - 1] == person:
        first -= 1
    while last + 1 < len(people) and people[last + 1] == person:
        last += 1
    return (arc for arc in range(first, last + 1) if arc != ledger.chosen[person])


def _place(ledger: Ledger, step: Step) -> str:
    """Where the move stands in its chain or rotation."""
    number = {"chain": step.chain, "step": step.step, "length": step.length}
    if step.rotation:
        after = ledger.gathered.people[step.after].name if step.after is not None else ""
        words = (
            _("Rotation {chain}: changes places with {name}.")
            if step.length == 2  # two who exchange places
            else _("Rotation {chain} of {length} employees; {name} takes the place that is left.")
        )
        return words.format(**number, name=after)
    if step.length == 1:
        alone = _("Stands alone: fills an open place and nobody follows.")
        return alone if step.effect.gained > 0 else _("Stands alone: nobody leaves a place for it and nobody follows.")
    words = _("Chain {chain}, step {step} of {length}.")
    return f"{words.format(**number)} {_neighbours(ledger, step)}"


def _neighbours(ledger: Ledger, step: Step) -> str:
    people = ledger.gathered.people
    if step.before is None:
        first = _("Fills an open place") if step.effect.gained > 0 else _("Goes where there is room")
    else:
        first = _("Fills the place of {name}").format(name=people[step.before].name)
    if step.after is None:
        return _("{first}; the chain ends here.").format(first=first)
    return _("{first}; {name} follows.").format(first=first, name=people[step.after].name)
