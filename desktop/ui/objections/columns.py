"""The columns of the register of objections."""

from PySide6.QtGui import QIcon

from desktop.domain.dates import shown_date
from desktop.domain.employees.nip import grouped
from desktop.domain.objections.objections import OBJECTION_GROUND_WORDS, OBJECTION_RESULT_WORDS, RULE_SET_WORDS, Urgency
from desktop.services.objections.lists import ObjectionRow
from desktop.text import N_, _
from desktop.ui.icons import icon
from desktop.ui.style import Meaning
from desktop.ui.tables import Column
from desktop.ui.windows import days_left_words

URGENCY_ICONS = {
    Urgency.OVERDUE: ("alert-circle", Meaning.LATE),
    Urgency.TODAY: ("clock-alert-outline", Meaning.SOON),
    Urgency.SOON: ("clock-outline", Meaning.SOON),
    Urgency.LATER: ("calendar-clock-outline", Meaning.PLAIN),
    Urgency.CLOSED: ("check-circle-outline", Meaning.DONE),
}


def days_words(row: ObjectionRow) -> str:
    """Days left in words, or that the objection is closed."""
    return _("closed") if row.urgency is Urgency.CLOSED else days_left_words(row.days_left)


def _workdays(row: ObjectionRow) -> str:
    return "" if row.urgency is Urgency.CLOSED else str(row.workdays_left)


def _days_icon(row: ObjectionRow) -> QIcon:
    return icon(*URGENCY_ICONS[row.urgency])


def _result(row: ObjectionRow) -> str:
    return "" if row.result is None else _(OBJECTION_RESULT_WORDS[row.result])


def _filed(row: ObjectionRow) -> str:
    return _("{date} (late)").format(date=shown_date(row.filed_on)) if row.late else shown_date(row.filed_on)


COLUMNS: tuple[Column[ObjectionRow], ...] = (
    Column("number", N_("Number"), 100, lambda row: row.number),
    Column("employee", N_("Employee"), 172, lambda row: row.employee_name),
    Column("days", N_("Days left"), 132, days_words, right=True, icon=_days_icon),
    Column("workdays", N_("Working days"), 88, _workdays, right=True, sortable=False),
    Column("due", N_("Due"), 104, lambda row: shown_date(row.due_on), right=True),
    Column("decree", N_("Decree"), 170, lambda row: row.decree_number),
    Column("result", N_("Result"), 140, _result),
    Column("filed", N_("Filed"), 104, _filed, right=True, shown=False),
    Column("nip", N_("NIP"), 170, lambda row: grouped(row.nip), whole=True, sortable=False, shown=False),
    Column("ground", N_("Ground"), 140, lambda row: _(OBJECTION_GROUND_WORDS[row.ground]), sortable=False, shown=False),
    Column("rules", N_("Rule set"), 100, lambda row: RULE_SET_WORDS[row.rule_set], sortable=False, shown=False),
)
