"""What an objection is: its grounds, results and legal deadlines (REGULATION section 2).

Filing never suspends a decree, and silence never decides one: the program only counts and flags.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.workdays import WorkCalendar
from desktop.text import N_


class RuleSet(StrEnum):
    """The law by which the deadlines are counted."""

    PP_79_2021 = "pp79"
    UU_30_2014 = "uu30"


class ObjectionGround(StrEnum):
    """Why the employee objects."""

    LOCATION = "location"
    FAMILY = "family"
    HEALTH = "health"
    COMPETENCE = "competence"
    PROCEDURE = "procedure"
    OTHER = "other"


class Addressee(StrEnum):
    """To whom an objection goes."""

    PPK = "ppk"
    SUPERIOR = "superior"


class ObjectionResult(StrEnum):
    """How an objection was answered."""

    UPHELD_DECREE = "upheld"
    LIGHTENED = "lightened"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    NOT_ADMISSIBLE = "not_admissible"
    WITHDRAWN = "withdrawn"


class DecreeEffect(StrEnum):
    """What the answer to an objection does to the decree."""

    KEPT = "kept"
    AMENDED = "amended"
    CANCELLED = "cancelled"


class FilingWay(StrEnum):
    """How an objection came to the office."""

    HAND = "hand"
    POST = "post"
    COURIER = "courier"
    ELECTRONIC = "electronic"


class StartReading(StrEnum):
    """From which day the days to file are counted; the sources disagree (REGULATION 2.1)."""

    RECEIPT = "receipt"
    DECREE = "decree"


class Urgency(StrEnum):
    """How near the day is on which an objection must be answered."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    CLOSED = "closed"


class FollowUp(StrEnum):
    """What a result asks for beyond its answer; the officer does it, the program only says so."""

    ISSUE_NEW_DECREE = "issue_new_decree"
    CANCEL_DECREE = "cancel_decree"
    KEEP_PROMISES = "keep_promises"


class ObjectionStep(StrEnum):
    """What of an objection is told in the timeline of its case."""

    FILED = "objection_filed"
    ANSWERED = "objection_answered"
    WITHDRAWN = "objection_withdrawn"
    REOPENED = "objection_reopened"


OBJECTION_STEP_WORDS = {
    ObjectionStep.FILED: N_("Objection recorded"),
    ObjectionStep.ANSWERED: N_("Objection answered"),
    ObjectionStep.WITHDRAWN: N_("Objection withdrawn"),
    ObjectionStep.REOPENED: N_("Objection reopened"),
}
OBJECTION_GROUND_WORDS = {
    ObjectionGround.LOCATION: N_("Location or distance"),
    ObjectionGround.FAMILY: N_("Family"),
    ObjectionGround.HEALTH: N_("Health"),
    ObjectionGround.COMPETENCE: N_("Competence does not fit"),
    ObjectionGround.PROCEDURE: N_("Procedure"),
    ObjectionGround.OTHER: N_("Other grounds"),
}
RULE_SET_WORDS = {RuleSet.PP_79_2021: "PP 79/2021", RuleSet.UU_30_2014: "UU 30/2014"}
ADDRESSEE_WORDS = {
    Addressee.PPK: N_("Appointing authority (PPK)"),
    Addressee.SUPERIOR: N_("Superior of the issuer"),
}
OBJECTION_RESULT_WORDS = {
    ObjectionResult.UPHELD_DECREE: N_("Decree upheld"),
    ObjectionResult.LIGHTENED: N_("Lightened"),
    ObjectionResult.CHANGED: N_("Decree changed"),
    ObjectionResult.CANCELLED: N_("Decree cancelled"),
    ObjectionResult.NOT_ADMISSIBLE: N_("Not admissible"),
    ObjectionResult.WITHDRAWN: N_("Objection withdrawn"),
}
DECREE_EFFECT_WORDS = {
    DecreeEffect.KEPT: N_("The decree stays as it is"),
    DecreeEffect.AMENDED: N_("The decree is amended by a new one"),
    DecreeEffect.CANCELLED: N_("The decree is cancelled by a new one"),
}
FILING_WAY_WORDS = {
    FilingWay.HAND: N_("Brought to the office"),
    FilingWay.POST: N_("By post"),
    FilingWay.COURIER: N_("By courier"),
    FilingWay.ELECTRONIC: N_("Electronically"),
}
FOLLOW_UP_WORDS = {
    FollowUp.ISSUE_NEW_DECREE: N_(
        "On the page of its case, cancel this decree with the number of the new decree; then open a new case for what "
        "the new decree says."
    ),
    FollowUp.CANCEL_DECREE: N_(
        "Cancel the decree on the page of its case, with a new decree within 5 working days (UU 30/2014 art. 66)."
    ),
    FollowUp.KEEP_PROMISES: N_("Record what was promised to the employee as commitments of the case."),
}
FOLLOW_UPS = {
    ObjectionResult.CHANGED: FollowUp.ISSUE_NEW_DECREE,
    ObjectionResult.CANCELLED: FollowUp.CANCEL_DECREE,
    ObjectionResult.LIGHTENED: FollowUp.KEEP_PROMISES,
}
ANSWER_RESULTS = tuple(result for result in ObjectionResult if result is not ObjectionResult.WITHDRAWN)
"""What an answer may say; withdrawing is the employee's own act."""

SOON_DAYS = 7
LIMIT_OF_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class ObjectionRules:
    """The lengths of one rule set in working days, each with its article; `to_answer` is 0 where there is none."""

    to_file: int
    to_answer: int
    to_decide: int
    file_article: str
    answer_article: str
    decide_article: str
    start: StartReading = StartReading.RECEIPT


# The articles of PP 79/2021 could not be read one by one: its chapter is what can be cited honestly.
RULES: Mapping[RuleSet, ObjectionRules] = MappingProxyType(
    {
        RuleSet.PP_79_2021: ObjectionRules(14, 0, 21, "PP 79/2021 Bab II", "", "PP 79/2021 Bab II"),
        RuleSet.UU_30_2014: ObjectionRules(
            21,
            10,
            15,
            "UU 30/2014 Pasal 77 ayat (1)",
            "UU 30/2014 Pasal 77 ayat (4)",
            "UU 30/2014 Pasal 77 ayat (7)",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class FilingDates:
    """The days that the deadlines are counted from."""

    decree_date: date
    decree_received_on: date | None
    """Day the employee received the decree; None while it is not proven."""
    filed_on: date
    received_on: date
    """Day the office received the objection."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The legal days of an objection, and the article that each rests on."""

    last_day_from_decree: date
    last_day_from_receipt: date
    last_day: date
    """The reading that the office goes by."""
    receipt_known: bool
    answer_due: date | None
    decision_due: date
    late: bool
    rules: ObjectionRules
    unknown_years: tuple[int, ...]
    """Years among these days whose joint leave is not known yet: the days may still move."""

    @property
    def due(self) -> date:
        """The first day on which silence would be a fault."""
        return self.answer_due or self.decision_due


def deadlines(rules: ObjectionRules, dates: FilingDates, calendar: WorkCalendar) -> Deadlines:
    """The days that follow from `dates`.

    An employee who objects has the decree at the latest on the day of filing, so that day stands in for an unproven
    receipt: the objection is then in time.
    """
    received = dates.decree_received_on or dates.filed_on
    from_decree = calendar.add_workdays(dates.decree_date, rules.to_file)
    from_receipt = calendar.add_workdays(max(received, dates.decree_date), rules.to_file)
    last_day = from_receipt if rules.start is StartReading.RECEIPT else from_decree
    decision_due = calendar.add_workdays(dates.received_on, rules.to_decide)
    return Deadlines(
        last_day_from_decree=from_decree,
        last_day_from_receipt=from_receipt,
        last_day=last_day,
        receipt_known=dates.decree_received_on is not None,
        answer_due=calendar.add_workdays(dates.received_on, rules.to_answer) if rules.to_answer else None,
        decision_due=decision_due,
        late=dates.filed_on > last_day,
        rules=rules,
        unknown_years=calendar.unknown_years(dates.decree_date, max(decision_due, from_receipt)),
    )


def days_left(due: date, today: date) -> int:
    """Calendar days from `today` to `due`; negative when `due` has passed."""
    return (due - today).days


def urgency(due: date, closed_on: date | None, today: date) -> Urgency:
    """How an objection due on `due` stands on `today`."""
    left = days_left(due, today)
    if closed_on is not None:
        return Urgency.CLOSED
    if left <= 0:
        return Urgency.TODAY if left == 0 else Urgency.OVERDUE
    return Urgency.SOON if left <= SOON_DAYS else Urgency.LATER
