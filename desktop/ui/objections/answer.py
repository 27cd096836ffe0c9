"""The answer to an objection: a form while it is open, its words when it is closed."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.objections.checks import Answer
from desktop.domain.objections.objections import (
    ANSWER_RESULTS,
    FOLLOW_UP_WORDS,
    OBJECTION_RESULT_WORDS,
    FollowUp,
    ObjectionResult,
)
from desktop.domain.refusal import Refusal
from desktop.services.objections.file import ObjectionFile
from desktop.services.objections.objections import answer_objection
from desktop.text import _
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.style import GAP, heading
from desktop.ui.windows import Shell, button

NAMES = {"answered_on": "answered", "number": "answerNumber", "text": "answerText"}
"""Names of the form's fields where they differ from those of the rules."""


class AnswerForm(QWidget):
    """Answers one objection."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: ObjectionFile | None = None
        self._form = Form("objection")
        self._given = QLabel()
        self._save = button(_("Save the ans&wer and close"), "objection.answerSave", self._answer)
        self._build()

    def is_touched(self) -> bool:
        """Whether an answer is being written."""
        return self._form.is_touched()

    def show_file(self, file: ObjectionFile, *, keep: bool) -> None:
        """Show the answer of `file`, or the form for it; what was begun stays if `keep`."""
        self._file = file
        is_open = file.closed_on is None
        self._form.setVisible(is_open)
        self._save.setVisible(is_open)
        self._given.setVisible(not is_open)
        self._given.setText(_given(file))
        if not (keep and is_open):
            self._form.fill(_proposed(file))
            self._save.setEnabled(True)

    def _build(self) -> None:
        words = {result: OBJECTION_RESULT_WORDS[result] for result in ANSWER_RESULTS}
        self._form.add("result", _("Resul&t"), ChoiceField(words))
        self._form.add("answered", _("Answered o&n"), DateField())
        self._form.add("answerNumber", _("N&umber of the answer"), LineField())
        self._form.add("answerText", _("Answer and &reasons"), TextField(4))
        self._given.setTextFormat(Qt.TextFormat.PlainText)
        self._given.setWordWrap(True)
        self._given.setObjectName("objection.given")
        self._given.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Answer"), 1.1))
        column.addWidget(self._form)
        column.addWidget(self._given)
        column.addWidget(self._save, alignment=Qt.AlignmentFlag.AlignRight)

    def _answer(self) -> None:
        if self._file is None:
            return
        try:
            values = self._form.read()
        except Refusal:
            return
        answer = Answer(values["result"], values["answered"], values["answerNumber"], values["answerText"])
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(
            self, self._answered, answer_objection, self._file.id, answer, self._file.version, today
        )
        job.refused = self._refused

    def _answered(self, follow_up: FollowUp | None) -> None:
        self._form.fill({})
        done = _("The objection is answered and closed.")
        self._shell.say(f"{done} {_(FOLLOW_UP_WORDS[follow_up])}" if follow_up else done)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        fields = {NAMES.get(name, name): sentence for name, sentence in refusal.fields.items()}
        self._form.show_refusal(Refusal(refusal.title, refusal.remedy, fields))
        self._shell.show_refusal(refusal)


def _proposed(file: ObjectionFile) -> dict[str, Any]:
    """What the issued letter says, else what stood there before; a late objection is not admissible."""
    issued = file.issued
    if issued is None:
        late = ObjectionResult.NOT_ADMISSIBLE if file.deadlines.late else None
        kept = (late, file.answered_on, file.answer_number, file.answer_text)
    else:
        own = file.answer_text if file.answer_number == issued.number else ""
        kept = (issued.result, issued.day, issued.number, own or issued.text)
    return dict(zip(("result", "answered", "answerNumber", "answerText"), kept, strict=True))


def _given(file: ObjectionFile) -> str:
    if file.answered_on is None:
        return file.answer_text
    number = _("Number {number} of {date}").format(number=file.answer_number, date=shown_date(file.answered_on))
    return f"{number}\n{file.answer_text}"
