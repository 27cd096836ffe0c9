"""The checklist of a case: its papers, and the line that is being ticked or waived."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases import CHECKLIST_STATE_WORDS, CaseStage, ChecklistState
from desktop.domain.refusal import Refusal, Stale
from desktop.services.case_file import CaseFile
from desktop.services.case_papers import PaperCheck, PaperRow, record_check
from desktop.text import _
from desktop.ui.cases.columns import CHECKLIST_COLUMNS
from desktop.ui.cases.looks import quiet
from desktop.ui.forms import ChoiceField, DateField, Form, LineField
from desktop.ui.style import GAP, ROW_HEIGHT, heading
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import Shell, button

FORM_WIDTH = 560
ROWS_SHOWN = 8
EDITABLE = (CaseStage.DRAFT, CaseStage.CHECKING)


class Checklist(QWidget):
    """Ticks papers one after the other: after a save the next one that is missing is offered."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self._paper: PaperRow | None = None
        self._saved_id: int | None = None
        self.rows: Rows[PaperRow] = Rows(CHECKLIST_COLUMNS)
        self.table = TableView(self.rows, "case.checklist", shell.state, sorting=False)
        self.form = Form("paper")
        self._name = quiet(name="paper.name")
        # Two lines, filled or not, so that the fields stay where they are from paper to paper.
        self._name.ensurePolished()
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._name.setMinimumHeight(2 * self._name.fontMetrics().lineSpacing() + GAP)
        self._save = button(_("&Save this paper"), "paper.save", self._keep)
        self._there = button(_("It is t&here"), "paper.met", self._met)
        self._build()
        self.table.picked.connect(self._show_paper)
        self.table.opened.connect(self._toggle)

    def is_touched(self) -> bool:
        """Whether a paper is being filled in."""
        return not self.isHidden() and self.form.is_touched()

    def show_file(self, file: CaseFile) -> None:
        """Show the checklist of `file`; it can be ticked while the case is drafted or checked."""
        again = file.id == self._case_id
        self._case_id = file.id
        chosen = self._paper.id if again and self._paper else None
        self.rows.set_rows(file.checklist)
        # Never so high that the form below it would leave a small screen.
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(file.checklist), ROWS_SHOWN) + 1) + GAP)
        self._editor.setVisible(file.stage in EDITABLE and bool(file.checklist))
        self._offer(chosen)

    def _build(self) -> None:
        self.table.setAccessibleName(_("Checklist of papers"))
        self.form.add("state", _("S&tate"), ChoiceField(CHECKLIST_STATE_WORDS))
        self.form.add("reference", _("Number and &date"), LineField())
        self.form.add("validUntil", _("&Valid until"), DateField())
        self.form.add("reason", _("&Why it is waived"), LineField())
        self.form.setMaximumWidth(FORM_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._save)
        row.addWidget(self._there)
        row.addStretch(1)
        self._editor = QWidget()
        inner = QVBoxLayout(self._editor)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self._name)
        inner.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Checklist of papers"), 1.1))
        column.addWidget(self.table)
        column.addWidget(self._editor)

    def _offer(self, chosen: int | None) -> None:
        """Bring the paper `chosen` back, or offer the next one that is missing after the one just saved.

        Where nothing was saved yet, it is the first missing one, mandatory ones before.
        """
        papers = self.rows.rows
        places = [at for at, paper in enumerate(papers) if paper.id == chosen]
        saved = [at for at, paper in enumerate(papers) if paper.id == self._saved_id]
        missing = [at for at, paper in enumerate(papers) if paper.state is ChecklistState.MISSING]
        missing.sort(key=lambda at: at < saved[0] if saved else not papers[at].mandatory)
        at = (places or missing or saved or [0])[0]
        self._saved_id = None
        if papers:
            self.table.select_position(at)
            self._show_paper(at)

    def _show_paper(self, position: int) -> None:
        paper = self.rows.row_at(position)
        if paper is None:
            return
        begun = self._paper is not None and self._paper.id == paper.id and self.form.is_touched()
        self._paper = paper
        if not begun:
            self._fill(paper)

    def _fill(self, paper: PaperRow) -> None:
        self._name.setText(_("{paper} — signed by: {signer}").format(paper=paper.name, signer=paper.signer))
        self.form.fill(
            {
                "state": paper.state,
                "reference": paper.reference,
                "validUntil": paper.valid_until,
                "reason": paper.reason,
            }
        )
        self._save.setEnabled(True)
        self._there.setEnabled(paper.state is not ChecklistState.MET)

    def _toggle(self, position: int) -> None:
        """Enter or double click: there or not there."""
        paper = self.rows.row_at(position)
        if paper is None or self._editor.isHidden():
            return
        state = ChecklistState.MISSING if paper.state is ChecklistState.MET else ChecklistState.MET
        self._record(paper, PaperCheck(state, paper.reference, paper.valid_until))

    def _met(self) -> None:
        self.form.field("state").set_value(ChecklistState.MET)
        self._keep()

    def _keep(self) -> None:
        if self._paper is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        check = PaperCheck(values["state"], values["reference"], values["validUntil"], values["reason"])
        self._record(self._paper, check)

    def _record(self, paper: PaperRow, check: PaperCheck) -> None:
        self._save.setEnabled(False)
        kept = partial(self._kept, paper.id)
        job = self._shell.background.do(self, kept, record_check, paper.id, check, paper.version)
        job.refused = self._refused

    def _kept(self, paper_id: int, _nothing: None) -> None:
        self._paper, self._saved_id = None, paper_id
        self._save.setEnabled(True)
        self._shell.say(_("The paper is recorded."))

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()
