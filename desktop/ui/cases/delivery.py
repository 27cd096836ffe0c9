"""Delivery of the decree and handover on a case's page, for one case or for all of the decree."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CaseStage
from desktop.domain.dates import shown_date
from desktop.services.cases.file import CaseFile
from desktop.services.cases.steps import delivery_days
from desktop.text import _
from desktop.ui.cases.decree_forms import ATTEMPT, DELIVERY, HANDOVER, JOINT_DELIVERY
from desktop.ui.cases.looks import Finding, Findings
from desktop.ui.cases.recording import RecordForm
from desktop.ui.cases.together import TogetherStep
from desktop.ui.style import GAP, Meaning
from desktop.ui.windows import Shell, button, days_left_words

SOON_DAYS = 2


class DeliveryPart(QWidget):
    """The work of the stage in which the decree is brought to the employee."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.due = Findings("case.deliveryDue")
        self.delivery = RecordForm(shell, DELIVERY)
        self.attempt = RecordForm(shell, ATTEMPT, optional=True)
        self.joint = RecordForm(shell, JOINT_DELIVERY, optional=True)
        self.together = TogetherStep(shell, "delivery")
        self._build()
        for form in (self.delivery, self.attempt, self.joint):
            form.overtaken.connect(self.overtaken)
        for aside in (self.attempt, self.joint):
            aside.hide()
            aside.kept.connect(self._hide_asides)
            aside.given_up.connect(self._hide_asides)
        self.together.overtaken.connect(self.overtaken)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return any(form.is_touched() for form in (self.delivery, self.attempt, self.joint))

    def show_file(self, file: CaseFile) -> None:
        """Show what is recorded of `file`, and until when the decree must reach the employee."""
        here = file.stage is CaseStage.DELIVERY
        waits = here and file.records.delivered_on is None
        self.due.show_findings([_due(file)] if waits and file.records.delivery_due else [])
        shared = file.decree is not None and file.decree.cases > 1
        self._failed.setVisible(waits)
        self._all.setVisible(waits and shared)
        for aside, wanted in ((self.attempt, waits), (self.joint, waits and shared)):
            aside.setVisible(wanted and not aside.isHidden())
            aside.show_file(file)
        self.delivery.show_file(file)
        self.delivery.setVisible(self.joint.isHidden())
        self.together.show_file(file, ready=here and not waits)

    def _build(self) -> None:
        self._failed = button(_("The delivery failed…"), "case.attempt", self._show_attempt)
        self._all = button(_("For all cases of the decree…"), "case.jointDelivery", self._show_joint)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._failed)
        row.addWidget(self._all)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self.due, self.joint, self.attempt, self.delivery):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.together)

    def _show_attempt(self) -> None:
        self.attempt.show()
        self.attempt.form.field("proof").setFocus()

    def _hide_asides(self) -> None:
        self.attempt.hide()
        self.joint.hide()
        self.delivery.show()

    def _show_joint(self) -> None:
        self.joint.show()
        self.delivery.hide()
        self.joint.form.field("date").setFocus()


class HandoverPart(QWidget):
    """The work of the stage in which the employee takes up the new post."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.handover = RecordForm(shell, HANDOVER)
        self.together = TogetherStep(shell, "handover")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.handover)
        column.addWidget(self.together)
        self.handover.overtaken.connect(self.overtaken)
        self.together.overtaken.connect(self.overtaken)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        return self.handover.is_touched()

    def show_file(self, file: CaseFile) -> None:
        """Show what is recorded of `file`."""
        self.handover.show_file(file)
        started = file.stage is CaseStage.HANDOVER and file.records.started_on is not None
        self.together.show_file(file, ready=started)


def _due(file: CaseFile) -> Finding:
    """Until when the decree must reach the employee, by days left."""
    day = file.records.delivery_due or date.max
    left = (day - date.today()).days  # noqa: DTZ011  # the office's own day
    count = delivery_days(file.decree.cases if file.decree else 1)
    words = _("To be delivered by {day}, {left}: {count} working days.")
    said = words.format(day=shown_date(day), left=days_left_words(left), count=count)
    picture, meaning = ("alert-circle-outline", Meaning.LATE) if left < 0 else ("clock-outline", Meaning.PLAIN)
    return Finding(picture, Meaning.SOON if 0 <= left <= SOON_DAYS else meaning, said, "UU 30/2014 Pasal 62")
