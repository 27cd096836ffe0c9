"""Objections: recorded with their deadlines, corrected, answered, withdrawn."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from desktop.db.tables import CaseStep, TransferCase
from desktop.domain.objections.checks import Answer
from desktop.domain.objections.objections import FollowUp, ObjectionResult, RuleSet, Urgency
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.workdays import WorkWeek
from desktop.services.objections.count import preview_deadlines
from desktop.services.objections.file import open_objection
from desktop.services.objections.objections import (
    answer_objection,
    edit_objection,
    reopen_objection,
    withdraw_objection,
)
from desktop.services.objections.office_days import add_day, change_week, remove_day
from tests.objection_office import TODAY, add_case, add_objection, cancel_decree, entry

ANSWER = Answer(ObjectionResult.UPHELD_DECREE, date(2026, 7, 1), "800.1.6/12/2026", "Kebutuhan puskesmas tetap ada.")


@pytest.fixture
def case_id(store):
    return add_case(store)


def opened(store, objection_id, today=TODAY):
    with store.read() as session:
        return open_objection(session, objection_id, today)


def answered(store, objection_id, answer=ANSWER, version=1, today=date(2026, 7, 2)):
    with store.write() as session:
        return answer_objection(session, objection_id, answer, version, today)


def refused_fields(work):
    with pytest.raises(Refusal) as refusal:
        work()
    assert refusal.value.remedy
    return set(refusal.value.fields)


def test_an_objection_is_recorded_with_its_deadlines(store, case_id):
    file = opened(store, add_objection(store, case_id))
    assert file.number == "K-2026/0001"
    # 16 June 2026 is the Islamic new year.
    assert file.deadlines.last_day_from_decree == date(2026, 6, 23)
    assert file.deadlines.last_day == date(2026, 6, 29)
    assert file.deadlines.decision_due == date(2026, 7, 22)
    assert (file.deadlines.late, file.urgency, file.moved) == (False, Urgency.LATER, False)


def test_uu_30_has_its_own_days(store, case_id):
    file = opened(store, add_objection(store, case_id, rule_set=RuleSet.UU_30_2014))
    assert file.deadlines.due == file.deadlines.answer_due == date(2026, 7, 7)
    assert file.deadlines.decision_due == date(2026, 7, 14)


def test_a_late_objection_is_recorded_as_late(store, case_id):
    late = date(2026, 6, 30)
    objection_id = add_objection(store, case_id, today=late, filed_on=late, received_on=late)
    assert opened(store, objection_id).deadlines.late


def test_recording_is_told_in_the_timeline_of_the_case(store, case_id):
    objection_id = add_objection(store, case_id)
    answered(store, objection_id)
    with store.read() as session:
        steps = session.execute(select(CaseStep.case_id, CaseStep.action, CaseStep.actor)).all()
    assert steps == [(case_id, "objection_filed", "Penguji"), (case_id, "objection_answered", "Penguji")]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"filed_on": None}, "filed_on"),
        ({"filed_on": date(2026, 6, 1)}, "filed_on"),
        ({"filed_on": date(2027, 6, 25), "received_on": date(2026, 6, 24)}, "filed_on received_on"),
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2026, 6, 21)}, "received_on"),
        ({"received_on": date(2026, 6, 25)}, "received_on"),
        ({"decree_received_on": date(2026, 6, 1)}, "decree_received_on"),
        ({"decree_received_on": date(2026, 6, 25)}, "decree_received_on"),
        ({"ground": None}, "ground"),
        ({"text": " \n "}, "text"),
        ({"text": "a\0b"}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"evidence": "x" * 20_001}, "evidence"),
        ({"addressee_name": "x" * 301}, "addressee_name"),
    ],
)
def test_a_faulty_field_is_named_and_nothing_is_kept(store, case_id, changed, field):
    assert refused_fields(lambda: add_objection(store, case_id, **changed)) == set(field.split())
    with pytest.raises(Refusal):
        opened(store, 1)


def test_all_faults_are_told_at_once(store, case_id):
    fields = refused_fields(
        lambda: add_objection(store, case_id, text="", ground=None, filed_on=None, received_on=None)
    )
    assert fields == {"text", "ground", "filed_on", "received_on"}


@pytest.mark.parametrize("text", ["<b>tebal</b> & <img src=x>", "رسالة اعتراض", "keberatan 🙏"])
def test_what_was_written_is_kept_as_written(store, case_id, text):
    assert opened(store, add_objection(store, case_id, text=text)).entered.text == text


def test_there_must_be_a_decree(store):
    case_id = add_case(store, decree=False)
    assert refused_fields(lambda: add_objection(store, case_id)) == {"case"}


def test_the_decree_must_be_dated(store):
    case_id = add_case(store, decided=None)
    with pytest.raises(Refusal, match="tanggal"):
        add_objection(store, case_id)


def test_a_cancelled_decree_cannot_be_objected_to(store, case_id):
    cancel_decree(store, case_id)
    with pytest.raises(Refusal, match="dibatalkan"):
        add_objection(store, case_id)


def test_a_second_open_objection_is_refused_and_named(store, case_id):
    add_objection(store, case_id)
    with pytest.raises(Refusal, match="K-2026/0001"):
        add_objection(store, case_id)


def test_numbers_run_by_year_and_are_not_reused(store):
    first = [opened(store, add_objection(store, add_case(store))).number for _again in range(2)]
    next_year = opened(store, add_objection(store, add_case(store), today=date(2027, 1, 4))).number
    assert [*first, next_year] == ["K-2026/0001", "K-2026/0002", "K-2027/0001"]


def test_a_correction_counts_the_days_anew(store, case_id):
    objection_id = add_objection(store, case_id)
    with store.write() as session:
        edit_objection(session, objection_id, entry(case_id, received_on=date(2026, 6, 24)), 1, TODAY)
    file = opened(store, objection_id)
    assert (file.version, file.deadlines.decision_due) == (2, date(2026, 7, 23))


def test_a_correction_of_an_older_version_is_refused(store, case_id):
    objection_id = add_objection(store, case_id)
    edit(store, objection_id, entry(case_id, text="Alasan baru"))
    with pytest.raises(Stale):
        edit(store, objection_id, entry(case_id, text="Alasan lain"))


def edit(store, objection_id, entered):
    with store.write() as session:
        edit_objection(session, objection_id, entered, 1, TODAY)


def test_an_answer_closes(store, case_id):
    objection_id = add_objection(store, case_id)
    assert answered(store, objection_id) is None
    file = opened(store, objection_id)
    assert (file.result, file.urgency, file.closed_on) == (ANSWER.result, Urgency.CLOSED, date(2026, 7, 2))
    with pytest.raises(Refusal, match="ditutup"):
        answered(store, objection_id, version=2)


@pytest.mark.parametrize(
    ("result", "expected", "after"),
    [
        (ObjectionResult.CANCELLED, FollowUp.CANCEL_DECREE, FollowUp.RECORD_EFFECT),
        (ObjectionResult.CHANGED, FollowUp.ISSUE_NEW_DECREE, FollowUp.RECORD_EFFECT),
        (ObjectionResult.LIGHTENED, FollowUp.KEEP_PROMISES, FollowUp.RECORD_EFFECT),
        (ObjectionResult.NOT_ADMISSIBLE, None, None),
    ],
)
def test_what_must_follow_is_told_and_not_done(store, case_id, result, expected, after):
    objection_id = add_objection(store, case_id)
    assert answered(store, objection_id, replace(ANSWER, result=result)) is expected
    assert opened(store, objection_id).decree_stands
    cancel_decree(store, case_id)
    assert opened(store, objection_id).follow_up is after


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"result": None}, "result"),
        ({"result": ObjectionResult.WITHDRAWN}, "result"),
        ({"answered_on": None}, "answered_on"),
        ({"answered_on": date(2026, 6, 22)}, "answered_on"),
        ({"answered_on": date(2026, 7, 3)}, "answered_on"),
        ({"number": ""}, "number"),
        ({"text": "\u200e "}, "text"),
    ],
)
def test_a_faulty_answer_is_named(store, case_id, changed, field):
    objection_id = add_objection(store, case_id)
    assert refused_fields(lambda: answered(store, objection_id, replace(ANSWER, **changed))) == {field}


def test_withdrawing_needs_a_reason_and_closes(store, case_id):
    objection_id = add_objection(store, case_id)
    with pytest.raises(Refusal), store.write() as session:
        withdraw_objection(session, objection_id, " ", 1, TODAY)
    with store.write() as session:
        withdraw_objection(session, objection_id, "Sudah ada kesepakatan", 1, TODAY)
    assert opened(store, objection_id).result is ObjectionResult.WITHDRAWN


def test_filing_does_not_suspend_the_decree(store, case_id):
    with store.read() as session:
        before = session.get_one(TransferCase, case_id).stage
    add_objection(store, case_id)
    with store.read() as session:
        assert session.get_one(TransferCase, case_id).stage is before


def test_deadlines_can_be_seen_before_saving(store, case_id):
    with store.read() as session:
        assert preview_deadlines(session, entry(case_id, filed_on=None)) is None
        found = preview_deadlines(session, entry(case_id, text="", ground=None))
    assert found.decision_due == date(2026, 7, 22)


@pytest.mark.parametrize("year", [1, 1600, 9999])
@pytest.mark.parametrize("field", ["filed_on", "received_on", "decree_received_on"])
def test_a_day_of_an_impossible_year_has_no_deadlines(store, case_id, year, field):
    with store.read() as session:
        assert preview_deadlines(session, entry(case_id, **{field: date(year, 12, 31)})) is None


def test_the_calendar_moves_open_deadlines_and_says_how_many(store, case_id):
    objection_id = add_objection(store, case_id)
    with store.write() as session:
        assert add_day(session, date(2026, 7, 1), "Hari jadi kota", works=False) == 1
    assert opened(store, objection_id).deadlines.decision_due == date(2026, 7, 23)
    with store.write() as session:
        assert remove_day(session, date(2026, 7, 1)) == 1
        assert change_week(session, WorkWeek.SIX_DAYS) == 1
    assert opened(store, objection_id).deadlines.decision_due == date(2026, 7, 17)


def test_a_closed_objection_keeps_the_days_it_had(store, case_id):
    objection_id = add_objection(store, case_id)
    answered(store, objection_id)
    with store.write() as session:
        assert add_day(session, date(2026, 7, 1), "Hari jadi kota", works=False) == 0
    file = opened(store, objection_id)
    assert (file.deadlines.decision_due, file.moved) == (date(2026, 7, 22), False)


def test_a_closed_objection_is_reopened_with_a_reason_that_stays(store, case_id):
    objection = add_objection(store, case_id)
    with store.write() as session:
        answer_objection(session, objection, ANSWER, 1, date(2026, 7, 1))
    with store.write() as session, pytest.raises(Refusal):
        reopen_objection(session, objection, " ", 2)
    with store.write() as session:
        reopen_objection(session, objection, "Hasilnya salah pilih", 2)
    with store.read() as session:
        file = open_objection(session, objection, date(2026, 7, 1))
        note = session.scalars(select(CaseStep.note).order_by(CaseStep.id.desc())).first()
    assert (file.closed_on, file.result, file.answer_text) == (None, None, ANSWER.text)
    assert note == f"{file.number} – semula: Keputusan diperkuat – Hasilnya salah pilih"


def test_what_is_open_cannot_be_reopened(store, case_id):
    objection = add_objection(store, case_id)
    with store.write() as session, pytest.raises(Refusal):
        reopen_objection(session, objection, "Salah", 1)


def test_a_reopened_withdrawal_begins_without_an_answer(store, case_id):
    objection = add_objection(store, case_id)
    with store.write() as session:
        withdraw_objection(session, objection, "Sudah setuju", 1, TODAY)
    with store.write() as session:
        reopen_objection(session, objection, "Yang mencabut orang lain", 2)
    with store.read() as session:
        assert open_objection(session, objection, TODAY).answer_text == ""
