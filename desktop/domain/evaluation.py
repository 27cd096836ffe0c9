"""Whether a move helped: follow-ups of the person and both units, and the numbers before and after."""

from enum import StrEnum

from desktop.text import N_

FOLLOW_UP_MONTHS = (3, 6, 12)
"""Months after the start of duty at which a move is looked at again."""


class Better(StrEnum):
    """Which way an indicator improves."""

    HIGHER = "higher"
    LOWER = "lower"


BETTER_WORDS = {Better.HIGHER: N_("Higher is better"), Better.LOWER: N_("Lower is better")}
