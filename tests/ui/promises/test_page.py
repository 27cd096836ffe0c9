"""The page of promises and support: filtered, opened, exported, printed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CaseStage
from desktop.domain.support.support import CommitmentEntry, CommitmentKind, SupportEntry, SupportKind
from desktop.services.cases.cases import new_case
from desktop.services.cases.commitments import add_commitment
from desktop.services.support.support import add_support
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.promises.page import PromisesPage
from tests.case_office import TODAY as CASE_DAY
from tests.case_office import lead_to, proposal, small_office
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()  # the page asks for the day itself
LATE = TODAY - timedelta(days=2)


@pytest.fixture
def case(shell: NotingShell) -> int:
    with shell.background.store.write() as session:
        made = new_case(session, proposal(small_office(session)), CASE_DAY)
        lead_to(session, made, CaseStage.SUPPORT)
        add_commitment(session, made, CommitmentEntry(CommitmentKind.HOUSING, "Rumah", "Dinas Perumahan", TODAY))
        add_commitment(session, made, CommitmentEntry(CommitmentKind.SCHEDULE, "Jam luwes", "Puskesmas", LATE))
        add_support(session, made, SupportEntry(SupportKind.MENTORING, "Dampingi", "Sri", None, TODAY))
    return made


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, case: int) -> PromisesPage:
    made = PromisesPage(shell)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    made.visit(Place.PROMISES, None)
    settle(qtbot, shell)
    return made


def texts(page: PromisesPage) -> list[str]:
    return [row.text for row in page.rows.rows]


def choose(qtbot: QtBot, shell: NotingShell, page: PromisesPage, name: str, words: str) -> None:
    field = page.findChild(QComboBox, name)
    field.setCurrentIndex(field.findText(words))
    field.activated.emit(field.currentIndex())
    settle(qtbot, shell)


def test_the_overdue_stand_first_and_open_their_case(shell: NotingShell, page: PromisesPage, case: int) -> None:
    assert texts(page)[0] == "Jam luwes"
    assert page._header.count.text() == "3, 1 terlambat"
    page.table.opened.emit(0)
    assert shell.visited == [(Place.CASE, case)]


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("promises.kind", "Hanya yang terlambat", ["Jam luwes"]),
        ("promises.kind", "Janji: Tempat tinggal", ["Rumah"]),
        ("promises.kind", "Pendampingan", ["Dampingi"]),
        ("promises.owner", "Sri", ["Dampingi"]),
    ],
)
def test_the_list_is_filtered(
    qtbot: QtBot, shell: NotingShell, page: PromisesPage, name: str, words: str, found: list[str]
) -> None:
    choose(qtbot, shell, page, name, words)
    assert texts(page) == found


def test_words_are_searched(qtbot: QtBot, shell: NotingShell, page: PromisesPage) -> None:
    page.findChild(QLineEdit, "promises.search").setText("perumahan rina")
    settle(qtbot, shell)
    assert texts(page) == ["Rumah"]


def test_the_list_is_saved_as_a_workbook(qtbot: QtBot, shell: NotingShell, page: PromisesPage, tmp_path: Path) -> None:
    answer_next(tmp_path / "janji.xlsx")
    qtbot.mouseClick(page.findChild(QPushButton, "promises.export"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert shell.said == ["Baris diekspor: 3."]
    assert load_workbook(tmp_path / "janji.xlsx").active.max_row == 4


def test_an_empty_office_is_led_to_its_cases(qtbot: QtBot, shell: NotingShell) -> None:
    page = PromisesPage(shell)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, shell)
    page.findChild(QPushButton, "promises.cases").click()
    assert shell.visited == [(Place.CASES, None)]
