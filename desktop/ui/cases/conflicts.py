"""The declaration on conflicts of interest: the questions, the answers, and what an official found of a yes."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.services.cases.file import CaseFile
from desktop.services.rules.conflicts import Answer, ConflictLine, Review, declare, review_conflict
from desktop.text import N_, _
from desktop.ui.cases.looks import peeked, plain, quiet
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.style import GAP, GRID, heading
from desktop.ui.tab_stops import tab_within
from desktop.ui.windows import MOST, Shell, button

FORM_WIDTH = 560
ANSWER_WIDTH = 120
YES_NO = {False: N_("No"), True: N_("Yes")}
DECLARED_UNTIL = (
    *(CaseStage.DRAFT, CaseStage.CHECKING, CaseStage.CONSULTATION, CaseStage.REVIEW),
    *(CaseStage.APPROVAL, CaseStage.DECREE),
)
"""Stages in which answers and reviews are taken."""


class QuestionRow(QWidget):
    """One question with its answer, and for a yes what it is and what became of it."""

    review_asked = Signal(str)

    def __init__(self, line: ConflictLine) -> None:
        super().__init__()
        self.line = line
        code = line.question.code
        self.answer = ChoiceField(YES_NO, "—")
        self.answer.setObjectName(f"conflict.{code}")
        self.answer.setAccessibleName(line.question.text)
        self.answer.setFixedWidth(ANSWER_WIDTH)
        self.details = LineField(placeholder=_("Who or what it is"))
        self.details.setObjectName(f"conflict.{code}.details")
        self.details.setAccessibleName(_("Who or what it is"))
        self.problem = QLabel()
        self.problem.setObjectName(f"conflict.{code}.problem")
        self.problem.setProperty("problem", True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.answer)
        row.addWidget(self.details, MOST)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(plain(line.question.text))
        column.addWidget(quiet(line.question.article))
        column.addLayout(row)
        column.addWidget(self.problem)
        if line.answer:
            column.addWidget(self._review())
        self.answer.set_value(line.answer)
        self.details.set_value(line.details)
        self.details.setVisible(bool(line.answer))
        self.answer.edited.connect(self._answered)

    def given(self) -> Answer | None:
        """The answer as it stands now; None while the question is open."""
        answer = self.answer.value()
        return None if answer is None else Answer(answer, self.details.value() if answer else "")

    def is_touched(self) -> bool:
        """Whether it differs from what is kept."""
        kept = None if self.line.answer is None else Answer(self.line.answer, self.line.details)
        return self.given() != kept

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the answer; nothing hides it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _answered(self) -> None:
        self.details.setVisible(bool(self.answer.value()))
        if self.answer.value():
            self.details.setFocus()

    def _review(self) -> QWidget:
        line = self.line
        if line.reviewed_on is not None:
            words = _("Reviewed by {by} on {day}: {words}")
            return quiet(words.format(by=line.reviewed_by, day=shown_date(line.reviewed_on), words=line.review))
        code = line.question.code
        act = button(_("Record the review…"), f"conflict.{code}.review", partial(self.review_asked.emit, code))
        act.setProperty("flat", True)
        act.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return act


class ConflictsPart(QWidget):
    """How far the declaration is, and the form that opens below it."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self._rows: list[QuestionRow] = []
        self._reviewed = ""
        self._summary = quiet(name="conflict.summary")
        self._open = button(_("Declaration on conflicts of interest…"), "conflict.open", self._toggle)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(GAP + GRID)
        self._day = Form("conflictDay")
        self._save = button(_("Save the declaration"), "conflict.save", self._keep)
        self.review = Form("conflictReview")
        self._reviewing = QWidget()
        self._body = QWidget()
        self._build()

    def is_touched(self) -> bool:
        """Whether an answer or a review is begun and not kept."""
        if self.isHidden() or self._body.isHidden():
            return False
        reviewing = not self._reviewing.isHidden() and self.review.is_touched()
        return reviewing or any(row.is_touched() for row in self._rows)

    def show_lines(self, file: CaseFile, lines: Sequence[ConflictLine]) -> None:
        """Show the declaration of `file`; answers begun for the same case stay."""
        same = self._file is not None and self._file.id == file.id
        touched = same and self.is_touched()
        self._file = file
        taken = file.stage in DECLARED_UNTIL
        answered = [line for line in lines if line.answer is not None]
        self.setVisible(taken or bool(answered))
        self._summary.setText(_summary(lines))
        if not same:
            self._body.hide()
        if not touched and not (same and list(lines) == [row.line for row in self._rows]):
            self._show_questions(lines)
            today = date.today()  # noqa: DTZ011  # the office's own day
            self._day.fill({"declared": max((line.declared_on or today for line in answered), default=today)})
            self._reviewing.hide()
        self._save.setVisible(taken)
        self._questions_box.setEnabled(taken)
        self._day.setEnabled(taken)

    def _build(self) -> None:
        self._day.add("declared", _("Declared on"), DateField())
        self._day.setMaximumWidth(FORM_WIDTH)
        self._open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.review.add("by", _("Reviewed by"), LineField(), _("Name and title of the official."))
        self.review.add("on", _("Reviewed on"), DateField())
        self.review.add("reason", _("What was found"), TextField(2))
        self.review.setMaximumWidth(FORM_WIDTH)
        reviewing = QVBoxLayout(self._reviewing)
        reviewing.setContentsMargins(0, 0, 0, 0)
        reviewing.setSpacing(GAP)
        self._review_title = plain(name="conflictReview.title")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(button(_("Save the review"), "conflictReview.save", self._keep_review))
        buttons.addWidget(button(_("Cancel"), "conflictReview.cancel", self._reviewing.hide))
        buttons.addStretch(1)
        for part in (self._review_title, self.review):
            reviewing.addWidget(part)
        reviewing.addLayout(buttons)
        self._questions_box = QWidget()
        self._questions_box.setLayout(self._questions)
        self._questions.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP)
        body.addWidget(heading(_("Declaration on conflicts of interest"), 1.1))
        body.addWidget(self._questions_box)
        body.addWidget(self._day)
        body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._questions.addWidget(self._reviewing)
        self._body.hide()
        self._reviewing.hide()
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._open)
        line.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self._body)

    def _show_questions(self, lines: Sequence[ConflictLine]) -> None:
        for row in self._rows:
            self._questions.removeWidget(row)
            # At once out of sight and reach: Qt deletes it when it comes to it.
            row.setParent(None)
            row.deleteLater()
        self._rows = [QuestionRow(line) for line in lines]
        for row in self._rows:
            row.review_asked.connect(self._begin_review)
            self._questions.addWidget(row)
        self._order()

    def _order(self) -> None:
        """Tab goes from the button through the questions to the day and its button, whenever they came."""
        tab_within(self._open, self._body)

    def _toggle(self) -> None:
        self._body.setVisible(self._body.isHidden())
        self._order()
        if not self._body.isHidden() and self._rows:
            self._rows[0].answer.setFocus()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            day = self._day.read()["declared"]
        except Refusal:
            return
        for row in self._rows:
            row.show_problem("")
        answers = {row.line.question.code: given for row in self._rows if (given := row.given()) is not None}
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._kept, declare, self._file.id, answers, day, today)
        job.refused = self._refused

    def _kept(self, _nothing: None) -> None:
        self._body.hide()
        self._shell.say(_("The declaration is kept."))

    def _refused(self, refusal: Refusal) -> None:
        for row in self._rows:
            row.show_problem(refusal.fields.get(row.line.question.code, ""))
        if "declared" in refusal.fields:
            self._day.show_refusal(refusal)
        self._shell.show_refusal(refusal)

    def _begin_review(self, code: str) -> None:
        at, line = next((at, row.line) for at, row in enumerate(self._rows) if row.line.question.code == code)
        self._reviewed = code
        self._questions.removeWidget(self._reviewing)
        self._questions.insertWidget(self._questions.indexOf(self._rows[at]) + 1, self._reviewing)
        self._review_title.setText(line.details)
        self.review.fill({"on": date.today()})  # noqa: DTZ011  # the office's own day
        self._reviewing.show()
        self._order()
        self.review.field("by").setFocus()

    def _keep_review(self) -> None:
        if self._file is None:
            return
        values = {name: peeked(self.review.field(name)) for name in ("by", "on", "reason")}
        review = Review(values["by"], values["on"], values["reason"])
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(
            self, self._reviewed_now, review_conflict, self._file.id, self._reviewed, review, today
        )
        job.refused = self._not_reviewed

    def _reviewed_now(self, _nothing: None) -> None:
        self._reviewing.hide()
        self._shell.say(_("The review is kept."))

    def _not_reviewed(self, refusal: Refusal) -> None:
        self.review.show_refusal(refusal)
        self._shell.show_refusal(refusal)


def _summary(lines: Sequence[ConflictLine]) -> str:
    """How far it is, in one line."""
    answered = [line for line in lines if line.answer is not None]
    declared = [line for line in answered if line.answer]
    if not answered:
        return _("Not declared yet.")
    if not declared:
        return _("{answered} of {count} questions answered; no conflict declared.").format(
            answered=len(answered), count=len(lines)
        )
    words = _("{answered} of {count} questions answered; conflicts declared: {declared}, reviewed: {reviewed}.")
    return words.format(
        answered=len(answered),
        count=len(lines),
        declared=len(declared),
        reviewed=sum(line.reviewed_on is not None for line in declared),
    )
