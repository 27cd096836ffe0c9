"""The tab of the years: need and holders of all, a unit or a post, as a plot and as figures."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.needs.charts import MapPaper, YearCount
from desktop.services.needs.years import (
    HEADINGS,
    METHOD,
    YEAR,
    export_years,
    lacking,
    need_years,
    print_years,
    year_cells,
)
from desktop.text import _
from desktop.ui.background import Job
from desktop.ui.needs.chart_tools import Scope, choose_workbook, export_button, picture_of, save_picture
from desktop.ui.needs.years_plot import YearsPlot
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, ROW_HEIGHT, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Shell

ROLE = "needs.years"
YEARS_SHOWN, FEWEST_ROWS = 11, 5
TITLES = (YEAR, *HEADINGS[1:])
WIDTHS = (160, 190, 190, 190, 190, 190)


def _column(at: int) -> Column[YearCount]:
    return Column(f"c{at}", TITLES[at], WIDTHS[at], lambda year: year_cells(year)[at], right=at > 0, sortable=False)


class YearsTab(QWidget):
    """What was and what is to come if nobody is moved or appointed."""

    unit_wanted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: Job | None = None
        self.scope = Scope(shell, ROLE, ("unit", "post"))
        self.plot = YearsPlot(f"{ROLE}.plot")
        self.rows: Rows[YearCount] = Rows(tuple(map(_column, range(len(TITLES)))))
        self.table = TableView(self.rows, f"{ROLE}.table", shell.state, sorting=False)
        self._lacking = QLabel()
        self._build()
        self.scope.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Ask again for the years."""
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._shell.background.ask(self, self._show, need_years, self.scope.query())

    def _build(self) -> None:
        self._lacking.setObjectName(f"{ROLE}.lacking")
        self._lacking.setWordWrap(True)
        self._export = export_button(
            ROLE, self._choose_workbook, self._show_print, self._choose_picture, (MapPaper.A4,)
        )
        self.scope.row.addWidget(self._export)
        self.table.setAccessibleName(_("Need and holders over the years"))
        self.table.setMinimumHeight(ROW_HEIGHT * FEWEST_ROWS)
        self.table.setMaximumHeight(ROW_HEIGHT * (YEARS_SHOWN + 1) + GAP)
        found = QWidget()
        inner = QVBoxLayout(found)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self.plot, 1)
        inner.addWidget(self.table, 2)
        self._empty = EmptyState(_("Nobody is needed and nobody serves here. Choose another unit or post."))
        self._body = QStackedWidget()
        self._body.addWidget(found)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.scope)
        column.addWidget(self._body, 1)
        column.addWidget(self._lacking)
        column.addWidget(muted(_(METHOD)))

    def _show(self, years: list[YearCount]) -> None:
        self._asked = None
        self.plot.show_years(years)
        self.rows.set_rows(years)
        self._lacking.setText(lacking(years))
        self._lacking.setVisible(bool(lacking(years)))
        is_empty = not any(year.count.need or year.count.holders for year in years)
        self._body.setCurrentIndex(1 if is_empty else 0)
        self._export.setEnabled(not is_empty)

    def _choose_workbook(self) -> None:
        choose_workbook(self._shell, self, _("need-by-year.xlsx"), export_years, self.scope.query())

    def _show_print(self, _paper: MapPaper) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self._shell, self, _("Over the years"), print_years, self.scope.query(), now)

    def _choose_picture(self) -> None:
        draw = partial(picture_of, self.plot.size(), self.plot.paint_picture, self.scope.words())
        save_picture(self._shell, self, _("need-by-year.png"), draw)
