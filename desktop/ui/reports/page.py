"""Reports: the moves of a period with what changed, and where the other registers that can be printed stand."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_KIND_WORDS
from desktop.domain.dates import shown_date
from desktop.domain.evaluation.before_after import rule_words
from desktop.domain.figures import shown_figure
from desktop.domain.refusal import Refusal
from desktop.services.evaluation.move_report_prints import export_moves, kind_cells, print_moves
from desktop.services.evaluation.move_reports import COUNTED_ONCE, KindRow, MoveQuery, MoveReport, MoveRow, move_report
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import DateField
from desktop.ui.pickers import Picker
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, ROW_HEIGHT, heading, muted
from desktop.ui.suggestions import suggested_units
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, label_for, main_button

DATE_WIDTH, UNIT_WIDTH = 130, 280
REGISTERS = (
    (Place.OBJECTIONS, N_("Register of objections"), "reports.objections"),
    (Place.LETTER_REGISTERS, N_("Agenda of letters, register of decrees"), "reports.letters"),
    (Place.ENTRY_LIST, N_("Entry list for I-MUT/SIASN"), "reports.entries"),
    (Place.SITTINGS, N_("Sittings of the Tim Penilai Kinerja"), "reports.sittings"),
    (Place.PROMISES, N_("Promises and support"), "reports.promises"),
)
"""Pages with a list of their own that can be printed or exported there."""
Sums = KindRow | MoveRow


def _days(days: float | None) -> str:
    return "–" if days is None else shown_figure(days)


def _count(key: str, title: str, width: int, count: Callable[[Sums], int], *, shown: bool = True) -> Column[Sums]:
    return Column(key, title, width, lambda row: str(count(row)), right=True, sortable=False, shown=shown)


def _outcome(*, every: bool) -> tuple[Column[Sums], ...]:
    """What became of moves; of a single one, only what is most asked for stands there before columns are chosen."""
    return (
        _count("objections", N_("Objections"), 92, lambda row: row.objections),
        _count("kept", N_("Promises kept"), 110, lambda row: row.promises.kept),
        _count("broken", N_("Promises broken"), 118, lambda row: row.promises.broken),
        _count("open", N_("Promises open"), 108, lambda row: row.promises.open, shown=every),
        _count("better", N_("Better"), 92, lambda row: row.changed.better),
        _count("worse", N_("Worse"), 98, lambda row: row.changed.worse),
        _count("alike", N_("Not different"), 112, lambda row: row.changed.alike, shown=every),
        _count("few", N_("Too few months"), 104, lambda row: row.changed.too_few, shown=every),
    )


KIND_COLUMNS: tuple[Column[Any], ...] = (
    Column("kind", N_("Kind"), 124, lambda row: kind_cells(row)[0], sortable=False),
    Column("moves", N_("Moves"), 64, lambda row: str(row.moves), right=True, sortable=False),
    Column("days", N_("Days to the decree"), 90, lambda row: _days(row.days), right=True, sortable=False),
    *_outcome(every=True),
)
MOVE_COLUMNS: tuple[Column[Any], ...] = (
    Column("number", N_("Number"), 84, lambda row: row.case.number, sortable=False),
    Column("employee", N_("Employee"), 140, lambda row: row.case.employee, sortable=False),
    Column("kind", N_("Kind"), 150, lambda row: _(CASE_KIND_WORDS[row.case.kind]), sortable=False, shown=False),
    Column("from", N_("From unit"), 104, lambda row: row.case.from_unit, sortable=False),
    Column("to", N_("To unit"), 104, lambda row: row.case.to_unit, sortable=False),
    Column("moved", N_("Day of the move"), 96, lambda row: shown_date(row.moved_on), right=True, sortable=False),
    Column("days", N_("Days to the decree"), 90, lambda row: _days(row.days), right=True, sortable=False),
    *_outcome(every=False),
)


class ReportsPage(Page):
    """The moves of a period, on the screen, as a workbook and on paper."""

    TITLE = N_("Reports")
    HELP = "reports"
    ROLE = "reports"
    PLACES = (Place.REPORTS,)
    TABLES = frozenset({"transfer_case", "decree", "objection", "commitment", "indicator", "indicator_value", "unit"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._query = _this_year()
        self.kinds: Rows[KindRow] = Rows(KIND_COLUMNS)
        self.moves: Rows[MoveRow] = Rows(MOVE_COLUMNS)
        self.kind_table = TableView(self.kinds, "reports.kinds", shell.state, sorting=False)
        self.move_table = TableView(self.moves, "reports.moves", shell.state, sorting=False)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the moves."""
        job = self.background.ask(self, self._show, move_report, self._query)
        job.refused = self._refused

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._export = button(_("E&xport…"), "reports.export", self._choose_export)
        self._print = main_button(_("&Print…"), "reports.print", "printer-outline")
        self._header.add(self._export, self._print)
        self.kind_table.setAccessibleName(_("Moves by kind"))
        self.move_table.setAccessibleName(_("Moves of a period"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Moves of a period"), 1.1))
        column.addLayout(self._build_filters())
        self._problem = QLabel()
        self._problem.setObjectName("reports.problem")
        self._problem.setProperty("problem", True)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addWidget(self._build_moves(), 1)
        column.addLayout(self._build_registers())
        self.column.addWidget(self._header)
        self.column.addWidget(body, 1)

    def _build_filters(self) -> QHBoxLayout:
        self._first, self._last = DateField(), DateField()
        self._unit = Picker(self.background, suggested_units, _("All units"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for field, label, name, width in (
            (self._first, _("&From"), "reports.first", DATE_WIDTH),
            (self._last, _("&To"), "reports.last", DATE_WIDTH),
            (self._unit, _("&Unit and all below it"), "reports.unit", UNIT_WIDTH),
        ):
            field.setObjectName(name)
            field.setFixedWidth(width)
            row.addWidget(label_for(label, field))
            row.addWidget(field)
        self._first.set_value(self._query.first)
        self._last.set_value(self._query.last)
        self._ask = button(_("&Show"), "reports.show", self._asked)
        row.addWidget(self._ask)
        row.addStretch(1)
        return row

    def _build_moves(self) -> QStackedWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.kind_table)
        column.addWidget(muted(f"{rule_words()} {_(COUNTED_ONCE)}"))
        column.addWidget(self.move_table, 1)
        self._empty = EmptyState(_("Nobody moved in this period. Choose a longer one, or another unit."))
        self._body = QStackedWidget()
        self._body.addWidget(found)
        self._body.addWidget(self._empty)
        return self._body

    def _build_registers(self) -> QHBoxLayout:
        """Where the other lists stand that can be printed."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        others = muted(_("Other lists to print:"))
        others.setWordWrap(False)  # Qt's own signature
        row.addWidget(others)
        for place, words, name in REGISTERS:
            opened = button(_(words), name)
            opened.clicked.connect(lambda _checked=False, at=place: self.shell.open(at))
            row.addWidget(opened)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._print.clicked.connect(self._show_print)
        self.move_table.opened.connect(self._open_case)
        self._unit.picked.connect(self._asked_by_unit)
        for field in (self._first, self._last):
            field.returnPressed.connect(self._asked)
        tab_order([self._first, self._last, self._unit, self._ask, self.kind_table, self.move_table])

    def _asked_by_unit(self, _suggestion: object) -> None:
        self._asked()

    def _asked(self) -> None:
        """Show the moves of what is entered now."""
        try:
            first, last, unit_id = self._first.value(), self._last.value(), self._unit.value()
        except Refusal as refusal:
            self._refused(refusal)
            return
        if first is None or last is None:
            self._refused(Refusal(_("The date is not given."), _("Fill in the date.")))
            return
        self._query = MoveQuery(first, last, unit_id)
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._problem.setText(str(refusal))
        self._problem.show()

    def _show(self, report: MoveReport) -> None:
        if report.query != self._query:
            return
        self._problem.hide()
        self.kinds.set_rows(report.kinds)
        self.moves.set_rows(report.moves)
        self.kind_table.setFixedHeight(ROW_HEIGHT * (len(report.kinds) + 1) + GAP)
        self._header.count.setText(str(len(report.moves)))
        self._body.setCurrentIndex(0 if report.moves else 1)
        self._export.setEnabled(bool(report.moves))

    def _open_case(self, position: int) -> None:
        row = self.moves.row_at(position)
        if row is not None:
            self.shell.open(Place.CASE, row.case.id)

    def _show_print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self.shell, self, _("Moves of a period"), print_moves, self._query, now)

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the report"), _("moves.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            job = self.background.do(self, self._exported, export_moves, path, self._query)
            job.refused = self.shell.show_refusal

    def _exported(self, count: int) -> None:
        self.shell.say(_("Moves exported: {count}.").format(count=count))


def _this_year() -> MoveQuery:
    today = date.today()  # noqa: DTZ011  # the office's own day
    return MoveQuery(date(today.year, 1, 1), date(today.year, 12, 31))
