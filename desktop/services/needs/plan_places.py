"""Reads the units and posts that a transfer plan looks at, with their need and holders on its day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import Establishment, Post, Unit
from desktop.domain.cases.move_facts import Demands
from desktop.domain.distances import place_of
from desktop.domain.employees.officials import is_official
from desktop.domain.employees.posts import PostKind
from desktop.domain.plans.asked import Asked, Scope
from desktop.domain.plans.places import PostTo, UnitTo
from desktop.services.needs.staffing import needs_on, staffing_on

PlaceKey = tuple[int, int]
"""Unit and post."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a plan can fill and leave."""

    units: Mapping[int, UnitTo]
    posts: Mapping[int, PostTo]
    needs: Mapping[PlaceKey, int | None]
    """Need of each place in the order of their names; None where the unit never had an establishment."""
    holders: Mapping[PlaceKey, int]
    """On the plan's day, without the plan."""


def places(session: Session, asked: Asked, today: date) -> Places:
    """The places of the plan's scope: those that are needed and those that somebody holds."""
    units, posts = _units(session, asked.scope), posts_to(session)
    needs = needs_on(session, asked.day, units.keys())
    held = staffing_on(session, asked.day, units.keys(), today=today)
    known = _established(session, asked.day)
    chosen = frozenset(asked.scope.post_ids or posts)
    every = needs.keys() | held.keys() | _holding(asked)
    inside = [key for key in every if key[0] in units and key[1] in chosen and key[1] in posts]
    # By name: numbers depend on what was typed or imported first, and of equally good plans the first one found counts.
    inside.sort(key=lambda key: (units[key[0]].name, posts[key[1]].title, key))
    return Places(
        units=units,
        posts=posts,
        needs={key: needs.get(key, 0) if key[0] in known else None for key in inside},
        holders=held,
    )


def _holding(asked: Asked) -> set[PlaceKey]:
    """Places that are named by what is settled, so that they are there even if nobody is yet."""
    return {(pin.unit_id, pin.post_id) for pin in asked.pins if pin.unit_id is not None and pin.post_id is not None}


def _units(session: Session, scope: Scope) -> dict[int, UnitTo]:
    query = select(Unit.id, Unit.name, Unit.path, Unit.district, Unit.latitude, Unit.longitude)
    query = query.where(Unit.removed_at.is_(None)).order_by(Unit.id)
    if scope.unit_ids:
        tops = session.scalars(select(Unit.path).where(Unit.id.in_(scope.unit_ids))).all()
        query = query.where(or_(*(Unit.path.startswith(top, autoescape=True) for top in tops)))
    return {
        number: UnitTo(number, name, path, district, place_of(latitude, longitude))
        for number, name, path, district, latitude, longitude in session.execute(query)
    }


def posts_to(session: Session) -> dict[int, PostTo]:
    """Every post that somebody could be moved to, by its number."""
    rows = session.scalars(select(Post).where(Post.removed_at.is_(None)).order_by(Post.id))
    return {row.id: _post(row) for row in rows}


def _post(row: Post) -> PostTo:
    demands = Demands(
        grade=row.least_grade,
        education=row.least_education,
        fields=tuple(part.strip() for part in row.education_fields.split(";") if part.strip()),
        structural=row.kind in {PostKind.STRUCTURAL, PostKind.BOTH},
        official=is_official(row.kind, row.echelon, row.title),
    )
    return PostTo(row.id, row.title, row.kind, demands, row.retirement_age, row.level, row.echelon, row.job_class)


def _established(session: Session, day: date) -> Collection[int]:
    """Units whose need was ever set by then."""
    return frozenset(session.scalars(select(Establishment.unit_id).where(Establishment.year <= day.year).distinct()))
