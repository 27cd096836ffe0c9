"""The page of the sittings in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CaseStage
from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.domain.review.sittings import Member
from desktop.services.cases.cases import new_case
from desktop.services.review.sitting_agenda import agenda_of
from desktop.services.review.sittings import SittingEntry, list_sittings, open_sitting, save_sitting
from desktop.ui import messages
from desktop.ui.places import Place
from desktop.ui.sittings.members import MembersField
from desktop.ui.sittings.page import SittingsPage
from tests.case_office import TODAY, lead_to, proposal, small_office
from tests.ui.conftest import NotingShell, settle

TEAM = (Member("Sekretaris Daerah", "Sekda", TeamRole.CHAIR), Member("Inspektur", "Inspektur"))


@pytest.fixture
def case(shell: NotingShell) -> int:
    with shell.background.store.write() as session:
        found = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, found, CaseStage.REVIEW)
    return found


@pytest.fixture
def sitting(shell: NotingShell, case: int) -> int:
    with shell.background.store.write() as session:
        return save_sitting(session, SittingEntry(TODAY, "Ruang rapat", members=TEAM))


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, case: int) -> SittingsPage:
    made = SittingsPage(shell)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    shell.background.changed.connect(made.heed)
    made.visit(Place.SITTINGS, None)
    settle(qtbot, shell)
    return made


def press(qtbot: QtBot, shell: NotingShell, page: QWidget, name: str) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def put_on(qtbot: QtBot, shell: NotingShell, page: SittingsPage) -> None:
    for name in ("sitting.addCases", "sitting.put"):
        press(qtbot, shell, page, name)


def test_an_empty_page_records_the_first_sitting_with_its_members(
    qtbot: QtBot, shell: NotingShell, page: SittingsPage
) -> None:
    press(qtbot, shell, page, "sittings.first")
    qtbot.keyClicks(page.findChild(QLineEdit, "sittingNew.place"), "Ruang rapat")
    press(qtbot, shell, page, "sittingNew.addMember")
    qtbot.keyClicks(page.findChild(QLineEdit, "sittingNew.member0.name"), "Sekretaris Daerah")
    press(qtbot, shell, page, "sittingNew.save")
    with shell.background.store.read() as session:
        (row,) = list_sittings(session)
        members = open_sitting(session, row.id).entry.members
    assert members == (Member("Sekretaris Daerah", role=TeamRole.CHAIR),)
    assert page.table.currentIndex().row() == 0


def test_a_new_sitting_starts_with_the_last_team(
    qtbot: QtBot, shell: NotingShell, sitting: int, page: SittingsPage
) -> None:
    press(qtbot, shell, page, "sittings.new")
    field = page.findChild(MembersField, "sittingNew.members")
    assert field.value() == TEAM
    press(qtbot, shell, page, "sittingNew.member1.up")
    assert field.value() == TEAM[::-1]
    qtbot.waitUntil(lambda: len(page.findChildren(QPushButton, "sittingNew.member0.remove")) == 1)
    press(qtbot, shell, page, "sittingNew.member0.remove")
    assert field.value() == TEAM[:1]
    press(qtbot, shell, page, "sittingNew.cancel")
    assert page.may_leave()


def test_cases_are_put_on_the_agenda_and_get_their_opinion(
    qtbot: QtBot, shell: NotingShell, sitting: int, page: SittingsPage
) -> None:
    put_on(qtbot, shell, page)
    assert [row.case.employee for row in page.agenda.rows.rows] == ["Rina Batubara, S.E."]
    page.agenda.form.field("opinion").set_value(TeamOpinion.ADVISES_AGAINST)
    press(qtbot, shell, page, "opinion.save")
    assert page.findChild(QWidget, "opinion.note.problem").isVisibleTo(page)
    qtbot.keyClicks(page.findChild(QPlainTextEdit, "opinion.note"), "Belum ada pengganti")
    press(qtbot, shell, page, "opinion.save")
    with shell.background.store.read() as session:
        (row,) = agenda_of(session, sitting)
    assert (row.opinion, row.note) == (TeamOpinion.ADVISES_AGAINST, "Belum ada pengganti")
    shell.refusals.clear()


def test_a_case_is_opened_and_taken_off_the_agenda(
    qtbot: QtBot, shell: NotingShell, sitting: int, page: SittingsPage, case: int
) -> None:
    put_on(qtbot, shell, page)
    press(qtbot, shell, page, "sitting.openCase")
    assert shell.visited == [(Place.CASE, case)]
    press(qtbot, shell, page, "sitting.takeOff")
    assert page.agenda.rows.rows == []


def test_a_sitting_is_put_aside_with_a_reason_and_brought_back(
    qtbot: QtBot, shell: NotingShell, sitting: int, page: SittingsPage
) -> None:
    messages.answer_next("Salah tanggal")
    press(qtbot, shell, page, "sitting.setAside")
    assert "Salah tanggal" in page.findChild(QWidget, "sitting.said").text()
    press(qtbot, shell, page, "sitting.restore")
    assert page.findChild(QPushButton, "sitting.setAside").isVisibleTo(page)


def test_a_scan_of_the_minutes_is_kept_and_put_aside(
    qtbot: QtBot, shell: NotingShell, sitting: int, page: SittingsPage, tmp_path: Path
) -> None:
    scan = tmp_path / "berita acara.pdf"
    scan.write_bytes(b"%PDF-1.7 scan %%EOF")
    page.tabs.setCurrentWidget(page.scans)
    messages.answer_next(scan)
    press(qtbot, shell, page, "sitting.addScan")
    assert [row.name for row in page.scans.rows.rows] == [scan.name]
    messages.answer_next("Salah berkas")
    press(qtbot, shell, page, "sitting.removeScan")
    assert page.scans.rows.rows == []


def test_what_was_begun_is_not_lost_unasked(qtbot: QtBot, shell: NotingShell, sitting: int, page: SittingsPage) -> None:
    page.tabs.setCurrentIndex(1)
    qtbot.keyClicks(page.findChild(QLineEdit, "sitting.member0.title"), " Kota")
    messages.answer_next(False)
    assert not page.may_leave()
    press(qtbot, shell, page, "sitting.save")
    assert page.may_leave()
