"""Need against holders as the heat table tells it: short, right or over, by a figure with its sign."""

from enum import StrEnum
from typing import NamedTuple

from desktop.text import N_, _

A_LITTLE, MUCH = 80, 50
"""Percent of the need that is filled: from the first on a little is missing, below the second much is."""


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

    need: int
    holders: int
    away: int = 0
    """Holders on leave to study: they keep the post and do not work in it."""

    @property
    def gap(self) -> int:
        """Need less holders: above nought where people are missing."""
        return self.need - self.holders

    @property
    def percent(self) -> int | None:
        """How much of the need is filled, never rounded up to all of it; None where nothing is needed."""
        return self.holders * 100 // self.need if self.need else None

    @property
    def weight(self) -> int:
        """How much is amiss: 0 where it is right, 1 to 3 the more it is, 4 where nobody fills a need."""
        if not self.gap:
            return 0
        if self.gap > 0:
            percent = self.percent or 0
            return 4 if not self.holders else (1 if percent >= A_LITTLE else 2 if percent >= MUCH else 3)
        return 1 if self.percent is not None and self.percent <= 120 else 2


def gap_figure(gap: int) -> str:
    """A gap with its sign: "−3" where three are short, "+2" where two are over."""
    return f"−{gap}" if gap > 0 else (f"+{-gap}" if gap < 0 else "0")


def count_figure(count: Count, figure: Figure) -> str:
    """The figure of a cell: "−3", "62%" or "5/8"."""
    if figure is Figure.BOTH:
        return f"{count.holders}/{count.need}"
    if figure is Figure.PERCENT:
        return "–" if count.percent is None else f"{count.percent}%"
    return gap_figure(count.gap)


def gap_words(gap: int) -> str:
    """A gap in words: "3 short", "2 over", "right"."""
    if gap > 0:
        return _("{count} short").format(count=gap)
    return _("{count} over").format(count=-gap) if gap < 0 else _("right")


def count_words(count: Count) -> str:
    """A cell in words: what a screen reader says and the tip shows."""
    told = [gap_words(count.gap), _("need {need}, holders {holders}").format(need=count.need, holders=count.holders)]
    if count.percent is not None:
        told.append(_("{percent}% filled").format(percent=count.percent))
    if count.away:
        told.append(_("{count} away to study").format(count=count.away))
    return ", ".join(told)
