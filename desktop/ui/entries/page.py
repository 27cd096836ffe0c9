"""The entry list for SIASN and I-MUT: moves at the left, the fields of one to be copied at the right."""

from datetime import date

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.refusal import Refusal
from desktop.services.entries.fields import EntryField, entry_fields, export_entries
from desktop.services.entries.list import (
    ENTRY_STATE_WORDS,
    EntryRow,
    EntryState,
    entry_rows,
    mark_entered,
    unmark_entered,
)
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.forms import ChoiceField, DateField, Form
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

ALL = "all"
FILTER_WORDS = {**{state.value: words for state, words in ENTRY_STATE_WORDS.items()}, ALL: N_("All moves")}
STATE_ICONS = {
    EntryState.READY: ("pencil-outline", Meaning.SOON),
    EntryState.ENTERED: ("clock-outline", Meaning.PLAIN),
    EntryState.CONFIRMED: ("check-circle-outline", Meaning.DONE),
}
COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("employee", N_("Employee"), 190, lambda row: row.employee),
    Column("to", N_("To"), 220, lambda row: ", ".join(filter(None, (row.post, row.unit)))),
    Column(
        "effective", N_("TMT"), 100, lambda row: shown_date(row.effective_on) if row.effective_on else "–", right=True
    ),
    Column(
        "state",
        N_("State"),
        210,
        lambda row: _(ENTRY_STATE_WORDS[row.state]),
        icon=lambda row: icon(*STATE_ICONS[row.state]),
    ),
    Column("number", N_("Number"), 90, lambda row: row.number),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True, shown=False),
    Column("decree", N_("Decree"), 180, lambda row: row.decree_number, shown=False),
)
FIELD_COLUMNS: tuple[Column[EntryField], ...] = (
    Column("label", N_("Field"), 150, lambda field: field.label, sortable=False),
    Column("value", N_("What to enter"), 190, lambda field: field.value or "–", sortable=False),
    Column("meaning", N_("That is"), 160, lambda field: field.meaning, sortable=False),
    Column("key", N_("Name in SIASN"), 130, lambda field: field.key, sortable=False, shown=False),
)


class EntriesPage(Page):
    """What is still to be entered, first."""

    TITLE = N_("Entry list for SIASN and I-MUT")
    HELP = "entries"
    ROLE = "entries"
    PLACES = (Place.ENTRY_LIST,)
    TABLES = frozenset({"transfer_case", "decree", "employee", "unit", "post"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self.rows: Rows[EntryRow] = Rows(COLUMNS)
        self.fields: Rows[EntryField] = Rows(FIELD_COLUMNS)
        self.table = TableView(self.rows, "entries.table", shell.state, sorting=False)
        self.field_table = TableView(self.fields, "entries.fields", shell.state, sorting=False)
        self.form = Form("entry")
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Show what is to be entered; `item_id` is the case to begin with."""
        self._wanted = item_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again which moves there are."""
        chosen = self._filter.value()
        state = None if chosen == ALL else EntryState(chosen)
        self.background.ask(self, self._show_rows, entry_rows, state)

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._filter = ChoiceField(FILTER_WORDS)
        self._filter.setObjectName("entries.filter")
        self._filter.setAccessibleName(_("Which moves"))
        self._filter.set_value(EntryState.READY.value)
        self._export = button(_("E&xport…"), "entries.export", self._choose_export)
        self._mark = main_button(_("&Mark as entered"), "entries.mark", "check")
        self._header.add(self._filter, self._export, self._mark)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(_(self.TITLE))
        self._empty = EmptyState(
            _("No move is to be entered. A move appears here when its decree is signed."),
            _("Transfers"),
            "entries.none",
        )
        self.column.addWidget(self._header)
        self._body = side_by_side(self, self.table, self._build_detail(), (3, 2))
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._body, 1)

    def _build_detail(self) -> QWidget:
        self._title = heading("", 1.1)
        self._lacking = muted()
        self._lacking.setWordWrap(True)  # Qt's own signature
        for label in (self._title, self._lacking):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._lacking.setObjectName("entries.lacking")
        self.field_table.setAccessibleName(_("Fields of the move"))
        self._copy = button(_("&Copy the field"), "entries.copy", self._copy_field)
        self._undo = button(_("&Not entered after all…"), "entries.unmark", self._take_back)
        self._case = button(_("Open the c&ase"), "entries.openCase", self._open_case)
        self.form.add("on", _("Entered &on"), DateField())
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for one in (self._copy, self._case, self._undo):
            buttons.addWidget(one)
        buttons.addStretch(1)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        for widget in (self._title, self._lacking, self.field_table):
            column.addWidget(widget)
        column.setStretchFactor(self.field_table, 1)
        column.addLayout(buttons)
        column.addWidget(muted(_("Enter copies a field and goes to the next one.")))
        column.addWidget(self.form)
        return detail

    def _connect(self) -> None:
        self._filter.edited.connect(self.refresh)
        self._mark.clicked.connect(self._mark_chosen)
        self._empty.acted.connect(self._open_cases)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.opened.connect(self._open_position)
        self.field_table.opened.connect(self._copy_at)

    def _show_rows(self, rows: list[EntryRow]) -> None:
        kept = {row.case_id for row in self._chosen()} or ({self._wanted} if self._wanted else set())
        self.rows.set_rows(rows)
        self._header.count.setText(str(len(rows)))
        self._empty.setVisible(not rows)
        self._body.setVisible(bool(rows))
        self._export.setEnabled(bool(rows))
        if not self.form.is_touched():
            self.form.fill({"on": date.today()})  # noqa: DTZ011  # the office's own day
        places = [at for at, row in enumerate(rows) if row.case_id in kept]
        if rows:
            self.table.select_position((places or [0])[0])
        self._show_chosen()

    def _chosen(self) -> list[EntryRow]:
        return [row for at in self.table.selected_positions() if (row := self.rows.row_at(at)) is not None]

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._mark.setEnabled(any(row.state is EntryState.READY for row in chosen))
        self._undo.setVisible(len(chosen) == 1 and chosen[0].state is not EntryState.READY)
        if not chosen:
            self.fields.set_rows(())
            return
        first = chosen[0]
        self._title.setText(first.employee)
        self._lacking.setText(_said(first))
        self.background.ask(self, self.fields.set_rows, entry_fields, first.case_id)

    def _copy_field(self) -> None:
        self._copy_at(max(self.field_table.currentIndex().row(), 0))

    def _copy_at(self, position: int) -> None:
        """Copy a field and stand on the next one: SIASN's form is filled from the top down."""
        field = self.fields.row_at(position)
        if field is None:
            return
        QGuiApplication.clipboard().setText(field.value)
        self.shell.say(_("Copied: {label}.").format(label=field.label))
        if position + 1 < len(self.fields.rows):
            self.field_table.select_position(position + 1)

    def _mark_chosen(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        chosen = [row.case_id for row in self._chosen() if row.state is EntryState.READY]
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self.background.do(self, self._marked, mark_entered, chosen, values["on"], today)
        job.refused = self._refused

    def _marked(self, count: int) -> None:
        words = ngettext("Marked as entered: {count} move.", "Marked as entered: {count} moves.", count)
        self.shell.say(words.format(count=count))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)

    def _take_back(self) -> None:
        chosen = self._chosen()
        reason = messages.ask_reason(self, _("Not entered after all"), _("Why is the mark taken back?"))
        if chosen and reason:
            self.background.do(self, self._told, unmark_entered, chosen[0].case_id, reason)

    def _told(self, _nothing: None) -> None:
        self.shell.say(_("The mark was taken back."))
        self.refresh()

    def _open_case(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.shell.open(Place.CASE, chosen[0].case_id)

    def _open_position(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            self.shell.open(Place.CASE, row.case_id)

    def _open_cases(self) -> None:
        self.shell.open(Place.CASES)

    def _choose_export(self) -> None:
        """All that are listed, or those that are selected if there are several."""
        chosen = self._chosen()
        rows = chosen if len(chosen) > 1 else self.rows.rows
        path = messages.choose_new_file(self, _("Export the entry list"), _("siasn.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            self.background.do(self, self._exported, export_entries, path, [row.case_id for row in rows])

    def _exported(self, count: int) -> None:
        self.shell.say(_("Moves exported: {count}.").format(count=count))


def _said(row: EntryRow) -> str:
    """What lacks a SIASN id, and when the move was entered and by whom."""
    parts = []
    if row.lacking:
        parts.append(_("Without a SIASN id here: {names}.").format(names=", ".join(row.lacking)))
    if row.entered_on is not None:
        parts.append(_("Entered on {day} by {who}.").format(day=shown_date(row.entered_on), who=row.entered_by or "–"))
    if row.confirmed_on is not None:
        parts.append(_("Seen in an import on {day}.").format(day=shown_date(row.confirmed_on)))
    return " ".join(parts)
