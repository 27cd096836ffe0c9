"""Explaining a move to the employee, the answer, and what the employee wishes and can do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

EARLIEST_TALK = timedelta(days=366)
"""A talk may come before its case, but one that is older is a year mistyped."""


class Channel(StrEnum):
    """How a talk with the employee was held."""

    MEETING = "meeting"
    VISIT = "visit"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"


class EmployeeAnswer(StrEnum):
    """What the employee says to the proposed move."""

    AGREES = "agrees"
    CONDITIONS = "conditions"
    OBJECTS = "objects"


class SkillKind(StrEnum):
    """What an employee states of interests and abilities."""

    INTEREST = "interest"
    SKILL = "skill"
    CERTIFICATE = "certificate"
    LANGUAGE = "language"


CHANNEL_WORDS = {
    Channel.MEETING: N_("Meeting at the office"),
    Channel.VISIT: N_("Visit to the employee"),
    Channel.PHONE: N_("Telephone"),
    Channel.VIDEO: N_("Video call"),
    Channel.LETTER: N_("By letter"),
}
EMPLOYEE_ANSWER_WORDS = {
    EmployeeAnswer.AGREES: N_("Agrees"),
    EmployeeAnswer.CONDITIONS: N_("Agrees on conditions"),
    EmployeeAnswer.OBJECTS: N_("Does not agree"),
}
SKILL_KIND_WORDS = {
    SkillKind.INTEREST: N_("Interest"),
    SkillKind.SKILL: N_("Skill"),
    SkillKind.CERTIFICATE: N_("Certificate of competence"),
    SkillKind.LANGUAGE: N_("Language"),
}
CONDITIONS_MEAN = N_("What the employee asks for can be kept as promises; each needs an owner and a day until when.")
OBJECTION_MEANS = N_(
    "The move may go on, for the office decides; team and official see these grounds before they do. "
    "After the decree the employee may file an objection (PP 79/2021)."
)
"""What follows from an answer that is no plain yes."""


@dataclass(frozen=True, slots=True)
class TalkEntry:
    """What an officer writes about a talk."""

    held_on: date | None = None
    channel: Channel | None = None
    held_by: str = ""
    reason_explained: bool = False
    need_explained: bool = False
    benefit_explained: bool = False
    benefit: str = ""
    """What the employee gains, one thing a line, as it was told."""
    summary: str = ""
    letter_id: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """What the employee says to the move; `words` are the conditions or the grounds."""

    answer: EmployeeAnswer | None
    on: date | None
    words: str = ""


def checked_talk(talk: TalkEntry, opened_on: date, today: date) -> TalkEntry:
    """The talk as it is kept; raises Refusal with a message by field."""
    tidy = replace(
        talk, held_by=check_line(talk.held_by), benefit=clean_text(talk.benefit), summary=clean_text(talk.summary)
    )
    told = tidy.reason_explained or tidy.need_explained or tidy.benefit_explained
    asked = (
        ("held_on", _talk_day_fault(tidy.held_on, opened_on, today)),
        ("channel", "" if tidy.channel else _("It is not given how the talk was held.")),
        ("held_by", "" if tidy.held_by else _("It is not given who held the talk.")),
        ("explained", "" if told or tidy.summary else _("It is not given what was explained.")),
        ("benefit", _("Write what the employee gains.") if tidy.benefit_explained and not tidy.benefit else ""),
        ("letter_id", _("Choose the letter.") if tidy.channel is Channel.LETTER and tidy.letter_id is None else ""),
    )
    _refuse(dict(asked))
    return tidy


def checked_answer(answer: AnswerEntry, first_talk: date | None, today: date) -> AnswerEntry:
    """The answer as it is kept; conditions and grounds have to be written down."""
    tidy = replace(answer, words=clean_text(answer.words))
    words = {
        EmployeeAnswer.CONDITIONS: _("Write the conditions of the employee."),
        EmployeeAnswer.OBJECTS: _("Write why the employee does not agree."),
    }
    asked = (
        ("answer", "" if tidy.answer else _("The answer is not chosen.")),
        ("on", _answer_day_fault(tidy.on, first_talk, today)),
        ("words", words.get(tidy.answer, "") if tidy.answer and not tidy.words else ""),
    )
    _refuse(dict(asked))
    return tidy


def ranked(order: Sequence[int], item: int, rank: int) -> tuple[int, ...]:
    """`order`, the most wished first, with `item` moved or added at `rank`; a rank beyond the ends is the end."""
    others = [one for one in dict.fromkeys(order) if one != item]
    at = min(max(rank, 1), len(others) + 1) - 1
    return (*others[:at], item, *others[at:])


def _talk_day_fault(day: date | None, opened_on: date, today: date) -> str:
    if day is None:
        return _("The date is not given.")
    if day > today:
        return _("The date lies in the future.")
    earliest = opened_on - EARLIEST_TALK
    return "" if day >= earliest else _("The date lies before {day}.").format(day=shown_date(earliest))


def _answer_day_fault(day: date | None, first_talk: date | None, today: date) -> str:
    if day is None:
        return _("The date is not given.")
    if day > today:
        return _("The date lies in the future.")
    if first_talk is None:
        return _("No talk is recorded yet: the employee answers what was explained.")
    return "" if day >= first_talk else _("The first talk was held later, on {day}.").format(day=shown_date(first_talk))


def _refuse(faults: dict[str, str]) -> None:
    wrong = {field: sentence for field, sentence in faults.items() if sentence}
    if wrong:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), wrong)
