"""The work of the stages of a case: what stands on its page in each, and which stage is being looked at."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage, DecreeState
from desktop.domain.cases.stages import END_STAGES
from desktop.domain.objections.objections import ObjectionResult
from desktop.services.cases.file import CaseFile
from desktop.text import N_, _
from desktop.ui.cases.checklist import Checklist
from desktop.ui.cases.consultation import Consultation
from desktop.ui.cases.decree import DecreePart
from desktop.ui.cases.delivery import DeliveryPart, HandoverPart
from desktop.ui.cases.evaluation import EvaluationPart
from desktop.ui.cases.looks import quiet
from desktop.ui.cases.recording import APPROVAL, RecordForm, Recording
from desktop.ui.cases.review import ReviewPart
from desktop.ui.cases.story import StoryPart
from desktop.ui.cases.support import SupportPart
from desktop.ui.places import Place
from desktop.ui.style import GAP
from desktop.ui.windows import Shell, button

CHANGED_BY_OBJECTION = N_(
    "Objection {number} was answered with “Decree changed”: correct this decree (ralat) or cancel it by the new one, "
    "then record with the objection what that did."
)


@runtime_checkable
class StagePart(Protocol):
    """The work of one stage: a widget that shows a case, loads what more it needs, and keeps what is entered.

    It is shown while the case is in its stage, and afterwards when the officer picks the stage in the strip: then
    `file.stage` is another, and what belongs to the stage can only be read.
    """

    @property
    def overtaken(self) -> SignalInstance:
        """Emitted when somebody else changed the case meanwhile."""

    def show_file(self, file: CaseFile) -> None:
        """Show what is recorded of `file`."""

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""


def _recording(recording: Recording) -> Callable[[Shell], QWidget]:
    return lambda shell: RecordForm(shell, recording)


PARTS: dict[CaseStage, Callable[[Shell], QWidget]] = {
    CaseStage.CHECKING: Checklist,
    CaseStage.CONSULTATION: Consultation,
    CaseStage.REVIEW: ReviewPart,
    CaseStage.APPROVAL: _recording(APPROVAL),
    CaseStage.DECREE: DecreePart,
    CaseStage.DELIVERY: DeliveryPart,
    CaseStage.HANDOVER: HandoverPart,
    CaseStage.SUPPORT: SupportPart,
    CaseStage.EVALUATION: EvaluationPart,
    **dict.fromkeys(END_STAGES, StoryPart),
}
"""What stands on the page of a case in each stage; each is a `StagePart`."""


class StageWork(QWidget):
    """Shows the work of the stage that the case is in, or of the one that the officer looks at."""

    overtaken = Signal()
    looked = Signal(int)
    """The attachment that the officer wants to see."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: CaseFile | None = None
        self._viewed: CaseStage | None = None
        self._parts: dict[CaseStage, QWidget] = {}
        self._said = quiet(name="case.stageNote")
        self._anew = button(_("New case for this employee…"), "case.newForEmployee", self._begin_anew)
        self._back = button(_("&Back to the stage now"), "case.stageNow", self._view_now)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        # Without an alignment, or Qt gives the words the height of one line however many they take.
        self._column.addWidget(self._said)
        for act in (self._anew, self._back):
            self._column.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)

    def is_touched(self) -> bool:
        """Whether anything is entered that was not kept."""
        stages = (self._viewed, self._file.stage if self._file is not None else None)
        # What was left in a stage that is over, or in another case, can be neither seen nor kept any more.
        counting = [self._parts[one] for one in map(_worked_in, stages) if one in self._parts]
        return any(_as_part(part).is_touched() for part in counting)

    def part(self, stage: CaseStage) -> QWidget:
        """The work of `stage`, made when it is first looked at."""
        if stage not in self._parts:
            made = self._parts[stage] = PARTS[stage](self._shell)
            _as_part(made).overtaken.connect(self.overtaken)
            if isinstance(made, Checklist):
                made.looked.connect(self.looked)
            made.hide()
            self._column.addWidget(made)
        return self._parts[stage]

    def viewed(self) -> CaseStage | None:
        """The stage that is looked at."""
        return self._viewed

    def show_file(self, file: CaseFile) -> None:
        """Show the work of the stage that `file` is in, unless another stage of the same case is being looked at."""
        stays = self._file is not None and (self._file.id, self._file.stage) == (file.id, file.stage)
        self._file = file
        self._anew.setVisible(file.stage is CaseStage.CANCELLED)
        self.view(self._viewed if stays and self._viewed else file.stage)

    def view(self, stage: CaseStage) -> None:
        """Look at `stage` of the case; one without work of its own shows what ended the case."""
        if self._file is None:
            return
        self._viewed = stage
        shown = _worked_in(stage)
        for one, part in self._parts.items():
            part.setVisible(one is shown)
        if shown is not None and shown in PARTS:
            part = self.part(shown)
            part.show()
            _as_part(part).show_file(self._file)
        now = stage is self._file.stage
        self._back.setVisible(not now)
        looked_at = _("Looking at the stage {stage}.").format(stage=_(CASE_STAGE_WORDS[stage]))
        self._said.setText(_stage_note(self._file) if now else looked_at)
        self._said.setVisible(bool(self._said.text()))

    def _view_now(self) -> None:
        if self._file is not None:
            self.view(self._file.stage)

    def _begin_anew(self) -> None:
        if self._file is not None:
            self._shell.open(Place.NEW_CASE, self._file.employee.id)


def _as_part(widget: QWidget) -> StagePart:
    if not isinstance(widget, StagePart):
        raise TypeError(f"{type(widget).__name__} is no part of a case's page")
    return widget


def _worked_in(stage: CaseStage | None) -> CaseStage | None:
    """The stage whose work is shown in `stage`: papers are ticked while the case is drafted already."""
    return CaseStage.CHECKING if stage is CaseStage.DRAFT else stage


def _stage_note(file: CaseFile) -> str:
    """What there is to know in this stage besides its forms."""
    changing = [row.number for row in file.objections if row.result is ObjectionResult.CHANGED and row.effect is None]
    if changing and file.decree is not None and file.decree.state is DecreeState.STANDS:
        return _(CHANGED_BY_OBJECTION).format(number=changing[0])
    if file.end_reason:
        return f"{_(CASE_STAGE_WORDS[file.stage])}: {file.end_reason}"
    return ""
