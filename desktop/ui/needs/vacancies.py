"""Vacancies: which posts are free on a day, to be read, hung up, sent as text, or filled by a new case."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.employees.posts import POST_KIND_WORDS
from desktop.domain.needs.tasks import sheet_number
from desktop.services.needs.vacancies import (
    TITLE,
    Vacancy,
    VacancyQuery,
    asked_words,
    board_text,
    export_vacancies,
    free_places,
    print_vacancies,
    vacancies,
)
from desktop.text import N_, _
from desktop.ui import messages
from desktop.ui.forms import ChoiceField
from desktop.ui.needs.day_choice import DayChoice
from desktop.ui.pickers import Picker
from desktop.ui.places import Place
from desktop.ui.report_window import show_report
from desktop.ui.style import GAP, MARGIN, muted
from desktop.ui.suggestions import suggested_units
from desktop.ui.tab_stops import tab_order
from desktop.ui.tables import Column, Rows, TableView
from desktop.ui.windows import EmptyState, Header, Page, Shell, button

UNIT_WIDTH, KIND_WIDTH = 220, 150
COLUMNS: tuple[Column[Vacancy], ...] = (
    Column("unit", N_("Unit"), 230, lambda row: row.unit, sortable=False, tip=lambda row: row.above),
    Column("district", N_("District"), 120, lambda row: row.district, sortable=False),
    Column("post", N_("Post"), 220, lambda row: row.post, sortable=False),
    Column("free", N_("Vacant"), 72, lambda row: str(row.free), right=True, sortable=False),
    Column("need", N_("Need"), 104, lambda row: str(row.need), right=True, sortable=False),
    Column("holders", N_("Holders"), 84, lambda row: str(row.holders), right=True, sortable=False),
    Column("coming", N_("Coming"), 72, lambda row: str(row.coming or ""), right=True, sortable=False),
    Column("asked", N_("What the post asks for"), 280, asked_words, sortable=False, tip=asked_words),
)


class VacanciesPage(Page):
    """The list of free places, by unit, kind of post and day."""

    TITLE = TITLE
    HELP = "vacancies"
    ROLE = "vacancies"
    PLACES = (Place.VACANCIES,)
    TABLES = frozenset({"unit", "post", "establishment", "employee", "post_history", "transfer_case", "decree"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: Rows[Vacancy] = Rows(COLUMNS)
        self.table = TableView(self.rows, "vacancies.table", shell.state, sorting=False)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask again which places are free."""
        query = self.query()
        self.background.ask(self, lambda rows: self._show(query, rows), vacancies, query, _today())

    def query(self) -> VacancyQuery:
        """What is looked for now; a unit that is half typed counts as none."""
        unit = self._unit.chosen()
        return VacancyQuery(self._day.value(), None if unit is None else unit.id, self._kind.value())

    def _build(self) -> None:
        self._header = Header(_(self.TITLE))
        self._unit = Picker(self.background, suggested_units, _("All units"))
        self._kind = ChoiceField(POST_KIND_WORDS, _("All kinds"))
        self._day = DayChoice("vacancies", _today())
        for field, name, words, width in (
            (self._unit, "vacancies.unit", _("Unit and all below it"), UNIT_WIDTH),
            (self._kind, "vacancies.kind", _("Kind of post"), KIND_WIDTH),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.setToolTip(words)
            field.setFixedWidth(width)
        self._copy = button(_("Copy as &text"), "vacancies.copy", self._copy_text)
        self._copy.setToolTip(_("For a notice board, a web page or a message to all employees"))
        self._export = button(_("E&xport…"), "vacancies.export", self._choose_export)
        self._print = button(_("&Print…"), "vacancies.print", self._show_print)
        self._header.add(self._unit, self._kind, self._day, self._copy, self._export, self._print)
        self.table.setAccessibleName(_(self.TITLE))
        told = muted(
            _(
                "Vacant: the need less the holders and less who comes by a case. "
                "Enter opens a new transfer case to the post."
            )
        )
        told.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self._empty = EmptyState(
            _("No place is free on this day. What the units need is recorded with the units."),
            _("Needs"),
            "vacancies.needs",
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
        self._unit.picked.connect(self._asked)
        self._kind.edited.connect(self.refresh)
        self._day.chosen.connect(self._asked)
        self._day.unclear.connect(self.shell.say)
        self._empty.acted.connect(self._open_needs)
        self.table.opened.connect(self._open)
        tab_order([self._unit, self._kind, self._day, self._copy, self._export, self._print, self.table])

    def _asked(self, _choice: object) -> None:
        if not self._unit.is_unclear():
            self.refresh()

    def _show(self, query: VacancyQuery, rows: list[Vacancy]) -> None:
        if query != self.query():
            return
        self.rows.set_rows(rows)
        words = _("{count} places in {lines} posts of units")
        self._header.count.setText(words.format(count=free_places(rows), lines=len(rows)) if rows else "0")
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        for each in (self._copy, self._export, self._print):
            each.setEnabled(bool(rows))

    def _open(self, position: int) -> None:
        row = self.rows.row_at(position)
        if row is not None:
            self.shell.open(Place.NEW_CASE_TO, sheet_number(row.unit_id, row.post_id))

    def _open_needs(self) -> None:
        self.shell.open(Place.NEEDS)

    def _copy_text(self) -> None:
        self.background.ask(self, self._copied, board_text, self.query(), _today())

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.shell.say(_("The list of vacancies is in the clipboard; paste it where it is to appear."))

    def _show_print(self) -> None:
        now = datetime.now()  # noqa: DTZ005  # the clock of the workstation
        show_report(self.shell, self, _(TITLE), print_vacancies, self.query(), now)

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self, _("Export the vacancies"), _("vacancies.xlsx"), ["Excel (*.xlsx)"])
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        job = self.background.do(self, self._exported, export_vacancies, path, self.query(), _today())
        job.refused = self.shell.show_refusal

    def _exported(self, count: int) -> None:
        self.shell.say(_("Lines exported: {count}.").format(count=count))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day
