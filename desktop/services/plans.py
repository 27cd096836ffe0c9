"""Transfer plans: kept under a name, asked, solved and copied; nothing here changes an employee's record."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from desktop.domain.plan_asked import Asked, Pin, Together
from desktop.domain.plan_found import Figures, Found
from desktop.domain.plan_model import Standing
from desktop.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as the list shows it; figures are None while it is not solved as it is asked."""

    id: int
    name: str
    note: str
    day: date
    created_at: datetime
    solved_at: datetime | None
    standing: Standing | None
    figures: Figures | None
    cases: int
    """Cases that were opened from it."""
    copied_from: str
    removed_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class SuggestedCouple:
    """Two spouses by the family ties that the records hold, both within the scope."""

    one_id: int
    one: str
    other_id: int
    other: str
    together: Together = Together.DISTRICT


def list_plans(session: Session, *, removed: bool = False) -> tuple[PlanRow, ...]:
    """The plans, the newest first; those put aside only if asked for."""
    raise NotImplementedError


def new_plan(session: Session, name: str, asked: Asked, note: str = "") -> int:
    """Keep a new plan under a name that no other plan has; its id."""
    raise NotImplementedError


def rename_plan(session: Session, plan_id: int, name: str, note: str, version: int) -> None:
    """Give a plan another name or note; what was found stays."""
    raise NotImplementedError


def copy_plan(session: Session, plan_id: int, name: str = "") -> int:
    """A copy of a plan to play with, with what was found but without the cases; its id."""
    raise NotImplementedError


def remove_plan(session: Session, plan_id: int, reason: str) -> None:
    """Put a plan aside with a reason; it can be brought back."""
    raise NotImplementedError


def restore_plan(session: Session, plan_id: int) -> None:
    """Bring a plan back."""
    raise NotImplementedError


def change_asked(session: Session, plan_id: int, asked: Asked, version: int) -> None:
    """Ask something else of a plan; what was found for the old question is emptied."""
    raise NotImplementedError


def settle(session: Session, plan_id: int, pin: Pin, version: int) -> None:
    """Settle one thing about an employee (pin or ban); what contradicts it is dropped."""
    raise NotImplementedError


def unsettle(session: Session, plan_id: int, index: int, version: int) -> None:
    """Drop what was settled at this place of `Asked.pins`."""
    raise NotImplementedError


def solving_plan(session: Session, plan_id: int, today: date) -> Generator[Progress, None, Found]:
    """Find the best set of moves and explain it; only reads."""
    raise NotImplementedError


def keep_found(session: Session, plan_id: int, version: int, found: Found) -> None:
    """Keep what was found for the plan at the version at which solving began."""
    raise NotImplementedError


def suggested_couples(session: Session, asked: Asked) -> tuple[SuggestedCouple, ...]:
    """Spouses who both work in the scope and are not a couple of the plan yet."""
    raise NotImplementedError
