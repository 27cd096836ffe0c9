"""The papers of an objection: scans are added, and saved again as files."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.objections.objections import PAPER_SIDE_WORDS, PaperSide
from desktop.services.attachments import (
    FILE_PATTERNS,
    AttachmentRow,
    attachments_of,
    remove_attachment,
    save_attachment,
)
from desktop.services.objections.papers import add_paper
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 6


def shown_size(size: int) -> str:
    """Size of a file as officers read it."""
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(size // 1024, 1)} kB"


def _day(moment: datetime) -> str:
    return shown_date(moment.astimezone().date())


def _side(row: AttachmentRow) -> str:
    return _(PAPER_SIDE_WORDS[PaperSide(row.note)]) if row.note in set(PaperSide) else ""


COLUMNS: tuple[Column[AttachmentRow], ...] = (
    Column("name", N_("Paper"), 150, lambda row: row.name, sortable=False),
    Column("side", N_("From"), 110, _side, sortable=False),
    Column("size", N_("Size"), 70, lambda row: shown_size(row.size), right=True, sortable=False),
    Column("added", N_("Added"), 92, lambda row: _day(row.added_at), right=True, sortable=False),
)


class Papers(QWidget):
    """What was handed in with an objection, and the scan of its answer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._objection_id = 0
        self._rows: Rows[AttachmentRow] = Rows(COLUMNS)
        self._table = TableView(self._rows, "objection.papers", shell.state, sorting=False)
        self._table.setAccessibleName(_("Papers of the objection"))
        self._none = muted(_("No papers yet: add the scan of the letter and of its evidence (PDF, JPG or PNG)."))
        self._add = button(_("&Paper of the employee…"), "objection.attach", self._choose_of_employee)
        self._add_own = button(_("Paper of the office…"), "objection.attachOwn", self._choose_of_office)
        self._save = button(_("Save as &file…"), "objection.savePaper", self._save_as)
        self._remove = button(_("Remo&ve"), "objection.removePaper", self._put_aside)
        self._build()
        self._table.picked.connect(self._enable)

    def show_of(self, objection_id: int) -> None:
        """Show the papers of one objection."""
        self._objection_id = objection_id
        self._shell.background.ask(self, self._show, attachments_of, objection_id=objection_id)

    def _build(self) -> None:
        self._table.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1))
        adding = QHBoxLayout()
        adding.setSpacing(GAP)
        adding.addWidget(self._add)
        adding.addWidget(self._add_own)
        adding.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for each in (self._save, self._remove):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Papers"), 1.1))
        column.addLayout(adding)
        column.addWidget(self._none)
        column.addWidget(self._table)
        column.addLayout(buttons)

    def _show(self, papers: list[AttachmentRow]) -> None:
        self._rows.set_rows(papers)
        self._table.setVisible(bool(papers))
        for each in (self._save, self._remove):
            each.setVisible(bool(papers))
        self._none.setVisible(not papers)
        self._enable()

    def _enable(self, _position: int = 0) -> None:
        chosen = self._chosen() is not None
        self._save.setEnabled(chosen)
        self._remove.setEnabled(chosen)

    def _chosen(self) -> AttachmentRow | None:
        positions = self._table.selected_positions()
        return self._rows.row_at(positions[0]) if positions else None

    def _choose_of_employee(self) -> None:
        self._choose(PaperSide.EMPLOYEE)

    def _choose_of_office(self) -> None:
        self._choose(PaperSide.OFFICE)

    def _choose(self, side: PaperSide) -> None:
        path = messages.choose_file(self, _("Choose a paper"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is not None:
            self._shell.background.do(self, self._added, add_paper, path, self._objection_id, side)

    def _added(self, _attachment_id: int) -> None:
        self._shell.say(_("The paper is kept."))
        self.show_of(self._objection_id)

    def _save_as(self) -> None:
        paper = self._chosen()
        path = paper and messages.choose_new_file(self, _("Save the paper"), paper.name, ["*"])
        if paper and path:
            self._shell.background.do(self, lambda _done: self._shell.say(str(path)), save_attachment, paper.id, path)

    def _put_aside(self) -> None:
        paper = self._chosen()
        reason = paper and messages.ask_reason(self, _("Remove the paper"), _("Why is it removed?"))
        if paper and reason:
            self._shell.background.do(self, self._removed, remove_attachment, paper.id, reason)

    def _removed(self, _nothing: None) -> None:
        self._shell.say(_("The paper is put aside."))
        self.show_of(self._objection_id)
