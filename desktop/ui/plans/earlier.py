"""The plan as it was before the last change: one press brings it back or keeps it as a plan of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.services.plans.earlier import Earlier
from desktop.services.plans.reading import PlanFile
from desktop.text import _
from desktop.ui.plans.brings import brings
from desktop.ui.style import GAP, muted
from desktop.ui.windows import button

MOST = 10
"""Changes that can be taken back one after the other."""


class EarlierLine(QWidget):
    """Seen while something worked out earlier in this window differs from what the plan says now."""

    undone = Signal(object)
    """The `Earlier` that shall come back."""
    wanted = Signal(object)
    """The `Earlier` that shall be kept as a plan of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[int, list[Earlier]] = {}
        """By plan, the newest last."""
        self._file: PlanFile | None = None
        self._words = muted()
        self._words.setObjectName("plan.earlier")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = button(_("Undo"), "plan.undo", self._bring_back)
        self._keep = button(_("Keep the earlier one as a plan"), "plan.keepEarlier", self._keep_it)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._keep)
        self.hide()

    def remember(self, plan_id: int, earlier: Earlier | None) -> None:
        """Keep what the plan was; nothing where it was not worked out."""
        stack = self._kept.setdefault(plan_id, [])
        if earlier is not None and earlier not in stack[-1:]:
            stack.append(earlier)
            del stack[:-MOST]

    def forget(self, earlier: Earlier) -> None:
        """Drop what came back."""
        for stack in self._kept.values():
            stack[:] = [one for one in stack if one is not earlier]

    def show_file(self, file: PlanFile) -> None:
        """Show what there was before `file`, where it was something else."""
        self._file = file
        earlier = self._newest()
        self.setVisible(earlier is not None and not file.locked)
        if earlier is not None:
            self._words.setText(_("Before the last change: {figures}").format(figures=brings(earlier.found.figures)))

    def _newest(self) -> Earlier | None:
        """The last one that says something else than the plan does now."""
        file = self._file
        if file is None:
            return None
        kept = reversed(self._kept.get(file.id, []))
        return next((one for one in kept if (one.asked, one.solved_at) != (file.asked, file.solved_at)), None)

    def _bring_back(self) -> None:
        earlier = self._newest()
        if earlier is not None:
            self.undone.emit(earlier)

    def _keep_it(self) -> None:
        earlier = self._newest()
        if earlier is not None:
            self.wanted.emit(earlier)
