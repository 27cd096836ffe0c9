"""The letters about one thing, with the button that begins another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.db.store import Store
from desktop.domain.letters.letters import LetterAbout
from desktop.services.letters.drafts import save_draft
from desktop.services.letters.letters import issue_decree
from desktop.services.letters.official_letters import letter_desk
from desktop.ui.places import Place
from desktop.ui.written import Written
from tests.letter_office import TODAY, add_case, add_office, draft
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def case_id(store: Store) -> int:
    """A case with a draft and a decree."""
    signatory = add_office(store)
    made = add_case(store)
    with store.write() as session:
        issue_decree(session, made, draft(signatory), TODAY)
        save_draft(session, letter_desk(session, "proposal", made, TODAY).draft)
    return made


@pytest.fixture
def written(qtbot: QtBot, shell: NotingShell, case_id: int) -> Written:
    written = Written(shell, LetterAbout.CASE, "case")
    qtbot.addWidget(written)
    written.show()
    with qtbot.waitSignal(written.counted):
        written.show_of(case_id)
    settle(qtbot, shell)
    return written


def test_drafts_stand_above_letters_and_open_where_they_belong(written: Written, shell: NotingShell) -> None:
    assert [row.status for row in written.rows.rows] == ["draft", "issued"]
    written.table.opened.emit(0)
    written.table.opened.emit(1)
    assert shell.visited == [(Place.KEPT_LETTER, 1), (Place.LETTER, 1)]


def test_the_button_begins_a_letter(qtbot: QtBot, written: Written, shell: NotingShell, case_id: int) -> None:
    qtbot.mouseClick(written.findChild(QPushButton, "case.makeLetter"), Qt.MouseButton.LeftButton)
    assert shell.visited == [(Place.CASE_LETTER, case_id)]
