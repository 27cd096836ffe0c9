"""The register of letters, printing and saving, and the signatories."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from desktop.domain.letters.letters import LetterStatus
from desktop.services.letters.letters import issue_decree, letter_pdf, open_letter
from desktop.services.wording.signatories import list_signatories
from desktop.ui import messages
from desktop.ui.letters.list import LettersPage
from desktop.ui.places import Place
from desktop.ui.printing import PrintMemory, choose_printer, file_name, print_next_to, where_printed
from tests.letter_office import TODAY, add_case, add_office, draft
from tests.ui.conftest import settle


@pytest.fixture
def store(shell):
    return shell.background.store


@pytest.fixture
def letter(store):
    """Id of an issued decree."""
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        return issue_decree(session, case_id, draft(signatory), TODAY)


@pytest.fixture
def page(qtbot, shell):
    page = LettersPage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    settle(qtbot, shell)
    return page


def click(qtbot, shell, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def show(qtbot, shell, page, letter):
    page.visit(Place.LETTER, letter)
    settle(qtbot, shell)


def test_letter_is_found_and_shown(qtbot, shell, letter, page):
    page.findChild(QLineEdit, "letters.search").setText("siti")
    settle(qtbot, shell)
    page.table.select_position(0)
    settle(qtbot, shell)
    assert page.panel.file().id == letter
    assert page.panel.view.page_count == 2


def test_nothing_fits(qtbot, shell, letter, page):
    page.findChild(QLineEdit, "letters.search").setText("tidak ada")
    settle(qtbot, shell)
    assert page.findChild(QPushButton, "letters.cases").isVisible()


def test_saved_file_has_the_issued_bytes(qtbot, shell, store, letter, page, tmp_path):
    show(qtbot, shell, page, letter)
    messages.answer_next(tmp_path / "surat")
    click(qtbot, shell, page, "letter.save")
    with store.read() as session:
        assert (tmp_path / "surat.pdf").read_bytes() == letter_pdf(session, letter)


def test_file_that_cannot_be_written_is_refused(qtbot, shell, letter, page, tmp_path):
    show(qtbot, shell, page, letter)
    messages.answer_next(tmp_path / "tidak" / "ada.pdf")
    click(qtbot, shell, page, "letter.save")
    assert str(tmp_path / "tidak") in shell.refusals[-1].title


def test_print_draws_every_page_and_is_remembered(qtbot, shell, store, letter, page, tmp_path):
    show(qtbot, shell, page, letter)
    print_next_to(tmp_path / "cetak.pdf")
    click(qtbot, shell, page, "letter.print")
    assert shell.said == [f"Halaman tercetak: 2, ke {tmp_path / 'cetak.pdf'}."]
    printed = pypdfium2.PdfDocument(tmp_path / "cetak.pdf")
    width, height = printed[0].get_size()
    assert len(printed) == 2
    assert (width * 25.4 / 72, height * 25.4 / 72) == pytest.approx((215, 330), abs=1.5)
    with store.read() as session:
        assert open_letter(session, letter).status is LetterStatus.PRINTED


def test_cancelled_print_changes_nothing(qtbot, shell, store, letter, page):
    show(qtbot, shell, page, letter)
    print_next_to(None)
    click(qtbot, shell, page, "letter.print")
    with store.read() as session:
        assert open_letter(session, letter).status is LetterStatus.ISSUED


def test_void_asks_why_and_shows_it(qtbot, shell, store, letter, page):
    show(qtbot, shell, page, letter)
    messages.answer_next("Salah unit")
    click(qtbot, shell, page, "letter.void")
    assert page.panel.file().void_reason == "Salah unit"
    assert not page.findChild(QPushButton, "letter.print").isEnabled()


def test_letter_leads_to_its_case(qtbot, shell, letter, page):
    show(qtbot, shell, page, letter)
    click(qtbot, shell, page, "letter.openCase")
    assert shell.visited[-1] == (Place.CASE, page.panel.file().case_id)


def test_zoom_draws_larger_pages(qtbot, shell, letter, page):
    show(qtbot, shell, page, letter)
    before = page.panel.view.view.widget().sizeHint().width()
    page.panel.view.view.enlarge()
    settle(qtbot, shell)
    assert page.panel.view.view.widget().sizeHint().width() > before


def test_signatory_is_added(qtbot, shell, store, page):
    click(qtbot, shell, page, "letters.signatories")
    form = page.signatories.form
    form.field("title").set_value("Sekretaris Daerah")
    form.field("name").set_value("Drs. CONTOH")
    click(qtbot, shell, page, "signatory.save")
    with store.read() as session:
        assert [row.entry.name for row in list_signatories(session)] == ["Drs. CONTOH"]


def test_signatory_without_name_is_told_at_the_field(qtbot, shell, page):
    click(qtbot, shell, page, "letters.signatories")
    page.signatories.form.field("title").set_value("Sekretaris Daerah")
    click(qtbot, shell, page, "signatory.save")
    assert shell.refusals[-1].fields == {"name": "Nama belum diisi."}
    messages.answer_next(True)
    assert page.may_leave()


def test_the_register_is_exported_as_it_is_shown(qtbot, shell, letter, page, tmp_path):
    messages.answer_next(tmp_path / "surat.xlsx")
    click(qtbot, shell, page, "letters.export")
    assert shell.said == ["Surat diekspor: 1."]
    assert (tmp_path / "surat.xlsx").stat().st_size


def test_printing_to_a_file_proposes_the_whole_number(qtbot, shell, letter, page, tmp_path):
    show(qtbot, shell, page, letter)
    print_next_to(tmp_path / "cetak.pdf")
    file = page.panel.file()
    printer = choose_printer(page, file.pdf, file.number, PrintMemory(page.shell.state, file.kind))
    assert printer.docName() == file_name(file.number)
    assert where_printed(printer) == str(tmp_path / "cetak.pdf")


def test_a_letter_of_several_offers_their_cases(qtbot, shell, letter, page):
    show(qtbot, shell, page, letter)
    page.panel.show_file(replace(page.panel.file(), cases=((7, "Ani"), (8, "Budi"))))
    click(qtbot, shell, page, "letter.openCase")
    menu = page.findChild(QMenu, "letter.cases")
    assert [action.text() for action in menu.actions()] == ["Ani", "Budi"]
    menu.actions()[1].trigger()
    menu.close()
    assert shell.visited[-1] == (Place.CASE, 8)


def test_a_letter_is_begun_from_the_register(qtbot, shell) -> None:
    page = LettersPage(shell)
    qtbot.addWidget(page)
    qtbot.mouseClick(page.findChild(QPushButton, "letters.make"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert shell.visited == [(Place.CASE_LETTER, None)]
