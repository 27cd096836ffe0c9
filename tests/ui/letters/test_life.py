"""The life of a letter on its panel, its correction and its replacement."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton

from desktop.domain.cases.cases import DeliveryProof
from desktop.domain.letters.letters import LetterStatus, SignedHow
from desktop.services.letters.corrections import CorrectedLetter, correct_letter, replace_letter
from desktop.services.letters.letters import issue_decree, open_letter
from desktop.services.letters.life import Signing, record_signed
from desktop.ui import messages
from desktop.ui.letters.correction import CorrectionPage
from desktop.ui.letters.list import LettersPage
from desktop.ui.places import Place
from tests.letter_desk import issue_official, scan
from tests.letter_office import TODAY, add_case, add_office, draft
from tests.ui.conftest import settle
from tests.ui.test_mnemonics import doubles


@pytest.fixture
def store(shell):
    return shell.background.store


@pytest.fixture
def letter(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
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


@pytest.fixture
def correction(qtbot, shell, letter):
    page = CorrectionPage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def click(qtbot, shell, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def status_in(store, letter):
    with store.read() as session:
        return open_letter(session, letter).status


def pick(page, words):
    menu = page.findChild(QMenu, "letter.menu")
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def sign(store, letter):
    with store.write() as session:
        record_signed(session, letter, Signing(TODAY, SignedHow.WET, scan()), TODAY)


def test_printing_is_the_main_button_of_a_new_letter(page):
    assert page.findChild(QPushButton, "letter.print").property("main")
    assert not page.findChild(QPushButton, "letter.next").isVisible()


def test_a_signature_is_recorded_with_its_scan(qtbot, shell, store, page, letter, tmp_path):
    (tmp_path / "scan.png").write_bytes(scan().content)
    pick(page, "Catat tanda tangan")
    assert doubles(page) == set()
    page.panel.signing.form.field("date").set_value(TODAY)
    messages.answer_next(tmp_path / "scan.png")
    click(qtbot, shell, page, "letter.signing.choose")
    click(qtbot, shell, page, "letter.signing.save")
    assert status_in(store, letter) is LetterStatus.SIGNED
    assert page.panel.signing.isHidden()
    assert "Ditandatangani" in page.findChild(QLabel, "letter.status").text()
    versions = page.findChild(QComboBox, "letter.versions")
    assert versions.itemText(1) == "Ditandatangani"


def test_what_is_wrong_with_a_signature_stands_at_its_field(qtbot, shell, store, page, letter):
    pick(page, "Catat tanda tangan")
    page.panel.signing.form.field("date").set_value(None)
    click(qtbot, shell, page, "letter.signing.save")
    assert page.findChild(QLabel, "letter.signing.date.problem").text()
    assert status_in(store, letter) is LetterStatus.ISSUED


def test_a_signed_letter_is_handed_over_by_the_main_button(qtbot, shell, store, page, letter):
    sign(store, letter)
    page.refresh()
    settle(qtbot, shell)
    assert page.findChild(QPushButton, "letter.next").text() == "Catat penyerahan…"
    click(qtbot, shell, page, "letter.next")
    assert doubles(page) == set()
    form = page.panel.delivery.form
    form.field("date").set_value(TODAY)
    form.field("to").set_value("Siti Aminah")
    form.field("how").set_value(DeliveryProof.HAND)
    click(qtbot, shell, page, "letter.delivery.save")
    assert status_in(store, letter) is LetterStatus.DELIVERED
    assert not page.findChild(QPushButton, "letter.next").isVisible()


def test_registered_post_asks_for_the_number_of_its_receipt(qtbot, shell, store, page, letter):
    sign(store, letter)
    page.refresh()
    settle(qtbot, shell)
    click(qtbot, shell, page, "letter.next")
    form, advice = page.panel.delivery.form, page.findChild(QLabel, "letter.delivery.advice")
    assert not advice.isVisible()
    form.field("how").setCurrentText("Pos tercatat")
    form.edited.emit()
    assert "nomor resinya" in advice.text()
    form.field("reference").insert("RR123")
    assert not advice.isVisible()


def test_a_missing_scan_is_said_once_and_no_more_when_it_is_chosen(qtbot, shell, store, page, tmp_path):
    (tmp_path / "scan.png").write_bytes(scan().content)
    case_id = add_case(store)
    with store.write() as session:
        decree = issue_decree(session, case_id, draft(1), TODAY)
    page.visit(Place.LETTER, decree)
    settle(qtbot, shell)
    pick(page, "Catat tanda tangan")
    click(qtbot, shell, page, "letter.signing.save")
    problems = [label.text() for label in page.panel.signing.findChildren(QLabel) if label.property("problem")]
    assert (sum(map(bool, problems)), shell.refusals) == (1, [])
    messages.answer_next(tmp_path / "scan.png")
    click(qtbot, shell, page, "letter.signing.choose")
    assert page.findChild(QLabel, "letter.signing.file.problem").isHidden()


def test_a_replaced_letter_asks_for_nothing_more(qtbot, shell, store, page, letter):
    sign(store, letter)
    with store.write() as session:
        replace_letter(session, letter, CorrectedLetter({}, signatory_id=1), TODAY)
    page.refresh()
    settle(qtbot, shell)
    assert not page.findChild(QPushButton, "letter.next").isVisible()
    assert "Diganti" in page.findChild(QLabel, "letter.status").text()
    assert "sudah diganti oleh" in page.findChild(QPushButton, "letter.void").toolTip()


def test_what_is_entered_is_not_lost_unasked(qtbot, shell, page):
    pick(page, "Catat tanda tangan")
    page.panel.signing.form.field("date").set_value(None)
    messages.answer_next(False)
    assert not page.may_leave()


def test_an_earlier_version_is_shown(qtbot, shell, store, page, letter):
    with store.write() as session:
        correct_letter(session, letter, CorrectedLetter({"subject": "Lain"}, reason="Salah ketik"))
    page.refresh()
    settle(qtbot, shell)
    versions = page.findChild(QComboBox, "letter.versions")
    assert "Salah ketik" in versions.itemText(1)
    versions.setCurrentIndex(1)
    versions.activated.emit(1)
    settle(qtbot, shell)
    assert page.panel.view.page_count == 1


def test_the_menu_leads_to_correction_and_after_signing_to_replacement(qtbot, shell, store, page, letter):
    pick(page, "Koreksi")
    sign(store, letter)
    page.refresh()
    settle(qtbot, shell)
    pick(page, "Ganti")
    assert shell.visited == [(Place.LETTER_CORRECTION, letter), (Place.LETTER_REPLACEMENT, letter)]


def test_a_letter_is_corrected_on_its_page(qtbot, shell, store, correction, letter):
    correction.visit(Place.LETTER_CORRECTION, letter)
    settle(qtbot, shell)
    assert correction.view.page_count == 1
    assert doubles(correction) == set()
    correction.form.field("body.0.row.0").set_value("Siti Aminah, S.Kep.")
    correction.form.field("reason").set_value("Gelar tertinggal")
    click(qtbot, shell, correction, "correction.keep")
    assert shell.visited == [(Place.LETTER, letter)]
    assert correction.may_leave()
    with store.read() as session:
        assert open_letter(session, letter).life.corrections[0].reason == "Gelar tertinggal"


def test_a_correction_without_reason_is_told_at_the_field(qtbot, shell, correction, letter):
    correction.visit(Place.LETTER_CORRECTION, letter)
    settle(qtbot, shell)
    correction.form.field("subject").set_value("Lain")
    click(qtbot, shell, correction, "correction.keep")
    assert correction.findChild(QLabel, "correction.reason.problem").text()
    messages.answer_next(True)
    assert correction.may_leave()


def test_a_replacement_is_issued_on_the_same_page(qtbot, shell, store, correction, letter):
    sign(store, letter)
    correction.visit(Place.LETTER_REPLACEMENT, letter)
    settle(qtbot, shell)
    click(qtbot, shell, correction, "correction.keep")
    ((place, made),) = shell.visited
    with store.read() as session:
        assert open_letter(session, made).life.replaces.id == letter
    assert place is Place.LETTER


def test_a_signed_letter_cannot_be_opened_for_correction(qtbot, shell, store, correction, letter):
    sign(store, letter)
    correction.visit(Place.LETTER_CORRECTION, letter)
    settle(qtbot, shell)
    assert "pengganti" in correction.findChild(QLabel, "correction.problem").text()
    assert not correction.findChild(QPushButton, "correction.keep").isEnabled()


def test_the_register_is_filtered_by_kind_and_year(qtbot, shell, store, page, letter):
    case_id = add_case(store, "Budi Contoh")
    with store.write() as session:
        decree = issue_decree(session, case_id, draft(1), TODAY)
    page.refresh()
    settle(qtbot, shell)
    kind = page.findChild(QComboBox, "letters.kind")
    kind.set_value("decree")
    kind.edited.emit()
    settle(qtbot, shell)
    assert list(page.rows.ids) == [decree]
    year = page.findChild(QComboBox, "letters.year")
    assert year.itemText(1) == "2026"
