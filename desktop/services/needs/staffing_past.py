"""How many served on a past day without a recorded post for it: where there are any, nobody can say who held what."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.db.fetch import fetch_plain
from desktop.domain.employees.employees import Assignment
from desktop.domain.needs.counts import unknown_words
from desktop.text import _

_BEGAN = "coalesce(e.appointed_on, substr(e.nip, 9, 4) || '-01-01')"
"""Where no appointment is recorded, the NIP tells its year."""
_UNKNOWN = text(f"""
SELECT d.value, count(e.id) FROM json_each(:days) d JOIN employee e
  ON e.removed_at IS NULL AND e.post_since > d.value AND {_BEGAN} <= d.value
 AND NOT EXISTS (
   SELECT 1 FROM post_history h
   WHERE h.employee_id = e.id AND h.removed_at IS NULL AND h.assignment = '{Assignment.DEFINITIVE.value}'
     AND (h.starts_on IS NULL OR h.starts_on <= d.value) AND (h.ends_on IS NULL OR h.ends_on >= d.value))
GROUP BY d.value
""")  # noqa: S608  # nothing in it was typed by anybody


def unknown_on(session: Session, days: Sequence[date], today: date) -> dict[date, int]:
    """By past day: who was in service then, but took up the present post later and has no history for that day.

    Nobody knows in which unit they served, so that they are counted for the whole office.
    """
    past = sorted({day.isoformat() for day in days if day < today})
    if not past:
        return {}
    return {date.fromisoformat(day): count for day, count in fetch_plain(session, _UNKNOWN, {"days": json.dumps(past)})}


def incomplete_words(session: Session, day: date, today: date) -> str:
    """The warning that goes with figures of a past day; empty where every history reaches back to it."""
    count = unknown_on(session, [day], today).get(day, 0)
    if not count:
        return ""
    return _("Careful: {told} served then without a recorded post, so that holders and gaps are not reliable.").format(
        told=unknown_words(count)
    )
