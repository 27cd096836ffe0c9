"""The register of letters: found by number, subject or name, one letter open beside the list."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LETTER_STATUS_WORDS, LetterKind, LetterStatus
from desktop.services.letter_lists import REPLACED_WORDS, LetterQuery, LetterRow, letter_years, state_words
from desktop.services.letters.export import export_letters
from desktop.services.letters.letters import LetterFile, open_letter
from desktop.services.letters.shelf import draft_of, shelf_ids, shelf_rows
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.forms import ChoiceField
from desktop.ui.icons import icon
from desktop.ui.letters.panel import LetterPanel
from desktop.ui.letters.signatories import SignatoriesView
from desktop.ui.places import Place
from desktop.ui.style import Meaning
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Column, LazyRows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

SEARCH_WIDTH = 260
FILTER_WIDTH = 150
REPLACED = "replaced"
"""Among the states to be filtered by: a signed letter in whose place another one stands."""
STATES: dict[Any, str] = {**LETTER_STATUS_WORDS, REPLACED: REPLACED_WORDS}
STATUS_ICONS = {
    LetterStatus.DRAFT: ("file-outline", Meaning.PLAIN),
    LetterStatus.ISSUED: ("file-check-outline", Meaning.SOON),
    LetterStatus.PRINTED: ("printer-outline", Meaning.SOON),
    LetterStatus.SIGNED: ("draw", Meaning.DONE),
    LetterStatus.DELIVERED: ("email-check-outline", Meaning.DONE),
    LetterStatus.VOID: ("file-cancel-outline", Meaning.LATE),
}


def _kind_tip(row: LetterRow) -> str:
    return " – ".join(filter(None, (_(LETTER_KIND_WORDS[row.kind]), row.subject)))


def _status_icon(row: LetterRow) -> QIcon:
    if row.replaced_by and row.status is not LetterStatus.VOID:
        return icon("history", Meaning.PLAIN)
    return icon(*STATUS_ICONS[row.status])


COLUMNS: tuple[Column[LetterRow], ...] = (
    Column("number", N_("Number"), 146, lambda row: row.number, whole=True, tip=lambda row: row.number),
    Column("kind", N_("Kind"), 84, lambda row: _(LETTER_KIND_WORDS[row.kind]), tip=_kind_tip),
    Column("dated", N_("Date"), 100, lambda row: shown_date(row.dated), right=True, whole=True),
    Column("employee", N_("Employee"), 142, lambda row: row.employee, tip=lambda row: row.employee),
    Column("status", N_("State"), 92, state_words, icon=_status_icon, tip=state_words),
    Column("subject", N_("Subject"), 260, lambda row: row.subject, tip=lambda row: row.subject, shown=False),
    Column("by", N_("Issued by"), 120, lambda row: row.issued_by, sortable=False, shown=False),
)


class LettersPage(Page):
    """All issued letters, with the drafts that wait to be issued on top."""

    TITLE = N_("Letters")
    HELP = "letters"
    ROLE = "letters"
    PLACES = (Place.LETTERS, Place.LETTER)
    TABLES = frozenset({"letter", "letter_draft", "decree", "transfer_case", "signatory"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._query = LetterQuery()
        self._wanted: int | None = None
        self._listing: Job | None = None
        self.rows: LazyRows[LetterRow] = LazyRows(shell.background, COLUMNS, shelf_rows, lambda row: row.id)
        self.table = TableView(self.rows, "letters.table", shell.state)
        self.panel = LetterPanel(shell)
        self.signatories = SignatoriesView(shell)
        self._build()
        self._connect()
        self.refresh()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # an id says which place
        """Show the register, with the letter `item_id` open beside it."""
        self._whole.setCurrentWidget(self._register)
        if item_id is not None:
            self._open(item_id)
        self._list()

    def refresh(self) -> None:
        """Ask again for the list, the letter that is open and the signatories."""
        self._list()
        self.background.ask(self, self._offer_years, letter_years)
        if self._wanted is not None and self._wanted > 0:
            self.background.ask(self, self._show_file, open_letter, self._wanted)
        if self._whole.currentWidget() is self.signatories:
            self.signatories.refresh()

    def may_leave(self) -> bool:
        """Whether nothing entered about a signatory, a signature or a delivery would be lost."""
        return self.signatories.may_leave() and (
            not self.panel.is_touched()
            or messages.confirm(self, _("Discard these changes?"), _("The letter stays as it is."), _("Discard"))
        )

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("letters.search")
        self._search.setPlaceholderText(_("Search number, subject, name or NIP"))
        self._search.setAccessibleName(_("Search letters"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._filter = _filter("letters.filter", STATES, _("All states"), _("State of the letters"))
        self._kind = _filter("letters.kind", LETTER_KIND_WORDS, _("All kinds"), _("Kind of the letters"))
        self._year = _filter("letters.year", {}, _("All years"), _("Year of the letters"))
        who = button(_("Si&gnatories…"), "letters.signatories", self._show_signatories)
        self._export = button(_("E&xport…"), "letters.export", self._choose_export)
        self._check = button(_("Check…"), "letters.check", self._check_letter)
        registers = button(_("Registers…"), "letters.registers", self._show_registers)
        self._header.add(self._search, self._filter, self._kind, self._year)
        make = main_button(_("Make a letter…"), "letters.make", "plus")
        make.clicked.connect(self._make_letter)
        self._header.add(self._check, registers, self._export, who, make)
        self.table.setAccessibleName(_(self.TITLE))
        self.table.show_sorting(self._query.order, descending=self._query.descending)
        self._register = QWidget()
        column = QVBoxLayout(self._register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(side_by_side(self, self._build_list(), self._build_detail(), (11, 10)), 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._register)
        self._whole.addWidget(self.signatories)
        self.column.addWidget(self._whole)
        filters = (self._search, self._filter, self._kind, self._year)
        tab_order([*filters, self._check, registers, self._export, who, make, self.table])

    def _build_list(self) -> QStackedWidget:
        self._empty = EmptyState(
            _("No letter fits. A decree is made on the page of a case whose move is approved."),
            _("Show the cases"),
            "letters.cases",
        )
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self._empty)
        return self._left

    def _build_detail(self) -> QStackedWidget:
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState(_("Choose a letter to see its pages and to print it.")))
        self._right.addWidget(self.panel)
        self._draft = EmptyState(
            _("A draft: it has no number yet and is no letter. Open it to go on, to issue it or to throw it away."),
            _("Open the draft"),
            "letters.openDraft",
        )
        self._right.addWidget(self._draft)
        return self._right

    def _connect(self) -> None:
        self._search.textChanged.connect(self._searched)
        for field in (self._filter, self._kind, self._year):
            field.edited.connect(self._filtered)
        self._draft.acted.connect(self._open_draft)
        self.table.opened.connect(self._opened)
        self._empty.acted.connect(self._show_cases)
        self.table.sorted.connect(self._sort)
        self.table.picked.connect(self._picked)
        self.signatories.finished.connect(self._show_register)

    def _list(self, show: Callable[["array[int]"], None] | None = None) -> None:
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self.background.ask(self, show or self._show_ids, shelf_ids, self._query)

    def _show_sought(self, ids: "array[int]") -> None:
        """A search without hits leaves no letter open: it would be read as the answer."""
        if not ids and not self.panel.is_touched():
            self._wanted = None
            self._right.setCurrentIndex(0)
        self._show_ids(ids)

    def _show_ids(self, ids: "array[int]") -> None:
        self.rows.set_ids(ids)
        self._header.count.setText(str(len(ids)))
        self._left.setCurrentWidget(self.table if ids else self._empty)
        self._export.setEnabled(any(each > 0 for each in ids[-1:]))
        if self._wanted is not None and self._wanted in ids:
            self.table.select_position(ids.index(self._wanted))

    def _open(self, letter_id: int) -> None:
        self._wanted = letter_id
        if draft_of(letter_id) is not None:
            self._right.setCurrentWidget(self._draft)
        else:
            self.background.ask(self, self._show_file, open_letter, letter_id)

    def _open_draft(self) -> None:
        draft_id = draft_of(self._wanted) if self._wanted is not None else None
        if draft_id is not None:
            self.shell.open(Place.KEPT_LETTER, draft_id)

    def _opened(self, position: int) -> None:
        if self.rows.ids[position] == self._wanted:
            self._open_draft()

    def _offer_years(self, years: list[int]) -> None:
        self._year.offer({year: str(year) for year in years})

    def _make_letter(self) -> None:
        self.shell.open(Place.CASE_LETTER)

    def _check_letter(self) -> None:
        self.shell.open(Place.LETTER_CHECK)

    def _show_file(self, file: LetterFile) -> None:
        if file.id == self._wanted:
            self.panel.show_file(file)
            self._right.setCurrentWidget(self.panel)

    def _picked(self, position: int) -> None:
        chosen = self.rows.ids[position]
        if chosen != self._wanted:
            self._open(chosen)

    def _searched(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self._list(self._show_sought)

    def _filtered(self) -> None:
        kind: LetterKind | None = self._kind.value()
        state, year = self._filter.value(), self._year.value()
        replaced = state == REPLACED
        status: LetterStatus | None = None if replaced else state
        self._query = replace(self._query, status=status, replaced=replaced, kind=kind, year=year)
        self._list(self._show_sought)

    def _sort(self, key: str, descending: bool) -> None:  # the signal's own form
        self._query = replace(self._query, order=key, descending=descending)
        self._list()

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the letters"), _("letters.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            self.background.do(self, self._exported, export_letters, path, self._query)

    def _exported(self, count: int) -> None:
        self.shell.say(_("Letters exported: {count}.").format(count=count))

    def _show_cases(self) -> None:
        self.shell.open(Place.CASES)

    def _show_registers(self) -> None:
        self.shell.open(Place.LETTER_REGISTERS)

    def _show_signatories(self) -> None:
        self.signatories.refresh()
        self._whole.setCurrentWidget(self.signatories)

    def _show_register(self) -> None:
        self._whole.setCurrentWidget(self._register)


def _filter(name: str, words: Mapping[Any, str], empty: str, called: str) -> ChoiceField:
    """A choice in the header that lets through what is chosen, or everything."""
    made = ChoiceField(words, empty=empty)
    made.setObjectName(name)
    made.setAccessibleName(called)
    made.setMaximumWidth(FILTER_WIDTH)
    return made
