"""What a unit needs beside numbers: fields of study, certificates, languages, skills."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.employees.education import EDUCATION_LEVELS, education_below, education_name
from desktop.domain.employees.names import check_line, clean_text, search_key
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

MOST_NEEDED = 10_000
EARLIEST_YEAR, LATEST_YEAR = 2000, 2100
_BETWEEN_WORDS = re.compile(r"[^\w+#]+")


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


@dataclass(frozen=True, slots=True)
class SkillNeedFields:
    """How many people with a skill a unit needs from a year on; without a post, in any of its posts."""

    unit_id: int
    post_id: int | None = None
    year: int = 0
    kind: SkillNeedKind = SkillNeedKind.SKILL
    name: str = ""
    """What is looked for; several names that will do are separated by semicolons."""
    least_education: str = ""
    need: int = 1
    note: str = ""

    @property
    def wanted(self) -> tuple[str, ...]:
        """The names that will do, as they are compared."""
        return tuple(filter(None, (ability_key(name) for name in self.name.split(";"))))


def skill_words(kind: SkillNeedKind, name: str, least_education: str) -> str:
    """What is needed, with the least level of a study."""
    level = education_name(least_education) if least_education else ""
    if not name:
        return _("{level} at least").format(level=level)
    told = _("{name} ({level} at least)").format(name=name, level=level) if level else name
    return _("{kind}: {name}").format(kind=_(SKILL_NEED_KIND_WORDS[kind]), name=told)


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that an employee is known to have: a finished education, a course, a skill that was stated."""

    employee_id: int
    kind: SkillNeedKind
    key: str
    """`ability_key` of its name."""
    level: str = ""
    """Level of an education."""


def meets(ability: Ability, need: SkillNeedFields) -> bool:
    """Whether `ability` is what is needed: a certificate may also stand among the courses under a longer name."""
    if ability.kind is not need.kind:
        return False
    if need.least_education and education_below(ability.level, need.least_education):
        return False
    wanted = need.wanted
    # Without a name any education of the level will do.
    return any(_within(name, ability.key) for name in wanted) if wanted else need.kind is SkillNeedKind.EDUCATION


def holders_of(need: SkillNeedFields, abilities: Iterable[Ability]) -> frozenset[int]:
    """The employees among `abilities` who have what is needed."""
    return frozenset(ability.employee_id for ability in abilities if meets(ability, need))


def checked(fields: SkillNeedFields) -> SkillNeedFields:
    """The need as it is kept; raises Refusal with a message by field."""
    problems = {name: fault for name, fault in _faults(fields) if fault}
    if problems:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), problems)
    is_study = fields.kind is SkillNeedKind.EDUCATION
    return SkillNeedFields(
        unit_id=fields.unit_id,
        post_id=fields.post_id,
        year=fields.year,
        kind=fields.kind,
        name="; ".join(filter(None, (check_line(name) for name in fields.name.split(";")))),
        least_education=fields.least_education if is_study else "",
        need=fields.need,
        note=clean_text(fields.note),
    )


def _faults(fields: SkillNeedFields) -> Iterable[tuple[str, str]]:
    is_study = fields.kind is SkillNeedKind.EDUCATION
    if not fields.wanted and not (is_study and fields.least_education):
        yield "name", _("Say what is needed.")
    if not EARLIEST_YEAR <= fields.year <= LATEST_YEAR:
        yield "year", _("Not a likely year.")
    if not 0 <= fields.need <= MOST_NEEDED:
        yield "need", _("The need goes from 0 to {most}.").format(most=MOST_NEEDED)
    if fields.least_education and fields.least_education not in EDUCATION_LEVELS:
        yield "least_education", _("Please choose one of the values.")


def ability_key(name: str) -> str:
    """`name` as it is compared: small letters, words apart, without the signs between them."""
    return " ".join(_BETWEEN_WORDS.sub(" ", search_key(name)).split())


def _within(wanted: str, key: str) -> bool:
    """Whether `wanted` stands in `key` from the beginning of a word: "hukum" in "s 1 ilmu hukum"."""
    return f" {wanted}" in f" {key}"
