"""One post in one unit, or a whole unit, with the people behind the figures."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Establishment, Post, Unit
from desktop.domain.needs.counts import Count, total
from desktop.services.needs.staffing import Holder, gap_table, holders_on


@dataclass(frozen=True, slots=True)
class HolderLine:
    """A holder, with the title of the post."""

    holder: Holder
    post: str


@dataclass(frozen=True, slots=True)
class NeedPlace:
    """What stands behind a cell, or behind a row where `post_id` is None."""

    unit_id: int
    unit: str
    post_id: int | None
    post: str
    day: date
    count: Count
    holders: tuple[HolderLine, ...]
    need_id: int | None
    """The newest recorded need of the post in the unit up to the year of the day."""
    note: str = ""
    """What was noted with the need."""


def need_place(session: Session, unit_id: int, post_id: int | None, day: date, today: date) -> NeedPlace:
    """Need, holders and their names in a unit for one post, or for all of them."""
    places = [place for place in gap_table(session, [day], [unit_id], today=today) if post_id in (None, place.post_id)]
    held = holders_on(session, day, unit_id, post_id, today=today)
    wanted = {each.post_id for each in held} | ({post_id} if post_id is not None else set())
    titles = {each: title for each, title in session.execute(select(Post.id, Post.title)) if each in wanted}
    count = total(Count(place.need, place.holders[0], place.away) for place in places)
    need = None if post_id is None else _recorded(session, unit_id, post_id, day)
    return NeedPlace(
        unit_id=unit_id,
        unit=session.scalar(select(Unit.name).where(Unit.id == unit_id)) or "",
        post_id=post_id,
        post=titles.get(post_id or 0, ""),
        day=day,
        count=count,
        holders=tuple(HolderLine(each, titles.get(each.post_id, "")) for each in held),
        need_id=need.id if need else None,
        note=need.note if need else "",
    )


def _recorded(session: Session, unit_id: int, post_id: int, day: date) -> Establishment | None:
    place = (Establishment.unit_id == unit_id, Establishment.post_id == post_id, Establishment.year <= day.year)
    return session.scalars(select(Establishment).where(*place).order_by(Establishment.year.desc())).first()
