"""What an officer asks of a transfer plan: who may move, what counts, and what is settled beforehand."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.text import N_

HEAVIEST = 100
"""Points that the heaviest weight gives."""


class PostChange(StrEnum):
    """Which other post an employee may be given by a plan."""

    SAME = "same"
    """None: the same post in another unit."""
    ALIKE = "alike"
    """The same, or among general posts one of the same class."""
    ANY = "any"
    """Every post that the rules permit."""


POST_CHANGE_WORDS = {
    PostChange.SAME: N_("Only the same post in another unit"),
    PostChange.ALIKE: N_("The same post, or a general post of the same class"),
    PostChange.ANY: N_("Every post that the rules permit"),
}


class PinKind(StrEnum):
    """What is settled beforehand about an employee."""

    GO = "go"
    """Must move to the place."""
    STAY = "stay"
    """Must stay where he or she is."""
    NOT_THERE = "not_there"
    """May move, but not to the place."""


PIN_KIND_WORDS = {
    PinKind.GO: N_("Must move there"),
    PinKind.STAY: N_("Must stay"),
    PinKind.NOT_THERE: N_("Not there"),
}


class Together(StrEnum):
    """How near to each other a couple must arrive."""

    UNIT = "unit"
    DISTRICT = "district"


TOGETHER_WORDS = {
    Together.UNIT: N_("In the same unit"),
    Together.DISTRICT: N_("In the same district"),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of each thing that counts, from 0 (does not count) to `HEAVIEST`."""

    need: int = 100
    """A place that a unit wholly lacks and a move fills; less where less of the need is missing."""
    wish: int = 45
    """The first wish of the employee; later wishes give less."""
    qualification: int = 15
    """Education, field of study and grade that fit the post asked for."""
    skill: int = 15
    """A skill that the new unit lacks and the employee brings."""
    distance: int = 10
    """The way from home to work grows shorter (or, taken off, longer)."""
    tenure: int = 5
    """The employee has been in the present post for longer than the most that the rules name."""
    hardship: int = 20
    """Taken off where a circumstance of the employee speaks against a farther way."""
    move: int = 35
    """Taken off for every move: a first wish outweighs it, two places are only levelled where they differ by half."""


WEIGHT_WORDS = {
    "need": N_("Need of the units"),
    "wish": N_("Wishes of the employees"),
    "qualification": N_("Qualification for the post"),
    "skill": N_("Skills that a unit lacks"),
    "distance": N_("Way from home to work"),
    "tenure": N_("Long time in the present post"),
    "hardship": N_("Circumstances to be respected"),
    "move": N_("Effort of each move"),
}
"""What each weight is called, in the order of the screen."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the plan looks at; an empty tuple means everything."""

    unit_ids: tuple[int, ...] = ()
    """Units with all below them, both to leave and to go to."""
    post_ids: tuple[int, ...] = ()
    employee_ids: tuple[int, ...] = ()
    """Who may move; all others of the units count as staying."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One thing that is settled beforehand; a unit or post that is None means any."""

    kind: PinKind
    employee_id: int
    unit_id: int | None = None
    post_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two employees who move together or not at all."""

    one_id: int
    other_id: int
    together: Together = Together.DISTRICT


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule whose warning does not keep anybody from moving in this plan, and why."""

    code: str
    """Of a check (`desktop.domain.cases.checks`) or of `desktop.domain.plans.rules.WAIVABLE_BARS`."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that decides how a plan comes out, beside the records themselves."""

    day: date
    """Day for which holders are counted: who has left by then no longer counts, who has come does."""
    scope: Scope = field(default_factory=Scope)
    weights: Weights = field(default_factory=Weights)
    change: PostChange = PostChange.ALIKE
    floor_percent: int = 0
    """No place, a unit and post, shall come below this part of its need by the plan; 0: no floor."""
    most_moves: int | None = None
    waived: tuple[Waiver, ...] = ()
    pins: tuple[Pin, ...] = ()
    couples: tuple[Couple, ...] = ()

    @property
    def waived_codes(self) -> frozenset[str]:
        """Codes of the rules that do not keep from moving."""
        return frozenset(one.code for one in self.waived)


def least_asked(asked: Asked, need: int) -> int:
    """So many people the floor that is asked for wants at a place, a part of one being one."""
    return -(-need * asked.floor_percent // 100)
