"""A plan being worked out: kept as entered, solved off the window's thread with progress and cancel, and kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.domain.cases.progress import Progress
from desktop.domain.plans.found import Found
from desktop.domain.plans.model import Standing
from desktop.domain.refusal import Cancelled, Refusal
from desktop.services.plans.earlier import Earlier, earlier_of
from desktop.services.plans.plans import change_asked, keep_found, rename_plan
from desktop.services.plans.reading import PlanFile, plan_file
from desktop.services.plans.solving import solving_plan
from desktop.text import _
from desktop.ui.background import Job, Session
from desktop.ui.plans.asked import Entered
from desktop.ui.style import GAP, MARGIN
from desktop.ui.windows import Shell, button

Deed = Callable[[Session, int, int], None]
"""A change of a plan by its id and version, such as something settled."""
BAR_WIDTH = 260


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be kept before a plan is worked out; what is None stays as it is."""

    version: int
    entered: Entered | None = None
    deed: Deed | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan as it is kept now, and what it was before; None where nothing was worked out."""

    file: PlanFile
    before: Earlier | None


def keep_wish(session: Session, plan: PlanFile, wish: Wish) -> Kept:
    """Keep what was entered and settled, and read the plan as it is then."""
    version, entered, before = wish.version, wish.entered, earlier_of(session, plan.id)
    if entered is not None and (entered.name, entered.note) != (plan.name, plan.note):
        rename_plan(session, plan.id, entered.name, entered.note, version)
        version = plan_file(session, plan.id).version
    if entered is not None and entered.asked != plan.asked:
        change_asked(session, plan.id, entered.asked, version)
        version = plan_file(session, plan.id).version
    if wish.deed is not None:
        wish.deed(session, plan.id, version)
    return Kept(plan_file(session, plan.id), before)


class WorkBar(QWidget):
    """The line that is seen while a plan is worked out."""

    done = Signal(object)
    """The plan was worked out and kept: its `Standing`."""
    stopped = Signal(object)
    """The `Refusal` for which it was not."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._job: Job | None = None
        self._plan: PlanFile | None = None
        self._text = QLabel()
        self._text.setObjectName("plan.progress.text")
        self._bar = QProgressBar()
        self._bar.setObjectName("plan.progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._bar)
        row.addWidget(self._text, 1)
        row.addWidget(button(_("Sto&p"), "plan.cancel", self.cancel))
        self.hide()

    def is_working(self) -> bool:
        """Whether a plan is being worked out."""
        return self._job is not None

    def solve(self, plan: PlanFile) -> None:
        """Work out `plan` as it is kept; another one under way stops."""
        self.cancel()
        self._plan = plan
        self._progressed(Progress(0, 0, _("Reading the records …")))
        self.show()
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._job = self._shell.background.watch(self, self._found, self._progressed, solving_plan, plan.id, today)
        self._job.refused = self._refused

    def cancel(self) -> None:
        """Stop; what was found before stays."""
        if self._job is not None:
            self._job.cancel()
            self._end(Cancelled(_("Stopped."), _("Nothing was changed.")))

    def _progressed(self, progress: Progress) -> None:
        self._bar.setMaximum(progress.total)
        self._bar.setValue(progress.done)
        self._text.setText(progress.text)

    def _found(self, found: Found) -> None:
        if self._plan is None:
            return
        self._text.setText(_("Keeping what was found …"))
        background, kept = self._shell.background, partial(self._kept, found.standing)
        self._job = background.do(self, kept, keep_found, self._plan.id, self._plan.version, found)
        self._job.refused = self._refused

    def _kept(self, standing: Standing, _nothing: object) -> None:
        self._job = None
        self.hide()
        self.done.emit(standing)

    def _refused(self, refusal: Refusal) -> None:
        if self._job is not None:
            self._end(refusal)

    def _end(self, refusal: Refusal) -> None:
        self._job = None
        self.hide()
        self.stopped.emit(refusal)
