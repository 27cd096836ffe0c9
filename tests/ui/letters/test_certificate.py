"""Signing a letter with the office's certificate on its panel."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton

from desktop.domain.cases.cases import DeliveryProof
from desktop.domain.letters.letters import LetterStatus, SignedHow
from desktop.services.letters.letters import open_letter
from desktop.services.letters.life import HandOver, record_handed_over
from desktop.services.letters.story import signed_paper
from desktop.services.settings import save_office
from desktop.ui import messages
from desktop.ui.letters.check import CheckPage
from desktop.ui.letters.list import LettersPage
from desktop.ui.pdf_pages import draw_page
from desktop.ui.places import Place
from tests.letter_desk import issue_official
from tests.letter_office import OFFICE, add_case, add_office
from tests.letters.certificates import PASSWORD, certificate_file
from tests.ui.conftest import settle


@pytest.fixture
def letter(shell):
    store = shell.background.store
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        save_office(session, replace(OFFICE, sign_here="yes", electronic_footer="yes"))
        return issue_official(session, case_id, signatory)


@pytest.fixture
def page(qtbot, shell, letter):
    page = LettersPage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.visit(Place.LETTER, letter)
    settle(qtbot, shell)
    return page


def click(qtbot, shell, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def pick(qtbot, shell, page, words):
    menu = page.findChild(QMenu, "letter.menu")
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    settle(qtbot, shell)


def open_form(qtbot, shell, page, tmp_path, password=PASSWORD):
    (tmp_path / "kantor.p12").write_bytes(certificate_file(datetime.now(UTC)))
    pick(qtbot, shell, page, "Tandatangani dengan sertifikat")
    messages.answer_next(tmp_path / "kantor.p12")
    click(qtbot, shell, page, "letter.certificate.choose")
    page.findChild(QLineEdit, "letter.certificate.password").setText(password)
    click(qtbot, shell, page, "letter.certificate.show")


def test_the_certificate_is_seen_before_it_signs(qtbot, shell, page, letter, tmp_path):
    assert not page.panel.certificate.isVisible()
    open_form(qtbot, shell, page, tmp_path)
    assert "Budi Contoh" in page.panel.certificate.said()
    click(qtbot, shell, page, "letter.certificate.sign")
    with shell.background.store.read() as session:
        file, content = open_letter(session, letter), signed_paper(session, letter).content
    assert (file.status, file.life.signed_how) == (LetterStatus.SIGNED, SignedHow.CERTIFICATE)
    assert page.findChild(QLineEdit, "letter.certificate.password").text() == ""
    assert draw_page(content, 0, 1.0) != draw_page(file.pdf, 0, 1.0)


def test_a_wrong_password_is_told_at_its_field(qtbot, shell, page, tmp_path):
    open_form(qtbot, shell, page, tmp_path, "salah")
    assert page.findChild(QLabel, "letter.certificate.password.problem").text()
    assert not page.findChild(QPushButton, "letter.certificate.sign").isVisible()
    shell.refusals.clear()
    click(qtbot, shell, page, "letter.certificate.cancel")


def test_a_blank_at_its_end_belongs_to_a_password(qtbot, shell, page, tmp_path):
    field = page.panel.certificate.form.field("password")
    field.setText(" rahasia ")
    assert page.panel.certificate.form.read()["password"] == " rahasia "


def test_without_a_file_nothing_is_shown(qtbot, shell, page):
    pick(qtbot, shell, page, "Tandatangani dengan sertifikat")
    click(qtbot, shell, page, "letter.certificate.show")
    assert page.findChild(QLabel, "letter.certificate.file.problem").text()


def test_a_letter_is_marked_from_the_menu(qtbot, shell, page, letter):
    pick(qtbot, shell, page, "Tandai untuk SRIKANDI")
    with shell.background.store.read() as session:
        assert open_letter(session, letter).life.marked
    pick(qtbot, shell, page, "Tandai kembali untuk kertas")


def test_the_check_tells_whose_signature_a_file_bears(qtbot, shell, page, letter, tmp_path):
    open_form(qtbot, shell, page, tmp_path)
    click(qtbot, shell, page, "letter.certificate.sign")
    with shell.background.store.read() as session:
        (tmp_path / "x.pdf").write_bytes(signed_paper(session, letter).content)
    check = CheckPage(shell)
    qtbot.addWidget(check)
    check.check_path(tmp_path / "x.pdf")
    settle(qtbot, shell)
    settle(qtbot, shell)
    assert "surat bertanda tangan yang disimpan" in check.verdict()
    assert "Budi Contoh" in check.told()
    assert "utuh" in check.told()


def test_what_is_shown_signed_is_saved_signed(qtbot, shell, page, letter, tmp_path):
    open_form(qtbot, shell, page, tmp_path)
    click(qtbot, shell, page, "letter.certificate.sign")
    page.panel._choose_version(1)
    settle(qtbot, shell)
    messages.answer_next(tmp_path / "keluar")
    click(qtbot, shell, page, "letter.save")
    with shell.background.store.read() as session:
        assert (tmp_path / "keluar.pdf").read_bytes() == signed_paper(session, letter).content
    page.panel._choose_version(0)
    messages.answer_next(tmp_path / "terbit")
    click(qtbot, shell, page, "letter.save")
    assert b"/ByteRange" not in (tmp_path / "terbit.pdf").read_bytes()


def test_what_is_looked_at_stays_when_the_letter_goes_on(qtbot, shell, page, letter, tmp_path):
    open_form(qtbot, shell, page, tmp_path)
    click(qtbot, shell, page, "letter.certificate.sign")
    versions = page.findChild(QComboBox, "letter.versions")
    versions.setCurrentIndex(1)
    versions.activated.emit(1)
    settle(qtbot, shell)
    with shell.background.store.write() as session:
        today = datetime.now(UTC).date()
        record_handed_over(session, letter, HandOver(today, "Siti Aminah", DeliveryProof.HAND), today)
    settle(qtbot, shell)
    assert versions.currentIndex() == 1
    assert page.panel._signed is not None
