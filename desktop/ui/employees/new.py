"""A new employee, recorded by hand."""

from datetime import date

from desktop.domain.refusal import Refusal
from desktop.services.employees.edit import add_employee
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.employees.correction import form_keys
from desktop.ui.employees.form import EmployeeForm, scrolled
from desktop.ui.places import Place
from desktop.ui.windows import Header, Page, Shell, button, main_button


class NewEmployeePage(Page):
    """The form from which an employee begins."""

    TITLE = N_("New employee")
    HELP = "employee-new"
    ROLE = "newEmployee"
    PLACES = (Place.NEW_EMPLOYEE,)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.form = EmployeeForm(shell.background, "newEmployee.form")
        self._header = Header(_(self.TITLE))
        self._save = main_button(_("&Save"), "newEmployee.save", "content-save-outline")
        self._header.add(button(_("&Cancel"), "newEmployee.cancel", shell.back), self._save)
        self.column.addWidget(self._header)
        self.column.addWidget(scrolled(self.form), 1)
        self._save.clicked.connect(self._keep)
        form_keys(self, self._save.click, shell.back)
        self.form.start()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Begin anew; what was begun already stays."""
        if not self.form.is_touched():
            self._save.setEnabled(True)
            self.form.start()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        if not self.form.is_touched():
            return True
        left = messages.confirm(
            self, _("Discard this employee?"), _("What was entered has not been saved."), _("Discard")
        )
        if left:
            self.form.start()
        return left

    def _keep(self) -> None:
        try:
            entered = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self.background.do(self, self._kept, add_employee, entered, today)
        job.refused = self._refused

    def _kept(self, employee_id: int) -> None:
        self._save.setEnabled(True)
        self.form.start()
        self.shell.say(_("The employee is recorded."))
        self.shell.open(Place.EMPLOYEE, employee_id)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)
