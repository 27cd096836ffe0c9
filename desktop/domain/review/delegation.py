"""How far the power to sign goes: for whose grade, for which posts, until when (UU 30/2014 arts. 13-14)."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.dates import shown_date
from desktop.domain.employees.grades import is_below
from desktop.domain.employees.officials import echelon_level
from desktop.domain.employees.posts import POST_RANK_WORDS, PostKind, PostRank
from desktop.text import _

ENDING_SOON = timedelta(days=30)
RANKS = tuple(PostRank)
"""From the lowest up."""
_BY_ECHELON = {
    "1": PostRank.JPT,
    "2": PostRank.JPT,
    "3": PostRank.ADMINISTRATOR,
    "4": PostRank.SUPERVISOR,
    "5": PostRank.GENERAL,
}


@dataclass(frozen=True, slots=True)
class SigningScope:
    """What a signatory may sign at most; an empty part sets no bound."""

    name: str
    most_grade: str = ""
    most_post: PostRank | None = None


@dataclass(frozen=True, slots=True)
class RankedPost:
    """A post that a move leaves or takes up; `rank` is None where its echelon was never recorded."""

    title: str
    rank: PostRank | None


@dataclass(frozen=True, slots=True)
class MoveToSign:
    """What counts of a move when it is asked who may sign it: a signature that ends one post and gives another."""

    grade: str
    posts: tuple[RankedPost, ...] = ()


def post_rank(kind: PostKind, echelon: str) -> PostRank | None:
    """Rank of a post; None for a structural one whose echelon is not known. Echelon V was made equal to pelaksana."""
    if kind is PostKind.GENERAL:
        return PostRank.GENERAL
    if kind is PostKind.FUNCTIONAL:
        return PostRank.FUNCTIONAL
    return _BY_ECHELON.get(echelon_level(echelon))


def may_sign(scope: SigningScope, move: MoveToSign) -> str:
    """Why the move lies beyond the scope, in one sentence; nothing where it lies within."""
    return _beyond_grade(scope, move) or next(filter(None, (_beyond_post(scope, post) for post in move.posts)), "")


def ending_soon(last: date | None, day: date) -> str:
    """That a power which still holds on `day` ends within a month, or nothing."""
    if last is None or not day <= last <= day + ENDING_SOON:
        return ""
    return _("This power to sign ends on {day}; see to its renewal.").format(day=shown_date(last))


def _beyond_grade(scope: SigningScope, move: MoveToSign) -> str:
    if not scope.most_grade:
        return ""
    told = {"name": scope.name, "most": scope.most_grade, "grade": move.grade}
    if not move.grade:
        return _("{name} may sign up to grade {most}; the employee's grade is not recorded.").format(**told)
    if is_below(scope.most_grade, move.grade):
        return _("{name} may sign up to grade {most}; the employee's grade is {grade}.").format(**told)
    return ""


def _beyond_post(scope: SigningScope, post: RankedPost) -> str:
    if scope.most_post in {None, PostRank.JPT}:
        return ""
    told = {"name": scope.name, "most": _(POST_RANK_WORDS[PostRank(scope.most_post)]), "post": post.title}
    if post.rank is None:
        return _("{name} may sign up to: {most}. The echelon of “{post}” is not recorded.").format(**told)
    if RANKS.index(post.rank) > RANKS.index(PostRank(scope.most_post)):
        return _("{name} may sign up to: {most}. “{post}” is above that.").format(**told)
    return ""
