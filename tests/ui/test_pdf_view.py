"""Pages as pictures: only what can be seen, anew for another width, another size, another file."""

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.pdf_pages import draw_page, page_sizes
from desktop.ui.pdf_view import PdfView
from tests.ui.conftest import settle


def pages(path, count, size=(595, 842)):
    document = pypdfium2.PdfDocument.new()
    for _page in range(count):
        document.new_page(*size)
    document.save(path)
    return path.read_bytes()


@pytest.fixture
def pdf(tmp_path):
    return pages(tmp_path / "a.pdf", 40)


@pytest.fixture
def view(qtbot, shell):
    view = PdfView(shell.background, "view")
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    return view


def drawn(view):
    return [at for at, label in enumerate(view.findChildren(QLabel)) if not label.pixmap().isNull()]


def show(qtbot, shell, view, pdf):
    view.show_pdf(pdf)
    settle(qtbot, shell)


def test_pages_are_counted_and_fit_the_width(qtbot, shell, view, pdf):
    with qtbot.waitSignal(view.counted) as told:
        show(qtbot, shell, view, pdf)
    assert told.args == [40]
    assert view.page_count == len(page_sizes(pdf)) == 40
    assert view.findChild(QLabel).width() == view.viewport().width() - 32


def test_far_pages_are_drawn_when_they_come_into_view(qtbot, shell, view, pdf):
    show(qtbot, shell, view, pdf)
    assert drawn(view) == [0, 1]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    settle(qtbot, shell)
    assert 20 in drawn(view)
    assert 0 not in drawn(view)


def test_zoom_stops_at_its_ends(qtbot, shell, view, pdf):
    show(qtbot, shell, view, pdf)
    fit = view.findChild(QLabel).width()
    for act, factor in ((view.enlarge, 4), (view.fit_width, 1), (view.shrink, 0.4)):
        for _time in range(10):
            act()
        settle(qtbot, shell)
        assert view.findChild(QLabel).width() == pytest.approx(fit * factor, abs=1)


def test_fewer_pages_take_the_place_of_more(qtbot, shell, view, pdf, tmp_path):
    show(qtbot, shell, view, pdf)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    show(qtbot, shell, view, pages(tmp_path / "b.pdf", 2, (842, 595)))
    assert view.page_count == 2
    assert drawn(view)[:2] == [0, 1]


def test_file_changed_and_resized_before_it_is_measured(qtbot, shell, view, pdf, tmp_path):
    show(qtbot, shell, view, pdf)
    view.show_pdf(pages(tmp_path / "b.pdf", 1))
    view.resize(700, 900)
    settle(qtbot, shell)
    assert view.page_count == 1


def test_nothing_is_shown_of_no_file(qtbot, shell, view, pdf):
    show(qtbot, shell, view, pdf)
    show(qtbot, shell, view, b"")
    assert view.page_count == 0


def test_a_file_that_cannot_be_shown_is_refused_in_words(qtbot, shell, view):
    show(qtbot, shell, view, b"%PDF-1.4 torn %%EOF")
    assert "tidak dapat ditampilkan" in shell.refusals.pop().title
    assert view.page_count == 0


def test_page_is_drawn_in_its_scale(pdf):
    assert draw_page(pdf, 0, 2.0).size().toTuple() == (1190, 1684)
