"""What an objection is: its grounds, its results and how it is followed (REGULATION section 2).

Filing never suspends a decree, and silence never decides one: the program only counts and flags.
"""

from datetime import date
from enum import StrEnum

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


class PaperSide(StrEnum):
    """Who handed in a paper of an objection."""

    EMPLOYEE = "employee"
    OFFICE = "office"


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
    RECORD_EFFECT = "record_effect"


class ObjectionStep(StrEnum):
    """What of an objection is told in the timeline of its case."""

    FILED = "objection_filed"
    ANSWERED = "objection_answered"
    WITHDRAWN = "objection_withdrawn"
    REOPENED = "objection_reopened"
    FORWARDED = "objection_forwarded"
    RESPONDED = "objection_responded"
    HEARD = "objection_heard"
    TOOK_EFFECT = "objection_took_effect"
    SUED = "objection_sued"


OBJECTION_STEP_WORDS = {
    ObjectionStep.FILED: N_("Objection recorded"),
    ObjectionStep.ANSWERED: N_("Objection answered"),
    ObjectionStep.WITHDRAWN: N_("Objection withdrawn"),
    ObjectionStep.REOPENED: N_("Objection reopened"),
    ObjectionStep.FORWARDED: N_("Objection passed on"),
    ObjectionStep.RESPONDED: N_("View of the issuer recorded"),
    ObjectionStep.HEARD: N_("Hearing on the objection"),
    ObjectionStep.TOOK_EFFECT: N_("Effect of the objection on the decree"),
    ObjectionStep.SUED: N_("Suit at the court (PTUN)"),
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
        "On the page of its case, correct this decree or cancel it by the new one; then record here, under Answer, "
        "what the new decree did."
    ),
    FollowUp.CANCEL_DECREE: N_(
        "Cancel the decree on the page of its case, with a new decree within 5 working days (UU 30/2014 art. 66)."
    ),
    FollowUp.KEEP_PROMISES: N_("Record what was promised to the employee, under Answer."),
    FollowUp.RECORD_EFFECT: N_("Record what the answer did to the decree, under Answer."),
}
PAPER_SIDE_WORDS = {PaperSide.EMPLOYEE: N_("From the employee"), PaperSide.OFFICE: N_("From the office")}
ANSWER_RESULTS = tuple(result for result in ObjectionResult if result is not ObjectionResult.WITHDRAWN)
"""What an answer may say; withdrawing is the employee's own act."""

SOON_DAYS = 7
LIMIT_OF_TEXT = 20_000


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
