"""What belongs to a case beside its work: the proposal and its checks, timeline, papers, objections, letters."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import DecreeState
from desktop.domain.cases.stages import ROUTE
from desktop.domain.letters.letters import LetterAbout
from desktop.services.cases.file import CaseFile, StepRow
from desktop.services.cases.steps import record_note
from desktop.services.cases.story import print_story
from desktop.services.objections.lists import ObjectionRow
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.cases.columns import (
    OBJECTION_COLUMNS,
    TIMELINE_COLUMNS,
    step_moment,
    step_words,
)
from desktop.ui.cases.files import under_buttons
from desktop.ui.cases.form import scrolled
from desktop.ui.cases.looks import plain
from desktop.ui.cases.papers import Papers
from desktop.ui.cases.promises import Promises
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import Shell, button
from desktop.ui.written import Written


class CaseTabs(QTabWidget):
    """The tabs beside a case, `proposal` the first; letters and objections open on their own pages."""

    overtaken = Signal()
    """Somebody else changed what is being written here."""

    def __init__(self, shell: Shell, proposal: QWidget) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self.setObjectName("case.tabs")
        self.setDocumentMode(True)  # Qt's own signature
        self.steps: Rows[StepRow] = Rows(TIMELINE_COLUMNS)
        self.papers = Papers(shell)
        self.promises = Promises(shell, "promise")
        self.objections: Rows[ObjectionRow] = Rows(OBJECTION_COLUMNS)
        self.letters = Written(shell, LetterAbout.CASE, "case")
        self._step_words = plain(name="case.stepNote")
        self._note = button(_("Add a note…"), "case.addNote", self._add_note)
        self._object = button(_("New ob&jection"), "case.newObjection", self._new_objection)
        self._story = button(_("Story…"), "case.story", self.show_story)
        self._counted: dict[QWidget, str] = {}
        self._build(proposal)

    def show_file(self, file: CaseFile) -> None:
        """Show what belongs to `file`, the newest first."""
        self._file = file
        self.steps.set_rows(file.steps[::-1])
        self._show_step(0)
        self._note.setEnabled(file.next_stage is not None)
        self.papers.show_file(file)
        self.promises.show_file(file)
        self.objections.set_rows(file.objections)
        self.letters.show_of(file.id)
        standing = file.decree is not None and file.decree.state is DecreeState.STANDS
        self._object.setEnabled(standing and file.stage in ROUTE)
        counts = (len(file.steps), len(file.attachments), len(file.objections), self.letters.rows.rowCount())
        for (tab, title), count in zip(self._counted.items(), counts, strict=True):
            self.setTabText(self.indexOf(tab), _with_count(title, count))

    def is_touched(self) -> bool:
        """Whether a promise is being written."""
        return self.promises.is_touched()

    def look(self, attachment_id: int) -> None:
        """Show an attachment among the papers."""
        self.setCurrentWidget(self.papers)
        self.papers.look(attachment_id)

    def show_promises(self) -> None:
        """Show what was promised to the employee."""
        self.setCurrentIndex(self._promises_at)

    def _build(self, proposal: QWidget) -> None:
        timeline = TableView(self.steps, "case.timeline", self._shell.state, sorting=False)
        timeline.setAccessibleName(_("Timeline"))
        objections = TableView(self.objections, "case.objections", self._shell.state, sorting=False)
        objections.setAccessibleName(_("Objections"))
        objections.opened.connect(self._open_objection)
        timeline.picked.connect(self._show_step)
        self._counted = {
            over_words(under_buttons(timeline, self._note, self._story), self._step_words): N_("Timeline"),
            self.papers: N_("Papers"),
            under_buttons(objections, self._object): N_("Objections"),
            self.letters: N_("Letters"),
        }
        self.addTab(proposal, _("Case"))
        for tab, title in self._counted.items():
            self.addTab(tab, _(title))
        self.promises.setContentsMargins(GAP, GAP, GAP, GAP)
        self._promises_at = self.addTab(scrolled(self.promises), _("Promises"))
        self.promises.counted.connect(self._count_promises)
        self.letters.counted.connect(self._count_letters)
        self.promises.overtaken.connect(self.overtaken)

    def _count_promises(self, count: int) -> None:
        self.setTabText(self._promises_at, _with_count("Promises", count))

    def _count_letters(self, count: int) -> None:
        self.setTabText(self.indexOf(self.letters), _with_count("Letters", count))

    def show_story(self) -> None:
        """Open the story of the case as a report."""
        if self._file is not None:
            title = _("Story of transfer {number}").format(number=self._file.number)
            show_report(self._shell, self, title, print_story, self._file.id, datetime.now().astimezone())

    def _show_step(self, position: int) -> None:
        """The whole of a step below the table, for notes are longer than a column."""
        step = self.steps.row_at(position)
        self._step_words.setText("" if step is None else _whole(step))

    def _add_note(self) -> None:
        note = messages.ask_reason(self, _("Note for the timeline"), _("What should be remembered of this case?"))
        if self._file is not None and note:
            self._shell.background.do(self, self._noted, record_note, self._file.id, note)

    def _noted(self, _nothing: None) -> None:
        self._shell.say(_("The note stands in the timeline."))

    def _open_objection(self, position: int) -> None:
        row = self.objections.row_at(position)
        if row is not None:
            self._shell.open(Place.OBJECTION, row.id)

    def _new_objection(self) -> None:
        if self._file is not None:
            self._shell.open(Place.NEW_OBJECTION, self._file.id)


def _with_count(title: str, count: int) -> str:
    """The title of a tab with how much is in it, short: six of them stand beside each other."""
    return f"{_(title)} {count}" if count else _(title)


def _whole(step: StepRow) -> str:
    """A step in one line: who did what and when, and the note in full."""
    sentence = _("{moment}, {actor}: {step}.").format(
        moment=step_moment(step), actor=step.actor or _("unknown"), step=step_words(step)
    )
    return " ".join(filter(None, (sentence, step.note)))


def over_words(table: QWidget, words: QWidget) -> QWidget:
    """`table` with the words for its current row below it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(table, 1)
    words.setContentsMargins(GAP, GAP, GAP, GAP)
    column.addWidget(words)
    return holder
