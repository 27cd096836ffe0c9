"""The decree of a case on its page: making it alone or with others, its signature, and what was corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage, DecreeState
from desktop.domain.cases.stages import ROUTE
from desktop.domain.dates import shown_date
from desktop.services.cases.decree_corrections import FIELD_WORDS, CorrectionRow, corrections_of
from desktop.services.cases.file import CaseFile
from desktop.text import _
from desktop.ui.background import Session
from desktop.ui.cases.decree_forms import OUTSIDE_DECREE, SIGNATURE, correction
from desktop.ui.cases.looks import plain
from desktop.ui.cases.recording import RecordForm
from desktop.ui.cases.summary import decree_words
from desktop.ui.cases.together import TogetherStep
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
        self.correction = RecordForm(shell, correction(shell.background), optional=True)
        self.together = TogetherStep(shell, "decree")
        self._build()
        for form in (self.signature, self.outside, self.correction):
            form.overtaken.connect(self.overtaken)
        for aside in (self.outside, self.correction):
            aside.hide()
            aside.given_up.connect(aside.hide)
            aside.kept.connect(aside.hide)
        self.together.overtaken.connect(self.overtaken)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return any(form.is_touched() for form in (self.signature, self.outside, self.correction))

    def show_file(self, file: CaseFile) -> None:
        """Show the decree of `file`."""
        self._file = file
        decree = file.decree
        here = file.stage is CaseStage.DECREE
        standing = decree is not None and decree.state is DecreeState.STANDS
        signed = decree is not None and decree.signed_on is not None
        self._words.setText(_said(file))
        for one in (self._make, self._joint, self._elsewhere):
            one.setVisible(here and not standing)
        self._letter.setVisible(decree is not None and decree.letter_id is not None)
        self._correct.setVisible(standing and signed and file.stage in ROUTE)
        self.signature.setVisible(here and standing)
        if here and standing:
            self.signature.show_file(file)
        if not here or standing:
            self.outside.hide()
        elif not self.outside.is_touched():
            self.outside.show_file(file)
        self.correction.show_file(file)
        self.together.show_file(file, ready=here and standing and signed)
        self._shell.background.ask(self, self._show_corrections, _corrected, file.id)

    def _build(self) -> None:
        self._words = plain(name="case.decreeMade")
        self._corrections = plain(name="case.decreeCorrections")
        self._corrections.hide()
        self._make = button(_("Make the &decree"), "case.makeDecree", self._make_decree)
        self._joint = button(_("With other cases…"), "case.jointDecree", self._make_joint)
        self._elsewhere = button(_("It was made outside this program…"), "case.outsideDecree", self._show_outside)
        self._letter = button(_("Open the &letter"), "case.openLetter", self._open_letter)
        self._correct = button(_("Correct the decree (ralat)…"), "case.correctDecree", self._show_correction)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for one in (self._make, self._joint, self._elsewhere, self._letter, self._correct):
            row.addWidget(one)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Decree"), 1.1))
        column.addWidget(self._words)
        column.addWidget(self._corrections)
        column.addLayout(row)
        for form in (self.outside, self.correction, self.signature, self.together):
            column.addWidget(form)

    def _show_corrections(self, found: tuple[int, tuple[CorrectionRow, ...]]) -> None:
        case_id, rows = found
        if self._file is not None and self._file.id == case_id:
            self._corrections.setText("\n".join(map(_line, rows)))
            self._corrections.setVisible(bool(rows))

    def _show_outside(self) -> None:
        self.outside.show()
        self.outside.form.field("number").setFocus()

    def _show_correction(self) -> None:
        self.correction.show()
        self.correction.form.field("number").setFocus()

    def _make_decree(self) -> None:
        if self._file is not None:
            self._shell.open(Place.LETTER_DRAFT, self._file.id)

    def _make_joint(self) -> None:
        if self._file is not None:
            self._shell.open(Place.JOINT_DECREE, self._file.id)

    def _open_letter(self) -> None:
        if self._file is not None and self._file.decree is not None:
            self._shell.open(Place.LETTER, self._file.decree.letter_id)


def _said(file: CaseFile) -> str:
    if file.decree is None:
        return _("The decree is not made yet.")
    shared = _("for {count} cases").format(count=file.decree.cases) if file.decree.cases > 1 else ""
    return " · ".join(filter(None, (decree_words(file.decree), shared)))


def _line(row: CorrectionRow) -> str:
    words = _("Corrected by {number} on {day}: {field} {before} → {after} ({reason})")
    return words.format(
        number=row.by_number,
        day=shown_date(row.on),
        field=_(FIELD_WORDS[row.field]),
        before=row.before or "–",
        after=row.after,
        reason=row.reason,
    )


def _corrected(session: Session, case_id: int) -> tuple[int, tuple[CorrectionRow, ...]]:
    return case_id, corrections_of(session, case_id)
