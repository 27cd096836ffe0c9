"""Need against holders: the newest establishment of each unit, counted with the employees who fill it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, Establishment, NeedTask, Post, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.employees import ACTIVE_STATUSES
from desktop.domain.employees.names import clean_text
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import refuse_stale
from desktop.text import _

AnySelect = Select[*tuple[Any, ...]]
_Counts = tuple[int, ...]
"""Need, holders, coming and leaving."""
_NOBODY = (0, 0, 0, 0)
MOST_NEEDED = 100_000
# A case in one of these stages moves nobody any more.
_WITHOUT_MOVE = (CaseStage.REFUSED, CaseStage.WITHDRAWN, CaseStage.CANCELLED)
UNDER_WAY = (TransferCase.applied_at.is_(None), TransferCase.stage.not_in(_WITHOUT_MOVE))
"""Cases whose move is still to come."""
_PUT_ASIDE = select(Employee.id).where(Employee.removed_at.is_not(None))
_SUM = func.sum(Establishment.need)
HOLDS: tuple[ColumnElement[bool], ...] = (
    Employee.legal_status.in_(sorted(ACTIVE_STATUSES)),
    Employee.id.not_in(_PUT_ASIDE),
)
"""Who counts among the holders of a post."""
_OF_NEED = ("unit_id", "post_id", "need", "note", "effective_minutes", "rounding")
_OF_TASK = ("position", "task", "result", "volume", "minutes")


@dataclass(frozen=True, slots=True)
class PostPlace:
    """A post in a unit: how many it needs and has, who is on the way in and out, and the room left."""

    post_id: int
    title: str
    kind: PostKind
    need: int
    holders: int
    incoming: int
    outgoing: int

    @property
    def gap(self) -> int:
        """Need less holders: above nought where people are missing."""
        return self.need - self.holders

    @property
    def room(self) -> int:
        """How many more could come once all open cases are through; below nought if too many."""
        return self.need - self.holders - self.incoming + self.outgoing


@dataclass(frozen=True, slots=True)
class Need:
    """The need of a unit for a post in a year; `version` is 0 where none is recorded."""

    year: int
    need: int
    note: str
    version: int


def needs_by_unit(session: Session) -> dict[int, int]:
    """Need of each unit for itself, in its newest year."""
    return _counts(session, _newest(select(Establishment.unit_id, _SUM)), Establishment.unit_id)


def holders_by_unit(session: Session) -> dict[int, int]:
    """How many active employees each unit has for itself."""
    held = select(Employee.unit_id, func.count()).where(*HOLDS)
    # SQLite would rather read every row; this index has all that is counted.
    return _counts(session, held.with_hint(Employee, "INDEXED BY ix_employee_of_unit", "sqlite"), Employee.unit_id)


def places_in(session: Session, unit_ids: Sequence[int]) -> list[PostPlace]:
    """The posts of these units together, in the order of their titles."""
    sums: dict[int, _Counts] = {}
    for (_unit, post), counts in _place_counts(session, unit_ids).items():
        known = sums.get(post, _NOBODY)
        sums[post] = tuple(map(add, known, counts))
    return [PostPlace(*post, *sums[post[0]]) for post in _posts(session, sums)]


def places_by_unit(session: Session) -> dict[int, list[PostPlace]]:
    """The posts of every unit that needs or has any, each unit's in the order of their titles."""
    counted = _place_counts(session, None)
    posts = {post[0]: post for post in _posts(session, {post for _unit, post in counted})}
    order = {number: at for at, number in enumerate(posts)}
    found: dict[int, list[PostPlace]] = {}
    for (unit, post), counts in sorted(counted.items(), key=lambda pair: order[pair[0][1]]):
        found.setdefault(unit, []).append(PostPlace(*posts[post], *counts))
    return found


def refuse_while_moving(session: Session, place: ColumnElement[bool]) -> None:
    """Refuse while cases whose move is still to come fit `place`."""
    moves = select(func.count()).where(place, *UNDER_WAY)
    count = session.scalar(moves) or 0
    if count:
        raise Refusal(
            _("{count} open cases are about it.").format(count=count), _("Finish, withdraw or change them first.")
        )


def need_of(session: Session, unit_id: int, post_id: int, year: int) -> Need:
    """What is recorded for a unit, post and year; before anything is, the need is 0."""
    row = _recorded(session, unit_id, post_id, year)
    return Need(year, row.need, row.note, row.version) if row else Need(year, 0, "", 0)


def save_need(session: Session, unit_id: int, post_id: int, entered: Need) -> None:
    """Record or correct a need; the other posts of the unit are carried over into a year that is new for it."""
    if not 0 <= entered.need <= MOST_NEEDED:
        sentence = _("The need goes from 0 to {most}.").format(most=MOST_NEEDED)
        raise Refusal(_("Some fields need another look."), _("See the red lines."), {"need": sentence})
    if not 2000 <= entered.year <= 2100:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), {"year": _("Not a likely year.")})
    open_year(session, unit_id, entered.year)
    row = _recorded(session, unit_id, post_id, entered.year)
    if row is None:
        row = Establishment(unit_id=unit_id, post_id=post_id, year=entered.year)
        session.add(row)
    elif entered.version:
        refuse_stale(row.version, entered.version)
    if row.need != entered.need:
        # From now on the number was typed: the tasks stay, but it does not follow from them.
        row.effective_minutes = row.rounding = None
    row.need, row.note = entered.need, clean_text(entered.note)
    session.flush()


def open_year(session: Session, unit_id: int, year: int) -> None:
    """The newest year of a unit is its whole establishment, so a new year begins as a copy of the last."""
    newest = session.scalar(select(func.max(Establishment.year)).where(Establishment.unit_id == unit_id))
    if newest is None or newest >= year:
        return
    last = select(Establishment).where(Establishment.unit_id == unit_id, Establishment.year == newest)
    copies = {row.id: _copy(row, year) for row in session.scalars(last)}
    session.add_all(copies.values())
    session.flush()
    for task in session.scalars(select(NeedTask).where(NeedTask.establishment_id.in_(copies)).order_by(NeedTask.id)):
        values = {name: getattr(task, name) for name in _OF_TASK}
        session.add(NeedTask(establishment_id=copies[task.establishment_id].id, **values))
    session.flush()


def _copy(row: Establishment, year: int) -> Establishment:
    values = {name: getattr(row, name) for name in _OF_NEED}
    return Establishment(year=year, **values)


def _recorded(session: Session, unit_id: int, post_id: int, year: int) -> Establishment | None:
    place = (Establishment.unit_id == unit_id, Establishment.post_id == post_id, Establishment.year == year)
    return session.scalars(select(Establishment).where(*place)).first()


def _place_counts(session: Session, unit_ids: Sequence[int] | None) -> dict[tuple[int, int], _Counts]:
    """Need, holders, coming and leaving by unit and post, in these units or in all."""
    case, place = TransferCase, Establishment
    asked: tuple[tuple[Any, Any, Any, tuple[ColumnElement[bool], ...]], ...] = (
        (place.unit_id, place.post_id, _SUM, ()),
        (Employee.unit_id, Employee.post_id, func.count(), HOLDS),
        (case.to_unit_id, case.to_post_id, func.count(), UNDER_WAY),
        (case.from_unit_id, case.from_post_id, func.count(), UNDER_WAY),
    )
    found: dict[tuple[int, int], list[int]] = {}
    for at, (unit, post, number, conditions) in enumerate(asked):
        query: AnySelect = select(unit, post, number).where(post.is_not(None), unit.is_not(None), *conditions)
        query = query if unit_ids is None else query.where(unit.in_(unit_ids))
        query = _newest(query, unit_ids) if number is _SUM else query
        for where, what, count in session.execute(query.group_by(unit, post)):
            found.setdefault((where, what), list(_NOBODY))[at] = int(count)
    return {pair: tuple(counts) for pair, counts in found.items()}


def _posts(session: Session, numbers: Collection[int]) -> list[tuple[int, str, PostKind]]:
    """Id, title and kind of these posts, in the order of their titles."""
    named = select(Post.id, Post.title, Post.kind).order_by(Post.title_key, Post.id)
    return [(number, title, kind) for number, title, kind in session.execute(named) if number in numbers]


def _newest(query: AnySelect, unit_ids: Sequence[int] | None = None) -> AnySelect:
    years = select(Establishment.unit_id, func.max(Establishment.year).label("year")).group_by(Establishment.unit_id)
    if unit_ids is not None:
        years = years.where(Establishment.unit_id.in_(unit_ids))
    newest = years.subquery()
    return query.join(newest, (newest.c.unit_id == Establishment.unit_id) & (newest.c.year == Establishment.year))


def _counts(session: Session, query: AnySelect, by: Any) -> dict[int, int]:
    return {post: int(count) for post, count in session.execute(query.group_by(by)) if post is not None}
