"""The window of a report: opened once, shown, printed, saved, noted, and gone with the program's window."""

from datetime import UTC, datetime
from functools import partial

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.db.tables import AuditEntry
from desktop.domain.evaluation.reports import Grid, Paragraph
from desktop.domain.refusal import Refusal
from desktop.services.reports import About, printed
from desktop.ui import messages
from desktop.ui.pdf_view import PdfView
from desktop.ui.printing import print_next_to
from desktop.ui.report_window import ReportWindow, show_report
from tests.ui.conftest import settle

NOW = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)


@pytest.fixture
def main(qtbot):
    """The program's window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return window


def sheet(session, words, rows=0):
    grid = Grid(("No", "Nama"), tuple((str(at), f"Pegawai {at}") for at in range(rows)), (1, 5))
    return printed(session, "Lembar skor 1/2026", "", [Paragraph(words), grid], NOW, about=About("transfer_case", 7))


def refused(session):
    raise Refusal("Perkara tidak ada.", "Muat lagi.")


def windows(main):
    return [window for window in main.findChildren(ReportWindow) if window.isVisible()]


def opened(qtbot, shell, main, words="isi", rows=0):
    show_report(shell, main, "Lembar skor", sheet, words, rows)
    settle(qtbot, shell)
    return windows(main)[-1]


def click(qtbot, shell, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def audited(shell):
    with shell.background.store.read() as session:
        return [(row.action, row.table_name, row.row_id, row.details) for row in session.query(AuditEntry)]


def delete_later():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def test_pages_are_shown_and_counted(qtbot, shell, main):
    window = opened(qtbot, shell, main, rows=100)
    pages = window.findChild(PdfView, "report.pages").page_count
    assert pages > 1
    assert window.findChild(QWidget, "report.count").text() == f"{pages} halaman"
    assert audited(shell) == []


def test_the_same_report_has_one_window_which_shows_the_newest(qtbot, shell, main, tmp_path):
    window = opened(qtbot, shell, main, "lama")
    assert opened(qtbot, shell, main, "baru") is window
    messages.answer_next(tmp_path / "a.pdf")
    click(qtbot, shell, window, "report.save")
    (page,) = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert "baru" in page.get_textpage().get_text_bounded()


def test_asked_twice_at_once_opens_one_window(qtbot, shell, main):
    for words in ("satu", "dua"):
        show_report(shell, main, "Lembar skor", sheet, words)
    settle(qtbot, shell)
    assert len(windows(main)) == 1
    assert windows(main)[0].findChild(QPushButton, "report.print").isEnabled()


def test_another_title_has_a_window_of_its_own(qtbot, shell, main):
    opened(qtbot, shell, main)
    show_report(shell, main, "Riwayat perkara", sheet, "lain")
    settle(qtbot, shell)
    assert len(windows(main)) == 2


def test_saved_report_is_noted_with_what_it_concerns(qtbot, shell, main, tmp_path):
    window = opened(qtbot, shell, main)
    messages.answer_next(tmp_path / "lembar")
    click(qtbot, shell, window, "report.save")
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    assert audited(shell) == [("export", "transfer_case", 7, {"report": "Lembar skor 1/2026"})]
    assert shell.said[-1].endswith("lembar.pdf")


def test_printed_report_is_noted(qtbot, shell, main, tmp_path):
    window = opened(qtbot, shell, main, rows=100)
    print_next_to(tmp_path / "cetak.pdf")
    click(qtbot, shell, window, "report.print")
    assert len(pypdfium2.PdfDocument(tmp_path / "cetak.pdf")) == window.findChild(PdfView, "report.pages").page_count
    assert audited(shell) == [("print", "transfer_case", 7, {"report": "Lembar skor 1/2026"})]


def test_file_that_cannot_be_written_is_refused_in_both_windows(qtbot, shell, main, tmp_path):
    window = opened(qtbot, shell, main)
    messages.answer_next(tmp_path / "tidak ada" / "a.pdf")
    click(qtbot, shell, window, "report.save")
    assert "tidak ada" in str(shell.refusals[-1])
    assert window.findChild(QWidget, "report.said").text() == str(shell.refusals[-1])
    assert audited(shell) == []


def test_cancelled_choices_do_nothing(qtbot, shell, main):
    window = opened(qtbot, shell, main)
    messages.answer_next(None)
    print_next_to(None)
    for name in ("report.save", "report.print"):
        click(qtbot, shell, window, name)
    assert audited(shell) == []


def test_refused_report_leaves_no_window(qtbot, shell, main):
    show_report(shell, main, "Lembar skor", refused)
    settle(qtbot, shell)
    assert [refusal.title for refusal in shell.refusals] == ["Perkara tidak ada."]
    assert windows(main) == []


def test_esc_closes_and_the_size_is_remembered(qtbot, shell, main):
    window = opened(qtbot, shell, main)
    window.resize(700, 600)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    delete_later()
    assert main.findChildren(ReportWindow) == []
    assert opened(qtbot, shell, main).size().toTuple() == (700, 600)


def test_window_goes_with_the_one_it_belongs_to(qtbot, shell):
    main, gone = QWidget(), []
    opened(qtbot, shell, main).destroyed.connect(lambda: gone.append(True))
    main.close()
    main.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))


def test_closed_while_it_is_drawn_or_saved(qtbot, shell, main, tmp_path):
    window = opened(qtbot, shell, main)
    messages.answer_next(tmp_path / "a.pdf")
    qtbot.mouseClick(window.findChild(QPushButton, "report.save"), Qt.MouseButton.LeftButton)
    window.reject()
    show_report(shell, main, "Lembar skor", sheet, "lagi")
    for each in windows(main):
        each.reject()
    delete_later()
    settle(qtbot, shell)
    assert shell.said[-1].endswith("a.pdf")


def test_only_pages_in_view_are_drawn(qtbot, shell, main):
    view = opened(qtbot, shell, main, rows=1500).findChild(PdfView, "report.pages")
    drawn = partial(lambda labels: [at for at, label in enumerate(labels) if not label.pixmap().isNull()], view._labels)
    assert view.page_count > 20
    assert 0 in drawn()
    assert len(drawn()) < 6
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle(qtbot, shell)
    assert view.page_count - 1 in drawn()
    assert len(drawn()) < 6
