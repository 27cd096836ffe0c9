"""Approval of many cases: the nominatif is printed as a tick sheet, and the ticks of the head are typed back in."""

from collections import Counter
from datetime import date, datetime

from PySide6.QtCore import QItemSelection
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_KIND_WORDS, ApprovalResult
from desktop.domain.refusal import Refusal
from desktop.services.review.approval_reports import export_approvals, print_tick_sheet
from desktop.services.review.approval_rows import ApprovalDesk, ApprovalRow, approval_desk
from desktop.services.review.approvals import NOTE_ASKED, Outcome, record_approvals
from desktop.text import N_, _, ngettext
from desktop.ui import messages
from desktop.ui.approvals.detail import ApprovalDetail
from desktop.ui.approvals.results import Results
from desktop.ui.approvals.signing import SigningForm
from desktop.ui.approvals.ticks import TickRows, TickTable, Wanted, lonely_swaps
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button, side_by_side

SEARCH_WIDTH, FILTER_WIDTH = 240, 190


class ApprovalsPage(Page):
    """Every case that waits for the official's decision."""

    TITLE = N_("Approval")
    HELP = "approvals"
    ROLE = "approvals"
    PLACES = (Place.APPROVALS,)
    TABLES = frozenset(
        {"transfer_case", "employee", "unit", "post", "signatory", "setting", "sitting_opinion", "technical_opinion"}
    ) | frozenset({"score_line", "check_override", "establishment"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._wanted: int | None = None
        self.rows = TickRows()
        self.table = TickTable(self.rows, "approvals.table", shell.state)
        self.detail = ApprovalDetail()
        self.signing = SigningForm(shell)
        self.results = Results(shell)
        self._build()
        self._connect()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Show the cases that wait, beginning with `item_id`."""
        self._wanted = item_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again which cases wait; ticks, notes and fields stay."""
        self.background.ask(self, self._show_desk, approval_desk, _today())

    def may_leave(self) -> bool:
        """Whether no tick would be lost, or the officer agrees to lose them."""
        if not self.rows.is_touched() and not self.signing.is_touched():
            return True
        agreed = messages.confirm(
            self, _("Discard the ticks?"), _("What was ticked here has not been saved."), _("Discard")
        )
        if agreed:
            self.rows.forget()
            self.signing.finish()
        return agreed

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._export = button(_("E&xport…"), "approvals.export", self._choose_export)
        self._print = button(_("&Print the tick sheet…"), "approvals.print", self._print_sheet)
        self._save = main_button(_("&Save the decisions"), "approvals.save", "content-save-outline")
        self._header.add(self._export, self._print, self._save)
        self._empty = EmptyState(
            _("No case waits for approval. A case comes here when its review is complete."),
            _("Transfers"),
            "approvals.none",
        )
        self.tabs = QTabWidget()
        self.tabs.setObjectName("approvals.tabs")
        self.tabs.setDocumentMode(True)  # Qt's own signature
        self.tabs.addTab(self.detail, _("Case"))
        self.tabs.addTab(self.results, _("Result of saving"))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.signing)
        self._body = side_by_side(self, self._build_list(), side, (7, 5))
        self.column.addWidget(self._header)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._body, 1)

    def _build_list(self) -> QWidget:
        self._search = QLineEdit()
        self._search.setObjectName("approvals.search")
        self._search.setPlaceholderText(_("Search name, NIP, number, unit or post"))
        self._search.setAccessibleName(_("Search cases"))
        self._search.setClearButtonEnabled(True)  # Qt's own signature
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._kind = _filter({}, _("All kinds"), "approvals.kind", _("Kind"))
        self._unit = _filter({}, _("All units"), "approvals.unit", _("To unit"))
        self._issuer = _filter({}, _("All officials"), "approvals.issuer", _("Who decides"))
        self.table.setAccessibleName(_("Cases that wait for approval"))
        self._counts, self._doubts = muted(), muted()
        self._counts.setObjectName("approvals.counts")
        self._doubts.setObjectName("approvals.doubts")
        self._doubts.setProperty("problem", True)
        tools = QHBoxLayout()
        tools.setContentsMargins(MARGIN, 0, GAP, GAP)
        tools.setSpacing(GAP)
        tools.addWidget(self._search, 2)
        for one in (self._kind, self._unit, self._issuer):
            tools.addWidget(one, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        for label in (self._counts, self._doubts):
            label.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
            column.addWidget(label)
        return side

    def _connect(self) -> None:
        self._search.textChanged.connect(self._filter_rows)
        for one in (self._kind, self._unit, self._issuer):
            one.edited.connect(self._filter_rows)
        self.rows.ticked.connect(self._count)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.keyed.connect(self._tick)
        self.table.clicked.connect(lambda _index: self.tabs.setCurrentWidget(self.detail))
        self.table.opened.connect(lambda _at: self.detail.note.setFocus())
        self.detail.chosen.connect(self._tick)
        self.detail.noted.connect(self._note)
        self.detail.finished.connect(self._go_on)
        self.detail.opened.connect(self._open_case)
        self.results.opened.connect(lambda case_id: self.shell.open(Place.CASE, case_id))
        self._save.clicked.connect(self._keep)
        self._empty.acted.connect(lambda: self.shell.open(Place.CASES))

    def _show_desk(self, desk: ApprovalDesk) -> None:
        kept = {row.id for row in self._chosen()} if self._wanted is None else {self._wanted}
        self._wanted = None
        self.signing.show_desk(desk, _today())
        self._kind.offer({row.kind: CASE_KIND_WORDS[row.kind] for row in desk.rows})
        self._unit.offer({row.unit: row.unit for row in sorted(desk.rows, key=lambda row: row.unit) if row.unit})
        self._issuer.offer({row.issuer: row.issuer for row in desk.rows if row.issuer})
        self.rows.offer(desk.rows)
        self._header.count.setText(str(len(desk.rows)))
        told = bool(self.results.rows.rows)
        self._empty.setVisible(not desk.rows and not told)
        self._body.setVisible(bool(desk.rows) or told)
        self._choose(kept)

    def _filter_rows(self) -> None:
        kept = {row.id for row in self._chosen()}
        wanted = Wanted(self._search.text(), self._kind.value(), self._issuer.value(), self._unit.value())
        self.rows.want(wanted)
        self._choose(kept)

    def _choose(self, case_ids: set[int]) -> None:
        """Stand on the first of these cases that is shown, or on the first row."""
        places = [at for at, row in enumerate(self.rows.rows) if row.id in case_ids]
        if self.rows.rows:
            self.table.select_position((places or [0])[0])
        self._selected()
        self._count()

    def _chosen(self) -> list[ApprovalRow]:
        return [row for at in self.table.selected_positions() if (row := self.rows.row_at(at)) is not None]

    def _selected(self, _now: QItemSelection | None = None, _before: QItemSelection | None = None) -> None:
        chosen = self._chosen()
        self.detail.show_rows(chosen, self.rows.decision(chosen[0].id) if chosen else None)

    def _tick(self, result: ApprovalResult | None) -> None:
        """Tick the box of all selected rows; go on to the next row, or to the words that are asked for."""
        chosen = self._chosen()
        if not chosen:
            return
        self.tabs.setCurrentWidget(self.detail)
        self.rows.decide([row.id for row in chosen], result)
        if result in NOTE_ASKED:
            self.detail.note.setFocus()
            self.detail.note.selectAll()
        elif len(chosen) == 1 and result is not None:
            self._go_on()

    def _note(self, words: str) -> None:
        self.rows.write_note([row.id for row in self._chosen()], words)

    def _go_on(self) -> None:
        """Stand on the next row, ready for its key."""
        after = max(self.table.selected_positions(), default=-1) + 1
        if after < len(self.rows.rows):
            self.table.select_position(after)
        self.table.setFocus()

    def _count(self) -> None:
        """Say how many are ticked how, and what of it cannot be right."""
        decisions = self.rows.decisions()
        by = Counter(one.result for one in decisions)
        words = _("Agreed {agreed}, repair {repair}, refused {refused}; not ticked {open}.")
        self._counts.setText(
            words.format(
                agreed=by[ApprovalResult.APPROVED],
                repair=by[ApprovalResult.REPAIR],
                refused=by[ApprovalResult.REFUSED],
                open=len(self.rows.offered()) - len(decisions),
            )
        )
        doubts = lonely_swaps(self.rows.offered(), decisions)
        self._doubts.setText("\n".join(doubts))
        self._doubts.setVisible(bool(doubts))
        self._save.setEnabled(bool(decisions))
        for one in (self._print, self._export):
            one.setEnabled(bool(self.rows.rows))

    def _keep(self) -> None:
        try:
            signing = self.signing.read()
        except Refusal:
            return
        self._save.setEnabled(False)
        job = self.background.do(self, self._kept, record_approvals, self.rows.decisions(), signing, _today())
        job.refused = self._refused

    def _kept(self, outcomes: tuple[Outcome, ...]) -> None:
        self.results.show_outcomes(outcomes)
        self.rows.settle(outcomes)
        if all(one.kept for one in outcomes):
            self.signing.finish()
        self.tabs.setCurrentWidget(self.results)
        count = sum(one.kept for one in outcomes)
        words = ngettext("Recorded: {count} decision.", "Recorded: {count} decisions.", count)
        self.shell.say(words.format(count=count))
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._save.setEnabled(True)
        self.signing.form.show_refusal(refusal)
        self.shell.show_refusal(refusal)

    def _open_case(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.shell.open(Place.CASE, chosen[0].id)

    def _print_sheet(self) -> None:
        """A sheet with the cases that are shown."""
        shown = [row.id for row in self.rows.rows]
        show_report(self.shell, self, _("Tick sheet"), print_tick_sheet, shown, datetime.now())  # noqa: DTZ005

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the nominatif"), _("nominatif.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            shown = [row.id for row in self.rows.rows]
            self.background.do(self, self._exported, export_approvals, path, shown, _today())

    def _exported(self, count: int) -> None:
        self.shell.say(_("Cases exported: {count}.").format(count=count))


def _filter(words: dict[str, str], empty: str, name: str, label: str) -> ChoiceField:
    field = ChoiceField(words, empty)
    field.setObjectName(name)
    field.setAccessibleName(label)
    field.setMaximumWidth(FILTER_WIDTH)
    field.setMinimumContentsLength(8)
    field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return field


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
