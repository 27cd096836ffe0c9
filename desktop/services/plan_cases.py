"""From a plan to cases: chosen moves are opened in one go, and the plan is shown afterwards what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop.domain.cases import CaseStage
from desktop.services.plan_names import Who
from desktop.text import N_


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that was opened from a plan."""

    case_id: int
    number: str
    employee_id: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A move that cannot be opened now, and why."""

    employee_id: int
    name: str
    why: str


class MoveState(StrEnum):
    """What became of a proposed move, the furthest first."""

    PROPOSED = "proposed"
    """No case was opened."""
    UNDER_WAY = "under_way"
    DECREED = "decreed"
    """A decree was issued and stands."""
    MOVED = "moved"
    ENDED = "ended"
    """Refused, withdrawn or cancelled."""


MOVE_STATE_WORDS = {
    MoveState.PROPOSED: N_("Proposed, no case"),
    MoveState.UNDER_WAY: N_("Case under way"),
    MoveState.DECREED: N_("Decree issued"),
    MoveState.MOVED: N_("Moved"),
    MoveState.ENDED: N_("Ended without a move"),
}


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """What became of one proposed move."""

    who: Who
    to_unit: str
    to_post: str
    state: MoveState
    case_id: int | None = None
    number: str = ""
    stage: CaseStage | None = None
    decree: str = ""
    """Number and date of the decree."""
    end_reason: str = ""
    objections: tuple[str, ...] = ()
    """Each objection in words: its state or result."""
    evaluation: str = ""
    """What the evaluation says of unit and employee, in words; empty before the first follow-up."""


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What became of a plan: a sentence that sums it up, counts by state, and each move."""

    summary: str
    counts: tuple[tuple[MoveState, int], ...]
    moves: tuple[MoveOutcome, ...]


def obstacles(session: Session, plan_id: int, move_ids: Sequence[int], today: date) -> tuple[Obstacle, ...]:
    """What speaks against opening these moves (ids of `ShownMove`) now: changed records, broken couples and chains."""
    raise NotImplementedError


def open_cases(
    session: Session, plan_id: int, move_ids: Sequence[int], today: date, *, reason: str = ""
) -> tuple[OpenedCase, ...]:
    """Open the chosen moves as cases in one transaction, all or none; `reason` is put before each one's own."""
    raise NotImplementedError


def plan_outcome(session: Session, plan_id: int, today: date) -> PlanOutcome:
    """What became of each move that the plan proposes."""
    raise NotImplementedError
