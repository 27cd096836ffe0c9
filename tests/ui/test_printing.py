"""Names of files, and pages on paper of another size."""

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.domain.refusal import Refusal
from desktop.ui.printing import choose_printer, file_name, print_next_to, print_pages, where_printed


@pytest.fixture
def pdf(tmp_path):
    """Three empty pages of A4, wider than high."""
    document = pypdfium2.PdfDocument.new()
    for _page in range(3):
        document.new_page(842, 595)
    document.save(tmp_path / "in.pdf")
    return (tmp_path / "in.pdf").read_bytes()


@pytest.fixture
def printer(qtbot, pdf, tmp_path):
    owner = QWidget()
    qtbot.addWidget(owner)
    print_next_to(tmp_path / "out.pdf")
    return choose_printer(owner, pdf, "Daftar")


def printed(printer):
    return [page.get_size() for page in pypdfium2.PdfDocument(printer.outputFileName())]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("800.1.3.1/1/BKPSDM/XI/2026", "800.1.3.1-1-BKPSDM-XI-2026.pdf"),
        ("../a\\b:c*?", "-a-b-c--.pdf"),
        ("x" * 300, "x" * 120 + ".pdf"),
    ],
)
def test_file_name_holds_no_sign_of_a_path_and_is_not_too_long(number, name):
    assert file_name(number) == name


def test_every_page_is_printed_in_its_size(printer, pdf):
    assert print_pages(printer, pdf) == 3
    sizes = printed(printer)
    assert len(sizes) == 3
    assert sizes[0] == pytest.approx((842, 595), abs=2)


def test_only_chosen_pages_are_printed(printer, pdf):
    printer.setFromTo(2, 2)
    assert print_pages(printer, pdf) == 1
    assert len(printed(printer)) == 1


def test_page_fits_on_smaller_paper(printer, pdf):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_pages(printer, pdf) == 3


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_takes_nothing_is_refused(printer, pdf, tmp_path):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tidak ada" / "a.pdf"))
    with pytest.raises(Refusal, match="Pencetak tidak menerima halaman"):
        print_pages(printer, pdf)


def test_where_it_went_is_told(printer, tmp_path):
    assert where_printed(printer) == str(tmp_path / "out.pdf")
