"""The sittings of the Tim Penilai Kinerja: the list, and one sitting with its agenda, entry and minutes beside it."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.dates import shown_date
from desktop.domain.letters.letters import LetterAbout
from desktop.domain.refusal import Refusal
from desktop.services.review.sittings import (
    SittingEntry,
    SittingFile,
    SittingRow,
    list_sittings,
    open_sitting,
    restore_sitting,
    set_sitting_aside,
    sitting_draft,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.icons import icon
from desktop.ui.office_form import scrolled
from desktop.ui.places import Place
from desktop.ui.sittings.agenda import Agenda
from desktop.ui.sittings.entry import SittingForm
from desktop.ui.sittings.scans import Scans
from desktop.ui.style import GAP, GRID, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side
from desktop.ui.written import Written

SHARES = (2, 3)


def _state(row: SittingRow) -> str:
    if row.removed_reason:
        return _("Put aside")
    if row.waiting:
        return _("Without an opinion: {count}").format(count=row.waiting)
    return _("All given") if row.cases else _("No cases yet")


def _state_icon(row: SittingRow) -> tuple[str, Meaning]:
    if row.removed_reason:
        return "archive-outline", Meaning.PLAIN
    return ("clock-outline", Meaning.SOON) if row.waiting or not row.cases else ("check-circle-outline", Meaning.DONE)


COLUMNS: tuple[Column[SittingRow], ...] = (
    Column("held", N_("Date"), 96, lambda row: shown_date(row.held_on)),
    Column("state", N_("State"), 184, _state, icon=lambda row: icon(*_state_icon(row))),
    Column("minutes", N_("Minutes"), 150, lambda row: row.minutes_number),
    Column("cases", N_("Cases"), 120, lambda row: str(row.cases), right=True),
    Column("place", N_("Place"), 140, lambda row: row.place),
)


class SittingsPage(Page):
    """Every sitting, and the one that is being prepared or held."""

    TITLE = N_("Sittings of the Tim Penilai Kinerja")
    HELP = "sittings"
    ROLE = "sittings"
    PLACES = (Place.SITTINGS,)
    TABLES = frozenset(
        {"sitting", "sitting_member", "sitting_opinion", "transfer_case", "attachment", "setting"}
    ) | frozenset({"letter", "letter_draft"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self._file: SittingFile | None = None
        self.rows: Rows[SittingRow] = Rows(COLUMNS)
        self.table = TableView(self.rows, "sittings.table", shell.state, sorting=False)
        self.agenda = Agenda(shell)
        self.entry = SittingForm(shell, "sitting")
        self.scans = Scans(shell)
        self.letters = Written(shell, LetterAbout.SITTING, "sitting")
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Show the list, with the sitting `item_id` open beside it."""
        if item_id is not None:
            self._wanted = item_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the list and for the sitting that is open."""
        self.background.ask(self, self._show_rows, list_sittings)
        self._ask_for()

    def may_leave(self) -> bool:
        """Whether nothing entered would be lost, or the officer agrees to lose it."""
        adding = self._right.currentWidget() is self._adding
        begun = self._new_form.is_touched() if adding else self.entry.is_touched() or self.agenda.is_touched()
        return not begun or messages.confirm(
            self, _("Discard what was entered?"), _("What was entered has not been saved."), _("Discard")
        )

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._new = main_button(_("Ne&w sitting"), "sittings.new", "plus")
        self._header.add(self._new)
        self.table.setAccessibleName(_(self.TITLE))
        self._left = QStackedWidget()
        self._empty = EmptyState(
            _("No sitting is recorded. Record one, put waiting cases on its agenda, then the opinions of the team."),
            _("Record a sitting"),
            "sittings.first",
        )
        self._left.addWidget(self.table)
        self._left.addWidget(self._empty)
        self._right = QStackedWidget()
        self._nothing = EmptyState(_("Choose a sitting to see its agenda and to record the opinions."))
        self._new_form = SittingForm(self.shell, "sittingNew")
        self._adding = scrolled(self._new_form)
        self._detail = self._build_detail()
        for part in (self._nothing, self._detail, self._adding):
            self._right.addWidget(part)
        self.column.addWidget(self._header)
        self.column.addWidget(side_by_side(self, self._left, self._right, SHARES), 1)

    def _build_detail(self) -> QWidget:
        self._title, self._said = heading("", 1.2), muted()
        self._said.setObjectName("sitting.said")
        self._aside = button(_("Put aside…"), "sitting.setAside", self._put_aside)
        self._restore = button(_("Bring back"), "sitting.restore", self._bring_back)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        top.setSpacing(GAP)
        top.addWidget(self._title, 1)
        top.addWidget(self._aside)
        top.addWidget(self._restore)
        self._said.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("sitting.tabs")
        self.tabs.setDocumentMode(True)  # Qt's own signature
        self.tabs.addTab(self.agenda, _("Cases"))
        self.tabs.addTab(scrolled(self.entry), _("Sitting and members"))
        self.tabs.addTab(self.scans, _("Scanned minutes"))
        self.tabs.addTab(self.letters, _("Letters"))
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._said)
        column.addWidget(self.tabs, 1)
        return detail

    def _connect(self) -> None:
        self._new.clicked.connect(self._begin)
        self._empty.acted.connect(self._begin)
        self.table.picked.connect(self._picked)
        self.agenda.overtaken.connect(self.refresh)
        self.entry.overtaken.connect(self.refresh)
        self._new_form.given_up.connect(self._give_up)
        self._new_form.kept.connect(self._added)

    def _show_rows(self, rows: list[SittingRow]) -> None:
        self.rows.set_rows(rows)
        self._header.count.setText(str(len(rows)))
        self._left.setCurrentWidget(self.table if rows else self._empty)
        adding = self._right.currentWidget() is self._adding
        if self._wanted is None and rows and not adding:
            self._wanted = rows[0].id
            self._ask_for()
        self._mark()

    def _mark(self) -> None:
        """Let the row of the open sitting be the current one."""
        at = next((at for at, row in enumerate(self.rows.rows) if row.id == self._wanted), None)
        if at is not None and self.table.currentIndex().row() != at:
            self.table.select_position(at)

    def _ask_for(self) -> None:
        if self._wanted is not None:
            self.background.ask(self, self._show_file, open_sitting, self._wanted)

    def _show_file(self, file: SittingFile) -> None:
        if file.id != self._wanted:
            return
        if self._file is not None and self._file.id != file.id:
            self.entry.discard()
        self._file = file
        self._title.setText(_("Sitting of {day}").format(day=shown_date(file.entry.held_on or date.min)))
        words = _("Put aside: {reason}").format(reason=file.removed_reason) if file.removed_reason else ""
        doubt = _("Warning: {what}").format(what=file.doubt) if file.doubt else ""
        self._said.setText(words or doubt)
        self._said.setVisible(bool(self._said.text()))
        self._aside.setVisible(not file.removed_reason)
        self._restore.setVisible(bool(file.removed_reason))
        self.tabs.setTabText(0, _("Cases ({count})").format(count=len(file.agenda)))
        self.tabs.setTabText(2, _("Scanned minutes ({count})").format(count=len(file.papers)))
        for part in (self.agenda, self.entry, self.scans):
            part.show_file(file)
        self.letters.show_of(file.id, may_write=not file.removed_reason)
        if self._right.currentWidget() is not self._adding:
            self._right.setCurrentWidget(self._detail)

    def _picked(self, position: int) -> None:
        row = self.rows.row_at(position)
        adding = self._right.currentWidget() is self._adding
        if row is None or (row.id == self._wanted and not adding):
            return
        if self.may_leave():
            self._new_form.discard()
            self._wanted = row.id
            self._right.setCurrentWidget(self._detail)
            self._ask_for()
        else:
            self._mark()

    def _begin(self) -> None:
        if self.may_leave():
            today = date.today()  # noqa: DTZ011  # the office's own day
            self.background.ask(self, self._start, sitting_draft, today)

    def _start(self, draft: SittingEntry) -> None:
        self._new_form.start(draft)
        self._right.setCurrentWidget(self._adding)
        self._new_form.form.field("held_on").setFocus()

    def _give_up(self) -> None:
        self._new_form.discard()
        self._right.setCurrentWidget(self._detail if self._file is not None else self._nothing)

    def _added(self, sitting_id: int) -> None:
        self._wanted = sitting_id
        self._right.setCurrentWidget(self._detail)
        self.tabs.setCurrentIndex(0)
        self.refresh()

    def _put_aside(self) -> None:
        file = self._file
        reason = file and messages.ask_reason(self, _("Put the sitting aside"), _("Why does this sitting not count?"))
        if file and reason:
            done = self.background.do(self, self._told_aside, set_sitting_aside, file.id, reason, file.version)
            done.refused = self._refused

    def _told_aside(self, _nothing: None) -> None:
        self.shell.say(_("The sitting was put aside; its opinions do not count any more."))

    def _bring_back(self) -> None:
        if self._file is not None:
            self.background.do(self, self._told_back, restore_sitting, self._file.id)

    def _told_back(self, _nothing: None) -> None:
        self.shell.say(_("The sitting is back with its opinions."))

    def _refused(self, refusal: Refusal) -> None:
        self.shell.show_refusal(refusal)
        self.refresh()
