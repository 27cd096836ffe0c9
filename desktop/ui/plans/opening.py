"""Cases of the ticked moves: what speaks against opening them now, the common reason, and the deed itself."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.refusal import Cancelled, Refusal
from desktop.services.plans.cases import Obstacle, OpenedCase, obstacles, open_cases
from desktop.text import _, ngettext
from desktop.ui.background import Job
from desktop.ui.forms import Form, LineField
from desktop.ui.plans.sentences import sentence
from desktop.ui.style import GAP, GRID, MARGIN, heading, muted
from desktop.ui.tab_stops import tab_within
from desktop.ui.windows import Shell, button, button_row, main_button


class OpeningPart(QFrame):
    """Asked for by the page's main button; all cases are opened in one go, or none."""

    opened = Signal(object)
    """The `OpenedCase`s."""
    closed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._plan_id = 0
        self._move_ids: tuple[int, ...] = ()
        self._job: Job | None = None
        self.setProperty("banner", "note")
        self._title = heading("", 1.1)
        self._told = muted(
            _(
                "Each case begins as a draft with its need, wish and reason filled in, and goes through every stage "
                "as any other. The plan keeps what it found."
            )
        )
        self._obstacles = sentence("plan.obstacles")
        self._obstacles.setProperty("problem", True)
        self.form = Form("planOpen")
        self.form.add("reason", _("Common reason"), LineField(), _("Put before the reason of each; may be empty."))
        self._open = main_button("", "planOpen.open", "folder-plus-outline")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GRID)
        for widget in (self._title, self._told, self._obstacles, self.form):
            column.addWidget(widget)
        column.addLayout(button_row(self._open, button(_("Cancel"), "planOpen.cancel", self._close)))
        self._open.clicked.connect(self._do)
        self.hide()

    def begin(self, plan_id: int, move_ids: tuple[int, ...]) -> None:
        """Ask about these moves of the plan."""
        self._plan_id = plan_id
        self._look_at(move_ids)
        self.show()
        tab_within(self)
        self.form.field("reason").setFocus()

    def follow(self, move_ids: tuple[int, ...]) -> None:
        """While it is open, ask about the moves that are ticked now; without any there is nothing to ask."""
        if self.isHidden() or move_ids == self._move_ids:
            return
        if move_ids:
            self._look_at(move_ids)
        else:
            self._close()

    def is_touched(self) -> bool:
        """Whether a reason is written and not used."""
        return not self.isHidden() and self.form.is_touched()

    def _look_at(self, move_ids: tuple[int, ...]) -> None:
        self._move_ids = move_ids
        count = len(move_ids)
        words = ngettext("Open {count} case", "Open {count} cases", count).format(count=count)
        self._title.setText(words)
        self._open.setText(words)
        self._open.setEnabled(False)
        self._obstacles.setText("")
        self._obstacles.hide()
        if self._job is not None:
            self._job.cancel()
        today = date.today()  # noqa: DTZ011  # the office's own day
        self._job = self._shell.background.ask(self, self._show_obstacles, obstacles, self._plan_id, move_ids, today)
        self._job.refused = self._refused

    def _show_obstacles(self, found: tuple[Obstacle, ...]) -> None:
        self._job = None
        lines = [_("{name}: {why}").format(name=each.name, why=each.why) for each in found]
        self._obstacles.setText("\n".join(lines))
        self._obstacles.setVisible(bool(lines))
        self._open.setEnabled(not found)

    def _do(self) -> None:
        reason = str(self.form.read()["reason"])
        self._open.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        background = self._shell.background
        job = background.do(self, self._done, open_cases, self._plan_id, self._move_ids, today, reason=reason)
        job.refused = self._refused

    def _done(self, opened: tuple[OpenedCase, ...]) -> None:
        self.form.fill({})
        self.hide()
        self.opened.emit(opened)

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        if not isinstance(refusal, Cancelled):
            self._obstacles.setText(str(refusal))
            self._obstacles.show()
            self._open.setEnabled(True)

    def _close(self) -> None:
        self.form.fill({})
        self.hide()
        self.closed.emit()
