"""Where people are missing most, for a morning without open cases."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.home import Shortage
from desktop.text import N_, _
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell

COLUMNS: tuple[Column[Shortage], ...] = (
    Column("unit", N_("Unit"), 380, lambda row: row.unit, sortable=False),
    Column("post", N_("Post"), 380, lambda row: row.post, sortable=False),
    Column("gap", N_("People missing"), 140, lambda row: str(row.gap), right=True, sortable=False),
)


class Shortages(QWidget):
    """The most pressing gaps between need and holders; a row leads to its unit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._rows: Rows[Shortage] = Rows(COLUMNS)
        self._table = TableView(self._rows, "home.shortages", shell.state, sorting=False)
        self._table.setAccessibleName(_("The most pressing shortages"))
        self._table.opened.connect(self._open)
        title = heading(_("The most pressing shortages"), 1.1)
        title.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        told = muted(_("Enter opens the unit. A new transfer begins with the button above."))
        told.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (title, told, self._table):
            column.addWidget(widget)
        self.hide()

    def show_rows(self, rows: Sequence[Shortage]) -> None:
        """Show `rows`; nothing at all where nobody is missing."""
        self._rows.set_rows(rows)
        self._table.setFixedHeight(ROW_HEIGHT * (len(rows) + 2))
        self.setVisible(bool(rows))

    def _open(self, position: int) -> None:
        row = self._rows.row_at(position)
        if row is not None:
            self._shell.open(Place.UNIT, row.unit_id)
