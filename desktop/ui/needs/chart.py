"""The tab of the organisation chart (peta jabatan): choices above, the chart, and words on the box looked at."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.needs.charts import ChartUnit, MapPaper, PostMap
from desktop.domain.needs.counts import count_words
from desktop.services.needs.post_map import export_post_map, post_map, print_post_map
from desktop.text import _
from desktop.ui.background import Job
from desktop.ui.needs.chart_tools import Scope, choose_workbook, export_button, picture_of, save_picture
from desktop.ui.needs.chart_view import STEP, ChartView
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.tab_stops import tab_order
from desktop.ui.windows import EmptyState, Shell, button

ROLE = "needs.chart"
SEARCH_WIDTH = 200
SIGN_WIDTH = 36


class OrganisationChart(QWidget):
    """Every unit as a box with its posts, holders and need."""

    unit_wanted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: Job | None = None
        self.scope = Scope(shell, ROLE, ("day", "unit"))
        self.view = ChartView(f"{ROLE}.view")
        self.search = QLineEdit()
        self.told = muted()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the chart."""
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._shell.background.ask(self, self._show, post_map, self.scope.query())

    def _build(self) -> None:
        self.search.setObjectName(f"{ROLE}.search")
        self.search.setPlaceholderText(_("Find a unit in the chart"))
        self.search.setAccessibleName(_("Find a unit in the chart"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self._posts = QCheckBox(_("P&osts in the boxes"))
        self._posts.setObjectName(f"{ROLE}.posts")
        self._posts.setChecked(True)
        self._export = export_button(ROLE, self._choose_workbook, self._show_print, self._choose_picture)
        self.scope.row.addWidget(self.search)
        self.scope.row.addWidget(self._export)
        self.told.setObjectName(f"{ROLE}.told")
        self._empty = EmptyState(_("No units yet. They come with the workbooks that SIASN exports."))
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        top.setSpacing(GAP)
        top.addWidget(self.scope)
        top.addLayout(self._build_tools())
        column.addLayout(top)
        column.addWidget(self._body, 1)

    def _build_tools(self) -> QHBoxLayout:
        """What changes how the chart is seen, and the words on the current box."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._percent = muted()
        self._percent.setWordWrap(False)  # Qt's own signature
        smaller, larger = button("−", f"{ROLE}.smaller", self._smaller), button("+", f"{ROLE}.larger", self._larger)
        for sign, words in ((smaller, _("Smaller (-, or Ctrl and the wheel)")), (larger, _("Larger (+)"))):
            sign.setFixedWidth(SIGN_WIDTH)
            sign.setToolTip(words)
            sign.setAccessibleName(words)
        self._tools = [
            smaller,
            larger,
            button(_("&Fit"), f"{ROLE}.fit", self._fit),
            button(_("U&nfold all"), f"{ROLE}.unfold", self._unfold),
            button(_("Fo&ld all"), f"{ROLE}.fold", self._fold),
        ]
        row.addWidget(self.told, 1)
        row.addWidget(self._posts)
        row.addWidget(self._percent)
        for tool in self._tools:
            row.addWidget(tool)
        return row

    def _connect(self) -> None:
        self.scope.changed.connect(self.refresh)
        self.search.returnPressed.connect(self._find)
        self._posts.toggled.connect(self.view.show_posts)
        self.view.chosen.connect(self._tell)
        self.view.opened.connect(self.unit_wanted)
        self.view.zoomed.connect(self._tell_size)
        tab_order([self.search, self._export, self._posts, *self._tools, self.view])

    def _show(self, chart: PostMap) -> None:
        self._asked = None
        self._body.setCurrentWidget(self.view if chart.units else self._empty)
        self._export.setEnabled(bool(chart.units))
        self.view.show_map(chart)

    def _tell(self, unit: ChartUnit) -> None:
        self.told.setText(_("{unit}: {count}.").format(unit=unit.name, count=count_words(unit.whole)))

    def _tell_size(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")

    def _find(self) -> None:
        count = self.view.find_unit(self.search.text())
        if not count and self.search.text().strip():
            self.told.setText(_("No unit in this chart is called so."))

    def _smaller(self) -> None:
        self.view.zoom(1 / STEP)

    def _larger(self) -> None:
        self.view.zoom(STEP)

    def _fit(self) -> None:
        self.view.fit()

    def _unfold(self) -> None:
        self.view.open_all()
        self.view.fit()

    def _fold(self) -> None:
        self.view.fold_all()
        self.view.fit()

    def _choose_workbook(self) -> None:
        choose_workbook(self._shell, self, _("organisation-chart.xlsx"), export_post_map, self.scope.query())

    def _show_print(self, paper: MapPaper) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self._shell, self, _("Organisation chart"), print_post_map, self.scope.query(), paper, now)

    def _choose_picture(self) -> None:
        draw = partial(picture_of, self.view.picture_size(), self.view.paint_picture, self.scope.words())
        save_picture(self._shell, self, _("organisation-chart.png"), draw)
