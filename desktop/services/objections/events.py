"""The days of objections in their order, for the calendar, its report, and the reminder at start."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, null, or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Employee, Hearing, Objection, TransferCase
from desktop.domain.cases.cases import DecreeState
from desktop.domain.employees.employees import display_name
from desktop.domain.objections.events import EventKind, ObjectionEvent
from desktop.domain.objections.objections import RuleSet
from desktop.domain.objections.rules import StartReading
from desktop.domain.workdays import WorkCalendar
from desktop.services.decree_rows import PARTED
from desktop.services.objections.rules import objection_rules
from desktop.services.rules.calendar import work_calendar

NOTICE_DAYS = 3
"""Days ahead in which an objection is told of when the program starts."""
_NAME = (Employee.title_before, Employee.name, Employee.title_after)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the month's sheet, with the days of the neighbouring months that fill its weeks."""

    day: date
    in_month: bool
    works: bool
    off: str
    """Name of the day off, if it has one."""
    events: tuple[ObjectionEvent, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """The sheet of a month: whole weeks from Monday."""

    first: date
    weeks: tuple[tuple[MonthDay, ...], ...]

    @property
    def events(self) -> tuple[ObjectionEvent, ...]:
        """What falls in the month itself, in order."""
        return tuple(event for week in self.weeks for day in week if day.in_month for event in day.events)


@dataclass(frozen=True, slots=True)
class Pressing:
    """How many open objections are overdue, and how many are due within a few days."""

    overdue: int
    soon: int


def objection_month(session: Session, year: int, month: int, today: date) -> MonthView:
    """The sheet of a month with every day that matters to an objection."""
    days = list(Calendar().itermonthdates(year, month))
    calendar = work_calendar(session, min(days[0], today), max(days[-1], today))
    events: dict[date, list[ObjectionEvent]] = {}
    for event in _events(session, days[0], days[-1], today, calendar):
        events.setdefault(event.day, []).append(event)
    cells = [
        MonthDay(
            day,
            day.month == month,
            calendar.is_workday(day),
            "" if calendar.is_workday(day) else calendar.holidays.get(day, ""),
            tuple(events.get(day, ())),
        )
        for day in days
    ]
    return MonthView(date(year, month, 1), tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)))


def pressing_objections(session: Session, today: date, within: int = NOTICE_DAYS) -> Pressing:
    """The open objections that cannot wait."""
    due = func.coalesce(Objection.answer_due_on, Objection.decision_due_on)
    last = today + timedelta(days=within)
    days = session.scalars(select(due).where(Objection.closed_on.is_(None), due <= last)).all()
    return Pressing(sum(_as_day(day) < today for day in days), sum(_as_day(day) >= today for day in days))


def _as_day(day: Any) -> date:
    # SQLite gives a computed column back as the text that it keeps.
    return day if isinstance(day, date) else date.fromisoformat(day)


def _events(session: Session, first: date, last: date, today: date, calendar: WorkCalendar) -> list[ObjectionEvent]:
    found = [
        *_of_objections(session, first, last),
        *_of_hearings(session, first, last, today),
        *_of_decrees(session, first, last),
    ]
    events = [
        ObjectionEvent(
            day=day,
            kind=kind,
            case_id=row.case_id,
            objection_id=row.objection_id,
            number=row.number,
            employee_name=display_name(row.title_before, row.name, row.title_after),
            days_left=(day - today).days,
            workdays_left=calendar.workdays_between(today, day),
            done=done,
        )
        for day, kind, row, done in found
        if first <= day <= last
    ]
    order = list(EventKind)
    return sorted(events, key=lambda event: (event.day, order.index(event.kind), event.number))


_Found = tuple[date, EventKind, Any, bool]
"""Day, kind, the row it comes from, and whether nothing is left to do."""


def _of_objections(session: Session, first: date, last: date) -> Iterator[_Found]:
    days = (Objection.response_due_on, Objection.answer_due_on, Objection.decision_due_on, Objection.court_due_on)
    rows = session.execute(
        select(
            Objection.id.label("objection_id"),
            Objection.case_id,
            Objection.number,
            Objection.response_on,
            Objection.response_due_on,
            Objection.answer_due_on,
            Objection.decision_due_on,
            Objection.closed_on,
            Objection.court_due_on,
            Objection.court_filed_on,
            *_NAME,
        )
        .join(Employee, Employee.id == Objection.employee_id)
        .where(or_(*(day.between(first, last) for day in days)))
    )
    for row in rows:
        closed = row.closed_on is not None
        if row.response_due_on:
            yield row.response_due_on, EventKind.RESPONSE, row, closed or row.response_on is not None
        if row.answer_due_on:
            yield row.answer_due_on, EventKind.ANSWER, row, closed
        yield row.decision_due_on, EventKind.DECISION, row, closed
        if row.court_due_on:
            yield row.court_due_on, EventKind.COURT, row, row.court_filed_on is not None


def _of_hearings(session: Session, first: date, last: date, today: date) -> Iterator[_Found]:
    rows = session.execute(
        select(Hearing.held_on, Objection.id.label("objection_id"), Objection.case_id, Objection.number, *_NAME)
        .select_from(Hearing)
        .join(Objection, Objection.id == Hearing.objection_id)
        .join(Employee, Employee.id == Objection.employee_id)
        .where(Hearing.removed_at.is_(None), Hearing.held_on.between(first, last))
    )
    for row in rows:
        yield row.held_on, EventKind.HEARING, row, row.held_on < today


def _of_decrees(session: Session, first: date, last: date) -> Iterator[_Found]:
    """Delivered decrees that nobody has objected to yet: until when that may still be done, by PP 79/2021."""
    rules = objection_rules(session)[RuleSet.PP_79_2021]
    # Working days last longer by week ends and holidays: twice as long and two months more is beyond the longest.
    earliest = first - timedelta(days=2 * rules.file.days + 60)
    since = Decree.decided_on if rules.start is StartReading.DECREE else TransferCase.delivered_on
    objected = select(Objection.id).where(
        Objection.decree_id == TransferCase.decree_id, Objection.employee_id == TransferCase.employee_id
    )
    rows = session.execute(
        select(
            TransferCase.id.label("case_id"),
            Decree.number,
            since.label("since"),
            null().label("objection_id"),
            *_NAME,
        )
        .select_from(TransferCase)
        .join(Decree, Decree.id == TransferCase.decree_id)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .where(
            Decree.state == DecreeState.STANDS,
            TransferCase.stage.not_in(PARTED),
            TransferCase.delivered_on.is_not(None),
            since.between(earliest, last),
            ~objected.exists(),
        )
    )
    calendar = work_calendar(session, earliest, last)
    for row in rows:
        yield rules.file.end(row.since, calendar), EventKind.FILE, row, False
