"""Changes of the office's calendar, after which every open deadline is counted anew."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.workdays import WorkWeek
from desktop.services.objections.count import recount_open
from desktop.services.rules.calendar import add_office_day, remove_office_day, set_work_week


def add_day(session: Session, day: date, note: str, *, works: bool) -> int:
    """Set `day` as worked or free for this office; how many open objections have other deadlines now."""
    add_office_day(session, day, note, works=works)
    return recount_open(session)


def remove_day(session: Session, day: date) -> int:
    """Take `day` off the office's own list; how many open objections have other deadlines now."""
    remove_office_day(session, day)
    return recount_open(session)


def change_week(session: Session, week: WorkWeek) -> int:
    """Work so many days a week from now on; how many open objections have other deadlines now."""
    set_work_week(session, week)
    return recount_open(session)
