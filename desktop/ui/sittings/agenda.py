"""The agenda of a sitting: the cases, the opinion on one or many of them, and cases that wait for the team."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.refusal import Refusal, Stale
from desktop.domain.review.review import TEAM_OPINION_WORDS, TeamOpinion
from desktop.services.review.sitting_agenda import (
    AgendaCase,
    AgendaRow,
    OpinionEntry,
    cases_to_hear,
    put_on_agenda,
    record_opinions,
    take_off_agenda,
)
from desktop.services.review.sitting_reports import agenda_report, minutes_report
from desktop.services.review.sittings import SittingFile
from desktop.text import N_, _, ngettext
from desktop.ui.forms import ChoiceField, Form, TextField
from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, Meaning, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, main_button

OPINION_ICONS = {
    None: ("clock-outline", Meaning.PLAIN),
    TeamOpinion.SUPPORTS: ("check-circle-outline", Meaning.DONE),
    TeamOpinion.SUPPORTS_WITH_NOTES: ("check-circle-outline", Meaning.SOON),
    TeamOpinion.ADVISES_AGAINST: ("close-circle-outline", Meaning.LATE),
}
FORM_WIDTH = 560


def _opinion(row: AgendaRow) -> str:
    return _(TEAM_OPINION_WORDS[row.opinion]) if row.opinion else _("No opinion yet")


AGENDA_COLUMNS: tuple[Column[AgendaRow], ...] = (
    Column("number", N_("Number"), 96, lambda row: row.case.number),
    Column("employee", N_("Employee"), 180, lambda row: row.case.employee),
    Column("opinion", N_("Opinion"), 210, _opinion, icon=lambda row: icon(*OPINION_ICONS[row.opinion])),
    Column("to", N_("To unit"), 170, lambda row: row.case.to_unit),
    Column("post", N_("To post"), 170, lambda row: row.case.to_post),
    Column("note", N_("Note"), 220, lambda row: row.note),
)
WAITING_COLUMNS: tuple[Column[AgendaCase], ...] = (
    Column("number", N_("Number"), 96, lambda row: row.number),
    Column("employee", N_("Employee"), 180, lambda row: row.employee),
    Column("from", N_("From unit"), 170, lambda row: row.from_unit),
    Column("to", N_("To unit"), 170, lambda row: row.to_unit),
    Column("post", N_("To post"), 170, lambda row: row.to_post),
    Column("reason", N_("Reason"), 220, lambda row: row.reason),
)


class Agenda(QWidget):
    """The cases of a sitting; opinions are kept for all the chosen ones at once."""

    overtaken = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: SittingFile | None = None
        self.rows: Rows[AgendaRow] = Rows(AGENDA_COLUMNS)
        self.table = TableView(self.rows, "sitting.agenda", shell.state, sorting=False)
        self.form = Form("opinion")
        self._chosen = muted()
        self._save = button(_("Record the opi&nion"), "opinion.save", self._keep)
        self._add = button(_("Add &cases…"), "sitting.addCases", self._choose)
        self._take_off = button(_("Ta&ke off"), "sitting.takeOff", self._take)
        self._open = button(_("Open the cas&e"), "sitting.openCase", self._open_case)
        self._print = button(_("Print the a&genda"), "sitting.printAgenda", self._print_agenda)
        self._draft = button(_("D&raft of the minutes"), "sitting.printMinutes", self._print_minutes)
        self.choice = Waiting(shell)
        self._build()
        self._connect()

    def is_touched(self) -> bool:
        """Whether an opinion is being entered."""
        return self.form.is_touched()

    def show_file(self, file: SittingFile) -> None:
        """Show the agenda of `file`; an opinion that is being entered for the same sitting stays."""
        same = self._file is not None and self._file.id == file.id
        chosen = {row.id for row in self._selected()} if same else set()
        begun = same and self.form.is_touched()
        self._file = file
        self.rows.set_rows(file.agenda)
        if not same:
            self._whole.setCurrentWidget(self._agenda)
        at = next((at for at, row in enumerate(file.agenda) if row.id in chosen), 0)
        if file.agenda:
            self.table.select_position(at)
        if not begun:
            self._fill()
        self._enable()

    def _build(self) -> None:
        self.table.setAccessibleName(_("Agenda"))
        self.form.add("opinion", _("O&pinion"), ChoiceField(TEAM_OPINION_WORDS, _("No opinion yet")))
        self.form.add(
            "note", _("N&ote"), TextField(2), _("Needed where the team supports with notes or advises against.")
        )
        self.form.setMaximumWidth(FORM_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for each in (self._add, self._take_off, self._open, self._print, self._draft):
            buttons.addWidget(each)
        buttons.addStretch(1)
        self._agenda = QWidget()
        column = QVBoxLayout(self._agenda)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        column.addWidget(self._chosen)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._save, alignment=Qt.AlignmentFlag.AlignLeft)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._agenda)
        self._whole.addWidget(self.choice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._reselected())
        self.table.opened.connect(lambda _position: self._open_case())
        self.choice.finished.connect(self._back)

    def _back(self) -> None:
        self._whole.setCurrentWidget(self._agenda)

    def _selected(self) -> list[AgendaRow]:
        found = (self.rows.row_at(position) for position in self.table.selected_positions())
        return [row for row in found if row is not None]

    def _reselected(self) -> None:
        if not self.form.is_touched():
            self._fill()
        self._enable()

    def _fill(self) -> None:
        rows = self._selected()
        first = rows[0] if rows else None
        alike = first is not None and all((row.opinion, row.note) == (first.opinion, first.note) for row in rows)
        self.form.fill({"opinion": first.opinion, "note": first.note} if first is not None and alike else {})

    def _enable(self) -> None:
        rows = self._selected()
        standing = self._file is not None and not self._file.removed_reason
        may = standing and bool(rows) and all(row.may_change for row in rows)
        self.form.setEnabled(may)
        self._save.setEnabled(may)
        self._add.setEnabled(standing)
        self._take_off.setEnabled(standing and bool(rows) and all(row.opinion is None for row in rows))
        self._open.setEnabled(len(rows) == 1)
        for each in (self._print, self._draft):
            each.setEnabled(self._file is not None and bool(self._file.agenda))
        words = ngettext("{count} case is chosen.", "{count} cases are chosen.", len(rows)).format(count=len(rows))
        if rows and not all(row.may_change for row in rows):
            gone_on = _("What has gone on from the review cannot be changed here.")
            words = f"{words} {gone_on}"
        self._chosen.setText(words if rows else _("Choose cases in the list; several with Ctrl or Shift."))

    def _keep(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        rows = [(row.id, row.version) for row in self._selected()]
        today = date.today()  # noqa: DTZ011  # the office's own day
        entry = OpinionEntry(values["opinion"], values["note"])
        job = self._shell.background.do(self, self._kept, record_opinions, rows, entry, today)
        job.refused = self._refused

    def _kept(self, count: int) -> None:
        self.form.fill({})
        words = ngettext("The opinion is recorded.", "The opinion is recorded for {count} cases.", count)
        self._shell.say(words.format(count=count))

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.overtaken.emit()

    def _choose(self) -> None:
        if self._file is not None:
            self.choice.show_for(self._file.id)
            self._whole.setCurrentWidget(self.choice)

    def _take(self) -> None:
        rows = [row.id for row in self._selected()]
        self._shell.background.do(self, self._taken, take_off_agenda, rows)

    def _taken(self, count: int) -> None:
        words = ngettext("{count} case was taken off the agenda.", "{count} cases were taken off the agenda.", count)
        self._shell.say(words.format(count=count))

    def _open_case(self) -> None:
        rows = self._selected()
        if len(rows) == 1:
            self._shell.open(Place.CASE, rows[0].case.id)

    def _print_agenda(self) -> None:
        if self._file is not None:
            now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
            show_report(self._shell, self, _("Agenda of the sitting"), agenda_report, self._file.id, now)

    def _print_minutes(self) -> None:
        if self._file is not None:
            now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
            show_report(self._shell, self, _("Minutes of the sitting (draft)"), minutes_report, self._file.id, now)


class Waiting(QWidget):
    """The cases that wait for the team, to be chosen for the agenda."""

    finished = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._sitting_id = 0
        self.rows: Rows[AgendaCase] = Rows(WAITING_COLUMNS)
        self.table = TableView(self.rows, "sitting.waiting", shell.state, sorting=False)
        self._said = QLabel()
        self._put = main_button(_("Put on the a&genda"), "sitting.put", "plus")
        self._build()

    def show_for(self, sitting_id: int) -> None:
        """Ask which cases can come on the agenda of `sitting_id`."""
        self._sitting_id = sitting_id
        self._shell.background.ask(self, self._show, cases_to_hear, sitting_id)

    def _build(self) -> None:
        self.table.setAccessibleName(_("Cases that wait for the team"))
        self._said.setWordWrap(True)  # Qt's own signature
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._said, 1)
        row.addWidget(button(_("&Back"), "sitting.waitingBack", self.finished.emit))
        row.addWidget(self._put)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._put.clicked.connect(self._put_on)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._enable())

    def _show(self, cases: tuple[AgendaCase, ...]) -> None:
        self.rows.set_rows(cases)
        some = _("Choose the cases to be heard; several with Ctrl or Shift.")
        none = _("No case waits for the team: a case does when it is in the review and its route asks for a sitting.")
        self._said.setText(some if cases else none)
        self.table.setFocus()
        self.table.selectAll()
        self._enable()

    def _enable(self) -> None:
        self._put.setEnabled(bool(self.table.selected_positions()))

    def _put_on(self) -> None:
        chosen = [row.id for at in self.table.selected_positions() if (row := self.rows.row_at(at)) is not None]
        self._shell.background.do(self, self._done, put_on_agenda, self._sitting_id, chosen)

    def _done(self, count: int) -> None:
        words = ngettext("{count} case is on the agenda now.", "{count} cases are on the agenda now.", count)
        self._shell.say(words.format(count=count))
        self.finished.emit()
