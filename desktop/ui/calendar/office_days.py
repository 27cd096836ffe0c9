"""The days off of a year, and the office's own days among them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.domain.dates import WEEKDAYS, shown_date
from desktop.domain.refusal import Refusal
from desktop.domain.workdays import DAY_KIND_WORDS, DayKind
from desktop.services.objections.office_days import add_day, remove_day
from desktop.services.rules.calendar import CalendarDay, CalendarYear, calendar_year
from desktop.services.rules.holidays import FIRST_YEAR, LAST_YEAR
from desktop.text import N_, _, language
from desktop.ui.forms import ChoiceField, DateField, Form, LineField
from desktop.ui.icons import icon
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, label_for

YEAR_WIDTH = 80
FORM_WIDTH = 420
ICONS = {
    DayKind.NATIONAL: ("flag-outline", Meaning.PLAIN),
    DayKind.JOINT_LEAVE: ("account-group-outline", Meaning.PLAIN),
    DayKind.OWN_REST: ("office-building-outline", Meaning.SOON),
    DayKind.OWN_WORK: ("briefcase-check-outline", Meaning.DONE),
}
OWN = (DayKind.OWN_REST, DayKind.OWN_WORK)
WORKS_WORDS = {False: N_("The office is closed"), True: N_("The office works")}


def _weekday(row: CalendarDay) -> str:
    return WEEKDAYS[row.day.weekday()] if language() == "id" else f"{row.day:%A}"


def _kind_icon(row: CalendarDay) -> QIcon:
    return icon(*ICONS[row.kind])


COLUMNS: tuple[Column[CalendarDay], ...] = (
    Column("day", N_("Day"), 110, lambda row: shown_date(row.day), right=True, sortable=False),
    Column("weekday", N_("Weekday"), 100, _weekday, sortable=False),
    Column("kind", N_("Kind of day"), 190, lambda row: _(DAY_KIND_WORDS[row.kind]), sortable=False, icon=_kind_icon),
    Column("name", N_("Name of the day"), 320, lambda row: row.name, sortable=False),
)


class OfficeDaysEditor(QWidget):
    """Shows the special days of a year, and adds and removes the office's own."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._year = QSpinBox()
        self._rows: Rows[CalendarDay] = Rows(COLUMNS)
        self._table = TableView(self._rows, "calendar.table", shell.state, sorting=False)
        self._warning = muted()
        self._form = Form("calendar")
        self._add = button(_("&Add this day"), "calendar.add", self._add_day)
        self._remove = button(_("&Remove the chosen day"), "calendar.remove", self._remove_day)
        self._build()
        self._year.valueChanged.connect(self.show_year)
        self._table.picked.connect(self._enable)
        self._year.setValue(date.today().year)  # noqa: DTZ011  # the office's own day

    def show_year(self, year: int) -> None:
        """Show the special days of `year`."""
        self._shell.background.ask(self, self._show, calendar_year, year)

    def _build(self) -> None:
        self._year.setObjectName("calendar.year")
        self._year.setFixedWidth(YEAR_WIDTH)
        self._year.setRange(FIRST_YEAR, LAST_YEAR)
        self._warning.setObjectName("calendar.unknown")
        self._table.setAccessibleName(_("Days off of the year"))
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(label_for(_("&Year"), self._year))
        top.addWidget(self._year)
        top.addWidget(self._warning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        column.addWidget(self._remove, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(MARGIN)
        column.addWidget(muted(_("Days on which this office is closed, or works, against the national calendar:")))
        column.addWidget(self._form)
        column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._form.setMaximumWidth(FORM_WIDTH)
        self._form.add("day", _("&Day"), DateField())
        self._form.add("works", _("On this day"), ChoiceField(WORKS_WORDS))
        self._form.add("note", _("Rea&son"), LineField(placeholder=_("For example the decree that says so")))
        self._form.fill({"works": False})

    def _show(self, shown: CalendarYear) -> None:
        self._rows.set_rows(shown.days)
        self._warning.setText(
            ""
            if shown.joint_leave_known
            else _("Joint leave (cuti bersama) of {year} is not known yet.").format(year=shown.year)
        )
        self._enable()

    def _enable(self, _position: int = 0) -> None:
        chosen = self._chosen()
        self._remove.setEnabled(chosen is not None and chosen.kind in OWN)

    def _chosen(self) -> CalendarDay | None:
        positions = self._table.selected_positions()
        return self._rows.row_at(positions[0]) if positions else None

    def _add_day(self) -> None:
        try:
            values = self._form.read()
        except Refusal:
            return
        if values["day"] is None:
            missing = _("Write the date.")
            self._form.show_refusal(Refusal(missing, fields={"day": missing}))
            return
        day, works = values["day"], bool(values["works"])
        job = self._shell.background.do(self, self._changed, add_day, day, values["note"], works=works)
        job.refused = self._refused

    def _remove_day(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.kind in OWN:
            self._shell.background.do(self, self._changed, remove_day, chosen.day)

    def _changed(self, moved: int) -> None:
        self._form.fill({"works": False})
        self.show_year(self._year.value())
        self._shell.say(_("The calendar is changed. Objections with other deadlines now: {count}.").format(count=moved))

    def _refused(self, refusal: Refusal) -> None:
        self._form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
