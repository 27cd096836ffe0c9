"""Making the explanation letter on the screen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.db.tables import Letter, TransferCase
from desktop.services.letters import open_letter
from desktop.ui.letters.explanation import ExplanationPage
from desktop.ui.places import Place
from tests.letter_office import add_case, add_office
from tests.ui.conftest import NotingShell, settle
from tests.ui.test_mnemonics import doubles


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell) -> ExplanationPage:
    page = ExplanationPage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def begin(qtbot: QtBot, shell: NotingShell, page: ExplanationPage, stage: str = "consultation") -> int:
    add_office(shell.background.store)
    case_id = add_case(shell.background.store)
    with shell.background.store.write() as session:
        session.get_one(TransferCase, case_id).stage = stage
    page.visit(Place.EXPLANATION_DRAFT, case_id)
    settle(qtbot, shell)
    return case_id


def issue(qtbot: QtBot, shell: NotingShell, page: ExplanationPage) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, "explanation.issue"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def test_draft_shows_pages_number_and_the_wording(qtbot: QtBot, shell: NotingShell, page: ExplanationPage) -> None:
    begin(qtbot, shell, page)
    assert page.view.page_count == 2
    assert page.form.field("number").placeholderText().startswith("800.1.3.1/1/BKPSDM/")
    assert page.form.field("subject").value() == "Penjelasan Rencana Mutasi"
    assert not page.form.is_touched()
    assert doubles(page) == set()


def test_issue_opens_the_letter(qtbot: QtBot, shell: NotingShell, page: ExplanationPage) -> None:
    begin(qtbot, shell, page)
    page.form.field("benefits").set_value("Dekat rumah")
    issue(qtbot, shell, page)
    place, letter_id = shell.visited[-1]
    assert place is Place.LETTER
    with shell.background.store.read() as session:
        assert open_letter(session, letter_id).dated == date.today()
        assert "Dekat rumah." in str(session.get_one(Letter, letter_id).snapshot)
    assert page.may_leave()


def test_day_to_answer_is_told_beside_its_field(qtbot: QtBot, shell: NotingShell, page: ExplanationPage) -> None:
    begin(qtbot, shell, page)
    page.form.field("answer_by").set_value(date(2020, 1, 1))
    issue(qtbot, shell, page)
    assert page.findChild(QLabel, "explanation.answer_by.problem").text()
    assert page.findChild(QPushButton, "explanation.issue").isEnabled()
    with shell.background.store.read() as session:
        assert session.query(Letter).count() == 0


def test_decided_case_cannot_be_issued(qtbot: QtBot, shell: NotingShell, page: ExplanationPage) -> None:
    begin(qtbot, shell, page, "approval")
    assert not page.findChild(QPushButton, "explanation.issue").isEnabled()
