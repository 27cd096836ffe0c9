"""The registers of letters to be read, printed and exported: the agenda and the register of decrees."""

from datetime import date, datetime

from PySide6.QtWidgets import QStackedWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.domain.letters.numbering import counter_words
from desktop.services.letters.registers import (
    DECISIONS,
    REGISTER_WORDS,
    Register,
    RegisterQuery,
    RegisterRow,
    export_register,
    letter_register,
    print_register,
)
from desktop.services.numbers.books import book_years
from desktop.services.wording.letter_numbers import NUMBERED
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button

COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column("running", N_("No."), 64, lambda row: str(row.running or ""), right=True, sortable=False),
    Column("number", N_("Number"), 226, lambda row: row.number, sortable=False),
    Column("dated", N_("Date"), 108, lambda row: shown_date(row.dated) if row.dated else "", right=True),
    Column("kind", N_("Kind of letter"), 120, lambda row: _(LETTER_KIND_WORDS[row.kind]) if row.kind else ""),
    Column("person", N_("To / about"), 160, lambda row: row.person, tip=lambda row: row.person),
    Column("subject", N_("Subject"), 190, lambda row: row.subject, tip=lambda row: row.subject),
    Column("signer", N_("Signed by"), 160, lambda row: row.signer),
    Column("state", N_("State"), 110, lambda row: row.state, tip=lambda row: row.void_reason),
    Column("void", N_("Void because"), 130, lambda row: row.void_reason, shown=False),
    Column("code", N_("Check code"), 110, lambda row: row.check_code, shown=False),
    Column("counter", N_("Counter"), 130, lambda row: counter_words(row.counter), shown=False),
)
ALL_KINDS = {kind: LETTER_KIND_WORDS[kind] for kind in NUMBERED}
DECREE_KINDS = {kind: LETTER_KIND_WORDS[kind] for kind in DECISIONS}


class RegistersPage(Page):
    """A register of one year, in the order of its numbers."""

    TITLE = N_("Registers of letters")
    HELP = "registers"
    ROLE = "registers"
    PLACES = (Place.LETTER_REGISTERS,)
    TABLES = frozenset({"letter", "hand_letter", "number_reservation", "decree", "transfer_case"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._asking: Job | None = None
        self.rows: Rows[RegisterRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, "registers.table", shell.state, sorting=False)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the years and the lines."""
        self.background.ask(self, self._show_years, book_years, _today())

    def query(self) -> RegisterQuery:
        """What is chosen."""
        return RegisterQuery(self._register.value(), self._year.value(), self._kind.value())

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._register, self._kind = ChoiceField(REGISTER_WORDS), ChoiceField(ALL_KINDS, _("All kinds of letter"))
        self._year = ChoiceField({_today().year: str(_today().year)})
        for field, name, words in (
            (self._register, "registers.which", _("Which register")),
            (self._year, "registers.year", _("Year")),
            (self._kind, "registers.kind", _("Kind of letter")),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
        self._export = button(_("E&xport…"), "registers.export", self._choose_export)
        books = button(_("Books of &numbers…"), "registers.books", self._open_books)
        self._print = main_button(_("&Print…"), "registers.print", "printer-outline")
        self._header.add(self._register, self._year, self._kind, books, self._export, self._print)
        self.table.setAccessibleName(_(self.TITLE))
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(EmptyState(_("No letter stands in this register. Choose another year or kind.")))
        self.column.addWidget(self._header)
        self.column.addWidget(self._body, 1)
        tab_order([self._register, self._year, self._kind, books, self._export, self._print, self.table])

    def _connect(self) -> None:
        self._register.edited.connect(self._other_register)
        for field in (self._year, self._kind):
            field.edited.connect(self._list)
        self._print.clicked.connect(self._show_print)
        self.table.opened.connect(self._open)

    def _show_years(self, years: list[int]) -> None:
        self._year.offer({year: str(year) for year in years})
        if self._year.value() not in years:
            self._year.set_value(years[0])
        self._list()

    def _other_register(self) -> None:
        decrees = self._register.value() is Register.DECREES
        self._kind.offer(DECREE_KINDS if decrees else ALL_KINDS)
        self._kind.set_value(None)
        self._list()

    def _list(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self.background.ask(self, self._show, letter_register, self.query())

    def _show(self, rows: list[RegisterRow]) -> None:
        self.rows.set_rows(rows)
        self._header.count.setText(str(len(rows)))
        self._body.setCurrentIndex(0 if rows else 1)
        self._export.setEnabled(bool(rows))
        self._print.setEnabled(bool(rows))

    def _open(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None and row.letter_id is not None:
            self.shell.open(Place.LETTER, row.letter_id)

    def _open_books(self) -> None:
        self.shell.open(Place.LETTER_NUMBERS)

    def _show_print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        title = _(REGISTER_WORDS[self.query().register])
        show_report(self.shell, self, title, print_register, self.query(), now)

    def _choose_export(self) -> None:
        title = _(REGISTER_WORDS[self.query().register])
        path = messages.choose_new_file(self, title, _("register.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            job = self.background.do(self, self._exported, export_register, path, self.query())
            job.refused = self.shell.show_refusal

    def _exported(self, count: int) -> None:
        self.shell.say(_("Lines exported: {count}.").format(count=count))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
