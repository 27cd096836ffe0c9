"""Moving on with every case of a decree at once, and a word on those that had to stay."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS
from desktop.domain.cases.stages import next_stage
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.file import CaseFile
from desktop.services.letters.joint_decrees import Together, advance_together
from desktop.text import _
from desktop.ui.cases.looks import Finding, Findings
from desktop.ui.style import GAP, Meaning
from desktop.ui.windows import Shell, button


class TogetherStep(QWidget):
    """One button for all cases of a decree that stand where this one does; seen where there are several."""

    overtaken = Signal()

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self._go = button("", f"{role}.together", self._advance)
        self.stayed = Findings(f"{role}.stayed")
        self.stayed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._go, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stayed)

    def show_file(self, file: CaseFile, *, ready: bool) -> None:
        """Offer the step while this case is `ready` for it and shares its decree."""
        if self._file is not None and (self._file.id, self._file.stage) != (file.id, file.stage):
            self.stayed.hide()
        self._file = file
        shared = file.decree is not None and file.decree.cases > 1
        onward = next_stage(file.stage)
        self._go.setEnabled(True)
        self.setVisible(shared and ready and onward is not None)
        if onward is not None:
            words = _("Move all cases of this decree on to {stage}")
            self._go.setText(words.format(stage=_(CASE_STAGE_WORDS[onward])))

    def _advance(self) -> None:
        if self._file is not None:
            self._go.setEnabled(False)
            today = date.today()  # noqa: DTZ011  # the office's own day
            job = self._shell.background.do(
                self, self._told, advance_together, self._file.id, today, self._file.version
            )
            job.refused = self._refused

    def _told(self, done: Together) -> None:
        self._go.setEnabled(True)
        self._shell.say(_("Cases moved on: {count}.").format(count=done.moved))
        self.stayed.show_findings([Finding("alert-outline", Meaning.SOON, row.line()) for row in done.stayed])

    def _refused(self, refusal: Refusal) -> None:
        self._go.setEnabled(True)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()
