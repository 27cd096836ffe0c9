"""What falls on a day of the calendar of objections."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.text import N_


class EventKind(StrEnum):
    """Why a day matters to an objection."""

    FILE = "file"
    RESPONSE = "response"
    ANSWER = "answer"
    DECISION = "decision"
    HEARING = "hearing"
    COURT = "court"


EVENT_WORDS = {
    EventKind.FILE: N_("Last day to file (PP 79/2021)"),
    EventKind.RESPONSE: N_("View of the issuer due"),
    EventKind.ANSWER: N_("Answer due"),
    EventKind.DECISION: N_("Decision due"),
    EventKind.HEARING: N_("Hearing"),
    EventKind.COURT: N_("Last day to sue (PTUN)"),
}
OFFICES = frozenset({EventKind.RESPONSE, EventKind.ANSWER, EventKind.DECISION, EventKind.HEARING})
"""What the office itself has to do on the day; the others are days of the employee."""


@dataclass(frozen=True, slots=True)
class ObjectionEvent:
    """One thing on one day."""

    day: date
    kind: EventKind
    case_id: int
    objection_id: int | None
    """None for a decree that may still be objected to."""
    number: str
    """Of the objection, or of the decree where there is none."""
    employee_name: str
    days_left: int
    workdays_left: int
    done: bool
    """Nothing is left to do about it."""

    @property
    def overdue(self) -> bool:
        """Whether the office has let the day pass."""
        return not self.done and self.days_left < 0 and self.kind in OFFICES
