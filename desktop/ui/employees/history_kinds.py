"""The histories as tables of data: what each is called, its columns and the fields of its form.

To add a history, add a row to `HISTORIES` beside its entry in `domain/employees/history_entries.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.dates import shown_date
from desktop.domain.employees.education import EDUCATION_LEVELS, education_name
from desktop.domain.employees.employees import Assignment, HistoryKind
from desktop.domain.employees.grades import GRADES, grade_of
from desktop.domain.employees.history_entries import (
    PERFORMANCE_RATINGS,
    RELATION_WORDS,
    SEVERITY_WORDS,
    DisciplineEntry,
    EducationEntry,
    Entry,
    FamilyEntry,
    GradeEntry,
    PerformanceEntry,
    PostEntry,
    TrainingEntry,
)
from desktop.services.employees.file import EmployeeFile
from desktop.text import N_, _
from desktop.ui.background import Background
from desktop.ui.forms import ChoiceField, DateField, LineField, NumberField, TextField
from desktop.ui.pickers import Picker
from desktop.ui.suggestions import suggested_employees, suggested_posts, suggested_units
from desktop.ui.tables import Column

ASSIGNMENT_WORDS = {
    Assignment.DEFINITIVE: N_("Definitive"),
    Assignment.ACTING: N_("Acting (Plt.)"),
    Assignment.DAILY_ACTING: N_("Daily acting (Plh.)"),
    Assignment.INTERIM: N_("Interim (Pj.)"),
    Assignment.ADDITIONAL: N_("Additional task"),
}
HISTORY_KIND_WORDS = {HistoryKind.POST: N_("Change of post"), HistoryKind.UNIT: N_("Change of unit")}

FieldMaker = Callable[[Background], QWidget]


@dataclass(frozen=True, slots=True)
class HistoryForm:
    """One history: its lines in a file, its columns, and the fields (name, label, widget) of its form."""

    title: str
    entry: type[Entry]
    lines: Callable[[EmployeeFile], Sequence[Any]]
    columns: tuple[Column[Any], ...]
    fields: tuple[tuple[str, str, FieldMaker], ...]


def _day(name: str, title: str) -> Column[Any]:
    return Column(name, title, 100, lambda line: _shown(getattr(line, name)), right=True, sortable=False)


def _text(name: str, title: str, width: int = 180) -> Column[Any]:
    return Column(name, title, width, lambda line: str(getattr(line, name) or ""), sortable=False)


def _word(name: str, title: str, words: Mapping[Any, str], width: int = 120) -> Column[Any]:
    return Column(name, title, width, lambda line: _(words.get(getattr(line, name), "")), sortable=False)


def _shown(day: date | None) -> str:
    return "" if day is None else shown_date(day)


def _line(_background: Background) -> QWidget:
    return LineField()


def _date(_background: Background) -> QWidget:
    return DateField()


def _number(_background: Background) -> QWidget:
    return NumberField()


def _note(_background: Background) -> QWidget:
    return TextField(2)


def _choice(words: Mapping[Any, str], empty: str = "") -> FieldMaker:
    return lambda _background: ChoiceField(words, empty)


_GRADE_WORDS = {code: str(grade_of(code)) for code in GRADES}
_DECREE = (
    ("decree_number", N_("Decree number"), _line),
    ("decree_date", N_("Decree date"), _date),
)
HISTORIES = (
    HistoryForm(
        N_("Posts held"),
        PostEntry,
        lambda file: file.histories.posts,
        (
            _text("post_title", N_("Post"), 190),
            _text("unit_name", N_("Unit"), 170),
            _day("starts_on", N_("From")),
            _day("ends_on", N_("To")),
            _word("assignment", N_("Assignment"), ASSIGNMENT_WORDS),
            _text("decree_number", N_("Decree number")),
        ),
        (
            ("unit_id", N_("&Unit"), lambda background: Picker(background, suggested_units)),
            ("post_id", N_("&Post"), lambda background: Picker(background, suggested_posts)),
            ("unit_name", N_("Name of the unit then"), _line),
            ("post_title", N_("Title of the post then"), _line),
            ("kind", N_("Kind of change"), _choice(HISTORY_KIND_WORDS)),
            ("assignment", N_("Assignment"), _choice(ASSIGNMENT_WORDS)),
            ("starts_on", N_("&From (TMT)"), _date),
            ("ends_on", N_("&Last day"), _date),
            *_DECREE,
        ),
    ),
    HistoryForm(
        N_("Grades"),
        GradeEntry,
        lambda file: file.histories.grades,
        (
            _word("grade", N_("Grade"), _GRADE_WORDS, 190),
            _day("starts_on", N_("From")),
            _text("decree_number", N_("Decree number")),
        ),
        (("grade", N_("&Grade"), _choice(_GRADE_WORDS)), ("starts_on", N_("&From (TMT)"), _date), *_DECREE),
    ),
    HistoryForm(
        N_("Education"),
        EducationEntry,
        lambda file: file.histories.education,
        (
            Column("level", N_("Level"), 120, lambda line: education_name(line.level), sortable=False),
            _text("field", N_("Field of study")),
            _text("school", N_("School")),
            _text("year", N_("Year"), 60),
        ),
        (
            ("level", N_("&Level"), _choice(EDUCATION_LEVELS)),
            ("field", N_("&Field of study"), _line),
            ("school", N_("Sch&ool"), _line),
            ("year", N_("&Year"), _number),
            ("certificate_number", N_("Certificate number"), _line),
        ),
    ),
    HistoryForm(
        N_("Performance (SKP)"),
        PerformanceEntry,
        lambda file: file.histories.performance,
        (
            _text("year", N_("Year"), 60),
            Column(
                "rating",
                N_("Rating"),
                150,
                lambda line: PERFORMANCE_RATINGS.get(line.rating, line.rating),
                sortable=False,
            ),
            _text("note", N_("Note"), 200),
        ),
        (
            ("year", N_("&Year"), _number),
            ("rating", N_("&Rating"), _choice(PERFORMANCE_RATINGS)),
            ("note", N_("Not&e"), _note),
        ),
    ),
    HistoryForm(
        N_("Discipline"),
        DisciplineEntry,
        lambda file: file.histories.discipline,
        (
            _word("severity", N_("Severity"), SEVERITY_WORDS, 90),
            _text("kind", N_("Penalty")),
            _day("starts_on", N_("From")),
            _day("ends_on", N_("To")),
            _text("decree_number", N_("Decree number")),
        ),
        (
            ("severity", N_("&Severity"), _choice(SEVERITY_WORDS)),
            ("kind", N_("&Penalty"), _line),
            ("starts_on", N_("&From (TMT)"), _date),
            ("ends_on", N_("&Last day"), _date),
            *_DECREE,
            ("note", N_("Not&e"), _note),
        ),
    ),
    HistoryForm(
        N_("Training"),
        TrainingEntry,
        lambda file: file.histories.training,
        (
            _text("name", N_("Training"), 220),
            _text("organiser", N_("Organiser")),
            _day("starts_on", N_("From")),
            _text("hours", N_("Hours"), 60),
        ),
        (
            ("name", N_("&Training"), _line),
            ("organiser", N_("&Organiser"), _line),
            ("starts_on", N_("&From"), _date),
            ("ends_on", N_("&Last day"), _date),
            ("hours", N_("&Hours"), _number),
            ("certificate_number", N_("Certificate number"), _line),
        ),
    ),
    HistoryForm(
        N_("Family in the service"),
        FamilyEntry,
        lambda file: file.histories.family,
        (_word("relation", N_("Relation"), RELATION_WORDS), _text("note", N_("Note"), 240)),
        (
            ("relative_id", N_("&Employee"), lambda background: Picker(background, suggested_employees)),
            ("relation", N_("&Relation"), _choice(RELATION_WORDS)),
            ("note", N_("Not&e"), _note),
        ),
    ),
)
