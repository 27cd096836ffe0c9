"""Talks with the employee, the answer, and what becomes of its conditions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Attachment, CaseStep, Commitment, Letter, Talk, TransferCase
from desktop.db.tables.base import now
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.consultation import AnswerEntry, Channel, EmployeeAnswer, TalkEntry
from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import advance, new_case, open_case
from desktop.services.cases.consultation import (
    ConsultationFile,
    benefits_told,
    consultation_file,
    correct_talk,
    promise_conditions,
    record_answer,
    record_talk,
    remove_talk,
    restore_talk,
)
from tests.case_office import PDF, TODAY, hear, lead_to, proposal, small_office

TALK = TalkEntry(
    held_on=TODAY,
    channel=Channel.MEETING,
    held_by="Kepala Bidang Mutasi",
    reason_explained=True,
    need_explained=True,
    benefit_explained=True,
    benefit="- dekat rumah\n2) jenjang karier",
    summary="Dibicarakan dengan tenang",
)
CONDITIONS = AnswerEntry(EmployeeAnswer.CONDITIONS, TODAY, "1. Rumah dinas\n2. Antar jemput")


@pytest.fixture
def case_id(store: Store) -> int:
    with store.write() as session:
        made = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, made, CaseStage.CONSULTATION)
        return made


def seen(session: Session, case_id: int) -> ConsultationFile:
    return consultation_file(session, case_id, TODAY)


def actions(session: Session, case_id: int) -> list[str]:
    return list(session.scalars(select(CaseStep.action).where(CaseStep.case_id == case_id).order_by(CaseStep.id)))


def test_talk_with_proof_stands_in_file_and_timeline(store: Store, case_id: int) -> None:
    with store.write() as session:
        talk_id = record_talk(session, case_id, TALK, TODAY, PDF)
    with store.read() as session:
        (row,) = seen(session, case_id).talks
        paper = session.scalars(select(Attachment).where(Attachment.talk_id == talk_id)).one()
        assert (row.entry, row.proof, paper.case_id) == (TALK, PDF.name, case_id)
        assert actions(session, case_id)[-1] == "talk"


def test_heard_employee_lets_the_case_go_on(store: Store, case_id: int) -> None:
    with store.write() as session:
        assert open_case(session, case_id, TODAY).missing
        record_talk(session, case_id, TALK, TODAY)
        record_answer(session, case_id, AnswerEntry(EmployeeAnswer.AGREES, TODAY), TODAY)
        assert advance(session, case_id, TODAY) is CaseStage.REVIEW


def test_objecting_does_not_block(store: Store, case_id: int) -> None:
    with store.write() as session:
        record_talk(session, case_id, TALK, TODAY)
        record_answer(session, case_id, AnswerEntry(EmployeeAnswer.OBJECTS, TODAY, "Orang tua sakit"), TODAY)
        assert advance(session, case_id, TODAY) is CaseStage.REVIEW


def test_answer_said_anew_keeps_the_first_in_the_timeline(store: Store, case_id: int) -> None:
    with store.write() as session:
        record_talk(session, case_id, TALK, TODAY)
        record_answer(session, case_id, CONDITIONS, TODAY)
        record_answer(session, case_id, AnswerEntry(EmployeeAnswer.AGREES, TODAY), TODAY)
        case = session.get_one(TransferCase, case_id)
        assert (case.answer, case.answer_conditions) == (EmployeeAnswer.AGREES, "")
        notes = session.scalars(select(CaseStep.note).where(CaseStep.action == "answer")).all()
        assert "Rumah dinas" in notes[0]


def test_answer_waits_for_a_talk_and_for_its_stage(store: Store, case_id: int) -> None:
    with store.write() as session:
        with pytest.raises(Refusal):
            record_answer(session, case_id, CONDITIONS, TODAY)
        hear(session, case_id, TODAY)
        advance(session, case_id, TODAY)
        with pytest.raises(Refusal):
            record_answer(session, case_id, CONDITIONS, TODAY)


def test_answer_of_an_overtaken_case_is_stale(store: Store, case_id: int) -> None:
    with store.write() as session:
        record_talk(session, case_id, TALK, TODAY)
        version = session.get_one(TransferCase, case_id).version
        record_answer(session, case_id, CONDITIONS, TODAY)
        session.flush()
        with pytest.raises(Stale):
            record_answer(session, case_id, CONDITIONS, TODAY, version)


@pytest.mark.parametrize("stage", [CaseStage.APPROVAL, CaseStage.DECREE])
def test_talks_end_with_the_review(store: Store, case_id: int, stage: CaseStage) -> None:
    with store.write() as session:
        lead_to(session, case_id, stage)
        with pytest.raises(Refusal):
            record_talk(session, case_id, TALK, TODAY)
        assert not seen(session, case_id).may_talk


def test_correcting_needs_the_version_that_was_read(store: Store, case_id: int) -> None:
    with store.write() as session:
        talk_id = record_talk(session, case_id, TALK, TODAY)
        correct_talk(session, talk_id, replace(TALK, summary="Singkat"), TODAY, 1)
        session.flush()
        with pytest.raises(Stale):
            correct_talk(session, talk_id, TALK, TODAY, 1)
        assert seen(session, case_id).talks[0].entry.summary == "Singkat"


def test_talk_put_aside_does_not_count_and_comes_back(store: Store, case_id: int) -> None:
    with store.write() as session:
        talk_id = record_talk(session, case_id, TALK, TODAY)
        remove_talk(session, talk_id, "Salah orang", TODAY)
        assert benefits_told(session, case_id) == ()
        assert seen(session, case_id).talks[0].removed_reason == "Salah orang"
        restore_talk(session, talk_id)
        assert benefits_told(session, case_id) == ("dekat rumah", "jenjang karier")


def test_talk_that_carried_the_case_on_is_not_put_aside(store: Store, case_id: int) -> None:
    with store.write() as session:
        lead_to(session, case_id, CaseStage.REVIEW)
        talk_id = session.scalars(select(Talk.id)).one()
        with pytest.raises(Refusal):
            remove_talk(session, talk_id, "Salah", TODAY)


def test_conditions_become_promises_once(store: Store, case_id: int) -> None:
    with store.write() as session:
        record_talk(session, case_id, TALK, TODAY)
        record_answer(session, case_id, CONDITIONS, TODAY)
        assert (seen(session, case_id).unpromised, promise_conditions(session, case_id)) == (2, 2)
        assert promise_conditions(session, case_id) == seen(session, case_id).unpromised == 0
        assert session.scalars(select(Commitment.text)).all() == ["Rumah dinas", "Antar jemput"]


def test_waiting_for_the_answer_is_counted(store: Store, case_id: int) -> None:
    with store.write() as session:
        assert seen(session, case_id).waiting_days is None
        record_talk(session, case_id, replace(TALK, held_on=TODAY - timedelta(days=3)), TODAY)
        assert seen(session, case_id).waiting_days == 3
        record_answer(session, case_id, CONDITIONS, TODAY)
        assert seen(session, case_id).waiting_days is None


def test_letter_of_another_case_is_refused(store: Store, case_id: int) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        record_talk(session, case_id, replace(TALK, channel=Channel.LETTER, letter_id=99), TODAY)
    assert "letter_id" in refused.value.fields


def test_day_of_a_talk_is_no_later_than_today(store: Store, case_id: int) -> None:
    with store.write() as session, pytest.raises(Refusal):
        record_talk(session, case_id, replace(TALK, held_on=date(2027, 1, 1)), TODAY)


def test_only_explanations_are_offered_as_what_was_talked_of(store: Store, case_id: int) -> None:
    with store.write() as session:
        for place, kind in enumerate((LetterKind.MEMO, LetterKind.EXPLANATION), 1):
            row = Letter(kind=kind, status=LetterStatus.ISSUED, number=f"Nomor {place}", case_id=case_id)
            row.counter, row.running_number, row.dated, row.subject = "any", place, TODAY, "Mutasi"
            row.issued_at, row.issued_by, row.snapshot, row.sha256, row.pdf = now(), "Penguji", {}, "", b""
            session.add(row)
        session.flush()
        assert [letter.number for letter in seen(session, case_id).letters] == ["Nomor 2"]
