"""Layouts, letterheads, legal bases and lists of copies in the settings."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.letters.letters import LetterKind
from desktop.services.rules.legal_bases import bases_files
from desktop.services.wording.copies_lists import CopiesList, change_copies, copies_lists, new_copies
from desktop.services.wording.letter_settings import letter_settings
from desktop.services.wording.letterheads import own_letterheads
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, Form, LineField, TextField
from desktop.ui.letters.copies import CopiesChooser, offer_copies
from desktop.ui.letters.settings import LetterSettings
from tests.letter_office import add_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def tabs(shell: NotingShell, qtbot: QtBot) -> LetterSettings:
    add_office(shell.background.store)
    tabs = LetterSettings(shell)
    qtbot.addWidget(tabs)
    tabs.refresh()
    tabs.resize(1150, 600)
    tabs.show()
    settle(qtbot, shell)
    return tabs


def write(tabs: LetterSettings, name: str, text: str) -> None:
    field: Any = tabs.findChild(LineField, name) or tabs.findChild(TextField, name)
    field.set_value(text)
    field.edited.emit()


def keep(tabs: LetterSettings, role: str, shell: NotingShell, qtbot: QtBot, *reasons: str) -> None:
    """What is new asks for no reason."""
    messages.answer_next(*reasons)
    tabs.findChild(QPushButton, f"{role}.save").click()
    settle(qtbot, shell)


def test_a_kind_is_set_by_itself(tabs: LetterSettings, shell: NotingShell, qtbot: QtBot) -> None:
    """The other kinds follow the office."""
    write(tabs, "layout.size", "10")
    write(tabs, "layout.line_spacing", "1,5")
    field = tabs.findChild(ChoiceField, "layout.typeface")
    field.set_value("times")
    field.edited.emit()
    keep(tabs, "layouts", shell, qtbot, "Keputusan rapat")
    with shell.background.store.read() as session:
        decree, copy = (letter_settings(session, kind).style for kind in (LetterKind.DECREE, LetterKind.COPY))
    assert (decree.size, decree.line_spacing, decree.typeface) == (10, 1.5, "times")
    assert (copy.size, copy.typeface) == (12, "arimo")


def test_a_layout_that_cannot_stand_is_said_at_its_field(
    tabs: LetterSettings, shell: NotingShell, qtbot: QtBot
) -> None:
    """Nothing is kept."""
    write(tabs, "layout.size", "40")
    keep(tabs, "layouts", shell, qtbot, "Keputusan rapat")
    assert "size" in shell.refusals[-1].fields


def test_a_letterhead_is_added_with_its_picture(
    tabs: LetterSettings, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    """The picture is that of the letterhead, not of the office."""
    Image.new("RGB", (20, 20), "red").save(tmp_path / "lambang.png")
    write(tabs, "letterhead.name", "Sekretariat")
    write(tabs, "letterhead.lines", "PEMERINTAH KOTA CONTOH\nSEKRETARIAT DAERAH")
    messages.answer_next(tmp_path / "lambang.png")
    tabs.findChild(QPushButton, "letterhead.choose").click()
    settle(qtbot, shell)
    keep(tabs, "letterheads", shell, qtbot)
    with shell.background.store.read() as session:
        (head,) = own_letterheads(session).values()
    assert head.lines == ("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH")
    assert len(head.emblem) == 64


def test_a_legal_basis_is_added(tabs: LetterSettings, shell: NotingShell, qtbot: QtBot) -> None:
    """With its days and the letters that cite it."""
    tabs.findChild(QPushButton, "bases.new").click()
    write(tabs, "basis.text", "Peraturan Wali Kota Nomor 1 Tahun 2026")
    tabs.findChild(QCheckBox, "basis.only.pppk").click()
    keep(tabs, "bases", shell, qtbot)
    with shell.background.store.read() as session:
        own = [file for file in bases_files(session) if file.own]
    assert [file.basis.only for file in own] == [("pppk",)]


def test_a_list_of_copies_is_added_and_given_up(tabs: LetterSettings, shell: NotingShell, qtbot: QtBot) -> None:
    """The page begins anew then."""
    write(tabs, "copiesList.name", "Lengkap")
    write(tabs, "copiesList.lines", "Yth. Inspektur\nArsip")
    keep(tabs, "copiesLists", shell, qtbot)
    with shell.background.store.read() as session:
        assert [one.lines for one in copies_lists(session)] == [("Yth. Inspektur", "Arsip")]
    messages.answer_next("Tidak dipakai")
    tabs.findChild(QPushButton, "copiesLists.reset").click()
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert copies_lists(session) == []


def test_a_draft_takes_a_list_over(shell: NotingShell, qtbot: QtBot) -> None:
    """The lines stand in the field and count as entered."""
    with shell.background.store.write() as session:
        key = new_copies().key
        change_copies(session, key, CopiesList(key.code, "Lengkap", ("Yth. Inspektur", "Arsip")), "Baru")
    form = Form("draft")
    qtbot.addWidget(form)
    form.add("copies", "Tembusan", TextField(4))
    offer_copies(form, shell.background)
    form.show()
    chooser = form.findChild(CopiesChooser, "draft.copies.lists")
    chooser.click()
    settle(qtbot, shell)
    chooser._menu.actions()[0].trigger()
    chooser._menu.close()
    assert form.findChild(QPlainTextEdit, "draft.copies").toPlainText() == "Yth. Inspektur\nArsip"
    assert form.is_touched()


def test_a_reason_is_asked_once_and_not_beside_a_fault(tabs: LetterSettings, shell: NotingShell, qtbot: QtBot) -> None:
    """What is refused is corrected and saved with the reason that was written."""
    write(tabs, "copiesList.name", "Lengkap")
    keep(tabs, "copiesLists", shell, qtbot)
    assert tabs.findChild(QLabel, "copiesList.lines.problem").text()
    write(tabs, "copiesList.lines", "Arsip")
    keep(tabs, "copiesLists", shell, qtbot)
    write(tabs, "copiesList.name", "")
    keep(tabs, "copiesLists", shell, qtbot, "Ganti nama")
    write(tabs, "copiesList.name", "Ringkas")
    keep(tabs, "copiesLists", shell, qtbot)
    with shell.background.store.read() as session:
        assert [one.name for one in copies_lists(session)] == ["Ringkas"]
