"""What the first tab of an employee's file tells, group by group."""

from datetime import date

from desktop.domain.dates import shown_date
from desktop.domain.employees.education import education_name
from desktop.domain.employees.employees import (
    EMPLOYEE_KIND_WORDS,
    LEGAL_STATUSES,
    MARITAL_STATUS_WORDS,
    RELIGION_WORDS,
    SEX_WORDS,
)
from desktop.domain.employees.fields import EmployeeFields
from desktop.domain.employees.grades import grade_of
from desktop.domain.employees.nip import grouped
from desktop.services.employees.file import Coming, EmployeeFile
from desktop.text import _

Group = tuple[str, list[tuple[str, str]]]


def identity_groups(file: EmployeeFile) -> list[Group]:
    """Current post first, for that is what most look for."""
    held = file.fields
    return [
        (_("Current post and grade"), _post(file)),
        (_("Identity"), _identity(held)),
        (_("Service and education"), _service(held)),
        (_("Contact and numbers"), _contact(held)),
    ]


def _post(file: EmployeeFile) -> list[tuple[str, str]]:
    held = file.fields
    grade = str(grade_of(held.grade)) if held.grade else ""
    return [
        (_("Post"), file.post),
        (_("Unit"), file.unit),
        (_("Belongs to"), file.unit_path),
        *((_("Will move to"), _coming(each)) for each in file.coming),
        (_("In the post since"), _day(held.post_since)),
        (_("Grade"), grade),
        (_("Grade since"), _day(held.grade_since)),
    ]


def _coming(move: Coming) -> str:
    place = ", ".join(filter(None, (move.post, move.unit)))
    return _("{place}, since {day}").format(place=place, day=_day(move.since)) if move.since else place


def _identity(held: EmployeeFields) -> list[tuple[str, str]]:
    born = ", ".join(filter(None, [held.birth_place, _day(held.birth_date)]))
    return [
        (_("NIP"), grouped(held.nip)),
        (_("Kind"), _(EMPLOYEE_KIND_WORDS[held.kind])),
        (_("Legal status"), LEGAL_STATUSES.get(held.legal_status, held.legal_status)),
        (_("Sex"), _(SEX_WORDS[held.sex]) if held.sex else ""),
        (_("Born"), born),
        (_("Religion"), _(RELIGION_WORDS[held.religion]) if held.religion else ""),
        (_("Marital status"), _(MARITAL_STATUS_WORDS[held.marital_status]) if held.marital_status else ""),
    ]


def _service(held: EmployeeFields) -> list[tuple[str, str]]:
    service = "" if held.service_years is None else _service_words(held.service_years, held.service_months or 0)
    education = " ".join(filter(None, [education_name(held.education_level), held.education_field]))
    return [
        (_("First appointed"), _day(held.appointed_on)),
        (_("PNS since"), _day(held.tenured_on)),
        (_("Contract"), held.contract_number),
        (_("Contract ends"), _day(held.contract_ends)),
        (_("Length of service"), service),
        (_("Education"), f"{education} ({held.graduation_year})" if held.graduation_year else education),
    ]


def _contact(held: EmployeeFields) -> list[tuple[str, str]]:
    return [
        (_("NIK"), held.nik),
        (_("Old NIP"), held.old_nip),
        (_("Telephone"), held.phone),
        (_("E-mail"), held.email),
        (_("Home address"), held.address),
    ]


def _service_words(years: int, months: int) -> str:
    return _("{years} years {months} months").format(years=years, months=months)


def _day(day: date | None) -> str:
    return "" if day is None else shown_date(day)
