"""What is recorded in each stage as a table of small forms, and the one widget that shows any of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases.cases import APPROVAL_RESULT_WORDS, CASE_STAGE_WORDS, CaseStage
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.cases import return_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.handover import Cancellation, cancel_decree
from desktop.services.cases.steps import (
    Approval,
    record_approval,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Session
from desktop.ui.cases.looks import peeked, plain, quiet
from desktop.ui.drop_down import DropDown
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.official import OfficialField
from desktop.ui.style import GAP, heading
from desktop.ui.tab_stops import tab_within
from desktop.ui.windows import Shell, button

Values = dict[str, Any]
FORM_WIDTH = 560


class StageField(DropDown):
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


class ScopeField(DropDown):
    """Whether a cancellation meets the whole decree or one case of it; offered anew by how many cases it has."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.activated.connect(lambda _at: self.edited.emit())

    def value(self) -> bool:
        """Whether only this case is meant."""
        return self.currentIndex() == 1

    def set_value(self, value: int | None) -> None:
        """Offer what a decree for so many cases may be cancelled for."""
        self.clear()
        self.addItem(_("The whole decree"))
        if value is not None and value > 1:
            self.setItemText(0, _("The whole decree, for all {count} cases").format(count=value))
            self.addItem(_("Only what it says of this employee"))
            self.setCurrentIndex(1)
        self.setEnabled(self.count() > 1)


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
    consequence: Callable[[CaseFile, Values], str] = lambda _file, _values: ""
    """What will happen; asked about before it does."""


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

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Let Tab go through its fields and to its buttons, wherever the form was put."""
        super().showEvent(event)
        tab_within(self)

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
        if not self._is_meant(self._file, values):
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._told, self._recording.record, self._file, values, today)
        job.refused = self._refused

    def _is_meant(self, file: CaseFile, values: Values) -> bool:
        consequence = self._recording.consequence(file, values)
        if not consequence:
            return True
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


def _cancel(session: Session, file: CaseFile, values: Values, today: date) -> None:
    cancellation = Cancellation(values["date"], values["number"], values["reason"], bool(values["scope"]))
    cancel_decree(session, file.id, cancellation, today, file.version)


def _return(session: Session, file: CaseFile, values: Values, today: date) -> None:
    return_case(session, file.id, values["to"] or file.stage, values["reason"], today, file.version)


def _what_cancelling_does(file: CaseFile, values: Values) -> str:
    """What will happen, by whether the whole decree goes or only what it says of this employee."""
    number, count = (file.decree.number, file.decree.cases) if file.decree else ("", 1)
    if count > 1 and not values["scope"]:
        words = _(
            "Decree {number} loses its force for all {count} cases: the records become what they were before, and the "
            "cases end. This cannot be taken back."
        )
        return words.format(number=number, count=count)
    words = _(
        "Decree {number} loses its force, the record of {name} becomes what it was before, and the case ends. This "
        "cannot be taken back."
    )
    return words.format(number=number, name=file.employee.name)


APPROVAL = Recording(
    "approval",
    N_("Decision of the competent official"),
    N_("&Save the decision"),
    N_("The decision is recorded."),
    (
        ("result", N_("&Decision"), lambda: ChoiceField(APPROVAL_RESULT_WORDS)),
        ("date", N_("Decided &on"), DateField),
        ("by", N_("Decided &by"), OfficialField),
        ("note", N_("Not&e"), lambda: TextField(2)),
    ),
    lambda file: {
        "result": file.records.approval,
        "date": file.records.approved_on,
        "by": tuple(filter(None, (file.records.approved_by, *file.officials))),
        "note": file.records.approval_note,
    },
    _approve,
    offered=lambda _file, today: {"date": today},
    stage=CaseStage.APPROVAL,
)
CANCELLATION = Recording(
    "cancel",
    N_("Cancel the decree by a new decree"),
    N_("Cancel &the decree"),
    N_("The decree is cancelled; the record is what it was before."),
    (
        ("scope", N_("What is cancelled"), ScopeField),
        ("number", N_("Number o&f the cancelling decree"), LineField),
        ("date", N_("Cancelled &on"), DateField),
        ("reason", N_("&Reason"), lambda: TextField(2)),
    ),
    lambda file: {"scope": file.decree.cases if file.decree else 1},
    _cancel,
    N_("UU 30/2014 art. 66: for a defect of authority, procedure or substance. The case ends."),
    consequence=_what_cancelling_does,
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
