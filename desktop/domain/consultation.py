"""Explaining a move to the employee, the answer, and what the employee wishes and can do."""

from enum import StrEnum

from desktop.text import N_


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
