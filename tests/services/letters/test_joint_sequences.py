"""Whatever is done to one decree of two cases, in whatever order: each record shows its move or what it was before."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import CaseStep, Decree, Employee, PostHistory, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, DecreeState, DeliveryProof
from desktop.domain.cases.stages import rebuilt_stage
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case
from desktop.services.cases.decree_corrections import Correction, correct_decree
from desktop.services.cases.deliveries import deliver_together
from desktop.services.cases.handover import Cancellation, apply_due_moves, cancel_decree
from desktop.services.cases.steps import Delivery, OutsideDecree, StartOfDuty, record_handover, record_signature
from desktop.services.letters.joint_decrees import advance_together, record_joint_outside
from tests.case_office import PDF, TMT, TODAY, SmallOffice, lead_to, pass_warnings, proposal, small_office

Act = Callable[[Session, int, date], object]
ACTS: dict[str, Act] = {
    "on": advance_together,
    "sign": lambda session, case, day: record_signature(session, case, day, PDF, day),
    "deliver": lambda session, case, day: deliver_together(session, case, Delivery(day, DeliveryProof.HAND), day),
    "start": lambda session, case, day: record_handover(session, case, StartOfDuty(day, "SPMT/1", day), day),
    "apply": lambda session, _case, day: apply_due_moves(session, day),
    "put off": lambda session, case, day: correct_decree(
        session, case, Correction(day, "R/1", "Ralat", effective_on=day + timedelta(days=3)), day
    ),
    "cancel one": lambda session, case, day: cancel_decree(
        session, case, Cancellation(day, "800/2", "Cacat", this_case_only=True), day
    ),
    "cancel all": lambda session, case, day: cancel_decree(session, case, Cancellation(day, "800/3", "Cacat"), day),
}
USUAL = ["sign", "on", "deliver", "on", "start"]
DONE = [(name, 0) for name in ("sign", "on", "deliver", "on", "start")] + [("start", 1), ("on", 0), *[("apply", 0)] * 4]
"""Both cases carried out."""
sequences = st.lists(st.tuples(st.sampled_from([*USUAL * 3, *ACTS]), st.integers(0, 1)), max_size=40)


def shown(session: Session, employee_id: int) -> tuple[object, ...]:
    """What record and history say of an employee's posts."""
    one = session.get_one(Employee, employee_id)
    lines = session.scalars(
        select(PostHistory)
        .where(PostHistory.employee_id == employee_id, PostHistory.removed_at.is_(None))
        .order_by(PostHistory.id)
    )
    history = tuple((row.unit_id, row.post_id, row.starts_on, row.ends_on) for row in lines)
    return one.unit_id, one.post_id, one.post_since, history


def opened(session: Session, office: SmallOffice) -> list[int]:
    """Two cases of one decree that waits for its signature."""
    cases = [
        new_case(session, proposal(office, employee_id=who, kind=kind, need="Kurang dua"), TODAY)
        for who, kind in ((office.employee, CaseKind.WITHIN), (office.contract, CaseKind.RELOCATION))
    ]
    for case in cases:
        lead_to(session, case, CaseStage.DECREE)
        pass_warnings(session, case)
    record_joint_outside(session, cases, OutsideDecree("800/1", TODAY, TMT), TODAY)
    return cases


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=sequences)
@example(wanted=DONE)
@example(wanted=[*DONE, ("put off", 1), ("cancel one", 0)])
@example(wanted=[*DONE, ("put off", 1), *[("apply", 0)] * 4, ("cancel all", 1)])
def test_each_record_shows_its_move_or_what_it_was(wanted: list[tuple[str, int]], store: Store, tmp_path: Path) -> None:
    with store.write() as session, session.begin_nested() as trial:
        office = small_office(session)
        cases = opened(session, office)
        people = (office.employee, office.contract)
        before, day = [shown(session, who) for who in people], TODAY
        for name, which in wanted:
            try:
                with session.begin_nested():
                    ACTS[name](session, cases[which], day)
            except Refusal as refusal:
                assert refusal.title.strip()  # noqa: PT017  # every no has its sentence
            day += timedelta(days=1)
        for case_id, who, was in zip(cases, people, before, strict=True):
            check(session, session.get_one(TransferCase, case_id), shown(session, who), was)
        trial.rollback()
        session.expunge_all()


def check(session: Session, case: TransferCase, now: tuple[object, ...], was: tuple[object, ...]) -> None:
    """A case that is not carried out left no trace; one that is shows the new post from its own TMT."""
    steps = session.scalars(select(CaseStep).where(CaseStep.case_id == case.id).order_by(CaseStep.id)).all()
    assert rebuilt_stage(step.to_stage for step in steps) is case.stage
    decree = session.get_one(Decree, case.decree_id)
    if decree.state is DecreeState.CANCELLED:
        assert case.stage is CaseStage.CANCELLED
    if case.applied_at is None:
        assert now == was
    else:
        assert case.stage is not CaseStage.CANCELLED
        assert now[:3] == (case.to_unit_id, case.to_post_id, case.takes_effect_on or decree.effective_on)
