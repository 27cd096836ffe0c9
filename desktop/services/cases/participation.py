"""Where employees would like to work and what they can do: kept on the employee, linked to the case that heard it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Employee, Post, Skill, TransferCase, Unit, Wish
from desktop.db.tables.base import now
from desktop.domain.cases.consultation import SKILL_KIND_WORDS, SkillKind, ranked
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text, search_key
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, check_version, found_case, reason_given
from desktop.text import _

AnySelect = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class WishEntry:
    """A wish as it is written: a unit, a post, both, or a district; without `rank` it becomes the last."""

    unit_id: int | None = None
    post_id: int | None = None
    district: str = ""
    note: str = ""
    """Why the employee wishes it."""
    stated_on: date | None = None
    rank: int | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class WishRow:
    """A wish with its names; rank 1 is wished most, a wish put aside has rank 0."""

    id: int
    rank: int
    unit_id: int | None
    unit: str
    post_id: int | None
    post: str
    district: str
    note: str
    stated_on: date
    case_id: int | None
    case_number: str
    removed_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """An interest, skill, certificate or language as it is written."""

    kind: SkillKind | None = None
    name: str = ""
    level: str = ""
    proof: str = ""
    stated_on: date | None = None


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A stated skill as lists show it."""

    id: int
    kind: SkillKind
    name: str
    level: str
    proof: str
    stated_on: date
    removed_reason: str
    version: int


def wishes_of(session: Session, employee_id: int, *, removed: bool = False) -> tuple[WishRow, ...]:
    """The wishes of an employee, the most wished first; those put aside, last, only if asked for."""
    query: AnySelect = (
        select(
            Wish.id,
            Wish.rank,
            Wish.unit_id,
            func.coalesce(Unit.name, ""),
            Wish.post_id,
            func.coalesce(Post.title, ""),
            Wish.district,
            Wish.note,
            Wish.stated_on,
            Wish.case_id,
            func.coalesce(TransferCase.number, ""),
            Wish.removed_reason,
            Wish.version,
        )
        .outerjoin(Unit, Unit.id == Wish.unit_id)
        .outerjoin(Post, Post.id == Wish.post_id)
        .outerjoin(TransferCase, TransferCase.id == Wish.case_id)
        .where(Wish.employee_id == employee_id, *(() if removed else (Wish.removed_at.is_(None),)))
        .order_by(Wish.removed_at.is_not(None), Wish.rank, Wish.id)
    )
    return tuple(WishRow(*row) for row in session.execute(query))


def save_wish(
    session: Session, employee_id: int, wish: WishEntry, today: date, line: tuple[int, int] | None = None
) -> int:
    """Add a wish, or correct the one of `line`, its id and the version that was read; gives its id."""
    kept = _checked_wish(session, employee_id, wish, today, line[0] if line else None)
    row = _read_line(session, Wish, line) if line else Wish(employee_id=employee_id, case_id=wish.case_id, rank=0)
    for name in ("unit_id", "post_id", "district", "note", "stated_on"):
        setattr(row, name, getattr(kept, name))
    session.add(row)
    session.flush()
    order = [one.id for one in wishes_of(session, employee_id) if one.rank]
    rank = wish.rank if wish.rank is not None else row.rank or len(order) + 1
    _rank(session, ranked(order, row.id, rank))
    if wish.case_id is not None:
        named = next(one for one in wishes_of(session, employee_id) if one.id == row.id)
        add_step(session, found_case(session, wish.case_id), "wish", f"{named.rank}. {wish_words(named)}")
    return row.id


def move_wish(session: Session, wish_id: int, rank: int) -> None:
    """Give a wish another rank; the others make room."""
    row = _found(session, Wish, wish_id)
    order = [one.id for one in wishes_of(session, row.employee_id)]
    if row.removed_at is None:
        _rank(session, ranked(order, wish_id, rank))


def remove_wish(session: Session, wish_id: int, reason: str) -> None:
    """Put a wish aside with a reason; the others close up."""
    row = _found(session, Wish, wish_id)
    _put_aside(session, row, reason)
    row.rank = 0
    session.flush()
    _rank(session, [one.id for one in wishes_of(session, row.employee_id)])


def restore_wish(session: Session, wish_id: int) -> None:
    """Bring a wish back as the last one."""
    row = _found(session, Wish, wish_id)
    order = [one.id for one in wishes_of(session, row.employee_id)]
    same = WishEntry(row.unit_id, row.post_id, row.district)
    _refuse_twice(session, row.employee_id, same, row.id)
    _bring_back(session, row)
    _rank(session, ranked(order, wish_id, len(order) + 1))


def wish_words(wish: WishRow) -> str:
    """Where somebody wishes to work, in one line."""
    return ", ".join(filter(None, (wish.post, wish.unit, wish.district)))


def skills_of(session: Session, employee_id: int, *, removed: bool = False) -> tuple[SkillRow, ...]:
    """What an employee states of interests and abilities, by kind and name; those put aside only if asked for."""
    columns = (getattr(Skill, name) for name in SkillRow.__slots__)
    rows = session.execute(
        select(*columns)
        .where(Skill.employee_id == employee_id, *(() if removed else (Skill.removed_at.is_(None),)))
        .order_by(Skill.removed_at.is_not(None), Skill.kind, Skill.name, Skill.id)
    )
    return tuple(SkillRow(*row) for row in rows)


def save_skill(
    session: Session, employee_id: int, skill: SkillEntry, today: date, line: tuple[int, int] | None = None
) -> int:
    """Add a skill, or correct the one of `line`, its id and the version that was read; gives its id."""
    _check_employee(session, employee_id)
    name, day = check_line(skill.name), skill.stated_on or today
    wrong = {
        "kind": "" if skill.kind else _("The kind is not chosen."),
        "name": "" if name else _("It is not given what it is."),
        "stated_on": _future(day, today),
    }
    same = (one for one in skills_of(session, employee_id) if line is None or one.id != line[0])
    if any((one.kind, search_key(one.name)) == (skill.kind, search_key(name)) for one in same):
        wrong["name"] = _("It is in the list already.")
    _refuse(wrong)
    row = _read_line(session, Skill, line) if line else Skill(employee_id=employee_id)
    row.kind, row.name, row.stated_on = skill.kind, name, day
    row.level, row.proof = check_line(skill.level), check_line(skill.proof)
    session.add(row)
    session.flush()
    return int(row.id)


def remove_skill(session: Session, skill_id: int, reason: str) -> None:
    """Put a skill aside with a reason; it can be brought back."""
    _put_aside(session, _found(session, Skill, skill_id), reason)


def restore_skill(session: Session, skill_id: int) -> None:
    """Bring a skill back."""
    _bring_back(session, _found(session, Skill, skill_id))


def skill_words(skill: SkillRow) -> str:
    """A skill in one line."""
    kind = _(SKILL_KIND_WORDS[skill.kind])
    return " – ".join(filter(None, (f"{kind}: {skill.name}", skill.level, skill.proof, shown_date(skill.stated_on))))


def _checked_wish(session: Session, employee_id: int, wish: WishEntry, today: date, own: int | None) -> WishEntry:
    _check_employee(session, employee_id)
    day = wish.stated_on or today
    kept = WishEntry(wish.unit_id, wish.post_id, check_line(wish.district), clean_text(wish.note), day)
    named = kept.unit_id is not None or kept.post_id is not None or kept.district
    both = kept.unit_id is not None and kept.district
    _refuse(
        {
            "unit_id": "" if named else _("Choose a unit or a post, or write a district."),
            "district": _("Either a unit or a district: the unit has its own.") if both else "",
            "stated_on": _future(day, today),
        }
    )
    _refuse_twice(session, employee_id, kept, own)
    return kept


def _refuse_twice(session: Session, employee_id: int, wish: WishEntry, own: int | None) -> None:
    place = (wish.unit_id, wish.post_id, search_key(wish.district))
    others = (one for one in wishes_of(session, employee_id) if one.id != own)
    if any((one.unit_id, one.post_id, search_key(one.district)) == place for one in others):
        _refuse({"unit_id": _("It is in the list already.")})


def _rank(session: Session, order: Sequence[int]) -> None:
    """Number the wishes in this order from 1; a rank that stays as it is is not written."""
    for rank, wish_id in enumerate(order, 1):
        row = session.get_one(Wish, wish_id)
        if row.rank != rank:
            row.rank = rank
    session.flush()


def _check_employee(session: Session, employee_id: int) -> None:
    if session.get(Employee, employee_id) is None:
        raise Refusal(_("There is no such employee."), _("Search by name or NIP."))


def _future(day: date, today: date) -> str:
    return _("The date lies in the future.") if day > today else ""


def _refuse(faults: dict[str, str]) -> None:
    wrong = {field: sentence for field, sentence in faults.items() if sentence}
    if wrong:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), wrong)


def _read_line(session: Session, table: type[Any], line: tuple[int, int]) -> Any:
    row = _found(session, table, line[0])
    check_version(row.version, line[1])
    return row


def _found(session: Session, table: type[Any], line_id: int) -> Any:
    row = session.get(table, line_id)
    if row is None:
        raise Refusal(_("This line is not there any more."), _("Load the record again."))
    return row


def _put_aside(session: Session, row: Any, reason: str) -> None:
    written = reason_given(reason)
    row.removed_at, row.removed_reason = now(), written
    audit(session, "remove", row.__tablename__, row.id, {"reason": written})


def _bring_back(session: Session, row: Any) -> None:
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", row.__tablename__, row.id)
