"""What is recorded in each stage as a table of small forms, and the one widget that shows any of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case_days import decree_doubt, start_doubt
from desktop.domain.cases import APPROVAL_RESULT_WORDS, CASE_STAGE_WORDS, DELIVERY_PROOF_WORDS, CaseStage
from desktop.domain.refusal import Refusal, Stale
from desktop.services.attachments import read_upload
from desktop.services.case_file import CaseFile
from desktop.services.case_handover import Cancellation, cancel_decree
from desktop.services.case_steps import (
    Approval,
    Delivery,
    OutsideDecree,
    StartOfDuty,
    record_approval,
    record_delivery,
    record_handover,
    record_note,
    record_outside_decree,
    record_signature,
)
from desktop.services.cases import return_case
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.cases.files import FileField, StoredFile
from desktop.ui.cases.looks import peeked, plain, quiet
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.style import GAP, heading
from desktop.ui.windows import Shell, button

Values = dict[str, Any]
FORM_WIDTH = 560


class StageField(QComboBox):
    """A stage to return to; its values are offered anew for each case, the nearest chosen first."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[CaseStage, ...] = ()
        self.activated.connect(lambda _at: self.edited.emit())

    def value(self) -> CaseStage | None:
        """The chosen stage."""
        chosen = self.currentIndex()
        return self._stages[chosen] if chosen >= 0 else None

    def set_value(self, value: tuple[CaseStage, ...] | None) -> None:
        """Offer the stages `value`."""
        self._stages = value or ()
        self.clear()
        self.addItems([_(CASE_STAGE_WORDS[stage]) for stage in self._stages])
        self.setCurrentIndex(len(self._stages) - 1)


@dataclass(frozen=True, slots=True)
class Recording:
    """One small form: its fields, what they show of a case, and the use case that keeps them.

    How to add one: an entry below, and where it is shown in `stages.py`.
    """

    role: str
    title: str
    button: str
    done: str
    fields: tuple[tuple[str, str, Callable[[], QWidget]], ...]
    shown: Callable[[CaseFile], Mapping[str, Any]]
    record: Callable[[Session, CaseFile, Values, date], None]
    note: str = ""
    offered: Callable[[CaseFile, date], Mapping[str, Any]] = lambda _file, _today: {}
    """What stands in fields of which nothing is recorded yet; the officer sees it and saves it, or changes it."""
    doubt: Callable[[CaseFile, Values], str] = lambda _file, _values: ""
    """What deserves a second look in what is entered; it forbids nothing."""
    stage: CaseStage | None = None
    """The only stage in which it can be changed; in others it can be read."""
    consequence: str = ""
    """What will happen, with the decree's number and the employee's name; asked about before it does."""


class RecordForm(QWidget):
    """Shows one recording for one case and keeps what was entered."""

    kept = Signal()
    given_up = Signal()
    overtaken = Signal()
    """Somebody else changed the case meanwhile: it should be loaded again."""

    def __init__(self, shell: Shell, recording: Recording, *, optional: bool = False) -> None:
        super().__init__()
        self._shell = shell
        self._recording = recording
        self._file: CaseFile | None = None
        self._overtaken = False
        self.form = Form(recording.role)
        self._doubt = plain(name=f"{recording.role}.doubt")
        self._doubt.hide()
        self._save = button(_(recording.button), f"{recording.role}.save", self._keep)
        self._build(optional=optional)
        self.form.edited.connect(self._look)

    def is_touched(self) -> bool:
        """Whether something is entered that was not kept."""
        return not self.isHidden() and self.form.is_touched()

    def show_file(self, file: CaseFile) -> None:
        """Show what is recorded of `file`; what was begun for the same case and stage stays."""
        same = self._file is not None and (self._file.id, self._file.stage) == (file.id, file.stage)
        begun = same and self.form.is_touched()
        if not begun:
            self.form.fill(self._values_of(file))
        if not begun or self._overtaken:
            # Once told that somebody else changed the case, the officer may save over it as it is now.
            self._file, self._overtaken = file, False
        here = self._recording.stage in {None, file.stage}
        self.form.setEnabled(here)
        self._save.setVisible(here)
        self._save.setEnabled(True)
        self._look()

    def _values_of(self, file: CaseFile) -> Values:
        offered = self._recording.offered(file, date.today())  # noqa: DTZ011  # the office's own day
        recorded = {name: value for name, value in self._recording.shown(file).items() if value not in (None, "")}
        return {**offered, **recorded}

    def _look(self) -> None:
        """Say what is doubtful in what is entered now; what cannot be read yet is not."""
        fields = [name for name, _label, _make in self._recording.fields]
        values = {name: peeked(self.form.field(name)) for name in fields}
        doubt = self._recording.doubt(self._file, values) if self._file is not None else ""
        self._doubt.setText(_("Warning: {what}").format(what=doubt) if doubt else "")
        self._doubt.setVisible(bool(doubt))

    def _build(self, *, optional: bool) -> None:
        for name, label, make in self._recording.fields:
            self.form.add(name, _(label), make())
        self.form.setMaximumWidth(FORM_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._save)
        if optional:
            row.addWidget(button(_("&Close"), f"{self._recording.role}.cancel", self._give_up))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_(self._recording.title), 1.1))
        if self._recording.note:
            column.addWidget(quiet(_(self._recording.note)))
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._doubt)
        column.addLayout(row)

    def _give_up(self) -> None:
        if self._file is not None:
            self.form.fill(self._values_of(self._file))
        self.given_up.emit()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            values = self.form.read()
        except Refusal:
            return
        if not self._is_meant(self._file):
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._told, self._recording.record, self._file, values, today)
        job.refused = self._refused

    def _is_meant(self, file: CaseFile) -> bool:
        if not self._recording.consequence:
            return True
        number = file.decree.number if file.decree else ""
        consequence = _(self._recording.consequence).format(number=number, name=file.employee.name)
        yes = _(self._recording.button).replace("&", "")
        return messages.confirm(self, _(self._recording.title) + "?", consequence, yes, _("Leave it as it is"))

    def _told(self, _answer: object) -> None:
        self._file = None
        self._save.setEnabled(True)
        self._shell.say(_(self._recording.done))
        self.kept.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.overtaken.emit()


def _approve(session: Session, file: CaseFile, values: Values, today: date) -> None:
    approval = Approval(values["result"], values["date"], values["by"], values["note"])
    record_approval(session, file.id, approval, today, file.version)


def _sign(session: Session, file: CaseFile, values: Values, today: date) -> None:
    scan = read_upload(values["scan"]) if values["scan"] is not None else None
    record_signature(session, file.id, values["date"], scan, today, file.version)


def _outside(session: Session, file: CaseFile, values: Values, today: date) -> None:
    made = OutsideDecree(values["number"], values["date"], values["effective"])
    record_outside_decree(session, file.id, made, today, file.version)


def _deliver(session: Session, file: CaseFile, values: Values, today: date) -> None:
    delivery = Delivery(values["date"], values["proof"], values["note"])
    record_delivery(session, file.id, delivery, today, file.version)


def _hand_over(session: Session, file: CaseFile, values: Values, today: date) -> None:
    start = StartOfDuty(values["date"], values["number"], values["letterDate"])
    record_handover(session, file.id, start, today, file.version)


def _note(session: Session, file: CaseFile, values: Values, _today: date) -> None:
    record_note(session, file.id, values["note"], file.version)


def _cancel(session: Session, file: CaseFile, values: Values, today: date) -> None:
    cancellation = Cancellation(values["date"], values["number"], values["reason"])
    cancel_decree(session, file.id, cancellation, today, file.version)


def _return(session: Session, file: CaseFile, values: Values, today: date) -> None:
    return_case(session, file.id, values["to"] or file.stage, values["reason"], today, file.version)


def _no_values(_file: CaseFile) -> Mapping[str, Any]:
    return {}


def _stored_scan(file: CaseFile) -> StoredFile | None:
    scan_id = file.decree.scan_id if file.decree else None
    stored = (StoredFile(row.name, row.size) for row in file.attachments if row.id == scan_id)
    return next(stored, None)


APPROVAL = Recording(
    "approval",
    N_("Decision of the competent official"),
    N_("&Save the decision"),
    N_("The decision is recorded."),
    (
        ("result", N_("&Decision"), lambda: ChoiceField(APPROVAL_RESULT_WORDS)),
        ("date", N_("Decided &on"), DateField),
        ("by", N_("Decided &by"), LineField),
        ("note", N_("Not&e"), lambda: TextField(2)),
    ),
    lambda file: {
        "result": file.records.approval,
        "date": file.records.approved_on,
        "by": file.records.approved_by,
        "note": file.records.approval_note,
    },
    _approve,
    offered=lambda file, today: {"date": today, "by": file.head_title},
    stage=CaseStage.APPROVAL,
)
SIGNATURE = Recording(
    "signature",
    N_("Signature"),
    N_("&Save the signature"),
    N_("The signature is recorded."),
    (("date", N_("Signed &on"), DateField), ("scan", N_("S&can of the signed decree"), FileField)),
    lambda file: {"date": file.decree.signed_on if file.decree else None, "scan": _stored_scan(file)},
    _sign,
    N_("Print the decree, have it signed and stamped, then scan it and keep the scan here."),
    lambda file, _today: {"date": file.decree.decided_on if file.decree else None},
)
OUTSIDE_DECREE = Recording(
    "outside",
    N_("Decree made outside this program"),
    N_("&Keep this decree"),
    N_("The decree is recorded."),
    (
        ("number", N_("N&umber of the decree"), LineField),
        ("date", N_("Dated &on"), DateField),
        ("effective", N_("Takes e&ffect on (TMT)"), DateField),
    ),
    lambda file: {"effective": file.effective_on},
    _outside,
    doubt=lambda _file, values: decree_doubt(values["date"], values["effective"]),
)
DELIVERY = Recording(
    "delivery",
    N_("Delivery to the employee"),
    N_("&Save the delivery"),
    N_("The delivery is recorded."),
    (
        ("date", N_("Recei&ved on"), DateField),
        ("proof", N_("&Proof"), lambda: ChoiceField(DELIVERY_PROOF_WORDS)),
        ("note", N_("Not&e"), lambda: TextField(2)),
    ),
    lambda file: {
        "date": file.records.delivered_on,
        "proof": file.records.delivery_proof,
        "note": file.records.delivery_note,
    },
    _deliver,
    N_("The time in which the employee may object starts on this day."),
    lambda _file, today: {"date": today},
    stage=CaseStage.DELIVERY,
)
HANDOVER = Recording(
    "handover",
    N_("Start of duty"),
    N_("&Save the start of duty"),
    N_("The start of duty is recorded."),
    (
        ("date", N_("&Began on"), DateField),
        ("number", N_("N&umber of the statement (SPMT)"), LineField),
        ("letterDate", N_("&Date of the statement"), DateField),
    ),
    lambda file: {
        "date": file.records.started_on,
        "number": file.records.start_letter_number,
        "letterDate": file.records.start_letter_date,
    },
    _hand_over,
    N_("When the case goes on, the employee's record moves to the new post on the TMT of the decree."),
    lambda file, _today: {"date": file.decree.effective_on if file.decree else None},
    lambda file, values: start_doubt(values["date"], file.decree.effective_on if file.decree else None),
    stage=CaseStage.HANDOVER,
)
NOTE = Recording(
    "note",
    N_("Note for the timeline"),
    N_("&Save the note"),
    N_("The note stands in the timeline."),
    (("note", N_("Not&e"), lambda: TextField(3)),),
    _no_values,
    _note,
    N_("This stage records nothing yet; move on. A note may be kept in the timeline."),
)
CANCELLATION = Recording(
    "cancel",
    N_("Cancel the decree by a new decree"),
    N_("Cancel &the decree"),
    N_("The decree is cancelled; the employee's record is what it was before."),
    (
        ("number", N_("Number o&f the cancelling decree"), LineField),
        ("date", N_("Cancelled &on"), DateField),
        ("reason", N_("&Reason"), lambda: TextField(2)),
    ),
    _no_values,
    _cancel,
    N_("UU 30/2014 art. 66: for a defect of authority, procedure or substance. The case ends."),
    consequence=N_(
        "Decree {number} loses its force, the record of {name} becomes what it was before, and the case ends. This "
        "cannot be taken back."
    ),
)
RETURNING = Recording(
    "return",
    N_("Return the case to an earlier stage"),
    N_("Return the c&ase"),
    N_("The case was returned."),
    (("to", N_("To the sta&ge"), StageField), ("reason", N_("&Reason"), lambda: TextField(2))),
    lambda file: {"to": file.earlier},
    _return,
)
