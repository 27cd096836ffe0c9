"""One letter beside the list: what it is, how far it is, its pages, and what can be done with it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import (
    LETTER_KIND_WORDS,
    LETTER_STATUS_WORDS,
    SIGNED_HOW_WORDS,
    LetterKind,
    LetterStatus,
)
from desktop.domain.letters.life import CONFIRMING, LIFE_STEP_WORDS, UNSIGNED, LifeStep, may_void
from desktop.services.attachments import PDF, StoredPaper
from desktop.services.letter_lists import REPLACED_WORDS
from desktop.services.letters.corrections import mark_electronic
from desktop.services.letters.letters import LetterFile, note_printed, save_letter, void_letter
from desktop.services.letters.story import earlier_version, save_signed, signed_paper
from desktop.text import _
from desktop.ui import messages
from desktop.ui.attachment_view import PictureView
from desktop.ui.background import Session
from desktop.ui.drop_down import DropDown
from desktop.ui.icons import accent_icon, icon
from desktop.ui.letters.certificate import CertificateForm
from desktop.ui.letters.life import DeliveryForm, LifeStrip, SigningForm, may_sign
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.printing import PrintMemory, choose_printer, file_name, print_pages, where_printed
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.windows import Shell, button, main_button


class LetterPanel(QWidget):
    """Shows an issued letter exactly as its stored bytes are, and takes it one step further."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: LetterFile | None = None
        self._signed: StoredPaper | None = None
        self._title, self._status = heading("", 1.2), muted()
        self._strip = LifeStrip()
        self._next = main_button("", "letter.next", "arrow-right")
        self._print = main_button(_("&Print…"), "letter.print", "printer-outline")
        self._save = button(_("&Save as PDF…"), "letter.save", self._choose_file)
        self._case = button(_("Open the c&ase"), "letter.openCase", self._open_case)
        self._cases = QMenu(self._case)
        self._cases.setObjectName("letter.cases")
        self._void = button(_("&Void…"), "letter.void", self._ask_void)
        self._more = button(_("&More"), "letter.more")
        self._menu = QMenu(self._more)
        self._versions = DropDown()
        self.signing, self.delivery, self.certificate = SigningForm(shell), DeliveryForm(shell), CertificateForm(shell)
        self.view = PdfPane(shell.background, "letter.pages")
        self._picture = PictureView(shell.background, "letter.picture")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def file(self) -> LetterFile | None:
        """What is shown now."""
        return self._file

    def is_touched(self) -> bool:
        """Whether a signature or a delivery is entered that was not kept."""
        return any(form.is_touched() for form in self._forms())

    def show_file(self, file: LetterFile) -> None:
        """Show `file`; its pages are drawn anew only if they are others."""
        same = self._file is not None and (self._file.id, self._file.sha256) == (file.id, file.sha256)
        other = self._file is None or (self._file.id, self._file.version) != (file.id, file.version)
        self._file = file
        self._title.setText(file.number)
        self._status.setText(_told(file))
        self._strip.show_status(file.status)
        self._void.setEnabled(may_void(file.kind, file.status))
        self._void.setToolTip(_why_not_void(file))
        self._print.setEnabled(file.status is not LetterStatus.VOID)
        self._offer_step(file)
        self._offer_cases()
        self._fill_menu(file)
        if other:
            for form in self._forms():
                form.close_form()
        if not same or other:
            self._offer_versions(file, shown=self._versions.currentData() if same else None)
            self._choose_version(self._versions.currentIndex(), anew=not same)

    def _build(self) -> None:
        self._title.setObjectName("letter.number")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._status):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setObjectName("letter.status")
        self._more.setMenu(self._menu)
        self._menu.setObjectName("letter.menu")
        self._versions.setObjectName("letter.versions")
        self._versions.setAccessibleName(_("Which version is shown"))
        for view in (self.view, self._picture):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, GAP, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._status)
        column.addLayout(_row(self._strip, self._next))
        for form in self._forms():
            column.addWidget(form)
        tools = _row(self._print, self._save, self._case, self._void, self._more)
        tools.addStretch(1)
        column.addLayout(tools)
        column.addWidget(self._versions)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._print.clicked.connect(self._choose_printer)
        self._next.clicked.connect(self._do_next)
        self._versions.activated.connect(self._choose_version)
        for form in self._forms():
            form.closed.connect(self._form_closed)

    def _offer_step(self, file: LetterFile) -> None:
        """The one next step is the main button: printing has a button of its own."""
        step = file.life.step
        prints, recording = step is LifeStep.PRINT, not all(form.isHidden() for form in self._forms())
        _make_main(self._print, main=prints and not recording)
        self._next.setVisible(step is not None and not prints and not recording)
        if step is not None:
            self._next.setText(_(LIFE_STEP_WORDS[step]) + "…")

    def _do_next(self) -> None:
        if self._file is not None:
            form = self.delivery if self._file.life.step is LifeStep.DELIVER else self.signing
            self._open_form(form)

    def _forms(self) -> tuple[SigningForm, DeliveryForm, CertificateForm]:
        return (self.signing, self.delivery, self.certificate)

    def _open_form(self, form: SigningForm | DeliveryForm | CertificateForm) -> None:
        for one in self._forms():
            one.setVisible(one is form)
        if self._file is not None:
            form.show_file(self._file)
            self._offer_step(self._file)

    def _form_closed(self) -> None:
        if self._file is not None:
            self._offer_step(self._file)

    def _fill_menu(self, file: LetterFile) -> None:
        """What is not done every day, as far as the state of the letter lets it."""
        self._menu.clear()
        if may_sign(file.status) and file.life.replaced_by is None:
            self._menu.addAction(_("Record the signature…"), partial(self._open_form, self.signing))
        if file.life.sign_here:
            words = _("Sign with the office's certificate…")
            self._menu.addAction(words, partial(self._open_form, self.certificate))
        if file.life.may_mark:
            words = _("Mark for paper again") if file.life.marked else _("Mark for SRIKANDI/BSrE")
            self._menu.addAction(words, partial(self._mark, not file.life.marked))
        self._offer_change(file)
        for other, words in ((file.life.replaces, _("Open {number}")), (file.life.replaced_by, _("Open {number}"))):
            if other is not None:
                text = words.format(number=other.number).replace("&", "&&")
                self._menu.addAction(text, partial(self._shell.open, Place.LETTER, other.id))
        if file.kind in {LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE} and file.status is not LetterStatus.VOID:
            self._menu.addAction(_("Extracts and copies…"), partial(self._shell.open, Place.DECREE_EXTRACTS, file.id))
        self._menu.addAction(_("Letters for many cases…"), partial(self._shell.open, Place.LETTER_BATCH))
        self._menu.addAction(_("Check a letter…"), partial(self._shell.open, Place.LETTER_CHECK))

    def _offer_change(self, file: LetterFile) -> None:
        """Correct what nobody signed, replace what somebody signed; what only confirms is made void and made anew."""
        if file.kind in CONFIRMING or file.status is LetterStatus.VOID:
            return
        if file.status in UNSIGNED:
            self._menu.addAction(_("Correct the letter…"), partial(self._shell.open, Place.LETTER_CORRECTION, file.id))
        elif file.life.of_decree:
            self._menu.addAction(_("Cancel the decree on the page of its case…"), self._open_case)
        elif file.life.replaced_by is None:
            self._menu.addAction(_("Replace the letter…"), partial(self._shell.open, Place.LETTER_REPLACEMENT, file.id))

    def _mark(self, marked: bool) -> None:
        if self._file is not None:
            given = (self._file.id, marked, self._file.version)
            self._shell.background.do(self, self._marked, _set_mark, *given)

    def _marked(self, _answer: None) -> None:
        self._shell.say(_("The mark at the foot of the letter is changed."))

    def _offer_versions(self, file: LetterFile, shown: int | None) -> None:
        """The issued pages, the signed file, and what was corrected, to be looked at; what is `shown` stays so."""
        self._versions.clear()
        self._versions.addItem(_("As issued"), None)
        if file.life.signed_file:
            self._versions.addItem(_("Signed"), 0)
        for one in file.life.corrections:
            words = _("Until the correction of {day} by {who}: {reason}")
            told = words.format(day=_moment(one.at), who=one.actor or "–", reason=one.reason)
            self._versions.addItem(told, one.id)
        self._versions.setCurrentIndex(max(self._versions.findData(shown), 0))
        self._versions.setVisible(self._versions.count() > 1)
        self._versions.setSizePolicy(
            self._versions.sizePolicy().Policy.Ignored, self._versions.sizePolicy().Policy.Fixed
        )

    def _choose_version(self, at: int, *, anew: bool = True) -> None:
        chosen = self._versions.itemData(at)
        if self._file is None or chosen is None:
            if anew:
                self._show_issued()
        elif chosen == 0:
            self._shell.background.ask(self, self._show_signed, signed_paper, self._file.id)
        else:
            self._signed = None
            self._shell.background.ask(self, self._show_paper, earlier_version, chosen)

    def _show_issued(self) -> None:
        self._signed = None
        if self._file is not None:
            self.view.show_pdf(self._file.pdf)
            self._stack.setCurrentWidget(self.view)

    def _show_signed(self, paper: StoredPaper) -> None:
        """What is saved and printed from now on is the signed file."""
        if self._file is not None and paper.id == self._file.id:
            self._signed = paper
            self._show_paper(paper)

    def _show_paper(self, paper: StoredPaper) -> None:
        if paper.media_type == PDF:
            self.view.show_pdf(paper.content)
            self._stack.setCurrentWidget(self.view)
        else:
            self._picture.show_picture(paper.content)
            self._stack.setCurrentWidget(self._picture)

    def _choose_file(self) -> None:
        if self._file is None:
            return
        path = messages.choose_new_file(self, _("Save the letter"), file_name(self._file.number), ["PDF (*.pdf)"])
        if path is not None:
            save = save_signed if self._signed is not None else save_letter
            self._shell.background.do(self, self._saved, save, self._file.id, path)

    def _saved(self, path: object) -> None:
        self._shell.say(_("Saved: {path}").format(path=path))

    def _choose_printer(self) -> None:
        if self._file is None:
            return
        printer = choose_printer(
            self, self._pages(self._file), self._file.number, PrintMemory(self._shell.state, self._file.kind)
        )
        if printer is not None:
            # Another letter may be open by the time that this one is printed.
            printed = partial(self._printed, self._file.id, where_printed(printer))
            self._shell.background.compute(self, printed, print_pages, printer, self._pages(self._file))

    def _pages(self, file: LetterFile) -> bytes:
        """What goes to the printer: the signed file where that is shown as pages, else the letter as issued."""
        signed = self._signed
        return signed.content if signed is not None and signed.media_type == PDF else file.pdf

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


def _set_mark(session: Session, letter_id: int, marked: bool, version: int) -> None:
    mark_electronic(session, letter_id, marked=marked, version=version)


def _told(file: LetterFile) -> str:
    """Kind, state, date, whom it is about, who signs, and what became of it, in a few lines."""
    kind, state = _(LETTER_KIND_WORDS[file.kind]), _(LETTER_STATUS_WORDS[file.status])
    if file.life.replaced_by is not None and file.status is not LetterStatus.VOID:
        state = _(REPLACED_WORDS)
    if file.void_reason:
        state = f"{state}: {file.void_reason}"
    lines = ((kind, shown_date(file.dated), state), (file.employee, file.signed_by), _signed(file), _others(file))
    return "\n".join(" · ".join(filter(None, line)) for line in lines if any(line))


def _signed(file: LetterFile) -> tuple[str, ...]:
    """When and how it was signed, when and to whom it was handed over."""
    life, told = file.life, []
    if life.signed_on is not None:
        how = f" ({_(SIGNED_HOW_WORDS[life.signed_how])})" if life.signed_how is not None else ""
        told.append(_("Signed on {day}{how}").format(day=shown_date(life.signed_on), how=how))
    if life.delivered_on is not None:
        told.append(_("Handed over on {day}").format(day=shown_date(life.delivered_on)))
    return (*told, life.delivered_note)


def _others(file: LetterFile) -> tuple[str, ...]:
    """The letters that this one replaces or is replaced by."""
    replaces, replaced = file.life.replaces, file.life.replaced_by
    return (
        *file.life.later,
        _("In place of {number}").format(number=replaces.number) if replaces else "",
        _("Replaced by {number}").format(number=replaced.number) if replaced else "",
    )


def _why_not_void(file: LetterFile) -> str:
    """Why the letter cannot be made void, and the way out; empty if it can."""
    if may_void(file.kind, file.status):
        return ""
    if file.status is LetterStatus.VOID:
        return _("The letter is void already.")
    if file.life.of_decree:
        return _("The decree is signed. Cancel it by a new decree on the page of its case: More, Cancel the decree.")
    if file.life.replaced_by is not None:
        words = _("The letter is signed, and {number} stands in its place already.")
        return words.format(number=file.life.replaced_by.number)
    return _("The letter is signed. Make a letter that replaces it: More, Replace the letter.")


def _moment(at: datetime) -> str:
    return shown_date(at.astimezone().date())


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _make_main(one: QPushButton, *, main: bool) -> None:
    """Let a button look like the main one, or no longer."""
    if one.property("main") != main:
        one.setProperty("main", main)
        one.setIcon(accent_icon("printer-outline") if main else icon("printer-outline"))
        one.style().unpolish(one)
        one.style().polish(one)


def _nothing(_answer: object) -> None:
    """The list hears of it by itself."""
