"""The tab of the map: which post and day above, the map, and words on the unit looked at."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QMargins, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.needs.charts import MapPaper, SpotMap, UnitSpot
from desktop.domain.needs.counts import count_words, total
from desktop.services.needs.unit_spots import export_spots, print_spots, spot_map, spot_words
from desktop.text import _
from desktop.ui.background import Job
from desktop.ui.needs.chart_tools import Scope, choose_workbook, export_button, picture_of, save_picture
from desktop.ui.needs.unit_map_view import STEP, UnitMapView, key_words
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, LIGHT, MARGIN, muted
from desktop.ui.tab_stops import tab_order
from desktop.ui.windows import EmptyState, Shell, button

ROLE = "needs.map"
SIGN_WIDTH = 36
KEY_LINES = 3
NAMED = 3
"""Units without coordinates that are named; more are counted."""


class UnitMap(QWidget):
    """Where people are missing, seen from above."""

    unit_wanted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._asked: Job | None = None
        self.scope = Scope(shell, ROLE, ("day", "unit", "post"))
        self.view = UnitMapView(f"{ROLE}.view", shell.background)
        self.told = muted()
        self._sum = ""
        self._unplaced = muted()
        self._key = muted()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask again for the units."""
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._shell.background.ask(self, self._show, spot_map, self.scope.query())

    def _build(self) -> None:
        self._export = export_button(ROLE, self._choose_workbook, self._show_print, self._choose_picture)
        self.scope.row.addWidget(self._export)
        self.told.setObjectName(f"{ROLE}.told")
        self._key.setObjectName(f"{ROLE}.key")
        self._key.setContentsMargins(MARGIN, 0, MARGIN, 0)
        # Of one height always, or the map would be laid again for each key that it gets.
        self._key.setFixedHeight(KEY_LINES * self._key.fontMetrics().height() + GAP)
        self._unplaced.setObjectName(f"{ROLE}.unplaced")
        self._empty = EmptyState(
            _("No unit with this need has coordinates. They come with the workbook of the establishment (formasi).")
        )
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        top.setSpacing(GAP)
        top.addWidget(self.scope)
        top.addLayout(self._build_tools())
        top.addWidget(self._unplaced)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body, 1)
        column.addWidget(self._key)

    def _build_tools(self) -> QHBoxLayout:
        smaller, larger = button("−", f"{ROLE}.smaller", self._smaller), button("+", f"{ROLE}.larger", self._larger)
        for sign, words in ((smaller, _("Smaller (-)")), (larger, _("Larger (+)"))):
            sign.setFixedWidth(SIGN_WIDTH)
            sign.setToolTip(words)
            sign.setAccessibleName(words)
        self._tools = [smaller, larger, button(_("&Fit"), f"{ROLE}.fit", self._fit)]
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.told, 1)
        for tool in self._tools:
            row.addWidget(tool)
        return row

    def _connect(self) -> None:
        self.view.keyed.connect(self._key.setText)
        self.scope.changed.connect(self.refresh)
        self.view.chosen.connect(self._tell)
        self.view.opened.connect(self.unit_wanted)
        tab_order([self._export, *self._tools, self.view])

    def _show(self, found: SpotMap) -> None:
        self._asked = None
        self.view.show_spots(found.spots)
        self._body.setCurrentWidget(self.view if found.spots else self._empty)
        self._export.setEnabled(bool(found.spots))
        self._unplaced.setVisible(bool(found.unplaced))
        names = ", ".join(found.unplaced[:NAMED])
        more = len(found.unplaced) - NAMED
        names += _(" and {count} more").format(count=more) if more > 0 else ""
        self._unplaced.setText(_("Not on the map, for they have no coordinates: {units}.").format(units=names))
        self._sum = _("{count}. A circle is as large as the need; − short, + over, = right.").format(
            count=count_words(total(spot.count for spot in found.spots)).capitalize()
        )
        self._tell(self.view.current())

    def _tell(self, spot: UnitSpot | None) -> None:
        self.told.setText(self._sum if spot is None else spot_words(spot))

    def _smaller(self) -> None:
        self.view.zoom(1 / STEP)

    def _larger(self) -> None:
        self.view.zoom(STEP)

    def _fit(self) -> None:
        self.view.fit()

    def _choose_workbook(self) -> None:
        choose_workbook(self._shell, self, _("map-of-units.xlsx"), export_spots, self.scope.query())

    def _show_print(self, paper: MapPaper) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self._shell, self, _("Map of units"), print_spots, self.scope.query(), paper, now)

    def _choose_picture(self) -> None:
        size = self.view.size().grownBy(QMargins(0, 0, 0, self._key.height()))
        draw = partial(picture_of, size, self._paint_picture, self.scope.words())
        save_picture(self._shell, self, _("map-of-units.png"), draw)

    def _paint_picture(self, painter: QPainter) -> None:
        """The map with its key below it."""
        self.view.paint_picture(painter)
        room = QRect(MARGIN, self.view.height(), self.view.width() - 2 * MARGIN, self._key.height())
        painter.setPen(QColor(LIGHT.text))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, key_words(self.view.layout_now()))
