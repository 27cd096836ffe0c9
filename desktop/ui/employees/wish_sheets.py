"""Sheets of wishes and skills from the list of employees: printed, as a workbook, and taken in again."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.employees.employees import EmployeeQuery
from desktop.services.imports.faults import RowFault
from desktop.services.wishes.forecast import Forecast, forecast_wishes
from desktop.services.wishes.intake import TakenIn, WishIntake, print_faults, take_in_wishes
from desktop.services.wishes.sheets import TITLE, export_wish_sheets, note_export, print_own_sheet, print_wish_sheets
from desktop.text import _
from desktop.ui import messages
from desktop.ui.report_window import show_report
from desktop.ui.windows import Shell

BOOKS = ["Excel (*.xlsx)"]
FAULTS_TOLD = 6
"""Faults that the question names; the list of all can be printed."""


class WishSheets(QMenu):
    """What can be done with the sheets; `listed` gives what the list shows, `beside` whose file is open (id, name)."""

    def __init__(
        self,
        shell: Shell,
        owner: QWidget,
        listed: Callable[[], EmployeeQuery],
        beside: Callable[[], tuple[int, str] | None],
    ) -> None:
        super().__init__(owner)
        self._shell, self._owner = shell, owner
        self._listed, self._beside = listed, beside
        self._own = self.addAction(_("Print for the &employee beside…"), self._print_own)
        self._own.setObjectName("employees.wishesOwn")
        self.addAction(_("&Print for all who are listed…"), self._print_all).setObjectName("employees.wishesPrint")
        self.addSeparator()
        self.addAction(_("As &workbook to fill in…"), self._choose_export).setObjectName("employees.wishesExport")
        self.addAction(_("&Take in a filled workbook…"), self._choose_book).setObjectName("employees.wishesTake")
        self.aboutToShow.connect(self._prepare)

    def _prepare(self) -> None:
        """Name who is meant: the file may be of somebody whom the list does not show any more."""
        beside = self._beside()
        self._own.setEnabled(beside is not None)
        words = _("Print for the &employee beside: {name}…")
        named = words.format(name=beside[1].replace("&", "&&")) if beside else _("Print for the &employee beside…")
        self._own.setText(named)

    def _print_own(self) -> None:
        beside = self._beside()
        if beside is not None:
            show_report(self._shell, self._owner, _(TITLE), print_own_sheet, beside[0], _today(), _now())

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
            job = self._shell.background.ask(self._owner, self._read, forecast_wishes, path, _today())
            job.refused = self._shell.show_refusal

    def _read(self, found: Forecast) -> None:
        """Ask before anything is recorded; rows that cannot be taken in are named in the question already."""
        intake = found.intake
        if found.new + found.changed and messages.confirm(
            self._owner, _question(found), _explanation(found), _("Record"), _("Cancel")
        ):
            answer = self._shell.background.do(
                self._owner, lambda taken: self._taken(intake, taken), take_in_wishes, intake, _today()
            )
            answer.refused = self._shell.show_refusal
        elif not found.new + found.changed:
            nothing = _("The workbook states nothing that could be recorded.")
            self._shell.say(_("All that the workbook states is recorded already.") if intake.rows else nothing)
            self._show_faults(intake.faults)

    def _taken(self, intake: WishIntake, taken: TakenIn) -> None:
        words = _("Wishes and skills: {new} new, {changed} changed, {same} as before.")
        self._shell.say(words.format(new=taken.new, changed=taken.changed, same=taken.same))
        self._show_faults((*intake.faults, *taken.faults))

    def _show_faults(self, faults: tuple[RowFault, ...]) -> None:
        if faults:
            show_report(self._shell, self._owner, _("Rows not taken in"), print_faults, faults, _now())


def _question(found: Forecast) -> str:
    words = _("Record {new} new and {changed} changed lines of {people} employees?")
    return words.format(new=found.new, changed=found.changed, people=found.people)


def _explanation(found: Forecast) -> str:
    """What is new by its kind, and the first rows that will be left out, while they can still be corrected."""
    words = _("{kind}: {new} new, {changed} changed, {same} as before")
    kinds = (
        (_("Wishes"), found.wishes),
        (_("Interests"), found.interests),
        (_("Skills, certificates and languages"), found.skills),
    )
    lines = [words.format(kind=kind, new=one.new, changed=one.changed, same=one.same) for kind, one in kinds]
    faults = found.intake.faults
    if faults:
        lines += ["", _("Rows with faults, which are left out: {count}").format(count=len({one.row for one in faults}))]
        lines += map(_fault_words, faults[:FAULTS_TOLD])
        if len(faults) > FAULTS_TOLD:
            lines.append(_("… and {count} more; the list is shown afterwards.").format(count=len(faults) - FAULTS_TOLD))
    lines += ["", _("What is recorded and not in the workbook stays.")]
    return "\n".join(lines)


def _fault_words(fault: RowFault) -> str:
    words = _("Row {row}, {column} “{value}”: {reason}") if fault.value else _("Row {row}, {column}: {reason}")
    return words.format(row=fault.row, column=fault.column, value=fault.value, reason=fault.reason)


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the office's own day


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005  # the clock of the workstation
