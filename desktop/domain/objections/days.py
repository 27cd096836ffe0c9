"""The legal days of an objection, counted by a rule set from the days of filing."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.objections.objections import RuleSet
from desktop.domain.objections.rules import DayUnit, ObjectionRules, Period, StartReading
from desktop.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class FilingDates:
    """The days that the deadlines are counted from."""

    decree_date: date
    decree_received_on: date | None
    """Day the employee received the decree; None while it is not proven."""
    filed_on: date
    """Day of filing, at the wrong office too: that time does not count against the employee (REGULATION 2.2)."""
    received_on: date
    """Day the office received the objection."""
    forwarded_on: date | None = None
    """Day it was passed on to the office that may decide it."""

    @property
    def clock_starts(self) -> date:
        """From which day the office that may decide is counted."""
        return self.received_on if self.forwarded_on is None else max(self.received_on, self.forwarded_on)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The legal days of an objection, and the rules that they rest on."""

    last_day_from_decree: date
    last_day_from_receipt: date
    last_day: date
    """The reading that the office goes by."""
    receipt_known: bool
    response_due: date | None
    answer_due: date | None
    decision_due: date
    late: bool
    rules: ObjectionRules
    unknown_years: tuple[int, ...]
    """Years among these days whose joint leave is not known yet: the days may still move."""
    others: tuple[tuple[RuleSet, date], ...] = ()
    """The last day to file by each other rule set: an employee may have counted by it."""

    @property
    def due(self) -> date:
        """The first day on which silence would be a fault."""
        return self.answer_due or self.decision_due


@dataclass(frozen=True, slots=True)
class CourtDays:
    """The last day to sue in both readings, as the source is unsure of the unit, and by the one of the rules."""

    working: date
    calendar: date
    last_day: date


def deadlines(rules: ObjectionRules, dates: FilingDates, calendar: WorkCalendar) -> Deadlines:
    """The days that follow from `dates`.

    An employee who objects has the decree at the latest on the day of filing, so that day stands in for an unproven
    receipt: the objection is then in time.
    """
    received = dates.decree_received_on or dates.filed_on
    from_decree = rules.file.end(dates.decree_date, calendar)
    from_receipt = rules.file.end(max(received, dates.decree_date), calendar)
    last_day = from_receipt if rules.start is StartReading.RECEIPT else from_decree
    decision_due = rules.decide.end(dates.clock_starts, calendar)
    return Deadlines(
        last_day_from_decree=from_decree,
        last_day_from_receipt=from_receipt,
        last_day=last_day,
        receipt_known=dates.decree_received_on is not None,
        response_due=_end(rules.respond, dates, calendar),
        answer_due=_end(rules.answer, dates, calendar),
        decision_due=decision_due,
        late=dates.filed_on > last_day,
        rules=rules,
        unknown_years=calendar.unknown_years(dates.decree_date, max(decision_due, from_receipt)),
    )


def court_days(length: Period, answered_on: date, calendar: WorkCalendar) -> CourtDays | None:
    """Until when the employee may sue after the answer; None where the rule set has no such length."""
    if not length.days:
        return None
    working, by_calendar = (Period(length.days, unit).end(answered_on, calendar) for unit in DayUnit)
    return CourtDays(working, by_calendar, working if length.unit is DayUnit.WORKING else by_calendar)


def _end(length: Period, dates: FilingDates, calendar: WorkCalendar) -> date | None:
    return length.end(dates.clock_starts, calendar) if length.days else None
