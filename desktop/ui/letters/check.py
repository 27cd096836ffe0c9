"""Periksa surat: whether a paper or a file is a letter of this office, and what that letter says."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.electronic_signatures import SignatureSeen
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LETTER_STATUS_WORDS, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.services.attachments import FILE_PATTERNS, Upload, read_upload
from desktop.services.letters.checks import (
    VERDICT_WORDS,
    Difference,
    LetterCheck,
    SaidOfLetter,
    Verdict,
    check_file,
    check_typed,
    notes_on,
)
from desktop.services.letters.signing import signatures_in
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.dropping import DropArea
from desktop.ui.icons import icon
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tab_stops import tab_order
from desktop.ui.windows import Header, Page, Shell, button, main_button, side_by_side

CODE_WIDTH = 200
ICON = 32
HINT = N_("Type the code that stands small at the foot of each page, or drop the PDF or scan here.")
LOOKS = {
    Verdict.CODE: ("check-circle-outline", Meaning.DONE),
    Verdict.GENUINE: ("check-decagram", Meaning.DONE),
    Verdict.SIGNED: ("check-decagram", Meaning.DONE),
    Verdict.EXTENDED: ("check-circle-outline", Meaning.DONE),
    Verdict.REWRITTEN: ("alert-circle-outline", Meaning.SOON),
    Verdict.CORRECTED: ("history", Meaning.SOON),
    Verdict.CHANGED: ("close-octagon-outline", Meaning.LATE),
    Verdict.SEVERAL: ("file-document-multiple-outline", Meaning.SOON),
    Verdict.UNREADABLE: ("help-circle-outline", Meaning.SOON),
    Verdict.DAMAGED: ("database-alert-outline", Meaning.LATE),
    Verdict.UNKNOWN: ("close-octagon-outline", Meaning.LATE),
}


class CheckPage(Page):
    """A code typed or a file dropped at the left, with the answer below; the issued pages at the right."""

    TITLE = N_("Check a letter")
    HELP = "letter-check"
    ROLE = "check"
    PLACES = (Place.LETTER_CHECK,)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._letter_id: int | None = None
        self._upload: Upload | None = None
        self._asking: list[Job] = []
        self._code = QLineEdit()
        self._check = main_button(_("&Check"), "check.code", "shield-search")
        self.view = PdfPane(shell.background, "check.pages")
        self._build()
        self._code.returnPressed.connect(self._check_code)
        self._check.clicked.connect(self._check_code)
        self._area.dropped.connect(self._dropped)

    def verdict(self) -> str:
        """The sentence that is shown as the answer."""
        return self._verdict.text()

    def told(self) -> str:
        """What is said below it of the letter and the differences."""
        return "\n".join(label.text() for label in self._labels() if not label.isHidden())

    def check_path(self, path: Path) -> None:
        """Check the file at `path`."""
        self._forget()
        try:
            upload = read_upload(path)
        except Refusal as refusal:
            self.shell.show_refusal(refusal)
            return
        self._ask_file(upload)

    def _build(self) -> None:
        header = Header(_(self.TITLE))
        self._code.setObjectName("check.search")
        self._code.setPlaceholderText("7K3QM-0XTBA")
        self._code.setAccessibleName(_("Code in the foot of the letter"))
        self._code.setFixedWidth(CODE_WIDTH)
        self._code.setMaxLength(40)
        choose = button(_("C&hoose a file…"), "check.file", self._choose)
        header.add(self._code, self._check, choose)
        self._area = DropArea("check.drop")
        self._area.column.addWidget(self._build_answer())
        self.column.addWidget(header)
        self.column.addWidget(side_by_side(self, self._area, self.view, (1, 1)), 1)
        tab_order([self._code, self._check, choose])

    def _build_answer(self) -> QWidget:
        self._sign, self._verdict = QLabel(), heading("", 1.1)
        self._notes, self._facts, self._lines, self._signatures = muted(), QLabel(), QLabel(), QLabel()
        self._verdict.setWordWrap(True)
        self._verdict.setObjectName("check.verdict")
        for name, label in zip(("notes", "signatures", "facts", "differences"), self._labels(), strict=True):
            label.setObjectName(f"check.{name}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._open = button(_("&Open the letter"), "check.open", self._open_letter)
        self._verdict.setText(_(HINT))
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._verdict, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        for widget in self._labels():
            column.addWidget(widget)
            widget.hide()
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._open.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        return scroll

    def _labels(self) -> tuple[QLabel, QLabel, QLabel, QLabel]:
        return (self._notes, self._signatures, self._facts, self._lines)

    def _check_code(self) -> None:
        self._forget()
        self._asking.append(self.background.ask(self, self._show, check_typed, self._code.text()))

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Letter to be checked"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self.check_path(path)

    def _dropped(self, paths: list[Path]) -> None:
        self.check_path(paths[0])

    def _ask_file(self, upload: Upload) -> None:
        self._upload = upload
        self._code.clear()
        self._asking.append(self.background.ask(self, self._show, check_file, upload))

    def _forget(self) -> None:
        """Take the last answer away: beside a new question, or its refusal, it would be read as the answer to that."""
        for job in self._asking:
            job.cancel()
        self._asking.clear()
        self._upload, self._letter_id = None, None
        self._sign.clear()
        self._verdict.setText(_(HINT))
        for widget in (*self._labels(), self._open):
            widget.hide()
        self.view.show_pdf(b"")

    def _show(self, found: LetterCheck) -> None:
        name, meaning = _look(found)
        self._sign.setPixmap(icon(name, meaning).pixmap(ICON, ICON))
        self._verdict.setText(_(VERDICT_WORDS[found.verdict]))
        self._letter_id = found.letter.id if found.letter is not None else None
        for label, words in (
            (self._notes, "\n".join(f"• {note}" for note in notes_on(found))),
            (self._facts, _facts(found.letter)),
            (self._lines, _shown(found.differences)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._open.setVisible(found.letter is not None)
        self._signatures.hide()
        if found.bears_signature and self._upload is not None:
            job = self.background.compute(self, self._show_signatures, signatures_in, self._upload.content)
            job.refused = self._show_unreadable
            self._asking.append(job)
        self.view.show_pdf(found.pdf)

    def _show_signatures(self, seen: tuple[SignatureSeen, ...]) -> None:
        lines = [_signature_words(one) for one in seen]
        self._signatures.setText("\n".join([*lines, _("Whom to trust is not told here: compare the issuer.")]))
        self._signatures.setVisible(bool(lines))

    def _show_unreadable(self, refusal: Refusal) -> None:
        self._signatures.setText(str(refusal))
        self._signatures.show()

    def _open_letter(self) -> None:
        if self._letter_id is not None:
            self.shell.open(Place.LETTER, self._letter_id)


def _look(found: LetterCheck) -> tuple[str, Meaning]:
    """The sign beside the answer; a letter that does not count any more gets no good one, however genuine it is."""
    letter = found.letter
    if letter is None or LOOKS[found.verdict][1] is not Meaning.DONE:
        return LOOKS[found.verdict]
    if letter.status is LetterStatus.VOID:
        return ("file-cancel-outline", Meaning.LATE)
    return ("alert-circle-outline", Meaning.SOON) if letter.replaced_by or letter.later else LOOKS[found.verdict]


def _signature_words(seen: SignatureSeen) -> str:
    """Whose signature it is, when, and whether what was signed is unchanged."""
    state = _("intact") if seen.whole else _("intact, but something was added to the file after it")
    if not seen.intact:
        state = _("broken: what was signed was changed")
    at = shown_date(seen.at.astimezone().date()) if seen.at is not None else "–"
    words = _("Signature of {holder} (issuer {issuer}), {at}: {state}.")
    return words.format(holder=seen.holder, issuer=seen.issuer, at=at, state=state)


def _facts(letter: SaidOfLetter | None) -> str:
    """What the letter says, a line to a fact."""
    if letter is None:
        return ""
    rows = (
        (_("Number"), letter.number),
        (_("Date"), shown_date(letter.dated)),
        (_("Kind of letter"), _(LETTER_KIND_WORDS[letter.kind])),
        (_("Subject"), letter.subject),
        (_("To and about"), letter.whom),
        (_("Signed by"), letter.signer),
        (_("State"), _(LETTER_STATUS_WORDS[letter.status])),
        (_("Code"), letter.code),
    )
    return "\n".join(f"{label}: {value or '–'}" for label, value in rows)


def _shown(differences: tuple[Difference, ...]) -> str:
    """Line by line: as issued, and as it stands in the file."""
    words = _("As issued: {issued}\nIn the file: {found}")
    pairs = [words.format(issued=one.issued or "–", found=one.found or "–") for one in differences]
    return "\n\n".join(([_("What differs:")] if pairs else []) + pairs)
