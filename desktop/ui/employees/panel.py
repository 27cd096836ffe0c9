"""The file of one employee beside the list, as tabs: identity, histories, cases, letters, papers."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases.cases import CASE_KIND_WORDS, CASE_STAGE_WORDS
from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.services.cases.list import CaseRow
from desktop.services.employees.edit import remove_employee, restore_employee
from desktop.services.employees.file import EmployeeFile, open_employee
from desktop.services.letter_lists import LetterRow, state_words
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.employees.care import EmployeeCare
from desktop.ui.employees.facts import Facts, Notice, plain
from desktop.ui.employees.histories import HistoriesView
from desktop.ui.employees.identity import identity_groups
from desktop.ui.employees.life import LifeTab
from desktop.ui.employees.papers import Papers
from desktop.ui.employees.participation import Participation
from desktop.ui.places import Place
from desktop.ui.style import GAP, MARGIN, Meaning, heading, muted
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import Shell, button

CASE_COLUMNS: tuple[Column[CaseRow], ...] = (
    Column("number", N_("Number"), 96, lambda row: row.number, sortable=False),
    Column("stage", N_("Stage"), 110, lambda row: _(CASE_STAGE_WORDS[row.stage]), sortable=False),
    Column("kind", N_("Kind"), 150, lambda row: _(CASE_KIND_WORDS[row.kind]), sortable=False),
    Column("to", N_("Destination"), 200, lambda row: f"{row.to_post}, {row.to_unit}".strip(", "), sortable=False),
)
LETTER_COLUMNS: tuple[Column[LetterRow], ...] = (
    Column("number", N_("Number"), 180, lambda row: row.number, sortable=False),
    Column("dated", N_("Dated"), 96, lambda row: shown_date(row.dated), right=True, sortable=False),
    Column("kind", N_("Kind"), 130, lambda row: _(LETTER_KIND_WORDS[row.kind]), sortable=False),
    Column("status", N_("Status"), 100, state_words, sortable=False),
)


class EmployeePanel(QWidget):
    """Everything about one employee, and what can be done now."""

    correct = Signal()
    """The officer wants to correct the record."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: EmployeeFile | None = None
        self._title = heading("", 1.2)
        self._title.setObjectName("employee.name")
        self._title.setWordWrap(True)
        self._subtitle = plain("", "employee.subtitle")
        self._subtitle.setProperty("muted", True)
        self._removed = Notice("employee.removed", "archive-outline", Meaning.LATE)
        self._warnings = Notice("employee.warnings", "alert-outline", Meaning.SOON)
        self._facts = Facts()
        self._histories = HistoriesView(shell)
        self._cases: Rows[CaseRow] = Rows(CASE_COLUMNS)
        self._letters: Rows[LetterRow] = Rows(LETTER_COLUMNS)
        self._papers = Papers(shell)
        self._life = LifeTab(shell)
        self._care = EmployeeCare(shell)
        self._participation = Participation(shell)
        self._build()

    def file(self) -> EmployeeFile | None:
        """What is shown now."""
        return self._file

    def show_file(self, file: EmployeeFile) -> None:
        """Show `file` from now on."""
        self._file = file
        self._title.setText(file.name)
        self._subtitle.setText("\n".join(filter(None, [grouped(file.fields.nip), _place(file)])))
        gone = bool(file.removed_reason)
        self._removed.tell([_("Put aside: {reason}").format(reason=file.removed_reason)] if gone else [])
        self._warnings.tell(f"{one.sentence} ({one.article})" for one in file.warnings)
        self._edit.setEnabled(not gone)
        self._new_case.setEnabled(not gone)
        self._remove.setVisible(not gone)
        self._restore.setVisible(gone)
        self._facts.show_facts(identity_groups(file))
        self._histories.show_file(file)
        self._cases.set_rows(file.cases)
        self._letters.set_rows(file.letters)
        self._papers.show_file(file)
        self._life.show_employee(file.id)
        self._care.show_employee(file.id)
        self._participation.show_employee(file.id)
        self._count_tabs(file)

    def may_leave(self) -> bool:
        """Whether no half-written line of a history would be lost."""
        return self._histories.may_leave() and self._participation.may_leave() and self._life.may_leave()

    def _build(self) -> None:
        self._edit = button(_("&Correct…"), "employee.edit", self.correct.emit)
        self._new_case = button(_("New &transfer case"), "employee.newCase", self._open_new_case)
        self._remove = button(_("Put aside…"), "employee.remove", self._put_aside)
        self._restore = button(_("Bring back"), "employee.restore", self._bring_back)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for each in (self._edit, self._new_case, self._remove, self._restore):
            buttons.addWidget(each)
        buttons.addStretch(1)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("employee.tabs")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(_scrolled(self._facts), _("Identity"))
        self._tabs.addTab(self._histories, _("Histories"))
        cases_title, letters_title = _("Cases"), _("Letters")
        cases = QWidget()
        below = QVBoxLayout(cases)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._table(self._cases, "employee.cases", cases_title, self._open_case), 1)
        below.addWidget(self._care)
        self._tabs.addTab(cases, cases_title)
        self._tabs.addTab(
            self._table(self._letters, "employee.letters", letters_title, self._open_letter), letters_title
        )
        self._tabs.addTab(self._papers, _("Papers"))
        self._tabs.addTab(self._life, _("Circumstances"))
        self._tabs.addTab(self._participation, _("Wishes and skills"))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        for part in (self._title, self._subtitle, self._removed, self._warnings):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self._tabs, 1)
        self._histories.changed.connect(self._load)
        self._papers.changed.connect(self._load)
        self._participation.counted.connect(self._count_stated)

    def _table(self, rows: Rows[Any], role: str, title: str, opened: Any) -> QWidget:
        table = TableView(rows, role, self._shell.state, sorting=False)
        table.setAccessibleName(title)
        table.opened.connect(opened)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(muted(_("A double click opens the row.")))
        column.addWidget(table, 1)
        return holder

    def _count_tabs(self, file: EmployeeFile) -> None:
        counted = ((2, _("Cases"), file.cases), (3, _("Letters"), file.letters), (4, _("Papers"), file.attachments))
        for at, title, rows in counted:
            self._tabs.setTabText(at, f"{title} ({len(rows)})" if rows else title)

    def _count_stated(self, count: int) -> None:
        title = _("Wishes and skills")
        at = self._tabs.indexOf(self._participation)
        self._tabs.setTabText(at, f"{title} ({count})" if count else title)

    def _load(self) -> None:
        if self._file is not None:
            self._shell.background.ask(self, self._take, open_employee, self._file.id)

    def _take(self, file: EmployeeFile) -> None:
        if self._file is not None and self._file.id == file.id:
            self.show_file(file)

    def _open_new_case(self) -> None:
        if self._file is not None:
            self._shell.open(Place.NEW_CASE, self._file.id)

    def _open_case(self, position: int) -> None:
        row = self._cases.row_at(position)
        if row is not None:
            self._shell.open(Place.CASE, row.id)

    def _open_letter(self, position: int) -> None:
        row = self._letters.row_at(position)
        if row is not None:
            self._shell.open(Place.LETTER, row.id)

    def _put_aside(self) -> None:
        file = self._file
        reason = file and messages.ask_reason(
            self, _("Put the employee aside"), _("Why? Everything is kept, and the employee can be brought back.")
        )
        if file and reason:
            self._shell.background.do(self, self._gone, remove_employee, file.id, reason)

    def _gone(self, _nothing: None) -> None:
        self._shell.say(_("The employee is put aside."))
        self._load()

    def _bring_back(self) -> None:
        if self._file is not None:
            self._shell.background.do(self, self._returned, restore_employee, self._file.id)

    def _returned(self, _nothing: None) -> None:
        self._shell.say(_("The employee is back in the lists."))
        self._load()


def _place(file: EmployeeFile) -> str:
    return f"{file.post}, {file.unit}".strip(", ")


def _scrolled(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    return scroll
