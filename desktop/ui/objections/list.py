"""The register of objections: what is due first stands on top, one objection is open beside the list."""

from array import array
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.objections.events import ObjectionEvent
from desktop.domain.refusal import Refusal
from desktop.services.objections.export import export_objections
from desktop.services.objections.file import ObjectionFile, open_objection
from desktop.services.objections.lists import (
    OBJECTION_FILTER_WORDS,
    ObjectionFilter,
    ObjectionQuery,
    ObjectionRow,
    objection_ids,
    objection_rows,
)
from desktop.services.objections.reports import objection_register, register_years
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.forms import ChoiceField
from desktop.ui.objections.columns import COLUMNS
from desktop.ui.objections.correction import Correction
from desktop.ui.objections.month import ObjectionMonth
from desktop.ui.objections.panel import ObjectionPanel
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import LazyRows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

SEARCH_WIDTH = 260
CALENDAR_TABLES = frozenset({"office_day", "setting", "rule_change", "transfer_case"})
"""What moves days in the calendar."""


class ObjectionsPage(Page):
    """All objections, and the one that is being worked on."""

    TITLE = N_("Objections")
    HELP = "objections"
    ROLE = "objections"
    PLACES = (Place.OBJECTIONS, Place.OBJECTION)
    TABLES = frozenset(
        {
            "objection",
            "letter",
            "letter_draft",
            "hearing",
            "commitment",
            "decree",
            "employee",
            "attachment",
            "office_day",
            "setting",
            "rule_change",
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._query = ObjectionQuery(filter=ObjectionFilter.OPEN)
        self._wanted: int | None = None
        self._listing: Job | None = None
        self._has_rows = False
        self.rows: LazyRows[ObjectionRow] = LazyRows(
            shell.background,
            COLUMNS,
            lambda session, ids: objection_rows(session, ids, date.today()),  # noqa: DTZ011  # the office's own day
            lambda row: row.id,
        )
        self.table = TableView(self.rows, "objections.table", shell.state)
        self.month = ObjectionMonth(shell)
        self.panel = ObjectionPanel(shell)
        self.correction = Correction(shell)
        self._build()
        self._connect()
        self.refresh()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # an id says which place
        """Show the register, with the objection `item_id` open beside it."""
        self._whole.setCurrentWidget(self._register)
        if item_id is not None:
            self._open(item_id)
        self._list()

    def refresh(self) -> None:
        """Ask again for the list, the month and the objection that is open."""
        self._list()
        self.background.ask(self, self._offer_years, register_years)
        if self._shows_month():
            self.month.refresh()
        if self._wanted is not None:
            self._ask_for(self._wanted)

    def may_leave(self) -> bool:
        """Whether neither a correction nor an answer would be lost."""
        if self._whole.currentWidget() is self.correction:
            return self.correction.may_leave()
        return self.panel.may_leave()

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("objections.search")
        self._search.setPlaceholderText(_("Search name, NIP, decree or number"))
        self._search.setAccessibleName(_("Search objections"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._filter = ChoiceField(OBJECTION_FILTER_WORDS)
        self._filter.setObjectName("objections.filter")
        self._filter.setAccessibleName(_("Which objections"))
        self._filter.set_value(self._query.filter)
        self._export = button(_("E&xport…"), "objections.export", self._choose_export)
        self._new = main_button(_("New &objection"), "objections.new", "plus")
        self._register_years = QMenu(self)
        self._print = button(_("Register"), "objections.register")
        self._print.setToolTip(_("Print the register of a year"))
        self._print.setMenu(self._register_years)
        self._as_list = _switch(_("List"), "objections.showList")
        self._as_month = _switch(_("Calendar"), "objections.showCalendar")
        self._as_list.setChecked(True)
        self._switches = QButtonGroup(self)
        self._switches.addButton(self._as_list)
        self._switches.addButton(self._as_month)
        self._header.add(self._as_list, self._as_month, self._search, self._filter)
        self._header.add(self._export, self._print, self._new)
        self.table.setAccessibleName(_(self.TITLE))
        self.table.show_sorting(self._query.order, descending=self._query.descending)
        self._register = QWidget()
        column = QVBoxLayout(self._register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(side_by_side(self, self._build_list(), self._build_detail()), 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._register)
        self._whole.addWidget(self.correction)
        self.column.addWidget(self._whole)

    def _build_list(self) -> QStackedWidget:
        self._empty = EmptyState(
            _("No objection fits. Record one when an employee objects in writing to a decree."),
            _("Record an objection"),
            "objections.first",
        )
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self._empty)
        self._left.addWidget(self.month)
        return self._left

    def _build_detail(self) -> QStackedWidget:
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState(_("Choose an objection to see its deadlines and to answer it.")))
        self._right.addWidget(self.panel)
        return self._right

    def _connect(self) -> None:
        self._search.textChanged.connect(self._searched)
        self._filter.edited.connect(self._filtered)
        self._new.clicked.connect(self._record)
        self._empty.acted.connect(self._record)
        self.table.sorted.connect(self._sort)
        self.table.picked.connect(self._picked)
        self._switches.buttonClicked.connect(self._switch)
        self.month.opened.connect(self._open_event)
        self.panel.correct.connect(self._correct)
        self.correction.finished.connect(self._corrected)
        tab_order([self._as_list, self._as_month, self._search, self._filter, self._export, self._print, self._new])
        tab_order([self._new, self.table])

    def _list(self) -> None:
        if self._listing is not None:
            self._listing.cancel()
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._listing = self.background.ask(self, self._show_ids, objection_ids, self._query, today)

    def _show_ids(self, ids: "array[int]") -> None:
        self.rows.set_ids(ids)
        self._header.count.setText(str(len(ids)))
        self._has_rows = bool(ids)
        self._show_left()
        self._export.setEnabled(bool(ids))
        if self._wanted is not None and self._wanted in ids:
            self.table.select_position(ids.index(self._wanted))

    def _shows_month(self) -> bool:
        return self._as_month.isChecked()

    def _show_left(self) -> None:
        """The list, what to do where there is none, or the calendar."""
        as_month = self._shows_month()
        listed = self.table if self._has_rows else self._empty
        self._left.setCurrentWidget(self.month if as_month else listed)
        for widget in (self._search, self._filter, self._export, self._header.count):
            widget.setVisible(not as_month)

    def _switch(self, _button: object) -> None:
        self._show_left()
        if self._shows_month():
            self.month.refresh()

    def _open_event(self, event: ObjectionEvent) -> None:
        if event.objection_id is None:
            self.shell.open(Place.CASE, event.case_id)
        elif self.panel.may_leave():
            self._open(event.objection_id)

    def _offer_years(self, years: list[int]) -> None:
        self._register_years.clear()
        for year in years or [date.today().year]:  # noqa: DTZ011  # the office's own day
            self._register_years.addAction(str(year), partial(self._print_register, year))

    def _print_register(self, year: int, _checked: bool = False) -> None:  # Qt adds whether it is checked
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self.shell, self, _("Register of objections"), objection_register, year, now)

    def _open(self, objection_id: int) -> None:
        self._wanted = objection_id
        self._ask_for(objection_id)

    def _ask_for(self, objection_id: int) -> None:
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.background.ask(self, self._show_file, open_objection, objection_id, today)

    def _show_file(self, file: ObjectionFile) -> None:
        if file.id == self._wanted:
            self.panel.show_file(file)
            self._right.setCurrentWidget(self.panel)

    def _picked(self, position: int) -> None:
        chosen = self.rows.ids[position]
        if chosen == self._wanted:
            return
        if self.panel.may_leave():
            self._open(chosen)
        elif self._wanted is not None and self._wanted in self.rows.ids:
            self.table.select_position(self.rows.ids.index(self._wanted))

    def _searched(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self._list()

    def _filtered(self) -> None:
        self._query = replace(self._query, filter=self._filter.value())
        self._list()

    def _sort(self, key: str, descending: bool) -> None:  # the signal's own form
        self._query = replace(self._query, order=key, descending=descending)
        self._list()

    def _record(self) -> None:
        self.shell.open(Place.NEW_OBJECTION)

    def _correct(self) -> None:
        file = self.panel.file()
        if file is not None:
            self.correction.start(file)
            self._whole.setCurrentWidget(self.correction)

    def _corrected(self) -> None:
        self._whole.setCurrentWidget(self._register)

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the objections"), _("objections.xlsx"), ["Excel (*.xlsx)"])
        if path is None:
            return
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self.background.do(self, self._exported, export_objections, path, self._query, today)
        job.refused = self._not_exported

    def _exported(self, count: int) -> None:
        self.shell.say(_("Objections exported: {count}.").format(count=count))

    def _not_exported(self, refusal: Refusal) -> None:
        self.shell.show_refusal(refusal)


def _switch(text: str, name: str) -> QPushButton:
    made = button(text, name)
    made.setCheckable(True)  # Qt's own signature
    return made
