"""How pressing a gap is: points that add up from a few plain reasons, so that an officer can follow the order.

The parts: how much of the need is missing (up to 50), nobody there at all (15), how many are missing (2 each, up to
20), who leaves within the year (3 each, up to 9), and who is away to study (2 each, up to 6). At most 100.
"""

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class GapFacts:
    """What is known of a gap; `leaving` counts by how many the gap grows within a year."""

    need: int
    holders: int
    leaving: int = 0
    away: int = 0

    @property
    def missing(self) -> int:
        """How many people are short now."""
        return max(self.need - self.holders, 0)


@dataclass(frozen=True, slots=True)
class UrgencyPart:
    """One reason with its points; `count` is what it counts: percent, or people."""

    code: UrgencyCode
    points: int
    count: int


def urgency(facts: GapFacts) -> tuple[UrgencyPart, ...]:
    """The reasons why this gap presses, those without points left out; none where nobody is missing or will be."""
    if not facts.missing and facts.leaving <= 0:
        return ()
    share = facts.missing * 100 // facts.need if facts.need else 0
    parts = (
        UrgencyPart(UrgencyCode.SHARE, share * MOST_BY_SHARE // 100, share),
        UrgencyPart(UrgencyCode.EMPTY, NOBODY_THERE if facts.missing and not facts.holders else 0, facts.missing),
        UrgencyPart(UrgencyCode.MISSING, min(facts.missing * EACH_MISSING, MOST_BY_MISSING), facts.missing),
        UrgencyPart(UrgencyCode.LEAVING, min(max(facts.leaving, 0) * EACH_LEAVING, MOST_BY_LEAVING), facts.leaving),
        UrgencyPart(UrgencyCode.AWAY, min(facts.away * EACH_AWAY, MOST_BY_AWAY), facts.away),
    )
    return tuple(part for part in parts if part.points > 0)


def urgency_points(parts: tuple[UrgencyPart, ...]) -> int:
    """How pressing it is altogether, from 0 to 100."""
    return sum(part.points for part in parts)


def urgency_words(part: UrgencyPart) -> str:
    """A reason in words, without its points."""
    count = part.count
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
