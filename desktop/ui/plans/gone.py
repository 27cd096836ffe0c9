"""Somebody whom the plan moved before the last change and does not move any more: why, and how to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.plans.reading import PlanFile, ShownStay
from desktop.text import _
from desktop.ui.places import Place
from desktop.ui.plans.sentences import pin_words, sentence
from desktop.ui.style import GAP, heading, muted
from desktop.ui.windows import Shell, button, button_row


class GonePart(QWidget):
    """Seen in place of the explained move, so that nobody else is taken for the chosen person."""

    released = Signal(int)
    """Employee about whom nothing shall be settled any more."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.employee_id = 0
        self._title = heading("", 1.1)
        self._told = muted(_("The plan does not move this employee any more."))
        self._now, self._settled = sentence("plan.gone.now"), sentence("plan.gone.settled")
        self._why = sentence("plan.gone.why")
        self._free = button(_("Let it free again"), "plan.gone.free", self._free_it)
        self._employee = button(_("Open the employee"), "plan.gone.openEmployee", self._open_employee)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self._title, self._told, self._now, self._settled, self._why):
            column.addWidget(widget)
        column.addLayout(button_row(self._free, self._employee))
        column.addStretch(1)

    def show_stay(self, row: ShownStay, file: PlanFile) -> None:
        """Say why `row` stays by `file`."""
        pins = [pin for pin in file.pins if pin.who.id == row.who.id]
        self.employee_id = row.who.id
        self._title.setText(row.who.name)
        self._now.setText(", ".join(filter(None, (row.who.post, row.who.unit))))
        self._settled.setText("\n".join(map(pin_words, pins)))
        self._settled.setVisible(bool(pins))
        self._why.setText(row.why)
        self._free.setVisible(bool(pins) and not file.locked)

    def _free_it(self) -> None:
        self.released.emit(self.employee_id)

    def _open_employee(self) -> None:
        self._shell.open(Place.EMPLOYEE, self.employee_id)
