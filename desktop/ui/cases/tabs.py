"""What belongs to a case beside its work: timeline, papers, objections, letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases import DecreeState
from desktop.services.attachments import (
    FILE_PATTERNS,
    AttachmentRow,
    attach_file,
    remove_attachment,
    restore_attachment,
    save_attachment,
)
from desktop.services.case_file import CaseFile, StepRow
from desktop.services.letter_lists import LetterRow
from desktop.services.objection_lists import ObjectionRow
from desktop.text import _
from desktop.ui import messages
from desktop.ui.cases.columns import (
    LETTER_COLUMNS,
    OBJECTION_COLUMNS,
    PAPERS_COLUMNS,
    TIMELINE_COLUMNS,
    step_moment,
    step_words,
)
from desktop.ui.cases.looks import plain
from desktop.ui.places import Place
from desktop.ui.style import GAP
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import Shell, button


class CaseTabs(QTabWidget):
    """The four tabs beside a case; letters and objections open on their own pages."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self.setObjectName("case.tabs")
        self.setDocumentMode(True)  # Qt's own signature
        self.steps: Rows[StepRow] = Rows(TIMELINE_COLUMNS)
        self.papers = Papers(shell)
        self.objections: Rows[ObjectionRow] = Rows(OBJECTION_COLUMNS)
        self.letters: Rows[LetterRow] = Rows(LETTER_COLUMNS)
        self._step_words = plain(name="case.stepNote")
        self._object = button(_("New ob&jection"), "case.newObjection", self._new_objection)
        self._build()

    def show_file(self, file: CaseFile) -> None:
        """Show what belongs to `file`, the newest first."""
        self._file = file
        self.steps.set_rows(file.steps[::-1])
        self._show_step(0)
        self.papers.show_file(file)
        self.objections.set_rows(file.objections)
        self.letters.set_rows(file.letters)
        self._object.setEnabled(file.decree is not None and file.decree.state is DecreeState.STANDS)
        counts = (len(file.steps), len(file.attachments), len(file.objections), len(file.letters))
        titles = (_("Timeline"), _("Papers"), _("Objections"), _("Letters"))
        for at, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.setTabText(at, f"{title} ({count})" if count else title)

    def _build(self) -> None:
        timeline = TableView(self.steps, "case.timeline", self._shell.state, sorting=False)
        timeline.setAccessibleName(_("Timeline"))
        letters = TableView(self.letters, "case.letters", self._shell.state, sorting=False)
        letters.setAccessibleName(_("Letters"))
        letters.opened.connect(self._open_letter)
        objections = TableView(self.objections, "case.objections", self._shell.state, sorting=False)
        objections.setAccessibleName(_("Objections"))
        objections.opened.connect(self._open_objection)
        timeline.picked.connect(self._show_step)
        self.addTab(over_words(timeline, self._step_words), _("Timeline"))
        self.addTab(self.papers, _("Papers"))
        self.addTab(under_buttons(objections, self._object), _("Objections"))
        self.addTab(letters, _("Letters"))

    def _show_step(self, position: int) -> None:
        """The whole of a step below the table, for notes are longer than a column."""
        step = self.steps.row_at(position)
        self._step_words.setText("" if step is None else _whole(step))

    def _open_letter(self, position: int) -> None:
        row = self.letters.row_at(position)
        if row is not None:
            self._shell.open(Place.LETTER, row.id)

    def _open_objection(self, position: int) -> None:
        row = self.objections.row_at(position)
        if row is not None:
            self._shell.open(Place.OBJECTION, row.id)

    def _new_objection(self) -> None:
        if self._file is not None:
            self._shell.open(Place.NEW_OBJECTION, self._file.id)


class Papers(QWidget):
    """The files kept with a case: added, saved elsewhere, put aside with a reason, brought back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self.rows: Rows[AttachmentRow] = Rows(PAPERS_COLUMNS)
        self.table = TableView(self.rows, "case.papers", shell.state, sorting=False)
        self.table.setAccessibleName(_("Papers"))
        self._add = button(_("Add a pape&r…"), "case.addPaper", self._choose)
        self._save = button(_("Save &as…"), "case.savePaper", self._save_as)
        self._aside = button(_("Put aside…"), "case.removePaper", self._put_aside)
        self._back = button(_("Bring back"), "case.restorePaper", self._bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(under_buttons(self.table, self._add, self._save, self._aside, self._back))
        self.table.picked.connect(self._enable)
        self.table.opened.connect(lambda _position: self._save_as())

    def show_file(self, file: CaseFile) -> None:
        """Show the papers of `file`."""
        self._case_id = file.id
        self.rows.set_rows(file.attachments)
        self._enable()

    def _enable(self, _position: int = -1) -> None:
        row = self._current()
        self._save.setEnabled(row is not None)
        self._aside.setEnabled(row is not None and not row.removed_reason)
        self._back.setVisible(row is not None and bool(row.removed_reason))

    def _current(self) -> AttachmentRow | None:
        return self.rows.row_at(self.table.currentIndex().row())

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Add a paper"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self._shell.background.do(self, self._added, attach_file, path, case_id=self._case_id)

    def _added(self, _paper: int) -> None:
        self._shell.say(_("The paper was added."))

    def _save_as(self) -> None:
        row = self._current()
        if row is None:
            return
        path = messages.choose_new_file(self, _("Save the paper"), row.name, [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self._shell.background.do(self, self._saved, save_attachment, row.id, path)

    def _saved(self, _nothing: None) -> None:
        self._shell.say(_("The paper was saved."))

    def _put_aside(self) -> None:
        row = self._current()
        if row is None:
            return
        reason = messages.ask_reason(self, _("Put the paper aside"), _("Why does this paper not belong here?"))
        if reason:
            self._shell.background.do(self, self._told, remove_attachment, row.id, reason)

    def _bring_back(self) -> None:
        row = self._current()
        if row is not None:
            self._shell.background.do(self, self._told, restore_attachment, row.id)

    def _told(self, _nothing: None) -> None:
        self._shell.say(_("The papers were changed."))


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


def under_buttons(table: QWidget, *buttons: QWidget) -> QWidget:
    """`table` with a line of buttons above it."""
    holder = QWidget()
    row = QHBoxLayout()
    row.setContentsMargins(GAP, GAP, GAP, GAP)
    row.setSpacing(GAP)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row)
    column.addWidget(table, 1)
    column.setAlignment(row, Qt.AlignmentFlag.AlignTop)
    return holder
