"""All promises and support of all cases that still wait, the longest overdue first."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.support.support import COMMITMENT_KIND_WORDS, SUPPORT_KIND_WORDS, CareState
from desktop.services.support.open_care import (
    CARE_KIND_WORDS,
    CareKind,
    CareQuery,
    CareRow,
    all_open_care,
    open_care,
    owners,
)
from desktop.services.support.open_care_prints import TITLE, export_care, print_care
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.care import care_columns
from desktop.ui.drop_down import DropDown
from desktop.ui.pickers import Picker
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.suggestions import suggested_units
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button

SEARCH_WIDTH, UNIT_WIDTH, OWNER_WIDTH = 200, 220, 180
Chosen = tuple[CareKind | None, str, bool]
"""Promise or support, its kind in words, and whether only what is late."""


class KindField(DropDown):
    """Which of them are listed: all, the late ones, promises or support, or one kind of either."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: list[tuple[str, Chosen]] = [
            (_("Everything that waits"), (None, "", False)),
            (_("Overdue only"), (None, "", True)),
        ]
        for care, kinds in ((CareKind.PROMISE, COMMITMENT_KIND_WORDS), (CareKind.SUPPORT, SUPPORT_KIND_WORDS)):
            care_words = _(CARE_KIND_WORDS[care])
            self._choices.append((care_words, (care, "", False)))
            for words in kinds.values():
                self._choices.append((f"{care_words}: {_(words)}", (care, _(words), False)))
        self.addItems([words for words, _chosen in self._choices])
        self.activated.connect(lambda _at: self.edited.emit())

    def value(self) -> Chosen:
        """What is chosen."""
        return self._choices[max(self.currentIndex(), 0)][1]


class OwnerField(DropDown):
    """Whose promises and support are listed; who is offered comes with the list."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep_narrow()
        self.addItem(_("Everybody"))
        self.activated.connect(lambda _at: self.edited.emit())

    def value(self) -> str:
        """The chosen one; empty for everybody."""
        return self.currentText() if self.currentIndex() > 0 else ""

    def offer(self, names: Sequence[str]) -> None:
        """Offer `names`; the chosen one stays although nothing of it waits any more."""
        chosen = self.value()
        offered = [*names, *([chosen] if chosen and chosen not in names else [])]
        self.clear()
        self.addItems([_("Everybody"), *offered])
        self.setCurrentIndex(offered.index(chosen) + 1 if chosen else 0)


class PromisesPage(Page):
    """What was promised and planned, and is still to be kept."""

    TITLE = N_("Promises and support")
    HELP = "promises"
    ROLE = "promises"
    PLACES = (Place.PROMISES,)
    TABLES = frozenset({"commitment", "support_item", "transfer_case", "objection", "employee", "unit"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: Rows[CareRow] = Rows(care_columns())
        self.table = TableView(self.rows, "promises.table", shell.state, sorting=False)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask again what waits, and who keeps it."""
        self.background.ask(self, self._offer, all_open_care, _today())
        self._ask()

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._search = QLineEdit()
        self._search.setObjectName("promises.search")
        self._search.setPlaceholderText(_("Search words, name, number"))
        self._search.setAccessibleName(_("Search words, name, number"))
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._kind, self._owner = KindField(), OwnerField()
        self._unit = Picker(self.background, suggested_units, _("All units"))
        for field, name, words, width in (
            (self._kind, "promises.kind", _("Which of them"), OWNER_WIDTH),
            (self._owner, "promises.owner", _("Kept by"), OWNER_WIDTH),
            (self._unit, "promises.unit", _("Unit and all below it"), UNIT_WIDTH),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.setToolTip(words)
            field.setFixedWidth(width)
        self._export = button(_("E&xport…"), "promises.export", self._choose_export)
        self._print = button(_("&Print…"), "promises.print", self._show_print)
        self._header.add(self._search, self._kind, self._owner, self._unit, self._export, self._print)
        self.table.setAccessibleName(_(self.TITLE))
        told = muted(_("Enter opens the case, where it is kept, corrected or settled."))
        told.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self._empty = EmptyState(
            _("Nothing waits. Promises are recorded on the page of a case, under “Promises”, and with objections."),
            _("Transfers"),
            "promises.cases",
        )
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        self.column.addWidget(self._header)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._empty, 1)
        self._empty.hide()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._asked_by_words)
        self._kind.edited.connect(self._ask)
        self._owner.edited.connect(self._ask)
        self._unit.picked.connect(self._asked_by_unit)
        self._empty.acted.connect(self._open_cases)
        self.table.opened.connect(self._open)
        tab_order([self._search, self._kind, self._owner, self._unit, self._export, self._print, self.table])

    def query(self) -> CareQuery:
        """What is looked for now."""
        care, about, late = self._kind.value()
        return CareQuery(self._search.text(), care, about, self._owner.value(), self._unit.value(), late)

    def _asked_by_words(self, _text: str) -> None:
        self._ask()

    def _asked_by_unit(self, _suggestion: object) -> None:
        self._ask()

    def _ask(self) -> None:
        query = self.query()
        self.background.ask(self, lambda rows: self._show(query, rows), open_care, query, _today())

    def _offer(self, rows: Sequence[CareRow]) -> None:
        self._owner.offer(owners(rows))

    def _show(self, query: CareQuery, rows: Sequence[CareRow]) -> None:
        if query != self.query():
            return
        self.rows.set_rows(rows)
        late = sum(row.state is CareState.OVERDUE for row in rows)
        words = _("{count}, {late} overdue") if late else "{count}"
        self._header.count.setText(words.format(count=len(rows), late=late))
        nothing = not rows and query == CareQuery()
        self._empty.setVisible(nothing)
        self._list.setVisible(not nothing)
        self._export.setEnabled(bool(rows))

    def _open(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            self.shell.open(Place.CASE, row.case_id)

    def _open_cases(self) -> None:
        self.shell.open(Place.CASES)

    def _show_print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self.shell, self, _(TITLE), print_care, self.query(), now)

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export promises and support"), _("promises.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            job = self.background.do(self, self._exported, export_care, path, self.query(), _today())
            job.refused = self.shell.show_refusal

    def _exported(self, count: int) -> None:
        self.shell.say(_("Lines exported: {count}.").format(count=count))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
