"""Posts and units as a plan and its checks see them, and which posts are like enough to be thought of."""

from dataclasses import dataclass

from desktop.domain.cases.move_facts import Demands
from desktop.domain.distances import Place
from desktop.domain.employees.officials import echelon_level
from desktop.domain.employees.posts import PostKind
from desktop.domain.plans.asked import PostChange


@dataclass(frozen=True, slots=True)
class PostTo:
    """A post that somebody could be moved to."""

    id: int
    title: str
    kind: PostKind
    demands: Demands
    retirement_age: int | None = None
    level: str = ""
    echelon: str = ""
    job_class: int | None = None

    @property
    def by_selection(self) -> bool:
        """Whether its holders are chosen by selection or by the leadership: structural posts and heads of units."""
        return self.demands.structural or self.demands.official


@dataclass(frozen=True, slots=True)
class UnitTo:
    """A unit that somebody could be moved to."""

    id: int
    name: str
    path: str
    district: str = ""
    spot: Place | None = None


def thinkable(change: PostChange, held: PostTo, wanted: PostTo) -> bool:
    """Whether a plan may think of giving the holder of one post the other: never a lower one, or another kind."""
    if held.id == wanted.id:
        return True
    if change is PostChange.SAME or held.kind is not wanted.kind:
        return False
    if change is PostChange.ALIKE:
        return held.kind is PostKind.GENERAL and held.job_class == wanted.job_class is not None
    if None in (held.job_class, wanted.job_class) or not wanted.demands.fields:
        # Nobody can say then whether it is lower, or whether the employee fits.
        return False
    return _level(held) == _level(wanted) != "" and (wanted.job_class or 0) >= (held.job_class or 0)


def _level(post: PostTo) -> str:
    if post.kind is PostKind.GENERAL:
        return "general"
    return post.level if post.kind is PostKind.FUNCTIONAL else echelon_level(post.echelon)
