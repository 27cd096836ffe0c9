"""Whatever an officer does in whatever order: no decree without its guards, and the timeline tells it all."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import CaseStep, CheckOverride, Employee, FollowUp, PostHistory, Talk, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.checks import Severity
from desktop.domain.cases.facts import CaseAction
from desktop.domain.cases.stages import CHECKED_STAGES, ROUTE, may, rebuilt_stage
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import advance, new_case, open_case, refuse_case, return_case, withdraw_case
from desktop.services.cases.facts import case_facts
from desktop.services.cases.handover import Cancellation, cancel_decree
from desktop.services.cases.papers import checklist_of
from desktop.services.cases.steps import (
    Approval,
    Delivery,
    OutsideDecree,
    StartOfDuty,
    record_approval,
    record_delivery,
    record_handover,
    record_outside_decree,
    record_signature,
)
from tests.case_office import PDF, TMT, TODAY, follow_up, hear, pass_warnings, proposal, review, small_office, tick_all

Act = Callable[[Session, int, date], object]


def followed(session: Session, case_id: int) -> bool:
    """Whether the follow-ups are there already."""
    return session.scalar(select(FollowUp.id).where(FollowUp.case_id == case_id).limit(1)) is not None


ACTS: dict[str, Act] = {
    "advance": advance,
    "tick": lambda session, case, _day: tick_all(session, case),
    "hear": hear,
    "review": review,
    "pass": pass_warnings,
    "approve": lambda session, case, day: record_approval(
        session, case, Approval(ApprovalResult.APPROVED, day, "Wali Kota"), day
    ),
    "decide": lambda session, case, day: record_outside_decree(session, case, OutsideDecree("800/1", day, TMT), day),
    "sign": lambda session, case, day: record_signature(session, case, day, PDF, day),
    "deliver": lambda session, case, day: record_delivery(session, case, Delivery(day, DeliveryProof.HAND), day),
    "start": lambda session, case, day: record_handover(session, case, StartOfDuty(day, "SPMT/1", day), day),
    "follow": lambda session, case, day: None if followed(session, case) else follow_up(session, case, day),
    "cancel": lambda session, case, day: cancel_decree(session, case, Cancellation(day, "800/2", "Cacat"), day),
    "refuse": lambda session, case, day: refuse_case(session, case, "TMS", day),
    "withdraw": lambda session, case, day: withdraw_case(session, case, "Ditarik", day),
    "back": lambda session, case, day: return_case(session, case, CaseStage.CHECKING, "Diulang", day),
}
USUAL = ["advance"] * 4 + [name for name in ACTS if name not in {"refuse", "withdraw", "back", "cancel"}] * 2
sequences = st.lists(st.sampled_from([*USUAL, "back", "cancel", "refuse", "withdraw"]), max_size=60)


def histories(session: Session) -> list[tuple[object, ...]]:
    """What the record says of the employee's posts."""
    rows = session.scalars(select(PostHistory).where(PostHistory.removed_at.is_(None)).order_by(PostHistory.id))
    held = session.scalars(select(Employee).order_by(Employee.id))
    lines: list[tuple[object, ...]] = [(row.unit_id, row.post_id, row.starts_on, row.ends_on) for row in rows]
    return lines + [(one.unit_id, one.post_id, one.post_since) for one in held]


def attempted(session: Session, case: int, name: str, day: date) -> None:
    """Do one thing as far as it is allowed."""
    try:
        with session.begin_nested():
            ACTS[name](session, case, day)
    except Refusal as refusal:
        assert refusal.title.strip()  # noqa: PT017  # every no has its sentence


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=sequences)
def test_whatever_is_done_the_rules_hold(wanted: list[str], store: Store, tmp_path: Path) -> None:
    with store.write() as session, session.begin_nested() as trial:
        office = small_office(session)
        case_id = new_case(session, proposal(office), TODAY)
        before, day = histories(session), TODAY
        for name in wanted:
            stage = session.get_one(TransferCase, case_id).stage
            facts = case_facts(session, session.get_one(TransferCase, case_id), day)
            attempted(session, case_id, name, day)
            session.flush()
            check_step(session, case_id, stage, passable=not may(facts, CaseAction.ADVANCE))
            day += timedelta(days=1)
        case = session.get_one(TransferCase, case_id)
        if case.stage is CaseStage.CANCELLED or case.applied_at is None:
            assert histories(session) == before
        trial.rollback()
        session.expunge_all()


def check_step(session: Session, case_id: int, before: CaseStage, *, passable: bool) -> None:
    """Whether the step from `before` to where the case is now was one that its guards allowed."""
    case = session.get_one(TransferCase, case_id)
    steps = session.scalars(select(CaseStep).where(CaseStep.case_id == case_id).order_by(CaseStep.id)).all()
    assert rebuilt_stage(step.to_stage for step in steps) is case.stage
    if case.stage in ROUTE and before in ROUTE and ROUTE.index(case.stage) > ROUTE.index(before):
        assert passable
    if case.decree_id is not None:
        assert_earned(session, case_id)


def assert_earned(session: Session, case_id: int) -> None:
    """A case with a decree was explained, checked and approved, and every warning has its written reason."""
    case = session.get_one(TransferCase, case_id)
    papers = checklist_of(session, case_id)
    assert all(paper.state is not ChecklistState.MISSING for paper in papers if paper.mandatory)
    assert session.scalar(select(Talk.id).where(Talk.case_id == case_id)) is not None
    assert case.approval is ApprovalResult.APPROVED
    if case.stage in CHECKED_STAGES:
        passed = set(session.scalars(select(CheckOverride.code).where(CheckOverride.case_id == case_id)))
        checks = open_case(session, case_id, TODAY).checks
        assert all(check.code in passed for check in checks if check.severity is Severity.WARNING) or not case.decree_id
