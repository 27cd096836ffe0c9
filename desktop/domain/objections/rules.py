"""The lengths of an objection's days as data, with the article of each; the office may change them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from desktop.domain.refusal import Refusal
from desktop.domain.workdays import WorkCalendar
from desktop.text import N_, _

MOST_DAYS = 400
LONGEST_ARTICLE = 300


class DayUnit(StrEnum):
    """In which days a length is counted."""

    WORKING = "working"
    CALENDAR = "calendar"


class StartReading(StrEnum):
    """From which day the days to file are counted; the sources disagree (REGULATION 2.1)."""

    RECEIPT = "receipt"
    DECREE = "decree"


DAY_UNIT_WORDS = {DayUnit.WORKING: N_("working days"), DayUnit.CALENDAR: N_("calendar days")}
START_READING_WORDS = {
    StartReading.RECEIPT: N_("The day the employee received the decree"),
    StartReading.DECREE: N_("The date of the decree"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """One length with its article; no days: the rule set has none."""

    days: int = 0
    unit: DayUnit = DayUnit.WORKING
    article: str = ""

    def end(self, start: date, calendar: WorkCalendar) -> date:
        """The last day of this length after `start`, which is not counted itself."""
        if self.unit is DayUnit.WORKING:
            return calendar.add_workdays(start, self.days)
        return start + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class ObjectionRules:
    """One rule set: from filing to what may follow the answer."""

    file: Period
    """To file, from the decree or its receipt."""
    respond: Period
    """For the issuer's own view, from the day the objection was received."""
    answer: Period
    """To answer, from the same day."""
    decide: Period
    """To decide, from the same day."""
    court: Period
    """To sue at the administrative court, from the answer."""
    start: StartReading = StartReading.RECEIPT


PERIODS = ("file", "respond", "answer", "decide", "court")
"""The lengths of a rule set, in the order of the procedure."""
PERIOD_WORDS = {
    "file": N_("To file an objection"),
    "respond": N_("For the issuer's own view"),
    "answer": N_("To answer"),
    "decide": N_("To decide"),
    "court": N_("To sue at the court (PTUN)"),
}
_NEEDED = ("file", "decide")


def rules_of(content: Mapping[str, Any]) -> ObjectionRules:
    """The rule set that reference data or a stored change holds."""
    periods = {name: _period(content.get(name, {})) for name in PERIODS}
    return ObjectionRules(**periods, start=StartReading(content["start"]))


def rules_content(rules: ObjectionRules) -> dict[str, Any]:
    """`rules` as it is stored."""
    periods: dict[str, Any] = {name: _content(getattr(rules, name)) for name in PERIODS}
    return {**periods, "start": rules.start.value}


def checked_rules(rules: ObjectionRules) -> ObjectionRules:
    """`rules` if days can be counted by them, or a refusal that names every faulty length."""
    faults = {name: fault for name in PERIODS if (fault := _fault(name, getattr(rules, name)))}
    if faults:
        raise Refusal(_("These rules cannot be counted by."), _("See the fields marked in red."), faults)
    return rules


def _fault(name: str, period: Period) -> str:
    least = 1 if name in _NEEDED else 0
    if not least <= period.days <= MOST_DAYS:
        return _("Write a number from {least} to {most}.").format(least=least, most=MOST_DAYS)
    if period.days and not period.article:
        return _("Write the article or the decision that this length rests on.")
    return _("The article is too long.") if len(period.article) > LONGEST_ARTICLE else ""


def _period(content: Mapping[str, Any]) -> Period:
    if not content:
        return Period()
    return Period(content["days"], DayUnit(content["unit"]), content["article"])


def _content(period: Period) -> dict[str, Any]:
    return {each.name: getattr(period, each.name) for each in fields(period)}
