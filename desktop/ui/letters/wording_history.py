"""The versions of a wording that the office kept: from when, by whom, why, and what they say otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.services.letters.wording_versions import VersionRow, WordingFile
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button, button_row


def _moment(row: VersionRow) -> str:
    local = row.at.astimezone()
    return f"{shown_date(local.date())} {local:%H.%M}"


def _holds(row: VersionRow) -> str:
    return _("withdrawn") if row.withdrawn else shown_date(row.valid_from)


COLUMNS: tuple[Column[VersionRow], ...] = (
    Column("from", N_("Holds from"), 92, _holds),
    Column("at", N_("Saved on"), 120, _moment),
    Column("actor", N_("By whom"), 64, lambda row: row.actor),
    Column("note", N_("Why"), 110, lambda row: row.note),
)


class WordingHistory(QWidget):
    """All versions, the newest first; the chosen one is compared with the shipped wording below."""

    withdrawn = Signal(int, str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.rows: Rows[VersionRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, "wording.versions", shell.state, sorting=False)
        self.table.setAccessibleName(_("Versions of this wording"))
        self._now, self._what = muted(), muted()
        self._now.setObjectName("wording.differences")
        self._what.setObjectName("wording.version")
        self._withdraw = button(_("&Withdraw this version…"), "wording.withdraw", self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._now)
        column.addWidget(self.table, 1)
        column.addWidget(self._what)
        column.addLayout(button_row(self._withdraw))
        self.table.picked.connect(self._picked)

    def show_file(self, file: WordingFile) -> None:
        """Show the versions of one letter."""
        apart = " ".join(file.differences)
        told = _("Apart from the shipped wording: {what}").format(what=apart)
        self._now.setText(told if apart else _("The wording stands as it was shipped."))
        self.rows.set_rows(file.versions)
        self.table.setVisible(bool(file.versions))
        self._picked(0)

    def _picked(self, position: int) -> None:
        row = self.rows.row_at(position)
        self._withdraw.setVisible(row is not None and not row.withdrawn)
        self._what.setText("" if row is None else "\n".join(filter(None, _told(row))))

    def _ask(self) -> None:
        row = self.rows.row_at(max(self.table.currentIndex().row(), 0))
        if row is None:
            return
        reason = messages.ask_reason(self, _("Withdraw the version"), _("Why does this version hold no more?"))
        if reason:
            self.withdrawn.emit(row.id, reason)


def _told(row: VersionRow) -> tuple[str, ...]:
    reason = _("Withdrawn: {reason}").format(reason=row.withdrawn) if row.withdrawn else ""
    return (row.note, reason, _("The shipped wording again.") if row.reset else "\n".join(row.what))
