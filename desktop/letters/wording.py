"""The official wording of a decree: read from `resources/letters` or from what the office keeps, filled with facts.

Filling goes over the wording once. What is filled in is not looked at again, so a name that holds braces
prints as typed.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.domain.letters.wording_checks import PLACES
from desktop.domain.refusal import Refusal
from desktop.paths import RESOURCES
from desktop.text import _

SHIPPED = RESOURCES / "letters" / "decree.toml"
_PLACE = re.compile(r"\{([^{}]*)\}")
_FILLED = re.compile(r"\{([^{}]*)\}(\.?)")
"""A place with the stop behind it, which is not printed twice after "S.Kep."."""


@dataclass(frozen=True)
class Wording:
    """The whole wording; `considering` pairs a condition ("" for always) with a sentence."""

    invocation: str
    kinds: Mapping[str, Mapping[str, str]]
    considering: tuple[tuple[str, str], ...]
    details: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]
    copies: tuple[str, ...]
    opinions: Mapping[str, str]
    """How an opinion of BKN is cited, by the code of who gives it."""

    def staff(self, employee_kind: str) -> Mapping[str, str]:
        """What a decree calls employees of this kind and does with them."""
        return self.kinds["pppk" if employee_kind == "pppk" else "pns"]


@lru_cache(maxsize=1)
def shipped_wording() -> Wording:
    """The wording that comes with the program."""
    return read_wording(SHIPPED.read_text(encoding="utf-8"))


def read_wording(source: str) -> Wording:
    """Wording from its file's text; refuses what cannot be read or has places that nothing fills."""
    try:
        plain = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(error) from error
    return plain_wording(plain)


def plain_wording(plain: Mapping[str, Any]) -> Wording:
    """Wording from what its file holds; refused as by `read_wording`."""
    try:
        wording = _wording(plain)
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(error) from error
    for sentence in _sentences(wording):
        for place in _PLACE.findall(sentence):
            if place.lower() not in PLACES:
                raise Refusal(
                    _("The wording of the decree has an unknown place: {place}").format(place=f"{{{place}}}"),
                    _("Use these places: {places}.").format(places=", ".join(sorted(PLACES))),
                )
    return wording


def _unreadable(error: Exception) -> Refusal:
    return Refusal(
        _("The wording of the decree cannot be read: {reason}").format(reason=error),
        _("Correct the file or go back to the wording that comes with the program."),
    )


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """`sentence` with its places filled; a place in capitals is filled in capitals."""

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1].lower(), "")
        stop = "" if found.endswith(".") else match[2]
        return (found.upper() if match[1].isupper() else found) + stop

    return _FILLED.sub(value, sentence)


def _wording(plain: Mapping[str, Any]) -> Wording:
    """The parsed file as wording."""
    return Wording(
        invocation=plain["decree"]["invocation"],
        kinds={kind: dict(plain[kind]) for kind in ("pns", "pppk")},
        considering=tuple((item.get("when", ""), item["text"]) for item in plain["considering"]),
        details=tuple((label, value) for label, value in plain["details"]["rows"]),
        clauses=tuple(plain["clauses"]["after"]),
        copies=tuple(plain["copies"]["list"]),
        opinions=dict(plain["opinions"]),
    )


def _sentences(wording: Wording) -> Iterable[str]:
    """Every sentence of the wording."""
    for words in wording.kinds.values():
        yield from words.values()
    yield from (sentence for _when, sentence in wording.considering)
    yield from (side for pair in wording.details for side in pair)
    yield from (*wording.clauses, *wording.copies, *wording.opinions.values())
