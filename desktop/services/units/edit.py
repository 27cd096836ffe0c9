"""Units and posts entered and corrected by hand; put aside only where nobody is left."""

from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Employee, Post, TransferCase, Unit
from desktop.db.tables.base import now
from desktop.domain.employees.education import EDUCATION_LEVELS
from desktop.domain.employees.grades import GRADES
from desktop.domain.employees.names import check_line, clean_text, search_key
from desktop.domain.employees.posts import PostKind
from desktop.domain.refusal import Refusal
from desktop.services.employee_histories import reason_given, refuse_stale
from desktop.services.units.establishment import refuse_while_moving
from desktop.text import _


@dataclass(frozen=True, slots=True)
class UnitFields:
    """What an officer enters about a unit."""

    name: str = ""
    parent_id: int | None = None
    district: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class PostFields:
    """What an officer enters about a post."""

    title: str = ""
    kind: PostKind = PostKind.GENERAL
    level: str = ""
    echelon: str = ""
    job_class: int | None = None
    retirement_age: int | None = None
    least_education: str = ""
    education_fields: str = ""
    least_grade: str = ""


@dataclass(frozen=True, slots=True)
class UnitFile:
    """A unit as its form shows it, as it was at `version`."""

    id: int
    version: int
    removed_reason: str
    fields: UnitFields
    parent: str


@dataclass(frozen=True, slots=True)
class PostFile:
    """A post as its form shows it, as it was at `version`."""

    id: int
    version: int
    removed_reason: str
    fields: PostFields


Entered = TypeVar("Entered", UnitFields, PostFields)


def open_unit(session: Session, unit_id: int) -> UnitFile:
    """A unit for its form; raises Refusal if there is none."""
    row = _unit(session, unit_id)
    held = UnitFields(**{field.name: getattr(row, field.name) for field in fields(UnitFields)})
    parent = session.scalar(select(Unit.name).where(Unit.id == row.parent_id)) or ""
    return UnitFile(row.id, row.version, row.removed_reason, held, parent)


def open_post(session: Session, post_id: int) -> PostFile:
    """A post for its form; raises Refusal if there is none."""
    row = _post(session, post_id)
    held = PostFields(**{field.name: getattr(row, field.name) for field in fields(PostFields)})
    return PostFile(row.id, row.version, row.removed_reason, held)


def add_unit(session: Session, entered: UnitFields) -> int:
    """Record a new unit; gives its id."""
    kept = _clean(entered, "name")
    row = Unit(name=kept.name, name_key=search_key(kept.name), path="")
    session.add(row)
    session.flush()
    _write_unit(session, row, kept)
    return row.id


def save_unit(session: Session, unit_id: int, entered: UnitFields, version: int) -> None:
    """Correct a unit as read at `version`; whatever is below moves along with it."""
    row = _unit(session, unit_id)
    refuse_stale(row.version, version)
    _write_unit(session, row, _clean(entered, "name"))


def remove_unit(session: Session, unit_id: int, reason: str) -> None:
    """Put a unit aside with a reason; refused while somebody works there or units belong to it."""
    row = _unit(session, unit_id)
    people = _count(session, select(func.count()).where(Employee.unit_id == unit_id, Employee.removed_at.is_(None)))
    if people:
        raise Refusal(
            _("{count} employees still belong to this unit.").format(count=people),
            _("Move them to another unit first."),
        )
    below = _count(session, select(func.count()).where(Unit.parent_id == unit_id, Unit.removed_at.is_(None)))
    if below:
        raise Refusal(
            _("{count} units still belong to this unit.").format(count=below),
            _("Put them under another unit first."),
        )
    refuse_while_moving(session, TransferCase.to_unit_id == unit_id)
    _put_aside(session, row, reason)


def restore_unit(session: Session, unit_id: int) -> None:
    """Bring a unit back."""
    _bring_back(session, _unit(session, unit_id))


def add_post(session: Session, entered: PostFields) -> int:
    """Record a new post; gives its id."""
    row = Post()
    _write_post(session, row, entered)
    session.add(row)
    session.flush()
    return row.id


def save_post(session: Session, post_id: int, entered: PostFields, version: int) -> None:
    """Correct a post as read at `version`."""
    row = _post(session, post_id)
    refuse_stale(row.version, version)
    _write_post(session, row, entered)
    session.flush()


def remove_post(session: Session, post_id: int, reason: str) -> None:
    """Put a post aside with a reason; refused while somebody holds it."""
    row = _post(session, post_id)
    people = _count(session, select(func.count()).where(Employee.post_id == post_id, Employee.removed_at.is_(None)))
    if people:
        raise Refusal(
            _("{count} employees still hold this post.").format(count=people), _("Give them another post first.")
        )
    refuse_while_moving(session, TransferCase.to_post_id == post_id)
    _put_aside(session, row, reason)


def restore_post(session: Session, post_id: int) -> None:
    """Bring a post back."""
    _bring_back(session, _post(session, post_id))


def _write_unit(session: Session, row: Unit, kept: UnitFields) -> None:
    above = _unit(session, kept.parent_id) if kept.parent_id is not None else None
    old, new = row.path, f"{above.path if above else '/'}{row.id}/"
    if above is not None and old and above.path.startswith(old):
        raise _faults({"parent_id": _("A unit cannot belong to itself or to one below it.")})
    for field in fields(kept):
        setattr(row, field.name, getattr(kept, field.name))
    row.name_key, row.path = search_key(kept.name), new
    if old and old != new:
        for below in session.scalars(select(Unit).where(Unit.path.startswith(old), Unit.id != row.id)).all():
            below.path = new + below.path.removeprefix(old)
    session.flush()


def _write_post(session: Session, row: Post, entered: PostFields) -> None:
    kept = _clean(entered, "title")
    key = search_key(kept.title)
    with session.no_autoflush:
        same = session.scalar(select(Post.id).where(Post.title_key == key, Post.kind == kept.kind))
    problems = {}
    if same is not None and same != row.id:
        problems["title"] = _("There is a post of this title and kind already.")
    if kept.retirement_age is not None and not 40 <= kept.retirement_age <= 75:
        problems["retirement_age"] = _("A retirement age goes from 40 to 75.")
    if kept.least_education not in {"", *EDUCATION_LEVELS}:
        problems["least_education"] = _("Please choose the level.")
    if kept.least_grade not in {"", *GRADES}:
        problems["least_grade"] = _("Please choose a grade.")
    if problems:
        raise _faults(problems)
    for field in fields(kept):
        setattr(row, field.name, getattr(kept, field.name))
    row.title_key = key


def _clean(entered: Entered, needed: str) -> Entered:
    """What was entered as it is kept; the field `needed` may not be empty."""
    problems: dict[str, str] = {}
    kept: dict[str, Any] = {}
    for field in fields(entered):
        value = getattr(entered, field.name)
        if type(value) is str:
            try:
                kept[field.name] = clean_text(value) if field.name in _SEVERAL_LINES else check_line(value)
            except Refusal as refusal:
                problems[field.name] = str(refusal)
    if not kept.get(needed):
        problems.setdefault(needed, _("This is needed."))
    if problems:
        raise _faults(problems)
    return replace(entered, **kept)


_SEVERAL_LINES = frozenset({"education_fields"})


def _put_aside(session: Session, row: Unit | Post, reason: str) -> None:
    row.removed_reason = reason_given(reason)
    row.removed_at = now()
    audit(session, "remove", row.__tablename__, row.id, {"reason": row.removed_reason})


def _bring_back(session: Session, row: Unit | Post) -> None:
    row.removed_at, row.removed_reason = None, ""
    audit(session, "restore", row.__tablename__, row.id)


def _count(session: Session, query: Any) -> int:
    return int(session.scalar(query) or 0)


def _unit(session: Session, unit_id: int) -> Unit:
    row = session.get(Unit, unit_id)
    if row is None:
        raise Refusal(_("There is no such unit."), _("Load the list again."))
    return row


def _post(session: Session, post_id: int) -> Post:
    row = session.get(Post, post_id)
    if row is None:
        raise Refusal(_("There is no such post."), _("Load the list again."))
    return row


def _faults(problems: dict[str, str]) -> Refusal:
    return Refusal(_("Some fields need another look."), _("See the red lines."), problems)
