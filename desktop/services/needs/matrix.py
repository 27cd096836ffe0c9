"""Need and holders of every post in every unit on a day, as one table: units down, posts across."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Post, Unit
from desktop.domain.employees.employees import ACTIVE_STATUSES, LEFT_STATUSES, LEGAL_STATUSES
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.counts import Count, summed
from desktop.services.needs.staffing import gap_table
from desktop.services.units.units import subtree
from desktop.text import ngettext

_KIND_ORDER = (PostKind.STRUCTURAL, PostKind.BOTH, PostKind.FUNCTIONAL, PostKind.GENERAL)


@dataclass(frozen=True, slots=True)
class MatrixQuery:
    """Which part of the organisation is looked at, and on which day."""

    day: date
    unit_id: int | None = None
    """The unit with all below it; None for all."""
    kind: PostKind | None = None
    only_gaps: bool = False
    """Whether units and posts where everything is right are left out."""


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A row or a column: a unit or a post with its sum over what is shown."""

    id: int
    name: str
    count: Count
    depth: int = 0
    """Of a unit: how many units of the table it stands below."""
    kind: PostKind | None = None
    """Of a post."""


@dataclass(frozen=True, slots=True)
class NeedMatrix:
    """The table; `cells` holds what is needed or held, by row and column."""

    query: MatrixQuery
    units: tuple[MatrixLine, ...]
    posts: tuple[MatrixLine, ...]
    cells: Mapping[tuple[int, int], Count]
    uncounted: str = ""
    """Who is in service without being counted, by legal status; empty where there is nobody."""

    @property
    def missing(self) -> int:
        """How many people are short, place by place: too many in one place help no other."""
        return sum(cell.gap for cell in self.cells.values() if cell.gap > 0)

    @property
    def over(self) -> int:
        """How many people are over, place by place."""
        return -sum(cell.gap for cell in self.cells.values() if cell.gap < 0)


def need_matrix(session: Session, query: MatrixQuery, today: date) -> NeedMatrix:
    """The table that fits `query`: units in the order of the tree, posts by kind and title."""
    below = None if query.unit_id is None else subtree(session, query.unit_id)
    places = gap_table(session, [query.day], below, today=today)
    posts = _posts(session, {place.post_id for place in places}, query.kind)
    counts = {
        (place.unit_id, place.post_id): Count(place.needs[0], place.holders[0], place.away)
        for place in places
        if place.post_id in posts
    }
    if query.only_gaps:
        counts = _with_gaps(counts)
    units = _units(session, {unit for unit, _post in counts})
    held = {post for _unit, post in counts}
    columns = {post: at for at, post in enumerate(post for post in posts if post in held)}
    rows = {unit: at for at, unit in enumerate(units)}
    return NeedMatrix(
        query,
        tuple(MatrixLine(each, *units[each][:1], total, units[each][1]) for each, total in _sums(counts, 0, rows)),
        tuple(
            MatrixLine(each, posts[each][0], total, kind=posts[each][1]) for each, total in _sums(counts, 1, columns)
        ),
        {(rows[unit], columns[post]): count for (unit, post), count in counts.items()},
        _uncounted(session, below) if query.day >= today else "",
    )


def _uncounted(session: Session, unit_ids: Collection[int] | None) -> str:
    """How many have a post and a legal status that keeps them from serving in it."""
    of_status = select(Employee.legal_status, Employee.unit_id).where(
        Employee.removed_at.is_(None),
        Employee.post_id.is_not(None),
        Employee.legal_status.in_(LEGAL_STATUSES.keys() - ACTIVE_STATUSES - LEFT_STATUSES),
    )
    found = [status for status, unit in session.execute(of_status) if unit_ids is None or unit in unit_ids]
    if not found:
        return ""
    told = ngettext(
        "{count} employee is not counted ({statuses})", "{count} employees are not counted ({statuses})", len(found)
    )
    statuses = ", ".join(sorted({LEGAL_STATUSES[status] for status in found}))
    return told.format(count=len(found), statuses=statuses)


def _with_gaps(counts: Mapping[tuple[int, int], Count]) -> dict[tuple[int, int], Count]:
    """Whole rows and columns in which something is not right, so that what could be moved stays in sight."""
    units = {unit for (unit, _post), count in counts.items() if count.gap}
    posts = {post for (_unit, post), count in counts.items() if count.gap}
    return {pair: count for pair, count in counts.items() if pair[0] in units and pair[1] in posts}


def _sums(counts: Mapping[tuple[int, int], Count], side: int, order: Collection[int]) -> Sequence[tuple[int, Count]]:
    """The sum of each unit (side 0) or post (side 1), in this order."""
    sums = {each: [0, 0, 0, 0] for each in order}
    for pair, (need, holders, away, _crossed) in counts.items():
        total = sums[pair[side]]
        total[0] += need
        total[1] += holders
        total[2] += away
        total[3] += max(need - holders, 0)
    return [(each, summed(*total)) for each, total in sums.items()]


def _posts(session: Session, wanted: set[int], kind: PostKind | None) -> dict[int, tuple[str, PostKind]]:
    """Title and kind of the wanted posts, in the order of the columns."""
    named: Any = select(Post.id, Post.title, Post.kind, Post.title_key)
    if kind is not None:
        named = named.where(Post.kind == kind)
    found = [row for row in session.execute(named) if row[0] in wanted]
    found.sort(key=lambda row: (_KIND_ORDER.index(row[2]), row[3], row[0]))
    return {number: (title, of) for number, title, of, _key in found}


def _units(session: Session, wanted: set[int]) -> dict[int, tuple[str, int]]:
    """Name and depth of the wanted units, each after those it stands below."""
    named = session.execute(select(Unit.id, Unit.name, Unit.name_key, Unit.path)).all()
    keys = {number: (key, number) for number, _name, key, _path in named}
    found = []
    for number, name, _key, path in named:
        if number in wanted:
            above = [int(part) for part in path.split("/") if part]
            depth = sum(each in wanted for each in above if each != number)
            found.append(([keys.get(each, ("", each)) for each in above], number, name, depth))
    found.sort(key=lambda row: row[:2])
    return {number: (name, depth) for _order, number, name, depth in found}
