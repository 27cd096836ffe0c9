"""What was entered of an objection, as lines to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel

from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.objections.objections import (
    ADDRESSEE_WORDS,
    FILING_WAY_WORDS,
    OBJECTION_GROUND_WORDS,
    RULE_SET_WORDS,
)
from desktop.services.objections.file import ObjectionFile
from desktop.text import _
from desktop.ui.style import GAP, GRID


class FactRows(QFormLayout):
    """Labels with their values; those without a value are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(GAP + GRID)
        self.setVerticalSpacing(GRID)

    def show_file(self, file: ObjectionFile) -> None:
        """Show the facts of `file`."""
        while self.rowCount():
            self.removeRow(0)
        for label, value in facts_of(file):
            if value:
                self._add(label, value)

    def _add(self, label: str, value: str) -> None:
        shown = QLabel(value)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = QLabel(label)
        title.setProperty("muted", True)
        self.addRow(title, shown)


def facts_of(file: ObjectionFile) -> list[tuple[str, str]]:
    """Labels and values in the order of the procedure."""
    entered = file.entered
    received = entered.decree_received_on
    addressee = ", ".join(filter(None, (_(ADDRESSEE_WORDS[entered.addressee]), entered.addressee_name)))
    state = "" if file.decree_stands else _(" (cancelled)")
    return [
        (_("NIP"), grouped(file.nip)),
        (_("Decree"), f"{file.decree_number}, {shown_date(file.decree_date)}{state}"),
        (_("Case"), file.case_number),
        (_("Decree received"), shown_date(received) if received else _("not proven")),
        (
            _("Filed"),
            f"{shown_date(entered.filed_on)}, {_(FILING_WAY_WORDS[entered.filed_how])}" if entered.filed_on else "",
        ),
        (_("Received"), shown_date(entered.received_on) if entered.received_on else ""),
        (_("Addressee"), addressee),
        (_("Wrong office"), _forwarded(file)),
        (_("Rule set"), RULE_SET_WORDS[entered.rule_set]),
        (_("Ground"), _(OBJECTION_GROUND_WORDS[entered.ground]) if entered.ground else ""),
        (_("Objection text"), entered.text),
        (_("Evidence"), entered.evidence),
    ]


def _forwarded(file: ObjectionFile) -> str:
    entered = file.entered
    if not entered.wrong_addressee:
        return ""
    if entered.forwarded_on is None:
        return _("not passed on yet")
    return _("passed on {date} to {whom}").format(date=shown_date(entered.forwarded_on), whom=entered.forwarded_to)
