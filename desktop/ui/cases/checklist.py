"""The checklist of a case: its papers with their files, the line that is being filled in, and rounds of repair."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage, ChecklistState
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.file import CaseFile
from desktop.services.cases.papers import CHECKED_IN, OwnPaper, PaperRow, add_own_paper, attach_files_to_paper
from desktop.text import N_, _, ngettext
from desktop.ui.background import Session
from desktop.ui.cases.columns import CHECKLIST_COLUMNS
from desktop.ui.cases.paper_editor import PaperEditor
from desktop.ui.cases.recording import RecordForm, Recording, Values
from desktop.ui.cases.repairs import RepairPart
from desktop.ui.cases.scrolling import bring_into_view
from desktop.ui.dropping import DropTable
from desktop.ui.forms import ChoiceField, LineField
from desktop.ui.style import GAP, ROW_HEIGHT, heading
from desktop.ui.tables import Rows
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 8
MANDATORY_WORDS = {True: N_("Mandatory"), False: N_("Optional")}


def _add_own(session: Session, file: CaseFile, values: Values, _today: date) -> None:
    add_own_paper(session, file.id, OwnPaper(values["name"], values["signer"], values["mandatory"]), file.version)


OWN_PAPER = Recording(
    "ownPaper",
    N_("One more paper for this case"),
    N_("Add the &paper"),
    N_("The paper stands on the checklist."),
    (
        ("name", N_("Name &of the paper"), LineField),
        ("signer", N_("Si&gned by"), LineField),
        ("mandatory", N_("Man&datory"), lambda: ChoiceField(MANDATORY_WORDS)),
    ),
    lambda _file: {},
    _add_own,
    offered=lambda _file, _today: {"mandatory": True},
)


class Checklist(QWidget):
    """Ticks papers one after the other: after a save the next one that is missing is offered."""

    overtaken = Signal()
    looked = Signal(int)
    """The attachment that the officer wants to see."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self._open = False
        """Whether the papers can be changed now."""
        self._saved_id: int | None = None
        self.rows: Rows[PaperRow] = Rows(CHECKLIST_COLUMNS)
        self.table = DropTable(self.rows, "case.checklist", shell.state)
        self.repairs = RepairPart(shell)
        self.own = RecordForm(shell, OWN_PAPER, optional=True)
        self.editor = PaperEditor(shell)
        self._ask_more = button(_("Another paper…"), "case.ownPaper", self._begin_own)
        self._send_back = button(_("Return for repair…"), "case.repair", self._begin_repair)
        self._build()
        self._connect()

    def is_touched(self) -> bool:
        """Whether anything of it is being filled in."""
        filling = self._open and self.editor.is_touched()
        return not self.isHidden() and (filling or self.own.is_touched() or self.repairs.is_touched())

    def show_file(self, file: CaseFile) -> None:
        """Show the checklist of `file`; it can be ticked while the case is drafted or checked."""
        again = file.id == self._case_id
        self._case_id = file.id
        paper = self.editor.paper()
        self.rows.set_rows(file.checklist)
        # Never so high that the form below it would leave a small screen.
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(file.checklist), ROWS_SHOWN) + 1) + GAP)
        self._open = file.stage in CHECKED_IN
        self.table.setAcceptDrops(self._open)
        self._ask_more.setVisible(self._open)
        self._send_back.setVisible(file.stage is CaseStage.CHECKING)
        if not (self._open and again):
            self.own.hide()
        self.own.show_file(file)
        self.repairs.show_file(file)
        self._show_editor()
        self._offer(paper.id if again and paper else None)

    def _build(self) -> None:
        self.table.setAccessibleName(_("Checklist of papers"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(heading(_("Checklist of papers"), 1.1))
        row.addStretch(1)
        row.addWidget(self._ask_more)
        row.addWidget(self._send_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        for part in (self.repairs, self.own, self.table, self.editor):
            column.addWidget(part)
        self.own.hide()

    def _connect(self) -> None:
        self.table.picked.connect(self._show_paper)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.table.opened.connect(self._toggle)
        self.table.dropped.connect(self._attach_at)
        keys = QKeySequence(Qt.Key.Key_Space)
        QShortcut(keys, self.table, self.editor.files.look, context=Qt.ShortcutContext.WidgetShortcut)
        self.editor.kept.connect(self._saved)
        self.editor.chosen.connect(self._attach_to_shown)
        self.editor.files.looked.connect(self.looked)
        self.own.kept.connect(self._end_own)
        self.own.given_up.connect(self._end_own)
        self.repairs.open_changed.connect(self._send_back.setDisabled)
        self.repairs.form_changed.connect(self._show_editor)
        for part in (self.editor, self.own, self.repairs):
            part.overtaken.connect(self.overtaken)

    def _offer(self, chosen: int | None) -> None:
        """Bring the paper `chosen` back, or offer the next one that is missing after the one just saved.

        Where nothing was saved yet, it is the first missing one, mandatory ones before.
        """
        papers = self.rows.rows
        places = [at for at, paper in enumerate(papers) if paper.id == chosen]
        saved = [at for at, paper in enumerate(papers) if paper.id == self._saved_id]
        missing = [at for at, paper in enumerate(papers) if paper.state is ChecklistState.MISSING]
        missing.sort(key=lambda at: at < saved[0] if saved else not papers[at].mandatory)
        at = (places or missing or saved or [0])[0]
        self._saved_id = None
        if papers:
            self.table.select_position(at)
            self._show_paper(at)

    def _show_paper(self, position: int) -> None:
        paper = self.rows.row_at(position)
        if paper is not None:
            self.editor.show_paper(paper)
            self._show_selected()

    def _show_selected(self, *_what: object) -> None:
        """Tell the form below what else is selected, for "It is there" counts for all of it."""
        shown = self.editor.paper()
        rows = [self.rows.rows[at] for at in self.table.selected_positions()]
        self.editor.show_others([row for row in rows if shown is not None and row.id != shown.id])

    def _toggle(self, position: int) -> None:
        """Enter or double click: there or not there."""
        paper = self.rows.row_at(position)
        if paper is not None and not self.editor.isHidden():
            self.editor.toggle(paper)

    def _saved(self, paper_id: int) -> None:
        self._saved_id = paper_id

    def _show_editor(self) -> None:
        """One form at a time: the line waits while a paper is added or the papers go back or come again."""
        others = not self.own.isHidden() or self.repairs.has_form()
        self.editor.setVisible(self._open and bool(self.rows.rows) and not others)

    def _begin_own(self) -> None:
        self.repairs.hide_forms()
        self.own.show()
        self._show_editor()
        bring_into_view(self.own)
        self.own.form.field("name").setFocus()

    def _begin_repair(self) -> None:
        self.own.hide()
        self.repairs.begin()

    def _end_own(self) -> None:
        self.own.hide()
        self._show_editor()
        bring_into_view(self._ask_more)

    def _attach_at(self, position: int, paths: Sequence[Path]) -> None:
        """Files fell on a line: it becomes the chosen one."""
        paper = self.rows.row_at(position)
        if paper is not None:
            self.table.select_position(position)
            self._attach(paper, paths)

    def _attach_to_shown(self, paths: Sequence[Path]) -> None:
        paper = self.editor.paper()
        if paper is not None:
            self._attach(paper, paths)

    def _attach(self, paper: PaperRow, paths: Sequence[Path]) -> None:
        job = self._shell.background.do(
            self, self._attached, attach_files_to_paper, paper.id, tuple(paths), paper.version
        )
        job.refused = self._refused

    def _attached(self, kept: list[int]) -> None:
        told = ngettext("{count} file was attached.", "{count} files were attached.", len(kept))
        self._shell.say(told.format(count=len(kept)))
        self.looked.emit(kept[-1])

    def _refused(self, refusal: Refusal) -> None:
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()
