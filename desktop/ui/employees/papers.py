"""The papers of an employee: scans are added, saved again as files, put aside and brought back."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.services.attachments import (
    FILE_PATTERNS,
    AttachmentRow,
    attach_file,
    remove_attachment,
    restore_attachment,
    save_attachment,
)
from desktop.services.employees.file import EmployeeFile
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.style import GAP, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button


def _size(row: AttachmentRow) -> str:
    return f"{row.size / 1024**2:.1f} MB" if row.size >= 1024**2 else f"{max(row.size // 1024, 1)} kB"


def _day(moment: datetime) -> str:
    return shown_date(moment.astimezone().date())


COLUMNS: tuple[Column[AttachmentRow], ...] = (
    Column("name", N_("Paper"), 240, lambda row: row.name, sortable=False),
    Column("size", N_("Size"), 80, _size, right=True, sortable=False),
    Column("added", N_("Added"), 100, lambda row: _day(row.added_at), right=True, sortable=False),
    Column("by", N_("Added by"), 120, lambda row: row.added_by, sortable=False),
    Column("removed", N_("Put aside because"), 160, lambda row: row.removed_reason, sortable=False),
)


class Papers(QWidget):
    """What is kept of an employee's papers."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._employee_id = 0
        self._rows: Rows[AttachmentRow] = Rows(COLUMNS)
        self._table = TableView(self._rows, "employee.papers", shell.state, sorting=False)
        self._table.setAccessibleName(_("Papers of the employee"))
        self._none = muted(_("No papers yet: add scans of decrees, diplomas and letters (PDF, JPG or PNG)."))
        self._add = button(_("Add a &paper…"), "employee.attach", self._choose)
        self._save = button(_("Save as &file…"), "employee.savePaper", self._save_as)
        self._remove = button(_("Put as&ide…"), "employee.removePaper", self._put_aside)
        self._restore = button(_("Bring bac&k"), "employee.restorePaper", self._bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        # Two lines: four buttons in one would take the list beside it its room.
        column.addLayout(_row(self._add, self._save))
        column.addLayout(_row(self._remove, self._restore))
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        self._table.picked.connect(self._enable)

    def show_file(self, file: EmployeeFile) -> None:
        """Show the papers of one employee."""
        self._employee_id = file.id
        self._rows.set_rows(file.attachments)
        self._table.setVisible(bool(file.attachments))
        self._none.setVisible(not file.attachments)
        self._enable()

    def _enable(self, _position: int = 0) -> None:
        paper = self._chosen()
        self._save.setEnabled(paper is not None)
        self._remove.setEnabled(paper is not None and not paper.removed_reason)
        self._restore.setEnabled(paper is not None and bool(paper.removed_reason))

    def _chosen(self) -> AttachmentRow | None:
        positions = self._table.selected_positions()
        return self._rows.row_at(positions[0]) if positions else None

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Choose a paper"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self._shell.background.do(self, self._added, attach_file, path, employee_id=self._employee_id)

    def _added(self, _attachment_id: int) -> None:
        self._shell.say(_("The paper is kept."))
        self.changed.emit()

    def _save_as(self) -> None:
        paper = self._chosen()
        path = paper and messages.choose_new_file(self, _("Save the paper"), paper.name, ["*"])
        if paper and path:
            self._shell.background.do(self, lambda _done: self._shell.say(str(path)), save_attachment, paper.id, path)

    def _put_aside(self) -> None:
        paper = self._chosen()
        reason = paper and messages.ask_reason(self, _("Put the paper aside"), _("Why is it put aside?"))
        if paper and reason:
            self._shell.background.do(self, self._moved, remove_attachment, paper.id, reason)

    def _bring_back(self) -> None:
        paper = self._chosen()
        if paper is not None:
            self._shell.background.do(self, self._moved, restore_attachment, paper.id)

    def _moved(self, _nothing: None) -> None:
        self.changed.emit()


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row
