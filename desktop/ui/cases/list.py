"""The list of transfer cases: searched as you type, by stage, each opened on its own page."""

from array import array
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.stages import END_STAGES
from desktop.services.cases.export import export_cases
from desktop.services.cases.list import OPEN_STAGES, CaseQuery, CaseRow, case_ids, case_rows
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.background import Job
from desktop.ui.cases.columns import CASE_COLUMNS
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import LazyRows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button, main_button

SEARCH_WIDTH = 260
OPEN, ENDED, ALL = "open", "ended", "all"
FILTER_WORDS = {
    OPEN: N_("Open cases"),
    **{stage.value: words for stage, words in CASE_STAGE_WORDS.items()},
    ENDED: N_("Ended cases"),
    ALL: N_("All cases"),
}
JOINT_WORK = (
    ("cases.sittings", N_("&Sittings of the performance team"), Place.SITTINGS),
    ("cases.approvals", N_("&Approval of many cases"), Place.APPROVALS),
    ("cases.jointDecree", N_("One &decree for many cases"), Place.JOINT_DECREE),
    ("cases.letterBatch", N_("&Letters for many cases"), Place.LETTER_BATCH),
    ("cases.entries", N_("&Entry list for SIASN and I-MUT"), Place.ENTRY_LIST),
    ("cases.promises", N_("&Promises and support"), Place.PROMISES),
)
"""What is done for many cases at once, on pages of its own."""


class CasesPage(Page):
    """All cases, the newest on top."""

    TITLE = N_("Transfers")
    HELP = "cases"
    ROLE = "cases"
    PLACES = (Place.CASES,)
    TABLES = frozenset({"transfer_case", "employee", "unit", "post", "decree"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._query = CaseQuery()
        self._listing: Job | None = None
        self._was_led = False
        """Whether the shown stage was chosen on another page."""
        self.rows: LazyRows[CaseRow] = LazyRows(shell.background, CASE_COLUMNS, case_rows, lambda row: row.id)
        self.table = TableView(self.rows, "cases.table", shell.state)
        self._build()
        self._connect()
        self.refresh()

    def visit(self, place: Place, item_id: int | None) -> None:  # noqa: ARG002  # it has one place
        """Bring the list to the front; `item_id` is the position of the one stage to show, among all stages."""
        if item_id is not None:
            self._stage.set_value(list(CaseStage)[item_id].value)
            self._filtered()
        elif self._was_led:
            self._stage.set_value(OPEN)
            self._filtered()
        self._was_led = item_id is not None

    def refresh(self) -> None:
        """Ask again which cases fit."""
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self.background.ask(self, self._show_ids, case_ids, self._query)

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("cases.search")
        self._search.setPlaceholderText(_("Search name, NIP, number, unit or post"))
        self._search.setAccessibleName(_("Search cases"))
        self._search.setClearButtonEnabled(True)  # Qt's own signature
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._stage = ChoiceField(FILTER_WORDS)
        self._stage.setObjectName("cases.filterStage")
        self._stage.setAccessibleName(_("Which cases"))
        self._stage.set_value(OPEN)
        self._new = main_button(_("&New transfer"), "cases.new", "plus")
        self._export = button(_("E&xport…"), "cases.export", self._choose_export)
        self._joint = button(_("&Many at once"), "cases.joint")
        self._joint.setMenu(self._joint_menu())
        self._header.add(self._search, self._stage, self._joint, self._export, self._new)
        self.table.setAccessibleName(_(self.TITLE))
        self.table.show_sorting(self._query.sort, descending=self._query.descending)
        sentence = _("No case fits. A case begins with a proposal: who is to move, where to and why.")
        self._empty = EmptyState(sentence, _("New transfer"), "cases.first")
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.column.addWidget(self._header)
        self.column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._searched)
        self._stage.edited.connect(self._chosen)
        self._new.clicked.connect(self._begin)
        self._empty.acted.connect(self._begin)
        self.table.sorted.connect(self._sort)
        self.table.opened.connect(self._open)
        tab_order([self._search, self._stage, self._joint, self._export, self._new, self.table])

    def _joint_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, text, place in JOINT_WORK:
            menu.addAction(_(text), partial(self.shell.open, place)).setObjectName(name)
        return menu

    def _show_ids(self, ids: "array[int]") -> None:
        self.rows.set_ids(ids)
        self._header.count.setText(str(len(ids)))
        self._body.setCurrentWidget(self.table if ids else self._empty)
        self._export.setEnabled(bool(ids))

    def _searched(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self.refresh()

    def _chosen(self) -> None:
        self._was_led = False
        self._filtered()

    def _filtered(self) -> None:
        self._query = replace(self._query, stages=_stages(self._stage.value()))
        self.refresh()

    def _sort(self, key: str, descending: bool) -> None:  # the signal's own order
        self._query = replace(self._query, sort=key, descending=descending)
        self.refresh()

    def _open(self, position: int) -> None:
        self.shell.open(Place.CASE, self.rows.ids[position])

    def _begin(self) -> None:
        self.shell.open(Place.NEW_CASE)

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the cases"), _("cases.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            self.background.do(self, self._exported, export_cases, path, self._query)

    def _exported(self, count: int) -> None:
        self.shell.say(_("Cases exported: {count}.").format(count=count))


def _stages(choice: str) -> frozenset[CaseStage]:
    """The stages that a choice of the filter stands for."""
    groups = {OPEN: OPEN_STAGES, ENDED: END_STAGES, ALL: frozenset(CaseStage)}
    return groups[choice] if choice in groups else frozenset({CaseStage(choice)})
