"""What of an employee's life a move has to respect: circumstances, kin in the service, where the home lies.

Circumstances are specific personal data: the list says kind and time, the text is shown when it is opened, and that it
was opened is written into the audit trail.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.cases.circumstances import CIRCUMSTANCE_KIND_WORDS
from desktop.domain.dates import shown_date
from desktop.domain.employees.history_entries import RELATION_WORDS
from desktop.domain.refusal import Refusal, Stale
from desktop.services.cases.circumstances import (
    CircumstanceEntry,
    CircumstanceRow,
    Home,
    KinRow,
    LifeFile,
    end_circumstance,
    life_file,
    read_circumstance,
    remove_circumstance,
    restore_circumstance,
    save_circumstance,
    save_home,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.degrees import DegreesField
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, TextField
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

TABLE_HEIGHT = 132


def _shown(day: date | None) -> str:
    return "" if day is None else shown_date(day)


COLUMNS: tuple[Column[CircumstanceRow], ...] = (
    Column("kind", N_("Circumstance"), 160, lambda row: _(CIRCUMSTANCE_KIND_WORDS[row.kind]), sortable=False),
    Column("from", N_("First day"), 112, lambda row: _shown(row.starts_on), right=True, sortable=False),
    Column("to", N_("Last day"), 112, lambda row: _shown(row.ends_on), right=True, sortable=False),
    Column("removed", N_("Put aside because"), 120, lambda row: row.removed_reason, sortable=False),
)
KIN_COLUMNS: tuple[Column[KinRow], ...] = (
    Column("name", N_("Employee"), 170, lambda row: row.name, sortable=False),
    Column("relation", N_("Relation"), 90, lambda row: _(RELATION_WORDS.get(row.relation, "")), sortable=False),
    Column("unit", N_("Unit"), 160, lambda row: ", ".join(filter(None, (row.post, row.unit))), sortable=False),
)


class LifeTab(QScrollArea):
    """Shows and keeps what a move has to respect; asks for it when it is looked at."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._employee_id = 0
        self._asked_for = False
        self._file: LifeFile | None = None
        self._editing = CircumstanceEntry(None)
        self._rows: Rows[CircumstanceRow] = Rows(COLUMNS)
        self._table = TableView(self._rows, "life.table", shell.state, sorting=False)
        self._kin: Rows[KinRow] = Rows(KIN_COLUMNS)
        self._kin_table = TableView(self._kin, "life.kin", shell.state, sorting=False)
        self.form = Form("life")
        self.home = Form("home")
        self._writing = QWidget()
        self._build()
        # Not `picked`: the first row is current already, though not chosen, when the table gets the focus.
        self._table.selectionModel().selectionChanged.connect(self._enable)
        self._table.opened.connect(lambda _position: self._open())
        self._kin_table.opened.connect(self._open_relative)

    def show_employee(self, employee_id: int) -> None:
        """Show the circumstances of another employee, or the same ones again; what is being entered stays."""
        if employee_id != self._employee_id:
            self._writing.hide()
            self._file = None
        self._employee_id = employee_id
        self._asked_for = False
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Ask only when the tab is looked at: these data are not read while employees are leafed through."""
        super().showEvent(event)
        if not self._asked_for and self._employee_id:
            self._ask()

    def _ask(self) -> None:
        self._asked_for = True
        self._shell.background.ask(self, self._show, life_file, self._employee_id)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        writing = not self._writing.isHidden() and self.form.is_touched()
        touched = writing or (self._file is not None and self.home.is_touched())
        return not touched or messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        self._add = button(_("Add a circumstance…"), "life.add", self._begin)
        self._read = button(_("Open…"), "life.open", self._open)
        self._end = button(_("Ended today"), "life.end", self._end_today)
        self._aside = button(_("Put aside…"), "life.remove", self._put_aside)
        self._back = button(_("Bring back"), "life.restore", self._bring_back)
        for table, title in ((self._table, _("Circumstances")), (self._kin_table, _("Kin in the service"))):
            table.setAccessibleName(title)
            table.setFixedHeight(TABLE_HEIGHT)
        self._no_kin = muted(_("No kin in the service is recorded; add them under Histories, “Family”."))
        self._build_forms()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, GAP, GAP, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Circumstances"), 1.1))
        column.addWidget(muted(_("Their text is shown when one is opened; who opened it is recorded (UU 27/2022).")))
        column.addLayout(_row(self._add, self._read))
        column.addLayout(_row(self._end, self._aside, self._back))
        for part in (self._table, self._writing, heading(_("Kin in the service"), 1.1), self._no_kin, self._kin_table):
            column.addWidget(part)
        column.addWidget(heading(_("Where the employee lives"), 1.1))
        column.addWidget(muted(_("For the distance to a new place of work.")))
        column.addWidget(self.home)
        column.addLayout(_row(self._save_home))
        column.addStretch(1)
        self.setWidgetResizable(True)  # Qt's own signature
        self.setWidget(inside)

    def _build_forms(self) -> None:
        self.form.add("kind", _("&Kind"), ChoiceField(CIRCUMSTANCE_KIND_WORDS))
        text = TextField(3)
        text.setPlaceholderText(_("Only what a move needs to know."))
        self.form.add("text", _("What it is"), text)
        self.form.add("starts_on", _("First day"), DateField())
        self.form.add("ends_on", _("Last day"), DateField())
        self.form.add("proof", _("Proof"), LineField(placeholder=_("Number and date of a certificate.")))
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        save = button(_("Save this circumstance"), "life.save", self._keep)
        column.addLayout(_row(save, button(_("Cance&l"), "life.cancel", self._writing.hide)))
        self._writing.hide()
        self.home.add("district", _("District"), LineField())
        self.home.add("latitude", _("Latitude"), DegreesField(90))
        self.home.add("longitude", _("Longitude"), DegreesField(180))
        self._save_home = button(_("Save the &home"), "home.save", self._keep_home)

    def _show(self, file: LifeFile) -> None:
        if file.employee_id != self._employee_id:
            return
        begun = self._file is not None and self._file.employee_id == file.employee_id and self.home.is_touched()
        self._file = file
        self._rows.set_rows(file.circumstances)
        self._kin.set_rows(file.kin)
        self._no_kin.setVisible(not file.kin)
        self._kin_table.setVisible(bool(file.kin))
        if not begun:
            home = file.home
            self.home.fill({"district": home.district, "latitude": home.latitude, "longitude": home.longitude})
        self._enable()

    def _enable(self, *_changed: object) -> None:
        row = self._chosen()
        there = row is not None and not row.removed_reason
        self._read.setEnabled(there)
        self._end.setEnabled(there)
        self._aside.setVisible(row is None or there)
        self._aside.setEnabled(there)
        self._back.setVisible(row is not None and not there)

    def _chosen(self) -> CircumstanceRow | None:
        positions = self._table.selected_positions()
        return self._rows.row_at(positions[0]) if positions else None

    def _begin(self) -> None:
        self._write(CircumstanceEntry(None))

    def _open(self) -> None:
        row = self._chosen()
        if row is not None and not row.removed_reason and self.may_leave():
            # A change, for the trail keeps that it was read.
            self._shell.background.do(self, self._write, read_circumstance, row.id)

    def _write(self, entry: CircumstanceEntry) -> None:
        self._editing = entry
        names = ("kind", "text", "starts_on", "ends_on", "proof")
        self.form.fill({name: getattr(entry, name) for name in names})
        self._writing.show()
        self.form.field("kind").setFocus()

    def _keep(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        entry = CircumstanceEntry(**values, id=self._editing.id, version=self._editing.version)
        job = self._shell.background.do(self, self._kept, save_circumstance, self._employee_id, entry)
        job.refused = self._refused

    def _kept(self, _circumstance_id: int) -> None:
        self._writing.hide()
        self._told(None)

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)

    def _end_today(self) -> None:
        row = self._chosen()
        if row is not None:
            today = date.today()  # noqa: DTZ011  # the office's own day
            self._shell.background.do(self, self._told, end_circumstance, row.id, today, row.version)

    def _put_aside(self) -> None:
        row = self._chosen()
        reason = row and messages.ask_reason(self, _("Put the circumstance aside"), _("Why is it put aside?"))
        if row and reason:
            self._shell.background.do(self, self._told, remove_circumstance, row.id, reason)

    def _bring_back(self) -> None:
        row = self._chosen()
        if row is not None:
            self._shell.background.do(self, self._told, restore_circumstance, row.id)

    def _told(self, _nothing: None) -> None:
        self._shell.say(_("The circumstances are saved."))
        self.show_employee(self._employee_id)

    def _open_relative(self, position: int) -> None:
        row = self._kin.row_at(position)
        if row is not None:
            self._shell.open(Place.EMPLOYEE, row.employee_id)

    def _keep_home(self) -> None:
        if self._file is None:
            return
        try:
            home = Home(**self.home.read())
        except Refusal:
            return
        job = self._shell.background.do(self, self._home_kept, save_home, self._employee_id, home, self._file.version)
        job.refused = self._home_refused

    def _home_kept(self, _nothing: None) -> None:
        self._file = None
        self._shell.say(_("The home is saved."))
        self.show_employee(self._employee_id)

    def _home_refused(self, refusal: Refusal) -> None:
        self.home.show_refusal(refusal)
        self._shell.show_refusal(refusal)
        if isinstance(refusal, Stale):
            self.show_employee(self._employee_id)


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row
