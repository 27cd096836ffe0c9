"""Transfer plans: kept under a name, asked, solved and copied; nothing here changes an employee's record."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.changes import audit
from desktop.db.tables import Employee, FamilyTie, Plan, PlanMove, Unit
from desktop.db.tables.base import now
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.letters.snapshot import from_plain, to_plain
from desktop.domain.plans.asked import Asked, Pin, PinKind, Together
from desktop.domain.plans.found import Figures, Found, Move
from desktop.domain.plans.model import Standing
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import check_version, reason_given
from desktop.services.plans.age import is_overtaken, last_change
from desktop.services.plans.rows import asked_of, found_plan, moves_of, open_plan, write_asked, write_found
from desktop.text import _

_PLACES = ("from_unit_id", "from_post_id", "to_unit_id", "to_post_id")
_MOVE_FIELDS = ("employee_id", *_PLACES, "chain", "step", "rotation", "explanation")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as the list shows it; figures are None while it is not solved as it is asked."""

    id: int
    name: str
    note: str
    day: date
    created_at: datetime
    solved_at: datetime | None
    standing: Standing | None
    figures: Figures | None
    cases: int
    """Cases that were opened from it."""
    copied_from: str
    removed_reason: str
    version: int
    overtaken: bool = False
    """Whether records that it rests on changed since it was worked out."""


@dataclass(frozen=True, slots=True)
class SuggestedCouple:
    """Two spouses by the family ties that the records hold, both within the scope."""

    one_id: int
    one: str
    other_id: int
    other: str
    together: Together = Together.DISTRICT


def list_plans(session: Session, *, removed: bool = False) -> tuple[PlanRow, ...]:
    """The plans, the newest first; those put aside only if asked for."""
    source = aliased(Plan)
    cases = select(func.count(PlanMove.case_id)).where(PlanMove.plan_id == Plan.id).scalar_subquery()
    rows = session.execute(
        select(
            Plan.id,
            Plan.name,
            Plan.note,
            Plan.day,
            Plan.created_at,
            Plan.solved_at,
            # Only these parts: what was found of thousands of employees stays where it is.
            Plan.found["standing"].label("standing"),
            Plan.found["figures"].label("figures"),
            cases.label("cases"),
            func.coalesce(source.name, "").label("copied_from"),
            Plan.removed_reason,
            Plan.version,
        )
        .outerjoin(source, source.id == Plan.copied_from_id)
        .where(*(() if removed else (Plan.removed_at.is_(None),)))
        .order_by(Plan.removed_at.is_not(None), Plan.id.desc())
    )
    changed_at = last_change(session)
    return tuple(_row(row, changed_at) for row in rows)


def new_plan(session: Session, name: str, asked: Asked, note: str = "") -> int:
    """Keep a new plan under a name that no other plan has; its id."""
    plan = Plan(name=_named(session, name), note=clean_text(note), created_at=now())
    write_asked(plan, asked)
    session.add(plan)
    session.flush()
    return plan.id


def rename_plan(session: Session, plan_id: int, name: str, note: str, version: int) -> None:
    """Give a plan another name or note; what was found stays."""
    plan = found_plan(session, plan_id)
    check_version(plan.version, version)
    plan.name, plan.note = _named(session, name, plan.id), clean_text(note)
    session.flush()


def copy_plan(session: Session, plan_id: int, name: str = "") -> int:
    """A copy of a plan to play with, with what was found but without the cases; its id."""
    plan = found_plan(session, plan_id)
    copied = Plan(
        name=_named(session, name) if name.strip() else free_name(session, plan.name),
        note=plan.note,
        day=plan.day,
        copied_from_id=plan.id,
        created_at=now(),
        asked=plan.asked,
        found=plan.found,
        solved_at=plan.solved_at,
    )
    session.add(copied)
    session.flush()
    for move in moves_of(session, plan_id):
        same = {name: getattr(move, name) for name in _MOVE_FIELDS}
        session.add(PlanMove(plan_id=copied.id, **same))
    session.flush()
    return copied.id


def remove_plan(session: Session, plan_id: int, reason: str) -> None:
    """Put a plan aside with a reason; it can be brought back."""
    plan = found_plan(session, plan_id)
    why = reason_given(reason)
    if plan.removed_at is None:
        plan.removed_at, plan.removed_reason = now(), why
        audit(session, "remove", Plan.__tablename__, plan.id, {"reason": why})
    session.flush()


def restore_plan(session: Session, plan_id: int) -> None:
    """Bring a plan back."""
    plan = found_plan(session, plan_id)
    plan.name = free_name(session, plan.name, plan.id)
    plan.removed_at, plan.removed_reason = None, ""
    session.flush()


def change_asked(session: Session, plan_id: int, asked: Asked, version: int) -> None:
    """Ask something else of a plan; what was found for the old question is emptied."""
    plan = open_plan(session, plan_id, version)
    if asked_of(plan) == asked:
        return
    write_asked(plan, asked)
    plan.found, plan.solved_at = None, None
    session.execute(delete(PlanMove).where(PlanMove.plan_id == plan_id))
    session.flush()


def settle(session: Session, plan_id: int, pin: Pin, version: int) -> None:
    """Settle one thing about an employee (pin or ban); what contradicts it is dropped."""
    asked = asked_of(found_plan(session, plan_id))
    kept = tuple(one for one in asked.pins if not _replaced(one, pin))
    change_asked(session, plan_id, replace(asked, pins=(*kept, pin)), version)


def unsettle(session: Session, plan_id: int, index: int, version: int) -> None:
    """Drop what was settled at this place of `Asked.pins`."""
    asked = asked_of(found_plan(session, plan_id))
    if not 0 <= index < len(asked.pins):
        raise Refusal(_("This is not settled any more."), _("Load the plan again."))
    change_asked(session, plan_id, replace(asked, pins=(*asked.pins[:index], *asked.pins[index + 1 :])), version)


def release(session: Session, plan_id: int, version: int, employee_id: int | None = None) -> None:
    """Drop everything that was settled, about one employee or about all."""
    asked = asked_of(found_plan(session, plan_id))
    kept = tuple(pin for pin in asked.pins if employee_id not in {None, pin.employee_id})
    change_asked(session, plan_id, replace(asked, pins=kept), version)


def keep_found(session: Session, plan_id: int, version: int, found: Found) -> None:
    """Keep what was found for the plan at the version at which solving began."""
    plan = open_plan(session, plan_id, version)
    write_found(plan, found)
    plan.solved_at = now()
    session.execute(delete(PlanMove).where(PlanMove.plan_id == plan_id))
    write_moves(session, plan_id, found.moves)
    session.flush()


def write_moves(session: Session, plan_id: int, moves: Iterable[Move]) -> None:
    """Write the proposed moves of a plan that has none."""
    session.add_all(
        PlanMove(
            plan_id=plan_id,
            explanation=to_plain(move.reason),
            **{name: getattr(move, name) for name in _MOVE_FIELDS if name != "explanation"},
        )
        for move in moves
    )


def suggested_couples(session: Session, asked: Asked) -> tuple[SuggestedCouple, ...]:
    """Spouses who both work in the scope and are not a couple of the plan yet."""
    one, other = aliased(Employee), aliased(Employee)
    ties = (
        select(one, other)
        .select_from(FamilyTie)
        .join(one, one.id == FamilyTie.employee_id)
        .join(other, other.id == FamilyTie.relative_id)
        .where(FamilyTie.relation == "spouse", FamilyTie.removed_at.is_(None))
        .where(*(each.removed_at.is_(None) for each in (one, other)))
        .where(*(_in_scope(session, asked, each) for each in (one, other)))
        .order_by(one.name_key, one.id)
    )
    taken = {number for couple in asked.couples for number in (couple.one_id, couple.other_id)}
    found: dict[frozenset[int], SuggestedCouple] = {}
    for a, b in session.execute(ties):
        pair = frozenset((a.id, b.id))
        if not pair & taken and len(pair) > 1:
            found.setdefault(pair, SuggestedCouple(a.id, _shown(a), b.id, _shown(b)))
            taken |= pair
    return tuple(found.values())


def _row(row: Row[Any], changed_at: datetime | None) -> PlanRow:
    found = row._asdict()
    standing, figures = found.pop("standing"), found.pop("figures")
    return PlanRow(
        **found,
        standing=None if standing is None else Standing(standing),
        figures=None if figures is None else from_plain(Figures, figures),
        # One from which cases were opened is kept as it was.
        overtaken=not row.cases and is_overtaken(row.solved_at, changed_at),
    )


def _named(session: Session, name: str, own: int | None = None) -> str:
    """The name as it is kept; refused where it is empty or another plan has it."""
    kept = check_line(name)
    sentence = "" if kept else _("The plan has no name yet.")
    if kept and _taken(session, kept, own):
        sentence = _("Another plan has this name.")
    if sentence:
        raise Refusal(sentence, _("Give it a name by which you find it again."), {"name": sentence})
    return kept


def _taken(session: Session, name: str, own: int | None) -> bool:
    others = select(Plan.id).where(
        func.lower(Plan.name) == name.lower(), Plan.removed_at.is_(None), Plan.id != (own or 0)
    )
    return session.scalars(others.limit(1)).first() is not None


def free_name(session: Session, name: str, own: int | None = None) -> str:
    """`name`, with a number behind it if another plan has it."""
    if not _taken(session, name, own):
        return name
    numbered = (_("{name} ({number})").format(name=name, number=number) for number in count(2))
    return next(one for one in numbered if not _taken(session, one, own))


def _replaced(old: Pin, new: Pin) -> bool:
    """Whether `new` says otherwise about the employee: one place to go to or stay; of bans each only once."""
    if old.employee_id != new.employee_id:
        return False
    if PinKind.NOT_THERE is old.kind is new.kind:
        return (old.unit_id, old.post_id) == (new.unit_id, new.post_id)
    if PinKind.NOT_THERE in {old.kind, new.kind}:
        return PinKind.STAY in {old.kind, new.kind} or (old.unit_id, old.post_id) == (new.unit_id, new.post_id)
    return True


def _in_scope(session: Session, asked: Asked, who: Any) -> ColumnElement[bool]:
    """Whether an employee is one whom the plan looks at."""
    scope = asked.scope
    within: list[ColumnElement[bool]] = [who.unit_id.is_not(None)]
    if scope.employee_ids:
        within.append(who.id.in_(scope.employee_ids))
    if scope.post_ids:
        within.append(who.post_id.in_(scope.post_ids))
    if scope.unit_ids:
        paths = session.scalars(select(Unit.path).where(Unit.id.in_(scope.unit_ids)))
        below = select(Unit.id).where(or_(*(Unit.path.startswith(path, autoescape=True) for path in paths)))
        within.append(who.unit_id.in_(below))
    return and_(*within)


def _shown(who: Employee) -> str:
    return display_name(who.title_before, who.name, who.title_after)
