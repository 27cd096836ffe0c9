"""Sheets of wishes and skills from the list of employees: printed, as a workbook, and taken in again."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.employees import EmployeeQuery
from desktop.services.imports_faults import RowFault
from desktop.services.wish_intake import TakenIn, WishIntake, print_faults, read_wishes, take_in_wishes
from desktop.services.wish_sheets import TITLE, export_wish_sheets, note_export, print_own_sheet, print_wish_sheets
from desktop.text import _
from desktop.ui import messages
from desktop.ui.report_window import show_report
from desktop.ui.windows import Shell

BOOKS = ["Excel (*.xlsx)"]


class WishSheets(QMenu):
    """What can be done with the sheets; `listed` gives what the list shows, `employee` whose file is open."""

    def __init__(
        self, shell: Shell, owner: QWidget, listed: Callable[[], EmployeeQuery], employee: Callable[[], int | None]
    ) -> None:
        super().__init__(owner)
        self._shell, self._owner = shell, owner
        self._listed, self._employee = listed, employee
        self._own = self.addAction(_("Print for the &employee beside…"), self._print_own)
        self._own.setObjectName("employees.wishesOwn")
        self.addAction(_("&Print for all who are listed…"), self._print_all).setObjectName("employees.wishesPrint")
        self.addSeparator()
        self.addAction(_("As &workbook to fill in…"), self._choose_export).setObjectName("employees.wishesExport")
        self.addAction(_("&Take in a filled workbook…"), self._choose_book).setObjectName("employees.wishesTake")
        self.aboutToShow.connect(self._prepare)

    def _prepare(self) -> None:
        self._own.setEnabled(self._employee() is not None)

    def _print_own(self) -> None:
        employee = self._employee()
        if employee is not None:
            show_report(self._shell, self._owner, _(TITLE), print_own_sheet, employee, _today(), _now())

    def _print_all(self) -> None:
        show_report(self._shell, self._owner, _(TITLE), print_wish_sheets, self._listed(), _today(), _now())

    def _choose_export(self) -> None:
        path = messages.choose_new_file(self._owner, _("Sheets of wishes and skills"), _("wishes.xlsx"), BOOKS)
        if path is not None:
            self._shell.say(_("The list is being written…"))
            asked = self._listed()
            job = self._shell.background.ask(self._owner, self._written, export_wish_sheets, path, asked)
            job.refused = self._shell.show_refusal

    def _written(self, count: int) -> None:
        self._shell.background.do(self._owner, self._exported, note_export, count)

    def _exported(self, count: int) -> None:
        self._shell.say(_("Sheets of {count} employees are in the workbook.").format(count=count))

    def _choose_book(self) -> None:
        path = messages.choose_file(self._owner, _("Take in a filled workbook"), BOOKS)
        if path is not None:
            job = self._shell.background.ask(self._owner, self._read, read_wishes, path, _today())
            job.refused = self._shell.show_refusal

    def _read(self, intake: WishIntake) -> None:
        """Ask before anything is recorded; rows that cannot be taken in are shown at once."""
        if intake.rows and messages.confirm(
            self._owner,
            _("Record {count} wishes and skills of {people} employees?").format(
                count=len(intake.rows), people=intake.people
            ),
            _(
                "Rows with faults: {faults}. Empty rows: {empty}. What is recorded and not in the workbook stays."
            ).format(faults=len({fault.row for fault in intake.faults}), empty=intake.empty),
            _("Record"),
        ):
            answer = self._shell.background.do(
                self._owner, lambda taken: self._taken(intake, taken), take_in_wishes, intake, _today()
            )
            answer.refused = self._shell.show_refusal
        elif not intake.rows:
            self._shell.say(_("The workbook states nothing that could be recorded."))
            self._show_faults(intake.faults)

    def _taken(self, intake: WishIntake, taken: TakenIn) -> None:
        words = _("Wishes and skills: {new} new, {changed} changed, {same} as before.")
        self._shell.say(words.format(new=taken.new, changed=taken.changed, same=taken.same))
        self._show_faults((*intake.faults, *taken.faults))

    def _show_faults(self, faults: tuple[RowFault, ...]) -> None:
        if faults:
            show_report(self._shell, self._owner, _("Rows not taken in"), print_faults, faults, _now())


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005  # the clock of the workstation
