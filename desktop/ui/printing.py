"""Paper: the system's print dialog, pages drawn for the printer, and a PDF written to a file."""

from collections import deque
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.pdf_view import POINTS_AN_INCH, draw_page, page_sizes

DOTS_AN_INCH = 300
LONGEST_NAME = 120

_answers: deque[Path | None] = deque()


def print_next_to(path: Path | None) -> None:
    """Answer the next print dialog: print into the PDF file `path`, or None to cancel."""
    _answers.append(path)


def choose_printer(owner: QWidget, pdf: bytes, title: str) -> QPrinter | None:
    """Ask which printer, pages and copies; None if the officer cancels."""
    sizes = page_sizes(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_AN_INCH)
    # Printing to a file proposes this name without what follows its last dot: a bare number would be cut.
    printer.setDocName(file_name(title))
    printer.setPageSize(QPageSize(QSizeF(*sizes[0]), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    printer.setFromTo(1, len(sizes))
    if _answers:
        return _to_file(printer, _answers.popleft())
    dialog = QPrintDialog(printer, owner)
    dialog.setWindowTitle(_("Print {title}").format(title=title))
    dialog.setMinMax(1, len(sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pdf: bytes) -> int:
    """Draw the chosen pages on `printer`; how many there were. It needs no window and may run behind it."""
    sizes = page_sizes(pdf)
    chosen = range((printer.fromPage() or 1) - 1, printer.toPage() or len(sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal(_("The printer does not take the pages."), _("Check the printer and print again."))
    for at, number in enumerate(chosen):
        if at:
            printer.newPage()
        _draw(painter, printer, pdf, number, sizes[number])
    painter.end()
    return len(chosen)


def where_printed(printer: QPrinter) -> str:
    """The file that a printer writes, or its own name."""
    return printer.outputFileName() or printer.printerName()


def file_name(number: str) -> str:
    """A file name for what has this number or title: without signs that a folder cannot take, and not too long."""
    tidy = "".join(sign if sign.isalnum() or sign in ".-_ " else "-" for sign in number)
    return tidy[:LONGEST_NAME].strip(". ") + ".pdf"


def _draw(painter: QPainter, printer: QPrinter, pdf: bytes, number: int, size: tuple[float, float]) -> None:
    """One page in its own size on the paper, made smaller only if the paper is."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    dots = printer.resolution() / POINTS_AN_INCH
    fit = min(1.0, paper.width() / (size[0] * dots), paper.height() / (size[1] * dots))
    image = draw_page(pdf, number, dots)
    painter.drawImage(QRectF(0, 0, size[0] * dots * fit, size[1] * dots * fit), image)


def _to_file(printer: QPrinter, path: Path | None) -> QPrinter | None:
    """The printer turned into a PDF file, for tests."""
    if path is None:
        return None
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
