"""Transfer plans as the screen shows them: ids of what was found joined to the names of people, units and posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Plan, PlanMove, Post, TransferCase, Unit
from desktop.domain.employees import display_name
from desktop.domain.plan_asked import Asked, PinKind
from desktop.domain.plan_found import Figures, Found, Move, MoveReason, PlaceCount, StayCode
from desktop.domain.plan_model import Standing
from desktop.domain.refusal import Refusal
from desktop.domain.snapshot import from_plain
from desktop.text import _


@dataclass(frozen=True, slots=True)
class Who:
    """An employee as plans name them."""

    id: int
    name: str
    nip: str
    unit: str = ""
    """Where he or she is now."""
    post: str = ""


@dataclass(frozen=True, slots=True)
class ShownMove:
    """A proposed move with its names; `id` is the row of the plan, `case_number` the case that came of it."""

    id: int
    who: Who
    from_unit: str
    from_post: str
    to_unit: str
    to_post: str
    move: Move
    case_id: int | None = None
    case_number: str = ""
    pinned: bool = False
    """Whether the officer settled this move beforehand."""


@dataclass(frozen=True, slots=True)
class ShownStay:
    """Who does not move, and why."""

    who: Who
    code: StayCode
    why: str


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Need and holders of a unit and post before and after."""

    unit: str
    post: str
    count: PlaceCount


@dataclass(frozen=True, slots=True)
class ShownFloor:
    """A unit below the least staffing after the plan."""

    unit_id: int
    unit: str
    percent_before: float
    percent_after: float


@dataclass(frozen=True, slots=True)
class ShownPin:
    """What is settled beforehand of one employee, in the order in which it is asked."""

    who: Who
    kind: PinKind
    unit: str
    post: str
    reason: str
    index: int
    """Its place in `Asked.pins`."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """Everything that the page of a plan shows; `found` parts are empty while it is not solved as it is asked."""

    id: int
    name: str
    note: str
    version: int
    asked: Asked
    copied_from: str
    created_at: datetime
    solved_at: datetime | None
    removed_reason: str
    locked: bool
    """Whether cases were opened from it: what it asked and found is kept as it was; a copy can be planned on."""
    standing: Standing | None = None
    proof: str = ""
    """What is proved about it, in one sentence; or why it is impossible."""
    figures: Figures = Figures()
    moves: tuple[ShownMove, ...] = ()
    """By chain and step."""
    stays: tuple[ShownStay, ...] = ()
    places: tuple[ShownPlace, ...] = ()
    floors: tuple[ShownFloor, ...] = ()
    pins: tuple[ShownPin, ...] = ()
    couples: tuple[tuple[Who, Who], ...] = ()
    """Names of `Asked.couples`, in the same order."""


def plan_file(session: Session, plan_id: int) -> PlanFile:
    """A plan whole, with the names of all that it speaks of."""
    raise NotImplementedError
