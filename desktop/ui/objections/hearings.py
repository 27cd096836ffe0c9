"""The hearings on an objection: a list, and a form for a new one or for the one that is chosen."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.objections.hearings import HearingEntry
from desktop.domain.refusal import Refusal
from desktop.services.objections.file import ObjectionFile
from desktop.services.objections.hearings import HearingRow, add_hearing, correct_hearing, put_hearing_aside
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import DateField, Form, LineField, TextField
from desktop.ui.style import GAP, ROW_HEIGHT, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

ROWS_SHOWN = 4
NAMES = {"held_on": "day", "held_by": "by", "minutes_number": "minutes"}
"""Names of the form's fields where they differ from those of the rules."""
COLUMNS: tuple[Column[HearingRow], ...] = (
    Column("day", N_("Day"), 106, lambda row: shown_date(row.held_on), right=True, sortable=False),
    Column("by", N_("Held by"), 130, lambda row: row.entered.held_by, sortable=False),
    Column("place", N_("Place"), 110, lambda row: row.entered.place, sortable=False),
    Column("minutes", N_("Minutes"), 110, lambda row: row.entered.minutes_number, sortable=False),
)


class Hearings(QWidget):
    """Records hearings on one objection."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: ObjectionFile | None = None
        self._chosen: HearingRow | None = None
        self._rows: Rows[HearingRow] = Rows(COLUMNS)
        self.table = TableView(self._rows, "hearings.table", shell.state, sorting=False)
        self.table.setAccessibleName(_("Hearings"))
        self._none = muted(_("No hearing is recorded."))
        self._form = Form("hearing")
        self._new = button(_("New hearing"), "hearings.new", self._begin)
        self._save = button(_("Save the hearing"), "hearing.save", self._keep)
        self._aside = button(_("Put aside…"), "hearing.remove", self._put_aside)
        self._close = button(_("Close"), "hearing.close", self._end)
        self._build()
        self.table.picked.connect(self._open)

    def is_touched(self) -> bool:
        """Whether a hearing is being written."""
        return not self._form.isHidden() and self._form.is_touched()

    def show_file(self, file: ObjectionFile) -> None:
        """Show the hearings of `file`; one that is being written stays."""
        keep = self._file is not None and self._file.id == file.id and self.is_touched()
        self._file = file
        self._rows.set_rows(file.hearings)
        self.table.setVisible(bool(file.hearings))
        self._none.setVisible(not file.hearings)
        self._new.setVisible(file.closed_on is None)
        if not keep:
            self._end()

    def _build(self) -> None:
        self.table.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1))
        add = self._form.add
        add("day", _("Held on"), DateField())
        add("by", _("Held by"), LineField())
        add("place", _("Place"), LineField())
        add("present", _("Present"), TextField(2))
        add("minutes", _("Number of the minutes"), LineField())
        add("summary", _("Summary"), TextField(4))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._new)
        buttons.addStretch(1)
        for each in (self._aside, self._close, self._save):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (heading(_("Hearings"), 1.1), self._none, self.table, self._form):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _begin(self) -> None:
        self._show(None)
        self.table.clearSelection()
        self._form.field("day").setFocus()

    def _open(self, position: int) -> None:
        row = self._rows.row_at(position)
        if row is not None and not self.is_touched():
            self._show(row)

    def _show(self, row: HearingRow | None) -> None:
        self._chosen = row
        entered = row.entered if row is not None else HearingEntry(None)
        self._form.fill(
            {
                "day": entered.held_on,
                "by": entered.held_by,
                "place": entered.place,
                "present": entered.present,
                "minutes": entered.minutes_number,
                "summary": entered.summary,
            }
        )
        for widget in (self._form, self._save, self._close):
            widget.show()
        self._aside.setVisible(row is not None)
        self._save.setEnabled(True)

    def _end(self) -> None:
        self._chosen = None
        self._form.fill({})
        for widget in (self._form, self._save, self._close, self._aside):
            widget.hide()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            read = self._form.read()
        except Refusal:
            return
        entered = HearingEntry(
            read["day"], read["place"], read["by"], read["present"], read["minutes"], read["summary"]
        )
        self._save.setEnabled(False)
        today = date.today()  # noqa: DTZ011  # the office's own day
        chosen, do = self._chosen, self._shell.background.do
        if chosen is None:
            job = do(self, self._kept, add_hearing, self._file.id, entered, today)
        else:
            job = do(self, self._kept, correct_hearing, chosen.id, entered, chosen.version, today)
        job.refused = self._refused

    def _kept(self, _hearing_id: int | None) -> None:
        self._end()
        self._shell.say(_("The hearing is recorded."))

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        fields = {NAMES.get(name, name): sentence for name, sentence in refusal.fields.items()}
        self._form.show_refusal(Refusal(refusal.title, refusal.remedy, fields))
        self._shell.show_refusal(refusal)

    def _put_aside(self) -> None:
        chosen = self._chosen
        reason = chosen and messages.ask_reason(self, _("Put the hearing aside"), _("Why is it put aside?"))
        if chosen and reason:
            self._shell.background.do(self, self._removed, put_hearing_aside, chosen.id, reason, chosen.version)

    def _removed(self, _nothing: None) -> None:
        self._end()
        self._shell.say(_("The hearing is put aside."))
