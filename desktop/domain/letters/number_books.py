"""The book of a counter: which numbers are borne, kept, given up or missing, and which stand there twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.text import N_


class PlaceState(StrEnum):
    """What became of a running number."""

    BORNE = "borne"
    VOID = "void"
    HAND = "hand"
    HAND_VOID = "hand_void"
    ELSEWHERE = "elsewhere"
    RESERVED = "reserved"
    TAKEN_OVER = "taken_over"
    GAP = "gap"


PLACE_STATE_WORDS = {
    PlaceState.BORNE: N_("Letter"),
    PlaceState.VOID: N_("Void letter"),
    PlaceState.HAND: N_("Written by hand"),
    PlaceState.HAND_VOID: N_("Number given up"),
    PlaceState.ELSEWHERE: N_("Borne outside this counter"),
    PlaceState.RESERVED: N_("Reserved"),
    PlaceState.TAKEN_OVER: N_("Given by another system"),
    PlaceState.GAP: N_("Gap: nobody bears it"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A range of numbers that is kept for others."""

    id: int
    first: int
    last: int
    purpose: str
    taken_over: bool


@dataclass(frozen=True, slots=True)
class BookLine:
    """A number of the book, or a range of numbers to which the same happened."""

    first: int
    last: int
    state: PlaceState
    number: str = ""
    dated: date | None = None
    about: str = ""
    """Its subject, or what it is kept for."""
    letter_id: int | None = None
    hand_id: int | None = None
    reservation_id: int | None = None
    double: bool = False
    """Whether another letter bears the same number or place."""

    def span(self) -> str:
        """The number, or the first and the last of a range."""
        if not self.first:
            return "–"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def count(self) -> int:
        """How many numbers it is."""
        return self.last - self.first + 1

    def amiss(self) -> bool:
        """Whether it deserves a look."""
        return self.double or self.state is PlaceState.GAP


def whole_book(borne: Iterable[BookLine], kept: Sequence[Kept], last: int) -> list[BookLine]:
    """All lines of a counter that gave numbers up to `last`, in order, with what is kept and what is missing."""
    lines = sorted(borne, key=lambda line: (line.first, line.number))
    found: list[BookLine] = []
    next_one = 1
    top = max([last, *(each.last for each in kept)])
    for line in lines:
        found += _hole(next_one, line.first - 1, kept, last)
        found.append(line)
        next_one = max(next_one, line.last + 1)
    return [*found, *_hole(next_one, top, kept, last)]


def with_neighbours(lines: Sequence[BookLine]) -> list[BookLine]:
    """The lines that deserve a look, each with the line before and after it."""
    near = {at + step for at, line in enumerate(lines) if line.amiss() for step in (-1, 0, 1)}
    return [line for at, line in enumerate(lines) if at in near]


def _hole(first: int, last: int, kept: Sequence[Kept], given: int) -> Iterator[BookLine]:
    """What stands in a run of numbers that no letter bears; what lies ahead of the counter is no gap."""
    at = first
    while at <= last:
        here = [each for each in kept if each.first <= at <= each.last]
        ahead = [each.first for each in kept if each.first > at]
        if here:
            chosen = min(here, key=lambda each: each.taken_over)
            end = min([last, chosen.last, *(each - 1 for each in ahead)])
            state = PlaceState.TAKEN_OVER if chosen.taken_over else PlaceState.RESERVED
            yield BookLine(at, end, state, about=chosen.purpose, reservation_id=chosen.id)
        else:
            end = min([last, *(each - 1 for each in ahead)])
            if at <= given:
                yield BookLine(at, min(end, given), PlaceState.GAP)
        at = end + 1
