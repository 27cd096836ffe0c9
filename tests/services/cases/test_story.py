"""The story of a case is told from what was recorded."""

from datetime import UTC, datetime

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import Commitment, ConflictDeclaration, Objection
from desktop.domain.cases.cases import CaseStage
from desktop.domain.objections.checks import Answer, NewObjection
from desktop.domain.objections.hearings import HearingEntry
from desktop.domain.objections.objections import ObjectionGround, ObjectionResult
from desktop.domain.objections.outcome import Suit
from desktop.services.cases.cases import new_case, withdraw_case
from desktop.services.cases.decree_corrections import Correction, correct_decree
from desktop.services.cases.story import print_story, story_of
from desktop.services.entries.list import mark_entered
from desktop.services.objections.hearings import add_hearing
from desktop.services.objections.objections import answer_objection, new_objection
from desktop.services.objections.outcome import record_suit
from tests.case_office import TMT, TODAY, lead_to, proposal, small_office


@pytest.fixture
def case_id(session: Session) -> int:
    """A draft that moves the clerk to the clinic."""
    return new_case(session, proposal(small_office(session), need="Kurang dua pengelola"), TODAY)


def told(session: Session, case_id: int) -> dict[str, str]:
    """The chapters with their sentences as one text."""
    return {chapter.title: "\n".join(chapter.lines) for chapter in story_of(session, case_id, TODAY).chapters}


def test_a_draft_tells_its_need_and_no_more(session: Session, case_id: int) -> None:
    (draft, _papers) = told(session, case_id).items()
    assert draft[0] == "Konsep"
    assert "Kurang dua pengelola" in draft[1]


def test_a_closed_case_tells_every_stage(session: Session, case_id: int) -> None:
    lead_to(session, case_id, CaseStage.CLOSED, TMT)
    chapters = told(session, case_id)
    assert list(chapters)[:8] == [
        "Konsep",
        "Pemeriksaan",
        "Penjelasan",
        "Pertimbangan",
        "Persetujuan",
        "Penetapan",
        "Penyampaian",
        "Pelaksanaan",
    ]
    assert "SPMT/1" in chapters["Pelaksanaan"]


def test_a_promise_is_told_with_how_it_was_kept(session: Session, case_id: int) -> None:
    session.add(Commitment(case_id=case_id, text="Rumah dinas", fulfilled_on=TODAY))
    session.flush()
    assert any("Rumah dinas" in lines and "23 Nov 2026" in lines for lines in told(session, case_id).values())


def test_an_end_is_told_with_its_reason(session: Session, case_id: int) -> None:
    withdraw_case(session, case_id, "Usul ditarik kembali", TODAY)
    assert "Usul ditarik kembali" in list(told(session, case_id).values())[-1]


def test_the_story_is_printed_with_the_number_of_its_case(session: Session, case_id: int) -> None:
    report = print_story(session, case_id, datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert "2026/0001" in report.title
    assert report.pdf.startswith(b"%PDF-")


def test_corrections_and_the_entry_in_siasn_are_told(session: Session, case_id: int) -> None:
    lead_to(session, case_id, CaseStage.SUPPORT, TMT)
    correct_decree(session, case_id, Correction(TMT, "800/R/1", "Salah ketik", effective_on=TODAY), TMT)
    mark_entered(session, [case_id], TMT, TMT)
    chapters = told(session, case_id)
    assert "800/R/1" in chapters["Penetapan"]
    assert "SIASN" in chapters["Pelaksanaan"]


@pytest.mark.parametrize(("yes", "words"), [(False, "tidak ada benturan"), (True, "Adik bekerja di sana. Belum")])
def test_conflicts_are_told_as_they_were_declared(session: Session, case_id: int, yes: bool, words: str) -> None:
    details = "Adik bekerja di sana" if yes else ""
    session.add(ConflictDeclaration(case_id=case_id, question="kin", answer=yes, details=details))
    session.flush()
    assert words in told(session, case_id)["Pemeriksaan"]


def test_an_objection_is_told_with_hearing_effect_and_suit(session: Session, case_id: int) -> None:
    lead_to(session, case_id, CaseStage.HANDOVER)
    entered = NewObjection(case_id, TODAY, TODAY, ObjectionGround.FAMILY, "Jauh dari rumah", TODAY)
    objection = new_objection(session, entered, TODAY)
    add_hearing(session, objection, HearingEntry(TODAY, held_by="Kepala BKPSDM"), TODAY)
    answer_objection(session, objection, Answer(ObjectionResult.UPHELD_DECREE, TODAY, "800/5", "Tetap"), 1, TODAY)
    record_suit(session, objection, Suit("12/G/2026", TODAY), session.get_one(Objection, objection).version, TODAY)
    lines = told(session, case_id)["Keberatan"]
    assert all(part in lines for part in ("Kepala BKPSDM", "800/5", "12/G/2026", "tetap"))


def test_an_ordinary_story_is_one_page(session: Session, case_id: int) -> None:
    lead_to(session, case_id, CaseStage.CLOSED, TMT)
    report = print_story(session, case_id, datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert len(pypdfium2.PdfDocument(report.pdf)) == 1
