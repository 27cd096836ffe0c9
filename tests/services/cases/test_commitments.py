"""Promises: made, corrected, kept with a proof, broken with a reason, opened again, and listed where they are late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop.db.store import Session, Store
from desktop.db.tables import Objection, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.support.support import CareState, CommitmentEntry, CommitmentKind, SupportStep
from desktop.services.attachments import attachments_of
from desktop.services.cases.cases import advance, new_case, open_case, withdraw_case
from desktop.services.cases.commitments import (
    CommitmentRow,
    add_commitment,
    break_commitment,
    commitments_file,
    commitments_of,
    correct_commitment,
    keep_commitment,
    open_commitments,
    overdue_commitments,
    reopen_commitment,
)
from desktop.services.cases.file import steps_of
from tests.case_office import PDF, TMT, TODAY, lead_to, proposal, small_office
from tests.objection_office import add_case, add_objection

HOUSE = CommitmentEntry(CommitmentKind.HOUSING, "Rumah dinas", "Dinas Perumahan", TODAY + timedelta(days=30), TODAY)
LATER = TODAY + timedelta(days=40)


@pytest.fixture
def case(session: Session) -> int:
    return new_case(session, proposal(small_office(session)), TODAY)


@pytest.fixture
def house(session: Session, case: int) -> int:
    return add_commitment(session, case, HOUSE, today=TODAY)


def only(session: Session, case: int, today: date = TODAY) -> CommitmentRow:
    (row,) = commitments_of(session, today, case_id=case)
    return row


def actions(session: Session, case: int) -> list[str]:
    session.flush()
    return [step.action for step in steps_of(session, case)][1:]


def test_a_draft_takes_a_promise_and_tells_of_it(session: Session, case: int, house: int) -> None:
    row = only(session, case)
    assert (row.id, row.entry, row.state, row.may_change) == (house, HOUSE, CareState.OPEN, True)
    assert actions(session, case) == ["promised"]
    assert commitments_file(session, case, TODAY).due_on == TMT


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": None}, "kind"),
        ({"text": " "}, "text"),
        ({"owner": ""}, "owner"),
        ({"due_on": None}, "due_on"),
        ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"agreed_on": TODAY + timedelta(days=1)}, "agreed_on"),
    ],
)
def test_what_lacks_is_said_beside_its_field(session: Session, case: int, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as no:
        add_commitment(session, case, replace(HOUSE, **changed), today=TODAY)
    assert list(no.value.fields) == [field]


def test_a_kept_promise_has_its_proof(session: Session, case: int, house: int) -> None:
    keep_commitment(session, house, (LATER, "Kunci diserahkan"), LATER, 1, PDF)
    row = only(session, case, LATER)
    assert (row.state, row.settled_on, row.note, row.evidence) == (CareState.DONE, LATER, "Kunci diserahkan", PDF.name)
    assert [one.commitment_id for one in attachments_of(session, case_id=case)] == [house]
    assert actions(session, case)[-1] == SupportStep.PROMISE_KEPT


def test_a_broken_promise_says_why(session: Session, case: int, house: int) -> None:
    with pytest.raises(Refusal):
        break_commitment(session, house, (TODAY, " "), TODAY)
    break_commitment(session, house, (TODAY, "Rumah terbakar"), TODAY)
    assert (only(session, case).state, only(session, case).note) == (CareState.FAILED, "Rumah terbakar")
    with pytest.raises(Refusal):
        keep_commitment(session, house, (TODAY, ""), TODAY)


@pytest.mark.parametrize("day", [None, TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_it_is_not_settled_on_a_wrong_day(session: Session, house: int, day: date | None) -> None:
    with pytest.raises(Refusal) as no:
        keep_commitment(session, house, (day, ""), TODAY)
    assert "on" in no.value.fields


def test_a_settled_promise_is_opened_again_with_a_reason(session: Session, case: int, house: int) -> None:
    with pytest.raises(Refusal):
        reopen_commitment(session, house, "Belum selesai")
    keep_commitment(session, house, (TODAY, ""), TODAY)
    reopen_commitment(session, house, "Kunci belum diserahkan")
    assert only(session, case).state is CareState.OPEN
    assert actions(session, case)[1:] == [SupportStep.PROMISE_KEPT, SupportStep.PROMISE_REOPENED]


def test_two_officers_do_not_write_over_each_other(session: Session, case: int, house: int) -> None:
    correct_commitment(session, house, replace(HOUSE, owner="BKPSDM"), TODAY, 1)
    session.flush()
    with pytest.raises(Stale):
        correct_commitment(session, house, HOUSE, TODAY, 1)
    assert only(session, case).entry.owner == "BKPSDM"


def test_overdue_ones_of_all_cases_stand_in_order(session: Session, case: int, house: int) -> None:
    early = add_commitment(session, case, replace(HOUSE, due_on=TODAY + timedelta(days=3)), today=TODAY)
    assert [row.id for row in open_commitments(session, TODAY)] == [early, house]
    assert [row.id for row in overdue_commitments(session, TODAY + timedelta(days=4))] == [early]
    assert [row.state for row in open_commitments(session, LATER)] == [CareState.OVERDUE] * 2


def test_the_promises_of_a_case_end_with_it(session: Session, case: int, house: int) -> None:
    withdraw_case(session, case, "Batal", TODAY)
    assert open_commitments(session, TODAY) == ()
    for change in (
        lambda: add_commitment(session, case, HOUSE, today=TODAY),
        lambda: keep_commitment(session, house, (TODAY, ""), TODAY),
    ):
        with pytest.raises(Refusal):
            change()


def test_what_settled_an_objection_outlives_its_case(store: Store) -> None:
    case = add_case(store)
    objection = add_objection(store, case)
    with store.write() as session:
        session.get_one(TransferCase, case).stage = CaseStage.CLOSED
        made = add_commitment(session, case, HOUSE, objection, TODAY)
        number = session.get_one(Objection, objection).number
        (row,) = commitments_of(session, TODAY, objection_id=objection)
        assert (row.id, row.objection, row.may_change) == (made, number, True)
        keep_commitment(session, made, (TODAY, ""), TODAY)
        assert open_commitments(session, TODAY) == ()


def test_a_promise_keeps_the_case_in_support(session: Session, case: int) -> None:
    lead_to(session, case, CaseStage.SUPPORT)
    house = add_commitment(session, case, HOUSE, today=TODAY)
    assert len(open_case(session, case, TODAY).missing) == 1
    with pytest.raises(Refusal):
        advance(session, case, TODAY)
    keep_commitment(session, house, (TODAY, ""), TODAY)
    assert advance(session, case, TODAY) is CaseStage.EVALUATION
