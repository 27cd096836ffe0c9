"""One objection beside the list: what it says, how it was heard and answered, its papers, and what came after."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LetterAbout
from desktop.domain.objections.objections import (
    FOLLOW_UP_WORDS,
    OBJECTION_RESULT_WORDS,
    FollowUp,
    ObjectionResult,
    days_left,
)
from desktop.domain.objections.rules import DAY_UNIT_WORDS, DayUnit
from desktop.services.objections.count import recount
from desktop.services.objections.file import ObjectionFile
from desktop.services.objections.objections import reopen_objection, withdraw_objection
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.objections.answer import AnswerForm
from desktop.ui.objections.deadlines import Banner, DeadlinesView
from desktop.ui.objections.facts import FactRows
from desktop.ui.objections.hearings import Hearings
from desktop.ui.objections.papers import Papers
from desktop.ui.objections.promises import Promises
from desktop.ui.objections.records import EFFECT, RESPONSE, SUIT, RecordForm
from desktop.ui.places import Place
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, heading, muted
from desktop.ui.windows import Shell, button, days_left_words
from desktop.ui.written import Written

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
        self._facts = FactRows()
        self._deadlines = DeadlinesView("objection.file")
        self._papers = Papers(shell)
        self._answer = AnswerForm(shell)
        self.letters = Written(shell, LetterAbout.OBJECTION, "objection")
        self._parts = (RecordForm(shell, RESPONSE), Hearings(shell), RecordForm(shell, EFFECT), Promises(shell))
        self._suit = RecordForm(shell, SUIT)
        self._court = muted()
        self.tabs = QTabWidget()
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
        self._follow_up.tell(_asked(file))
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
        self._facts.show_file(file)
        self._court.setText(_court_words(file))
        for part in (*self._parts, self._suit):
            part.show_file(file)
        self._answer.show_file(file, keep=same and self._answer.is_touched())
        self._papers.show_of(file.id)
        self.letters.show_of(file.id)

    def may_leave(self) -> bool:
        """Whether nothing half-written would be lost, or the officer agrees to lose it."""
        touched = any(part.is_touched() for part in (self._answer, *self._parts, self._suit))
        return not touched or messages.confirm(
            self, _("Discard what you are writing?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        self._recount.hide()
        self._cancel.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for each in (self._case, self._edit, self._withdraw, self._reopen, self._recount):
            buttons.addWidget(each)
        buttons.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        head.setSpacing(GAP)
        for part in (self._title, self._status, self._follow_up):
            head.addWidget(part)
        head.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._overtaken)
        head.addWidget(self._moved)
        head.addLayout(buttons)
        self._build_tabs()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    def _build_tabs(self) -> None:
        response, hearings, effect, promises = self._parts
        facts = QWidget()
        facts.setLayout(self._facts)
        self._court.setObjectName("objection.courtDays")
        self.tabs.setObjectName("objection.tabs")
        self.tabs.setDocumentMode(True)  # Qt's own signature
        self.tabs.setUsesScrollButtons(True)  # Qt's own signature
        for title, name, parts in (
            (_("Summary"), "summary", (self._deadlines, heading(_("The objection"), 1.1), facts)),
            (_("Examination"), "examination", (response, hearings)),
            (_("Papers"), "papers", (self._papers,)),
            (_("Answer"), "answer", (self._answer, effect, promises)),
            (_("Court"), "court", (self._court, self._suit)),
        ):
            self.tabs.addTab(_scrolled(f"objection.tab.{name}", parts), title)
        self.tabs.addTab(self.letters, _("Letters"))

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


def _asked(file: ObjectionFile) -> str:
    """What is to be done next: what the result asks for, or the answer that a letter gave already."""
    if file.issued is not None:
        told = _("The letter {number} is issued; record its answer to close the objection.")
        return told.format(number=file.issued.number)
    return _(FOLLOW_UP_WORDS[file.follow_up]) if file.follow_up else ""


def _status(file: ObjectionFile) -> str:
    if file.result is ObjectionResult.WITHDRAWN and file.closed_on is not None:
        return _("Withdrawn, closed on {date}").format(date=shown_date(file.closed_on))
    if file.result is not None and file.closed_on is not None:
        return f"{_(OBJECTION_RESULT_WORDS[file.result])}, {shown_date(file.closed_on)}"
    due = file.deadlines.due
    return f"{shown_date(due)}: {days_left_words(days_left(due, date.today()))}"  # noqa: DTZ011


def _court_words(file: ObjectionFile) -> str:
    """Until when the employee may sue, in both readings."""
    if file.court is None:
        return _("The days to sue are counted from the answer to the objection.")
    length = file.deadlines.rules.court
    readings = ((file.court.working, DayUnit.WORKING), (file.court.calendar, DayUnit.CALENDAR))
    words = [
        _("{date} ({count} {unit})").format(date=shown_date(day), count=length.days, unit=_(DAY_UNIT_WORDS[unit]))
        for day, unit in readings
    ]
    told = _("The employee may sue until {working} or {calendar}: sources do not agree on the unit. {article}")
    return told.format(working=words[0], calendar=words[1], article=length.article)


def _scrolled(name: str, parts: tuple[QWidget, ...]) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(MARGIN, GAP + GRID, MARGIN, MARGIN)
    column.setSpacing(MARGIN)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setObjectName(name)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    return scroll
