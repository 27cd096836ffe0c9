"""What an officer enters about an employee, and the checks that a form shows beside its fields."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from desktop.domain.employees.education import EDUCATION_LEVELS
from desktop.domain.employees.employees import LEGAL_STATUSES, EmployeeKind, MaritalStatus, Religion, Sex
from desktop.domain.employees.grades import grades_for
from desktop.domain.employees.history_entries import STILL_TO_COME
from desktop.domain.employees.names import LONGEST_LINE, check_line, clean_text
from desktop.domain.employees.nip import NipMismatch, mismatches, read_nip
from desktop.domain.refusal import Refusal
from desktop.text import _

LIMITS = {"name": 150, "title_before": 60, "title_after": 120, "phone": 40, "old_nip": 40, "nik": 40}
"""Longest texts by field; others may have as many letters as any line."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_EARLIEST = date(1930, 1, 1)


@dataclass(frozen=True, slots=True)
class EmployeeFields:
    """Everything about an employee that a form can change, by the names of its fields."""

    nip: str
    name: str
    kind: EmployeeKind
    legal_status: str = "01"
    old_nip: str = ""
    title_before: str = ""
    title_after: str = ""
    sex: Sex | None = None
    birth_place: str = ""
    birth_date: date | None = None
    religion: Religion | None = None
    marital_status: MaritalStatus | None = None
    nik: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    appointed_on: date | None = None
    tenured_on: date | None = None
    contract_number: str = ""
    contract_ends: date | None = None
    grade: str = ""
    grade_since: date | None = None
    service_years: int | None = None
    service_months: int | None = None
    education_level: str = ""
    education_field: str = ""
    graduation_year: int | None = None
    unit_id: int | None = None
    post_id: int | None = None
    post_since: date | None = None


def checked(entered: EmployeeFields, today: date, before: EmployeeFields | None = None) -> EmployeeFields:
    """What was entered as it is kept; raises Refusal with a sentence for each field that cannot be.

    What was wrong in the record `before` already is no reason to refuse the correction of something else.
    """
    problems: dict[str, str] = {}
    kept: dict[str, Any] = {field.name: _line(entered, field.name, problems) for field in fields(entered)}
    clean = replace(entered, **kept)
    known = set(_problems(before, today)) if before is not None else set()
    for name, sentence in _problems(clean, today):
        if (name, sentence) not in known or getattr(clean, name) != getattr(before, name):
            problems.setdefault(name, sentence)
    if problems:
        raise Refusal(_("Some fields need another look."), _("See the red lines."), problems)
    return clean


def disagreements(entered: EmployeeFields) -> list[NipMismatch]:
    """Where the NIP disagrees with the record: shown as warnings, for old records do differ."""
    return mismatches(read_nip(entered.nip), entered.birth_date, entered.appointed_on, entered.sex)


def _line(entered: EmployeeFields, name: str, problems: dict[str, str]) -> object:
    """The value of one field without what does not belong into it."""
    value = getattr(entered, name)
    if type(value) is not str:
        return value
    try:
        if name == "nip":
            return read_nip(value).digits
        return clean_text(value) if name == "address" else check_line(value, LIMITS.get(name, LONGEST_LINE))
    except Refusal as refusal:
        problems[name] = str(refusal) if name != "nip" else refusal.title
        return value


def _problems(entered: EmployeeFields, today: date) -> list[tuple[str, str]]:
    checks = [
        ("name", not entered.name, _("The name is missing.")),
        ("nik", not re.fullmatch(r"|[0-9]{16}", entered.nik), _("A NIK has 16 digits.")),
        ("email", not re.fullmatch(rf"|{_EMAIL.pattern}", entered.email), _("This is no e-mail address.")),
        ("legal_status", entered.legal_status not in LEGAL_STATUSES, _("Please choose the legal status.")),
        (
            "grade",
            entered.grade not in {"", *grades_for(entered.kind)},
            _("This grade does not belong to this kind of employee."),
        ),
        ("education_level", entered.education_level not in {"", *EDUCATION_LEVELS}, _("Please choose the level.")),
        ("post_id", entered.post_id is not None and entered.unit_id is None, _("A post is held in a unit: choose it.")),
        ("service_months", not 0 <= (entered.service_months or 0) <= 11, _("Months go from 0 to 11.")),
        ("graduation_year", not 1930 <= (entered.graduation_year or today.year) <= today.year, _("Not a likely year.")),
        *_date_problems(entered, today),
    ]
    return [(name, sentence) for name, wrong, sentence in checks if wrong]


def _date_problems(entered: EmployeeFields, today: date) -> list[tuple[str, bool, str]]:
    born, appointed = entered.birth_date, entered.appointed_on
    future, planned = _("This day is still to come."), _(STILL_TO_COME)
    early = _("This day is before the birth.")
    past = ("birth_date", "appointed_on", "tenured_on")
    return [
        *((name, (getattr(entered, name) or today) > today, future) for name in past),
        *((name, (getattr(entered, name) or today) > today, planned) for name in ("grade_since", "post_since")),
        ("birth_date", born is not None and born < _EARLIEST, _("Not a likely date of birth.")),
        ("appointed_on", bool(born and appointed and appointed <= born), early),
        (
            "tenured_on",
            bool(appointed and entered.tenured_on and entered.tenured_on < appointed),
            _("This day is before the first appointment."),
        ),
        *((name, bool(born and (getattr(entered, name) or today) <= born), early) for name in _AFTER_BIRTH),
    ]


_AFTER_BIRTH = ("grade_since", "post_since", "contract_ends")
