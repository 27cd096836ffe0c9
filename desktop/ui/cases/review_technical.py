"""The technical opinion (pertek) or I-MUT recommendation of a case: asked for, answered, asked for again."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.review import TECHNICAL_BODY_WORDS, TECHNICAL_RESULT_WORDS, TechnicalResult
from desktop.services.cases.technical_opinions import (
    Answer,
    Asking,
    TechnicalRow,
    answer_opinion,
    ask_opinion,
    set_opinion_aside,
)
from desktop.services.review.review import ReviewFile
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.cases.looks import Finding, Findings
from desktop.ui.cases.review_forms import SmallForm
from desktop.ui.forms import ChoiceField, DateField, LineField, TextField
from desktop.ui.style import GAP, ROW_HEIGHT, Meaning, heading
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 4


def _waited(row: TechnicalRow) -> str:
    days = ngettext("{count} working day", "{count} working days", row.waited).format(count=row.waited)
    return _("{days}, late").format(days=days) if row.is_late else days


def _day(day: date | None) -> str:
    return shown_date(day) if day else ""


COLUMNS: tuple[Column[TechnicalRow], ...] = (
    Column("asked", N_("Asked on"), 92, lambda row: _day(row.asked_on)),
    Column("number", N_("Request"), 112, lambda row: row.asked_number),
    Column("waited", N_("Waited"), 172, _waited),
    Column("result", N_("Result"), 150, lambda row: _(TECHNICAL_RESULT_WORDS[row.result]) if row.result else ""),
    Column("answered", N_("Answered on"), 92, lambda row: _day(row.answered_on)),
    Column("answer", N_("Answer"), 130, lambda row: row.number),
    Column("note", N_("Note"), 200, lambda row: row.note),
)


class TechnicalBlock(QWidget):
    """Every request with the days waited, and the form for what comes next."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._review: ReviewFile | None = None
        self.rows: Rows[TechnicalRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, "review.technical", shell.state, sorting=False)
        self.late = Findings("review.technicalLate")
        self.asking = SmallForm(
            "technicalAsk",
            N_("Record the re&quest"),
            (("number", N_("N&umber of the request"), LineField), ("date", N_("Asked &on"), DateField)),
        )
        self.answer = SmallForm(
            "technicalAnswer",
            N_("Recor&d the answer"),
            (
                ("result", N_("Res&ult"), lambda: ChoiceField(TECHNICAL_RESULT_WORDS)),
                ("number", N_("Num&ber of the answer"), LineField),
                ("date", N_("Answered &on"), DateField),
                ("note", N_("Not&e"), lambda: TextField(2)),
            ),
        )
        self._correct = button(_("Correct the answer…"), "review.technicalCorrect", self._open_correction)
        self._aside = button(_("Put the request aside…"), "review.technicalAside", self._ask_aside)
        self._title = heading("", 1.1)
        self._build()
        self.asking.saved.connect(self._keep_request)
        self.answer.saved.connect(self._keep_answer)

    def is_touched(self) -> bool:
        """Whether a request or an answer is being entered."""
        return self.asking.is_touched() or self.answer.is_touched()

    def show_review(self, review: ReviewFile) -> None:
        """Show the requests of a case, and what comes next: to ask, or to record the answer."""
        if self._review is not None and self._review.case_id != review.case_id:
            self.asking.close_form()
            self.answer.close_form()
        self._review = review
        rows = review.technical
        newest = rows[0] if rows else None
        if review.body is not None:
            self._title.setText(_(TECHNICAL_BODY_WORDS[review.body]))
        self.rows.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(rows), ROWS_SHOWN) + 1) + 2 * GAP)
        self.late.show_findings(_late_findings(newest))
        self._aside.setVisible(review.here and newest is not None)
        self._correct.setVisible(review.here and newest is not None and newest.result is not None)
        self._offer_form(review, newest)

    def _offer_form(self, review: ReviewFile, newest: TechnicalRow | None) -> None:
        waits = newest is not None and newest.result is None
        granted = newest is not None and newest.result is TechnicalResult.GRANTED
        today = date.today()  # noqa: DTZ011  # the office's own day
        if review.here and review.body is not None and not waits and not granted:
            self.asking.open_form((review.case_id, len(review.technical)), {"date": today})
        else:
            self.asking.close_form()
        if review.here and newest is not None and waits:
            self.answer.open_form((newest.id, "first"), {"date": today})
        elif newest is None or not review.here or self.answer.about() != (newest.id, newest.version):
            self.answer.close_form()

    def _build(self) -> None:
        self.table.setAccessibleName(_("Requests for the technical opinion"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._correct)
        row.addWidget(self._aside)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._title, self.table, self.late, self.asking, self.answer):
            column.addWidget(part)
        column.addLayout(row)

    def _newest(self) -> TechnicalRow | None:
        return self._review.technical[0] if self._review is not None and self._review.technical else None

    def _open_correction(self) -> None:
        newest = self._newest()
        if newest is not None:
            recorded = (newest.result, newest.number, newest.answered_on, newest.note)
            values = dict(zip(("result", "number", "date", "note"), recorded, strict=True))
            self.answer.open_form((newest.id, newest.version), values)
            self.answer.reveal()

    def _keep_request(self, values: dict[str, Any]) -> None:
        if self._review is not None:
            today = date.today()  # noqa: DTZ011  # the office's own day
            asking = Asking(values["number"], values["date"])
            job = self._shell.background.do(self, self._asked, ask_opinion, self._review.case_id, asking, today)
            job.refused = self._refused_request

    def _keep_answer(self, values: dict[str, Any]) -> None:
        newest = self._newest()
        if newest is not None:
            today = date.today()  # noqa: DTZ011  # the office's own day
            answer = Answer(values["result"], values["number"], values["date"], values["note"])
            job = self._shell.background.do(
                self, self._answered, answer_opinion, newest.id, answer, today, newest.version
            )
            job.refused = self._refused_answer

    def _ask_aside(self) -> None:
        newest = self._newest()
        reason = newest and messages.ask_reason(
            self, _("Put the request aside"), _("Why does this request not belong here?")
        )
        if newest and reason:
            self._shell.background.do(self, self._told, set_opinion_aside, newest.id, reason, newest.version)

    def _asked(self, _opinion_id: int) -> None:
        self.asking.close_form()
        self._shell.say(_("The request is recorded."))

    def _answered(self, _nothing: None) -> None:
        self.answer.close_form()
        self._shell.say(_("The answer is recorded."))

    def _told(self, _nothing: None) -> None:
        self._shell.say(_("The request was put aside."))

    def _refused_request(self, refusal: Refusal) -> None:
        self._refused(self.asking, refusal)

    def _refused_answer(self, refusal: Refusal) -> None:
        self._refused(self.answer, refusal)

    def _refused(self, form: SmallForm, refusal: Refusal) -> None:
        form.refuse(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()


def _late_findings(newest: TechnicalRow | None) -> list[Finding]:
    """What is to be said of a request that waits too long; the program decides nothing by it."""
    if newest is None or newest.result is not None or not newest.is_late:
        return []
    words = _("No answer after {waited} working days; the limit is {limit}.")
    late = Finding("alert-outline", Meaning.SOON, words.format(waited=newest.waited, limit=newest.limit))
    if not newest.silence_counts:
        return [late]
    stated = _(
        "BKN's head has stated that silence counts as approval from the sixth working day on. No text of that rule is "
        "known: look into I-MUT, and record what stands there."
    )
    return [late, Finding("information-outline", Meaning.PLAIN, stated)]
