"""Gathers from the tables what the guards and checks of a case ask for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Attachment, ChecklistItem, Decree, Employee, Establishment, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind, CaseStage, DecreeState, Direction
from desktop.domain.cases.checks import CheckResult, Severity
from desktop.domain.cases.days import decree_doubt, start_doubt
from desktop.domain.cases.facts import CaseFacts, PaperFact
from desktop.domain.cases.stages import ROUTE
from desktop.domain.cases.transfers import PostHeld, is_overtaken
from desktop.domain.employees.employees import ACTIVE_STATUSES
from desktop.services.cases.move_facts import check_proposal, proposal_of
from desktop.services.cases.stage_facts import (
    after_facts,
    is_in_repair,
    overridden,
    review_facts,
    swap_partner,
    talk_facts,
)
from desktop.services.decree_rows import takes_effect

CHECKED_UNTIL = ROUTE.index(CaseStage.DECREE)
"""Later the employee may sit in the new post already, and the checks would look at the wrong one."""


@dataclass(frozen=True, slots=True)
class Room:
    """Need of a unit for a post and who holds it; `need` is None where it was never set."""

    need: int | None
    holders: int

    @property
    def free(self) -> int | None:
        """Places that are free; negative when there are more holders than needed."""
        return None if self.need is None else self.need - self.holders


def room_in(session: Session, unit_id: int, post_id: int, day: date) -> Room:
    """Need and holders of a post in a unit, by the newest establishment up to the year of `day`."""
    return Room(
        need=session.scalar(
            select(Establishment.need)
            .where(Establishment.unit_id == unit_id, Establishment.post_id == post_id, Establishment.year <= day.year)
            .order_by(Establishment.year.desc())
            .limit(1)
        ),
        holders=session.scalar(
            select(func.count())
            .select_from(Employee)
            .where(
                Employee.unit_id == unit_id,
                Employee.post_id == post_id,
                Employee.legal_status.in_(ACTIVE_STATUSES),
                Employee.removed_at.is_(None),
            )
        )
        or 0,
    )


def case_facts(session: Session, case: TransferCase, today: date) -> CaseFacts:
    """The case as its guards see it."""
    decree = session.get(Decree, case.decree_id) if case.decree_id else None
    stands = decree is not None and decree.state is DecreeState.STANDS
    swap = swap_partner(session, case)
    return CaseFacts(
        stage=case.stage,
        today=today,
        outgoing=case.direction is Direction.OUTGOING,
        incoming=case.direction is Direction.INCOMING,
        to_agency=case.outside_agency,
        to_unit=_name(session, select(Unit.name).where(Unit.id == case.to_unit_id)),
        to_post=_name(session, select(Post.title).where(Post.id == case.to_post_id)),
        reason=case.reason,
        need=case.need,
        asked_for=case.effective_on,
        checks=(*_checks(session, case, today), *_doubtful_days(case, decree if stands else None)),
        overridden=overridden(session, case.id),
        swap_asked=case.kind is CaseKind.SWAP,
        swap_number=swap.number,
        swap_approved=swap.approved,
        swap_ended=swap.ended,
        papers=_papers(session, case.id),
        in_repair=is_in_repair(session, case.id),
        talk=talk_facts(session, case),
        review=review_facts(session, case),
        after=after_facts(session, case),
        approval=case.approval,
        approved_on=case.approval_on,
        approved_by=case.approval_by,
        decree_number=decree.number if decree is not None and stands else "",
        decided_on=decree.decided_on if decree else None,
        effective_on=takes_effect(case, decree),
        signed_on=decree.signed_on if decree else None,
        scanned=decree is not None and scan_of(session, decree.id) is not None,
        delivered_on=case.delivered_on,
        delivery_proof=case.delivery_proof,
        later_post_since=_later_post_since(session, case, decree) if decree is not None and stands else None,
        started_on=case.started_on,
        start_letter=case.start_letter_number,
        start_letter_date=case.start_letter_date,
    )


def _doubtful_days(case: TransferCase, decree: Decree | None) -> tuple[CheckResult, ...]:
    if decree is None:
        return ()
    found = (
        ("late_decree", decree_doubt(decree.decided_on, takes_effect(case, decree)), "decree"),
        ("early_start", start_doubt(case.started_on, takes_effect(case, decree)), "started"),
    )
    return tuple(CheckResult(code, Severity.WARNING, what, "", field) for code, what, field in found if what)


def _later_post_since(session: Session, case: TransferCase, decree: Decree) -> date | None:
    employee = session.get_one(Employee, case.employee_id)
    held = PostHeld(employee.unit_id, employee.post_id, employee.post_since)
    to = PostHeld(case.to_unit_id, case.to_post_id, takes_effect(case, decree))
    return held.since if case.applied_at is None and is_overtaken(held, to) else None


def scan_of(session: Session, decree_id: int) -> int | None:
    """Id of the newest scan of a signed decree."""
    return session.scalar(
        select(Attachment.id)
        .where(Attachment.decree_id == decree_id, Attachment.removed_at.is_(None))
        .order_by(Attachment.id.desc())
        .limit(1)
    )


def _checks(session: Session, case: TransferCase, today: date) -> tuple[CheckResult, ...]:
    if case.stage not in ROUTE or ROUTE.index(case.stage) > CHECKED_UNTIL:
        return ()
    return check_proposal(session, proposal_of(case), today)


def _papers(session: Session, case_id: int) -> tuple[PaperFact, ...]:
    columns = (
        ChecklistItem.name,
        ChecklistItem.article,
        ChecklistItem.mandatory,
        ChecklistItem.state,
        ChecklistItem.valid_until,
        ChecklistItem.valid_months,
    )
    rows = session.execute(select(*columns).where(ChecklistItem.case_id == case_id).order_by(ChecklistItem.position))
    return tuple(PaperFact(*row) for row in rows)


def _name(session: Session, query: Select[str]) -> str:
    return session.scalar(query) or ""
