"""One objection beside the list: its days, what was objected, its papers, and the answer."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.nip import grouped
from desktop.domain.objections import (
    ADDRESSEE_WORDS,
    FILING_WAY_WORDS,
    FOLLOW_UP_WORDS,
    OBJECTION_GROUND_WORDS,
    OBJECTION_RESULT_WORDS,
    RULE_SET_WORDS,
    FollowUp,
    ObjectionResult,
    days_left,
)
from desktop.services.objection_count import recount
from desktop.services.objection_file import ObjectionFile
from desktop.services.objections import reopen_objection, withdraw_objection
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.objections.answer import AnswerForm
from desktop.ui.objections.deadlines import Banner, DeadlinesView
from desktop.ui.objections.papers import Papers
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, heading, muted
from desktop.ui.windows import Shell, button, days_left_words

CANCELLING = (FollowUp.ISSUE_NEW_DECREE, FollowUp.CANCEL_DECREE)
"""What is done by cancelling the decree on the page of its case."""
DECREE_CANCELLED = N_(
    "The decree was cancelled meanwhile, but the objection is still open: answer it with the result “Decree "
    "cancelled” and close it, or record its withdrawal."
)
MOVED = N_("The calendar or the rules have changed since these days were counted.")


class ObjectionPanel(QWidget):
    """Everything about one objection, and what can be done with it now."""

    correct = Signal()
    """The officer wants to correct what was entered."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: ObjectionFile | None = None
        self._title, self._status = heading("", 1.2), muted()
        self._follow_up = Banner("objection.followUp", "arrow-right-circle-outline", Meaning.SOON)
        self._overtaken = Banner("objection.decreeCancelled", "cancel", Meaning.SOON)
        self._moved = Banner("objection.moved", "calendar-refresh-outline", Meaning.SOON)
        self._facts = QFormLayout()
        self._deadlines = DeadlinesView("objection.file")
        self._papers = Papers(shell)
        self._answer = AnswerForm(shell)
        self._case = button(_("Open the c&ase"), "objection.openCase", self._open_case)
        self._edit = button(_("&Correct…"), "objection.edit", self.correct.emit)
        self._withdraw = button(_("With&drawn…"), "objection.withdraw", self._ask_withdrawal)
        self._reopen = button(_("Reopen…"), "objection.reopen", self._ask_reopening)
        self._cancel = button(_("To the case, to cancel the decree"), "objection.cancelDecree", self._open_case)
        self._recount = button(_("Count ane&w"), "objection.recount", self._count_anew)
        self._build()

    def file(self) -> ObjectionFile | None:
        """What is shown now."""
        return self._file

    def show_file(self, file: ObjectionFile) -> None:
        """Show `file`; an answer that is being written to the same objection is kept."""
        same = self._file is not None and self._file.id == file.id
        self._file = file
        is_open = file.closed_on is None
        self._title.setText(f"{file.number} · {file.employee_name}")
        self._status.setText(_status(file))
        self._follow_up.tell(_(FOLLOW_UP_WORDS[file.follow_up]) if file.follow_up else "")
        self._cancel.setVisible(file.follow_up in CANCELLING)
        overtaken = is_open and not file.decree_stands
        self._overtaken.tell(_(DECREE_CANCELLED) if overtaken else "")
        self._moved.tell(
            _("The calendar or the rules have changed since these days were counted.") if file.moved else ""
        )
        self._recount.setVisible(file.moved)
        self._edit.setVisible(is_open)
        self._withdraw.setVisible(is_open)
        self._reopen.setVisible(not is_open)
        self._deadlines.show_deadlines(file.deadlines)
        self._show_facts(file)
        self._answer.show_file(file, keep=same and self._answer.is_touched())
        self._papers.show_of(file.id)

    def may_leave(self) -> bool:
        """Whether no half-written answer would be lost, or the officer agrees to lose it."""
        return not self._answer.is_touched() or messages.confirm(
            self, _("Discard this answer?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        self._facts.setHorizontalSpacing(GAP + GRID)
        self._facts.setVerticalSpacing(GRID)
        self._recount.hide()
        self._cancel.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for each in (self._case, self._edit, self._withdraw, self._reopen, self._recount):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP + GRID)
        for part in (self._title, self._status, self._follow_up):
            column.addWidget(part)
        column.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._overtaken)
        column.addWidget(self._moved)
        column.addLayout(buttons)
        column.addWidget(self._deadlines)
        column.addWidget(heading(_("The objection"), 1.1))
        column.addLayout(self._facts)
        column.addWidget(self._answer)
        column.addWidget(self._papers)
        column.addStretch(1)

    def _show_facts(self, file: ObjectionFile) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for label, value in _facts(file):
            if value:
                shown = QLabel(value)
                shown.setTextFormat(Qt.TextFormat.PlainText)
                shown.setWordWrap(True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                title = QLabel(label)
                title.setProperty("muted", True)
                self._facts.addRow(title, shown)

    def _open_case(self) -> None:
        if self._file is not None:
            self._shell.open(Place.CASE, self._file.entered.case_id)

    def _ask_withdrawal(self) -> None:
        file = self._file
        title, question = _("Objection withdrawn"), _("Why does the employee withdraw it?")
        reason = file and messages.ask_reason(self, title, question)
        if file and reason:
            done = _("The objection is closed as withdrawn.")
            self._shell.background.do(
                self,
                lambda _nothing: self._shell.say(done),
                withdraw_objection,
                file.id,
                reason,
                file.version,
                date.today(),  # noqa: DTZ011  # the office's own day
            )

    def _ask_reopening(self) -> None:
        file = self._file
        reason = file and messages.ask_reason(self, _("Reopen the objection"), _("Why is it opened again?"))
        if file and reason:
            self._shell.background.do(self, self._reopened, reopen_objection, file.id, reason, file.version)

    def _reopened(self, _nothing: None) -> None:
        self._shell.say(_("The objection is open again; correct its answer and close it."))

    def _count_anew(self) -> None:
        if self._file is not None:
            self._shell.background.do(self, self._counted, recount, self._file.id, self._file.version)

    def _counted(self, _moved: bool) -> None:
        self._shell.say(_("The days are counted anew."))


def _status(file: ObjectionFile) -> str:
    if file.result is ObjectionResult.WITHDRAWN and file.closed_on is not None:
        return _("Withdrawn, closed on {date}").format(date=shown_date(file.closed_on))
    if file.result is not None and file.closed_on is not None:
        return f"{_(OBJECTION_RESULT_WORDS[file.result])}, {shown_date(file.closed_on)}"
    due = file.deadlines.due
    return f"{shown_date(due)}: {days_left_words(days_left(due, date.today()))}"  # noqa: DTZ011


def _facts(file: ObjectionFile) -> list[tuple[str, str]]:
    entered = file.entered
    received = entered.decree_received_on
    addressee = ", ".join(filter(None, (_(ADDRESSEE_WORDS[entered.addressee]), entered.addressee_name)))
    state = "" if file.decree_stands else _(" (cancelled)")
    return [
        (_("NIP"), grouped(file.nip)),
        (_("Decree"), f"{file.decree_number}, {shown_date(file.decree_date)}{state}"),
        (_("Case"), file.case_number),
        (_("Decree received"), shown_date(received) if received else _("not proven")),
        (
            _("Filed"),
            f"{shown_date(entered.filed_on)}, {_(FILING_WAY_WORDS[entered.filed_how])}" if entered.filed_on else "",
        ),
        (_("Received"), shown_date(entered.received_on) if entered.received_on else ""),
        (_("Addressee"), addressee),
        (_("Rule set"), RULE_SET_WORDS[entered.rule_set]),
        (_("Ground"), _(OBJECTION_GROUND_WORDS[entered.ground]) if entered.ground else ""),
        (_("Objection text"), entered.text),
        (_("Evidence"), entered.evidence),
    ]
