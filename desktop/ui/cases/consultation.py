"""The consultation of a case on its page: the talks, the answer, and what the employee wishes and can do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage
from desktop.domain.cases.consultation import (
    CHANNEL_WORDS,
    CONDITIONS_MEAN,
    EMPLOYEE_ANSWER_WORDS,
    OBJECTION_MEANS,
    AnswerEntry,
    EmployeeAnswer,
    TalkEntry,
)
from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.services.attachments import read_upload
from desktop.services.cases.consultation import (
    ConsultationFile,
    ExplanationRow,
    TalkRow,
    consultation_file,
    correct_talk,
    promise_conditions,
    record_answer,
    record_talk,
    remove_talk,
    restore_talk,
)
from desktop.services.cases.file import CaseFile
from desktop.text import N_, _
from desktop.ui.background import Session
from desktop.ui.cases.files import FileField, StoredFile
from desktop.ui.cases.looks import plain, quiet
from desktop.ui.cases.recording import RecordForm, Recording, Values
from desktop.ui.drop_down import DropDown
from desktop.ui.forms import ChoiceField, DateField, LineField, TextField
from desktop.ui.lines import LinesEditor, LinesKind
from desktop.ui.participation import SKILLS, WISHES, Person
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN
from desktop.ui.tables import Column
from desktop.ui.windows import Shell, button

EXPLAINED = {"reason": N_("reason"), "need": N_("need"), "benefit": N_("benefit")}


class ExplainedField(QWidget):
    """What was explained, by ticks; the value is the set of what is ticked."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MARGIN)
        self._ticks = {key: QCheckBox(_(words)) for key, words in EXPLAINED.items()}
        for key, tick in self._ticks.items():
            tick.setObjectName(f"talk.told.{key}")
            tick.clicked.connect(self.edited)
            row.addWidget(tick)
        row.addStretch(1)
        self.setFocusProxy(self._ticks["reason"])

    def value(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(key for key, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, value: frozenset[str] | None) -> None:
        """Tick `value`."""
        for key, tick in self._ticks.items():
            tick.setChecked(key in (value or ()))


class ExplanationField(DropDown):
    """A letter of the case; what is offered comes with the value, for each case has its own."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep_narrow()
        self._ids: list[int | None] = [None]
        self.activated.connect(lambda _at: self.edited.emit())

    def value(self) -> int | None:
        """Id of the chosen letter."""
        return self._ids[max(self.currentIndex(), 0)]

    def set_value(self, value: tuple[Sequence[ExplanationRow], int | None] | None) -> None:
        """Offer the letters and choose one."""
        letters, chosen = value or ((), None)
        self._ids = [None, *(row.id for row in letters)]
        self.clear()
        self.addItems([_("– none –"), *(row.number for row in letters)])
        self.setCurrentIndex(self._ids.index(chosen) if chosen in self._ids else 0)


def _told(row: TalkRow) -> str:
    told = (
        ("reason", row.entry.reason_explained),
        ("need", row.entry.need_explained),
        ("benefit", row.entry.benefit_explained),
    )
    return ", ".join(_(EXPLAINED[key]) for key, yes in told if yes) or "–"


def _talk_note(row: TalkRow) -> str:
    aside = _("put aside: {reason}").format(reason=row.removed_reason) if row.removed_reason else ""
    summary = " ".join(row.entry.summary.split())
    return " · ".join(filter(None, (aside, row.letter, row.proof, summary)))


def _talk_values(file: ConsultationFile, row: TalkRow | None, today: date) -> Mapping[str, Any]:
    if row is None:
        return {"held_on": today, "letter_id": (file.letters, None)}
    entry = row.entry
    told = {"reason": entry.reason_explained, "need": entry.need_explained, "benefit": entry.benefit_explained}
    return {
        "held_on": entry.held_on,
        "channel": entry.channel,
        "held_by": entry.held_by,
        "explained": frozenset(key for key, yes in told.items() if yes),
        "benefit": entry.benefit,
        "summary": entry.summary,
        "letter_id": (file.letters, entry.letter_id),
        "proof": StoredFile(row.proof, row.proof_size) if row.proof else None,
    }


def _keep_talk(session: Session, file: ConsultationFile, row: TalkRow | None, values: Values, today: date) -> None:
    told = values["explained"]
    plain_fields = {name: values[name] for name in ("held_on", "channel", "held_by", "benefit", "summary", "letter_id")}
    talk = replace(
        TalkEntry(**plain_fields),
        reason_explained="reason" in told,
        need_explained="need" in told,
        benefit_explained="benefit" in told,
    )
    proof = read_upload(values["proof"]) if values["proof"] is not None else None
    if row is None:
        record_talk(session, file.case_id, talk, today, proof)
    else:
        correct_talk(session, row.id, talk, today, row.version, proof)


TALKS = LinesKind(
    role="talk",
    title=N_("Talks with the employee"),
    none=N_("No talk is recorded: explain reason, need and benefit, then record it here."),
    add=N_("Record a &talk…"),
    added=N_("The talk is recorded."),
    kept=N_("The talks are changed."),
    columns=(
        Column("held", N_("Date"), 104, lambda row: shown_date(row.entry.held_on), right=True),
        Column("channel", N_("How"), 132, lambda row: _(CHANNEL_WORDS[row.entry.channel])),
        Column("by", N_("By whom"), 128, lambda row: row.entry.held_by),
        Column("told", N_("Explained"), 140, _told),
        Column("note", N_("Letter, proof, summary"), 100, _talk_note),
    ),
    fields=(
        ("held_on", N_("Held on"), lambda _background: DateField()),
        ("channel", N_("How"), lambda _background: ChoiceField(CHANNEL_WORDS)),
        ("held_by", N_("By whom, with title"), lambda _background: LineField()),
        ("explained", N_("Explained"), lambda _background: ExplainedField()),
        ("benefit", N_("The benefit as told, one thing a line"), lambda _background: TextField(2)),
        ("summary", N_("What was said"), lambda _background: TextField(3)),
        ("letter_id", N_("By which letter"), lambda _background: ExplanationField()),
        ("proof", N_("Proof"), lambda _background: FileField()),
    ),
    values=_talk_values,
    keep=_keep_talk,
    remove=remove_talk,
    restore=restore_talk,
)


def _answer(session: Session, file: CaseFile, values: Values, today: date) -> None:
    record_answer(session, file.id, AnswerEntry(values["answer"], values["on"], values["words"]), today, file.version)


ANSWER = Recording(
    "answer",
    N_("The employee's answer"),
    N_("Save the answer"),
    N_("The answer is recorded."),
    (
        ("answer", N_("Answer to the move"), lambda: ChoiceField(EMPLOYEE_ANSWER_WORDS)),
        ("on", N_("Given on"), DateField),
        ("words", N_("Conditions or grounds"), lambda: TextField(3)),
    ),
    lambda file: {
        "answer": file.records.answer.answer,
        "on": file.records.answer.on,
        "words": file.records.answer.words,
    },
    _answer,
    N_("Conditions are written one a line. An answer recorded again leaves the earlier one in the timeline."),
    lambda _file, today: {"on": today},
    lambda _file, values: _(OBJECTION_MEANS) if values["answer"] is EmployeeAnswer.OBJECTS else "",
    stage=CaseStage.CONSULTATION,
)


class Consultation(QWidget):
    """The work of the stage in which the move is explained and the employee heard."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self.talks = LinesEditor(shell, TALKS)
        self.answer = RecordForm(shell, ANSWER)
        self.wishes = LinesEditor(shell, WISHES)
        self.skills = LinesEditor(shell, SKILLS)
        self._waiting = plain(name="consultation.waiting")
        self._letter = button(_("Make the e&xplanation letter…"), "consultation.letter", self._make_letter)
        self._promise = button(_("Keep the conditions as &promises"), "consultation.promise", self._keep_promises)
        self._meaning = quiet(_(CONDITIONS_MEAN), "consultation.conditions")
        self._build()

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return any(part.is_touched() for part in (self.talks, self.answer, self.wishes, self.skills))

    def show_file(self, file: CaseFile) -> None:
        """Show the consultation of `file`; its talks and wishes are asked for."""
        self._file = file
        self.answer.show_file(file)
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show, consultation_file, file.id, today)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._promise)
        buttons.addWidget(self._meaning, 1)
        column.addWidget(self.talks)
        column.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._waiting)
        column.addWidget(self.answer)
        column.addLayout(buttons)
        column.addWidget(self.wishes)
        column.addWidget(self.skills)
        for part in (self.talks, self.wishes, self.skills, self.answer):
            part.overtaken.connect(self.overtaken)

    def _show(self, found: ConsultationFile) -> None:
        if self._file is None or found.case_id != self._file.id:
            return
        person = Person(found.employee_id, found.case_id)
        self.talks.show_lines(found, found.case_id, found.talks, editable=found.may_talk)
        self.wishes.show_lines(person, found.case_id, found.wishes, editable=found.may_talk)
        self.skills.show_lines(person, found.case_id, found.skills, editable=found.may_talk)
        self._letter.setVisible(found.may_talk)
        for part in (self._promise, self._meaning):
            part.setVisible(found.unpromised > 0)
        self._waiting.setVisible(bool(found.waiting_days))
        self._waiting.setText(_("The answer is awaited for {days} days.").format(days=found.waiting_days))

    def _make_letter(self) -> None:
        if self._file is not None:
            self._shell.open(Place.EXPLANATION_DRAFT, self._file.id)

    def _keep_promises(self) -> None:
        if self._file is None:
            return
        self._promise.setEnabled(False)
        job = self._shell.background.do(self, self._promised, promise_conditions, self._file.id, self._file.version)
        job.refused = self._not_promised

    def _promised(self, count: int) -> None:
        self._promise.setEnabled(True)
        self._shell.say(_("Promises recorded: {count}. See the tab Promises.").format(count=count))

    def _not_promised(self, refusal: Refusal) -> None:
        self._promise.setEnabled(True)
        self._shell.show_refusal(refusal)
        self.overtaken.emit()
