"""A report before it is printed: a window of its own beside the program's, with its pages, printing and saving."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.refusal import Cancelled, Refusal
from desktop.services.reports import PrintedReport, note_report_printed, save_report
from desktop.text import _, ngettext
from desktop.ui import messages
from desktop.ui.background import Job, Session
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.printing import PrintMemory, choose_printer, file_name, print_pages, where_printed
from desktop.ui.style import GAP, GRID, MARGIN, muted
from desktop.ui.windows import Shell, button, main_button

FIRST_SIZE = QSize(840, 900)
FRAME = QSize(16, 48)
"""What the system draws around a window: its border and the bar with the title."""
_GEOMETRY = "report/geometry"
Given = ParamSpec("Given")
Asked = Callable[["ReportWindow"], Job]


def show_report(
    shell: Shell,
    owner: QWidget,
    title: str,
    work: Callable[Concatenate[Session, Given], PrintedReport],
    *args: Given.args,
    **kwargs: Given.kwargs,
) -> None:
    """Ask `work(session, *args)` for a report and show it; a window with the same title shows the new one instead."""
    above = owner.window()
    shown = (each for each in above.findChildren(ReportWindow) if each.windowTitle() == title)
    window = next(shown, None) or ReportWindow(shell, above, title)
    window.load(lambda of: shell.background.ask(of, of.show_pages, work, *args, **kwargs))


class ReportWindow(QDialog):
    """Shows a report; it goes with the window from which it was opened."""

    def __init__(self, shell: Shell, above: QWidget, title: str) -> None:
        super().__init__(above)
        self._shell = shell
        self._above = above
        self._report: PrintedReport | None = None
        self._job: Job | None = None
        self._view = PdfPane(shell.background, "report.pages")
        self._count, self._said = muted(), muted()
        self._print = main_button(_("&Print…"), "report.print", "printer-outline")
        self._save = button(_("&Save as PDF…"), "report.save", self._choose_file)
        self.setObjectName("report")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, on=True)
        self._build()
        self._print.clicked.connect(self._choose_printer)
        self._view.counted.connect(self._tell_count)
        self._restore()

    def load(self, ask: Asked) -> None:
        """Come to the front and show what `ask` brings, instead of what was shown before."""
        if self._job is not None:
            self._job.cancel()
        self._count.setText(_("Drawing the pages …"))
        for each in (self._print, self._save):
            each.setEnabled(False)  # Qt's own signature
        self.show()
        self.raise_()
        self.activateWindow()
        self._job = ask(self)
        self._job.refused = self._refuse_pages

    def show_pages(self, report: PrintedReport) -> None:
        """Show a report that was drawn."""
        self._job = None
        self._report = report
        self._said.clear()
        for each in (self._print, self._save):
            each.setEnabled(True)  # Qt's own signature
        self._view.show_pdf(report.pdf)
        self._view.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Remember the size for the next report."""
        super().hideEvent(event)
        self._shell.state.setValue(_GEOMETRY, self.saveGeometry())

    def _build(self) -> None:
        self._count.setObjectName("report.count")
        self._said.setObjectName("report.said")
        self._said.setMinimumHeight(self._said.fontMetrics().height() + GRID)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._count, 1)
        top.addWidget(self._print_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP + GRID, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._view, 1)
        column.addWidget(self._said)

    def _print_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(GAP, 0, 0, 0)
        line.setSpacing(GAP)
        self._print.setAutoDefault(False)  # Qt's own signature
        for widget in (button(_("&Close"), "report.close", self.reject), self._save, self._print):
            line.addWidget(widget)
        return row

    def _restore(self) -> None:
        remembered = self._shell.state.value(_GEOMETRY)
        if not (isinstance(remembered, QByteArray) and self.restoreGeometry(remembered)):
            self.resize(FIRST_SIZE.boundedTo(self._above.screen().availableSize() - FRAME))

    def _tell_count(self, count: int) -> None:
        self._count.setText(ngettext("{count} page", "{count} pages", count).format(count=count))

    def _refuse_pages(self, refusal: Refusal) -> None:
        """Say why there is nothing to be shown; an empty window helps nobody."""
        if not isinstance(refusal, Cancelled):
            self._refuse(refusal)
            self.reject()

    def _choose_file(self) -> None:
        if self._report is None:
            return
        suggested = file_name(self._report.title)
        path = messages.choose_new_file(self, _("Save the report"), suggested, ["PDF (*.pdf)"])
        if path is not None:
            job = self._shell.background.do(self._above, self._saved, save_report, self._report, path)
            job.refused = self._refuse

    def _saved(self, path: Path) -> None:
        self._tell(_("Saved: {path}").format(path=path))

    def _choose_printer(self) -> None:
        if self._report is None:
            return
        printer = choose_printer(self, self._report.pdf, self._report.title, PrintMemory(self._shell.state, "report"))
        if printer is not None:
            # Another report may be shown, or none, by the time that this one is printed.
            printed = partial(self._printed, self._report, where_printed(printer))
            job = self._shell.background.compute(self._above, printed, print_pages, printer, self._report.pdf)
            job.refused = self._refuse

    def _printed(self, report: PrintedReport, where: str, count: int) -> None:
        self._tell(_("Pages printed: {count}, to {where}.").format(count=count, where=where))
        job = self._shell.background.do(self._above, _nothing, note_report_printed, report)
        job.refused = self._refuse

    def _tell(self, sentence: str) -> None:
        """Say it in the program's window, and here where the officer looks, if this window is still open."""
        self._shell.say(sentence)
        if isValid(self):
            self._said.setText(sentence)

    def _refuse(self, refusal: Refusal) -> None:
        self._shell.show_refusal(refusal)
        if isValid(self):
            self._said.setText(str(refusal))


def _nothing(_answer: object) -> None:
    """The audit trail hears of it by itself."""
