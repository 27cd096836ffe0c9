"""What a hearing on an objection must hold before it is kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.objections.checks import Fault, cleaned, faults_of_text, refuse_faults
from desktop.text import _

FARTHEST = timedelta(days=366)
"""A hearing later than this is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class HearingEntry:
    """A hearing as the officer enters it; it may still be to come."""

    held_on: date | None
    place: str = ""
    held_by: str = ""
    present: str = ""
    minutes_number: str = ""
    summary: str = ""


def checked_hearing(entered: HearingEntry, filed_on: date, today: date) -> HearingEntry:
    """`entered` with its texts cleaned, or a refusal that names every faulty field."""
    faults: list[Fault] = []
    place = cleaned("place", entered.place, check_line, faults)
    held_by = cleaned("held_by", entered.held_by, check_line, faults)
    number = cleaned("minutes_number", entered.minutes_number, check_line, faults)
    present = cleaned("present", entered.present, clean_text, faults)
    summary = cleaned("summary", entered.summary, clean_text, faults)
    faults += _faults_of_day(entered.held_on, filed_on, today)
    faults += [*faults_of_text("present", present), *faults_of_text("summary", summary)]
    if not held_by:
        faults.append(("held_by", _("Write who holds the hearing.")))
    if entered.held_on is not None and entered.held_on > today and number:
        faults.append(("minutes_number", _("A hearing that is still to come has no minutes.")))
    refuse_faults(faults, _("The hearing cannot be recorded yet."))
    return HearingEntry(entered.held_on, place, held_by, present, number, summary)


def _faults_of_day(day: date | None, filed_on: date, today: date) -> list[Fault]:
    if day is None:
        return [("held_on", _("Write the date."))]
    if day < filed_on:
        return [("held_on", _("This day cannot be before {date}.").format(date=shown_date(filed_on)))]
    if day > today + FARTHEST:
        return [("held_on", _("This day is more than a year away."))]
    return []
