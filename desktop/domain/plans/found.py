"""What a solved plan says: the moves with their reasons, who stays and why, which gaps stay and why."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.plans.model import Standing
from desktop.text import N_


class PointCode(StrEnum):
    """What gives or takes points of a move, in the order of the screen."""

    NEED = "need"
    LEFT = "left"
    """What the unit that is left loses."""
    WISH = "wish"
    QUALIFICATION = "qualification"
    SKILL = "skill"
    DISTANCE = "distance"
    TENURE = "tenure"
    HARDSHIP = "hardship"
    FLOOR = "floor"
    MOVE = "move"


POINT_CODE_WORDS = {
    PointCode.NEED: N_("For the new unit"),
    PointCode.LEFT: N_("For the old unit"),
    PointCode.WISH: N_("Wish of the employee"),
    PointCode.QUALIFICATION: N_("Qualification for the post"),
    PointCode.SKILL: N_("Skill that the unit lacks"),
    PointCode.DISTANCE: N_("Way from home to work"),
    PointCode.TENURE: N_("Time in the present post"),
    PointCode.HARDSHIP: N_("Circumstances to be respected"),
    PointCode.FLOOR: N_("Least staffing of the unit"),
    PointCode.MOVE: N_("Effort of the move"),
}


class StayCode(StrEnum):
    """Why somebody does not move."""

    RULE = "rule"
    """A rule forbids every place."""
    NO_PLACE = "no_place"
    """No unit in the scope has such a post."""
    NEEDED = "needed"
    """The present unit would lose more than any other gains."""
    FULL = "full"
    """Where the move would help, others help more."""
    SETTLED = "settled"
    """The officer settled it so."""
    CAP = "cap"
    """The most moves of the plan are used up by better ones."""
    COUPLE = "couple"
    """The other one of the couple cannot come along."""
    CONTENT = "content"
    """Nothing speaks for a move."""


STAY_CODE_WORDS = {
    StayCode.RULE: N_("A rule forbids it"),
    StayCode.NO_PLACE: N_("No such post elsewhere"),
    StayCode.NEEDED: N_("Needed where he or she is"),
    StayCode.FULL: N_("Others help more there"),
    StayCode.SETTLED: N_("Settled by the officer"),
    StayCode.CAP: N_("Most moves reached"),
    StayCode.COUPLE: N_("Only together with the other one"),
    StayCode.CONTENT: N_("Nothing speaks for a move"),
}


class GapReason(StrEnum):
    """Why a place stays empty."""

    NOBODY = "nobody"
    """Nobody in the scope may come: each is kept by a rule."""
    COSTLY = "costly"
    """Somebody could come, but the plan as a whole would lose."""
    SETTLED = "settled"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Point:
    """Points that one thing gives (or, below nought, takes), with the sentence that explains them."""

    code: PointCode
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class MoveReason:
    """Why one move is proposed; sentences in the language of the screen when it was solved."""

    points: tuple[Point, ...]
    total: float
    gives: str
    """What it gives the unit that it leads to."""
    costs: str
    """What it costs the unit that is left."""
    wish: str
    """The wish that it meets, or that none was stated."""
    place: str
    """Its place in a chain or rotation."""
    kilometres: float | None = None
    """By how much the way from home to work grows longer (below nought: shorter); None where the home is not known."""
    between: float | None = None
    """Kilometres between the unit that is left and the new one."""
    wish_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One proposed move; `chain` and `step` count from 1, `rotation` says that the chain closes."""

    employee_id: int
    from_unit_id: int
    from_post_id: int
    to_unit_id: int
    to_post_id: int
    chain: int
    step: int
    rotation: bool
    reason: MoveReason


@dataclass(frozen=True, slots=True)
class Stay:
    """Why somebody who was looked at does not move, in one sentence."""

    employee_id: int
    code: StayCode
    why: str
    unit_id: int | None = None
    """The place that the sentence speaks of: the best wish that is permitted, else the best place."""
    post_id: int | None = None
    loss: float | None = None
    """Points that the whole plan would lose at least if the employee were sent there; None below the least staffing."""


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Need and holders of a unit and post before and after the plan; `why` says why a gap stays."""

    unit_id: int
    post_id: int
    need: int
    before: int
    after: int
    code: GapReason | None = None
    why: str = ""

    @property
    def gap_before(self) -> int:
        """Missing people before, never below nought."""
        return max(self.need - self.before, 0)

    @property
    def gap_after(self) -> int:
        """Missing people after, never below nought."""
        return max(self.need - self.after, 0)


@dataclass(frozen=True, slots=True)
class FloorBroken:
    """A place that is below the floor after the plan, and how many it had before."""

    unit_id: int
    post_id: int = 0
    need: int = 0
    before: int = 0
    after: int = 0
    by_plan: bool = False
    """Whether it comes below by the plan; else it was below before already."""

    @property
    def percent_before(self) -> float:
        """Part of the need that was there."""
        return 100 * self.before / max(self.need, 1)

    @property
    def percent_after(self) -> float:
        """Part of the need that is there with the plan."""
        return 100 * self.after / max(self.need, 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """What plans are compared by."""

    people: int = 0
    """Who was looked at."""
    movable: int = 0
    """Who had at least one other place that the rules permit."""
    moves: int = 0
    chains: int = 0
    rotations: int = 0
    gaps_before: int = 0
    """Missing people over all places of the scope."""
    gaps_after: int = 0
    over_before: int = 0
    over_after: int = 0
    wishes_stated: int = 0
    """Employees of the scope who stated a wish."""
    wishes_met: int = 0
    first_wishes_met: int = 0
    kilometres: float = 0.0
    """Sum by which ways from home to work grow longer (below nought: shorter)."""
    homes: int = 0
    """Moves of which the way from home is known."""
    between: float = 0.0
    """Sum of the kilometres between the units that are left and the new ones."""
    points: float = 0.0
    """What the plan gains against nobody moving."""
    seconds: float = 0.0
    branches: int = 0
    """Branches of the proof; one is the usual."""
    closing: int = 0
    """Chains, single moves among them, that lead from people beyond the need to a gap: one fewer is missing."""
    levelling: int = 0
    """Chains that fill a gap and leave another one, smaller against the need."""


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a plan that was solved, as it was on that day."""

    standing: Standing
    figures: Figures = Figures()
    moves: tuple[Move, ...] = ()
    stays: tuple[Stay, ...] = ()
    places: tuple[PlaceCount, ...] = ()
    """Places of the scope whose need or holders are not nought."""
    floors: tuple[FloorBroken, ...] = ()
    contradiction: str = ""
    """Why the plan is impossible, where it is."""
