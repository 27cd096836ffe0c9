"""Looking through pages: words found and marked, page by number, the strip of small pages."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QToolButton
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.pdf_pages import find_words
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.pdf_view import FOUND, FOUND_NOW, PdfView
from tests.ui.conftest import settle

PAGES = 30


@pytest.fixture(scope="module")
def pdf():
    """Thirty pages; every tenth names a health centre, twice."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for page in range(PAGES):
        words = "Puskesmas Rumbai dan puskesmas lain" if page % 10 == 9 else f"Halaman {page + 1}"
        canvas.drawString(100, 742, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def pane(qtbot, shell, pdf):
    pane = PdfPane(shell.background, "pane")
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show()
    pane.show_pdf(pdf)
    settle(qtbot, shell)
    return pane


def tool(pane, name):
    return pane.findChild(QToolButton, f"pane.{name}")


def search(qtbot, shell, pane, words):
    field = pane.findChild(QLineEdit, "pane.search")
    field.clear()
    qtbot.keyClicks(field, words)
    settle(qtbot, shell)
    return pane.findChild(QLabel, "pane.found").text()


def page(pane):
    return pane.findChild(QSpinBox, "pane.page").value()


def marks(pane):
    labels = pane.view.findChildren(QLabel)
    return [(at, colour) for at, label in enumerate(labels) for _part, colour in label.marks]


def test_words_are_found_in_capitals_or_not_with_their_boxes(pdf):
    hits = find_words(pdf, "PUSKESMAS")
    assert [hit.page for hit in hits] == [9, 9, 19, 19, 29, 29]
    (box,) = hits[0].boxes
    assert box.x() == pytest.approx(100, abs=2)
    assert box.bottom() == pytest.approx(100, abs=5)


@pytest.mark.parametrize("words", ["\0\0", "\0ab", "\ud800", "  ", "\u200b\u200b", "%(", "\U0001f600", "ab" * 5000])
def test_odd_words_are_looked_for_and_not_found(pdf, words):
    assert find_words(pdf, words) == [] or words == "\0ab"


def test_found_places_are_marked_counted_and_brought_into_view(qtbot, shell, pane):
    assert search(qtbot, shell, pane, "puskesmas") == "1 dari 6"
    assert page(pane) == 10
    assert marks(pane)[:2] == [(9, FOUND_NOW), (9, FOUND)]


def test_enter_goes_on_and_shift_enter_back_round_the_ends(qtbot, shell, pane):
    search(qtbot, shell, pane, "puskesmas")
    field = pane.findChild(QLineEdit, "pane.search")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (pane.findChild(QLabel, "pane.found").text(), page(pane)) == ("6 dari 6", 30)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.mouseClick(tool(pane, "after"), Qt.MouseButton.LeftButton)
    assert pane.findChild(QLabel, "pane.found").text() == "2 dari 6"


def test_what_stands_nowhere_is_said(qtbot, shell, pane):
    assert search(qtbot, shell, pane, "kecamatan") == "tidak ditemukan"
    assert not tool(pane, "after").isEnabled()
    assert (search(qtbot, shell, pane, "k"), marks(pane)) == ("", [])


def test_the_search_is_done_again_in_other_pages(qtbot, shell, pane, pdf):
    search(qtbot, shell, pane, "halaman 12")
    pane.show_pdf(pdf + b"\n")
    settle(qtbot, shell)
    assert pane.findChild(QLabel, "pane.found").text() == "1 dari 1"
    assert [at for at, _colour in marks(pane)] == [11]


def test_a_page_is_gone_to_by_its_number(qtbot, shell, pane):
    number = pane.findChild(QSpinBox, "pane.page")
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "21")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    settle(qtbot, shell)
    top = pane.view.findChildren(QLabel)[20].y()
    assert pane.view.verticalScrollBar().value() == pytest.approx(top, abs=20)


def test_the_strip_shows_small_pages_and_leads_to_them(qtbot, shell, pane):
    strip = pane.findChild(PdfView, "pane.strip")
    assert not strip.isVisible()
    qtbot.mouseClick(tool(pane, "showStrip"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    labels = strip.findChildren(QLabel)
    assert len(labels) == PAGES
    qtbot.mouseClick(labels[3], Qt.MouseButton.LeftButton)
    assert page(pane) == 4


def test_the_size_is_changed_by_its_tools(qtbot, shell, pane):
    width = pane.view.findChild(QLabel).width()
    qtbot.mouseClick(tool(pane, "enlarge"), Qt.MouseButton.LeftButton)
    assert pane.view.findChild(QLabel).width() > width
    qtbot.mouseClick(tool(pane, "fitWidth"), Qt.MouseButton.LeftButton)
    assert pane.view.findChild(QLabel).width() == width


def test_another_size_keeps_the_page(qtbot, shell, pane):
    pane.view.go_to_page(20)
    settle(qtbot, shell)
    for name in ("enlarge", "enlarge", "shrink", "fitWidth"):
        qtbot.mouseClick(tool(pane, name), Qt.MouseButton.LeftButton)
        settle(qtbot, shell)
        qtbot.waitUntil(lambda: pane.view._kept is None)
        assert page(pane) == 21
