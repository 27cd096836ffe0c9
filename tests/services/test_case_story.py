"""The story of a case is told from what was recorded."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import Commitment
from desktop.domain.cases import CaseStage
from desktop.services.case_story import print_story, story_of
from desktop.services.cases import new_case, withdraw_case
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
