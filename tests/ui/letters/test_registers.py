"""The page of registers: chosen, read, printed and exported."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.letters.letters import LetterKind
from desktop.services.letters.registers import Register
from desktop.services.numbers.hand_letters import HandEntry, record_hand_letter
from desktop.ui import messages
from desktop.ui.letters.registers import RegistersPage
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()  # the office's own day


@pytest.fixture
def page(shell: NotingShell, qtbot: QtBot) -> RegistersPage:
    with shell.background.store.write() as session:
        for at, kind in enumerate((LetterKind.MEMO, LetterKind.DECREE), 1):
            record_hand_letter(session, HandEntry(kind, str(at), TODAY, "Surat"), TODAY)
    made = RegistersPage(shell)
    qtbot.addWidget(made)
    settle(qtbot, shell)
    return made


def test_the_agenda_shows_all_and_the_register_of_decrees_only_those(
    page: RegistersPage, shell: NotingShell, qtbot: QtBot
) -> None:
    assert page.rows.rowCount() == 2
    page._register.set_value(Register.DECREES)
    page._register.edited.emit()
    settle(qtbot, shell)
    assert [row.kind for row in page.rows.rows] == [LetterKind.DECREE]


def test_an_empty_register_says_what_to_do(page: RegistersPage, shell: NotingShell, qtbot: QtBot) -> None:
    page._kind.set_value(LetterKind.RECEIPT)
    page._kind.edited.emit()
    settle(qtbot, shell)
    assert page._body.currentIndex() == 1
    assert not page._print.isEnabled()


def test_it_is_shown_on_paper(page: RegistersPage, shell: NotingShell, qtbot: QtBot) -> None:
    page._print.click()
    settle(qtbot, shell)
    (window,) = page.findChildren(ReportWindow)
    assert window.windowTitle() == "Agenda surat keluar"
    window.reject()


def test_it_is_exported(page: RegistersPage, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> None:
    messages.answer_next(tmp_path / "agenda.xlsx")
    page.findChild(QPushButton, "registers.export").click()
    settle(qtbot, shell)
    assert shell.said == ["Baris diekspor: 2."]


def test_the_books_are_a_step_away(page: RegistersPage, shell: NotingShell) -> None:
    page.findChild(QPushButton, "registers.books").click()
    assert shell.visited == [(Place.LETTER_NUMBERS, None)]
