"""What stands above the tabs of a plan: the next step, what the plan brings, and what is proved about it."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.plan_found import Figures
from desktop.domain.plan_model import Standing
from desktop.services.plan_reading import PlanFile
from desktop.text import _, ngettext
from desktop.ui.icons import icon
from desktop.ui.plans.numbers import signed
from desktop.ui.plans.sentences import sentence
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, muted

ICON_SIZE = 16
STANDING_ICONS = {
    Standing.PROVED: ("check-decagram-outline", Meaning.DONE),
    Standing.TRUSTED: ("shield-half-full", Meaning.SOON),
    Standing.IMPOSSIBLE: ("close-octagon-outline", Meaning.LATE),
}


def brings(figures: Figures) -> str:
    """What a plan brings, in one line."""
    parts = [
        ngettext("{count} move", "{count} moves", figures.moves).format(count=figures.moves),
        _("gaps {before} → {after}").format(before=figures.gaps_before, after=figures.gaps_after),
        _("wishes met {met} of {stated}").format(met=figures.wishes_met, stated=figures.wishes_stated),
        _("way to work {kilometres} km").format(kilometres=signed(figures.kilometres)),
        _("{points} points").format(points=signed(figures.points)),
    ]
    return " · ".join(parts)


def next_step(file: PlanFile, *, touched: bool, ticked: int) -> str:
    """The one thing to do now."""
    if file.locked:
        return _step_with_cases(file, ticked)
    if touched:
        return _("What was asked is changed: work the plan out again.")
    if file.standing is None:
        return _("Say what the plan looks at and what counts, then work it out. The records stay as they are.")
    if file.standing is Standing.IMPOSSIBLE:
        return _("What is asked contradicts itself: free something that is settled, or lower the least staffing.")
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


class PlanTop(QWidget):
    """Three lines at most; the figures of before a change stay beside the new ones until the page is left."""

    def __init__(self) -> None:
        super().__init__()
        self._before: tuple[int, Figures] | None = None
        self._now: tuple[int, Figures] | None = None
        self.step = sentence("plan.nextStep")
        self.figures = sentence("plan.figures")
        self.proof = muted()
        self.proof.setObjectName("plan.proof")
        self.earlier = muted()
        self.earlier.setObjectName("plan.earlier")
        self._step_icon, self._proof_icon = QLabel(), QLabel()
        rows = QGridLayout(self)
        rows.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(GRID)
        rows.setColumnStretch(1, 1)
        self._step_icon.setPixmap(icon("arrow-right-circle-outline").pixmap(ICON_SIZE, ICON_SIZE))
        lines = (
            (self._step_icon, self.step),
            (None, self.figures),
            (None, self.earlier),
            (self._proof_icon, self.proof),
        )
        for at, (sign, words) in enumerate(lines):
            if sign is not None:
                rows.addWidget(sign, at, 0)
            rows.addWidget(words, at, 1)

    def show_file(self, file: PlanFile) -> None:
        """Show what `file` brings; figures of before stand below them where they differ."""
        solved = file.standing is not None
        self._remember(file)
        possible = solved and file.standing is not Standing.IMPOSSIBLE
        self.figures.setVisible(possible)
        self.figures.setText(brings(file.figures) if possible else "")
        self.proof.setVisible(solved)
        self._proof_icon.setVisible(solved)
        if file.standing is not None:
            self.proof.setText(file.proof)
            self._proof_icon.setPixmap(icon(*STANDING_ICONS[file.standing]).pixmap(ICON_SIZE, ICON_SIZE))
        before = self._before[1] if self._before is not None and self._before[0] == file.id else None
        differs = possible and before is not None and brings(before) != brings(file.figures)
        self.earlier.setVisible(differs)
        if differs and before is not None:
            self.earlier.setText(_("Before the last change: {figures}").format(figures=brings(before)))

    def _remember(self, file: PlanFile) -> None:
        """Keep the figures of the last time that the plan was worked out in this window."""
        if file.standing in {None, Standing.IMPOSSIBLE}:
            return
        now = (file.id, file.figures)
        if self._now is not None and self._now[0] == file.id and self._now[1] != file.figures:
            self._before = self._now
        self._now = now
