"""The score sheet of a case: every line explained, shown to the employee, contested, answered, made final."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.cases.consultation import CHANNEL_WORDS
from desktop.domain.cases.scoring import ADVICE, ADVICE_ARTICLE, shown_points
from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.score_sheets import Sheet, SheetLine
from desktop.services.review.review import ReviewFile
from desktop.services.review.score_reports import score_report
from desktop.services.review.scores import (
    Contest,
    Reply,
    Showing,
    contest_line,
    finalise_scores,
    prepare_scores,
    reopen_scores,
    reply_to_contest,
    score_title,
    show_scores,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.cases.looks import Finding, Findings, plain, quiet
from desktop.ui.cases.review_forms import PointsField, SmallForm
from desktop.ui.forms import ChoiceField, DateField, LineField, TextField
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, ROW_HEIGHT, Meaning, heading
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button


def _state(line: SheetLine) -> str:
    if line.is_open:
        return _("Contested")
    if line.replied_on is not None:
        return _("Corrected") if line.corrected is not None else _("Answered")
    return ""


COLUMNS: tuple[Column[SheetLine], ...] = (
    Column("title", N_("What is looked at"), 210, lambda line: score_title(line.code)),
    Column("points", N_("Points"), 60, lambda line: shown_points(line.effective), right=True),
    Column("most", N_("At most"), 112, lambda line: shown_points(line.most), right=True),
    Column("state", N_("State"), 98, _state),
    Column("why", N_("Why"), 100, lambda line: line.explanation),
)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a form keeps: the use case with its arguments, and what is said when it is done."""

    done: str
    use_case: Callable[..., None]
    args: tuple[Any, ...]


class ScoreBlock(QWidget):
    """The sheet as it stands and what may be done with it now."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._review: ReviewFile | None = None
        self.rows: Rows[SheetLine] = Rows(COLUMNS)
        self.table = TableView(self.rows, "review.scores", shell.state, sorting=False)
        self.advice = Findings("review.advice")
        self.moved = Findings("review.moved")
        self._status, self._total = quiet(name="review.status"), plain(name="review.total")
        self._words = plain(name="review.explanation")
        self.showing, self.contest, self.reply = _forms()
        self._buttons = self._make_buttons()
        self._build()
        self._connect()

    def is_touched(self) -> bool:
        """Whether a form of the sheet holds something that was not kept."""
        return any(form.is_touched() for form in (self.showing, self.contest, self.reply))

    def show_review(self, review: ReviewFile) -> None:
        """Show the sheet of a case; the chosen line stays chosen."""
        if self._review is not None and self._review.case_id != review.case_id:
            self._close_forms()
        chosen = self._line()
        self._review = review
        sheet = review.sheet
        self.rows.set_rows(sheet.lines)
        self.table.setVisible(bool(sheet.lines))
        self.table.setFixedHeight(ROW_HEIGHT * (len(sheet.lines) + 1) + 2 * GAP)
        codes = [line.code for line in sheet.lines]
        if codes:
            self.table.select_position(codes.index(chosen.code) if chosen and chosen.code in codes else 0)
        self._status.setText(_status(sheet))
        self._total.setText(_total(sheet))
        self._total.setVisible(bool(sheet.lines))
        titles = ", ".join(score_title(code) for code in review.moved)
        words = _("What the office knows has changed since the sheet was prepared: {lines}.").format(lines=titles)
        self.moved.show_findings([Finding("alert-outline", Meaning.SOON, words)] if titles else [])
        self._enable()

    def _make_buttons(self) -> dict[str, QPushButton]:
        made = (
            ("prepare", _("&Prepare the sheet"), self._prepare),
            ("print", _("Print t&he sheet"), self._print),
            ("show", _("&Shown to the employee…"), self._open_showing),
            ("contest", _("The employee ob&jects…"), self._open_contest),
            ("reply", _("Ans&wer…"), self._open_reply),
            ("final", _("Make it fina&l"), self._finalise),
            ("reopen", _("Reopen…"), self._reopen),
        )
        return {name: button(words, f"review.{name}", clicked) for name, words, clicked in made}

    def _build(self) -> None:
        self.table.setAccessibleName(_("Score sheet"))
        self.advice.show_findings([Finding("information-outline", Meaning.PLAIN, ADVICE, ADVICE_ARTICLE)])
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for each in self._buttons.values():
            row.addWidget(each)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (heading(_("Score sheet"), 1.1), self.advice, self._status, self.moved, self.table, self._total):
            column.addWidget(part)
        column.addWidget(self._words)
        column.addLayout(row)
        for form in (self.showing, self.contest, self.reply):
            column.addWidget(form)

    def _connect(self) -> None:
        self.table.picked.connect(self._picked)
        self.showing.saved.connect(self._keep_showing)
        self.contest.saved.connect(self._keep_contest)
        self.reply.saved.connect(self._keep_reply)

    def _picked(self, _position: int) -> None:
        self._enable()

    def _enable(self) -> None:
        """The whole of the chosen line below the table, and the buttons that the sheet allows."""
        review = self._review
        if review is None:
            return
        sheet, line = review.sheet, self._line()
        self._words.setText(_whole(line) if line else "")
        self._words.setVisible(line is not None)
        shown, final = sheet.shown_on is not None, sheet.final_on is not None
        allowed = {
            "prepare": review.here and not shown,
            "print": bool(sheet.lines),
            "show": review.here and not shown and bool(sheet.lines),
            "contest": review.here and shown and not final and line is not None and not line.is_open,
            "reply": review.here and shown and not final and line is not None and line.is_open,
            "final": review.here and shown and not final and not sheet.contested and bool(sheet.lines),
            "reopen": review.here and shown,
        }
        for name, may in allowed.items():
            self._buttons[name].setVisible(may)
        again = _("&Prepare the sheet again") if sheet.lines else _("&Prepare the sheet")
        self._buttons["prepare"].setText(again)

    def _line(self) -> SheetLine | None:
        return self.rows.row_at(self.table.currentIndex().row())

    def _open_showing(self) -> None:
        if self._review is not None:
            self._open(self.showing, self._review.case_id, {"date": _today()})

    def _open_contest(self) -> None:
        line = self._line()
        if line is not None:
            self._open(self.contest, line, {"date": _today()})

    def _open_reply(self) -> None:
        line = self._line()
        if line is not None:
            self._open(self.reply, line, {"date": _today(), "points": line.effective})

    def _open(self, form: SmallForm, about: int | SheetLine, values: dict[str, Any]) -> None:
        self._close_forms(but=form)
        form.open_form(about, values)
        form.form.field("date" if form is self.showing else "words").setFocus()
        form.reveal()

    def _close_forms(self, but: SmallForm | None = None) -> None:
        for form in (self.showing, self.contest, self.reply):
            if form is not but:
                form.close_form()

    def _prepare(self) -> None:
        if self._review is not None:
            done = _("The score sheet is prepared.")
            self._do(None, _Work(done, prepare_scores, (self._review.case_id, _today())))

    def _finalise(self) -> None:
        if self._review is not None:
            args = (self._review.case_id, _today(), self._review.version)
            self._do(None, _Work(_("The score sheet is final."), finalise_scores, args))

    def _reopen(self) -> None:
        review = self._review
        reason = review and messages.ask_reason(
            self, _("Reopen the score sheet"), _("Why is it opened again? It has to be shown to the employee anew.")
        )
        if review and reason:
            done = _("The score sheet is open again.")
            self._do(None, _Work(done, reopen_scores, (review.case_id, reason, review.version)))

    def _print(self) -> None:
        if self._review is not None:
            now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
            show_report(self._shell, self, _("Score sheet"), score_report, self._review.case_id, now)

    def _keep_showing(self, values: dict[str, Any]) -> None:
        if self._review is not None:
            args = (self._review.case_id, Showing(values["date"], values["how"]), _today(), self._review.version)
            self._do(self.showing, _Work(_("It is recorded that the employee saw the sheet."), show_scores, args))

    def _keep_contest(self, values: dict[str, Any]) -> None:
        line = self.contest.about()
        if isinstance(line, SheetLine):
            args = (line.id, Contest(values["words"], values["date"]), _today(), line.version)
            self._do(self.contest, _Work(_("The employee's objection to the line is recorded."), contest_line, args))

    def _keep_reply(self, values: dict[str, Any]) -> None:
        line = self.reply.about()
        if isinstance(line, SheetLine):
            points = None if values["points"] == line.effective else values["points"]
            reply = Reply(values["words"], values["by"], values["date"], points)
            args = (line.id, reply, _today(), line.version)
            self._do(self.reply, _Work(_("The answer is recorded."), reply_to_contest, args))

    def _do(self, form: SmallForm | None, work: _Work) -> None:
        def told(_nothing: None) -> None:
            if form is not None:
                form.close_form()
            self._shell.say(work.done)

        def refused(refusal: Refusal) -> None:
            if form is not None:
                form.refuse(refusal)
            self._shell.show_refusal(refusal)
            if isinstance(refusal, Stale):
                self.overtaken.emit()

        self._shell.background.do(self, told, work.use_case, *work.args).refused = refused


def _forms() -> tuple[SmallForm, SmallForm, SmallForm]:
    showing = SmallForm(
        "scoresShow",
        N_("Record the showing"),
        (("date", N_("Shown on"), DateField), ("how", N_("How"), lambda: ChoiceField(CHANNEL_WORDS))),
        closes=True,
    )
    contest = SmallForm(
        "scoresContest",
        N_("Record the objection"),
        (("words", N_("What the employee says"), lambda: TextField(2)), ("date", N_("On the day"), DateField)),
        closes=True,
    )
    reply = SmallForm(
        "scoresReply",
        N_("Record the answer"),
        (
            ("words", N_("The office answers"), lambda: TextField(2)),
            ("points", N_("Points now"), PointsField),
            ("by", N_("Answered by"), LineField),
            ("date", N_("On the day"), DateField),
        ),
        closes=True,
    )
    return showing, contest, reply


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day


def _status(sheet: Sheet) -> str:
    if not sheet.lines:
        return _("Not prepared yet. The sheet is computed from what the office has recorded; each line says why.")
    if sheet.final_on is not None:
        return _("Final since {day}.").format(day=shown_date(sheet.final_on))
    if sheet.shown_on is not None:
        shown = _("Shown to the employee on {day}; not final yet.").format(day=shown_date(sheet.shown_on))
        waiting = _("Objections to be answered: {count}.").format(count=len(sheet.contested)) if sheet.contested else ""
        return " ".join(filter(None, (shown, waiting)))
    return _("Prepared; the employee has not seen it yet.")


def _total(sheet: Sheet) -> str:
    words = _("Total: {total} of {most} points.")
    return words.format(total=shown_points(sheet.total), most=shown_points(sheet.most))


def _whole(line: SheetLine) -> str:
    """A line with all that was said of it."""
    said = [f"{score_title(line.code)}: {line.explanation}"]
    if line.contested_on is not None:
        words = _("The employee, {day}: {words}")
        said.append(words.format(day=shown_date(line.contested_on), words=line.contest))
    if line.replied_on is not None:
        words = _("The office, {day}, {by}: {words}")
        said.append(words.format(day=shown_date(line.replied_on), by=line.replied_by, words=line.reply))
    if line.corrected is not None and line.corrected != line.points:
        words = _("Computed: {points} points; corrected to {now}.")
        said.append(words.format(points=shown_points(line.points), now=shown_points(line.corrected)))
    return "\n".join(said)
