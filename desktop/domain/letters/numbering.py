"""The numbers of official letters: the pattern that an office builds, its check, and what a counter counts.

No two regions write their numbers alike (REGULATION 3.6), so the pattern is a text with named places:
`{klasifikasi}/{urut:3}/{unit}/{bulan_romawi}/{tahun}`. Everything outside braces is printed as it stands.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.refusal import Refusal
from desktop.text import _

DEFAULT_PATTERN = "{klasifikasi}/{urut}/{unit}/{bulan_romawi}/{tahun}"
LONGEST_PATTERN = 120
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_PLACE = re.compile(r"\{([^{}]*)\}")
_SHAPES = {
    "urut": r"(?P<urut>\d+)",
    "tahun": r"(?P<tahun>\d{4})",
    "bulan": r"(?P<bulan>0[1-9]|1[0-2])",
    "bulan_romawi": "(?P<bulan_romawi>XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)",
    "klasifikasi": "(?P<klasifikasi>.+?)",
    "unit": "(?P<unit>.+?)",
    "kode": "(?P<kode>.+?)",
    "sifat": "(?P<sifat>.+?)",
}
PLACES = tuple(_SHAPES)


class CounterScope(StrEnum):
    """What shares one row of numbers within a year."""

    OFFICE = "office"
    KIND = "kind"
    CLASSIFICATION = "classification"
    UNIT = "unit"
    """By the code of the unit that numbers: the kind's own, or the office's."""


@dataclass(frozen=True)
class NumberParts:
    """What one letter puts into the pattern; `code` is the kind's own code, `secrecy` its letter in front."""

    sequence: int
    day: date
    classification: str = ""
    unit: str = ""
    code: str = ""
    secrecy: str = ""


@dataclass(frozen=True)
class NumberRead:
    """What a printed number says of itself; what its pattern does not name is None."""

    sequence: int
    year: int | None = None
    month: int | None = None
    classification: str | None = None
    unit: str | None = None
    code: str | None = None
    secrecy: str | None = None


@dataclass(frozen=True)
class CounterOf:
    """What a counter counts: the year, what shares it, and of that the code."""

    year: int
    scope: CounterScope
    shared: str


def check_pattern(pattern: str, scope: CounterScope = CounterScope.OFFICE) -> None:
    """Refuse a pattern that cannot be filled or under which two letters would bear one number."""
    places = [_place(match)[0] for match in _PLACE.finditer(pattern)]
    remedy = _("Use these places: {places}.").format(places=", ".join("{" + place + "}" for place in PLACES))
    if "{" in _PLACE.sub("", pattern) or "}" in _PLACE.sub("", pattern):
        raise Refusal(_("The number pattern has a brace without its partner."), remedy)
    for place in places:
        if place not in _SHAPES:
            raise Refusal(_("The number pattern does not know {place}.").format(place=f"{{{place}}}"), remedy)
        if places.count(place) > 1:
            raise Refusal(_("The number pattern has {place} twice.").format(place=f"{{{place}}}"), remedy)
    if len(pattern) > LONGEST_PATTERN or any(not character.isprintable() for character in pattern):
        raise Refusal(_("The number pattern is too long or holds characters that cannot be printed."), remedy)
    if re.search(r"\{(urut(:\d)?|tahun|bulan)\}\d*\{(urut(:\d)?|tahun|bulan)\}", pattern):
        raise Refusal(_("Two numbers in the pattern touch each other."), _("Put a sign such as / between."))
    for place in _needed(scope):
        if place not in places:
            raise Refusal(
                _("The number pattern lacks {place}.").format(place=f"{{{place}}}"),
                _("Without it two letters could bear the same number."),
            )


def _needed(scope: CounterScope) -> tuple[str, ...]:
    """The places that keep numbers of one counter apart from those of another year, kind, classification or unit."""
    apart = {
        CounterScope.KIND: ("kode",),
        CounterScope.CLASSIFICATION: ("klasifikasi",),
        CounterScope.UNIT: ("unit",),
    }
    return ("urut", "tahun", *apart.get(scope, ()))


def _place(match: re.Match[str]) -> tuple[str, int]:
    """The name of a place and the digits it is filled up to: `{urut:3}` is urut, 3."""
    name, _colon, digits = match[1].partition(":")
    if not digits:
        return (match[1], 0)
    return (name, int(digits)) if name == "urut" and re.fullmatch("[1-9]", digits) else (match[1], 0)


def render_number(pattern: str, parts: NumberParts) -> str:
    """The number as printed; the pattern must have passed `check_pattern`."""
    values = {
        "tahun": f"{parts.day.year:04}",
        "bulan": f"{parts.day.month:02}",
        "bulan_romawi": ROMAN_MONTHS[parts.day.month - 1],
        "klasifikasi": parts.classification,
        "unit": parts.unit,
        "kode": parts.code,
        "sifat": parts.secrecy,
    }

    def fill(match: re.Match[str]) -> str:
        name, digits = _place(match)
        return str(parts.sequence).zfill(digits) if name == "urut" else values[name]

    return _PLACE.sub(fill, pattern)


def read_number(pattern: str, number: str) -> NumberRead | None:
    """What `number` says if it was written by `pattern`; None if it was not."""
    expression, end = "", 0
    for match in _PLACE.finditer(pattern):
        expression += re.escape(pattern[end : match.start()]) + _SHAPES[_place(match)[0]]
        end = match.end()
    found = re.fullmatch(expression + re.escape(pattern[end:]), number)
    if found is None:
        return None
    said = found.groupdict()
    return NumberRead(
        sequence=int(said["urut"]),
        year=int(said["tahun"]) if said.get("tahun") else None,
        month=_month(said),
        classification=said.get("klasifikasi"),
        unit=said.get("unit"),
        code=said.get("kode"),
        secrecy=said.get("sifat"),
    )


def _month(said: dict[str, str]) -> int | None:
    """The month that a number names, in digits or in Roman."""
    if said.get("bulan"):
        return int(said["bulan"])
    return ROMAN_MONTHS.index(said["bulan_romawi"]) + 1 if said.get("bulan_romawi") else None


def counter_key(scope: CounterScope, parts: NumberParts) -> str:
    """The name of the counter that a letter's number comes from; each year starts a new one."""
    shared = {
        CounterScope.KIND: parts.code,
        CounterScope.CLASSIFICATION: parts.classification,
        CounterScope.UNIT: parts.unit,
    }
    return f"{parts.day.year:04}:{scope.value}:{shared.get(scope, '')}"


def read_counter(key: str) -> CounterOf | None:
    """What a counter's name says; None for the names under which numbers of no counter are kept."""
    year, _colon, rest = key.partition(":")
    scope, _colon, shared = rest.partition(":")
    if not re.fullmatch(r"\d{4}", year) or scope not in set(CounterScope):
        return None
    return CounterOf(int(year), CounterScope(scope), shared)


def counter_words(key: str) -> str:
    """What a counter is called, with its year."""
    found = read_counter(key)
    if found is None:
        return _("Numbers outside the counters")
    words = {
        CounterScope.OFFICE: _("All letters {year}"),
        CounterScope.KIND: _("Kind {shared}, {year}"),
        CounterScope.CLASSIFICATION: _("Classification {shared}, {year}"),
        CounterScope.UNIT: _("Unit {shared}, {year}"),
    }
    return words[found.scope].format(shared=found.shared or "–", year=found.year)


def without_empty(pattern: str, parts: NumberParts) -> str:
    """The pattern without the places that this letter leaves empty, each with the sign after it, or else before."""
    values = {"klasifikasi": parts.classification, "unit": parts.unit, "kode": parts.code, "sifat": parts.secrecy}
    for place in (place for place, value in values.items() if not value):
        named = re.escape(f"{{{place}}}")
        pattern = re.sub(rf"{named}[/.\-\s]+|[/.\-\s]*{named}$|{named}", "", pattern, count=1)
    return pattern


def numbers_of_year(pattern: str, parts: NumberParts) -> tuple[str, ...]:
    """The number as each month of its year would print it: of these only one may ever be borne."""
    months = (parts.day.replace(month=month, day=1) for month in range(1, 13))
    return tuple(dict.fromkeys(render_number(pattern, replace(parts, day=day)) for day in months))
