"""How long a paper counts: its last day, and what is left of it on a given day."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from desktop.text import N_

SOON_DAYS = 30
"""A paper that counts no longer than this should be renewed before the case comes to its decision."""


class Validity(StrEnum):
    """Whether a paper still counts."""

    LASTING = "lasting"
    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


VALIDITY_WORDS = {
    Validity.LASTING: N_("Without end"),
    Validity.VALID: N_("Valid"),
    Validity.SOON: N_("Expires soon"),
    Validity.EXPIRED: N_("No longer valid"),
}


def last_valid_day(dated_on: date, months: int) -> date:
    """The last day on which a paper of `dated_on` counts; the last of the month where that is shorter."""
    years, month = divmod(dated_on.month - 1 + months, 12)
    year = dated_on.year + years
    return date(year, month + 1, min(dated_on.day, monthrange(year, month + 1)[1]))


def validity(valid_until: date | None, today: date) -> Validity:
    """How a paper that counts until `valid_until` (None: without end) stands on `today`."""
    if valid_until is None:
        return Validity.LASTING
    left = (valid_until - today).days
    if left < 0:
        return Validity.EXPIRED
    return Validity.SOON if left <= SOON_DAYS else Validity.VALID
