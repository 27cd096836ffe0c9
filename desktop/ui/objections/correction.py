"""Correcting what was entered of an open objection."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal
from desktop.services.objections.file import ObjectionFile
from desktop.services.objections.objections import edit_objection
from desktop.text import _
from desktop.ui import messages
from desktop.ui.objections.form import ObjectionForm, form_keys, scrolled
from desktop.ui.pickers import Suggestion
from desktop.ui.windows import Header, Shell, button, main_button


class Correction(QWidget):
    """The form of a recorded objection, instead of the list until it is saved or given up."""

    finished = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: ObjectionFile | None = None
        self.form = ObjectionForm(shell.background, "objectionEdit")
        self._header = Header("")
        self._save = main_button(_("&Save the correction"), "objectionEdit.save", "content-save-outline")
        self._header.add(button(_("&Cancel"), "objectionEdit.cancel", self._give_up), self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._header)
        column.addWidget(scrolled(self.form), 1)
        self._save.clicked.connect(self._keep)
        form_keys(self, self._save.click, self._give_up)

    def start(self, file: ObjectionFile) -> None:
        """Begin to correct `file`."""
        self._file = file
        self._header.title.setText(_("Correct {number}").format(number=file.number))
        self._save.setEnabled(True)
        self.form.load(file.entered, Suggestion(file.entered.case_id, f"{file.employee_name} — {file.decree_number}"))

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.form.is_touched() or messages.confirm(
            self, _("Discard these corrections?"), _("What was entered has not been saved."), _("Discard")
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
            self, self._kept, edit_objection, self._file.id, entered, self._file.version, today
        )
        job.refused = self._refused

    def _kept(self, _nothing: None) -> None:
        self._shell.say(_("The objection is corrected and its deadlines are counted anew."))
        self.finished.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
