"""Legal bases (Mengingat): which rule is cited, in which letters, about whom, and from when to when."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from desktop.paths import RESOURCES

SHIPPED = RESOURCES / "letters" / "bases.toml"
BETWEEN = 10
"""From the rank of one shipped basis to the next, so that the office's own find a place between them."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis and when it was in force; the first and the last day count."""

    code: str
    text: str
    since: date
    until: date | None = None
    only: tuple[str, ...] = ()
    """Kinds of employee it is about; empty: all."""
    letters: tuple[str, ...] = ()
    """Kinds of letter that cite it."""
    rank: int = 0
    """Its place in print: the lower comes first."""

    def holds(self, letter: str, kind: str, day: date) -> bool:
        """Whether a `letter` of `day` cites it; `kind` of employee is empty where that does not matter."""
        in_force = self.since <= day and (self.until is None or day <= self.until)
        return in_force and letter in self.letters and (not self.only or not kind or kind in self.only)


@cache
def shipped_bases() -> Mapping[str, Basis]:
    """The bases that come with the program, by their code and in the order of print."""
    read = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return {item["code"]: _basis(item, rank * BETWEEN) for rank, item in enumerate(read["bases"], 1)}


def _basis(item: Mapping[str, Any], rank: int) -> Basis:
    only, letters = tuple(item.get("only", ())), tuple(item["letters"])
    return Basis(item["code"], item["text"], item["since"], item.get("until"), only, letters, rank)
