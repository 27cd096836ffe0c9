"""Where an employee could move to: units by name, and the posts of a unit with the room they have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Establishment, Post, TransferCase, Unit
from desktop.domain.case_stages import END_STAGES
from desktop.domain.employees import ACTIVE_STATUSES
from desktop.domain.names import search_key

OFFERED = 20


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that could be moved to, and the unit above it."""

    id: int
    name: str
    above: str


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post of a unit: need (None where it was never set), holders, and who is on the way there."""

    id: int
    title: str
    need: int | None
    holders: int
    incoming: int

    @property
    def free(self) -> int | None:
        """Places that are free when all who are on the way have come; None where no need was set."""
        return None if self.need is None else self.need - self.holders - self.incoming


def find_units(session: Session, text: str) -> list[UnitChoice]:
    """Units whose name holds every word of `text`, those that begin with it first."""
    above = select(Unit.id, Unit.name).subquery()
    query = select(Unit.id, Unit.name, func.coalesce(above.c.name, "")).outerjoin(above, above.c.id == Unit.parent_id)
    key = search_key(text)
    for word in key.split():
        query = query.where(Unit.name_key.contains(word, autoescape=True))
    begins = Unit.name_key.startswith(key, autoescape=True)
    rows = session.execute(
        query.where(Unit.removed_at.is_(None)).order_by(begins.desc(), Unit.name_key, Unit.id).limit(OFFERED)
    )
    return [UnitChoice(*row) for row in rows]


def posts_of_unit(session: Session, unit_id: int, day: date) -> list[PostChoice]:
    """Posts that the unit needs or holds, those with most room first."""
    needs = dict(_needs(session, unit_id, day))
    holders = dict(_holders(session, unit_id))
    incoming = dict(_incoming(session, unit_id))
    posts = session.execute(
        select(Post.id, Post.title, Post.title_key).where(Post.id.in_({*needs, *holders, *incoming}))
    ).all()
    found = [
        PostChoice(post_id, title, needs.get(post_id), holders.get(post_id, 0), incoming.get(post_id, 0))
        for post_id, title, _key in sorted(posts, key=lambda post: post[2])
    ]
    return sorted(found, key=lambda post: -(post.free or 0))


def find_posts(session: Session, text: str, unit_id: int | None, day: date) -> list[PostChoice]:
    """Posts whose title holds every word of `text`: those of the unit first, then all others."""
    words = search_key(text).split()
    own = posts_of_unit(session, unit_id, day) if unit_id is not None else []
    fitting = [post for post in own if all(word in search_key(post.title) for word in words)]
    query = select(Post.id, Post.title).where(Post.removed_at.is_(None), Post.id.not_in([post.id for post in own]))
    for word in words:
        query = query.where(Post.title_key.contains(word, autoescape=True))
    others = session.execute(query.order_by(Post.title_key).limit(OFFERED))
    return [*fitting, *(PostChoice(post_id, title, None, 0, 0) for post_id, title in others)][:OFFERED]


def _needs(session: Session, unit_id: int, day: date) -> Iterable[tuple[int, int]]:
    """The newest need of each post; a later year overwrites an earlier one."""
    rows = session.execute(
        select(Establishment.post_id, Establishment.need)
        .where(Establishment.unit_id == unit_id, Establishment.year <= day.year)
        .order_by(Establishment.year)
    )
    return ((post_id, need) for post_id, need in rows)


def _holders(session: Session, unit_id: int) -> Iterable[tuple[int, int]]:
    rows = session.execute(
        select(Employee.post_id, func.count())
        .where(
            Employee.unit_id == unit_id,
            Employee.post_id.is_not(None),
            Employee.legal_status.in_(ACTIVE_STATUSES),
            Employee.removed_at.is_(None),
        )
        .group_by(Employee.post_id)
    )
    return ((post_id or 0, count) for post_id, count in rows)


def _incoming(session: Session, unit_id: int) -> Iterable[tuple[int, int]]:
    rows = session.execute(
        select(TransferCase.to_post_id, func.count())
        .where(
            TransferCase.to_unit_id == unit_id,
            TransferCase.to_post_id.is_not(None),
            TransferCase.stage.not_in(END_STAGES),
            TransferCase.applied_at.is_(None),
        )
        .group_by(TransferCase.to_post_id)
    )
    return ((post_id or 0, count) for post_id, count in rows)
