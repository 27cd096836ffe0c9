"""Numbers and days in words, as minutes and decrees spell them: "dua puluh tiga", "Senin, tanggal dua puluh tiga …"."""

from datetime import date

from desktop.domain.dates import MONTHS, WEEKDAYS

MOST = 9999
_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def spelled(number: int) -> str:
    """A number from 0 to 9999 in words."""
    if not 0 <= number <= MOST:
        raise ValueError(number)
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{_DIGITS[number - 10]} belas"
    unit, name = next((unit, name) for unit, name in _UNITS if number >= unit)
    count, rest = divmod(number, unit)
    # One hundred and one thousand are one word, "seratus" and "seribu".
    head = f"se{name}" if count == 1 else f"{spelled(count)} {name}"
    return f"{head} {spelled(rest)}" if rest else head


def counted(number: int) -> str:
    """A number in figures and words: "14 (empat belas)"."""
    return f"{number} ({spelled(number)})" if 0 <= number <= MOST else str(number)


def spelled_day(day: date) -> str:
    """The day as minutes open with it: "Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"."""
    name = WEEKDAYS[day.weekday()]
    return f"{name}, tanggal {spelled(day.day)} bulan {MONTHS[day.month - 1]} tahun {spelled(day.year)}"


def named_day(day: date) -> str:
    """The day with its name: "Senin, 23 November 2026"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


_UNITS = ((1000, "ribu"), (100, "ratus"), (10, "puluh"))
