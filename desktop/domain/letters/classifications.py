"""Classification codes of letters (REGULATION 3.6): what they mean, how sure that is, and which era they belong to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.text import N_, _

NEW_SINCE = date(2023, 1, 1)
"""From here on letters bear the codes of Permendagri 83/2022."""


class Era(StrEnum):
    """To which list a code belongs."""

    OLD = "old"
    NEW = "new"


class Sureness(StrEnum):
    """How well the meaning of a code is known; the annex of the regulation itself could not be read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


ERA_WORDS = {Era.OLD: N_("old list"), Era.NEW: N_("Permendagri 83/2022")}
_OLD_STAFF = re.compile(r"8(?!00)\d\d(\.\d+)*")
"""Codes for staff of the old list; 800 itself opens both lists."""


@dataclass(frozen=True, slots=True)
class Classification:
    """One code."""

    code: str
    era: Era
    meaning: str
    sureness: Sureness = Sureness.HIGH
    remark: str = ""
    """Where sources disagree."""
    successor: str = ""
    """Of an old code, the one that letters of today bear."""

    def line(self) -> str:
        """How it is offered: the code, its meaning, and the list where that is the old one."""
        era = f" ({_(ERA_WORDS[self.era])})" if self.era is Era.OLD else ""
        return f"{self.code} – {self.meaning}{era}"


def is_old(code: str) -> bool:
    """Whether the code has the form of the old list for staff: 8xx, but not 800."""
    return _OLD_STAFF.fullmatch(code.strip()) is not None


def classification_doubts(code: str, day: date, known: Mapping[str, Classification]) -> tuple[str, ...]:
    """What deserves a look before a letter of `day` is filed under `code`; none of it forbids."""
    entry = known.get(code.strip())
    if is_old(code):
        return (_old_doubt(code.strip(), known),) if day >= NEW_SINCE else ()
    if entry is not None and entry.sureness is Sureness.LOW:
        words = _("What the classification {code} means is disputed: {remark}")
        return (words.format(code=entry.code, remark=entry.remark),)
    return ()


def code_words(code: str, known: Mapping[str, Classification]) -> str:
    """What is known of a code, in one line; empty without a code."""
    entry = known.get(code.strip())
    if entry is None:
        unknown = _("{code}: not among the codes that the program knows")
        return unknown.format(code=code.strip()) if code.strip() else ""
    return f"{entry.line()}. {entry.remark}".strip() if entry.remark else entry.line()


def _old_doubt(code: str, known: Mapping[str, Classification]) -> str:
    """That a code is of the old list, with the present one for it where that is known."""
    family = (known[each] for each in (code, code.partition(".")[0]) if each in known)
    successor = next((entry.successor for entry in family if entry.successor), "")
    if not successor:
        return _("The classification {code} belongs to the list before Permendagri 83/2022.").format(code=code)
    words = _("The classification {code} belongs to the list before Permendagri 83/2022; today it is {successor}.")
    return words.format(code=code, successor=successor)
