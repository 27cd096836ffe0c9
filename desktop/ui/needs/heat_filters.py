"""What the heat table shows: which units and posts, on which day, and which figure stands in the cells."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.domain.needs.counts import FIGURE_WORDS, Figure
from desktop.domain.refusal import Refusal
from desktop.services.needs.matrix import MatrixQuery
from desktop.text import _
from desktop.ui.forms import ChoiceField
from desktop.ui.needs.day_choice import DayChoice
from desktop.ui.needs.looked import Looked
from desktop.ui.pickers import Picker
from desktop.ui.style import GAP
from desktop.ui.suggestions import suggested_units
from desktop.ui.tab_stops import tab_order
from desktop.ui.windows import Shell, label_for

UNIT_FIELD = 200


class HeatFilters(QWidget):
    """One line of choices above the table."""

    changed = Signal()
    """Other rows, columns or another day are wanted."""
    figure_changed = Signal(object)
    """The `Figure` that is wanted in the cells."""

    def __init__(self, shell: Shell, role: str, today: date) -> None:
        super().__init__()
        self._shell = shell
        self._day = DayChoice(role, today)
        self._unit = Picker(shell.background, suggested_units, _("All units"))
        self._kind = ChoiceField(POST_KIND_WORDS, _("All kinds of post"))
        self._only_gaps = QCheckBox(_("Only &gaps"))
        self._figure = ChoiceField(FIGURE_WORDS)
        for field, name in (
            (self._unit, "unit"),
            (self._kind, "kind"),
            (self._only_gaps, "onlyGaps"),
            (self._figure, "figure"),
        ):
            field.setObjectName(f"{role}.{name}")
        self._unit.setFixedWidth(UNIT_FIELD)
        self._kind.keep_narrow()
        self._kind.setAccessibleName(_("Kind of post"))
        self._build()
        self._connect()

    def query(self) -> MatrixQuery:
        """What is asked for now; a unit that is half typed counts as none."""
        unit = self._unit.chosen()
        within = None if unit is None else unit.id
        return MatrixQuery(self._day.value(), within, self._kind.value(), self._only_gaps.isChecked())

    def unit_name(self) -> str:
        """The unit that is looked at."""
        unit = self._unit.chosen()
        return unit.name if unit else _("All units")

    def looked(self) -> Looked:
        """The day and the unit that are chosen now."""
        return Looked(*self._day.chosen_line(), self._unit.chosen())

    def look(self, looked: Looked) -> None:
        """Show the day and the unit that were chosen in another tab; nothing is told."""
        if looked != self.looked():
            self._day.show_line(looked.when, looked.day)
            self._unit.set_value(looked.unit)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for text, field in ((_("&Day"), self._day), (_("&Unit"), self._unit)):
            row.addWidget(label_for(text, field))
            row.addWidget(field)
        row.addWidget(self._kind)
        row.addWidget(self._only_gaps)
        row.addStretch(1)
        row.addWidget(label_for(_("&In the cells"), self._figure))
        row.addWidget(self._figure)
        tab_order([self._day.years, self._day.day, self._unit, self._kind, self._only_gaps, self._figure])

    def _connect(self) -> None:
        self._day.chosen.connect(self._change)
        self._day.unclear.connect(self._tell)
        self._unit.picked.connect(self._change)
        self._kind.edited.connect(self._change)
        self._only_gaps.toggled.connect(self._change)
        self._figure.edited.connect(self._fill)

    def _change(self, *_what: object) -> None:
        if not self._unit.is_unclear():
            self.changed.emit()

    def _fill(self) -> None:
        self.figure_changed.emit(Figure(self._figure.value()))

    def _tell(self, sentence: str) -> None:
        self._shell.show_refusal(Refusal(sentence))
