"""Writes the arcs of a plan: who could take which slot, with the points of each thing that counts."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Any

from desktop.domain.cases.check_rules import CheckRule
from desktop.domain.cases.checks_time import months_between
from desktop.domain.cases.move_facts import MoveFacts
from desktop.domain.distances import Place, kilometres
from desktop.domain.plans.asked import Weights
from desktop.domain.plans.checks import PlanChecks, way_now
from desktop.domain.plans.found import PointCode
from desktop.domain.plans.places import UnitTo
from desktop.domain.plans.points import (
    distance_points,
    hardship_points,
    move_points,
    qualification_points,
    skill_points,
    tenure_points,
    unknown_home_points,
    wish_points,
)
from desktop.services.needs.plan_places import PlaceKey, Places
from desktop.services.plans.looks import Look
from desktop.services.plans.skills import SkillMatch

ARC_CODES = (
    *(PointCode.WISH, PointCode.QUALIFICATION, PointCode.SKILL, PointCode.DISTANCE),
    *(PointCode.TENURE, PointCode.HARDSHIP, PointCode.MOVE),
)
"""What an arc has points for; the others come from seats."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the points of every arc are worked out from."""

    weights: Weights
    found: Places
    rules: Mapping[str, CheckRule]
    checks: PlanChecks
    skills: SkillMatch


class Arcs:
    """The arcs written so far, in arrays of one length."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._keys: Sequence[PlaceKey] = tuple(known.found.needs)
        self.person, self.slot, self.cost = array("q"), array("q"), array("q")
        self.points = {code: array("q") for code in ARC_CODES}
        self.kilometres, self.between = array("d"), array("d")
        self.wish_rank = array("q")
        self._columns: tuple[array[Any], ...] = (
            *(self.person, self.slot, self.cost, *self.points.values()),
            *(self.kilometres, self.between, self.wish_rank),
        )
        self.skills: dict[tuple[int, int], tuple[str, ...]] = {}
        self._apart: dict[tuple[Place, Place], float] = {}

    def add(self, number: int, look: Look) -> None:
        """Write all arcs of an employee, the one of staying first unless the officer settled otherwise."""
        rows = [] if look.must else [(number, look.home, 0, *(0 for _code in ARC_CODES), 0.0, 0.0, 0)]
        person = _Person(self._known, look)
        for at in look.open:
            unit_id, post_id = self._keys[at]
            unit = self._known.found.units[unit_id]
            between = self._between(look.who.facts.from_spot, unit.spot)
            longer = person.longer(unit_id)
            rank = person.wish(unit, post_id)
            points = (
                wish_points(rank, self._known.weights),
                person.qualification(post_id),
                self._skill(look, unit_id, post_id) if self._known.skills.any else 0,
                person.distance(longer, between),
                person.tenure,
                hardship_points(person.circumstances, longer, self._known.weights),
                person.move,
            )
            rows.append((number, at, -sum(points), *points, nan if longer is None else longer, between, rank))
        for column, values in zip(self._columns, zip(*rows, strict=True), strict=True):
            column.extend(values)

    def _between(self, here: Place | None, there: Place | None) -> float:
        if here is None or there is None:
            return nan
        if (here, there) not in self._apart:
            self._apart[here, there] = kilometres(here, there)
        return self._apart[here, there]

    def _skill(self, look: Look, unit_id: int, post_id: int) -> int:
        who, skills = look.who, self._known.skills
        old_unit, old_post = self._keys[look.home]
        brings = skills.brings(who.id, unit_id, post_id) if unit_id != old_unit else ()
        takes = skills.takes(who.id, old_unit, old_post) if unit_id != old_unit else ()
        if brings:
            self.skills[who.id, unit_id] = brings
        return skill_points(len(brings), len(takes), self._known.weights)


class _Person:
    """What the points of one employee's arcs share."""

    def __init__(self, known: Known, look: Look) -> None:
        self._known, self._who = known, look.who
        facts = look.who.facts
        self._weights = known.weights
        self._now = way_now(facts) if facts.home and facts.from_spot else None
        self._ways = look.ways
        self._fits: dict[int, int] = {}
        here = known.found.units[facts.from_unit_id or 0]
        self._wishes = tuple(
            (rank, one)
            for rank, one in enumerate(look.who.wishes, 1)
            if not one.meets(facts.from_unit_id or 0, facts.from_post_id or 0, here.district)
        )
        rule = known.rules.get("long_tenure")
        self.tenure = tenure_points(_months(facts), rule.limit if rule else None, known.weights)
        self.circumstances = _circumstances(facts)
        self.move = move_points(known.weights)

    def longer(self, unit_id: int) -> float | None:
        """Kilometres by which the way from home grows; None where it is not known."""
        away = self._ways.get(unit_id)
        return None if self._now is None or away is None else away - self._now

    def distance(self, longer: float | None, between: float) -> int:
        if longer is not None:
            return distance_points(longer, self._weights)
        return 0 if between != between else unknown_home_points(between, self._weights)  # noqa: PLR0124  # nan

    def wish(self, unit: UnitTo, post_id: int) -> int:
        """Rank of the first wish that the place meets and the present one does not; 0 for none."""
        return next((rank for rank, one in self._wishes if one.meets(unit.id, post_id, unit.district)), 0)

    def qualification(self, post_id: int) -> int:
        facts, posts, checks = self._who.facts, self._known.found.posts, self._known.checks
        if post_id == facts.from_post_id:
            return 0
        if post_id not in self._fits:
            now, then = checks.fit(facts, posts[facts.from_post_id or 0]), checks.fit(facts, posts[post_id])
            self._fits[post_id] = qualification_points(now, then, self._weights)
        return self._fits[post_id]


def _months(facts: MoveFacts) -> int | None:
    return None if facts.post_since is None else months_between(facts.post_since, facts.day)


def _circumstances(facts: MoveFacts) -> int:
    """How many kinds of circumstances hold on the day."""
    return len(
        {
            one.kind
            for one in facts.life
            if (one.starts_on is None or one.starts_on <= facts.day)
            and (one.ends_on is None or one.ends_on >= facts.day)
        }
    )
