"""The stage in which it is looked at whether the move helped: follow-ups, and both units before and after."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.evaluation.before_after import rule_words
from desktop.services.cases.file import CaseFile
from desktop.services.cases.follow_ups import AFTER_STAGES
from desktop.services.evaluation.evaluation import (
    Chart,
    EvaluationFile,
    Role,
    chart_sentences,
    evaluation_file,
    plot_of,
    unit_basis,
)
from desktop.services.evaluation.indicators import IndicatorOwner
from desktop.text import _
from desktop.ui.cases.follow_ups import FollowUps
from desktop.ui.cases.looks import plain, quiet
from desktop.ui.indicators import IndicatorsView
from desktop.ui.places import Place
from desktop.ui.plot import MonthPlot
from desktop.ui.style import GAP, heading
from desktop.ui.windows import Shell, button


class EvaluationPart(QWidget):
    """The work of the stage Evaluation; follow-ups are written while the case is still supported, too."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case: CaseFile | None = None
        self._employee_id = 0
        self._unit_ids: dict[Role, int] = {}
        self.follow_ups = FollowUps(shell)
        self.indicators = IndicatorsView(shell, "ownIndicators")
        self.plots: list[MonthPlot] = []
        self._build()
        self.follow_ups.overtaken.connect(self._overtaken)
        self.follow_ups.kept.connect(self._ask)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        own = not self.indicators.isHidden() and self.indicators.is_touched()
        return not self.isHidden() and (self.follow_ups.is_touched() or own)

    def show_file(self, file: CaseFile) -> None:
        """Show the evaluation of `file`."""
        if self._case is not None and self._case.id != file.id:
            self.indicators.hide()
        self._case = file
        self._ask()

    def _ask(self) -> None:
        if self._case is not None:
            self._shell.background.ask(self, self._show, evaluation_file, self._case.id, _today())
            if not self.indicators.isHidden():
                self.indicators.refresh()

    def _overtaken(self) -> None:
        self._ask()
        self.overtaken.emit()

    def _build(self) -> None:
        self._day = plain(name="case.moveDay")
        self._rule = quiet(rule_words(), name="case.comparisonRule")
        self._none = quiet(
            _("Nothing was measured in these months. Enter the monthly numbers of the units with the buttons below."),
            name="case.noIndicators",
        )
        self._basis = quiet(name="case.basis")
        self._charts = QVBoxLayout()
        self._charts.setSpacing(GAP)
        self._drawn: QWidget | None = None
        self._units = QHBoxLayout()
        self._units.setSpacing(GAP)
        self._own = button(_("Indicators of the employee"), "case.ownIndicators", self._toggle_own)
        self._appraisals = quiet(name="case.appraisals")
        self._of_unit = {
            Role.ORIGIN: button(_("Indicators of the unit of origin…"), "case.originIndicators", self._open_origin),
            Role.DESTINATION: button(
                _("Indicators of the unit of destination…"), "case.destinationIndicators", self._open_destination
            ),
        }
        for one in (*self._of_unit.values(), self._own):
            self._units.addWidget(one)
        self._units.addStretch(1)
        self.indicators.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.follow_ups)
        column.addWidget(heading(_("Before and after the move"), 1.1))
        for part in (self._day, self._rule, self._none):
            column.addWidget(part)
        column.addLayout(self._charts)
        column.addWidget(self._basis)
        column.addWidget(self._appraisals)
        column.addLayout(self._units)
        column.addWidget(self.indicators)

    def _show(self, file: EvaluationFile) -> None:
        if self._case is None or file.case_id != self._case.id:
            return
        self._employee_id = file.employee_id
        self.follow_ups.show_file(file, may_write=self._case.stage in AFTER_STAGES)
        words = _("Day of the move: {day}") if file.moved_on else _("The move has no day yet.")
        self._day.setText(words.format(day=shown_date(file.moved_on) if file.moved_on else ""))
        self._none.setVisible(not file.charts)
        self._rule.setVisible(bool(file.charts))
        self._show_charts(file)
        self._basis.setText("\n".join(unit_basis(unit) for unit in file.units))
        self._basis.setVisible(bool(file.charts))
        told = "; ".join(f"{year} {rating}" for year, rating in file.appraisals)
        self._appraisals.setText(_("Appraisals (SKP) of the employee: {ratings}.").format(ratings=told or "–"))
        self._unit_ids = {unit.role: unit.id for unit in file.units}
        for role, one in self._of_unit.items():
            one.setVisible(role in self._unit_ids)

    def _show_charts(self, file: EvaluationFile) -> None:
        if self._drawn is not None:
            self._charts.removeWidget(self._drawn)
            # Gone at once: until Qt deletes them, the old plots would answer to the names of the new ones.
            self._drawn.setParent(None)
            self._drawn.deleteLater()
        self._drawn = QWidget()
        column = QVBoxLayout(self._drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.plots = []
        for at, chart in enumerate(file.charts, 1):
            plot = MonthPlot(f"case.plot{at}")
            plot.show_plot(plot_of(chart, file.months, file.moved_on))
            column.addWidget(plot)
            column.addWidget(plain(_said(chart), name=f"case.said{at}"))
            self.plots.append(plot)
        self._charts.addWidget(self._drawn)

    def _open_origin(self) -> None:
        self._shell.open(Place.UNIT_INDICATORS, self._unit_ids[Role.ORIGIN])

    def _open_destination(self) -> None:
        self._shell.open(Place.UNIT_INDICATORS, self._unit_ids[Role.DESTINATION])

    def _toggle_own(self) -> None:
        self.indicators.setVisible(self.indicators.isHidden())
        if not self.indicators.isHidden():
            self.indicators.load(IndicatorOwner(employee_id=self._employee_id))


def _said(chart: Chart) -> str:
    return "\n".join(chart_sentences(chart))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
