"""What stands above the tabs of a plan: the next step, what the plan brings, and what is proved about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.domain.plans.model import Standing
from desktop.services.plans.reading import PlanFile
from desktop.text import _
from desktop.ui.icons import icon
from desktop.ui.plans.brings import brings
from desktop.ui.plans.earlier import EarlierLine
from desktop.ui.plans.sentences import sentence
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, muted
from desktop.ui.windows import button

ICON_SIZE = 16
PROOF_ROW = 3
STANDING_ICONS = {
    Standing.PROVED: ("check-decagram-outline", Meaning.DONE),
    Standing.TRUSTED: ("shield-half-full", Meaning.SOON),
    Standing.IMPOSSIBLE: ("close-octagon-outline", Meaning.LATE),
}


def next_step(file: PlanFile, *, touched: bool, ticked: int) -> str:
    """The one thing to do now."""
    if file.locked:
        return _step_with_cases(file, ticked)
    if touched:
        return _("What was asked is changed: work the plan out again.")
    if file.standing is None:
        return _("Say what the plan looks at and what counts, then work it out. The records stay as they are.")
    if file.standing is Standing.IMPOSSIBLE:
        return _("What is asked contradicts itself. What contradicts and what to do stands below.")
    if file.overtaken:
        return _("Records changed since this plan was worked out. Work it out again.")
    if not file.moves:
        return _("Nobody is proposed. Read why under “Stays”, or change what is asked.")
    if ticked:
        return _("Open the cases of what is ticked, or go on reading.")
    return _("Read why each move is proposed; set or exclude one, and tick what shall become a case.")


def _step_with_cases(file: PlanFile, ticked: int) -> str:
    if ticked:
        return _("Open the cases of what is ticked: they join those that were opened from this plan before.")
    if any(move.case_id is None for move in file.moves):
        return _(
            "Cases were opened from this plan, so it stays as it is. Moves without a case can still be ticked and "
            "opened; to plan on, copy it."
        )
    return _("Cases were opened from this plan, so it stays as it is. To plan on, copy it.")


OVERTAKEN_ICON = ("alert-outline", Meaning.SOON)


class PlanTop(QWidget):
    """A few lines; what the plan was before the last change stays beside what it is now."""

    again = Signal()
    """The plan shall be worked out with the records of now."""
    released = Signal()
    """Everything that is settled shall be free again."""

    def __init__(self) -> None:
        super().__init__()
        self.step = sentence("plan.nextStep")
        self.figures = sentence("plan.figures")
        self.proof = muted()
        self.proof.setObjectName("plan.proof")
        self.earlier = EarlierLine()
        self._step_icon, self._proof_icon = QLabel(), QLabel()
        self._again = button(_("Work out again"), "plan.again", self.again.emit)
        self._release = button(_("Release what is settled"), "plan.release", self.released.emit)
        self._step_icon.setPixmap(icon("arrow-right-circle-outline").pixmap(ICON_SIZE, ICON_SIZE))
        self._build()

    def show_file(self, file: PlanFile) -> None:
        """Show what `file` brings, what it was before, and what is proved while the records are as they were."""
        solved, impossible = file.standing is not None, file.standing is Standing.IMPOSSIBLE
        self.figures.setVisible(solved and not impossible)
        self.figures.setText(brings(file.figures))
        self.earlier.show_file(file)
        self.proof.setVisible(solved)
        self._proof_icon.setVisible(solved)
        self._again.setVisible(file.overtaken)
        self._release.setVisible(impossible and bool(file.pins) and not file.locked)
        if file.standing is None:
            return
        sign, words = STANDING_ICONS[file.standing], file.proof
        if file.overtaken and not impossible:
            sign, words = OVERTAKEN_ICON, _("What was proved holds for the records of that time only.")
        self.proof.setText(words)
        self._proof_icon.setPixmap(icon(*sign).pixmap(ICON_SIZE, ICON_SIZE))

    def _build(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(GRID)
        rows.setColumnStretch(1, 1)
        proved = QHBoxLayout()
        proved.setSpacing(GAP)
        self.proof.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (self.proof, self._again, self._release):
            proved.addWidget(widget)
        for at, words in enumerate((self.step, self.figures, self.earlier)):
            rows.addWidget(words, at, 1)
        rows.addLayout(proved, PROOF_ROW, 1)
        rows.addWidget(self._step_icon, 0, 0)
        rows.addWidget(self._proof_icon, PROOF_ROW, 0)
