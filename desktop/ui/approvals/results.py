"""What became of each case of a sheet, what needs another look first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.cases import APPROVAL_RESULT_WORDS, CASE_STAGE_WORDS, ApprovalResult, CaseStage
from desktop.services.review.approvals import Outcome
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell


def told(one: Outcome) -> str:
    """What became of a case, in words."""
    if not one.kept:
        return _("Not recorded. {why}").format(why=one.why)
    if one.why:
        return _("Recorded, but: {why}").format(why=one.why)
    if one.stage is not CaseStage.APPROVAL:
        return _("Recorded; now in the stage “{stage}”.").format(stage=_(CASE_STAGE_WORDS[one.stage]))
    if one.result is ApprovalResult.REFUSED:
        return _("Recorded; end the case on its page with “Refuse”.")
    return _("Recorded.")


def _picture(one: Outcome) -> tuple[str, Meaning]:
    if not one.kept:
        return "close-octagon-outline", Meaning.LATE
    return ("alert-outline", Meaning.SOON) if one.why else ("check-circle-outline", Meaning.DONE)


COLUMNS: tuple[Column[Outcome], ...] = (
    Column("employee", N_("Employee"), 150, lambda one: one.employee, icon=lambda one: icon(*_picture(one))),
    Column("result", N_("Decision"), 110, lambda one: _(APPROVAL_RESULT_WORDS[one.result])),
    Column("told", N_("What became of it"), 160, told),
    Column("number", N_("Number"), 90, lambda one: one.number, shown=False),
)


class Results(QWidget):
    """The list of outcomes, with the sentence of the chosen one in full below."""

    opened = Signal(int)
    """The case that the officer wants to look at."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.rows: Rows[Outcome] = Rows(COLUMNS)
        self.table = TableView(self.rows, "approvals.results", shell.state, sorting=False)
        self.table.setAccessibleName(_("What became of the cases"))
        self._sentence = muted()
        self._sentence.setObjectName("approvals.outcome")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self._sentence)
        self.table.picked.connect(self._tell)
        self.table.opened.connect(lambda at: self.opened.emit(self.rows.rows[at].case_id))

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show them, those that were not kept first, then those that stayed behind."""
        self.rows.set_rows(sorted(outcomes, key=lambda one: (one.kept, not one.why)))
        if outcomes:
            self.table.select_position(0)
            self._tell(0)

    def _tell(self, position: int) -> None:
        row = self.rows.row_at(position)
        self._sentence.setText(f"{row.number}, {row.employee}: {told(row)}" if row else "")
