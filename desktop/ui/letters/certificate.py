"""Signing a letter with the office's own certificate: the file, its password, and first of all what it says."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.services.attachments import read_upload
from desktop.services.letters.letters import LetterFile
from desktop.services.letters.signing import KeyFile, look_into, sign_letter
from desktop.text import _
from desktop.ui.forms import Form, LineField
from desktop.ui.letters.life import FileDrop
from desktop.ui.style import GAP, heading, muted
from desktop.ui.tab_stops import tab_within
from desktop.ui.windows import Shell, button, main_button

CERTIFICATES = ("PKCS#12 (*.p12 *.pfx)",)
_ROLE = "letter.certificate"


class PasswordField(LineField):
    """A password, taken as it was typed: a blank at its end belongs to it."""

    def __init__(self) -> None:
        super().__init__(limit=200)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str:
        """The password to the blank."""
        return self.text()


class CertificateForm(QWidget):
    """Shows holder and validity of a certificate first, and signs with it when the officer has seen them."""

    closed = Signal()
    """It was signed or given up; the password is gone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: LetterFile | None = None
        self.form = Form(_ROLE)
        self._said = muted()
        self._show = main_button(_("Show the certificate"), f"{_ROLE}.show", "certificate-outline")
        self._sign = main_button(_("Sign the letter"), f"{_ROLE}.sign", "draw")
        self._build()
        self._show.clicked.connect(self._look)
        self._sign.clicked.connect(self._do_sign)
        self.form.edited.connect(self._forget_seen)

    def show_file(self, file: LetterFile) -> None:
        """Open the form for `file`."""
        self._file = file
        self.form.fill({})
        self._forget_seen()
        self.show()
        tab_within(self)
        self.form.field("file").setFocus()

    def is_touched(self) -> bool:
        """Whether a file or a password is entered."""
        return not self.isHidden() and self.form.is_touched()

    def close_form(self) -> None:
        """Forget the file and the password."""
        self.form.fill({})
        self._forget_seen()
        self.hide()
        self.closed.emit()

    def said(self) -> str:
        """What is told of the certificate."""
        return self._said.text()

    def _build(self) -> None:
        file = FileDrop(_ROLE, _("Choose the certificate"), _("or drop it here (.p12, .pfx)"), CERTIFICATES)
        self.form.add("file", _("Certificate (.p12, .pfx)"), file)
        self.form.add("password", _("Password of the certificate"), PasswordField())
        self._said.setObjectName(f"{_ROLE}.said")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (self._show, self._sign, button(_("Cancel"), f"{_ROLE}.cancel", self.close_form)):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Signature with the office's certificate"), 1.05))
        column.addWidget(self.form)
        column.addWidget(self._said)
        column.addLayout(row)
        self.hide()

    def _forget_seen(self) -> None:
        """What was seen counts for this file and password only."""
        self._said.hide()
        self._sign.hide()
        self._show.show()

    def _key(self) -> KeyFile | None:
        values = self.form.read()
        path: Path | None = values["file"]
        if path is None:
            sentence = _("The certificate file is not chosen.")
            self.form.show_refusal(Refusal(sentence, "", {"file": sentence}))
            return None
        try:
            return KeyFile(read_upload(path), values["password"])
        except Refusal as refusal:
            self._refused(refusal)
            return None

    def _look(self) -> None:
        key = self._key()
        if key is not None:
            self._show.setEnabled(False)
            job = self._shell.background.compute(self, self._tell, _told_of, key)
            job.refused = self._refused

    def _tell(self, words: str) -> None:
        self._show.setEnabled(True)
        self._said.setText(words)
        self._said.show()
        self._show.hide()
        self._sign.show()
        self._sign.setFocus()

    def _do_sign(self) -> None:
        key = self._key()
        if key is None or self._file is None:
            return
        self._sign.setEnabled(False)
        now = datetime.now().astimezone()
        job = self._shell.background.do(self, self._signed, sign_letter, self._file.id, key, now, self._file.version)
        job.refused = self._refused

    def _signed(self, _answer: object) -> None:
        self._sign.setEnabled(True)
        self.close_form()
        self._shell.say(_("The letter is signed; the signed file is kept."))

    def _refused(self, refusal: Refusal) -> None:
        self._show.setEnabled(True)
        self._sign.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)


def _told_of(key: KeyFile) -> str:
    """Holder, issuer and validity in a sentence."""
    said = look_into(key)
    words = _("Certificate of {holder}, issued by {issuer}, valid from {first} to {last}.")
    alone = _("Nobody but its holder vouches for it.")
    told = words.format(
        holder=said.holder, issuer=said.issuer, first=_day(said.valid_from), last=_day(said.valid_until)
    )
    return f"{told} {alone}" if said.own else told


def _day(moment: datetime) -> str:
    return shown_date(moment.astimezone().date())
