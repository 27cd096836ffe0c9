"""Names of files, pages on paper of another size, chosen pages, copies, and what is remembered for next time."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.domain.refusal import Refusal
from desktop.ui.printing import PrintMemory, choose_printer, file_name, print_next_to, print_pages, where_printed

A4, LYING = (595, 842), (842, 595)


def empty_pages(*sizes):
    document, file = pypdfium2.PdfDocument.new(), BytesIO()
    for size in sizes:
        document.new_page(*size)
    document.save(file)
    return file.getvalue()


@pytest.fixture
def memory(qapp, tmp_path):
    return PrintMemory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat), "decree")


@pytest.fixture
def choose(qtbot, tmp_path, memory):
    """Asks for a printer, answered with the file out.pdf."""
    owner = QWidget()
    qtbot.addWidget(owner)

    def choose(pdf):
        print_next_to(tmp_path / "out.pdf")
        return choose_printer(owner, pdf, "Daftar", memory)

    return choose


@pytest.fixture
def pdf():
    """Three empty pages of A4, wider than high."""
    return empty_pages(LYING, LYING, LYING)


@pytest.fixture
def printer(choose, pdf):
    return choose(pdf)


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
    assert sizes[0] == pytest.approx(LYING, abs=2)


def test_paper_that_lies_is_upright_paper_turned(printer):
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A4
    assert printer.resolution() == 300


@pytest.mark.parametrize(("ranges", "count"), [("2", 1), ("1,3", 2), ("2-3", 2)])
def test_only_chosen_pages_are_printed(printer, pdf, ranges, count):
    printer.setPageRanges(QPageRanges.fromString(ranges))
    assert print_pages(printer, pdf) == count
    assert len(printed(printer)) == count


def test_a_driver_that_cannot_repeat_gets_each_copy(printer, pdf):
    printer.setCopyCount(2)
    repeats = 1 if printer.supportsMultipleCopies() else 2
    assert print_pages(printer, pdf) == 3
    assert len(printed(printer)) == 3 * repeats


def test_page_fits_on_smaller_paper(printer, pdf):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_pages(printer, pdf) == 3


def test_a_lying_page_among_upright_ones_is_turned_and_not_made_smaller(choose):
    black = Image.new("RGB", (842, 595), "white")
    black.paste("black", (0, 0, 842, 60))  # its head
    file = BytesIO()
    black.save(file, "PDF", resolution=72)
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(empty_pages(A4)))
    both.import_pages(pypdfium2.PdfDocument(file.getvalue()))
    joined = BytesIO()
    both.save(joined)
    printer = choose(joined.getvalue())
    print_pages(printer, joined.getvalue())
    second = pypdfium2.PdfDocument(printer.outputFileName())[1].render(scale=1).to_pil().convert("L")
    assert second.size == pytest.approx(A4, abs=2)
    left, right = second.getpixel((30, 420)), second.getpixel((560, 420))
    assert (left < 60, right > 200) == (True, True)
    assert second.getpixel((30, 20)) < 60


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_takes_nothing_is_refused(printer, pdf, tmp_path):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tidak ada" / "a.pdf"))
    with pytest.raises(Refusal, match="Pencetak tidak menerima halaman"):
        print_pages(printer, pdf)


def test_where_it_went_is_told(printer, tmp_path):
    assert where_printed(printer) == str(tmp_path / "out.pdf")


def test_tray_and_resolution_are_remembered_for_each_kind(choose, memory, pdf):
    chosen = choose(pdf)
    chosen.setPaperSource(QPrinter.PaperSource.Lower)
    chosen.setResolution(600)
    memory.remember(chosen)
    again, other = QPrinter(), QPrinter()
    memory.recall(again)
    PrintMemory(memory.state, "memo").recall(other)
    assert (again.paperSource(), again.resolution()) == (QPrinter.PaperSource.Lower, 600)
    assert other.resolution() == 300
    assert other.paperSource() is not QPrinter.PaperSource.Lower


class NamedPrinter(QPrinter):
    """A printer that notes which name it was given: test machines have none to choose."""

    named = ""

    def setPrinterName(self, name):  # noqa: N802  # Qt's name
        self.named = name


@pytest.mark.parametrize(("there", "named"), [(["Gudang", "Ruang TU"], "Ruang TU"), (["Gudang"], "")])
def test_the_printer_of_last_time_is_chosen_while_it_is_there(memory, monkeypatch, there, named):
    memory.state.setValue("print/decree/printer", "Ruang TU")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: there)
    printer = NamedPrinter()
    memory.recall(printer)
    assert printer.named == named
