"""A letter opened once more: corrected under its own number while nobody signed it, replaced by a new one after."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.letters.corrections import (
    CorrectedLetter,
    CorrectionDesk,
    CorrectionPreview,
    correct_letter,
    correction_desk,
    preview_correction,
    preview_replacement,
    replace_letter,
    replacement_desk,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.forms import CheckField, Form, LineField, TextField
from desktop.ui.letters.drafting import PAUSE_MS, SignatoryField
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.windows import Header, Page, Shell, button, main_button, side_by_side


class CorrectionPage(Page):
    """The texts of one letter at the left, its pages as they would be at the right."""

    TITLE = N_("Correct a letter")
    HELP = "letter-correction"
    ROLE = "correction"
    PLACES = (Place.LETTER_CORRECTION, Place.LETTER_REPLACEMENT)
    TABLES = frozenset({"letter", "signatory"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._desk: CorrectionDesk | None = None
        self._replacing = False
        self._drawing: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.form = Form(self.ROLE)
        self.view = PdfPane(shell.background, f"{self.ROLE}.pages")
        self._build()
        self._pause.timeout.connect(self._preview)
        self._keep.clicked.connect(self._do_keep)

    def visit(self, place: Place, item_id: int | None) -> None:
        """Open the letter `item_id` to be corrected or replaced."""
        if item_id is None:
            return
        self._replacing = place is Place.LETTER_REPLACEMENT
        self._desk = None
        if self._replacing:
            today = date.today()  # noqa: DTZ011  # the office's own day
            job = self.background.ask(self, self._show_desk, replacement_desk, item_id, today)
        else:
            job = self.background.ask(self, self._show_desk, correction_desk, item_id)
        job.refused = self._not_opened

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.is_touched() or messages.confirm(
            self, _("Discard these changes?"), _("The letter stays as it is."), _("Discard")
        )

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._keep = main_button(_("&Save the correction"), f"{self.ROLE}.keep", "content-save-edit-outline")
        self._header.add(button(_("&Cancel"), f"{self.ROLE}.cancel", self._cancel), self._keep)
        self._note, self._warnings, self._problem = muted(), muted(), QLabel()
        self._note.setObjectName(f"{self.ROLE}.note")
        self._problem.setObjectName(f"{self.ROLE}.problem")
        self._problem.setProperty("problem", True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._side.setSpacing(GAP)
        for widget in (self._note, self._problem, self._warnings, self.form):
            self._side.addWidget(widget)
        self._side.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        self.column.addWidget(self._header)
        self.column.addWidget(side_by_side(self, scroll, self.view, (2, 3)), 1)

    def _show_desk(self, desk: CorrectionDesk) -> None:
        self._desk = desk
        self._header.title.setText(_("Replace a letter") if self._replacing else _(self.TITLE))
        self._header.count.setText(desk.number)
        self._keep.setText(_("&Issue the replacement") if self._replacing else _("&Save the correction"))
        self._keep.setEnabled(True)
        self._note.setText(_note(desk, replacing=self._replacing))
        self._problem.hide()
        self._lay_form(desk)
        self._preview()

    def _lay_form(self, desk: CorrectionDesk) -> None:
        """A form of the letter's own texts: no two letters have the same."""
        old, self.form = self.form, Form(self.ROLE)
        values: dict[str, object] = {}
        if self._replacing:
            field = SignatoryField()
            field.offer(desk.signatories)
            self.form.add("signatory", _("Si&gnatory"), field)
            values["signatory"] = desk.signatory_id
        else:
            self.form.add("reason", _("&Reason of the correction"), TextField(2))
        if desk.gathers:
            self.form.add(
                "anew", _("What the decree decides"), CheckField(_("Take it from the records as they are now"))
            )
        for text in desk.texts:
            if self._replacing and text.name.startswith("signature."):
                continue
            label = text.label.replace("&", "&&") if text.printed else _(text.label)
            self.form.add(text.name, label, LineField(500) if text.lines == 1 else TextField(text.lines))
            values[text.name] = text.text
        self.form.rows.setRowWrapPolicy(self.form.rows.RowWrapPolicy.WrapAllRows)
        self.form.fill(values)
        self.form.edited.connect(self._pause.start)
        self._side.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        self.form.field("signatory" if self._replacing else "reason").setFocus()

    def _corrected(self) -> CorrectedLetter:
        values = self.form.read()
        texts = {
            text.name: values[text.name] for text in (self._desk.texts if self._desk else ()) if text.name in values
        }
        # What the officer left alone follows the records where they are read anew.
        shown = {text.name: text.text.strip() for text in (self._desk.texts if self._desk else ())}
        changed = {name: value for name, value in texts.items() if value != shown[name]}
        return CorrectedLetter(changed, bool(values.get("anew")), values.get("reason") or "", values.get("signatory"))

    def _preview(self) -> None:
        if self._desk is None:
            return
        try:
            corrected = self._corrected()
        except Refusal:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        if self._replacing:
            today = date.today()  # noqa: DTZ011  # the office's own day
            given = (self._desk.letter_id, corrected, today)
            self._drawing = self.background.ask(self, self._show_preview, preview_replacement, *given)
        else:
            given_now = (self._desk.letter_id, corrected)
            self._drawing = self.background.ask(self, self._show_preview, preview_correction, *given_now)
        self._drawing.refused = self._not_drawn

    def _show_preview(self, preview: CorrectionPreview) -> None:
        self._problem.hide()
        self._header.count.setText(preview.number)
        self._warnings.setText("\n".join(f"• {warning}" for warning in preview.warnings))
        self._warnings.setVisible(bool(preview.warnings))
        self.view.show_pdf(preview.pdf)

    def _not_opened(self, refusal: Refusal) -> None:
        self._keep.setEnabled(False)
        self.form.fill({})
        self.view.show_pdf(b"")
        self._not_drawn(refusal)

    def _not_drawn(self, refusal: Refusal) -> None:
        self._problem.setText(str(refusal))
        self._problem.show()
        # Pages of before would look like what is going to be printed.
        self.view.show_pdf(b"")

    def _do_keep(self) -> None:
        if self._desk is None:
            return
        try:
            corrected = self._corrected()
        except Refusal:
            return
        self._keep.setEnabled(False)
        desk = self._desk
        if self._replacing:
            today = date.today()  # noqa: DTZ011  # the office's own day
            given = (desk.letter_id, corrected, today, desk.version)
            job = self.background.do(self, self._replaced, replace_letter, *given)
        else:
            kept = (desk.letter_id, corrected, desk.version)
            job = self.background.do(self, self._kept, correct_letter, *kept)
        job.refused = self._not_kept

    def _kept(self, _answer: object) -> None:
        letter_id = self._desk.letter_id if self._desk is not None else None
        self._leave()
        self.shell.say(_("The letter is corrected; what it said before is kept."))
        self.shell.open(Place.LETTER, letter_id)

    def _replaced(self, letter_id: int) -> None:
        self._leave()
        self.shell.say(_("The replacement is issued; both letters name each other."))
        self.shell.open(Place.LETTER, letter_id)

    def _not_kept(self, refusal: Refusal) -> None:
        self._keep.setEnabled(True)
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)

    def _leave(self) -> None:
        self._desk = None
        self.form.fill({})

    def _cancel(self) -> None:
        if self.may_leave():
            self._leave()
            self.shell.back()


def _note(desk: CorrectionDesk, *, replacing: bool) -> str:
    """What will happen, in a sentence."""
    if replacing:
        return _("The new letter gets this number and today's date, and names the signed one in its opening.")
    if desk.gathers:
        return _(
            "The number stays. Who moves where and when stands in the records: correct them there, then tick the box. "
            "The decree as it was is kept with your reason."
        )
    return _("The number stays. The letter as it was is kept with your reason.")
