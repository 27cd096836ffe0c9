"""Gathers what a transfer plan is solved from: people, places, rules, points; reads only."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Generator, Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.asked import Asked, least_asked
from desktop.domain.plans.gathered import Gathered, Person, Slot
from desktop.domain.plans.model import Floor, Pair, Problem, Seats
from desktop.domain.plans.points import FLOOR_PRICE
from desktop.services.cases.move_facts import office_rules
from desktop.services.needs.plan_places import Places, places
from desktop.services.plans.arcs import Arcs, Known
from desktop.services.plans.looks import Look, Looks
from desktop.services.plans.people import candidates
from desktop.services.plans.settling import Settled, areas, check_couples, settle
from desktop.services.plans.skills import SkillMatch
from desktop.text import _

_AT_ONCE = 200
"""Employees between two reports of progress."""


def gathering(session: Session, asked: Asked, today: date) -> Generator[Progress, None, Gathered]:
    """All facts of the plan that is asked for, step by step."""
    check_couples(asked.couples)
    yield Progress(0, 0, _("Reading units, posts and employees"))
    found, rules = places(session, asked, today), office_rules(session)
    people = yield from candidates(session, found.units.keys(), asked.day)
    looks, seen = Looks(asked, found, rules), []
    for count, who in enumerate(people):
        if count % _AT_ONCE == 0:
            yield Progress(count, 2 * len(people), _("Checking who may move"))
        look = looks.look(who)
        if look is not None:
            seen.append(look)
    settled = settle(asked, found, seen)
    moving = [look for look in settled.looks if look.stays is None]
    skills = SkillMatch(session, found.units.keys(), asked.day, today)
    arcs = Arcs(Known(asked.weights, found, rules, looks.checks, skills))
    for number, look in enumerate(moving):
        if number % _AT_ONCE == 0:
            yield Progress(len(people) + number, len(people) + len(moving), _("Counting the points of each move"))
        arcs.add(number, look)
    return _gathered(asked, found, settled, arcs)


def gather(session: Session, asked: Asked, today: date) -> Gathered:
    """All facts of the plan that is asked for."""
    steps = gathering(session, asked, today)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            gathered: Gathered = done.value
            return gathered


def _gathered(asked: Asked, found: Places, settled: Settled, arcs: Arcs) -> Gathered:
    moving = [look for look in settled.looks if look.stays is None]
    problem = Problem(
        homes=array("q", [look.home for look in moving]),
        seats=tuple(Seats(slot.values[slot.fixed :]) for slot in settled.slots),
        arc_person=arcs.person,
        arc_slot=arcs.slot,
        arc_cost=arcs.cost,
        floors=tuple(_floors(asked, settled.slots)),
        pairs=_pairs(asked, found, moving),
        most_moves=asked.most_moves,
    )
    return Gathered(
        asked=asked,
        problem=problem,
        people=tuple(map(_person, moving)),
        staying=tuple(_person(look) for look in settled.looks if look.stays is not None),
        slots=settled.slots,
        points=arcs.points,
        kilometres=arcs.kilometres,
        between=arcs.between,
        wish_rank=arcs.wish_rank,
        skills=arcs.skills,
        contradiction=settled.contradiction,
    )


def _person(look: Look) -> Person:
    return Person(
        id=look.who.id,
        name=look.who.name,
        nip=look.who.nip,
        kind=look.who.facts.employee_kind,
        slot=look.home,
        places=len(look.thought),
        barred=look.barred,
        wishes=look.who.wishes,
        stays=look.stays,
    )


def _floors(asked: Asked, slots: Sequence[Slot]) -> Iterator[Floor]:
    """Each place keeps the asked part of its need, or, where it is below already, what it has.

    It has it before anybody moves: so whoever comes gains nothing by it, and it only keeps people from leaving.
    """
    for at, slot in enumerate(slots):
        least = min(least_asked(asked, slot.need or 0), slot.before) - slot.fixed
        if least > 0:
            yield Floor((at,), least, FLOOR_PRICE)


def _pairs(asked: Asked, found: Places, moving: Sequence[Look]) -> tuple[Pair, ...]:
    numbers = {look.who.id: number for number, look in enumerate(moving)}
    both = [
        (sorted((numbers[couple.one_id], numbers[couple.other_id])), areas(couple, found))
        for couple in asked.couples
        if couple.one_id in numbers and couple.other_id in numbers
    ]
    return tuple(Pair(one, other, reach) for (one, other), reach in sorted(both))
