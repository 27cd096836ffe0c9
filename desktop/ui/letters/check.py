"""Periksa surat: whether a paper or a file is a letter of this office, and what that letter says."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters import LETTER_KIND_WORDS, LETTER_STATUS_WORDS, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.services.attachments import FILE_PATTERNS, Upload, read_upload
from desktop.services.letter_checks import (
    VERDICT_WORDS,
    Difference,
    LetterCheck,
    SaidOfLetter,
    Verdict,
    check_file,
    check_typed,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.dropping import DropArea
from desktop.ui.forms import tab_order
from desktop.ui.icons import icon
from desktop.ui.pdf_pane import PdfPane
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.windows import Header, Page, Shell, button, main_button, side_by_side

CODE_WIDTH = 200
ICON = 32
LOOKS = {
    Verdict.CODE: ("check-circle-outline", Meaning.DONE),
    Verdict.GENUINE: ("check-decagram", Meaning.DONE),
    Verdict.SIGNED: ("check-decagram", Meaning.DONE),
    Verdict.EXTENDED: ("check-circle-outline", Meaning.DONE),
    Verdict.REWRITTEN: ("alert-circle-outline", Meaning.SOON),
    Verdict.CORRECTED: ("history", Meaning.SOON),
    Verdict.CHANGED: ("close-octagon-outline", Meaning.LATE),
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
        return "\n".join(label.text() for label in (self._notes, self._facts, self._lines) if not label.isHidden())

    def check_path(self, path: Path) -> None:
        """Check the file at `path`."""
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
        self._notes, self._facts, self._lines = muted(), QLabel(), QLabel()
        self._verdict.setWordWrap(True)
        self._verdict.setObjectName("check.verdict")
        for name, label in (("notes", self._notes), ("facts", self._facts), ("differences", self._lines)):
            label.setObjectName(f"check.{name}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._open = button(_("&Open the letter"), "check.open", self._open_letter)
        hint = _("Type the code that stands small at the foot of each page, or drop the PDF or scan here.")
        self._verdict.setText(hint)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._verdict, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        for widget in (self._notes, self._facts, self._lines):
            column.addWidget(widget)
            widget.hide()
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._open.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        return scroll

    def _check_code(self) -> None:
        self.background.ask(self, self._show, check_typed, self._code.text())

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Letter to be checked"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self.check_path(path)

    def _dropped(self, paths: list[Path]) -> None:
        self.check_path(paths[0])

    def _ask_file(self, upload: Upload) -> None:
        self.background.ask(self, self._show, check_file, upload)

    def _show(self, found: LetterCheck) -> None:
        name, meaning = LOOKS[found.verdict]
        self._sign.setPixmap(icon(name, meaning).pixmap(ICON, ICON))
        self._verdict.setText(_(VERDICT_WORDS[found.verdict]))
        self._letter_id = found.letter.id if found.letter is not None else None
        for label, words in (
            (self._notes, _notes(found)),
            (self._facts, _facts(found.letter)),
            (self._lines, _shown(found.differences)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._open.setVisible(found.letter is not None)
        self.view.show_pdf(found.pdf)

    def _open_letter(self) -> None:
        if self._letter_id is not None:
            self.shell.open(Place.LETTER, self._letter_id)


def _notes(found: LetterCheck) -> str:
    """What else counts: void, replaced, corrected, damaged."""
    letter, notes = found.letter, []
    if letter is None:
        return ""
    if found.corrected_at is not None:
        day = shown_date(found.corrected_at.astimezone().date())
        notes.append(_("Corrected on {day}: {reason}").format(day=day, reason=found.reason))
    if letter.status is LetterStatus.VOID:
        notes.append(_("The letter is void: {reason}").format(reason=letter.void_reason))
    if letter.replaced_by is not None:
        notes.append(_("It was replaced by {number}.").format(number=letter.replaced_by.number))
    if letter.damaged and found.verdict is not Verdict.DAMAGED:
        notes.append(_("The copy in the database is damaged: bring it back from a backup."))
    return "\n".join(f"• {note}" for note in notes)


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
