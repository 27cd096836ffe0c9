"""Plans side by side: their figures, what was asked otherwise, and who moves in one and not in another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop.domain.plan_model import Standing
from desktop.services.plan_reading import Who


class LineKind(StrEnum):
    """What a line of the comparison is about."""

    FIGURE = "figure"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """One of the plans beside each other; `standing` is None while it is not solved."""

    id: int
    name: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One figure or one thing asked, a value for each plan; `best` are the places of the best values."""

    kind: LineKind
    title: str
    values: tuple[str, ...]
    best: tuple[int, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ComparedMove:
    """Where each plan sends one employee; empty: he or she stays."""

    who: Who
    to: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """Need of a place, its holders before, and those after each plan (None: the plan does not look at it)."""

    unit: str
    post: str
    need: int
    before: int
    after: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans side by side."""

    plans: tuple[ComparedPlan, ...]
    lines: tuple[ComparedLine, ...]
    moves: tuple[ComparedMove, ...]
    """Everybody who moves in at least one of them, those who are sent differently first."""
    places: tuple[ComparedPlace, ...]
    """Places that lack people before or after one of them."""


def compare_plans(session: Session, plan_ids: Sequence[int]) -> Comparison:
    """The plans side by side, in the order given."""
    raise NotImplementedError
