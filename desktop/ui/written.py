"""The letters about one case, objection or sitting as a list: the pages of all three show the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LetterAbout, LetterStatus
from desktop.services.letter_lists import LetterRow, state_words
from desktop.services.letters.shelf import draft_of
from desktop.services.letters.written import written_about
from desktop.text import N_, _
from desktop.ui.places import Place
from desktop.ui.style import GAP
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

MAKING = {
    LetterAbout.CASE: Place.CASE_LETTER,
    LetterAbout.OBJECTION: Place.OBJECTION_LETTER,
    LetterAbout.SITTING: Place.SITTING_LETTER,
}


def _number(row: LetterRow) -> str:
    return _("no number yet") if row.status is LetterStatus.DRAFT else row.number


COLUMNS: tuple[Column[LetterRow], ...] = (
    Column("number", N_("Number"), 170, _number),
    Column("kind", N_("Kind"), 120, lambda row: _(LETTER_KIND_WORDS[row.kind])),
    Column("dated", N_("Date"), 96, lambda row: shown_date(row.dated), right=True),
    Column("status", N_("State"), 100, state_words),
)


class Written(QWidget):
    """What was written about one thing, with the button that begins another letter."""

    counted = Signal(int)
    """How many drafts and letters there are."""

    def __init__(self, shell: Shell, about: LetterAbout, role: str) -> None:
        super().__init__()
        self._shell, self._about = shell, about
        self._about_id: int | None = None
        self.rows: Rows[LetterRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, f"{role}.letters", shell.state, sorting=False)
        self.table.setAccessibleName(_("Letters"))
        self.table.opened.connect(self._open)
        self._make = button(_("Make a letter…"), f"{role}.makeLetter", self._begin)
        line = QHBoxLayout()
        line.setContentsMargins(GAP, GAP, GAP, GAP)
        line.addWidget(self._make)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def show_of(self, about_id: int, *, may_write: bool = True) -> None:
        """Ask for what was written about the row `about_id`."""
        self._about_id = about_id
        self._make.setEnabled(may_write)
        self._shell.background.ask(self, self._show, written_about, self._about, about_id)

    def _show(self, rows: list[LetterRow]) -> None:
        self.rows.set_rows(rows)
        self.counted.emit(len(rows))

    def _begin(self) -> None:
        if self._about_id is not None:
            self._shell.open(MAKING[self._about], self._about_id)

    def _open(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            kept = draft_of(row.id)
            self._shell.open(Place.LETTER if kept is None else Place.KEPT_LETTER, kept or row.id)
