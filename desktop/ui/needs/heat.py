"""The heat table: units by posts, each short, right or over by sign, shape and colour; names of a cell beside it."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.needs.counts import Figure
from desktop.services.needs.matrix import NeedMatrix, need_matrix
from desktop.services.needs.prints import export_matrix, export_places, print_matrix
from desktop.services.plans.beginning import ShownNeeds
from desktop.text import _, ngettext
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.needs.chart_tools import save_picture
from desktop.ui.needs.heat_filters import HeatFilters
from desktop.ui.needs.heat_model import HeatModel
from desktop.ui.needs.heat_picture import table_picture
from desktop.ui.needs.heat_view import HeatView
from desktop.ui.needs.place_panel import PlacePanel
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, GRID, MARGIN, muted
from desktop.ui.windows import EmptyState, Shell

ROLE = "needs.heat"
PANEL_WIDTH = 384


class HeatTab(QWidget):
    """Need and holders of every post in every unit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: Job | None = None
        today = date.today()  # noqa: DTZ011  # the office's own day
        self.filters = HeatFilters(shell, ROLE, today)
        self.model = HeatModel()
        self.view = HeatView(self.model, f"{ROLE}.table")
        self.panel = PlacePanel(shell)
        self._told = muted()
        self._told.setObjectName(f"{ROLE}.told")
        self._export = QPushButton(_("E&xport…"))
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the table."""
        if self._asked is not None:
            self._asked.cancel()
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._asked = self._shell.background.ask(self, self._show, need_matrix, self.filters.query(), today)
        self._asked.refused = self._shell.show_refusal

    def shown_needs(self) -> ShownNeeds:
        """What a plan that is begun here looks at."""
        query = self.filters.query()
        return ShownNeeds(query.day, query.unit_id, query.kind)

    def _build(self) -> None:
        self._export.setObjectName(f"{ROLE}.export")
        menu = QMenu(self._export)
        for words, act in (
            (_("Excel: &table…"), partial(self._choose_workbook, export_matrix, _("needs-table.xlsx"))),
            (_("Excel: &list of posts…"), partial(self._choose_workbook, export_places, _("needs-list.xlsx"))),
            (_("&PDF, to print…"), self._show_print),
            (_("P&icture (PNG)…"), self._choose_picture),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, do=act: do())
        self._export.setMenu(menu)
        self._empty = EmptyState(
            _("Nothing to show. Need comes with the workbook of the establishment, or from the tasks of a post."),
            _("Import a workbook"),
            f"{ROLE}.import",
        )
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty)
        self._split = QSplitter()
        self._split.setObjectName(f"{ROLE}.splitter")
        self._split.setChildrenCollapsible(False)  # Qt's own signature
        self._split.addWidget(self._body)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self.panel.hide()
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        top.setSpacing(GRID)
        top.addWidget(self.filters)
        line = QHBoxLayout()
        line.addWidget(self._told, 1)
        line.addWidget(self._export)
        top.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.filters.figure_changed.connect(self._fill)
        self.view.wanted.connect(self._look_into)
        self.view.unit_wanted.connect(self._look_at_unit)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.panel.closed.connect(self._close_panel)
        self._empty.acted.connect(self._import)

    def _show(self, matrix: NeedMatrix) -> None:
        self._asked = None
        kept = self.view.currentIndex()
        self.model.show_matrix(matrix)
        self._told.setText(self._words(matrix))
        self._body.setCurrentWidget(self.view if matrix.cells else self._empty)
        self._export.setEnabled(bool(matrix.cells))
        if not self.panel.isHidden():
            self.view.setCurrentIndex(self.model.index(kept.row(), kept.column()))
            self.panel.again(matrix.query.day)

    def _words(self, matrix: NeedMatrix) -> str:
        """The sums, and what the shapes mean."""
        short = sum(cell.gap > 0 for cell in matrix.cells.values())
        told = _("On {day}: {units}, {posts}; {missing} people short in {short} places, {over} over.").format(
            day=shown_date(matrix.query.day),
            units=ngettext("{count} unit", "{count} units", len(matrix.units)).format(count=len(matrix.units)),
            posts=ngettext("{count} post", "{count} posts", len(matrix.posts)).format(count=len(matrix.posts)),
            missing=matrix.missing,
            short=short,
            over=matrix.over,
        )
        return f"{told} {matrix.uncounted}." if matrix.uncounted else told

    def _fill(self, figure: Figure) -> None:
        self.model.show_figure(figure)
        self.view.viewport().update()
        for names in (self.view.horizontalHeader(), self.view.verticalHeader()):
            names.viewport().update()

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        for names in (self.view.horizontalHeader(), self.view.verticalHeader()):
            names.viewport().update()
        if current.isValid() and not self.panel.isHidden():
            self._look_into(current.row(), current.column())

    def _look_into(self, row: int, column: int) -> None:
        self._make_room()
        self.panel.ask(self.model.unit(row).id, self.model.post(column).id, self.model.matrix.query.day)

    def _look_at_unit(self, row: int) -> None:
        self._make_room()
        self.panel.ask(self.model.unit(row).id, None, self.model.matrix.query.day)

    def _make_room(self) -> None:
        if self.panel.isHidden():
            self.panel.show()
            self._split.setSizes([self._split.width() - PANEL_WIDTH, PANEL_WIDTH])
            self.view.scrollTo(self.view.currentIndex())

    def _close_panel(self) -> None:
        self.panel.hide()
        self.view.setFocus()

    def _choose_workbook(self, write: object, suggested: str) -> None:
        path = messages.choose_new_file(self, _("Export the needs"), suggested, ["Excel (*.xlsx)"])
        if path is not None:
            job = self._shell.background.do(self, self._written, write, path, self.model.matrix)  # type: ignore[arg-type]
            job.refused = self._shell.show_refusal

    def _written(self, count: int) -> None:
        self._shell.say(_("Rows exported: {count}.").format(count=count))

    def _show_print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        figure = self.model.figure
        show_report(self._shell, self, _("Heat table of needs"), print_matrix, self.model.matrix, figure, now)

    def _choose_picture(self) -> None:
        save_picture(
            self._shell,
            self,
            _("needs.png"),
            partial(table_picture, self.model, self.view.font(), self.filters.unit_name()),
        )

    def _import(self) -> None:
        self._shell.open(Place.IMPORT)
