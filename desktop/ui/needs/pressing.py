"""The most pressing gaps: a list to work down in the morning, each with why it presses."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.needs.counts import Count
from desktop.domain.needs.tasks import sheet_number
from desktop.services.needs.ranking import (
    RULE,
    TITLE,
    PressingGap,
    export_gaps,
    fitting,
    gaps_told,
    pressing_gaps,
    print_gaps,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.needs.chart_tools import Scope
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, GRID, MARGIN, muted
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Shell, button, button_row

ROLE = "needs.gaps"


def _percent(gap: PressingGap) -> str:
    percent = Count(gap.facts.need, gap.facts.holders).percent
    return "–" if percent is None else f"{percent}%"


def _of_need(gap: PressingGap) -> str:
    return f"{gap.facts.holders}/{gap.facts.need}"


COLUMNS: tuple[Column[PressingGap], ...] = (
    Column("points", N_("Urgency"), 72, lambda gap: str(gap.points), right=True),
    Column("unit", N_("Unit"), 215, lambda gap: gap.unit),
    Column("post", N_("Post"), 180, lambda gap: gap.post),
    Column("skill", N_("Skill"), 90, lambda gap: gap.skill),
    Column("missing", N_("Missing"), 72, lambda gap: str(gap.facts.missing), right=True),
    Column("holders", N_("Holders"), 72, _of_need, right=True),
    Column("percent", N_("Percent"), 72, _percent, right=True),
    Column("why", N_("Why it presses"), 400, PressingGap.why, sortable=False, tip=PressingGap.why),
)


ORDERS: dict[str, Callable[[PressingGap], Any]] = {
    "points": lambda gap: gap.points,
    "unit": lambda gap: gap.unit.casefold(),
    "post": lambda gap: gap.post.casefold(),
    "skill": lambda gap: gap.skill.casefold(),
    "missing": lambda gap: gap.facts.missing,
    "holders": lambda gap: gap.facts.holders,
    "percent": lambda gap: Count(gap.facts.need, gap.facts.holders).percent or 0,
}
"""What the headings sort by."""
SEARCH_WIDTH = 220


class PressingTab(QWidget):
    """Posts without people and skills that nobody has, the most pressing first."""

    unit_wanted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: Job | None = None
        self.scope = Scope(shell, ROLE, ("day", "unit"))
        self.rows: Rows[PressingGap] = Rows(COLUMNS)
        self.table = TableView(self.rows, f"{ROLE}.table", shell.state)
        self._gaps: list[PressingGap] = []
        self._order = ("points", True)
        self._search = QLineEdit()
        self.table.setAccessibleName(_(TITLE))
        self._told, self._why = muted(), muted()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the list."""
        if self._asked is not None:
            self._asked.cancel()
        query = self.scope.query()
        asked = (query.day, query.today, query.unit_id)
        self._asked = self._shell.background.ask(self, self._show, pressing_gaps, *asked)

    def _build(self) -> None:
        self._told.setObjectName(f"{ROLE}.told")
        self._why.setObjectName(f"{ROLE}.why")
        self._export = button(_("E&xport…"), f"{ROLE}.export", self._choose_workbook)
        self._print = button(_("&Print…"), f"{ROLE}.print", self._show_print)
        self._move = button(_("Ne&w transfer to here…"), f"{ROLE}.move", self._begin_case)
        self._tasks = button(_("&Tasks (ABK)…"), f"{ROLE}.tasks", self._open_tasks)
        self._see = button(_("Open the u&nit"), f"{ROLE}.open", self._open_unit)
        self._search.setObjectName(f"{ROLE}.search")
        self._search.setPlaceholderText(_("Search unit, post, skill"))
        self._search.setAccessibleName(_("Search unit, post, skill"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        for each in (self._search, self._export, self._print):
            self.scope.row.addWidget(each)
        self._empty = EmptyState(_("Nobody is missing on this day, nor within the year after it."))
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GRID)
        for layout in (self._beside(self.scope), self._beside(self._told)):
            layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
            column.addLayout(layout)
        column.addWidget(self._body, 1)
        below = button_row(self._move, self._tasks, self._see)
        for layout in (self._beside(self._why), below, self._beside(muted(_(RULE)))):
            layout.setContentsMargins(MARGIN, GRID, MARGIN, 0)
            column.addLayout(layout)
        tab_order([self._search, self._export, self._print, self.table, self._move, self._tasks, self._see])

    def _beside(self, label: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label, 1)
        return row

    def _connect(self) -> None:
        self.scope.changed.connect(self.refresh)
        self._search.textChanged.connect(self._fill)
        self.table.sorted.connect(self._sort)
        self.table.picked.connect(self._explain)
        self.table.opened.connect(self._opened)

    def _show(self, gaps: list[PressingGap]) -> None:
        self._asked = None
        self._gaps = gaps
        self._fill()

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _fill(self) -> None:
        """Show what fits the search, in the order of the heading that was chosen."""
        key, descending = self._order
        gaps = fitting(self._gaps, self._search.text())
        if self._order != ("points", True):
            gaps.sort(key=ORDERS[key], reverse=descending)
        self.table.show_sorting(key, descending=descending)
        self.rows.set_rows(gaps)
        self._body.setCurrentWidget(self.table if self._gaps else self._empty)
        self._told.setText(gaps_told(gaps))
        self._why.clear()
        for each in (self._export, self._print, self._move, self._tasks, self._see):
            each.setEnabled(bool(gaps))  # Qt's own signature
        if gaps:
            self.table.select_position(0)

    def _explain(self, position: int) -> None:
        gap = self.rows.row_at(position)
        if gap is not None:
            place = f"{gap.post}, {gap.unit}" if gap.post else gap.unit
            told = _("{place}: {points} points: {why}.")
            self._why.setText(told.format(place=place, points=gap.points, why=gap.why()))
            self._move.setEnabled(gap.post_id is not None)

    def _current(self) -> PressingGap | None:
        return self.rows.row_at(self.table.currentIndex().row())

    def _opened(self, position: int) -> None:
        gap = self.rows.row_at(position)
        if gap is not None:
            self.unit_wanted.emit(gap.unit_id)

    def _open_unit(self) -> None:
        self._opened(self.table.currentIndex().row())

    def _begin_case(self) -> None:
        gap = self._current()
        if gap is not None and gap.post_id is not None:
            self._shell.open(Place.NEW_CASE_TO, sheet_number(gap.unit_id, gap.post_id))

    def _open_tasks(self) -> None:
        gap = self._current()
        if gap is not None:
            self._shell.open(Place.NEED_TASKS, sheet_number(gap.unit_id, gap.post_id or 0))

    def _choose_workbook(self) -> None:
        path = messages.choose_new_file(self, _("Export the needs"), _("gaps.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            query = self.scope.query()
            asked = (path, self.rows.rows, query.day, query.unit_id)
            job = self._shell.background.do(self, self._written, export_gaps, *asked)
            job.refused = self._shell.show_refusal

    def _written(self, count: int) -> None:
        self._shell.say(_("Rows exported: {count}.").format(count=count))

    def _show_print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        query = self.scope.query()
        show_report(self._shell, self, _(TITLE), print_gaps, query.day, query.unit_id, self._search.text(), now)
