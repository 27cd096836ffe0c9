"""What one move is worth, exactly: the whole plan is solved again without it, or with another move forced."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.cost import cost_of, is_permitted
from desktop.domain.plans.gathered import Gathered, Person, Slot
from desktop.domain.plans.model import POINT, Problem, Solution, Standing
from desktop.domain.plans.points import breaks_floor
from desktop.domain.plans.variants import Variant, forced, nearest, without
from desktop.domain.plans.words import floor_words, named, place_words, points_words
from desktop.domain.refusal import Refusal
from desktop.services.plans.facts import gathering
from desktop.services.plans.rows import asked_of, found_plan, moves_of
from desktop.services.plans.solving import best_of, solved
from desktop.text import _


@dataclass(frozen=True, slots=True)
class Change:
    """What would be otherwise for one employee in the plan that was solved again."""

    employee_id: int
    name: str
    before: str
    """Where the plan sends the employee (or that he or she stays), in words."""
    after: str


@dataclass(frozen=True, slots=True)
class Worth:
    """By how much the best plan gets worse, and what becomes different."""

    points: float | None
    """Points that the whole plan loses; None where it is impossible, forbidden or below the least staffing."""
    sentence: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Possible:
    """A place that was looked at for an employee, and whether the rules permit it."""

    unit_id: int
    unit: str
    post_id: int
    post: str
    permitted: bool
    points: float
    """Of the employee's own part: wish, qualification, distance and the like, without need."""
    why: str
    """Which rule forbids it; empty where it is permitted."""
    wish_rank: int | None = None


def worth_without(session: Session, plan_id: int, employee_id: int, today: date) -> Generator[Progress, None, Worth]:
    """What the plan loses if the move that it proposes for the employee is not made."""
    known = yield from _known(session, plan_id, today)
    person = _number(known.gathered, employee_id)
    if person is None:
        raise _outdated()
    arc = known.solution.chosen[person]
    return (yield from _compared(known, without(known.gathered.problem, arc), _without(known.gathered, arc), arc))


def cost_of_sending(
    session: Session, plan_id: int, employee_id: int, place: tuple[int, int], today: date
) -> Generator[Progress, None, Worth]:
    """What the plan loses if the employee is sent to the unit and post of `place` (the present one: stays)."""
    known = yield from _known(session, plan_id, today)
    gathered, person = known.gathered, _number(known.gathered, employee_id)
    slot = _slot(gathered, place)
    arcs = [] if person is None else _arcs(gathered.problem, person)
    arc = next((arc for arc in arcs if gathered.problem.arc_slot[arc] == slot), None)
    if arc is None:
        who = next((one for one in (*gathered.people, *gathered.staying) if one.id == employee_id), None)
        return Worth(None, _barred(who, slot))
    if arc in known.solution.chosen:
        return Worth(0.0, _("The plan proposes this already."))
    return (yield from _compared(known, forced(gathered.problem, arc), _words(gathered, arc)))


def places_for(
    session: Session, plan_id: int, employee_id: int, today: date
) -> Generator[Progress, None, tuple[Possible, ...]]:
    """Every place that was looked at for the employee, wished and permitted ones first."""
    gathered = yield from gathering(session, asked_of(found_plan(session, plan_id)), today)
    who = next((one for one in (*gathered.people, *gathered.staying) if one.id == employee_id), None)
    if who is None:
        raise Refusal(_("The plan does not look at this employee."), _("Widen what the plan looks at."))
    number = _number(gathered, employee_id)
    arcs = [] if number is None else _arcs(gathered.problem, number)
    found = [_permitted(gathered, arc) for arc in arcs if gathered.problem.arc_slot[arc] != who.slot]
    barred = {slot: one for one in reversed(who.barred) for slot in one.slots}
    found += [_possible(gathered.slots[slot], permitted=False, why=one.what) for slot, one in barred.items()]
    return tuple(sorted(found, key=lambda one: (one.wish_rank or MANY, not one.permitted, -one.points, one.unit)))


MANY = 1_000
"""Behind every wish."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The plan as it was found, on the records of now."""

    gathered: Gathered
    solution: Solution


def _known(session: Session, plan_id: int, today: date) -> Generator[Progress, None, _Known]:
    """What the plan found, still the best on the records of now; refused where it is not."""
    gathered = yield from gathering(session, asked_of(found_plan(session, plan_id)), today)
    solution = yield from solved(gathered)
    places = {row.employee_id: (row.to_unit_id, row.to_post_id) for row in moves_of(session, plan_id)}
    chosen = _as_kept(gathered, places)
    if solution.standing is Standing.IMPOSSIBLE or chosen is None:
        raise _outdated()
    if not is_permitted(gathered.problem, chosen) or cost_of(gathered.problem, chosen) != solution.cost:
        raise _outdated()
    return _Known(gathered, replace(solution, chosen=chosen))


def _as_kept(gathered: Gathered, places: Mapping[int, tuple[int, int]]) -> array[int] | None:
    """The arcs of the moves that the plan keeps, everybody else staying; None where a place is not open any more."""
    known = {one.id for one in gathered.people}
    slots = {(slot.unit_id, slot.post_id): number for number, slot in enumerate(gathered.slots)}
    wanted = [slots.get(places[one.id]) if one.id in places else one.slot for one in gathered.people]
    by_ends = {
        ends: arc for arc, ends in enumerate(zip(gathered.problem.arc_person, gathered.problem.arc_slot, strict=True))
    }
    chosen = [by_ends.get((number, slot)) for number, slot in enumerate(wanted) if slot is not None]
    kept = array("q", (arc for arc in chosen if arc is not None))
    return kept if len(kept) == len(wanted) and known >= places.keys() else None


def _compared(
    known: _Known, variant: Variant, words: str, left_out: int | None = None
) -> Generator[Progress, None, Worth]:
    """The plan solved again with less to choose from, beside the one that was found; without the arc `left_out`."""
    gathered = known.gathered
    # Many plans may be as good; told is the one that changes least.
    other = yield from best_of(nearest(variant, known.solution.chosen))
    if other.standing is Standing.IMPOSSIBLE:
        return Worth(None, _("There would be no plan at all: what is settled beforehand then contradicts itself."))
    lost = cost_of(variant.problem, other.chosen) - known.solution.cost
    sentence = _("{move}: nothing is lost, another plan is as good.")
    if lost:
        sentence = _("{move}: the plan as a whole loses {points}.")
    if breaks_floor(lost):
        sentence = f"{{move}}: {floor_words()}"
    chosen = [variant.kept[arc] for arc in other.chosen]
    instead = [] if left_out is None else _instead(known, chosen, left_out)
    if lost and instead and not breaks_floor(lost):
        sentence = _("{move}: {names} would go there instead, and the plan as a whole loses {points}.")
    changes = [
        Change(one.id, one.name, _goes(gathered, before), _goes(gathered, after))
        for one, before, after in zip(gathered.people, known.solution.chosen, chosen, strict=True)
        if gathered.problem.arc_slot[before] != gathered.problem.arc_slot[after]
    ]
    return Worth(
        None if breaks_floor(lost) else lost / POINT,
        sentence.format(move=words, points=points_words(lost), names=named(instead)),
        tuple(changes),
    )


def _instead(known: _Known, chosen: Sequence[int], left_out: int) -> list[str]:
    """Who goes in the other plan where the arc that is left out led."""
    gathered = known.gathered
    to = gathered.problem.arc_slot[left_out]
    return [
        one.name
        for one, before, after in zip(gathered.people, known.solution.chosen, chosen, strict=True)
        if gathered.problem.arc_slot[after] == to != gathered.problem.arc_slot[before]
    ]


def _words(gathered: Gathered, arc: int) -> str:
    """The question, as the answer repeats it."""
    problem = gathered.problem
    person, slot = problem.arc_person[arc], problem.arc_slot[arc]
    name = gathered.people[person].name
    if slot == problem.homes[person]:
        return _("If {name} stays").format(name=name)
    return _("{name} to {place}").format(name=name, place=place_words(gathered.slots[slot]))


def _without(gathered: Gathered, arc: int) -> str:
    return _("Without “{move}”").format(move=_words(gathered, arc))


def _goes(gathered: Gathered, arc: int) -> str:
    problem = gathered.problem
    if problem.arc_slot[arc] == problem.homes[problem.arc_person[arc]]:
        return _("stays")
    return place_words(gathered.slots[problem.arc_slot[arc]])


def _permitted(gathered: Gathered, arc: int) -> Possible:
    return _possible(
        gathered.slots[gathered.problem.arc_slot[arc]],
        permitted=True,
        points=-gathered.problem.arc_cost[arc] / POINT,
        rank=gathered.wish_rank[arc] or None,
    )


def _possible(slot: Slot, *, permitted: bool, points: float = 0.0, why: str = "", rank: int | None = None) -> Possible:
    return Possible(slot.unit_id, slot.unit, slot.post_id, slot.post, permitted, points, why, rank)


def _barred(who: Person | None, slot: int | None) -> str:
    rules = [] if who is None else [one.what for one in who.barred if slot in one.slots]
    return " ".join(rules) or _("This place is not one that the plan looks at for this employee.")


def _number(gathered: Gathered, employee_id: int) -> int | None:
    return next((number for number, one in enumerate(gathered.people) if one.id == employee_id), None)


def _slot(gathered: Gathered, place: tuple[int, int]) -> int | None:
    ends = ((number, (slot.unit_id, slot.post_id)) for number, slot in enumerate(gathered.slots))
    return next((number for number, found in ends if found == place), None)


def _arcs(problem: Problem, person: int) -> list[int]:
    return [arc for arc, one in enumerate(problem.arc_person) if one == person]


def _outdated() -> Refusal:
    return Refusal(
        _("The records changed since the plan was solved."), _("Solve it again, then ask what a move is worth.")
    )
