"""How pressing a gap is: points that add up from a few plain reasons, so that an officer can follow the order.

The parts: how much of the need is missing (up to 50), nobody there at all (15), how many are missing (2 each, up to
20), who leaves within the year (3 each, up to 9), and who is away to study (2 each, up to 6). At most 100.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.needs.counts import Count
from desktop.text import _, ngettext

MOST_BY_SHARE, NOBODY_THERE = 50, 15
EACH_MISSING, MOST_BY_MISSING = 2, 20
EACH_LEAVING, MOST_BY_LEAVING = 3, 9
EACH_AWAY, MOST_BY_AWAY = 2, 6


class UrgencyCode(StrEnum):
    """Why a gap presses."""

    SHARE = "share"
    EMPTY = "empty"
    MISSING = "missing"
    LEAVING = "leaving"
    AWAY = "away"


class GapFacts(NamedTuple):
    """What is known of a gap; `leaving` counts by how many the gap grows within a year."""

    need: int
    holders: int
    leaving: int = 0
    away: int = 0

    @property
    def missing(self) -> int:
        """How many people are short now."""
        return max(self.need - self.holders, 0)


class UrgencyPart(NamedTuple):
    """One reason with its points; `figure` is what it counts: percent, or people."""

    code: UrgencyCode
    points: int
    figure: int


@lru_cache(maxsize=1 << 16)
def urgency(facts: GapFacts) -> tuple[UrgencyPart, ...]:
    """The reasons why this gap presses, those without points left out; none where nobody is missing or will be.

    Kept once worked out, for among 100,000 places few gaps differ.
    """
    need, holders, leaving, away = facts
    missing = facts.missing
    if not missing and leaving <= 0:
        return ()
    found = []
    if missing:
        share = 100 - (Count(need, holders).percent or 0)
        found = [
            UrgencyPart(UrgencyCode.SHARE, share * MOST_BY_SHARE // 100, share),
            UrgencyPart(UrgencyCode.MISSING, min(missing * EACH_MISSING, MOST_BY_MISSING), missing),
        ]
        if not holders:
            found.insert(1, UrgencyPart(UrgencyCode.EMPTY, NOBODY_THERE, missing))
    if leaving > 0:
        found.append(UrgencyPart(UrgencyCode.LEAVING, min(leaving * EACH_LEAVING, MOST_BY_LEAVING), leaving))
    if away > 0:
        found.append(UrgencyPart(UrgencyCode.AWAY, min(away * EACH_AWAY, MOST_BY_AWAY), away))
    return tuple(part for part in found if part.points)


def urgency_points(parts: tuple[UrgencyPart, ...]) -> int:
    """How pressing it is altogether, from 0 to 100."""
    return sum(part.points for part in parts)


def urgency_words(part: UrgencyPart) -> str:
    """A reason in words, without its points."""
    count = part.figure
    match part.code:
        case UrgencyCode.SHARE:
            return _("{percent}% of the need is missing").format(percent=count)
        case UrgencyCode.EMPTY:
            return _("nobody is there")
        case UrgencyCode.MISSING:
            return ngettext("{count} person missing", "{count} people missing", count).format(count=count)
        case UrgencyCode.LEAVING:
            told = ngettext("one more within a year", "{count} more within a year", count)
            return told.format(count=count)
        case UrgencyCode.AWAY:
            return _("{count} away to study").format(count=count)
