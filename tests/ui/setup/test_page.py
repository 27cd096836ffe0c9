"""The assistant: three steps, nothing lost by going back, the sample office with its progress."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.settings import office
from desktop.services.wording.signatories import list_signatories
from desktop.ui.places import Place
from desktop.ui.setup.page import OFFICE_ROWS, SetupPage
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def page(shell: NotingShell, qtbot: QtBot) -> SetupPage:
    page = SetupPage(shell)
    qtbot.addWidget(page)
    page.visit(Place.SETUP, None)
    settle(qtbot, shell)
    page.show()
    return page


def write(page: SetupPage, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    field.setText(text)
    field.textEdited.emit(text)


def go_on(page: SetupPage, qtbot: QtBot, shell: NotingShell) -> None:
    page.findChild(QPushButton, "setup.next").click()
    settle(qtbot, shell)


def name_office(page: SetupPage, qtbot: QtBot, shell: NotingShell) -> None:
    for name in ("setup.government", "setup.officeName", "setup.headTitle", "setup.place"):
        write(page, name, "CONTOH")
    go_on(page, qtbot, shell)


def test_a_missing_name_keeps_the_first_step(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    go_on(page, qtbot, shell)
    assert page._steps.currentIndex() == 0
    assert page.findChild(QLabel, "setup.government.problem").text() == "Harap diisi."


def test_rows_have_their_own_height_again_when_the_faults_are_gone(
    shell: NotingShell, page: SetupPage, qtbot: QtBot
) -> None:
    """No field is cut by what stands below it."""
    page.resize(1366, 660)
    go_on(page, qtbot, shell)
    for name in ("setup.government", "setup.officeName", "setup.headTitle", "setup.place"):
        write(page, name, "CONTOH")
    cells = [page._form.field(name).parentWidget() for name in OFFICE_ROWS]
    qtbot.waitUntil(lambda: all(cell.height() == cell.layout().heightForWidth(cell.width()) for cell in cells[:6]))


def test_a_note_stays_below_its_field_when_faults_appear(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    page.resize(1280, 720)
    page.grab()
    go_on(page, qtbot, shell)
    cell = page._form.field("address").parentWidget()
    qtbot.waitUntil(lambda: cell.height() >= cell.layout().heightForWidth(cell.width()))


def test_the_letterhead_is_shown_while_it_is_typed(page: SetupPage) -> None:
    write(page, "setup.officeName", "Badan <b>Kepegawaian</b>")
    assert "BADAN &lt;B>KEPEGAWAIAN" in page._preview._lines.text()


def test_the_office_is_kept_and_the_signer_suggested(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    name_office(page, qtbot, shell)
    assert page.findChild(QLineEdit, "setup.signatoryTitle").text() == "CONTOH"
    with shell.background.store.read() as session:
        assert office(session).name == "CONTOH"


def test_going_back_loses_nothing(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    name_office(page, qtbot, shell)
    write(page, "setup.signatoryName", "H. CONTOH")
    page.findChild(QPushButton, "setup.back").click()
    go_on(page, qtbot, shell)
    assert page.findChild(QLineEdit, "setup.signatoryName").text() == "H. CONTOH"


def test_the_signer_is_kept_once(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    name_office(page, qtbot, shell)
    write(page, "setup.signatoryName", "H. CONTOH")
    go_on(page, qtbot, shell)
    page.findChild(QPushButton, "setup.back").click()
    go_on(page, qtbot, shell)
    with shell.background.store.read() as session:
        assert [row.entry.name for row in list_signatories(session)] == ["H. CONTOH"]


def test_enter_in_a_line_goes_on(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    for name in ("setup.government", "setup.officeName", "setup.headTitle", "setup.place"):
        write(page, name, "CONTOH")
    qtbot.keyClick(page.findChild(QLineEdit, "setup.place"), Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert page._steps.currentIndex() == 1


def test_that_nobody_signs_is_told(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    name_office(page, qtbot, shell)
    go_on(page, qtbot, shell)
    assert "Belum ada penanda tangan" in page._told.text()


@pytest.mark.parametrize(("name", "place"), [("setup.import", Place.IMPORT), ("setup.finish", Place.HOME)])
def test_the_last_step_leads_on(shell: NotingShell, page: SetupPage, qtbot: QtBot, name: str, place: Place) -> None:
    name_office(page, qtbot, shell)
    go_on(page, qtbot, shell)
    page.findChild(QPushButton, name).click()
    assert shell.visited == [(place, None)]


def test_the_sample_office_is_made(shell: NotingShell, page: SetupPage, qtbot: QtBot) -> None:
    name_office(page, qtbot, shell)
    go_on(page, qtbot, shell)
    page.findChild(QPushButton, "setup.sample").click()
    settle(qtbot, shell)
    assert shell.visited == [(Place.HOME, None)]
