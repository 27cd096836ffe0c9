"""What something is worth, exactly: asked for by a button, worked out by solving the plan again, told in a sentence."""

from collections.abc import Callable, Generator
from typing import Concatenate, ParamSpec

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.cases.progress import Progress
from desktop.domain.refusal import Refusal
from desktop.services.plans.worth import Worth
from desktop.text import _
from desktop.ui.background import Job, Session
from desktop.ui.style import GRID, muted
from desktop.ui.tables import as_typed
from desktop.ui.windows import Shell, button, button_row

Given = ParamSpec("Given")
MOST_LINES = 5
"""Changes that are shown; the others stand in the tip."""


class WorthPart(QWidget):
    """A button, and below it the answer with what would be otherwise."""

    def __init__(self, shell: Shell, name: str, question: str, asked: Callable[[], None]) -> None:
        super().__init__()
        self._shell = shell
        self._job: Job | None = None
        self._ask = button(question, name, asked)
        self._answer = QLabel()
        self._answer.setObjectName(f"{name}.answer")
        self._answer.setWordWrap(True)
        self._changes = muted()
        self._changes.setObjectName(f"{name}.changes")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(button_row(self._ask))
        column.addWidget(self._answer)
        column.addWidget(self._changes)
        self.clear()

    def clear(self) -> None:
        """Forget the answer, and stop working on one."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._ask.setEnabled(True)
        for label in (self._answer, self._changes):
            label.clear()
            label.setToolTip("")
            label.hide()

    def ask(
        self,
        work: Callable[Concatenate[Session, Given], Generator[Progress, None, Worth]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> None:
        """Work it out off the window's thread."""
        self.clear()
        self._ask.setEnabled(False)
        self._say(_("Working it out …"))
        self._job = self._shell.background.watch(self, self._show, _no_step, work, *args, **kwargs)
        self._job.refused = self._refused

    def _show(self, worth: Worth) -> None:
        self._job = None
        self._ask.setEnabled(True)
        self._say(worth.sentence)
        lines = [
            _("{name}: {before} → {after}").format(name=change.name, before=change.before, after=change.after)
            for change in worth.changes
        ]
        more = len(lines) - MOST_LINES
        if more > 0:
            rest = _("… and {count} more").format(count=more)
            self._changes.setToolTip(as_typed("\n".join(lines)))
            lines = [*lines[:MOST_LINES], rest]
        self._changes.setText("\n".join(lines))
        self._changes.setVisible(bool(lines))

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._ask.setEnabled(True)
        self._say(str(refusal))

    def _say(self, sentence: str) -> None:
        self._answer.setText(sentence)
        self._answer.setVisible(bool(sentence))


def _no_step(_progress: Progress) -> None:
    """It takes a moment only."""
