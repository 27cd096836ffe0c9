"""Who does not move, and why: by the kind of reason, with the places where each of them could go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.employees.names import search_key
from desktop.domain.employees.nip import grouped
from desktop.domain.plans.asked import Pin, PinKind
from desktop.domain.plans.found import STAY_CODE_WORDS, StayCode
from desktop.services.plans.reading import PlanFile, ShownStay
from desktop.text import N_, _
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from desktop.ui.plans.elsewhere import ElsewherePart
from desktop.ui.plans.sentences import sentence
from desktop.ui.plans.splitting import bordered, padded
from desktop.ui.style import GAP, MARGIN, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Shell, button, button_row

SEARCH_WIDTH = 200
SHARES = (816, 350)
STAY_COLUMNS: tuple[Column[ShownStay], ...] = (
    Column("employee", N_("Employee"), 180, lambda row: row.who.name),
    Column("post", N_("Post"), 226, lambda row: row.who.post),
    Column("unit", N_("Unit"), 200, lambda row: row.who.unit),
    # The whole sentence stands beside the list; what it begins with is enough here.
    Column("code", N_("Why not"), 200, lambda row: _(STAY_CODE_WORDS[row.code]), tip=lambda row: row.why),
    Column("why", N_("In one sentence"), 220, lambda row: row.why, shown=False),
)


class StaysTab(QWidget):
    """The list of those who stay, and one of them beside it."""

    settled = Signal(object)
    """The `Pin` that the officer asks for."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: PlanFile | None = None
        self._row: ShownStay | None = None
        self._kept = 0
        self.rows: Rows[ShownStay] = Rows(STAY_COLUMNS)
        self.table = TableView(self.rows, "plan.stays", shell.state, sorting=False)
        self.elsewhere = ElsewherePart(shell, "plan.stays")
        self._places = button(_("Where else?"), "plan.stays.elsewhere", self._look_around)
        self._stay = button(_("Stays in any case"), "plan.stays.stay", self._stay_put)
        self._employee = button(_("Open the employee"), "plan.stays.openEmployee", self._open_employee)
        self._build()
        self.table.picked.connect(self._picked)
        self.elsewhere.settled.connect(self.settled)
        self.elsewhere.closed.connect(self._look_back)

    def show_file(self, file: PlanFile) -> None:
        """Show who stays by `file`; the filter stays."""
        self._file = file
        counts = {code: sum(row.code is code for row in file.stays) for code in StayCode}
        self._code.offer(
            {
                code: _("{words} ({count})").format(words=_(STAY_CODE_WORDS[code]), count=count)
                for code, count in counts.items()
                if count
            }
        )
        self._narrow()

    def _build(self) -> None:
        self.table.setAccessibleName(_("Who does not move"))
        self._search = QLineEdit()
        self._search.setObjectName("plan.stays.search")
        self._search.setPlaceholderText(_("Search name or unit"))
        self._search.setAccessibleName(_("Search who does not move"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(SEARCH_WIDTH)
        self._code = ChoiceField({}, _("Every reason"))
        self._code.setObjectName("plan.stays.code")
        self._code.setAccessibleName(_("Only this reason"))
        self._count = muted()
        self._count.setWordWrap(False)
        tools = QHBoxLayout()
        tools.setContentsMargins(MARGIN, GAP, GAP, 0)
        tools.setSpacing(GAP)
        for widget in (self._search, self._code, self._count):
            tools.addWidget(widget)
        tools.addStretch(1)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState(_("Choose somebody to read why.")))
        self._right.addWidget(padded(self._build_detail()))
        self._right.addWidget(padded(self.elsewhere))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(bordered(self._shell, "plan.stays", listed, self._right, SHARES))
        self._search.textChanged.connect(self._narrow)
        self._code.edited.connect(self._narrow)

    def _build_detail(self) -> QWidget:
        self._title, self._nip = heading("", 1.1), muted()
        self._now, self._why = sentence("plan.stays.now"), sentence("plan.stays.why")
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self._title, self._nip, self._now, self._why):
            column.addWidget(widget)
        column.addLayout(button_row(self._places, self._stay))
        column.addLayout(button_row(self._employee))
        column.addStretch(1)
        return detail

    def _narrow(self) -> None:
        """Show those who fit the search and the reason."""
        stays = self._file.stays if self._file is not None else ()
        code, words = self._code.value(), search_key(self._search.text()).split()
        fitting = [
            row
            for row in stays
            if code in {None, row.code} and all(word in search_key(f"{row.who.name} {row.who.unit}") for word in words)
        ]
        if self._row is not None:
            # While it is worked out again nobody is listed: who was chosen before that counts.
            self._kept = self._row.who.id
        self.rows.set_rows(fitting)
        self._count.setText(_("{count} of {all}").format(count=len(fitting), all=len(stays)))
        at = next((at for at, row in enumerate(fitting) if row.who.id == self._kept), 0)
        self._row = None
        self._right.setCurrentIndex(0)
        if fitting:
            self.table.select_position(at)
            self._picked(at)

    def _picked(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is None or self._file is None:
            return
        self._row = row
        self._title.setText(row.who.name)
        self._nip.setText(grouped(row.who.nip))
        self._now.setText(", ".join(filter(None, (row.who.post, row.who.unit))))
        self._why.setText(row.why)
        settled = any(pin.kind is PinKind.STAY and pin.who.id == row.who.id for pin in self._file.pins)
        self._stay.setVisible(not self._file.locked and not settled)
        self._look_back()

    def _look_around(self) -> None:
        if self._row is not None and self._file is not None:
            self._right.setCurrentIndex(2)
            self.elsewhere.load(self._file.id, self._row.who, locked=self._file.locked)

    def _look_back(self) -> None:
        self._right.setCurrentIndex(1)
        self.elsewhere.clear()

    def _stay_put(self) -> None:
        if self._row is not None:
            self.settled.emit(Pin(PinKind.STAY, self._row.who.id))

    def _open_employee(self) -> None:
        if self._row is not None:
            self._shell.open(Place.EMPLOYEE, self._row.who.id)
