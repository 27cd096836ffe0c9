"""A plan as it was before its last change: kept in hand, brought back, or kept as a plan of its own."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from desktop.db.tables import Plan, PlanMove
from desktop.db.tables.base import now
from desktop.domain.letters.snapshot import from_plain
from desktop.domain.plans.asked import Asked
from desktop.domain.plans.found import Found, Move, MoveReason
from desktop.services.plans.plans import free_name, write_moves
from desktop.services.plans.rows import asked_of, found_in, found_plan, moves_of, open_plan, write_asked, write_found


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a plan asked, and what was found for it, moves and all."""

    asked: Asked
    found: Found
    solved_at: datetime | None


def earlier_of(session: Session, plan_id: int) -> Earlier | None:
    """The plan as it is now, to be brought back later; None where nothing is worked out."""
    plan = found_plan(session, plan_id)
    found = found_in(plan)
    if found is None:
        return None
    moves = tuple(map(_move, moves_of(session, plan_id)))
    return Earlier(asked_of(plan), replace(found, moves=moves), plan.solved_at)


def bring_back(session: Session, plan_id: int, version: int, earlier: Earlier) -> None:
    """Give a plan back what it asked and found earlier."""
    plan = open_plan(session, plan_id, version)
    session.execute(delete(PlanMove).where(PlanMove.plan_id == plan_id))
    _write(session, plan, earlier)


def keep_earlier(session: Session, plan_id: int, earlier: Earlier) -> str:
    """Keep what a plan asked and found earlier as a plan of its own, a copy of it; its name."""
    plan = found_plan(session, plan_id)
    name = free_name(session, plan.name)
    kept = Plan(name=name, note=plan.note, copied_from_id=plan.id, created_at=now())
    write_asked(kept, earlier.asked)
    session.add(kept)
    session.flush()
    _write(session, kept, earlier)
    return name


def _write(session: Session, plan: Plan, earlier: Earlier) -> None:
    write_asked(plan, earlier.asked)
    write_found(plan, earlier.found)
    plan.solved_at = earlier.solved_at
    write_moves(session, plan.id, earlier.found.moves)
    session.flush()


def _move(row: PlanMove) -> Move:
    places = (row.from_unit_id, row.from_post_id, row.to_unit_id, row.to_post_id)
    reason = from_plain(MoveReason, row.explanation)
    return Move(row.employee_id, *places, row.chain, row.step, rotation=row.rotation, reason=reason)
