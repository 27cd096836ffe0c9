"""What is entered of a sitting: day, place, minutes and members, with the scan of the minutes."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal, Stale
from desktop.services.review.sittings import SittingEntry, SittingFile, save_sitting
from desktop.text import _
from desktop.ui.forms import DateField, Form, LineField, TextField
from desktop.ui.sittings.members import MembersField
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.windows import Shell, button, main_button


class SittingForm(QWidget):
    """Adds a sitting, planned or held, and corrects one."""

    kept = Signal(int)
    """Id of the sitting that was saved."""
    given_up = Signal()
    overtaken = Signal()

    def __init__(self, shell: Shell, role: str) -> None:
        super().__init__()
        self._shell = shell
        self._id: int | None = None
        self._version: int | None = None
        self._overtaken = False
        self.form = Form(role)
        self._doubt = muted()
        self._doubt.setObjectName(f"{role}.doubt")
        self._save = main_button(_("&Save the sitting"), f"{role}.save", "content-save-outline")
        self._cancel = button(_("&Cancel"), f"{role}.cancel", self.given_up.emit)
        self._build(role)
        self._save.clicked.connect(self._keep)

    def is_touched(self) -> bool:
        """Whether something is entered that was not kept."""
        return self.form.is_touched()

    def start(self, entry: SittingEntry) -> None:
        """Enter a new sitting, beginning with `entry`."""
        self._id, self._version, self._overtaken = None, None, False
        self._fill(entry, "")
        self._cancel.show()

    def show_file(self, file: SittingFile) -> None:
        """Show a sitting; what was begun for the same one stays."""
        begun = self._id == file.id and self.form.is_touched()
        if not begun:
            self._fill(file.entry, file.doubt)
        if not begun or self._overtaken:
            # Once told that somebody else changed the sitting, the officer may save over it as it is now.
            self._id, self._version, self._overtaken = file.id, file.version, False
        self.form.setEnabled(not file.removed_reason)
        self._save.setVisible(not file.removed_reason)
        self._cancel.hide()

    def discard(self) -> None:
        """Forget what was entered."""
        self._id = None
        self.form.fill({})

    def _fill(self, entry: SittingEntry, doubt: str) -> None:
        self.form.fill({name: getattr(entry, name) for name in SittingEntry.__slots__})
        self.form.setEnabled(True)
        self._save.setVisible(True)
        self._save.setEnabled(True)
        self._doubt.setText(_("Warning: {what}").format(what=doubt) if doubt else "")
        self._doubt.setVisible(bool(doubt))

    def _build(self, role: str) -> None:
        form = self.form
        form.add("held_on", _("Held &on"), DateField())
        form.add("place", _("&Place"), LineField())
        form.add("minutes_number", _("N&umber of the minutes"), LineField())
        form.add("minutes_date", _("&Date of the minutes"), DateField())
        form.add("members", _("&Members"), MembersField(role))
        self._widen(form.field("members"))
        form.add("note", _("Not&e"), TextField(3))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._save)
        row.addWidget(self._cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._doubt)
        column.addWidget(form, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addStretch(1)

    def _widen(self, members: QWidget) -> None:
        """Names and titles take the width of the labels too: the label stands above them."""
        rows: Any = self.form.rows
        cell = members.parentWidget()
        label = rows.labelForField(cell)
        rows.takeRow(cell)
        rows.addRow(label)
        rows.addRow(cell)

    def _keep(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        entry = SittingEntry(**values)
        job = self._shell.background.do(self, self._kept, save_sitting, entry, self._id, self._version)
        job.refused = self._refused

    def _kept(self, sitting_id: int) -> None:
        self.discard()
        self._save.setEnabled(True)
        self._shell.say(_("The sitting is saved."))
        self.kept.emit(sitting_id)

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.overtaken.emit()
