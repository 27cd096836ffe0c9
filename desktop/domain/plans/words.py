"""Words that all explanations of a plan share: places, numbers of people, points."""

import re
from collections.abc import Sequence

from desktop.domain.figures import shown_figure
from desktop.domain.plans.gathered import Slot
from desktop.domain.plans.ledger import Ledger, needed
from desktop.domain.plans.model import POINT
from desktop.text import _

MOST_NAMED = 3
TENTH = POINT // 10
"""Points are shown with one digit."""
_TWO_STOPS = re.compile(r"(?<![.])[.]{2}(?![.])")


def tidied(text: str) -> str:
    """The text without a second full stop where a sentence ends with a name that ends in one ("A.Md.Keb.")."""
    return _TWO_STOPS.sub(".", text)


def points_words(hundredths: int) -> str:
    """Points as they are said: "12,5 points"."""
    return _("{points} points").format(points=_one_digit(hundredths))


def floor_words() -> str:
    """What is said instead of the points that a place below the least staffing costs."""
    return _("A place would come below the least staffing that is asked for.")


def signed_words(hundredths: int) -> str:
    """A figure of a line of points: "+12,5", "−0,1"."""
    return f"{'−' if hundredths < 0 else '+'}{_one_digit(hundredths)}"


def _one_digit(hundredths: int) -> str:
    return shown_figure(abs(rounded(hundredths)) / POINT)


def rounded(hundredths: int) -> int:
    """Hundredths in whole tenths of a point; what is something is never shown as nothing."""
    tenths = (abs(hundredths) + TENTH // 2) // TENTH
    whole = max(tenths, 1 if hundredths else 0) * TENTH
    return -whole if hundredths < 0 else whole


def place_words(slot: Slot) -> str:
    """Post and unit: "Perawat Mahir, Puskesmas Rumbai"."""
    return f"{slot.post}, {slot.unit}"


def filled_words(slot: Slot, holders: int) -> str:
    """How far the need of a place is met by so many holders."""
    if slot.need is None:
        words = _("{unit}: {holders} {post} (its need was never set; {need} today count as the need)")
    else:
        words = _("{unit}: {holders} of {need} {post} needed")
    return words.format(unit=slot.unit, post=slot.post, holders=holders, need=needed(slot))


def named(names: Sequence[str]) -> str:
    """Some names in one line, the many cut short."""
    if len(names) <= MOST_NAMED:
        return _(" and ").join(filter(None, ("; ".join(names[:-1]), names[-1]))) if names else ""
    shown = "; ".join(names[:MOST_NAMED])
    return _("{names} and {count} others").format(names=shown, count=len(names) - MOST_NAMED)


def arriving(ledger: Ledger, slot: int) -> list[str]:
    """Names of those whom the plan brings to a slot."""
    return [ledger.gathered.people[person].name for person in ledger.arrivals.get(slot, ())]
