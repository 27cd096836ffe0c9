"""Correcting a decree: what it changes, when it is refused, and that record and history follow exactly."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Decree, TransferCase
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case, open_case
from desktop.services.cases.decree_corrections import Correction, correct_decree, corrections_of
from desktop.services.cases.handover import Cancellation, apply_due_moves, cancel_decree
from tests.case_office import TMT, TODAY, SmallOffice, lead_to, proposal, small_office
from tests.services.cases.test_handover import record
from tests.services.move_machine import Machine

LATER = date(2026, 12, 7)


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.write() as session:
        yield session


@pytest.fixture
def office(session: Session) -> SmallOffice:
    return small_office(session)


@pytest.fixture
def case(session: Session, office: SmallOffice) -> int:
    made = new_case(session, proposal(office), TODAY)
    lead_to(session, made, CaseStage.SUPPORT, LATER)
    return made


def ralat(**changed: object) -> Correction:
    given: dict[str, object] = {"on": LATER, "by_number": "800/R/1", "reason": "Salah ketik tanggal"}
    return Correction(**(given | changed))  # type: ignore[arg-type]


def test_the_tmt_is_corrected_in_decree_record_and_history(session: Session, office: SmallOffice, case: int) -> None:
    correct_decree(session, case, ralat(effective_on=date(2026, 12, 3)), LATER)
    unit, _post, since, history = record(session, office.employee)
    assert (unit, since) == (office.to_unit, date(2026, 12, 3))
    assert [(line[2], line[3]) for line in history] == [
        (date(2020, 1, 2), date(2026, 12, 2)),
        (date(2026, 12, 3), None),
    ]
    (row,) = corrections_of(session, case)
    assert (row.field, row.before, row.after) == ("effective", "1 Des 2026", "3 Des 2026")
    file = open_case(session, case, LATER)
    assert file.decree is not None
    assert file.decree.effective_on == date(2026, 12, 3)
    assert "800/R/1" in next(step.note for step in file.steps if step.action == "correction")


def test_the_post_is_corrected_and_cancelling_restores_what_was_before_all(
    session: Session, office: SmallOffice, case: int
) -> None:
    correct_decree(session, case, ralat(post_id=office.other_post), LATER)
    assert record(session, office.employee)[1] == office.other_post
    cancel_decree(session, case, Cancellation(LATER, "800/99", "Cacat"), LATER)
    unit, post, since, history = record(session, office.employee)
    assert (unit, post, since) == (office.from_unit, office.post, date(2020, 1, 2))
    assert [(line[0], line[3]) for line in history] == [("Sekretariat", None)]


def test_a_tmt_put_off_takes_the_move_back_until_its_day(session: Session, office: SmallOffice, case: int) -> None:
    day = date(2027, 1, 4)
    correct_decree(session, case, ralat(effective_on=day), LATER)
    assert record(session, office.employee)[0] == office.from_unit
    assert apply_due_moves(session, LATER) == []
    (moved,) = apply_due_moves(session, day)
    assert moved.on == day


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"effective_on": TMT},
        {"by_number": "", "effective_on": date(2026, 12, 3)},
        {"reason": "", "effective_on": date(2026, 12, 3)},
        {"on": None, "effective_on": date(2026, 12, 3)},
        {"on": date(2026, 1, 1), "effective_on": date(2026, 12, 3)},
        {"effective_on": date(2019, 1, 1)},
        {"unit_id": 999},
        {"post_id": 999},
    ],
)
def test_what_says_too_little_or_nothing_is_refused(session: Session, case: int, wrong: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        correct_decree(session, case, ralat(**wrong), LATER)


def test_no_correction_leads_back_to_the_post_that_is_left(session: Session, office: SmallOffice, case: int) -> None:
    for stage in (CaseStage.SUPPORT, CaseStage.DELIVERY):
        session.get_one(TransferCase, case).stage = stage
        if stage is CaseStage.DELIVERY:
            row = session.get_one(TransferCase, case)
            row.applied_at = row.before_move = None
        with pytest.raises(Refusal, match="tetap"), session.begin_nested():
            correct_decree(session, case, ralat(unit_id=office.from_unit, post_id=office.post), LATER)


def test_an_unsigned_decree_is_made_anew_instead(session: Session, case: int) -> None:
    decree = session.get_one(Decree, session.get_one(TransferCase, case).decree_id)
    decree.signed_on = None
    with pytest.raises(Refusal, match="belum ditandatangani"):
        correct_decree(session, case, ralat(effective_on=date(2026, 12, 3)), LATER)


def test_who_leaves_the_region_has_no_post_to_correct(session: Session, case: int, office: SmallOffice) -> None:
    session.get_one(TransferCase, case).direction = Direction.OUTGOING
    with pytest.raises(Refusal, match="luar daerah"):
        correct_decree(session, case, ralat(post_id=office.other_post), LATER)


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["move", "swap", "correct", "cancel"]),
        st.integers(0, 1),
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(0, 90),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=MOVES, with_history=st.booleans())
def test_histories_follow_a_naive_model_through_any_sequence(
    session: Session, steps: list[tuple[str, int, int, int, int]], with_history: bool
) -> None:
    with session.begin_nested() as attempt:
        machine = Machine(session)
        machine.furnish(2, with_history=with_history)
        people = list(machine.held)
        for action, who, at, place, days in steps:
            one, other = people[who], people[1 - who]
            if action == "move":
                machine.move(one, machine.places[place], days + 1)
            elif action == "swap":
                machine.swap(one, other, days + 1)
            elif action == "correct":
                machine.correct(one, at, machine.places[place], days)
            else:
                machine.cancel(one, at)
            for person in people:
                assert machine.shown(person) == machine.expected(person, with_history=with_history)
        attempt.rollback()


def test_cancelling_all_brings_everything_back(session: Session) -> None:
    machine = Machine(session)
    machine.furnish(2, with_history=True)
    one, other = machine.held
    before = [machine.shown(person) for person in (one, other)]
    machine.swap(one, other, 30)
    machine.move(one, machine.places[5], 30)
    machine.correct(one, 1, machine.places[4], 60)
    for person in (one, one, other):
        machine.cancel(person, len(machine.held[person]) - 2)
    assert [machine.shown(person) for person in (one, other)] == before
