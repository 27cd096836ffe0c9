"""The working days of the office: Indonesia's holidays and joint leave, and the days the office set itself."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import OfficeDay, Setting
from desktop.domain.refusal import Refusal
from desktop.domain.workdays import DayKind, WorkCalendar, WorkWeek
from desktop.services.rules.holidays import FIRST_YEAR, LAST_YEAR, days_off, known_until
from desktop.text import _

WEEK_SETTING = "calendar.week"
LIMIT_OF_NOTE = 300


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that differs from the week, with its name and why."""

    day: date
    name: str
    kind: DayKind


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """Every special day of a year, and whether its joint leave is known yet."""

    year: int
    days: tuple[CalendarDay, ...]
    joint_leave_known: bool
    week: WorkWeek


def work_calendar(session: Session, first: date, last: date) -> WorkCalendar:
    """The calendar for the years of `first` and `last`, and one more, into which a deadline may run."""
    holidays: dict[date, str] = {}
    for year in range(max(first.year, FIRST_YEAR), min(last.year + 1, LAST_YEAR) + 1):
        holidays |= {**days_off(year, DayKind.JOINT_LEAVE), **days_off(year, DayKind.NATIONAL)}
    own = session.scalars(select(OfficeDay)).all()
    holidays |= {row.day: row.note for row in own if not row.works}
    return WorkCalendar(holidays, frozenset(row.day for row in own if row.works), work_week(session), known_until())


def calendar_year(session: Session, year: int) -> CalendarYear:
    """The special days of `year` in their order; an own day stands beside the holiday that it overrules."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            _("The calendar knows the years {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
            _("Choose a year among these."),
        )
    national = [CalendarDay(day, name, DayKind.NATIONAL) for day, name in days_off(year, DayKind.NATIONAL).items()]
    leave = [CalendarDay(day, name, DayKind.JOINT_LEAVE) for day, name in days_off(year, DayKind.JOINT_LEAVE).items()]
    rows = session.scalars(select(OfficeDay).where(OfficeDay.day.between(date(year, 1, 1), date(year, 12, 31))))
    own = [CalendarDay(row.day, row.note, DayKind.OWN_WORK if row.works else DayKind.OWN_REST) for row in rows]
    days = sorted([*national, *leave, *own], key=lambda each: (each.day, each.kind))
    return CalendarYear(year, tuple(days), bool(leave), work_week(session))


def work_week(session: Session) -> WorkWeek:
    """How many days of a week the office works."""
    setting = session.get(Setting, WEEK_SETTING)
    return WorkWeek.FIVE_DAYS if setting is None else WorkWeek(setting.value)


def set_work_week(session: Session, week: WorkWeek) -> None:
    """Work `week` from now on; deadlines already computed stay as they were told."""
    setting = session.get(Setting, WEEK_SETTING)
    if setting is None:
        session.add(Setting(key=WEEK_SETTING, value=int(week)))
    else:
        setting.value = int(week)


def add_office_day(session: Session, day: date, note: str, *, works: bool) -> None:
    """Set `day` as worked or as free for this office, against the national calendar."""
    note = note.replace("\0", "").strip()
    if not note:
        raise Refusal(
            _("The reason for this day is missing."),
            _("Write why the office works or is closed, for example the decree that says so."),
            {"note": _("Write the reason.")},
        )
    if len(note) > LIMIT_OF_NOTE:
        too_long = _("The reason is longer than {count} letters.").format(count=LIMIT_OF_NOTE)
        raise Refusal(too_long, _("Shorten it."), {"note": too_long})
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(
            _("The calendar knows the years {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR),
            _("Choose a year among these."),
            {"day": _("Choose a year among these.")},
        )
    row = session.get(OfficeDay, day)
    if row is not None:
        taken = _("This day is already in the office's list: {note}.").format(note=row.note)
        raise Refusal(taken, _("Remove it first, then add it again."), {"day": taken})
    session.add(OfficeDay(day=day, note=note, works=works))


def remove_office_day(session: Session, day: date) -> None:
    """Take `day` off the office's own list; what it was stays in the audit trail."""
    row = session.get(OfficeDay, day)
    if row is None:
        raise Refusal(
            _("This day is not in the office's own list."), _("Only days that the office added can be removed.")
        )
    audit(session, "remove", "office_day", None, {"day": day.isoformat(), "note": row.note, "works": row.works})
    session.delete(row)
