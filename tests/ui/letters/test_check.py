"""Periksa surat on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.db.tables import Letter
from desktop.services.letters.checks import check_typed
from desktop.services.letters.letters import letter_pdf, void_letter
from desktop.ui import messages
from desktop.ui.letters.check import CheckPage, _look
from desktop.ui.places import Place
from desktop.ui.style import Meaning
from tests.letter_desk import issue_official
from tests.letter_office import add_case, add_office
from tests.ui.conftest import settle
from tests.ui.test_mnemonics import doubles


@pytest.fixture
def letter(shell):
    store = shell.background.store
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        return issue_official(session, case_id, signatory)


@pytest.fixture
def page(qtbot, shell, letter):
    page = CheckPage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def press(qtbot, shell, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def test_a_typed_code_shows_the_letter_and_leads_to_it(qtbot, shell, page, letter):
    with shell.background.store.read() as session:
        code = session.get_one(Letter, letter).check_code
    page.findChild(QLineEdit, "check.search").setText(code.lower())
    press(qtbot, shell, page, "check.code")
    assert "milik surat kantor ini" in page.verdict()
    assert "Perihal: Penjelasan Rencana Mutasi" in page.told()
    assert page.view.page_count == 1
    press(qtbot, shell, page, "check.open")
    assert shell.visited == [(Place.LETTER, letter)]
    assert doubles(page) == set()


def test_a_chosen_file_is_checked(qtbot, shell, page, letter, tmp_path):
    with shell.background.store.read() as session:
        (tmp_path / "surat.pdf").write_bytes(letter_pdf(session, letter))
    messages.answer_next(tmp_path / "surat.pdf")
    press(qtbot, shell, page, "check.file")
    assert "Asli dan tidak berubah" in page.verdict()


def test_a_dropped_file_that_is_none_of_ours(qtbot, shell, page, tmp_path):
    (tmp_path / "lain.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing IEND")
    page._area.dropped.emit([tmp_path / "lain.png"])
    settle(qtbot, shell)
    assert "gambar" in page.verdict()


def test_a_void_letter_gets_no_good_sign(qtbot, shell, page, letter, tmp_path):
    with shell.background.store.write() as session:
        (tmp_path / "surat.pdf").write_bytes(letter_pdf(session, letter))
        void_letter(session, letter, "Salah alamat")
    page.check_path(tmp_path / "surat.pdf")
    settle(qtbot, shell)
    assert "tidak berlaku: Salah alamat" in page.told()
    with shell.background.store.read() as session:
        found = check_typed(session, session.get_one(Letter, letter).check_code)
    assert _look(found)[1] is Meaning.LATE


def test_the_last_answer_does_not_stand_beside_a_refusal(qtbot, shell, page, letter, tmp_path):
    with shell.background.store.read() as session:
        (tmp_path / "surat.pdf").write_bytes(letter_pdf(session, letter))
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.4 %%EOF")
    for name in ("surat.pdf", "rusak.pdf"):
        page.check_path(tmp_path / name)
        settle(qtbot, shell)
    assert "Ketik kode" in page.verdict()
    assert (page.told(), page.view.page_count) == ("", 0)
    assert "tidak dapat dibaca" in shell.refusals.pop().title


def test_what_is_no_code_is_refused(qtbot, shell, page):
    page.findChild(QLineEdit, "check.search").setText("12")
    press(qtbot, shell, page, "check.code")
    assert "sepuluh tanda" in shell.refusals.pop().title


def test_a_file_that_is_gone_is_refused(shell, page, tmp_path):
    page.check_path(tmp_path / "tidak-ada.pdf")
    assert shell.refusals
