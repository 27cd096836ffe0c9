"""The list of employees: search as you type, filters, and the file of one employee beside it."""

from array import array
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.employees.employees import EMPLOYEE_KIND_WORDS
from desktop.domain.employees.order import OrderBy
from desktop.domain.refusal import Refusal
from desktop.services.employees.employees import (
    STATUS_FILTER_WORDS,
    EmployeeQuery,
    EmployeeRow,
    FirstPage,
    StatusFilter,
    employee_rows,
    search_ids,
    search_page,
)
from desktop.services.employees.file import EmployeeFile, open_employee
from desktop.services.employees.papers import export_employees, note_export
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.employees.columns import COLUMNS
from desktop.ui.employees.correction import Correction
from desktop.ui.employees.panel import EmployeePanel
from desktop.ui.employees.wish_sheets import WishSheets
from desktop.ui.forms import ChoiceField
from desktop.ui.pickers import Picker, Suggestion
from desktop.ui.places import Place
from desktop.ui.suggestions import suggested_units
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import LazyRows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

SEARCH_WIDTH = 240
UNIT_WIDTH = 170
DETAIL_WIDTH = 440


class EmployeesPage(Page):
    """All employees, and the file of the one that is looked at."""

    TITLE = N_("Employees")
    HELP = "employees"
    ROLE = "employees"
    PLACES = (Place.EMPLOYEES, Place.EMPLOYEE)
    TABLES = frozenset(
        {"employee", "unit", "post", "post_history", "transfer_case", "letter", "attachment"}
    ) | frozenset({"wish", "skill", "commitment", "support_item"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._query = EmployeeQuery()
        self._wanted: int | None = None
        self._jobs: list[Job] = []
        self.rows: LazyRows[EmployeeRow] = LazyRows(shell.background, COLUMNS, employee_rows, lambda row: row.id)
        self.table = TableView(self.rows, "employees.table", shell.state)
        self.panel = EmployeePanel(shell)
        self.correction = Correction(shell)
        self._sheets = WishSheets(shell, self, self._listed, self._beside)
        self._build()
        self._connect()
        self._list()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # an id says which place
        """Show the list, with the file of the employee `item_id` open beside it."""
        if item_id is not None:
            self._open(item_id)
            self._point_at_wanted()

    def refresh(self) -> None:
        """Ask again for the list and for the file that is open."""
        self._list()
        if self._wanted is not None:
            self._open(self._wanted)

    def may_leave(self) -> bool:
        """Whether nothing that was entered would be lost."""
        if self._whole.currentWidget() is self.correction:
            return self.correction.may_leave()
        return self.panel.may_leave()

    def current_employee(self) -> int | None:
        """The employee whose file is open."""
        return self._wanted

    def _build(self) -> None:
        self._build_header()
        self._register = QWidget()
        column = QVBoxLayout(self._register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        self._splitter: QSplitter = side_by_side(self, self._build_list(), self.panel)
        # While nobody is chosen the list has the whole width; what is shown beside it then has its own again.
        self.panel.hide()
        column.addWidget(self._splitter, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._register)
        self._whole.addWidget(self.correction)
        self.column.addWidget(self._whole)

    def _build_header(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("employees.search")
        self._search.setPlaceholderText(_("Name, NIP, unit, post"))
        self._search.setAccessibleName(_("Search employees"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._unit = Picker(self.background, suggested_units, _("All units"))
        self._unit.setObjectName("employees.filterUnit")
        self._unit.setAccessibleName(_("Only this unit and those below it"))
        self._unit.setClearButtonEnabled(True)
        self._unit.setFixedWidth(UNIT_WIDTH)
        self._kind = ChoiceField({kind: kind.value.upper() for kind in EMPLOYEE_KIND_WORDS}, _("All kinds"))
        self._kind.setObjectName("employees.filterKind")
        self._kind.setAccessibleName(_("Only this kind"))
        self._status = ChoiceField(STATUS_FILTER_WORDS)
        self._status.setObjectName("employees.filterStatus")
        self._status.setAccessibleName(_("Only this status"))
        self._columns = button(_("Co&lumns"), "employees.columns", self._choose_columns)
        self._export = button(_("E&xport…"), "employees.export", self._choose_export)
        self._wishes = button(_("&Wishes…"), "employees.wishes", self._choose_wishes)
        self._wishes.setToolTip(_("Sheets on which employees state wishes and skills"))
        self._new = main_button(_("&New employee"), "employees.new", "account-plus-outline")
        self._header.add(self._search, self._unit, self._kind, self._status, self._columns)
        self._header.add(self._export, self._wishes, self._new)

    def _build_list(self) -> QStackedWidget:
        self.table.setAccessibleName(_(self.TITLE))
        self.table.show_sorting(self._query.sort, descending=self._query.descending)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._new_case = QAction(_("New &transfer case"), self)
        self._new_case.setObjectName("employees.newCase")
        self._new_case.setShortcut("Ctrl+Shift+N")
        self._new_case.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self._new_case)
        self._nobody = EmptyState(_("No employee fits what is searched for."), _("Show all"), "employees.showAll")
        self._none_yet = EmptyState(
            _("No employees yet. Import the workbook that SIASN exports, or record them one by one."),
            _("Import a workbook"),
            "employees.import",
        )
        self._left = QStackedWidget()
        for widget in (self.table, self._nobody, self._none_yet):
            self._left.addWidget(widget)
        return self._left

    def _connect(self) -> None:
        self._search.textChanged.connect(self._searched)
        self._unit.picked.connect(self._unit_picked)
        self._kind.edited.connect(self._filtered)
        self._status.edited.connect(self._filtered)
        self._new.clicked.connect(self._record)
        self._nobody.acted.connect(self._show_all)
        self._none_yet.acted.connect(self._import)
        self._new_case.triggered.connect(self._open_new_case)
        self.table.sorted.connect(self._sort)
        self.table.picked.connect(self._picked)
        self.table.customContextMenuRequested.connect(self._context_menu)
        self.panel.correct.connect(self._correct)
        self.correction.finished.connect(self._corrected)
        filters = (self._search, self._unit, self._kind, self._status)
        tab_order([*filters, self._columns, self._export, self._wishes, self._new, self.table])

    def _ask(self, query: EmployeeQuery) -> None:
        self._query = query
        self._list()

    def _list(self) -> None:
        """Ask for the first page and for all ids; what was asked for before is not waited for any more."""
        for job in self._jobs:
            job.cancel()
        self._jobs = []
        if self._query.sort is OrderBy.NAME and not self._query.descending:
            self._jobs.append(self.background.ask(self, self._show_first, search_page, self._query))
        else:
            self._jobs.append(self.background.ask(self, self._show_ids, search_ids, self._query))

    def _show_first(self, page: FirstPage) -> None:
        self._show(array("q", [row.id for row in page.rows]), page.rows, complete=page.complete)
        if not page.complete:
            self._jobs.append(self.background.ask(self, self._show_ids, search_ids, self._query))

    def _show_ids(self, ids: "array[int]") -> None:
        kept = [row for at in range(min(len(self.rows.ids), 100)) if (row := self.rows.row_at(at)) is not None]
        same = ids[: len(kept)].tolist() == [row.id for row in kept]
        self._show(ids, kept if same else [], complete=True)

    def _show(self, ids: "array[int]", rows: list[EmployeeRow], *, complete: bool) -> None:
        self.rows.set_ids(ids, rows)
        self._header.count.setText(f"{len(ids):,}".replace(",", ".") if complete else "…")
        self._export.setEnabled(bool(ids))
        empty = self._none_yet if self._query == EmployeeQuery() else self._nobody
        self._left.setCurrentWidget(self.table if ids else empty)
        if complete:
            self._point_at_wanted()

    def _point_at_wanted(self) -> None:
        if self._wanted is not None and self._wanted in self.rows.ids:
            self.table.select_position(self.rows.ids.index(self._wanted))

    def _open(self, employee_id: int) -> None:
        self._wanted = employee_id
        self.background.ask(self, self._show_file, open_employee, employee_id)

    def _show_file(self, file: EmployeeFile) -> None:
        if file.id == self._wanted:
            self.panel.show_file(file)
            self._make_room()

    def _make_room(self) -> None:
        """Show the file beside the list: as wide as the officer left it, or as it needs."""
        if self.panel.isHidden():
            self.panel.show()
            if not self.shell.state.contains(f"splitter/{self.ROLE}"):
                self._splitter.setSizes([self._splitter.width() - DETAIL_WIDTH, DETAIL_WIDTH])

    def _picked(self, position: int) -> None:
        chosen = self.rows.ids[position]
        if chosen == self._wanted:
            return
        if self.panel.may_leave():
            self._open(chosen)
        else:
            self._point_at_wanted()

    def _searched(self, text: str) -> None:
        self._ask(replace(self._query, text=text))

    def _unit_picked(self, chosen: Suggestion | None) -> None:
        self._ask(replace(self._query, unit_id=chosen.id if chosen else None))

    def _filtered(self) -> None:
        self._ask(replace(self._query, kind=self._kind.value(), status=self._status.value()))

    def _sort(self, key: str, descending: bool) -> None:  # the signal's own form
        self._ask(replace(self._query, sort=OrderBy(key), descending=descending))

    def _show_all(self) -> None:
        self._unit.set_value(None)
        self._kind.set_value(None)
        self._status.set_value(StatusFilter.ALL)
        self._query = EmployeeQuery(sort=self._query.sort, descending=self._query.descending)
        self._search.clear()
        self._list()

    def _context_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self._new_case)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _open_new_case(self) -> None:
        positions = self.table.selected_positions()
        if positions:
            self.shell.open(Place.NEW_CASE, self.rows.ids[positions[0]])

    def _choose_columns(self) -> None:
        self.table.columns_menu().popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _choose_wishes(self) -> None:
        self._sheets.popup(self._wishes.mapToGlobal(self._wishes.rect().bottomLeft()))

    def _listed(self) -> EmployeeQuery:
        return self._query

    def _beside(self) -> tuple[int, str] | None:
        file = self.panel.file()
        return None if file is None or self.panel.isHidden() else (file.id, file.name)

    def _record(self) -> None:
        self.shell.open(Place.NEW_EMPLOYEE)

    def _import(self) -> None:
        self.shell.open(Place.IMPORT)

    def _correct(self) -> None:
        file = self.panel.file()
        if file is not None:
            self.correction.start(file)
            self._whole.setCurrentWidget(self.correction)

    def _corrected(self) -> None:
        self._whole.setCurrentWidget(self._register)

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the employees"), _("employees.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            self.shell.say(_("The list is being written…"))
            query = self._query
            job = self.background.ask(self, lambda count: self._written(count, query), export_employees, path, query)
            job.refused = self._not_exported

    def _written(self, count: int, query: EmployeeQuery) -> None:
        """Only the line of the trail is a change: nothing that is saved waits for the workbook."""
        self.background.do(self, self._exported, note_export, count, query)

    def _exported(self, count: int) -> None:
        self.shell.say(_("Employees exported: {count}.").format(count=count))

    def _not_exported(self, refusal: Refusal) -> None:
        self.shell.show_refusal(refusal)
