"""The tree of units with need and holders, and what a unit's posts have room for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.db.search_places import place_names
from desktop.db.tables import Post, Unit
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.services.units.establishment import PostPlace, holders_by_unit, needs_by_unit, places_in
from desktop.text import _


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as the tree shows it; need and holders count everything below it too."""

    id: int
    parent_id: int | None
    name: str
    need: int
    holders: int
    own_need: int
    own_holders: int
    removed_reason: str = ""

    @property
    def gap(self) -> int:
        """Need less holders: above nought where people are missing."""
        return self.need - self.holders


@dataclass(frozen=True, slots=True)
class PlaceSuggestion:
    """A unit or post that fits what was typed, and what tells it from others."""

    id: int
    name: str
    detail: str


def unit_tree(session: Session, *, removed: bool = False) -> list[UnitRow]:
    """Every unit, each after the one it belongs to, in the order of names; sums are of the newest need."""
    shown = select(Unit.id, Unit.parent_id, Unit.name, Unit.removed_reason).order_by(Unit.name_key, Unit.id)
    if not removed:
        shown = shown.where(Unit.removed_at.is_(None))
    units = {number: (parent, name, reason) for number, parent, name, reason in session.execute(shown)}
    # A unit whose superior is put aside stands at the top, so that nobody is out of sight.
    parents = {number: parent if parent in units else None for number, (parent, _name, _reason) in units.items()}
    order = list(_from_the_top(parents))
    need, holders = needs_by_unit(session), holders_by_unit(session)
    all_need, all_holders = _with_below(need, parents, order), _with_below(holders, parents, order)
    return [
        UnitRow(
            id=number,
            parent_id=parents[number],
            name=units[number][1],
            need=all_need[number],
            holders=all_holders[number],
            own_need=need.get(number, 0),
            own_holders=holders.get(number, 0),
            removed_reason=units[number][2],
        )
        for number in order
    ]


def unit_posts(session: Session, unit_id: int, *, with_below: bool = False) -> list[PostPlace]:
    """The posts of a unit with need, holders and moves under way; `with_below` sums the units below it too."""
    return places_in(session, subtree(session, unit_id) if with_below else [unit_id])


def subtree(session: Session, unit_id: int) -> list[int]:
    """Ids of a unit and of all below it."""
    path = session.scalar(select(Unit.path).where(Unit.id == unit_id))
    return list(session.scalars(select(Unit.id).where(Unit.path.startswith(path)))) if path else []


def suggest_units(session: Session, text: str, limit: int = 20) -> list[PlaceSuggestion]:
    """Units whose names hold every typed word; those that begin with it come first."""
    rows = select(Unit.id, Unit.name, Unit.parent_id).where(Unit.removed_at.is_(None))
    chosen = rows.where(Unit.id.in_(_matching(session, "unit", text))).order_by(*_best_first(Unit.name_key, text))
    found = session.execute(chosen.limit(limit)).all()
    above = {parent for _number, _name, parent in found}
    parents = dict(session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(above))).all())
    return [PlaceSuggestion(number, name, parents.get(parent or 0, "")) for number, name, parent in found]


def suggest_posts(session: Session, text: str, limit: int = 20) -> list[PlaceSuggestion]:
    """Posts whose titles hold every typed word; those that begin with it come first."""
    rows = select(Post.id, Post.title, Post.kind).where(Post.removed_at.is_(None))
    chosen = rows.where(Post.id.in_(_matching(session, "post", text))).order_by(*_best_first(Post.title_key, text))
    found = session.execute(chosen.limit(limit))
    return [PlaceSuggestion(number, title, _(POST_KIND_WORDS[kind])) for number, title, kind in found]


def within_words(session: Session, unit_id: int | None) -> str:
    """The part of the organisation that a paper is about: a unit with all below it, or every unit."""
    name = session.scalar(select(Unit.name).where(Unit.id == unit_id))
    return _("{unit} and all below it").format(unit=name) if name else _("All units")


def place_named(session: Session, unit_id: int, post_id: int) -> tuple[PlaceSuggestion, PlaceSuggestion]:
    """A unit and a post by their names, as they would be chosen."""
    unit = session.scalar(select(Unit.name).where(Unit.id == unit_id)) or ""
    post = session.scalar(select(Post.title).where(Post.id == post_id)) or ""
    return PlaceSuggestion(unit_id, unit, ""), PlaceSuggestion(post_id, post, "")


def _matching(session: Session, table: str, text: str) -> list[int]:
    names = place_names(session)[table]
    found = frozenset(names.ids)
    for word in search_key(text).split():
        found &= names.matching(word)
    return sorted(found)


def _best_first(key: InstrumentedAttribute[str], text: str) -> tuple[ColumnElement[Any], ...]:
    begins = case((key.startswith(search_key(text), autoescape=True), 0), else_=1)
    return begins, func.length(key), key.asc()


def _from_the_top(parents: dict[int, int | None]) -> Iterator[int]:
    """Every unit right after the one it belongs to; whoever stands in a circle is left out."""
    below: dict[int | None, list[int]] = {}
    for number, parent in parents.items():
        below.setdefault(parent, []).append(number)
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        number = waiting.pop()
        yield number
        waiting.extend(reversed(below.get(number, [])))


def _with_below(own: dict[int, int], parents: dict[int, int | None], order: list[int]) -> dict[int, int]:
    sums = {number: own.get(number, 0) for number in order}
    for number in reversed(order):
        parent = parents[number]
        if parent is not None:
            sums[parent] += sums[number]
    return sums
