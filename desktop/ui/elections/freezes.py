"""Times around elections in which officials are not replaced: the list, and the form of one."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.refusal import Refusal
from desktop.services.rules.elections import FreezeEntry, freezes, remove_freeze, save_freeze
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import DateField, Form, LineField, TextField
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

FORM_WIDTH = 560
FIELDS = ("name", "starts_on", "ends_on", "article", "consent_number", "consent_on", "note")


def _consent(row: FreezeEntry) -> str:
    if not row.consent_number:
        return _("Not given")
    return ", ".join(filter(None, (row.consent_number, shown_date(row.consent_on) if row.consent_on else "")))


def _day(day: date | None) -> str:
    return "" if day is None else shown_date(day)


COLUMNS: tuple[Column[FreezeEntry], ...] = (
    Column("name", N_("Election"), 260, lambda row: row.name, sortable=False),
    Column("from", N_("First day"), 100, lambda row: _day(row.starts_on), right=True, sortable=False),
    Column("to", N_("Last day"), 100, lambda row: _day(row.ends_on), right=True, sortable=False),
    Column("consent", N_("Minister's consent"), 240, _consent, sortable=False),
)


class ElectionFreezes(QWidget):
    """Adds, corrects and puts aside the times; a consent that is recorded lets moves of officials pass."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._shown = FreezeEntry()
        self._rows: Rows[FreezeEntry] = Rows(COLUMNS)
        self._table = TableView(self._rows, "elections.table", shell.state, sorting=False)
        self.form = Form("election")
        self._title = heading("", 1.1)
        self._remove = button(_("Put aside…"), "election.remove", self._put_aside)
        self._build()
        self._table.picked.connect(self._picked)
        self._start(FreezeEntry())

    def refresh(self) -> None:
        """Ask again for the list."""
        self._shell.background.ask(self, self._show, freezes)

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        return not self.form.is_touched() or messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        self._table.setAccessibleName(_("Times around elections"))
        add = self.form.add
        add("name", _("&Election"), LineField(), _("For example Pilkada Kota 2029."))
        add("starts_on", _("&First day"), DateField(), _("Six months before the candidates are fixed."))
        add("ends_on", _("&Last day"), DateField(), _("End of the term, or six months after the inauguration."))
        add("article", _("&Article"), LineField())
        add(
            "consent_number",
            _("Number of the &consent"),
            LineField(),
            _("Of the Minister of Home Affairs, in writing."),
        )
        add("consent_on", _("&Date of the consent"), DateField())
        add("note", _("&Note"), TextField(2))
        self.form.setMaximumWidth(FORM_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(button(_("Sa&ve this time"), "election.save", self._keep))
        buttons.addWidget(button(_("Another ne&w time"), "election.new", self._add))
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        explained = muted(
            _(
                "In these times JPT, administrators, supervisors and heads of schools and health centres are not moved "
                "without the minister's consent; other employees are."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(explained)
        column.addWidget(self._table, 1)
        column.addWidget(self._title)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(buttons)

    def _show(self, rows: tuple[FreezeEntry, ...]) -> None:
        self._rows.set_rows(rows)

    def _picked(self, position: int) -> None:
        row = self._rows.row_at(position)
        if row is not None and self.may_leave():
            self._start(row)

    def _add(self) -> None:
        if self.may_leave():
            self._table.clearSelection()
            self._start(FreezeEntry())
            self.form.field("name").setFocus()

    def _start(self, entry: FreezeEntry) -> None:
        self._shown = entry
        self.form.fill({name: getattr(entry, name) for name in FIELDS})
        self._title.setText(entry.name if entry.id else _("New time around an election"))
        self._remove.setEnabled(bool(entry.id))

    def _keep(self) -> None:
        try:
            values = self.form.read()
        except Refusal:
            return
        entry = FreezeEntry(**values, id=self._shown.id, version=self._shown.version)
        today = date.today()  # noqa: DTZ011  # the office's own day
        job = self._shell.background.do(self, self._kept, save_freeze, entry, today)
        job.refused = self._refused

    def _kept(self, _freeze_id: int) -> None:
        self._start(FreezeEntry())
        self.refresh()
        self._shell.say(_("The time around the election is saved."))

    def _refused(self, refusal: Refusal) -> None:
        self.form.show_refusal(refusal)
        self._shell.show_refusal(refusal)

    def _put_aside(self) -> None:
        reason = messages.ask_reason(self, _("Put the time aside"), _("Why does it stop no move any more?"))
        if reason and self._shown.id:
            self._shell.background.do(self, self._gone, remove_freeze, self._shown.id, reason)

    def _gone(self, _nothing: None) -> None:
        self._start(FreezeEntry())
        self.refresh()
        self._shell.say(_("The time is put aside."))
