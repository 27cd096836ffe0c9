"""The life of a letter on its panel: a strip that says how far it is, and the small forms that record what is next."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.cases.cases import DELIVERY_PROOF_WORDS, DeliveryProof
from desktop.domain.letters.letters import SIGNED_HOW_WORDS, LetterStatus, SignedHow
from desktop.domain.letters.life import UNSIGNED, WAY
from desktop.domain.refusal import Refusal
from desktop.services.attachments import FILE_PATTERNS, Upload, read_upload
from desktop.services.letters.letters import LetterFile
from desktop.services.letters.life import HandOver, Signing, record_handed_over, record_signed
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.dropping import DropArea
from desktop.ui.forms import ChoiceField, DateField, Form, LineField
from desktop.ui.icons import icon
from desktop.ui.style import GAP, GRID, Meaning, colours, heading, muted
from desktop.ui.tab_stops import tab_within
from desktop.ui.windows import Shell, button, main_button

DOT = 16
SMALLEST = 9
"""Pixels; a longer word is better read small than cut."""
LIFE_WORDS = {
    LetterStatus.DRAFT: N_("draft"),
    LetterStatus.ISSUED: N_("numbered"),
    LetterStatus.PRINTED: N_("printed"),
    LetterStatus.SIGNED: N_("signed"),
    LetterStatus.DELIVERED: N_("delivered"),
}
"""What each station of the strip is called."""


class LifeStrip(QWidget):
    """Draft, numbered, printed, signed, delivered: what is done has a tick, where the letter stands is bold."""

    def __init__(self) -> None:
        super().__init__()
        self._status = LetterStatus.DRAFT
        self.setObjectName("letter.life")
        self.setAccessibleName(_("Life of the letter"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_status(self, status: LetterStatus) -> None:
        """Show how far the letter is; a void one stands nowhere."""
        self._status = status
        words = _(LIFE_WORDS[status]) if status in LIFE_WORDS else _("void")
        self.setAccessibleDescription(words)
        self.setVisible(status is not LetterStatus.VOID)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """A sign and a word below it for each station."""
        return QSize(len(WAY) * 70, DOT + self.fontMetrics().height() + 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt's name
        """Draw the stations and the line that joins them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here, width = WAY.index(self._status), self.width() / len(WAY)
        for at, status in enumerate(WAY):
            if at:
                self._draw_line(painter, at, width, done=at <= here)
            self._draw_station(painter, QRectF(at * width, 0, width, self.height()), status, at - here)
        painter.end()

    def _draw_line(self, painter: QPainter, at: int, width: float, *, done: bool) -> None:
        now = colours()
        painter.setPen(QPen(QColor(now.done if done else now.line), 2))
        gap, height = DOT / 2 + GRID, GRID / 2 + DOT / 2
        painter.drawLine(round((at - 0.5) * width + gap), round(height), round((at + 0.5) * width - gap), round(height))

    def _draw_station(self, painter: QPainter, cell: QRectF, status: LetterStatus, ahead: int) -> None:
        sign = ("check-circle", Meaning.DONE) if ahead <= 0 else ("circle-outline", Meaning.PLAIN)
        dot = QRectF(cell.center().x() - DOT / 2, GRID / 2, DOT, DOT)
        icon(*sign).paint(painter, dot.toRect())
        words = _(LIFE_WORDS[status])
        painter.setFont(self._font_for(words, cell.width() - GRID, bold=ahead == 0))
        painter.setPen(QColor(colours().text if ahead <= 0 else colours().muted))
        line = QRectF(cell.left(), dot.bottom() + GRID / 2, cell.width(), self.fontMetrics().height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _font_for(self, words: str, width: float, *, bold: bool) -> QFont:
        """The widget's font, smaller where `words` would not fit `width` whole."""
        font = QFont(self.font())
        font.setBold(bold)
        while QFontMetricsF(font).horizontalAdvance(words) > width and font.pixelSize() != SMALLEST:
            font.setPixelSize(max(QFontInfo(font).pixelSize() - 1, SMALLEST))
        return font


class FileDrop(DropArea):
    """A file that is chosen or dropped; a form's field whose value is its path."""

    edited = Signal()

    def __init__(
        self, name: str, title: str = "", hint: str = "", kinds: Sequence[str] = (f"PDF, JPG, PNG ({FILE_PATTERNS})",)
    ) -> None:
        super().__init__(f"{name}.drop")
        self._title, self._hint, self._kinds = title or _("Signed file"), hint, kinds
        self._path: Path | None = None
        self._told = muted()
        self._told.setWordWrap(False)  # Qt's own signature
        self._choose = button(_("Choose a file…"), f"{name}.choose", self._ask)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._choose)
        row.addWidget(self._told, 1)
        self.column.addLayout(row)
        self.setFocusProxy(self._choose)
        self.dropped.connect(self._take)
        self.set_value(None)

    def value(self) -> Path | None:
        """The chosen file."""
        return self._path

    def set_value(self, value: Path | None) -> None:
        """Show `value` by its name."""
        self._path = value
        self._told.setText(value.name if value is not None else self._hint or _("or drop it here (PDF, JPG, PNG)"))

    def _ask(self) -> None:
        path = messages.choose_file(self, self._title, self._kinds)
        if path is not None:
            self._take([path])

    def _take(self, paths: list[Path]) -> None:
        self.set_value(paths[0])
        self.edited.emit()


class LifeForm(QWidget):
    """One small form below the strip: its fields, the button that keeps them, and one that closes it."""

    closed = Signal()
    """It was kept or given up."""

    def __init__(self, shell: Shell, role: str, words: tuple[str, str, str]) -> None:
        super().__init__()
        self._shell = shell
        self._file: LetterFile | None = None
        self._done = words[2]
        self.form = Form(role)
        self._save = main_button(_(words[1]), f"{role}.save", "check")
        self._save.clicked.connect(self._keep)
        self._close = button(_("Cancel"), f"{role}.cancel", self.close_form)
        self.advice = muted()
        self.advice.setObjectName(f"{role}.advice")
        self.advice.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._save)
        row.addWidget(self._close)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_(words[0]), 1.05))
        column.addWidget(self.form)
        column.addWidget(self.advice)
        column.addLayout(row)
        self.hide()

    def begin(self, file: LetterFile, values: dict[str, Any]) -> None:
        """Open the form for `file` with what is known already."""
        self._file = file
        self.form.fill(values)
        self.show()
        tab_within(self)
        self.form.field(next(iter(values), "date")).setFocus()

    def is_touched(self) -> bool:
        """Whether something is entered that was not kept."""
        return not self.isHidden() and self.form.is_touched()

    def close_form(self) -> None:
        """Give up what was entered."""
        self.form.fill({})
        self.hide()
        self.closed.emit()

    def record(self) -> Callable[[Session, int, dict[str, Any], date, int], None]:
        """The use case that keeps what is entered."""
        raise NotImplementedError

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        given = (self._file.id, values, today, self._file.version)
        job = self._shell.background.do(self, self._told, self.record(), *given)
        job.refused = self._refused

    def _told(self, _answer: object) -> None:
        self._save.setEnabled(True)
        self.close_form()
        self._shell.say(_(self._done))

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        if self.isHidden() or not refusal.fields:
            self._shell.show_refusal(refusal)


class SigningForm(LifeForm):
    """When and how the letter was signed, with the scan or the signed file."""

    def __init__(self, shell: Shell) -> None:
        words = (N_("Signature"), N_("Save the signature"), N_("The signature is recorded."))
        super().__init__(shell, "letter.signing", words)
        ways = {how: word for how, word in SIGNED_HOW_WORDS.items() if how is not SignedHow.CERTIFICATE}
        self.form.add("date", _("Signed on"), DateField())
        self.form.add("how", _("How"), ChoiceField(ways))
        self.form.add("file", _("Scan or signed PDF"), FileDrop("letter.signing"))

    def show_file(self, file: LetterFile) -> None:
        """Open the form; today, on paper, unless it was recorded otherwise."""
        life = file.life
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.begin(file, {"date": life.signed_on or today, "how": life.signed_how or SignedHow.WET, "file": None})

    def record(self) -> Callable[[Session, int, dict[str, Any], date, int], None]:
        """Keep the signature."""
        return _sign


class DeliveryForm(LifeForm):
    """When, to whom and how the letter was handed over."""

    def __init__(self, shell: Shell) -> None:
        words = (N_("Handing over"), N_("Save the delivery"), N_("The delivery is recorded."))
        super().__init__(shell, "letter.delivery", words)
        self.form.add("date", _("Received on"), DateField())
        self.form.add("to", _("Handed over to"), LineField())
        self.form.add("how", _("How"), ChoiceField(DELIVERY_PROOF_WORDS))
        self.form.add("reference", _("Number of receipt, parcel or message"), LineField())
        self.form.add("file", _("Scan of the proof"), FileDrop("letter.delivery"))
        self.form.edited.connect(self._advise)

    def show_file(self, file: LetterFile) -> None:
        """Open the form with today and the employee whom it is about."""
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.begin(file, {"date": today, "to": file.employee, "how": None, "reference": "", "file": None})
        self._advise()

    def _advise(self) -> None:
        """Ask for the number of a registered letter, or for its scan; it can be saved without."""
        posted = self.form.field("how").value() is DeliveryProof.POST
        unproven = not self.form.field("reference").text().strip() and self.form.field("file").value() is None
        lacking = posted and unproven
        words = _("Registered post is proven by the number of its receipt: enter it, or attach the receipt.")
        self.advice.setText(f"⚠ {words}" if lacking else "")
        self.advice.setVisible(lacking)

    def record(self) -> Callable[[Session, int, dict[str, Any], date, int], None]:
        """Keep the delivery."""
        return _hand_over


def may_sign(status: LetterStatus) -> bool:
    """Whether a signature can be recorded, the first time or anew."""
    return status in {*UNSIGNED, LetterStatus.SIGNED}


def _upload(path: Path | None) -> Upload | None:
    return None if path is None else read_upload(path)


def _sign(session: Session, letter_id: int, values: dict[str, Any], today: date, version: int) -> None:
    signing = Signing(values["date"], values["how"], _upload(values["file"]))
    record_signed(session, letter_id, signing, today, version)


def _hand_over(session: Session, letter_id: int, values: dict[str, Any], today: date, version: int) -> None:
    over = HandOver(values["date"], values["to"], values["how"], values["reference"], _upload(values["file"]))
    record_handed_over(session, letter_id, over, today, version)
