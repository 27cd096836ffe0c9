"""Days as officers write and read them: "3-1-2027" typed, "3 Jan 2027" on screens, "3 Januari 2027" in letters."""

import re
from datetime import date

from desktop.domain.refusal import Refusal
from desktop.text import _, language

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_BY_NAME = {name[:3].casefold(): at for names in (MONTHS, _ENGLISH, _SHORT) for at, name in enumerate(names, 1)} | {
    "agt": 8,
    "nop": 11,
}
_TYPED = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]{3,})[-/. ]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_date(text: str) -> date:
    """The day that `text` means; raises Refusal if it is none of the calendar."""
    typed, iso = _TYPED.fullmatch(text.strip()), _ISO.fullmatch(text.strip())
    if typed:
        day, month_text, year = int(typed[1]), typed[2], int(typed[3])
        month = int(month_text) if month_text.isdecimal() else _BY_NAME.get(month_text[:3].casefold(), 0)
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    elif iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    else:
        raise _no_day(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_day(text) from error


def shown_date(day: date) -> str:
    """The day as screens show it: "3 Jan 2027"."""
    months = _SHORT if language() == "id" else _ENGLISH
    return f"{day.day} {months[day.month - 1]} {day.year}"


def letter_date(day: date) -> str:
    """The day as letters write it: "3 Januari 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _no_day(text: str) -> Refusal:
    return Refusal(
        _("“{text}” is not a day of the calendar.").format(text=text[:40]),
        _("Please write day, month and year, such as 17-08-2026."),
    )
