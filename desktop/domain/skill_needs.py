"""What a unit needs beside numbers: fields of study, certificates, languages, skills."""

from enum import StrEnum

from desktop.text import N_


class SkillNeedKind(StrEnum):
    """What sort of skill is needed."""

    EDUCATION = "education"
    """A field of study, by the employees' educations."""
    CERTIFICATE = "certificate"
    LANGUAGE = "language"
    SKILL = "skill"


SKILL_NEED_KIND_WORDS = {
    SkillNeedKind.EDUCATION: N_("Field of study"),
    SkillNeedKind.CERTIFICATE: N_("Certificate"),
    SkillNeedKind.LANGUAGE: N_("Language"),
    SkillNeedKind.SKILL: N_("Skill"),
}
