"""Need against holders of one place or of many: short, right or over, by figures with their sign and in words."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from desktop.text import N_, _, ngettext

A_LITTLE, MUCH, A_LITTLE_OVER = 80, 50, 120
"""Percent of the need that is filled: from the first on a little is missing, below the second much is; up
to the third a little is over."""


class Figure(StrEnum):
    """What stands in the cells of the heat table."""

    PEOPLE = "people"
    PERCENT = "percent"
    BOTH = "both"


FIGURE_WORDS = {
    Figure.PEOPLE: N_("People missing or over"),
    Figure.PERCENT: N_("Percent of the need"),
    Figure.BOTH: N_("Holders of the need"),
}


class Count(NamedTuple):
    """Need and holders, of one post in one unit or summed up; a tuple, for there may be 100,000 of them."""

    need: int = 0
    holders: int = 0
    away: int = 0
    """Holders on leave to study: they keep the post and do not work in it."""
    crossed: int = 0
    """Of a sum: how many are over in one place while as many are short in another, which the difference hides."""

    def __add__(self, other: "Count") -> "Count":  # type: ignore[override]  # a sum of counts, no longer tuple
        """Both together; what is short here is not made good by what is over there."""
        return total((self, other))

    @property
    def gap(self) -> int:
        """Need less holders: above nought where people are missing."""
        return self.need - self.holders

    @property
    def short(self) -> int:
        """How many are missing, place by place."""
        return max(self.gap, 0) + self.crossed

    @property
    def over(self) -> int:
        """How many are too many, place by place."""
        return max(-self.gap, 0) + self.crossed

    @property
    def lean(self) -> int:
        """What the sign shows: the gap; of an even sum in which some places are short, that they are."""
        return self.gap or self.crossed

    @property
    def percent(self) -> int | None:
        """How much of the need is filled: who is over fills no other place, so that it is never more than all.

        Rounded, but up to all of it and down to nothing only where that is so; None where nothing is needed.
        """
        if not self.need:
            return None
        filled = self.need - self.short
        rounded = (filled * 200 + self.need) // (2 * self.need)
        return rounded if filled in {0, self.need} else min(max(rounded, 1), 99)

    @property
    def weight(self) -> int:
        """How much is amiss: 0 where it is right, 1 to 3 the more it is, 4 where nobody fills a need."""
        if not self.gap:
            return 0
        if self.gap > 0:
            percent = self.percent or 0
            return 4 if not self.holders else (1 if percent >= A_LITTLE else 2 if percent >= MUCH else 3)
        return 1 if self.need and self.holders * 100 <= self.need * A_LITTLE_OVER else 2


def total(counts: Iterable[Count]) -> Count:
    """All of them together."""
    need = holders = away = short = 0
    for count in counts:
        need += count.need
        holders += count.holders
        away += count.away
        short += count.short
    return summed(need, holders, away, short)


def summed(need: int, holders: int, away: int, short: int) -> Count:
    """The count of places whose missing people, place by place, are `short`."""
    return Count(need, holders, away, min(short, short - need + holders))


def gap_figure(gap: int) -> str:
    """A gap with its sign: "−3" where three are short, "+2" where two are over."""
    return f"−{gap}" if gap > 0 else (f"+{-gap}" if gap < 0 else "0")


def count_figure(count: Count, figure: Figure) -> str:
    """The figure of a cell: "−3", "63%" or "5/8"; of a sum "−3 +2" where both occur."""
    if figure is Figure.BOTH:
        return f"{count.holders}/{count.need}"
    if figure is Figure.PERCENT:
        return "–" if count.percent is None else f"{count.percent}%"
    return sign_words(count)


def sign_words(count: Count) -> str:
    """What is short and over, by signs: "−3", "+2", "−3 +2", or "0" where all is even."""
    signs = ([f"−{count.short}"] if count.short else []) + ([f"+{count.over}"] if count.over else [])
    return " ".join(signs) or "0"


def inside_words(count: Count) -> str:
    """One sign where there is room for no more: what is short before what is over; "=" where all is even."""
    return f"−{count.short}" if count.short else f"+{count.over}" if count.over else "="


def gap_words(count: Count) -> str:
    """What is short and over in words: "3 short", "2 over", "right"."""
    short = [_("{count} short").format(count=count.short)] if count.short else []
    over = [_("{count} over").format(count=count.over)] if count.over else []
    return ", ".join(short + over) or _("right")


def count_words(count: Count) -> str:
    """A count in words: what a screen reader says, the tip shows, and the papers tell."""
    told = [gap_words(count), _("need {need}, holders {holders}").format(need=count.need, holders=count.holders)]
    if count.percent is not None:
        told.append(_filled(count))
    if count.away:
        told.append(_("{count} away to study").format(count=count.away))
    return ", ".join(told)


def _filled(count: Count) -> str:
    """How much of the need is filled, and of a sum how it is reckoned."""
    if count.crossed:
        return _("{percent}% filled (who is over fills no gap elsewhere)").format(percent=count.percent)
    return _("{percent}% filled").format(percent=count.percent)


def unknown_words(count: int) -> str:
    """That the histories do not reach back to a day, and of how many."""
    told = ngettext(
        "the histories of posts are incomplete: {count} employee",
        "the histories of posts are incomplete: {count} employees",
        count,
    )
    return told.format(count=count)
