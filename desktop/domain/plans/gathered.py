"""What a plan is solved and explained from: the problem in integers, and who and what its numbers are."""

from __future__ import annotations  # array[int] is for the type checker: Python 3.11 does not know it

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.cases.cases import CaseKind
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.plans.asked import Asked
from desktop.domain.plans.found import PointCode, StayCode
from desktop.domain.plans.model import Problem


@dataclass(frozen=True, slots=True)
class Slot:
    """A unit and post as the plan fills it; its number is its place in `Gathered.slots` and `Problem.seats`."""

    unit_id: int
    post_id: int
    unit: str
    post: str
    district: str
    need: int | None
    """None where the unit never had an establishment: the present number then counts as the need."""
    before: int
    """Holders on the day without the plan."""
    fixed: int
    """How many of them the plan does not decide about: they take the first seats."""
    values: tuple[int, ...]
    """Cost of every seat, those of `fixed` first: what filling the n-th one costs (below nought: is worth)."""


@dataclass(frozen=True, slots=True)
class Wished:
    """One place that an employee wishes for: a unit, a post, both, or a district in small letters."""

    unit_id: int | None
    post_id: int | None
    district: str

    def met_by(self, place: Slot) -> bool:
        """Whether everything that the wish says fits the place; an empty wish names nothing."""
        return self.meets(place.unit_id, place.post_id, place.district)

    def meets(self, unit_id: int, post_id: int, district: str) -> bool:
        """The same of a unit, its district and a post."""
        return (
            self.unit_id in {None, unit_id}
            and self.post_id in {None, post_id}
            and (not self.district or self.district == district.casefold())
            and (self.unit_id is not None or self.post_id is not None or bool(self.district))
        )


@dataclass(frozen=True, slots=True)
class Barred:
    """One thing that keeps somebody from places that were thought of."""

    code: str
    """Of a check (`desktop.domain.cases.checks`) or of the plan's own (`desktop.domain.plans.rules.PLAN_BAR_WORDS`)."""
    slots: tuple[int, ...]
    """The places it forbids."""
    what: str
    """The sentence of the check, on the first of these places."""


@dataclass(frozen=True, slots=True)
class Person:
    """An employee that the plan looks at."""

    id: int
    name: str
    nip: str
    kind: EmployeeKind
    slot: int
    """The own one."""
    places: int
    """How many other places were thought of, before the rules."""
    barred: tuple[Barred, ...] = ()
    wishes: tuple[Wished, ...] = ()
    """The wishes that the employee stated, the first one first."""
    stays: StayCode | None = None
    """Why only staying is left: RULE, FULL, NO_PLACE, SETTLED or COUPLE; None for who has something to choose."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All facts of one plan; arcs are those of `problem`, by number.

    For every arc, the sum of `points` over its codes is exactly minus its cost. NEED, LEFT and FLOOR are no part of an
    arc: they come from the seats that a whole plan fills.
    """

    asked: Asked
    problem: Problem
    people: tuple[Person, ...]
    """Whom the problem decides about, by their numbers in it."""
    staying: tuple[Person, ...]
    """Who was looked at too, but has nothing to choose from."""
    slots: tuple[Slot, ...]
    points: Mapping[PointCode, array[int]]
    """Of each arc, in hundredths of a point."""
    kilometres: array[float]
    """Of each arc: by how much the way from home grows longer; nan where it is not known."""
    between: array[float]
    """Of each arc: kilometres from the present unit to the new one; nan where one is not on the map."""
    wish_rank: array[int]
    """Of each arc: which wish it meets, or 0."""
    skills: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    """Skills that an employee (by id) would bring to a unit (by id) that lacks them."""
    contradiction: str = ""
    """Why what was asked cannot be, where it shows before solving; then the problem is not to be solved."""


def case_kind(kind: EmployeeKind, *, structural: bool) -> CaseKind:
    """The kind of case that a planned move becomes; `structural` says that both posts are structural."""
    if kind is EmployeeKind.PPPK:
        return CaseKind.RELOCATION
    return CaseKind.ROTATION if structural else CaseKind.WITHIN
