"""All files of a case, of the checklist and others: looked at, added, saved elsewhere, put aside, brought back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter

from desktop.services.attachments import (
    FILE_PATTERNS,
    AttachmentRow,
    save_attachment,
)
from desktop.services.cases.file import CaseFile
from desktop.services.cases.papers import attach_files_to_case, bring_file_back, put_file_aside
from desktop.text import _, ngettext
from desktop.ui import messages
from desktop.ui.attachment_view import AttachmentView
from desktop.ui.cases.columns import PAPERS_COLUMNS
from desktop.ui.cases.files import under_buttons
from desktop.ui.dropping import DropArea
from desktop.ui.style import ROW_HEIGHT
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 4
HEIGHTS = (ROW_HEIGHT * (ROWS_SHOWN + 1) + 48, 480)
"""Of the list with its buttons and of the preview, until the officer moves the border."""


class Papers(DropArea):
    """The list of files, and below it the one that is chosen; files may be dropped anywhere on it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("case.papersArea")
        self._shell = shell
        self._case_id = 0
        self.rows: Rows[AttachmentRow] = Rows(PAPERS_COLUMNS)
        self.table = TableView(self.rows, "case.papers", shell.state, sorting=False)
        self.table.setAccessibleName(_("Papers"))
        self.table.setMinimumHeight(ROW_HEIGHT * 2)
        self.view = AttachmentView(shell, "case.preview")
        self._add = button(_("Add a file…"), "case.addPaper", self._choose)
        self._save = button(_("Save &as…"), "case.savePaper", self._save_as)
        self._aside = button(_("Put aside…"), "case.removePaper", self._put_aside)
        self._back = button(_("Bring back"), "case.restorePaper", self._bring_back)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName("case.papersSplitter")
        splitter.setChildrenCollapsible(False)  # Qt's own signature
        splitter.addWidget(under_buttons(self.table, self._add, self._save, self._aside, self._back))
        splitter.addWidget(self.view)
        splitter.setSizes(list(HEIGHTS))
        self.column.addWidget(splitter)
        self._connect()

    def show_file(self, file: CaseFile) -> None:
        """Show the files of `file`; the one that was looked at stays."""
        if file.id != self._case_id:
            self.view.clear()
        self._case_id = file.id
        self.rows.set_rows(file.attachments)
        self._choose_shown()
        self._enable()

    def look(self, attachment_id: int) -> None:
        """Show an attachment, also one that was added this moment and is not in the list yet."""
        self.view.show_attachment(attachment_id)
        self._choose_shown()

    def _connect(self) -> None:
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _position: self.view.take_focus())
        keys = QKeySequence(Qt.Key.Key_Space)
        QShortcut(keys, self.table, self.view.take_focus, context=Qt.ShortcutContext.WidgetShortcut)
        self.dropped.connect(self._attach)

    def _choose_shown(self) -> None:
        """Mark the file that is shown, if the list has it."""
        places = [at for at, row in enumerate(self.rows.rows) if row.id == self.view.shown()]
        if places:
            self.table.select_position(places[0])

    def _pick(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            self.view.show_attachment(row.id)
        self._enable()

    def _enable(self) -> None:
        row = self._current()
        self._save.setEnabled(row is not None)
        self._aside.setEnabled(row is not None and not row.removed_reason)
        self._back.setVisible(row is not None and bool(row.removed_reason))

    def _current(self) -> AttachmentRow | None:
        return self.rows.row_at(self.table.currentIndex().row())

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Add a paper"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self._attach([path])

    def _attach(self, paths: Sequence[Path]) -> None:
        if self._case_id:
            self._shell.background.do(self, self._added, attach_files_to_case, self._case_id, tuple(paths))

    def _added(self, kept: list[int]) -> None:
        told = ngettext("{count} file was attached.", "{count} files were attached.", len(kept))
        self._shell.say(told.format(count=len(kept)))
        self.look(kept[-1])

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
            self._shell.background.do(self, self._told, put_file_aside, row.id, reason)

    def _bring_back(self) -> None:
        row = self._current()
        if row is not None:
            self._shell.background.do(self, self._told, bring_file_back, row.id)

    def _told(self, _nothing: None) -> None:
        self._shell.say(_("The papers were changed."))
