"""What the next letters of each kind would be numbered, beside the settings from which it follows."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.letters.classifications import code_words
from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.domain.office import Office
from desktop.services.numbers.previews import NumberPreview, number_previews
from desktop.services.wording.classifications import classifications, doubts_of_code
from desktop.text import N_, _
from desktop.ui.background import Job
from desktop.ui.office_form import PREVIEW_WIDTH
from desktop.ui.places import Place
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row

ROWS_SHOWN = 10
COLUMNS: tuple[Column[NumberPreview], ...] = (
    Column("kind", N_("Kind of letter"), 150, lambda row: _(LETTER_KIND_WORDS[row.kind])),
    Column(
        "number", N_("Next number"), 180, lambda row: row.number or row.fault, tip=lambda row: row.fault or row.number
    ),
    Column("counter", N_("Counter"), 120, lambda row: row.counter),
)


class NumbersPreview(QWidget):
    """The next number of every kind with its counter, and what is known of the classification codes."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asking: Job | None = None
        self.rows: Rows[NumberPreview] = Rows(COLUMNS)
        table = TableView(self.rows, "settings.numbers", shell.state, sorting=False)
        table.setAccessibleName(_("Next numbers by kind of letter"))
        table.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + GAP)
        self._codes = muted()
        self._codes.setObjectName("settings.codes")
        self.setFixedWidth(PREVIEW_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("The next letters would bear"), 1.1))
        column.addWidget(table)
        column.addWidget(self._codes)
        column.addLayout(button_row(button(_("Books of numbers…"), "settings.books", self._open_books)))

    def show_office(self, office: Office) -> None:
        """Show the numbers that follow from `office`."""
        if self._asking is not None:
            self._asking.cancel()
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._asking = self._shell.background.ask(self, self.rows.set_rows, number_previews, office, today)
        codes = dict.fromkeys((office.decree_classification, office.letter_classification))
        told = [line for code in codes for line in (code_words(code, classifications()), *doubts_of_code(code, today))]
        self._codes.setText("\n".join(filter(None, told)))

    def _open_books(self) -> None:
        self._shell.open(Place.LETTER_NUMBERS)
