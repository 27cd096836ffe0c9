"""Paper: the system's print dialog, pages drawn for the printer, and a PDF written to a file."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSettings, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.pdf_pages import POINTS_AN_INCH, draw_page, page_sizes

DOTS_AN_INCH = 300
LONGEST_NAME = 120

_answers: deque[Path | None] = deque()


@dataclass(frozen=True, slots=True)
class PrintMemory:
    """Which printer and tray this workstation last printed one kind of paper on: a decree's are not a memo's."""

    state: QSettings
    kind: str

    def recall(self, printer: QPrinter) -> None:
        """Set `printer` as it was for this kind; a printer that is gone leaves the system's own choice."""
        name = str(self._value("printer", ""))
        if name and name in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(name)
        printer.setPaperSource(QPrinter.PaperSource(int(self._value("tray", printer.paperSource().value))))
        printer.setDuplex(QPrinter.DuplexMode(int(self._value("duplex", printer.duplex().value))))
        printer.setResolution(int(self._value("resolution", DOTS_AN_INCH)))

    def remember(self, printer: QPrinter) -> None:
        """Keep what the officer chose; how many copies is chosen anew each time."""
        for what, value in (
            ("printer", printer.printerName()),
            ("tray", printer.paperSource().value),
            ("duplex", printer.duplex().value),
            ("resolution", printer.resolution()),
        ):
            self.state.setValue(self._key(what), value)

    def _value(self, what: str, default: Any) -> Any:
        return self.state.value(self._key(what), default)

    def _key(self, what: str) -> str:
        return f"print/{self.kind}/{what}"


def print_next_to(path: Path | None) -> None:
    """Answer the next print dialog: print into the PDF file `path`, or None to cancel."""
    _answers.append(path)


def choose_printer(owner: QWidget, pdf: bytes, title: str, memory: PrintMemory) -> QPrinter | None:
    """Ask which printer, pages and copies; None if the officer cancels."""
    sizes = page_sizes(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    memory.recall(printer)
    # Printing to a file proposes this name without what follows its last dot: a bare number would be cut.
    printer.setDocName(file_name(title))
    _set_paper(printer, sizes[0])
    printer.setFromTo(1, len(sizes))
    if _answers:
        chosen = _to_file(printer, _answers.popleft())
    else:
        dialog = QPrintDialog(printer, owner)
        dialog.setWindowTitle(_("Print {title}").format(title=title))
        dialog.setMinMax(1, len(sizes))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        chosen = printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
    if chosen is not None:
        memory.remember(chosen)
    return chosen


def print_pages(printer: QPrinter, pdf: bytes) -> int:
    """Draw the chosen pages on `printer`; how many there were. It needs no window and may run behind it."""
    sizes = page_sizes(pdf)
    chosen = chosen_pages(printer, len(sizes))
    # A driver that cannot repeat a job gets the pages again, one set after the other.
    sets = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal(_("The printer does not take the pages."), _("Check the printer and print again."))
    for at, number in enumerate(chosen * sets):
        if at:
            printer.newPage()
        _draw(painter, printer, pdf, number, sizes[number])
    painter.end()
    return len(chosen)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0: the ranges of the dialog ("1,3-5"), or all."""
    ranges = printer.pageRanges()
    return [at for at in range(count) if ranges.isEmpty() or ranges.contains(at + 1)]


def where_printed(printer: QPrinter) -> str:
    """The file that a printer writes, or its own name."""
    return printer.outputFileName() or printer.printerName()


def file_name(number: str) -> str:
    """A file name for what has this number or title: without signs that a folder cannot take, and not too long."""
    tidy = "".join(sign if sign.isalnum() or sign in ".-_ " else "-" for sign in number)
    return tidy[:LONGEST_NAME].strip(". ") + ".pdf"


def _set_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    """Upright paper of the first page's size, turned if that page lies: drivers know no A4 that is wider than high."""
    upright = QSizeF(min(size), max(size))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", match))
    lies = size[0] > size[1]
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, pdf: bytes, number: int, size: tuple[float, float]) -> None:
    """One page in its own size on the paper, made smaller only if the paper is.

    A page that lies is turned onto upright paper with its head to the left, where the sheets are bound.
    """
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = paper.width(), paper.height()
    dots = printer.resolution() / POINTS_AN_INCH
    image = draw_page(pdf, number, dots)
    painter.save()
    if (size[0] > size[1]) != (width > height):
        painter.translate(0, height)
        painter.rotate(-90)
        width, height = height, width
    fit = min(1.0, width / (size[0] * dots), height / (size[1] * dots))
    painter.drawImage(QRectF(0, 0, size[0] * dots * fit, size[1] * dots * fit), image)
    painter.restore()


def _to_file(printer: QPrinter, path: Path | None) -> QPrinter | None:
    """The printer turned into a PDF file, for tests."""
    if path is None:
        return None
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
