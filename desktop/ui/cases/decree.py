"""The decree of a case on its page: making it, keeping one that was made elsewhere, and its signature."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases import CaseStage, DecreeState
from desktop.services.case_file import CaseFile
from desktop.text import _
from desktop.ui.cases.looks import plain
from desktop.ui.cases.recording import OUTSIDE_DECREE, SIGNATURE, RecordForm
from desktop.ui.cases.summary import decree_words
from desktop.ui.places import Place
from desktop.ui.style import GAP, heading
from desktop.ui.windows import Shell, button


class DecreePart(QWidget):
    """The work of the stage in which the decree is made and signed."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self.signature = RecordForm(shell, SIGNATURE)
        self.outside = RecordForm(shell, OUTSIDE_DECREE, optional=True)
        self._build()
        for form in (self.signature, self.outside):
            form.overtaken.connect(self.overtaken)
        self.outside.given_up.connect(self.outside.hide)
        self.outside.kept.connect(self.outside.hide)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return self.signature.is_touched() or self.outside.is_touched()

    def show_file(self, file: CaseFile) -> None:
        """Show the decree of `file`."""
        self._file = file
        decree = file.decree
        here = file.stage is CaseStage.DECREE
        standing = decree is not None and decree.state is DecreeState.STANDS
        self._words.setText(decree_words(decree) if decree else _("The decree is not made yet."))
        self._make.setVisible(here and not standing)
        self._elsewhere.setVisible(here and not standing)
        self._letter.setVisible(decree is not None and decree.letter_id is not None)
        self.signature.setVisible(here and standing)
        if here and standing:
            self.signature.show_file(file)
        if not here or standing:
            self.outside.hide()
        elif not self.outside.is_touched():
            self.outside.show_file(file)

    def _build(self) -> None:
        self._words = plain(name="case.decreeMade")
        self._make = button(_("Make the &decree"), "case.makeDecree", self._make_decree)
        self._elsewhere = button(_("It was made outside this program…"), "case.outsideDecree", self._show_outside)
        self._letter = button(_("Open the &letter"), "case.openLetter", self._open_letter)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for one in (self._make, self._elsewhere, self._letter):
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Decree"), 1.1))
        column.addWidget(self._words)
        column.addLayout(row)
        self.outside.hide()
        column.addWidget(self.outside)
        column.addWidget(self.signature)

    def _show_outside(self) -> None:
        self.outside.show()
        self.outside.form.field("number").setFocus()

    def _make_decree(self) -> None:
        if self._file is not None:
            self._shell.open(Place.LETTER_DRAFT, self._file.id)

    def _open_letter(self) -> None:
        if self._file is not None and self._file.decree is not None:
            self._shell.open(Place.LETTER, self._file.decree.letter_id)
