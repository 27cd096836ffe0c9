"""On which day need and holders are looked at: today, in some years, or a day of the calendar."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.dates import years_later
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.drop_down import DropDown
from desktop.ui.forms import DateField
from desktop.ui.style import GRID

YEARS = (0, 1, 3, 5)
DATE_WIDTH = 130


class DayChoice(QWidget):
    """A drop-down of days, and a field for another one."""

    chosen = Signal(date)
    unclear = Signal(str)
    """What is typed is no day; the sentence says so."""

    def __init__(self, role: str, today: date) -> None:
        super().__init__()
        self._today = today
        self.years = DropDown()
        self.years.setObjectName(f"{role}.when")
        self.years.setAccessibleName(_("Day"))
        for years in YEARS:
            words = _("In {count} years").format(count=years) if years > 1 else _("In one year")
            self.years.addItem(words if years else _("Today"))
        self.years.addItem(_("Another day …"))
        self.day = DateField()
        self.day.setObjectName(f"{role}.day")
        self.day.setAccessibleName(_("Another day"))
        self.day.setFixedWidth(DATE_WIDTH)
        self.day.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.years)
        row.addWidget(self.day)
        self.setFocusProxy(self.years)
        self.years.activated.connect(self._choose)
        self.day.editingFinished.connect(self._read)
        self.day.edited.connect(self._read_whole)

    def value(self) -> date:
        """The day that is looked at; today while none is given."""
        return day_of(*self.chosen_line(), self._today)

    def chosen_line(self) -> tuple[int, date | None]:
        """Which line is chosen, and the day that is typed."""
        try:
            return self.years.currentIndex(), self.day.value()
        except Refusal:
            return self.years.currentIndex(), None

    def show_line(self, at: int, day: date | None) -> None:
        """Show this line as chosen; nothing is told."""
        self.years.setCurrentIndex(at)
        self.day.set_value(day)
        self.day.setVisible(at >= len(YEARS))

    def _choose(self, at: int) -> None:
        self.day.setVisible(at >= len(YEARS))
        if at >= len(YEARS):
            self.day.setFocus()
            if self.day.value() is None:
                return
        self.chosen.emit(self.value())

    def _read_whole(self) -> None:
        """A day from the calendar comes whole; one that is being typed waits until the field is left."""
        if not self.day.hasFocus():
            self._read()

    def _read(self) -> None:
        try:
            day = self.day.value()
        except Refusal as refusal:
            self.unclear.emit(str(refusal))
            return
        if day is not None:
            self.chosen.emit(day)


def day_of(at: int, day: date | None, today: date) -> date:
    """The day that a line of the drop-down means, with what is typed beside it."""
    return years_later(today, YEARS[at]) if at < len(YEARS) else day or today
