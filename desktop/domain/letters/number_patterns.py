"""A number pattern taken apart into what an officer puts together: named places and own text between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.text import N_

SEQUENCE = "urut"
MOST_DIGITS = 9
PLACE_WORDS = {
    "klasifikasi": N_("Classification"),
    SEQUENCE: N_("Running number"),
    "unit": N_("Unit"),
    "bulan": N_("Month"),
    "bulan_romawi": N_("Month in Roman"),
    "tahun": N_("Year"),
    "kode": N_("Code of the kind"),
    "sifat": N_("Secrecy"),
}
"""What the places are called, in the order in which they are offered."""
_KNOWN = re.compile(r"\{(" + "|".join(PLACE_WORDS) + r")\}|\{" + SEQUENCE + r":([1-9])\}")


@dataclass(frozen=True, slots=True)
class PatternPart:
    """One part of a pattern: a place by its name, or own text, where `place` is empty."""

    place: str = ""
    text: str = ""
    digits: int = 0
    """Of the running number only: up to how many digits it is filled with zeros; 0 leaves it as it is."""

    def written(self) -> str:
        """The part as it stands in the pattern."""
        if not self.place:
            return self.text
        return "{" + self.place + (f":{self.digits}" if self.digits else "") + "}"


def split_pattern(pattern: str) -> tuple[PatternPart, ...]:
    """The parts of any pattern, also of one that is at fault: what is no place is own text."""
    parts, end = [], 0
    for found in _KNOWN.finditer(pattern):
        if found.start() > end:
            parts.append(PatternPart(text=pattern[end : found.start()]))
        parts.append(PatternPart(found[1] or SEQUENCE, digits=int(found[2] or 0)))
        end = found.end()
    return (*parts, *([PatternPart(text=pattern[end:])] if end < len(pattern) else []))


def join_parts(parts: Sequence[PatternPart]) -> str:
    """The pattern that the parts make."""
    return "".join(part.written() for part in parts)


def with_part(parts: Sequence[PatternPart], at: int, part: PatternPart) -> tuple[PatternPart, ...]:
    """The parts with another one put in at `at`; between two places comes a stroke, as most numbers have it."""
    stroke = PatternPart(text="/")
    before = [stroke] if part.place and at and parts[at - 1].place else []
    after = [stroke] if part.place and at < len(parts) and parts[at].place else []
    return (*parts[:at], *before, part, *after, *parts[at:])


def moved_part(parts: Sequence[PatternPart], at: int, by: int) -> tuple[PatternPart, ...]:
    """The parts with the place at `at` and its neighbour of the same sort in each other's place: signs stay put."""
    there = at + by
    while 0 <= there < len(parts) and bool(parts[there].place) != bool(parts[at].place):
        there += by
    if not 0 <= there < len(parts):
        return tuple(parts)
    found = list(parts)
    found[at], found[there] = found[there], found[at]
    return tuple(found)


def without_part(parts: Sequence[PatternPart], at: int) -> tuple[PatternPart, ...]:
    """The parts without the one at `at`; of two signs that would touch then, or stand at an end, one goes with it."""
    left, right = tuple(parts[:at]), tuple(parts[at + 1 :])
    sign_before, sign_after = bool(left) and _is_sign(left[-1]), bool(right) and _is_sign(right[0])
    if parts[at].place and sign_before and (sign_after or not right):
        left = left[:-1]
    elif parts[at].place and sign_after and not left:
        right = right[1:]
    return (*left, *right)


def _is_sign(part: PatternPart) -> bool:
    """Whether the part is a stroke or the like, and no words."""
    return not part.place and re.search(r"\w", part.text) is None
