"""What is wrong with settings of the office as they were entered, field by field."""

from dataclasses import fields, replace
from typing import Any

from desktop.domain.letters.numbering import CounterScope, check_pattern
from desktop.domain.office import COUNTER_SCOPE_WORDS, SETTINGS, Kind, Office, SettingRow
from desktop.domain.refusal import Refusal
from desktop.text import _


def checked(office: Office) -> Office:
    """The office without control characters and blanks at line ends; raises Refusal with a message by field."""
    office = replace(office, **{each.name: _tidy(getattr(office, each.name)) for each in fields(office)})
    problems = {row.name: fault for row in SETTINGS if (fault := fault_of(row, getattr(office, row.name)))}
    if "number_pattern" not in problems:
        problems |= _pattern_fault(office)
    if problems:
        raise Refusal(_("Some settings need another look."), _("See the red lines."), problems)
    return office


def _tidy(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    lines = ("".join(sign for sign in line if sign.isprintable()).strip() for line in value.splitlines())
    return "\n".join(lines).strip()


def fault_of(row: SettingRow, value: Any) -> str:
    """What is wrong with one value taken alone, in a sentence; empty if it fits."""
    if row.required and not value:
        return _("Please fill this in.")
    if row.choices and value not in row.choices:
        return _("Please choose one of the values.")
    if row.kind is Kind.NUMBER and (not isinstance(value, int) or not row.least <= value <= row.most):
        return _("Please write a number from {least} to {most}.").format(least=row.least, most=row.most)
    if row.kind in (Kind.LINE, Kind.TEXT, Kind.CLASSIFICATION) and len(value) > row.most:
        return _("At most {count} letters fit here.").format(count=row.most)
    return ""


def _pattern_fault(office: Office) -> dict[str, str]:
    if office.counter_scope not in COUNTER_SCOPE_WORDS:
        return {}
    try:
        check_pattern(office.number_pattern, CounterScope(office.counter_scope))
    except Refusal as refusal:
        return {"number_pattern": str(refusal)}
    return {}
