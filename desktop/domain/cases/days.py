"""Days of a case that no rule forbids but that an officer should look at twice."""

from datetime import date

from desktop.domain.dates import shown_date
from desktop.text import _


def start_doubt(started_on: date | None, effective_on: date | None) -> str:
    """That duty began before the move takes effect, or nothing."""
    if started_on is None or effective_on is None or started_on >= effective_on:
        return ""
    return _("Duty began on {day}, before the decree takes effect (TMT {effective}).").format(
        day=shown_date(started_on), effective=shown_date(effective_on)
    )


def decree_doubt(decided_on: date | None, effective_on: date | None) -> str:
    """That the decree reaches back behind its own date, or nothing."""
    if decided_on is None or effective_on is None or decided_on <= effective_on:
        return ""
    return _("The move takes effect (TMT {effective}) before the date of the decree, {day}.").format(
        day=shown_date(decided_on), effective=shown_date(effective_on)
    )
