"""The consultation on a case's page, by the officer's hands."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.db.tables import Attachment, Commitment
from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.consultation import AnswerEntry, Channel, EmployeeAnswer, TalkEntry
from desktop.services.cases.cases import new_case
from desktop.services.cases.consultation import ConsultationFile, consultation_file, record_answer, record_talk
from desktop.ui import messages
from desktop.ui.cases.window import CasePage
from desktop.ui.places import Place
from tests.case_office import PDF, lead_to, proposal, small_office
from tests.ui.cases.test_window import Officer
from tests.ui.conftest import NotingShell, settle
from tests.ui.test_mnemonics import doubles

TODAY = date.today()  # the page asks for the day itself
TALK = TalkEntry(TODAY, Channel.MEETING, "Kepala Bidang", True, True, True, "Dekat rumah")


@pytest.fixture
def officer(qtbot: QtBot, shell: NotingShell) -> Officer:
    with shell.background.store.write() as session:
        case_id = new_case(session, proposal(small_office(session), effective_on=TODAY), TODAY)
        lead_to(session, case_id, CaseStage.CONSULTATION, TODAY)
    page = CasePage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.visit(Place.CASE, case_id)
    page.show()
    settle(qtbot, shell)
    return Officer(qtbot, shell, page, case_id)


def seen(officer: Officer) -> ConsultationFile:
    with officer.shell.background.store.read() as session:
        return consultation_file(session, officer.case_id, TODAY)


def tell(officer: Officer, talk: TalkEntry = TALK, answer: AnswerEntry | None = None) -> None:
    with officer.shell.background.store.write() as session:
        record_talk(session, officer.case_id, talk, TODAY)
        if answer is not None:
            record_answer(session, officer.case_id, answer, TODAY)
    officer.settle()


def tick(officer: Officer, *names: str) -> None:
    for name in names:
        officer.qtbot.mouseClick(officer.page.findChild(QCheckBox, name), Qt.MouseButton.LeftButton)


def test_a_talk_is_recorded_with_its_proof(officer: Officer, tmp_path: Path) -> None:
    (tmp_path / "daftar hadir.pdf").write_bytes(PDF.content)
    officer.click("talk.add")
    officer.enter(talk_channel=Channel.MEETING, talk_held_by="Kepala Bidang", talk_benefit="Dekat rumah")
    tick(officer, "talk.told.reason", "talk.told.need", "talk.told.benefit")
    messages.answer_next(tmp_path / "daftar hadir.pdf")
    officer.qtbot.mouseClick(officer.see("talk.proof").findChild(QPushButton), Qt.MouseButton.LeftButton)
    officer.click("talk.save")
    (talk,) = seen(officer).talks
    assert (talk.entry.held_on, talk.entry.need_explained, talk.proof) == (TODAY, True, "daftar hadir.pdf")


def test_a_talk_without_channel_is_refused_beside_its_field(officer: Officer) -> None:
    officer.click("talk.add")
    officer.click("talk.save")
    assert officer.page.findChild(QLabel, "talk.channel.problem").text()
    assert not officer.page.work.is_touched()
    assert seen(officer).talks == ()


def test_a_talk_is_corrected_and_put_aside(officer: Officer) -> None:
    tell(officer)
    officer.see("talk.table").select_position(0)
    officer.click("talk.edit")
    officer.enter(talk_summary="Singkat")
    officer.click("talk.save")
    assert seen(officer).talks[0].entry.summary == "Singkat"
    officer.see("talk.table").select_position(0)
    messages.answer_next("Salah orang")
    officer.click("talk.remove")
    assert seen(officer).talks[0].removed_reason == "Salah orang"
    officer.click("talk.restore")
    assert not seen(officer).talks[0].removed_reason


def test_the_answer_opens_the_way(officer: Officer) -> None:
    tell(officer)
    assert officer.missing()
    officer.enter(answer_answer=EmployeeAnswer.AGREES)
    officer.click("answer.save")
    assert officer.missing() == ["Tidak ada yang kurang: perkara dapat dilanjutkan."]
    assert officer.see("case.answer").text().startswith("Setuju")


def test_an_objecting_answer_says_what_it_means_and_is_seen(officer: Officer) -> None:
    tell(officer)
    officer.enter(answer_answer=EmployeeAnswer.OBJECTS)
    assert "keberatan" in officer.see("answer.doubt").text()
    officer.click("answer.save")
    assert officer.page.findChild(QLabel, "answer.words.problem").text()
    officer.enter(answer_words="Orang tua sakit")
    officer.click("answer.save")
    officer.click("case.advance")
    assert "Orang tua sakit" in officer.see("case.answer").text()


def test_conditions_become_promises_with_one_press(officer: Officer) -> None:
    tell(officer, TALK, AnswerEntry(EmployeeAnswer.CONDITIONS, TODAY, "Rumah dinas"))
    officer.click("consultation.promise")
    with officer.shell.background.store.read() as session:
        assert session.scalars(select(Commitment.text)).all() == ["Rumah dinas"]
    assert officer.see("consultation.promise").isHidden()


def test_wishes_are_added_and_ordered(officer: Officer) -> None:
    for district in ("Rumbai Barat", "Rumbai Timur"):
        officer.click("wish.add")
        officer.enter(wish_district=district)
        officer.click("wish.save")
    officer.see("wish.table").select_position(1)
    officer.click("wish.up")
    wishes = seen(officer).wishes
    assert [(wish.rank, wish.district) for wish in wishes] == [(1, "Rumbai Timur"), (2, "Rumbai Barat")]
    assert {wish.case_number for wish in wishes} == {"2026/0001"}


def test_the_letter_is_made_on_its_page(officer: Officer) -> None:
    officer.click("consultation.letter")
    assert officer.shell.visited == [(Place.EXPLANATION_DRAFT, officer.case_id)]


def test_after_its_stage_it_can_only_be_read(officer: Officer) -> None:
    with officer.shell.background.store.write() as session:
        lead_to(session, officer.case_id, CaseStage.APPROVAL, TODAY)
    officer.settle()
    officer.page.work.view(CaseStage.CONSULTATION)
    settle(officer.qtbot, officer.shell)
    for name in ("talk.add", "wish.add", "skill.add", "answer.save", "consultation.letter"):
        assert officer.see(name).isHidden(), name
    assert officer.see("talk.table").model().rowCount() == 1


def test_what_is_being_written_is_not_lost_silently(officer: Officer) -> None:
    officer.click("talk.add")
    officer.enter(talk_summary="Belum selesai")
    tell(officer)
    assert officer.see("talk.summary").toPlainText() == "Belum selesai"
    messages.answer_next(False)
    assert not officer.page.may_leave()


def test_no_letter_is_shared_while_lines_are_written(officer: Officer) -> None:
    for role in ("talk", "wish", "skill"):
        officer.click(f"{role}.add")
    assert doubles(officer.page) == set()


def test_the_proof_belongs_to_the_talk(officer: Officer) -> None:
    with officer.shell.background.store.write() as session:
        talk_id = record_talk(session, officer.case_id, TALK, TODAY, PDF)
    with officer.shell.background.store.read() as session:
        assert session.scalars(select(Attachment.talk_id)).all() == [talk_id]


def tabbed(officer: Officer, first: str, last: str) -> list[str]:
    """Names of what Tab goes through, from `first` to `last` or until it has been long under way."""
    officer.page.activateWindow()
    officer.see(first).setFocus()
    at, names = QApplication.focusWidget(), list[str]()
    while at is not None and last not in names and len(names) < 30:
        names.append(at.objectName())
        officer.qtbot.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    return names


def test_tab_goes_through_a_talk_and_to_its_buttons(officer: Officer) -> None:
    officer.click("talk.add")
    ticks = ["talk.told.reason", "talk.told.need", "talk.told.benefit"]
    fields = ["talk.benefit", "talk.summary", "talk.letter_id", "scan.choose", "talk.save", "talk.cancel"]
    begun = ["talk.held_on", "talk.channel", "talk.held_by"]
    assert tabbed(officer, "talk.held_on", "talk.cancel") == [*begun, *ticks, *fields]


def test_tab_goes_from_the_last_question_to_the_day_and_its_button(officer: Officer) -> None:
    officer.click("conflict.open")
    names = tabbed(officer, "conflict.open", "conflict.save")
    assert names[-2:] == ["conflictDay.declared", "conflict.save"]
    assert all(name.startswith("conflict") for name in names)


def test_a_new_talk_is_told_as_recorded(officer: Officer) -> None:
    officer.click("talk.add")
    officer.enter(talk_channel=Channel.MEETING, talk_held_by="Kepala Bidang", talk_benefit="Dekat rumah")
    tick(officer, "talk.told.reason", "talk.told.need", "talk.told.benefit")
    officer.click("talk.save")
    officer.see("talk.table").select_position(0)
    officer.click("talk.edit")
    officer.click("talk.save")
    assert officer.shell.said[-2:] == ["Pembicaraan dicatat.", "Catatan pembicaraan diubah."]
