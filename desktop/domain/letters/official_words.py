"""Words of official Indonesian that stand in letters; they are never translated."""

import re
from collections.abc import Iterable

_ORDINALS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")


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


def letters_before(places: int) -> str:
    """The items under Menimbang as the last of so many `places` refers to them: "huruf a dan huruf b"."""
    marks = [f"huruf {letter_mark(place)}" for place in range(1, max(places, 2))]
    if len(marks) > _MOST_NAMED:
        return f"{marks[0]} sampai dengan {marks[-1]}"
    *others, last = marks
    between = ", dan " if len(others) > 1 else " dan "
    return between.join(filter(None, (", ".join(others), last)))


def unmet_need(unit: str, post: str, need: int, holders: int) -> str:
    """The sentence that says which need a move fills; a decree prints it under Menimbang."""
    return f"{unit} membutuhkan {need} {post}, tetapi baru terisi {holders}."


def title_case(text: str) -> str:
    """A title typed in capitals as running text writes it: "Kepala Badan Kepegawaian dan Pengembangan …"."""
    if not text.isupper():
        return text
    return " ".join(_running(word, first=not place) for place, word in enumerate(text.split(" ")))


def _running(word: str, *, first: bool) -> str:
    """A word of such a title; abbreviations ("RSUD", "SMPN") and Roman numbers stay as they are."""
    if not first and word.lower() in _SMALL:
        return word.lower()
    return word if _ABBREVIATION.fullmatch(word) else word.title()


def phrase(text: str) -> str:
    """A text as a part of a sentence: in one line, without the stop at its end unless it belongs to "S.Kep."."""
    line = " ".join(text.split())
    bare = line.rstrip(" .,;:")
    return f"{bare}." if line != bare and line[len(bare)] == "." and _DEGREE.search(bare) else bare


def inside_sentence(text: str) -> str:
    """A text as it goes on inside a sentence: its first word small, unless it is a name or an abbreviation."""
    said = phrase(text)
    first, _blank, rest = said.partition(" ")
    small = first[:1].isupper() and first[1:].islower() and not _NAMED.match(rest)
    return said[:1].lower() + said[1:] if small else said


def listed(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines as the points of a list: a semicolon after each, a stop after the last."""
    bare = [line for line in map(phrase, lines) if line]
    return (*(f"{line};" for line in bare[:-1]), *(f"{line.removesuffix('.')}." for line in bare[-1:]))


_DEGREE = re.compile(r"\b[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4})+$")
_ABBREVIATION = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,}|[IVX]+|UPTD?|RSU[DP]?|BKPSDMD?|ASN|OPD|PAUD|KUA")
"""Words without a vowel, Roman numbers, and the abbreviations with vowels that names of offices hold."""
_MOST_NAMED = 3
"""Items that a reference names one by one."""
_NAMED = re.compile(r"[A-Z]")
"""A capital in the second word tells of a name: "Puskesmas Rumbai membutuhkan …"."""
_SMALL = {"dan", "di", "pada", "dengan", "untuk", "dari", "ke", "yang", "atas"}
