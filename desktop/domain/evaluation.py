"""Whether a move helped: follow-ups of the person and both units, and the numbers before and after."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from desktop.text import N_

FOLLOW_UP_MONTHS = (3, 6, 12)
"""Months after the start of duty at which a move is looked at again."""


class Better(StrEnum):
    """Which way an indicator improves."""

    HIGHER = "higher"
    LOWER = "lower"


BETTER_WORDS = {Better.HIGHER: N_("Higher is better"), Better.LOWER: N_("Lower is better")}


def follow_up_day(started_on: date, months: int) -> date:
    """The day `months` after the start of duty; the last of its month where that is shorter."""
    years, month = divmod(started_on.month - 1 + months, 12)
    year = started_on.year + years
    return date(year, month + 1, min(started_on.day, monthrange(year, month + 1)[1]))
