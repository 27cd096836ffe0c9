"""Swaps from stated wishes: pairs and cycles in which everybody gets a better place and no unit loses anybody."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.plan_asked import Scope
from desktop.domain.progress import Progress
from desktop.services.plan_cases import OpenedCase
from desktop.services.plan_names import Who


@dataclass(frozen=True, slots=True)
class SwapLeg:
    """One employee of a swap, where he or she goes and which wish that is."""

    who: Who
    to_unit_id: int
    to_unit: str
    to_post_id: int
    to_post: str
    wish_rank: int
    why: str
    """The wish in words, and who leaves the place."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A pair (two legs) or a cycle: each takes the place of the next, the last that of the first."""

    legs: tuple[SwapLeg, ...]
    sentence: str

    @property
    def pair(self) -> bool:
        """Whether two simply exchange places."""
        return len(self.legs) == 2


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody with a wish who is in no swap, and why."""

    who: Who
    wish: str
    why: str


@dataclass(frozen=True, slots=True)
class SwapsFound:
    """What the wishes of a scope make possible."""

    swaps: tuple[Swap, ...]
    unmatched: tuple[Unmatched, ...]
    people: int
    """Employees of the scope with a wish."""


def finding_swaps(session: Session, scope: Scope, today: date) -> Generator[Progress, None, SwapsFound]:
    """Pairs and cycles (top trading cycles) where each gets the best wish that can be had by swapping."""
    raise NotImplementedError


def open_swap(session: Session, swap: Swap, today: date, *, reason: str = "") -> tuple[OpenedCase, ...]:
    """Open a pair as two linked swap cases, a longer cycle as one case for each, all or none."""
    raise NotImplementedError
