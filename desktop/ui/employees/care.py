"""What was promised and planned for an employee, below the cases; a row opens its case."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.support.open_care import CareRow, care_of_employee
from desktop.text import _
from desktop.ui.care import own_columns
from desktop.ui.places import Place
from desktop.ui.style import GAP, ROW_HEIGHT, heading
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import Shell

ROWS_SHOWN = 6


class EmployeeCare(QWidget):
    """The promises and the support of one employee; hidden where there are none."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._employee_id = 0
        self.rows: Rows[CareRow] = Rows(own_columns())
        self.table = TableView(self.rows, "employee.care", shell.state, sorting=False)
        self.table.setAccessibleName(_("Promises and support"))
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Promises and support"), 1.1))
        column.addWidget(self.table)
        self.hide()

    def show_employee(self, employee_id: int) -> None:
        """Ask for what was promised to `employee_id` and planned for him or her."""
        if employee_id != self._employee_id:
            self.hide()
        self._employee_id = employee_id
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._shell.background.ask(
            self, lambda rows: self._show(employee_id, rows), care_of_employee, employee_id, today
        )

    def _show(self, employee_id: int, rows: Sequence[CareRow]) -> None:
        if employee_id == self._employee_id:
            self.rows.set_rows(rows)
            self.table.setFixedHeight(ROW_HEIGHT * (min(len(rows), ROWS_SHOWN) + 1) + 2 * GAP)
            self.setVisible(bool(rows))

    def _open(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            self._shell.open(Place.CASE, row.case_id)
