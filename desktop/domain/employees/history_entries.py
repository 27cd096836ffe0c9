"""The lines of an employee's histories, as they are shown, added and corrected, and their checks."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from desktop.domain.employees.education import EDUCATION_LEVELS
from desktop.domain.employees.employees import Assignment, HistoryKind
from desktop.domain.employees.grades import GRADES
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.refusal import Refusal
from desktop.text import N_, _

PERFORMANCE_RATINGS = {"1": "Sangat Baik", "2": "Baik", "3": "Butuh Perbaikan", "4": "Kurang", "5": "Sangat Kurang"}
"""Predikat of PermenPANRB 6/2022 (REGULATION 4.7); the words are official."""
SEVERITY_WORDS = {"light": N_("Light"), "medium": N_("Medium"), "heavy": N_("Heavy")}
RELATION_WORDS = {"spouse": N_("Spouse"), "parent": N_("Parent"), "child": N_("Child"), "sibling": N_("Sibling")}


@dataclass(frozen=True, slots=True)
class Entry:
    """What every line has: `id` is 0 for a new one, `removed_reason` says why a line was put aside."""

    id: int = 0
    version: int = 0
    removed_reason: str = ""


@dataclass(frozen=True, slots=True)
class PostEntry(Entry):
    """A post held from a day to a day."""

    unit_id: int | None = None
    post_id: int | None = None
    unit_name: str = ""
    post_title: str = ""
    kind: HistoryKind = HistoryKind.POST
    assignment: Assignment = Assignment.DEFINITIVE
    starts_on: date | None = None
    ends_on: date | None = None
    decree_number: str = ""
    decree_date: date | None = None


@dataclass(frozen=True, slots=True)
class GradeEntry(Entry):
    """A grade held from a day on."""

    grade: str = ""
    starts_on: date | None = None
    decree_number: str = ""
    decree_date: date | None = None


@dataclass(frozen=True, slots=True)
class EducationEntry(Entry):
    """A finished education."""

    level: str = ""
    field: str = ""
    school: str = ""
    year: int | None = None
    certificate_number: str = ""


@dataclass(frozen=True, slots=True)
class PerformanceEntry(Entry):
    """The appraisal of one year."""

    year: int = 0
    scale: str = "permenpanrb-6-2022"
    rating: str = ""
    score: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DisciplineEntry(Entry):
    """A disciplinary penalty."""

    severity: str = ""
    kind: str = ""
    decree_number: str = ""
    decree_date: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrainingEntry(Entry):
    """A course or certificate."""

    name: str = ""
    organiser: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    hours: int | None = None
    certificate_number: str = ""


@dataclass(frozen=True, slots=True)
class FamilyEntry(Entry):
    """Kinship with another employee."""

    relative_id: int | None = None
    relation: str = ""
    note: str = ""


AnyEntry = TypeVar("AnyEntry", bound=Entry)
STILL_TO_COME = N_("This day is still to come; a move that is planned is opened as a case.")
_SEVERAL_LINES = frozenset({"note"})
# What each kind of line cannot be without.
_NEEDED: dict[type[Entry], tuple[str, ...]] = {
    PostEntry: ("post_title", "starts_on"),
    GradeEntry: ("grade", "starts_on"),
    EducationEntry: ("level",),
    PerformanceEntry: ("year", "rating"),
    DisciplineEntry: ("severity", "kind"),
    TrainingEntry: ("name",),
    FamilyEntry: ("relative_id", "relation"),
}


def checked_entry(entry: AnyEntry, today: date) -> AnyEntry:
    """The line as it is kept; raises Refusal with a sentence for each field that cannot be."""
    problems: dict[str, str] = {}
    clean: dict[str, Any] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if type(value) is str:
            try:
                clean[field.name] = clean_text(value) if field.name in _SEVERAL_LINES else check_line(value)
            except Refusal as refusal:
                problems[field.name] = str(refusal)
    kept = replace(entry, **clean)
    problems.update({name: _("This is needed.") for name in _NEEDED[type(entry)] if not getattr(kept, name)})
    for name, sentence in _problems(kept, today):
        problems.setdefault(name, sentence)
    if problems:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), problems)
    return kept


def _problems(entry: Entry, today: date) -> list[tuple[str, str]]:
    starts, ends = getattr(entry, "starts_on", None), getattr(entry, "ends_on", None)
    year = getattr(entry, "year", None) or 0
    checks = [
        ("ends_on", bool(starts and ends and ends < starts), _("The end is before the beginning.")),
        (
            "starts_on",
            isinstance(entry, PostEntry | GradeEntry) and (starts or today) > today,
            _(STILL_TO_COME),
        ),
        ("year", year != 0 and not 1950 <= year <= today.year, _("Not a likely year.")),
        ("grade", isinstance(entry, GradeEntry) and entry.grade not in GRADES, _("Please choose a grade.")),
        (
            "level",
            isinstance(entry, EducationEntry) and entry.level not in EDUCATION_LEVELS,
            _("Please choose the level."),
        ),
    ]
    return [(name, sentence) for name, wrong, sentence in checks if wrong]
