"""Papers with the proposer for repair (BTS): since when and why, and the forms that send and take them back."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.services.cases.file import CaseFile
from desktop.services.cases.repairs import RepairRow, record_resubmission, repairs_of
from desktop.services.rules.reasons import repair_reasons
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.cases.looks import Finding, Findings
from desktop.ui.cases.reasons import REPAIR
from desktop.ui.cases.recording import RecordForm, Recording, Values
from desktop.ui.cases.scrolling import bring_into_view
from desktop.ui.forms import DateField, TextField
from desktop.ui.style import GAP, Meaning
from desktop.ui.windows import Shell, button


def _take_back(session: Session, file: CaseFile, values: Values, today: date) -> None:
    record_resubmission(session, file.id, values["date"], values["repaired"], today)


RESUBMISSION = Recording(
    "resubmit",
    N_("Papers handed in again"),
    N_("&Save the resubmission"),
    N_("The papers were handed in again; checking goes on."),
    (("date", N_("Handed in &on"), DateField), ("repaired", N_("&What was repaired"), lambda: TextField(2))),
    lambda _file: {},
    _take_back,
    offered=lambda _file, today: {"date": today},
)


class RepairPart(QWidget):
    """Tells the rounds of repair of a case, and begins or ends one."""

    overtaken = Signal()
    open_changed = Signal(bool)
    """Whether the papers are with the proposer now."""
    form_changed = Signal()
    """A form of it was shown or hidden."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self._is_open = False
        self._rounds = Findings("repair.rounds")
        self._again = button(_("Handed in a&gain…"), "case.resubmit", self._begin_resubmission)
        self.returning = RecordForm(shell, REPAIR, optional=True)
        self.resubmission = RecordForm(shell, RESUBMISSION, optional=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._rounds)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        for form in (self.returning, self.resubmission):
            form.hide()
            column.addWidget(form)
            form.kept.connect(self._end)
            form.given_up.connect(self._end)
            form.overtaken.connect(self.overtaken)
        self._show((0, ()))

    def is_touched(self) -> bool:
        """Whether a form of it is being filled in."""
        return self.returning.is_touched() or self.resubmission.is_touched()

    def has_form(self) -> bool:
        """Whether one of its forms is shown."""
        return not (self.returning.isHidden() and self.resubmission.isHidden())

    def sentences(self) -> list[str]:
        """What is said of the rounds."""
        return self._rounds.sentences()

    def show_file(self, file: CaseFile) -> None:
        """Show the rounds of `file`."""
        if self._file is None or self._file.id != file.id or file.stage is not CaseStage.CHECKING:
            self.hide_forms()
        self._file = file
        self.returning.show_file(file)
        self.resubmission.show_file(file)
        self._shell.background.ask(self, self._show, _rounds_of, file.id)

    def begin(self) -> None:
        """Offer the form that sends the papers back."""
        self.hide_forms()
        self.returning.show()
        self.form_changed.emit()
        bring_into_view(self.returning)
        field = self.returning.form.field("reasons")
        field.setFocus()
        self._shell.background.ask(self, field.offer, repair_reasons)

    def _begin_resubmission(self) -> None:
        self.hide_forms()
        self._again.hide()
        self.resubmission.show()
        self.form_changed.emit()
        bring_into_view(self.resubmission)
        self.resubmission.form.field("repaired").setFocus()

    def _end(self) -> None:
        self.hide_forms()
        bring_into_view(self)

    def hide_forms(self) -> None:
        """Put its forms away."""
        self.returning.hide()
        self.resubmission.hide()
        self._again.setVisible(self._is_open)
        self.form_changed.emit()

    def _show(self, answer: tuple[int, tuple[RepairRow, ...]]) -> None:
        case_id, rounds = answer
        if self._file is not None and case_id != self._file.id:
            return
        checking = self._file is not None and self._file.stage is CaseStage.CHECKING
        self._is_open = checking and bool(rounds) and rounds[0].resubmitted_on is None
        self._rounds.show_findings([_told(row) for row in rounds])
        self._again.setVisible(self._is_open and self.resubmission.isHidden())
        self.open_changed.emit(self._is_open)


def _rounds_of(session: Session, case_id: int) -> tuple[int, tuple[RepairRow, ...]]:
    return case_id, repairs_of(session, case_id)


def _told(row: RepairRow) -> Finding:
    since = shown_date(row.returned_on)
    if row.resubmitted_on is None:
        words = _("The papers are being repaired since {day}, because: {why}.")
        return Finding("wrench-clock", Meaning.SOON, words.format(day=since, why=row.why.rstrip(".")))
    words = _("Repaired: returned on {day} ({why}), handed in again on {again} ({repaired}).")
    return Finding(
        "check-circle-outline",
        Meaning.DONE,
        words.format(
            day=since, why=row.why, again=shown_date(row.resubmitted_on), repaired=row.resubmission.rstrip(".")
        ),
    )
