"""The move of the record on its TMT, and putting it back."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Decree, Employee, PostHistory, TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, DecreeState, DeliveryProof, Direction
from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import advance, new_case, open_case
from desktop.services.cases.handover import Cancellation, apply_due_moves, cancel_decree
from desktop.services.cases.steps import Delivery, StartOfDuty, record_delivery, record_handover
from desktop.services.employees.file import open_employee
from tests.case_office import TMT, TODAY, SmallOffice, lead_to, proposal, small_office

LATER = date(2026, 12, 7)


@pytest.fixture
def office(store: Store) -> SmallOffice:
    with store.write() as session:
        return small_office(session)


@pytest.fixture
def case(store: Store, office: SmallOffice) -> int:
    with store.write() as session:
        return new_case(session, proposal(office), TODAY)


def record(session: Session, employee_id: int) -> tuple[Any, ...]:
    """The employee's post and the history of posts, as the officer sees them."""
    session.flush()
    row = session.get_one(Employee, employee_id)
    lines = session.scalars(
        select(PostHistory)
        .where(PostHistory.employee_id == employee_id, PostHistory.removed_at.is_(None))
        .order_by(PostHistory.id)
    )
    history = [(line.unit_name, line.post_title, line.starts_on, line.ends_on, line.decree_number) for line in lines]
    return row.unit_id, row.post_id, row.post_since, history


def test_a_handover_after_the_tmt_moves_the_record_at_once(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.SUPPORT, LATER)
        unit, post, since, history = record(session, office.employee)
    assert (unit, post, since) == (office.to_unit, office.post, TMT)
    assert history == [
        ("Sekretariat", "Pengelola Kepegawaian", date(2020, 1, 2), date(2026, 11, 30), ""),
        ("Puskesmas Rumbai", "Pengelola Kepegawaian", TMT, None, f"800/{case}"),
    ]


def test_a_future_tmt_is_applied_when_it_comes_and_only_once(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        before = record(session, office.employee)
        lead_to(session, case, CaseStage.SUPPORT)
        assert record(session, office.employee) == before
        assert apply_due_moves(session, TMT.replace(month=11, day=30)) == []
        (moved,) = apply_due_moves(session, TMT)
        assert apply_due_moves(session, LATER) == []
    assert (moved.employee, moved.unit, moved.on) == ("Rina Batubara, S.E.", "Puskesmas Rumbai", TMT)


def test_an_employee_without_history_keeps_the_old_post_in_it(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        session.execute(PostHistory.__table__.delete())
        lead_to(session, case, CaseStage.SUPPORT, LATER)
        history = record(session, office.employee)[3]
    assert {line[0] for line in history} == {"Sekretariat", "Puskesmas Rumbai"}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    stage=st.sampled_from([CaseStage.DELIVERY, CaseStage.HANDOVER, CaseStage.SUPPORT, CaseStage.CLOSED]),
    with_history=st.booleans(),
    today=st.sampled_from([TODAY, LATER]),
)
def test_a_cancelled_decree_leaves_record_and_history_as_they_were(
    store: Store, office: SmallOffice, stage: CaseStage, with_history: bool, today: date
) -> None:
    with store.write() as session:
        if not with_history:
            session.execute(PostHistory.__table__.delete())
        before = record(session, office.employee)
        case = new_case(session, proposal(office), TODAY)
        lead_to(session, case, stage, today)
        cancel_decree(session, case, Cancellation(today, "800/99", "Cacat prosedur"), today)
        assert record(session, office.employee) == before
        file = open_case(session, case, today)
        assert (file.stage, file.end_reason) == (CaseStage.CANCELLED, "Cacat prosedur")
        assert apply_due_moves(session, LATER) == []


def test_a_later_change_of_post_must_be_undone_first(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.CLOSED, LATER)
        session.get_one(Employee, office.employee).post_id = office.other_post
    with pytest.raises(Refusal), store.write() as session:
        cancel_decree(session, case, Cancellation(LATER, "800/99", "Cacat prosedur"), LATER)
    with store.read() as session:
        assert open_case(session, case, LATER).stage is CaseStage.CLOSED


@pytest.mark.parametrize(
    ("day", "number", "reason"),
    [(None, "800/9", "Cacat"), (TODAY, "", "Cacat"), (TODAY, "800/9", ""), (date(2026, 1, 1), "800/9", "Cacat")],
)
def test_a_cancellation_says_when_by_what_and_why(
    store: Store, case: int, day: date | None, number: str, reason: str
) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DELIVERY)
    with pytest.raises(Refusal), store.write() as session:
        cancel_decree(session, case, Cancellation(day, number, reason), TODAY)
    with store.write() as session:
        assert open_case(session, case, TODAY).stage is CaseStage.DELIVERY


def test_without_a_decree_there_is_nothing_to_cancel(store: Store, case: int) -> None:
    with store.write() as session, pytest.raises(Refusal):
        cancel_decree(session, case, Cancellation(TODAY, "800/9", "Cacat"), TODAY)


def test_the_handover_waits_for_its_statement(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.HANDOVER)
        with pytest.raises(Refusal):
            advance(session, case, TODAY)
        assert {one.field for one in open_case(session, case, TODAY).missing} == {"started", "number"}


def test_a_start_before_the_decree_is_refused_with_the_first_day(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.HANDOVER, LATER)
        decree = open_case(session, case, LATER).decree
        assert decree is not None
        assert decree.decided_on is not None
        early = decree.decided_on - timedelta(days=1)
        with pytest.raises(Refusal) as refused:
            record_handover(session, case, StartOfDuty(early, "SPMT/1"), LATER)
        assert refused.value.remedy == f"Paling awal {shown_date(decree.decided_on)}."


def test_a_later_post_in_the_record_is_not_undone(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.HANDOVER, LATER)
        record_handover(session, case, StartOfDuty(LATER, "SPMT/1"), LATER)
        employee = session.get_one(Employee, office.employee)
        employee.post_id, employee.post_since = office.other_post, date(2026, 12, 3)
        with pytest.raises(Refusal, match="3 Des 2026"):
            advance(session, case, LATER)


def test_a_later_post_found_at_start_is_left_alone(store: Store, office: SmallOffice, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.SUPPORT)
        employee = session.get_one(Employee, office.employee)
        employee.post_id, employee.post_since = office.other_post, date(2026, 12, 3)
        assert apply_due_moves(session, LATER) == []
        assert (employee.unit_id, employee.post_id) == (office.from_unit, office.other_post)


def bring_first(session: Session, office: SmallOffice, day: date) -> None:
    """What an import does that knows the move before its case is handed over."""
    (line,) = session.scalars(select(PostHistory).where(PostHistory.employee_id == office.employee))
    line.ends_on = day - timedelta(days=1)
    there = {"unit_id": office.to_unit, "post_id": office.post}
    names = {"unit_name": "Puskesmas Rumbai", "post_title": "Pengelola Kepegawaian"}
    session.add(PostHistory(employee_id=office.employee, starts_on=day, **there, **names))
    employee = session.get_one(Employee, office.employee)
    employee.unit_id, employee.post_id, employee.post_since = office.to_unit, office.post, day


@pytest.mark.parametrize("day", [TMT, date(2026, 11, 30), date(2026, 12, 2)])
def test_a_move_that_an_import_brought_first_is_adopted(
    store: Store, office: SmallOffice, case: int, day: date
) -> None:
    with store.write() as session:
        before = record(session, office.employee)
        lead_to(session, case, CaseStage.SUPPORT)
        bring_first(session, office, day)
        apply_due_moves(session, LATER)
        unit, _post, since, history = record(session, office.employee)
        assert (unit, since, len(history)) == (office.to_unit, TMT, 2)
        assert history[1] == ("Puskesmas Rumbai", "Pengelola Kepegawaian", TMT, None, f"800/{case}")
        cancel_decree(session, case, Cancellation(LATER, "800/99", "Cacat"), LATER)
        assert record(session, office.employee) == before


def test_two_officers_do_not_cancel_over_each_other(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DELIVERY)
        session.flush()
        read = open_case(session, case, TODAY).version
        record_delivery(session, case, Delivery(TODAY, DeliveryProof.HAND), TODAY)
        session.flush()
        with pytest.raises(Stale):
            cancel_decree(session, case, Cancellation(TODAY, "800/99", "Cacat"), TODAY, read)


def test_a_decree_does_not_cancel_itself(store: Store, case: int) -> None:
    with store.write() as session:
        lead_to(session, case, CaseStage.DELIVERY)
        with pytest.raises(Refusal, match="dirinya sendiri"):
            cancel_decree(session, case, Cancellation(TODAY, f"800/{case}", "Cacat"), TODAY)


def decreed(session: Session, office: SmallOffice, **changed: object) -> TransferCase:
    """A case of the clerk whose handover is done and whose decree is signed, not yet put into effect."""
    case = TransferCase(number=f"2026/9{session.query(TransferCase).count():03}", kind=CaseKind.WITHIN)
    decree = Decree(number=f"800/{case.number}", decided_on=TODAY, signed_on=TODAY, effective_on=TMT)
    session.add(decree)
    session.flush()
    given = {"employee_id": office.employee, "from_unit_id": office.from_unit, "from_post_id": office.post}
    given |= {"stage": CaseStage.SUPPORT, "stage_since": TODAY, "opened_on": TODAY, "decree_id": decree.id}
    for name, value in (given | changed).items():
        setattr(case, name, value)
    session.add(case)
    session.flush()
    return case


OUTSIDE = {"outside_agency": "Pemerintah Kota Dumai", "outside_unit": "BKPSDM", "outside_post": "Analis"}


def test_who_leaves_the_region_leaves_unit_and_post_and_comes_back_exactly(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        before = record(session, office.employee)
        case = decreed(session, office, direction=Direction.OUTGOING, **OUTSIDE)
        (moved,) = apply_due_moves(session, LATER)
        unit, post, since, history = record(session, office.employee)
        assert (unit, post, since) == (None, None, None)
        assert history[0][3] == date(2026, 11, 30)
        assert history[1][:4] == ("BKPSDM, Pemerintah Kota Dumai", "Analis", TMT, None)
        assert moved.unit == "BKPSDM, Pemerintah Kota Dumai"
        assert "Kota Dumai" in open_employee(session, office.employee).unit
        assert session.get_one(Employee, office.employee).legal_status == "01"
        cancel_decree(session, case.id, Cancellation(LATER, "800/99", "Cacat"), LATER)
        assert record(session, office.employee) == before


def test_who_comes_in_gets_a_post_and_the_origin_stands_in_the_history(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        session.execute(PostHistory.__table__.delete())
        newcomer = session.get_one(Employee, office.employee)
        newcomer.unit_id = newcomer.post_id = newcomer.post_since = None
        before = record(session, office.employee)
        there = {"to_unit_id": office.to_unit, "to_post_id": office.post, "from_unit_id": None, "from_post_id": None}
        case = decreed(session, office, direction=Direction.INCOMING, **OUTSIDE, **there)
        apply_due_moves(session, LATER)
        unit, post, since, history = record(session, office.employee)
        assert (unit, post, since) == (office.to_unit, office.post, TMT)
        assert sorted(line[:4] for line in history if line[3]) == [
            ("BKPSDM, Pemerintah Kota Dumai", "Analis", None, date(2026, 11, 30))
        ]
        cancel_decree(session, case.id, Cancellation(LATER, "800/99", "Cacat"), LATER)
        assert record(session, office.employee) == before


def test_of_a_swap_neither_moves_before_both_may(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        other = session.get_one(Employee, office.contract)
        other.unit_id = office.to_unit
        session.flush()
        one = decreed(session, office, to_unit_id=office.to_unit, to_post_id=office.post)
        back = {"to_unit_id": office.from_unit, "to_post_id": office.post, "stage": CaseStage.HANDOVER}
        two = decreed(session, office, employee_id=other.id, from_unit_id=office.to_unit, swap_case_id=one.id, **back)
        one.swap_case_id = two.id
        session.flush()
        assert apply_due_moves(session, LATER) == []
        two.stage = CaseStage.SUPPORT
        assert {move.case_id for move in apply_due_moves(session, LATER)} == {one.id, two.id}
        assert (record(session, office.employee)[0], record(session, other.id)[0]) == (office.to_unit, office.from_unit)


def test_of_a_swap_the_one_whose_partner_is_cancelled_moves_alone(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        one = decreed(session, office, to_unit_id=office.to_unit, to_post_id=office.post)
        two = decreed(session, office, employee_id=office.contract, stage=CaseStage.CANCELLED)
        one.swap_case_id = two.id
        session.flush()
        assert [move.case_id for move in apply_due_moves(session, LATER)] == [one.id]


def shared(session: Session, office: SmallOffice) -> tuple[TransferCase, TransferCase]:
    """Two cases of one decree, both put into effect."""
    places = {"to_unit_id": office.to_unit, "to_post_id": office.post}
    one = decreed(session, office, **places)
    two = decreed(session, office, employee_id=office.contract, **places)
    two.decree_id = one.decree_id
    session.flush()
    apply_due_moves(session, LATER)
    return one, two


def test_a_decree_of_many_cases_is_cancelled_for_one_of_them(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        before = record(session, office.employee)
        one, two = shared(session, office)
        cancel_decree(session, one.id, Cancellation(LATER, "800/99", "Cacat", this_case_only=True), LATER)
        assert (one.stage, two.stage) == (CaseStage.CANCELLED, CaseStage.SUPPORT)
        assert session.get_one(Decree, one.decree_id).state is DecreeState.STANDS
        assert record(session, office.employee) == before
        assert record(session, office.contract)[0] == office.to_unit
        assert "800/99" in one.end_reason


def test_a_whole_decree_restores_the_records_of_all_its_cases(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        people = (office.employee, office.contract)
        before = [record(session, person) for person in people]
        one, two = shared(session, office)
        cancel_decree(session, two.id, Cancellation(LATER, "800/99", "Cacat"), LATER)
        assert (one.stage, two.stage) == (CaseStage.CANCELLED, CaseStage.CANCELLED)
        assert [record(session, person) for person in people] == before


def test_what_stands_in_the_way_of_a_whole_decree_is_named(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        one, two = shared(session, office)
        session.get_one(Employee, office.contract).post_id = office.other_post
        with pytest.raises(Refusal, match=f"{two.number}, Tono Sari"):
            cancel_decree(session, one.id, Cancellation(LATER, "800/99", "Cacat"), LATER)
