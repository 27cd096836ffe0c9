"""What one move is worth, exactly: the whole plan is solved again without it, or with another move forced."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.progress import Progress


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
    """Points that the whole plan loses; None where it becomes impossible or a rule forbids the move."""
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
    raise NotImplementedError


def cost_of_sending(
    session: Session, plan_id: int, employee_id: int, place: tuple[int, int], today: date
) -> Generator[Progress, None, Worth]:
    """What the plan loses if the employee is sent to the unit and post of `place` (the present one: stays)."""
    raise NotImplementedError


def places_for(
    session: Session, plan_id: int, employee_id: int, today: date
) -> Generator[Progress, None, tuple[Possible, ...]]:
    """Every place that was looked at for the employee, wished and permitted ones first."""
    raise NotImplementedError
