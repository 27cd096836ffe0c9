"""The settings page keeps what is entered, refuses what is wrong, and loses nothing unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.db.backup import integrity_faults, verified_copy
from desktop.paths import places
from desktop.services.settings import office
from desktop.ui import messages
from desktop.ui.appearance import Look, chosen_language, chosen_look
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from desktop.ui.settings.page import SettingsPage
from desktop.ui.style import DARK, colours
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def page(shell: NotingShell, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(shell)
    qtbot.addWidget(page)
    page.visit(Place.SETTINGS, None)
    settle(qtbot, shell)
    page.show()
    return page


def write(page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, f"settings.{name}")
    field.setText(text)
    field.textEdited.emit(text)


def fill(page: SettingsPage) -> None:
    for name in ("government", "name", "head_title", "place"):
        write(page, name, f"CONTOH {name}")


def test_what_is_saved_is_the_office(shell: NotingShell, page: SettingsPage, qtbot: QtBot) -> None:
    fill(page)
    page.findChild(QPushButton, "settings.save.office").click()
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert office(session).government == "CONTOH government"
    assert shell.said == ["Pengaturan disimpan."]
    assert page.may_leave()


def test_a_missing_name_is_refused_at_its_field(shell: NotingShell, page: SettingsPage, qtbot: QtBot) -> None:
    page.findChild(QPushButton, "settings.save.office").click()
    settle(qtbot, shell)
    assert page.findChild(QLabel, "settings.name.problem").text() == "Harap diisi."
    assert len(shell.refusals) == 1


@pytest.mark.parametrize("leave", [True, False])
def test_unsaved_entries_are_asked_about(page: SettingsPage, leave: bool) -> None:
    write(page, "government", "CONTOH")
    messages.answer_next(leave)
    assert page.may_leave() is leave
    assert (page.findChild(QLineEdit, "settings.government").text() == "") is leave


def test_the_theme_changes_at_once(page: SettingsPage, qapp: QApplication, shell: NotingShell) -> None:
    field = page.findChild(ChoiceField, "settings.theme")
    field.set_value(Look.DARK)
    field.edited.emit()
    assert colours() is DARK
    assert chosen_look(shell.state) is Look.DARK


def test_the_language_is_kept_for_the_next_start(page: SettingsPage, shell: NotingShell) -> None:
    field = page.findChild(ChoiceField, "settings.language")
    field.set_value("en")
    field.edited.emit()
    assert chosen_language(shell.state) == "en"
    assert shell.said == ["Bahasa berubah setelah program dimulai kembali."]


def test_a_backup_is_made_and_told(page: SettingsPage, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> None:
    messages.answer_next(tmp_path / "cadangan.db")
    page.findChild(QPushButton, "settings.backup").click()
    settle(qtbot, shell)
    assert (tmp_path / "cadangan.db").stat().st_size > 0
    assert "cadangan.db" in shell.said[0]


def test_a_backup_onto_the_database_is_refused(page: SettingsPage, shell: NotingShell, qtbot: QtBot) -> None:
    messages.answer_next(shell.background.store.path)
    page.findChild(QPushButton, "settings.backup").click()
    settle(qtbot, shell)
    assert len(shell.refusals) == 1


def restore(page: SettingsPage, shell: NotingShell, qtbot: QtBot, *answers: messages.Answer) -> None:
    messages.answer_next(*answers)
    page.findChild(QPushButton, "settings.restore").click()
    settle(qtbot, shell)


def test_a_restored_backup_is_made_ready_and_the_present_kept(
    page: SettingsPage, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    copy = verified_copy(shell.background.store.path, tmp_path / "cadangan.db")
    restore(page, shell, qtbot, copy, False)
    assert shell.reopened == []
    restore(page, shell, qtbot, copy, True)
    (ready,) = shell.reopened
    (kept,) = places(shell.background.store.path).backups.iterdir()
    assert integrity_faults(ready) == integrity_faults(kept) == []


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 400])
def test_a_file_that_is_no_backup_is_refused(
    page: SettingsPage, shell: NotingShell, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.db").write_bytes(content)
    restore(page, shell, qtbot, tmp_path / "x.db")
    assert shell.refusals[0].title == "Berkas ini bukan basis data Mutasi."


def test_a_picture_is_kept_as_the_emblem(page: SettingsPage, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> None:
    fill(page)
    picture = tmp_path / "lambang.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    messages.answer_next(picture)
    page.findChild(QPushButton, "settings.emblem").click()
    settle(qtbot, shell)
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert len(office(session).emblem) == 64
