"""The rows of a plan: found at the version that was read, and what they keep as plain values."""

from collections.abc import Iterable

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from desktop.db.tables import Plan, PlanMove
from desktop.domain.letters.snapshot import from_plain, to_plain
from desktop.domain.plans.asked import Asked
from desktop.domain.plans.found import Found
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import check_version
from desktop.text import _


def found_plan(session: Session, plan_id: int) -> Plan:
    """The row of a plan, also of one that was put aside; raises Refusal if there is none."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise Refusal(_("There is no such plan."), _("Load the list again."))
    return plan


def open_plan(session: Session, plan_id: int, version: int | None) -> Plan:
    """The row of a plan to ask something else of; refused once cases were opened from it."""
    plan = found_plan(session, plan_id)
    check_version(plan.version, version)
    if plan.removed_at is not None:
        raise Refusal(_("This plan was put aside."), _("Bring it back first."))
    if has_cases(session, plan_id):
        raise Refusal(
            _("Cases were opened from this plan; it is kept as it was."), _("Copy it and go on planning with the copy.")
        )
    return plan


def has_cases(session: Session, plan_id: int) -> bool:
    """Whether a case was opened from the plan."""
    return bool(session.scalar(select(exists().where(PlanMove.plan_id == plan_id, PlanMove.case_id.is_not(None)))))


def moves_of(session: Session, plan_id: int) -> Iterable[PlanMove]:
    """Rows of the proposed moves, by chain and step."""
    ordered = select(PlanMove).where(PlanMove.plan_id == plan_id).order_by(PlanMove.chain, PlanMove.step, PlanMove.id)
    return session.scalars(ordered).all()


def asked_of(plan: Plan) -> Asked:
    """What the plan asks."""
    return from_plain(Asked, {**plan.asked, "day": plan.day.isoformat()})


def write_asked(plan: Plan, asked: Asked) -> None:
    """Write what is asked into the row."""
    plan.day = asked.day
    plan.asked = {name: value for name, value in to_plain(asked).items() if name != "day"}


def found_in(plan: Plan) -> Found | None:
    """What was found, without the moves; None while the plan is not solved as it is asked."""
    return None if plan.found is None else from_plain(Found, plan.found)


def write_found(plan: Plan, found: Found) -> None:
    """Write what was found into the row, without the moves, which have rows of their own."""
    plan.found = {name: value for name, value in to_plain(found).items() if name != "moves"}
