"""What lies between the old post and the new one, and what would help across: proposals, never orders.

Each gap is one pure function that tells it in a sentence, or gives nothing; the same gap has one code, under which an
officer takes it over or drops it, and is not asked again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.cases.move_facts import Study
from desktop.domain.employees.education import education_name, education_step
from desktop.domain.employees.names import search_key
from desktop.domain.employees.posts import POST_KIND_WORDS, PostKind
from desktop.domain.support.support import SupportKind
from desktop.text import _

_LED = frozenset({PostKind.STRUCTURAL, PostKind.BOTH})
_LEADERSHIP = ("kepemimpinan", "leadership", "pkp", "pka", "pkn")
_LEVELS = ("PM", "TR", "MH", "PY", "PT", "MU", "MA", "UT")
"""Levels of functional posts from the lowest up (REGULATION 4.6)."""
_UNIT_TYPES = {
    "sd": "sekolah",
    "sdn": "sekolah",
    "smp": "sekolah",
    "smpn": "sekolah",
    "sma": "sekolah",
    "sman": "sekolah",
    "smk": "sekolah",
    "smkn": "sekolah",
    "tk": "sekolah",
    "sekolah": "sekolah",
    "rsud": "rumah sakit",
    "rsd": "rumah sakit",
    "rumah": "rumah sakit",
    "uptd": "upt",
    "upt": "upt",
    "kantor": "",
}
"""First words of names that mean the same sort of unit; "" looks at the word after."""


class GapCode(StrEnum):
    """What a proposal comes from; kept as the source of what it became."""

    EDUCATION = "education"
    FIELD = "field"
    KIND = "kind"
    LEVEL = "level"
    POST = "post"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class PostSide:
    """One end of the move: the post and the unit it is in; empty where it lies outside the region."""

    title: str = ""
    kind: PostKind | None = None
    level: str = ""
    echelon: str = ""
    unit: str = ""
    least_education: str = ""
    """SIASN code of the level."""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonSide:
    """What the employee brings: studies, names of abilities and courses, and where the employee served before."""

    studies: tuple[Study, ...] = ()
    learned: tuple[str, ...] = ()
    """Skills and certificates that the employee states, and courses in the record."""
    posts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: why it is one, and what would help."""

    code: GapCode
    kind: SupportKind
    text: str
    why: str


def gaps(old: PostSide, new: PostSide, person: PersonSide) -> tuple[Gap, ...]:
    """All that lies between both posts for this employee, what weighs most first."""
    found = (look(old, new, person) for look in _LOOKS)
    return tuple(gap for gap in found if gap is not None)


def unit_type(name: str) -> str:
    """The sort of unit that a name tells by its first word: "Puskesmas Rumbai" is a puskesmas."""
    for word in search_key(name).split():
        if _UNIT_TYPES.get(word, word):
            return _UNIT_TYPES.get(word, word)
    return ""


def _education(_old: PostSide, new: PostSide, person: PersonSide) -> Gap | None:
    """The highest level is below the least that the post asks for."""
    highest = max((education_step(study.level) for study in person.studies), default=-1)
    if not -1 < highest < education_step(new.least_education):
        return None
    best = max(person.studies, key=lambda study: education_step(study.level))
    asked = education_name(new.least_education)
    return Gap(
        GapCode.EDUCATION,
        SupportKind.TRAINING,
        _("Leave to study (tugas or izin belajar) up to {level}, or training instead").format(level=asked),
        _("The post asks for {asked}; the employee has {level}.").format(asked=asked, level=education_name(best.level)),
    )


def _field(_old: PostSide, new: PostSide, person: PersonSide) -> Gap | None:
    """Neither a study nor anything learned has a field that fits the post."""
    known = [*(study.field for study in person.studies), *person.learned]
    if not new.fields or not any(study.field for study in person.studies) or _names_one(known, new.fields):
        return None
    own = ", ".join(dict.fromkeys(study.field for study in person.studies if study.field))
    fields = "; ".join(new.fields)
    return Gap(
        GapCode.FIELD,
        SupportKind.TRAINING,
        _("Training in {fields}").format(fields=fields),
        _("The post fits studies of {fields}; the employee studied {own}.").format(fields=fields, own=own),
    )


def _kind(old: PostSide, new: PostSide, person: PersonSide) -> Gap | None:
    """The post is of another kind than the old one, and nothing learned prepares for it."""
    prepared = _LEADERSHIP if new.kind in _LED else (new.title,)
    if old.kind is None or new.kind is None or old.kind is new.kind or _names_one(person.learned, prepared):
        return None
    if new.kind in _LED:
        text = _("Leadership training for the post {post}")
    elif new.kind is PostKind.FUNCTIONAL:
        text = _("Training for the functional post {post}")
    else:
        text = _("Technical training for the post {post}")
    why = _("From a post of the kind {old} to one of the kind {new}.")
    return Gap(
        GapCode.KIND,
        SupportKind.TRAINING,
        text.format(post=new.title),
        why.format(old=_(POST_KIND_WORDS[old.kind]), new=_(POST_KIND_WORDS[new.kind])),
    )


def _level(old: PostSide, new: PostSide, person: PersonSide) -> Gap | None:
    """The post is of a higher level, or of another echelon, than the old one of its kind."""
    climbs = _rank_of(new.level) > _rank_of(old.level) >= 0
    other = bool(new.echelon and old.echelon) and new.echelon != old.echelon
    if old.kind is not new.kind or not (climbs or other) or _held(new, person):
        return None
    return Gap(
        GapCode.LEVEL,
        SupportKind.MENTORING,
        _("Mentoring in the tasks of the level of {post}").format(post=new.title),
        _("The level of the post is another: from {old} to {new}.").format(old=old.title, new=new.title),
    )


def _post(old: PostSide, new: PostSide, person: PersonSide) -> Gap | None:
    """The employee never did this work; where only the level is another, the mentor for it is proposed already."""
    same = search_key(old.title) == search_key(new.title)
    if not new.title or same or _held(new, person) or _level(old, new, person):
        return None
    return Gap(
        GapCode.POST,
        SupportKind.MENTORING,
        _("A mentor for the work of {post} in the first three months").format(post=new.title),
        _("The employee holds the post {post} for the first time.").format(post=new.title),
    )


def _unit(old: PostSide, new: PostSide, person: PersonSide) -> Gap | None:
    """The employee never served in such a unit."""
    wanted = unit_type(new.unit)
    if not wanted or wanted in {unit_type(name) for name in (old.unit, *person.units)}:
        return None
    return Gap(
        GapCode.UNIT,
        SupportKind.ORIENTATION,
        _("Orientation in {unit}: tasks, people, how the work is done").format(unit=new.unit),
        _("The employee serves in a unit of this sort for the first time."),
    )


_LOOKS: tuple[Callable[[PostSide, PostSide, PersonSide], Gap | None], ...] = (
    _education,
    _field,
    _kind,
    _level,
    _post,
    _unit,
)


def _rank_of(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else -1


def _held(new: PostSide, person: PersonSide) -> bool:
    return search_key(new.title) in set(map(search_key, person.posts))


def _names_one(texts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether one of `texts` holds one of the `wanted` words whole."""
    keys = list(map(_words, texts))
    return any(one in key for one in map(_words, wanted) if one.strip() for key in keys)


def _words(text: str) -> str:
    """The words alone, each between blanks."""
    bare = "".join(letter if letter.isalnum() else " " for letter in search_key(text))
    return f" {' '.join(bare.split())} "
