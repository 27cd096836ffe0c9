"""Whether a move helped: follow-ups of the person and both units at set times after the start of duty."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from desktop.text import N_

FOLLOW_UP_MONTHS = (3, 6, 12)
"""Months after the start of duty at which a move is looked at again."""
EARLY = timedelta(days=14)
"""How long before its day a follow-up may be written: a visit seldom falls on the day itself."""


class Better(StrEnum):
    """Which way an indicator improves."""

    HIGHER = "higher"
    LOWER = "lower"


BETTER_WORDS = {Better.HIGHER: N_("Higher is better"), Better.LOWER: N_("Lower is better")}


class FollowUpState(StrEnum):
    """Where a follow-up stands on a day."""

    LATER = "later"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    SKIPPED = "skipped"


FOLLOW_UP_STATE_WORDS = {
    FollowUpState.LATER: N_("Later"),
    FollowUpState.DUE: N_("Due now"),
    FollowUpState.OVERDUE: N_("Overdue"),
    FollowUpState.DONE: N_("Filled in"),
    FollowUpState.SKIPPED: N_("Skipped"),
}


class FollowUpStep(StrEnum):
    """What of follow-ups is told in the timeline of the case."""

    DONE = "follow_up"
    SKIPPED = "follow_up_skipped"


FOLLOW_UP_STEP_WORDS = {
    FollowUpStep.DONE: N_("Follow-up filled in"),
    FollowUpStep.SKIPPED: N_("Follow-up skipped"),
}


def follow_up_day(started_on: date, months: int) -> date:
    """The day `months` after the start of duty; the last of its month where that is shorter."""
    years, month = divmod(started_on.month - 1 + months, 12)
    year = started_on.year + years
    return date(year, month + 1, min(started_on.day, monthrange(year, month + 1)[1]))


def follow_up_state(due_on: date, today: date) -> FollowUpState:
    """Where a follow-up stands that was neither filled in nor skipped."""
    if today < due_on - EARLY:
        return FollowUpState.LATER
    return FollowUpState.DUE if today <= due_on else FollowUpState.OVERDUE
