"""The editor of the office's wording: shown, tried, kept with day and reason, nothing lost unasked."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.services.letters.wording_versions import WordingFile, wording_file
from desktop.ui import messages
from desktop.ui.letters.wordings import WordingsTab
from tests.letter_office import add_office
from tests.ui.conftest import NotingShell, settle

SUBJECT = "Penjelasan tentang Rencana Mutasi"


@pytest.fixture
def tab(shell: NotingShell, qtbot: QtBot) -> WordingsTab:
    add_office(shell.background.store)
    tab = WordingsTab(shell)
    qtbot.addWidget(tab)
    tab.resize(1150, 600)
    tab.show()
    tab.refresh()
    settle(qtbot, shell)
    choose(tab, "explanation", shell, qtbot)
    return tab


def choose(tab: WordingsTab, code: str, shell: NotingShell, qtbot: QtBot) -> None:
    codes = [row.code for row in tab._letters.rows]
    tab.letters.select_position(codes.index(code))
    settle(qtbot, shell)


def subject(tab: WordingsTab) -> QPlainTextEdit:
    return tab.findChild(QPlainTextEdit, "wording.letter.subject")


def press(tab: WordingsTab, name: str, shell: NotingShell, qtbot: QtBot) -> None:
    tab.findChild(QPushButton, name).click()
    settle(qtbot, shell)
    # The fields of before bear the same names until they are gone.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def kept(shell: NotingShell) -> WordingFile:
    with shell.background.store.read() as session:
        return wording_file(session, "explanation")


def test_the_letter_is_shown_with_examples(tab: WordingsTab, qtbot: QtBot) -> None:
    """Beside the fields."""
    qtbot.waitUntil(lambda: tab.pages.page_count > 0)
    assert subject(tab).toPlainText() == "Penjelasan Rencana Mutasi"


def test_a_change_is_kept_with_its_reason(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """From today on, unless another day is written."""
    subject(tab).setPlainText(SUBJECT)
    messages.answer_next("Edaran Sekda")
    press(tab, "wordings.save", shell, qtbot)
    assert kept(shell).plain["letter"]["subject"] == SUBJECT
    assert kept(shell).versions[0].note == "Edaran Sekda"
    assert not tab.findChild(QPushButton, "wordings.undo").isEnabled()


def test_what_cannot_stand_is_said_at_the_field(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """While it is written; nothing is kept, and no reason is asked for."""
    subject(tab).setPlainText("Hal {nmaa}")
    label = tab.fields.form._problems["letter.subject"]
    qtbot.waitUntil(lambda: "{nama}" in label.text())
    press(tab, "wordings.save", shell, qtbot)
    assert kept(shell).versions == ()
    assert subject(tab).toPlainText() == "Hal {nmaa}"


def test_a_place_is_inserted_where_the_cursor_was(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """By its button or by a double click."""
    subject(tab).setFocus()
    tab.activateWindow()
    qtbot.waitUntil(lambda: tab.fields.written() is not None)
    subject(tab).moveCursor(subject(tab).textCursor().MoveOperation.End)
    names = [place.name for place in tab._places.rows]
    tab.places.select_position(names.index("nama"))
    press(tab, "wordings.insert", shell, qtbot)
    assert subject(tab).toPlainText() == "Penjelasan Rencana Mutasi{nama}"


def test_a_passage_is_added_written_and_taken_away(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """What stands in the other fields stays."""
    subject(tab).setPlainText(SUBJECT)
    tab.findChild(QToolButton, "wording.body.a.add").click()
    tab.fields.form.field("body.1.text").setPlainText("Paragraf baru.")
    assert subject(tab).toPlainText() == SUBJECT
    tab.fields._change(lambda plain: plain)
    assert tab.fields.plain()["body"][1]["text"] == "Paragraf baru."
    tab.fields.form.findChild(QToolButton, "wording.body.b.remove").click()
    assert "Paragraf baru." not in str(tab.fields.plain())
    press(tab, "wordings.undo", shell, qtbot)


def test_another_letter_is_shown_once_nothing_would_be_lost(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """Who goes on filling in stays where he was."""
    subject(tab).setPlainText(SUBJECT)
    messages.answer_next(False)
    choose(tab, "decree", shell, qtbot)
    assert subject(tab).toPlainText() == SUBJECT
    messages.answer_next(True)
    choose(tab, "decree", shell, qtbot)
    assert tab.findChild(QLineEdit, "wording.decree.invocation") is not None


def test_a_version_is_withdrawn_with_its_reason(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """The shipped wording stands in the fields again."""
    subject(tab).setPlainText(SUBJECT)
    messages.answer_next("Edaran", "Keliru")
    press(tab, "wordings.save", shell, qtbot)
    press(tab, "wording.withdraw", shell, qtbot)
    assert kept(shell).versions[0].withdrawn == "Keliru"
    assert subject(tab).toPlainText() == "Penjelasan Rencana Mutasi"


def test_a_line_that_is_not_finished_takes_no_cursor(tab: WordingsTab, shell: NotingShell, qtbot: QtBot) -> None:
    """It is marked where it stands, while the officer writes on elsewhere."""
    rows = tab.fields.form.field("body.0.rows")
    rows.setPlainText("Jabatan")
    tab.activateWindow()
    subject(tab).setFocus()
    label = tab.fields.form._problems["body.0.rows"]
    qtbot.waitUntil(lambda: "label" in label.text())
    assert tab.focusWidget() is subject(tab)
    press(tab, "wordings.undo", shell, qtbot)


def test_the_shipped_wording_returns_from_the_day_that_is_written(
    tab: WordingsTab, shell: NotingShell, qtbot: QtBot
) -> None:
    subject(tab).setPlainText(SUBJECT)
    messages.answer_next("Edaran", "Edaran dicabut")
    press(tab, "wordings.save", shell, qtbot)
    tab.day.field("valid_from").setText("1-1-2099")
    tab.day.edited.emit()
    press(tab, "wordings.reset", shell, qtbot)
    assert [version.valid_from.year for version in kept(shell).versions if version.reset] == [2099]
    assert "2099" in tab._mark.text()
