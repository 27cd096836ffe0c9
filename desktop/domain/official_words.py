"""Words of official Indonesian that letters count and date with; they are never translated."""

from datetime import date

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
_ORDINALS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")


def long_date(day: date) -> str:
    """`5 Januari 2027`, as letters write a date."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ordinal(place: int) -> str:
    """The name of a diktum: KESATU, KEDUA … KESEPULUH, KESEBELAS … KEDUA PULUH SATU (1 to 99)."""
    tens, units = divmod(place, 10)
    if place < 10:
        return "KE" + _ORDINALS[units - 1]
    if tens == 1:
        return {10: "KESEPULUH", 11: "KESEBELAS"}.get(place) or f"KE{_ORDINALS[units - 1]} BELAS"
    return f"KE{_ORDINALS[tens - 1]} PULUH" + (f" {_ORDINALS[units - 1]}" if units else "")


def letter_mark(place: int) -> str:
    """The mark of an item under Menimbang: a to z, then aa, ab and so on."""
    rounds, rest = divmod(place - 1, 26)
    return (letter_mark(rounds) if rounds else "") + chr(ord("a") + rest)
