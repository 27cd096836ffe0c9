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
_ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_BY_NAME = {name.casefold(): at for names in (MONTHS, _ENGLISH, _SHORT) for at, name in enumerate(names, 1)} | {
    "pebruari": 2,
    "agt": 8,
    "ags": 8,
    "nopember": 11,
}
"""The old spellings still stand in decrees."""
_TYPED = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]{3,})[-/. ]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,})[-/.,' ]*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ]\d{1,2})?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_CLOCK = re.compile(r"[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$")


def read_date(text: str) -> date:
    """The day that `text` means; raises Refusal if it is none of the calendar."""
    typed, iso = _TYPED.fullmatch(text.strip()), _ISO.fullmatch(text.strip())
    if typed:
        day, month_text, year = int(typed[1]), typed[2], _whole_year(typed[3])
        month = int(month_text) if month_text.isdecimal() else _month_named(month_text)
    elif iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    else:
        raise _no_day(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_day(text) from error


def read_month(text: str) -> date:
    """First day of the month that `text` means, written alone or as one of its days; raises Refusal if none."""
    plain = _CLOCK.sub("", text.strip())
    named, year_first, month_first = (form.fullmatch(plain) for form in (_NAMED_MONTH, _YEAR_FIRST, _MONTH_FIRST))
    try:
        if named:
            return date(_whole_year(named[2]), _month_named(named[1]), 1)
        if year_first:
            return date(int(year_first[1]), int(year_first[2]), 1)
        if month_first:
            return date(int(month_first[2]), int(month_first[1]), 1)
        return read_date(plain).replace(day=1)
    except (ValueError, Refusal) as error:
        raise Refusal(
            _("“{text}” is no month.").format(text=text[:40]), _("Please write month and year, such as Jan 2026.")
        ) from error


def shown_date(day: date) -> str:
    """The day as screens show it: "3 Jan 2027"."""
    months = _SHORT if language() == "id" else _ENGLISH
    return f"{day.day} {months[day.month - 1][:3]} {day.year}"


def shown_month(day: date) -> str:
    """The month of `day` as screens show it: "Jan 2027"."""
    return shown_date(day).split(" ", 1)[1]


def years_later(day: date, years: int) -> date:
    """The same day some years on; 28 February where that year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def letter_date(day: date) -> str:
    """The day as letters write it: "3 Januari 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _whole_year(digits: str) -> int:
    """The year of four digits, or of its last two."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _month_named(text: str) -> int:
    """Number of the month whose name begins with `text`; 0 if none does."""
    return next((at for name, at in _BY_NAME.items() if name.startswith(text.casefold())), 0)


def _no_day(text: str) -> Refusal:
    return Refusal(
        _("“{text}” is not a day of the calendar.").format(text=text[:40]),
        _("Please write day, month and year, such as 17-08-2026."),
    )
