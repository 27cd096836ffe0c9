"""A batch under way: how far it is, each letter with its number or the reason why not, and printing all of them."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.letters.letters import BATCH_STATE_WORDS
from desktop.domain.refusal import Refusal
from desktop.services.letters.batch_papers import BatchPages, batch_pages, batch_report, note_all_printed, save_batch
from desktop.services.letters.batches import (
    BatchCase,
    BatchFile,
    BatchRow,
    BatchStep,
    list_batches,
    make_next,
    open_batch,
    shown_number,
    stop_batch,
    try_failed_again,
)
from desktop.services.letters.letters import letter_pdf
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.printing import PrintMemory, choose_printer, chosen_pages, print_pages, where_printed
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Page, button, main_button, side_by_side

COLUMNS: tuple[Column[BatchCase], ...] = (
    Column("employee", N_("Employee"), 190, lambda row: row.employee),
    Column("case", N_("Case"), 84, lambda row: row.number),
    Column("letter", N_("Number of the letter"), 210, lambda row: shown_number(row) or "–", whole=True),
    Column("problem", N_("Why it could not be made"), 300, lambda row: row.problem, tip=lambda row: row.problem),
)
BETWEEN_LOOKS_MS = 700


class BatchWork(QWidget):
    """One batch. Each letter is a change of its own, so that stopping leaves whole letters."""

    another = Signal()
    """The officer wants to choose cases for another batch."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._file: BatchFile | None = None
        self._wanted: int | None = None
        self._going = False
        self.rows: Rows[BatchCase] = Rows(COLUMNS)
        self.table = TableView(self.rows, "batch.letters", page.shell.state, sorting=False)
        self.view = PdfPane(page.background, "batch.pages")
        self._state = muted()
        self._bar = QProgressBar()
        self._print = main_button(_("&Print all…"), "batch.print", "printer-outline")
        self._stop = button(_("&Stop"), "batch.stop", self.stop)
        self._on = button(_("&Go on"), "batch.goOn", self.go_on)
        self._more = button(_("&More"), "batch.more", self._open_menu)
        self._menu = QMenu(self._more)
        self.earlier = button(_("Earl&ier batches…"), "batch.earlier", self._ask_earlier)
        self._earlier = QMenu(self.earlier)
        self._pause = QTimer(self)
        self._build()

    def buttons(self) -> tuple[QWidget, ...]:
        """What stands in the page's header while a batch is shown."""
        return self.all_buttons()

    def all_buttons(self) -> tuple[QWidget, ...]:
        """What can ever stand there."""
        return (self.earlier, self._more, self._stop, self._on, self._print)

    def load(self, batch_id: int) -> None:
        """Show the batch of this id; another one that is under way stops."""
        if batch_id != self._wanted:
            self.stop()
        self._wanted = batch_id
        self._file = None
        self.view.show_pdf(b"")
        self.refresh()

    def refresh(self) -> None:
        """Ask again what became of each letter; while they are made only now and then, for asking takes longer."""
        if self._going:
            if not self._pause.isActive():
                self._pause.start()
        else:
            self._ask()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._page.background.ask(self, self._show, open_batch, self._wanted)

    def go_on(self) -> None:
        """Make the letters that are left, one after the other."""
        if not self._going and self._wanted is not None:
            self._going = True
            self._offer()
            self._make()

    def stop(self) -> None:
        """Stop after the letter that is being made."""
        if self._going:
            self._going = False
            if self._wanted is not None:
                self._page.background.do(self, self._stopped, stop_batch, self._wanted)

    def _build(self) -> None:
        self._pause.setSingleShot(True)  # Qt's own signature
        self._pause.setInterval(BETWEEN_LOOKS_MS)
        self._pause.timeout.connect(self._ask)
        self._state.setObjectName("batch.state")
        self._bar.setObjectName("batch.bar")
        self._bar.setTextVisible(False)  # Qt's own signature
        self._menu.setObjectName("batch.menu")
        for words, act in (
            (_("Save each as a file…"), self._choose_folder),
            (_("Try again what could not be made"), self._try_again),
            (_("Report of what was made…"), self._report),
            (_("Letters for other cases…"), self.another.emit),
        ):
            self._menu.addAction(words, act)
        self._earlier.setObjectName("batch.earlierMenu")
        self._print.clicked.connect(self._ask_pages)
        self.table.setAccessibleName(_("Letters of the batch"))
        self.table.picked.connect(self._picked)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, 0, 0, MARGIN)
        column.setSpacing(GAP)
        for widget in (self._state, self._bar):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState(_("Choose a letter to see its pages.")))
        self._right.addWidget(self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(side_by_side(self._page, left, self._right, (1, 1)))

    def _make(self) -> None:
        job = self._page.background.do(self, self._made, make_next, self._wanted or 0, _today())
        job.refused = self._refused

    def _made(self, step: BatchStep) -> None:
        if step.batch_id != self._wanted:
            return
        self._tell(step.made, step.failed, step.left)
        if self._going and step.left:
            self._make()
        else:
            self._going = False
            self._offer()
            self.refresh()
            if not step.left:
                words = ngettext("{count} letter was made.", "{count} letters were made.", step.made)
                self._page.shell.say(words.format(count=step.made))

    def _stopped(self, _answer: None) -> None:
        self._offer()
        self.refresh()

    def _show(self, file: BatchFile) -> None:
        if file.id != self._wanted:
            return
        self._file = file
        self.rows.set_rows(file.cases)
        self._tell(len(file.made), len(file.failed), len(file.cases) - len(file.made) - len(file.failed))
        self._offer()

    def _tell(self, made: int, failed: int, left: int) -> None:
        self._bar.setMaximum(made + failed + left)
        self._bar.setValue(made + failed)
        title = _(self._file.title) if self._file is not None else ""
        state = _(BATCH_STATE_WORDS[self._file.state]) if self._file is not None and not self._going else ""
        counts = _("{made} made, {failed} not, {left} left").format(made=made, failed=failed, left=left)
        self._state.setText(" · ".join(filter(None, (title, counts, state))))

    def _offer(self) -> None:
        """Which deeds make sense now."""
        left = self._bar.maximum() - self._bar.value()
        self._stop.setEnabled(self._going)
        self._on.setEnabled(not self._going and left > 0)
        self._print.setEnabled(not self._going and self._file is not None and bool(self._file.standing))
        for menu in (self._more, self.earlier):
            menu.setEnabled(not self._going)

    def _picked(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None and row.letter_id is not None:
            self._page.background.ask(self, self._show_letter, letter_pdf, row.letter_id)

    def _show_letter(self, pdf: bytes) -> None:
        self.view.show_pdf(pdf)
        self._right.setCurrentWidget(self.view)

    def _ask_pages(self) -> None:
        if self._wanted is not None:
            self._page.background.ask(self, self._choose_printer, batch_pages, self._wanted)

    def _choose_printer(self, pages: BatchPages) -> None:
        if self._file is None:
            return
        batch = self._file
        printer = choose_printer(self, pages.pdf, _(batch.title), PrintMemory(self._page.shell.state, batch.code))
        if printer is not None:
            on_paper = {pages.letters[at] for at in chosen_pages(printer, len(pages.letters))}
            printed = partial(self._printed, on_paper, where_printed(printer))
            self._page.background.compute(self, printed, print_pages, printer, pages.pdf)

    def _printed(self, letters: set[int], where: str, count: int) -> None:
        self._page.shell.say(_("Pages printed: {count}, to {where}.").format(count=count, where=where))
        self._page.background.do(self, _nothing, note_all_printed, letters)

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _choose_folder(self) -> None:
        folder = messages.choose_folder(self, _("Save the letters"))
        if folder is not None and self._wanted is not None:
            self._page.background.do(self, partial(self._saved, folder), save_batch, self._wanted, folder)

    def _saved(self, folder: Path, count: int) -> None:
        self._page.shell.say(_("Letters saved: {count}, in {folder}.").format(count=count, folder=folder))

    def _try_again(self) -> None:
        if self._wanted is not None:
            self._page.background.do(self, lambda _answer: self.go_on(), try_failed_again, self._wanted)

    def _report(self) -> None:
        if self._wanted is not None:
            now = datetime.now()  # noqa: DTZ005  # the office's own clock
            show_report(self._page.shell, self, _("Letters made together"), batch_report, self._wanted, now)

    def _ask_earlier(self) -> None:
        self._page.background.ask(self, self._show_earlier, list_batches)

    def _show_earlier(self, batches: list[BatchRow]) -> None:
        self._earlier.clear()
        for batch in batches:
            when = f"{batch.at.astimezone():%d-%m-%Y %H:%M}"
            words = f"{when} · {_(batch.title)} · {batch.made}/{batch.whole}"
            self._earlier.addAction(words, partial(self._page.shell.open, Place.LETTER_BATCH, batch.id))
        self._earlier.popup(self.earlier.mapToGlobal(self.earlier.rect().bottomLeft()))

    def _refused(self, refusal: Refusal) -> None:
        self._going = False
        self._offer()
        self._page.shell.show_refusal(refusal)


def _nothing(_answer: object) -> None:
    """The list hears of it by itself."""


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
