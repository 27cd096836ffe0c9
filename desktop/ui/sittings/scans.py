"""The scanned minutes of a sitting: added, looked at, put aside with a reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.services.attachments import FILE_PATTERNS, AttachmentRow, attach_file, remove_attachment
from desktop.services.review.sittings import SittingFile
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.attachment_view import AttachmentView
from desktop.ui.style import GAP, MARGIN, ROW_HEIGHT
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 3
COLUMNS: tuple[Column[AttachmentRow], ...] = (
    Column("name", N_("File"), 280, lambda row: row.name),
    Column("added", N_("Added"), 110, lambda row: shown_date(row.added_at.astimezone().date())),
    Column("by", N_("By"), 140, lambda row: row.added_by),
)


class Scans(QWidget):
    """The papers of a sitting with a look at the chosen one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._sitting_id = 0
        self.rows: Rows[AttachmentRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, "sitting.papers", shell.state, sorting=False)
        self.view = AttachmentView(shell, "sitting.scan")
        self._add = button(_("&Add a scan…"), "sitting.addScan", self._choose)
        self._aside = button(_("Put aside…"), "sitting.removeScan", self._put_aside)
        self._build()
        self.table.picked.connect(self._look)

    def show_file(self, file: SittingFile) -> None:
        """Show the papers of `file`, the newest first."""
        self._sitting_id = file.id
        self.rows.set_rows(file.papers)
        self.table.setVisible(bool(file.papers))
        self.table.setFixedHeight(ROW_HEIGHT * (min(len(file.papers), ROWS_SHOWN) + 1) + GAP)
        self._add.setEnabled(not file.removed_reason)
        self._aside.setEnabled(bool(file.papers))
        if file.papers:
            self.table.select_position(0)
            self._look(0)
        else:
            self.view.clear(_("No scan yet: scan the signed minutes as PDF and add the file here."))

    def _build(self) -> None:
        self.table.setAccessibleName(_("Scanned minutes"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._add)
        row.addWidget(self._aside)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.view, 1)
        column.setAlignment(row, Qt.AlignmentFlag.AlignTop)

    def _look(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            self.view.show_attachment(row.id)

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Scan of the minutes"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self._shell.background.do(self, self._added, attach_file, path, sitting_id=self._sitting_id)

    def _added(self, _paper: int) -> None:
        self._shell.say(_("The scan was added."))

    def _put_aside(self) -> None:
        row = self.rows.row_at(self.table.currentIndex().row())
        reason = row and messages.ask_reason(self, _("Put the scan aside"), _("Why does this scan not belong here?"))
        if row and reason:
            self._shell.background.do(self, self._removed, remove_attachment, row.id, reason)

    def _removed(self, _nothing: None) -> None:
        self._shell.say(_("The scan was put aside."))
