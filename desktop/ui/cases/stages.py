"""The work of the stage that a case is in: which forms stand on its page, and what is said there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases import CASE_STAGE_WORDS, CaseStage, DecreeState
from desktop.domain.dates import shown_date
from desktop.domain.objections import ObjectionResult
from desktop.services.case_file import CaseFile, DecreeFile
from desktop.text import N_, _
from desktop.ui.cases.checklist import Checklist
from desktop.ui.cases.looks import plain, quiet
from desktop.ui.cases.recording import APPROVAL, DELIVERY, HANDOVER, NOTE, OUTSIDE_DECREE, SIGNATURE, RecordForm
from desktop.ui.places import Place
from desktop.ui.style import GAP, heading
from desktop.ui.windows import Shell, button

PASSED = (CaseStage.CONSULTATION, CaseStage.REVIEW, CaseStage.SUPPORT, CaseStage.EVALUATION)
"""Stages that exist and are passed in one step; their own work comes with a later version."""

CHANGED_BY_OBJECTION = N_(
    "Objection {number} was answered with “Decree changed”: cancel this decree with the number of the new one "
    "(“Cancel the decree…”), then open a new case for what the new decree says."
)


class StageWork(QWidget):
    """The forms of all stages; those of the case's own are seen."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self.checklist = Checklist(shell)
        self.forms = {
            CaseStage.APPROVAL: RecordForm(shell, APPROVAL),
            CaseStage.DELIVERY: RecordForm(shell, DELIVERY),
            CaseStage.HANDOVER: RecordForm(shell, HANDOVER),
        }
        self.note = RecordForm(shell, NOTE)
        self.signature = RecordForm(shell, SIGNATURE)
        self.outside = RecordForm(shell, OUTSIDE_DECREE, optional=True)
        self._said = quiet(name="case.stageNote")
        self._anew = button(_("New case for this employee…"), "case.newForEmployee", self._begin_anew)
        self._build()
        self._connect()

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return self.checklist.is_touched() or any(form.is_touched() for form in self._all_forms())

    def show_file(self, file: CaseFile) -> None:
        """Show the work of the stage that `file` is in."""
        self._file = file
        self.checklist.setVisible(file.stage in {CaseStage.DRAFT, CaseStage.CHECKING})
        self.checklist.show_file(file)
        for stage, form in self.forms.items():
            form.setVisible(stage is file.stage)
            if stage is file.stage:
                form.show_file(file)
        self.note.setVisible(file.stage in PASSED)
        if file.stage in PASSED:
            self.note.show_file(file)
        self._show_decree(file)
        self._said.setText(_stage_note(file))
        self._said.setVisible(bool(self._said.text()))
        self._anew.setVisible(file.stage is CaseStage.CANCELLED)

    def _build(self) -> None:
        self._decree_title = heading(_("Decree"), 1.1)
        self._decree_words = plain(name="case.decree")
        self._make = button(_("Make the &decree"), "case.makeDecree", self._make_decree)
        self._elsewhere = button(_("It was made outside this program…"), "case.outsideDecree", self._show_outside)
        self._letter = button(_("Open the &letter"), "case.openLetter", self._open_letter)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for one in (self._make, self._elsewhere, self._letter):
            row.addWidget(one)
        row.addStretch(1)
        self._decree = QWidget()
        inner = QVBoxLayout(self._decree)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        for widget in (self._decree_title, self._decree_words):
            inner.addWidget(widget)
        inner.addLayout(row)
        inner.addWidget(self.outside)
        inner.addWidget(self.signature)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._said)
        column.addWidget(self._anew, alignment=Qt.AlignmentFlag.AlignLeft)
        for part in (self.checklist, self._decree, *self.forms.values(), self.note):
            column.addWidget(part)

    def _connect(self) -> None:
        for form in self._all_forms():
            form.overtaken.connect(self.overtaken)
        self.checklist.overtaken.connect(self.overtaken)
        self.outside.given_up.connect(self._hide_outside)
        self.outside.kept.connect(self._hide_outside)

    def _all_forms(self) -> list[RecordForm]:
        return [*self.forms.values(), self.note, self.signature, self.outside]

    def _show_decree(self, file: CaseFile) -> None:
        decree = file.decree
        here = file.stage is CaseStage.DECREE
        standing = decree is not None and decree.state is DecreeState.STANDS
        self._decree.setVisible(decree is not None or here)
        self._decree_words.setText(decree_words(decree) if decree else _("The decree is not made yet."))
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

    def _show_outside(self) -> None:
        self.outside.show()
        self.outside.form.field("number").setFocus()

    def _hide_outside(self) -> None:
        self.outside.hide()

    def _begin_anew(self) -> None:
        if self._file is not None:
            self._shell.open(Place.NEW_CASE, self._file.employee.id)

    def _make_decree(self) -> None:
        if self._file is not None:
            self._shell.open(Place.LETTER_DRAFT, self._file.id)

    def _open_letter(self) -> None:
        if self._file is not None and self._file.decree is not None:
            self._shell.open(Place.LETTER, self._file.decree.letter_id)


def decree_words(decree: DecreeFile) -> str:
    """The decree in one line: number, date, TMT, and whether it is signed or cancelled."""
    parts = [
        decree.number,
        _("dated {day}").format(day=shown_date(decree.decided_on)) if decree.decided_on else "",
        _("TMT {day}").format(day=shown_date(decree.effective_on)) if decree.effective_on else "",
    ]
    if decree.state is DecreeState.CANCELLED and decree.cancelled_on:
        cancelled = _("cancelled on {day} by {number}")
        parts.append(cancelled.format(day=shown_date(decree.cancelled_on), number=decree.cancelled_by))
    elif decree.signed_on:
        parts.append(_("signed {day}").format(day=shown_date(decree.signed_on)))
    return " · ".join(filter(None, parts))


def _stage_note(file: CaseFile) -> str:
    """What there is to know in this stage besides its forms."""
    if file.stage is CaseStage.DELIVERY and file.records.delivery_due and file.records.delivered_on is None:
        note = _("To be delivered by {day}: 5 working days (UU 30/2014 art. 62).")
        return note.format(day=shown_date(file.records.delivery_due))
    changing = [row.number for row in file.objections if row.result is ObjectionResult.CHANGED]
    if changing and file.decree is not None and file.decree.state is DecreeState.STANDS:
        return _(CHANGED_BY_OBJECTION).format(number=changing[0])
    if file.end_reason:
        return f"{_(CASE_STAGE_WORDS[file.stage])}: {file.end_reason}"
    return ""
