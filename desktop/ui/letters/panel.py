"""One letter beside the list: what it is, its pages, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters import LETTER_KIND_WORDS, LETTER_STATUS_WORDS, LetterStatus
from desktop.services.letters import LetterFile, note_printed, save_letter, void_letter
from desktop.text import _
from desktop.ui import messages
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.printing import PrintMemory, choose_printer, file_name, print_pages, where_printed
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.windows import Shell, button, main_button

NO_VOID = (LetterStatus.VOID, LetterStatus.SIGNED, LetterStatus.DELIVERED)
"""A signed letter is undone only by another letter."""


class LetterPanel(QWidget):
    """Shows an issued letter exactly as its stored bytes are."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: LetterFile | None = None
        self._title, self._status = heading("", 1.2), muted()
        self._print = main_button(_("&Print…"), "letter.print", "printer-outline")
        self._save = button(_("&Save as PDF…"), "letter.save", self._choose_file)
        self._case = button(_("Open the c&ase"), "letter.openCase", self._open_case)
        self._cases = QMenu(self._case)
        self._cases.setObjectName("letter.cases")
        self._void = button(_("&Void…"), "letter.void", self._ask_void)
        self.view = PdfPane(shell.background, "letter.pages")
        self._build()
        self._print.clicked.connect(self._choose_printer)

    def file(self) -> LetterFile | None:
        """What is shown now."""
        return self._file

    def show_file(self, file: LetterFile) -> None:
        """Show `file`; its pages are drawn anew only if they are others."""
        same = self._file is not None and self._file.sha256 == file.sha256
        self._file = file
        self._title.setText(file.number)
        self._status.setText(_told(file))
        self._void.setEnabled(file.status not in NO_VOID)
        self._print.setEnabled(file.status is not LetterStatus.VOID)
        self._offer_cases()
        if not same:
            self.view.show_pdf(file.pdf)

    def _build(self) -> None:
        self._title.setObjectName("letter.number")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._status):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setObjectName("letter.status")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (self._print, self._save, self._case, self._void):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._status)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _choose_file(self) -> None:
        if self._file is None:
            return
        path = messages.choose_new_file(self, _("Save the letter"), file_name(self._file.number), ["PDF (*.pdf)"])
        if path is not None:
            self._shell.background.do(self, self._saved, save_letter, self._file.id, path)

    def _saved(self, path: object) -> None:
        self._shell.say(_("Saved: {path}").format(path=path))

    def _choose_printer(self) -> None:
        if self._file is None:
            return
        printer = choose_printer(
            self, self._file.pdf, self._file.number, PrintMemory(self._shell.state, self._file.kind)
        )
        if printer is not None:
            # Another letter may be open by the time that this one is printed.
            printed = partial(self._printed, self._file.id, where_printed(printer))
            self._shell.background.compute(self, printed, print_pages, printer, self._file.pdf)

    def _printed(self, letter_id: int, where: str, count: int) -> None:
        self._shell.say(_("Pages printed: {count}, to {where}.").format(count=count, where=where))
        self._shell.background.do(self, _nothing, note_printed, letter_id)

    def _offer_cases(self) -> None:
        """A letter of one case opens it at once; one of several offers them by their employees."""
        cases = self._file.cases if self._file is not None else ()
        self._cases.clear()
        for case_id, employee in cases:
            self._cases.addAction(employee.replace("&", "&&"), partial(self._shell.open, Place.CASE, case_id))
        self._case.setEnabled(bool(cases))

    def _open_case(self) -> None:
        if len(self._cases.actions()) == 1:
            self._cases.actions()[0].trigger()
        else:
            self._cases.popup(self._case.mapToGlobal(self._case.rect().bottomLeft()))

    def _ask_void(self) -> None:
        if self._file is None:
            return
        question = _("Why is the letter void? Its number stays used.")
        reason = messages.ask_reason(self, _("Void {number}").format(number=self._file.number), question)
        if reason:
            self._shell.background.do(self, self._voided, void_letter, self._file.id, reason)

    def _voided(self, _answer: None) -> None:
        self._shell.say(_("The letter is void; the case can get another."))


def _told(file: LetterFile) -> str:
    """Kind, state, date, whom it is about and who signs, in two lines."""
    kind, state = _(LETTER_KIND_WORDS[file.kind]), _(LETTER_STATUS_WORDS[file.status])
    if file.void_reason:
        state = f"{state}: {file.void_reason}"
    lines = ((kind, shown_date(file.dated), state), (file.employee, file.signed_by))
    return "\n".join(" · ".join(filter(None, line)) for line in lines)


def _nothing(_answer: object) -> None:
    """The list hears of it by itself."""
