"""Correcting an employee: the form instead of the list, until it is saved or given up."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.employees.edit import save_employee
from desktop.services.employees.file import EmployeeFile
from desktop.text import _
from desktop.ui import messages
from desktop.ui.employees.form import EmployeeForm, scrolled
from desktop.ui.windows import Header, Shell, button, main_button


class Correction(QWidget):
    """The form of an employee who is recorded already."""

    finished = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: EmployeeFile | None = None
        self.form = EmployeeForm(shell.background, "employee.form")
        self._header = Header("")
        self._save = main_button(_("&Save"), "employee.save", "content-save-outline")
        self._header.add(button(_("&Cancel"), "employee.cancel", self._give_up), self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._header)
        column.addWidget(scrolled(self.form), 1)
        self._save.clicked.connect(self._keep)
        form_keys(self, self._save.click, self._give_up)

    def start(self, file: EmployeeFile) -> None:
        """Begin to correct the employee of `file`."""
        self._file = file
        self._header.title.setText(file.name)
        self._save.setEnabled(True)
        self.form.load(file.fields, file.unit, file.post)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.is_touched() or messages.confirm(
            self, _("Discard these changes?"), _("What was entered has not been saved."), _("Discard")
        )

    def _give_up(self) -> None:
        if self.may_leave():
            self.finished.emit()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            entered = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(
            self, self._kept, save_employee, self._file.id, entered, self._file.version, today
        )
        job.refused = self._refused

    def _kept(self, _nothing: None) -> None:
        self._shell.say(_("The employee is saved."))
        self.finished.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)


def form_keys(owner: QWidget, save: Callable[[], None], leave: Callable[[], None]) -> None:
    """Ctrl+S saves and Esc leaves, wherever in `owner` the cursor is."""
    for key, action in ((QKeySequence.StandardKey.Save, save), (QKeySequence.StandardKey.Cancel, leave)):
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
