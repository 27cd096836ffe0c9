"""The calendar of objections: a month's sheet above what falls in it, with the days left in both counts."""

from datetime import date, datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.dates import MONTHS, shown_date
from desktop.domain.objections.events import EVENT_WORDS, ObjectionEvent
from desktop.services.objections.events import MonthView, objection_month
from desktop.services.objections.reports import objection_calendar
from desktop.text import N_, _, language
from desktop.ui.icons import icon
from desktop.ui.objections.sheet import DayDelegate, MonthSheet
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, days_left_words

SOON_DAYS = 3
LINES_OF_A_DAY = 3
SHARES = [5, 3]


def _icon(event: ObjectionEvent) -> QIcon:
    if event.done:
        return icon("check-circle-outline", Meaning.DONE)
    if event.overdue:
        return icon("alert-circle-outline", Meaning.LATE)
    return icon("clock-outline", Meaning.SOON if 0 <= event.days_left <= SOON_DAYS else Meaning.PLAIN)


def _days(event: ObjectionEvent) -> str:
    if event.done:
        return _("done")
    if event.days_left < 0 and not event.overdue:
        return _("past")
    return days_left_words(event.days_left)


def _workdays(event: ObjectionEvent) -> str:
    return "" if event.done or (event.days_left < 0 and not event.overdue) else str(event.workdays_left)


COLUMNS: tuple[Column[ObjectionEvent], ...] = (
    Column("day", N_("Day"), 96, lambda row: shown_date(row.day), right=True, sortable=False),
    Column("what", N_("What"), 170, lambda row: _(EVENT_WORDS[row.kind]), sortable=False),
    Column("days", N_("Days left"), 128, _days, icon=_icon, sortable=False),
    Column("workdays", N_("Working days"), 90, _workdays, right=True, sortable=False),
    Column("employee", N_("Employee"), 160, lambda row: row.employee_name, sortable=False),
    Column("number", N_("Number"), 150, lambda row: row.number, sortable=False),
)


class ObjectionMonth(QWidget):
    """A month of objections; arrows move by days, Page Up and Page Down by months, Enter opens."""

    opened = Signal(object)
    """The `ObjectionEvent` that the officer wants to see."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._first = today.replace(day=1)
        self._wanted = today
        self.sheet = MonthSheet()
        self._days = QTableView()
        self.rows: Rows[ObjectionEvent] = Rows(COLUMNS)
        self.table = TableView(self.rows, "objectionMonth.table", shell.state, sorting=False)
        self._title, self._none = heading("", 1.2), muted(_("Nothing falls in this month."))
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the month that is shown."""
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(self, self._show, objection_month, self._first.year, self._first.month, today)

    def turn(self, months: int) -> None:
        """Show the month so many months later."""
        at = self._first.year * 12 + self._first.month - 1 + months
        self._go(date(at // 12, at % 12 + 1, 1))

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        bar.setSpacing(GAP)
        self._back = _arrow("chevron-left", "objectionMonth.back", _("The month before (Page Up)"))
        self._on = _arrow("chevron-right", "objectionMonth.on", _("The month after (Page Down)"))
        now = button(_("Today"), "objectionMonth.today", self._go_to_today)
        printing = button(_("Print the month…"), "objectionMonth.print", self._print)
        for widget in (self._back, self._title, self._on, now):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(printing)
        self._build_days()
        self.table.setAccessibleName(_("What falls in the month"))
        self._none.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._none)
        under.addWidget(self.table, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)  # Qt's own signature
        halves.addWidget(self._days)
        halves.addWidget(below)
        for at, share in enumerate(SHARES):
            halves.setStretchFactor(at, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(halves, 1)

    def _build_days(self) -> None:
        days = self._days
        days.setObjectName("objectionMonth.days")
        days.setAccessibleName(_("Days of the month"))
        days.setModel(self.sheet)
        days.setItemDelegate(DayDelegate(days))
        days.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        days.setTabKeyNavigation(False)  # Qt's own signature
        days.setShowGrid(True)  # Qt's own signature
        days.setWordWrap(False)  # Qt's own signature
        days.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.horizontalHeader().setHighlightSections(False)  # Qt's own signature
        rows = days.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(days.fontMetrics().lineSpacing() * LINES_OF_A_DAY + GRID)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        for key, months in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=months: self.turn(by))
        self._days.selectionModel().currentChanged.connect(self._day_chosen)
        self._days.activated.connect(self._open_day)
        self.table.opened.connect(self._open_row)

    def _go(self, day: date) -> None:
        self._first, self._wanted = day.replace(day=1), day
        self.refresh()

    def _go_to_today(self) -> None:
        self._go(date.today())  # noqa: DTZ011  # the office's own day

    def _show(self, view: MonthView) -> None:
        if view.first != self._first:
            return
        name = MONTHS[view.first.month - 1] if language() == "id" else f"{view.first:%B}"
        self._title.setText(f"{name} {view.first.year}")
        self.rows.set_rows(view.events)
        self._none.setVisible(not view.events)
        self.table.setVisible(bool(view.events))
        self.sheet.show_month(view, date.today())  # noqa: DTZ011  # the office's own day
        self._days.setCurrentIndex(self.sheet.index_of(self._wanted))

    def _day_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        cell = self.sheet.day_at(current)
        if cell is None:
            return
        self._wanted = cell.day if cell.in_month else self._wanted
        position = next((at for at, event in enumerate(self.rows.rows) if event.day == cell.day), None)
        if position is not None:
            self.table.select_position(position)

    def _open_day(self, index: QModelIndex) -> None:
        cell = self.sheet.day_at(index)
        if cell is not None and not cell.in_month:
            self._go(cell.day)
        elif cell is not None and cell.events:
            self.opened.emit(cell.events[0])

    def _open_row(self, position: int) -> None:
        event = self.rows.row_at(position)
        if event is not None:
            self.opened.emit(event)

    def _print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self._shell, self, _("Calendar of objections"), objection_calendar, self._first, now)


def _arrow(picture: str, name: str, words: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(picture))
    made.setObjectName(name)
    made.setToolTip(words)
    made.setAccessibleName(words)
    return made
