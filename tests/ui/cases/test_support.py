"""Promises and support on a case's page, by the officer's hands."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.history_entries import TrainingEntry
from desktop.domain.support.support import CareState, CommitmentEntry, CommitmentKind, SupportEntry, SupportKind
from desktop.services.cases.cases import new_case, withdraw_case
from desktop.services.cases.commitments import CommitmentRow, add_commitment, commitments_of, keep_commitment
from desktop.services.employee_histories import entries
from desktop.services.support.support import SupportFile, add_support, support_file, take_proposal
from desktop.ui import messages
from desktop.ui.cases.window import CasePage
from desktop.ui.places import Place
from tests.case_office import PDF, SmallOffice, lead_to, proposal, small_office
from tests.ui.cases.test_window import Officer
from tests.ui.conftest import NotingShell, settle
from tests.ui.test_mnemonics import doubles

TODAY = date.today()  # the page asks for the day itself
HOUSE = CommitmentEntry(CommitmentKind.HOUSING, "Rumah dinas", "Dinas Perumahan", TODAY + timedelta(days=9))


@pytest.fixture
def office(shell: NotingShell) -> SmallOffice:
    with shell.background.store.write() as session:
        return small_office(session)


@pytest.fixture
def officer(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> Officer:
    """At a case in its draft."""
    with shell.background.store.write() as session:
        wanted = proposal(office, effective_on=TODAY, to_post_id=office.other_post, need="Kurang perawat")
        case_id = new_case(session, wanted, TODAY)
    page = CasePage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.visit(Place.CASE, case_id)
    page.show()
    page.findChild(QTabWidget, "case.tabs").setCurrentIndex(5)
    settle(qtbot, shell)
    return Officer(qtbot, shell, page, case_id)


@pytest.fixture
def supporting(officer: Officer) -> Officer:
    with officer.shell.background.store.write() as session:
        lead_to(session, officer.case_id, CaseStage.SUPPORT, TODAY)
    officer.settle()
    return officer


def promised(officer: Officer) -> CommitmentRow:
    with officer.shell.background.store.read() as session:
        (row,) = commitments_of(session, TODAY, case_id=officer.case_id)
    return row


def seen(officer: Officer) -> SupportFile:
    with officer.shell.background.store.read() as session:
        return support_file(session, officer.case_id, TODAY)


def have(officer: Officer, entry: CommitmentEntry = HOUSE) -> None:
    with officer.shell.background.store.write() as session:
        add_commitment(session, officer.case_id, entry, today=TODAY)
    officer.settle()


def write(officer: Officer, form: str, **values: object) -> None:
    """Fill the fields of one of the small forms."""
    for name, value in values.items():
        officer.see(f"{form}.{name}").set_value(value)


def test_a_draft_takes_a_promise_in_its_tab(officer: Officer) -> None:
    officer.click("promise.add")
    officer.click("promise.save")
    assert officer.page.findChild(QLabel, "promise.add.text.problem").text()
    write(officer, "promise.add", kind=CommitmentKind.HOUSING, text="Rumah", owner="Dinas", due_on=TODAY)
    officer.click("promise.save")
    assert (promised(officer).entry.text, promised(officer).entry.agreed_on) == ("Rumah", TODAY)
    assert officer.page.findChild(QTabWidget, "case.tabs").tabText(5) == "Janji 1"


def test_a_promise_is_kept_with_its_proof(officer: Officer, tmp_path: Path) -> None:
    have(officer)
    (tmp_path / "berita acara.pdf").write_bytes(PDF.content)
    officer.click("promise.keep")
    messages.answer_next(tmp_path / "berita acara.pdf")
    proof = officer.see("promise.keep.evidence").findChild(QPushButton)
    officer.qtbot.mouseClick(proof, Qt.MouseButton.LeftButton)
    officer.click("promise.save")
    assert (promised(officer).state, promised(officer).evidence) == (CareState.DONE, "berita acara.pdf")
    assert officer.see("promise.keep").isHidden()


def test_a_promise_is_broken_and_opened_again_with_reasons(officer: Officer) -> None:
    have(officer)
    officer.click("promise.break")
    officer.click("promise.save")
    assert officer.page.findChild(QLabel, "promise.break.reason.problem").text()
    write(officer, "promise.break", reason="Rumah terbakar")
    officer.click("promise.save")
    assert promised(officer).state is CareState.FAILED
    officer.click("promise.reopen")
    write(officer, "promise.reopen", reason="Ada rumah lain")
    officer.click("promise.save")
    assert promised(officer).state is CareState.SOON


def test_what_is_begun_is_asked_about_before_it_is_lost(officer: Officer) -> None:
    officer.click("promise.add")
    officer.see("promise.add.text").setPlainText("Rumah")
    messages.answer_next(False)
    assert not officer.page.may_leave()
    officer.click("promise.close")
    assert officer.page.may_leave()


def test_one_who_comes_late_is_told_and_may_save_again(officer: Officer) -> None:
    have(officer)
    officer.click("promise.edit")
    write(officer, "promise.edit", text="Rumah dinas baru")
    with officer.shell.background.store.write() as session:
        keep_commitment(session, promised(officer).id, (TODAY, ""), TODAY)
    officer.click("promise.save")
    assert officer.shell.refusals
    assert officer.see("promise.edit.text").toPlainText() == "Rumah dinas baru"


def test_an_ended_case_shows_its_promises_only(officer: Officer) -> None:
    have(officer)
    with officer.shell.background.store.write() as session:
        withdraw_case(session, officer.case_id, "Batal", TODAY)
    officer.settle()
    buttons = ("add", "edit", "keep", "break", "reopen")
    assert all(officer.see(f"promise.{name}").isHidden() for name in buttons)


def test_a_proposal_is_taken_over_and_another_is_not_needed(supporting: Officer) -> None:
    count = len(seen(supporting).proposals)
    supporting.click("proposal.take")
    supporting.click("proposal.refuse")
    write(supporting, "proposal.refuse", reason="Sudah mahir")
    supporting.click("proposal.save")
    assert len(seen(supporting).proposals) == count - 2
    assert [row.state for row in seen(supporting).rows] == [CareState.OPEN, CareState.FAILED]


def test_a_given_training_stands_in_the_histories(supporting: Officer, office: SmallOffice) -> None:
    with supporting.shell.background.store.write() as session:
        course = SupportEntry(SupportKind.TRAINING, "Kursus dasar", due_on=TODAY)
        add_support(session, supporting.case_id, course)
    supporting.settle()
    supporting.click("support.done")
    assert supporting.see("support.done.record").isChecked()
    write(supporting, "support.done", result="Lulus", certificate="12/2026")
    supporting.click("support.save")
    with supporting.shell.background.store.read() as session:
        (training,) = entries(session, TrainingEntry, office.employee)
    assert (training.name, training.certificate_number) == ("Kursus dasar", "12/2026")


def test_support_is_planned_corrected_and_dropped(supporting: Officer) -> None:
    supporting.click("support.add")
    write(supporting, "support.add", kind=SupportKind.MENTORING, text="Dampingi", mentor="Sri", due_on=TODAY)
    supporting.click("support.save")
    supporting.click("support.edit")
    write(supporting, "support.edit", mentor="Budi")
    supporting.click("support.save")
    supporting.click("support.drop")
    write(supporting, "support.drop", reason="Tidak perlu")
    supporting.click("support.save")
    (row,) = seen(supporting).rows
    assert (row.entry.mentor, row.note) == ("Budi", "Tidak perlu")


def test_seen_from_another_stage_support_is_read_and_promises_are_kept(supporting: Officer) -> None:
    have(supporting)
    supporting.page.work.view(CaseStage.SUPPORT)
    with supporting.shell.background.store.write() as session:
        keep_commitment(session, promised(supporting).id, (TODAY, ""), TODAY)
        lead_to(session, supporting.case_id, CaseStage.EVALUATION, TODAY)
    supporting.settle()
    supporting.page.work.view(CaseStage.SUPPORT)
    settle(supporting.qtbot, supporting.shell)
    assert supporting.see("support.add").isHidden()
    assert not supporting.see("supportPromise.add").isHidden()


def test_no_letter_is_pressed_for_two_things(supporting: Officer) -> None:
    have(supporting)
    assert doubles(supporting.page) == set()


def test_without_a_gap_nothing_is_proposed(supporting: Officer) -> None:
    with supporting.shell.background.store.write() as session:
        for gap in support_file(session, supporting.case_id, TODAY).proposals:
            take_proposal(session, supporting.case_id, gap.code, TODAY)
    supporting.settle()
    assert supporting.see("proposal.table").parentWidget().parentWidget().isHidden()


def test_an_objection_leads_to_the_promises_of_its_case(officer: Officer) -> None:
    tabs = officer.page.findChild(QTabWidget, "case.tabs")
    tabs.setCurrentIndex(0)
    officer.page.visit(Place.CASE_PROMISES, officer.case_id)
    officer.settle()
    assert tabs.tabText(tabs.currentIndex()).startswith("Janji")
