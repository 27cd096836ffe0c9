"""What is the same for a whole sheet: when and by whom it was ticked, what follows at once, and its scan."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.stages import ROUTE
from desktop.domain.refusal import Refusal
from desktop.services.attachments import FILE_PATTERNS, Upload, read_upload
from desktop.services.review.approval_rows import ApprovalDesk
from desktop.services.review.approvals import Signing
from desktop.text import _
from desktop.ui import messages
from desktop.ui.forms import CheckField, ChoiceField, DateField, Form, LineField
from desktop.ui.official import OfficialField
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.windows import Shell, button

EARLIER = ROUTE[: ROUTE.index(CaseStage.APPROVAL)]


class SigningForm(QWidget):
    """The fields of the sheet, and the choice of its scan."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._begun = False
        self._scan: Upload | None = None
        self.form = Form("signing")
        self.official = OfficialField()
        self._named = muted()
        self._named.setObjectName("signing.scan")
        self._build()

    def show_desk(self, desk: ApprovalDesk, today: date) -> None:
        """Offer the officials; the first time also today and the head."""
        self.official.offer(desk.officials)
        if not self._begun:
            self._begun = True
            self.form.fill({"on": today, "by": desk.officials[0] if desk.officials else "", "onward": True})

    def is_touched(self) -> bool:
        """Whether a scan was chosen that is not kept yet."""
        return self._scan is not None

    def read(self) -> Signing:
        """What was entered; raises Refusal, shown already, if something cannot be understood."""
        values = self.form.read()
        return Signing(
            on=values["on"],
            by=values["by"],
            sheet=values["sheet"],
            onward=values["onward"],
            return_to=values["return_to"],
            scan=self._scan,
            end_refused=values["end_refused"],
        )

    def finish(self) -> None:
        """Forget what belonged to this one sheet; day and official stay for the next."""
        self.form.field("sheet").set_value("")
        self._take(None)

    def _build(self) -> None:
        add = self.form.add
        add("on", _("&Date of the decision"), DateField())
        add("by", _("&Official"), self.official)
        add("sheet", _("Sheet nu&mber"), LineField(60))
        add("onward", _("Approved"), CheckField(_("Take on to the decree at once")))
        stages = {stage: CASE_STAGE_WORDS[stage] for stage in EARLIER}
        add("return_to", _("To be repai&red"), ChoiceField(stages, _("stay in Approval")))
        add("end_refused", _("Not approved"), CheckField(_("End the case at once, with the note as the reason")))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(button(_("Scan of the s&heet…"), "signing.choose", self._choose))
        row.addWidget(self._named, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.form)
        column.addLayout(row)
        self._take(None)

    def _choose(self) -> None:
        path = messages.choose_file(self, _("Scan of the ticked sheet"), [f"PDF, JPG, PNG ({FILE_PATTERNS})"])
        if path is None:
            return
        try:
            self._take(read_upload(path))
        except Refusal as refusal:
            self._shell.show_refusal(refusal)

    def _take(self, scan: Upload | None) -> None:
        self._scan = scan
        none = _("none; it is attached to every case that is kept")
        self._named.setText(scan.name if scan else none)
