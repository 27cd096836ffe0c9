"""The follow-ups of a case: three lines, and the form of the one that is filled in or skipped."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.evaluation.evaluation import FOLLOW_UP_STATE_WORDS, FollowUpState
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.follow_ups import FollowUpEntry, FollowUpRow, record_follow_up, skip_follow_up
from desktop.services.evaluation.evaluation import EvaluationFile
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.cases.looks import plain, quiet
from desktop.ui.forms import DateField, Form, LineField, TextField
from desktop.ui.icons import icon
from desktop.ui.style import GAP, ROW_HEIGHT, Meaning, heading
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

FORM_WIDTH = 620
ICONS = {
    FollowUpState.LATER: ("circle-outline", Meaning.PLAIN),
    FollowUpState.DUE: ("clock-outline", Meaning.SOON),
    FollowUpState.OVERDUE: ("alert-circle-outline", Meaning.LATE),
    FollowUpState.DONE: ("check-circle-outline", Meaning.DONE),
    FollowUpState.SKIPPED: ("debug-step-over", Meaning.PLAIN),
}
OPEN = frozenset({FollowUpState.DUE, FollowUpState.OVERDUE})


def _day(day: date | None) -> str:
    return "–" if day is None else shown_date(day)


def _summary(row: FollowUpRow) -> str:
    return row.skipped or row.entry.person


COLUMNS: tuple[Column[FollowUpRow], ...] = (
    Column("months", N_("After"), 80, lambda row: _("{count} months").format(count=row.months), sortable=False),
    Column("due", N_("Due on"), 100, lambda row: _day(row.due_on), right=True, sortable=False),
    Column(
        "state",
        N_("State"),
        120,
        lambda row: _(FOLLOW_UP_STATE_WORDS[row.state]),
        icon=lambda row: icon(*ICONS[row.state]),
        sortable=False,
    ),
    Column("done", N_("Seen on"), 100, lambda row: _day(row.entry.done_on), right=True, sortable=False),
    Column("who", N_("By"), 100, lambda row: row.entry.done_by, sortable=False),
    Column("said", N_("What was seen"), 100, _summary, sortable=False),
)


class FollowUps(QWidget):
    """Shows the follow-ups of a case; the first that is due is offered to be filled in."""

    overtaken = Signal()
    kept = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._case_id = 0
        self._row: FollowUpRow | None = None
        self._overtaken = False
        self._may_write = False
        self.rows: Rows[FollowUpRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, "case.followUps", shell.state, sorting=False)
        self.form = Form("followUp")
        self._said = plain(name="followUp.said")
        self._build()
        self.table.picked.connect(self._pick)

    def is_touched(self) -> bool:
        """Whether a follow-up is being filled in."""
        return not self._editor.isHidden() and self.form.is_touched()

    def show_file(self, file: EvaluationFile, *, may_write: bool) -> None:
        """Show the follow-ups of `file`; what was begun for one of them stays."""
        again = file.case_id == self._case_id
        chosen = self._row.months if again and self._row else None
        if not again:
            self._row = None
        self._case_id, self._may_write = file.case_id, may_write
        self.form.rows.setRowVisible(self._cell("origin"), file.asks_origin)
        self.form.rows.setRowVisible(self._cell("destination"), file.asks_destination)
        self.rows.set_rows(file.follow_ups)
        due = [row.months for row in file.follow_ups if row.state in OPEN]
        wanted = chosen or (due or [file.follow_ups[0].months])[0]
        at = next(at for at, row in enumerate(file.follow_ups) if row.months == wanted)
        self.table.select_position(at)
        self._show(file.follow_ups[at])

    def _cell(self, name: str) -> QWidget:
        cell: QWidget = self.form.field(name).parentWidget()
        return cell

    def _build(self) -> None:
        self.table.setAccessibleName(_("Follow-ups"))
        self.table.setFixedHeight(ROW_HEIGHT * 4 + 2 * GAP)
        self.form.add("doneOn", _("Seen on"), DateField())
        self.form.add("doneBy", _("B&y"), LineField())
        self.form.add("person", _("The &employee"), TextField(2), _("Health, family, work, wishes"))
        self.form.add("origin", _("The &unit of origin"), TextField(2), _("Is the work carried on, and by whom?"))
        self.form.add("destination", _("The unit of &destination"), TextField(2), _("Is the need filled?"))
        self.form.setMaximumWidth(FORM_WIDTH)
        self._save = button(_("&Save the follow-up"), "followUp.save", self._keep)
        self._skip = button(_("S&kip it…"), "followUp.skip", self._skip_it)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for one in (self._save, self._skip):
            buttons.addWidget(one)
        buttons.addStretch(1)
        self._editor = QWidget()
        inner = QVBoxLayout(self._editor)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Follow-ups"), 1.1))
        column.addWidget(quiet(_("3, 6 and 12 months after the start of duty; each may be written two weeks early.")))
        for part in (self.table, self._said, self._editor):
            column.addWidget(part)

    def _pick(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None and (self._row is None or row.months != self._row.months):
            if self.is_touched() and not messages.confirm(
                self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
            ):
                at = [one.months for one in self.rows.rows].index(self._row.months if self._row else 0)
                self.table.select_position(at)
                return
            self._row = None
            self._show(row)

    def _show(self, row: FollowUpRow) -> None:
        begun = self._row is not None and self._row.months == row.months and self.is_touched()
        if not begun:
            self._fill(row)
        if not begun or self._overtaken:
            # Once told that somebody else changed it, the officer may save over it as it is now.
            self._row, self._overtaken = row, False
        later = row.state is FollowUpState.LATER
        written = row.state is FollowUpState.DONE
        self._editor.setVisible(self._may_write)
        self.form.setVisible(not later)
        self._save.setVisible(not later)
        self._skip.setVisible(not written and row.due_on is not None)
        for one in (self._save, self._skip):
            one.setEnabled(True)
        self._said.setText(_told(row))
        self._said.setVisible(bool(self._said.text()) and (later or not self._may_write or bool(row.skipped)))

    def _fill(self, row: FollowUpRow) -> None:
        entry = row.entry
        offered = entry.done_on if row.state is FollowUpState.DONE else _today()
        self.form.fill(
            {
                "doneOn": offered,
                "doneBy": entry.done_by,
                "person": entry.person,
                "origin": entry.origin,
                "destination": entry.destination,
            }
        )

    def _keep(self) -> None:
        row = self._row
        try:
            values = self.form.read()
        except Refusal:
            return
        if row is None:
            return
        entry = FollowUpEntry(
            row.months,
            values["doneOn"],
            values["doneBy"],
            values["person"],
            values["origin"],
            values["destination"],
        )
        self._save.setEnabled(False)
        job = self._shell.background.do(
            self, self._told_kept, record_follow_up, self._case_id, entry, _today(), row.version
        )
        job.refused = self._refused

    def _skip_it(self) -> None:
        row = self._row
        reason = row and messages.ask_reason(
            self,
            _("Skip the follow-up"),
            _("Why is nothing looked at after {months} months?").format(months=row.months),
        )
        if row and reason:
            self._skip.setEnabled(False)
            job = self._shell.background.do(
                self, self._told_kept, skip_follow_up, self._case_id, row.months, reason, _today(), row.version
            )
            job.refused = self._refused

    def _told_kept(self, _nothing: None) -> None:
        self._row = None
        self.form.fill({})
        self._shell.say(_("The follow-up is recorded."))
        self.kept.emit()

    def _refused(self, refusal: Refusal) -> None:
        for one in (self._save, self._skip):
            one.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self._overtaken = True
            self.overtaken.emit()


def _told(row: FollowUpRow) -> str:
    """What stands in a follow-up, or why it cannot be filled in."""
    if row.due_on is None:
        return _("It is not known when duty began.")
    if row.state is FollowUpState.LATER:
        return _("This follow-up falls due on {day}.").format(day=shown_date(row.due_on))
    if row.skipped:
        return _("Skipped: {reason}").format(reason=row.skipped)
    told = (
        (_("The employee: {text}"), row.entry.person),
        (_("The unit of origin: {text}"), row.entry.origin),
        (_("The unit of destination: {text}"), row.entry.destination),
    )
    return "\n".join(words.format(text=text) for words, text in told if text)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
