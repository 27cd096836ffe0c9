"""Reads the rows of SIASN's main data: what each says about one employee, and what is wrong with it.

Values come out as the database keeps them (days as ISO text), in the order of `VALUES`, so that a hundred
thousand rows can be compared and written without turning them into objects.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import itemgetter, le
from typing import Any

from desktop.domain.employees.employees import EmployeeKind, Sex
from desktop.domain.employees.fields import LIMITS
from desktop.domain.employees.names import LONGEST_LINE, search_key
from desktop.domain.employees.nip import mismatches, read_nip
from desktop.domain.refusal import Refusal
from desktop.exchange.cells import clean_line, day_of_cell, hidden_in, whole_of_cell, written
from desktop.exchange.headings import EMPLOYEE_FIELDS, Recognised
from desktop.exchange.prescan import Formulas
from desktop.exchange.reader import Cell, Sheet
from desktop.services.imports.codes import (
    Reading,
    Remark,
    read_education,
    read_employee_grade,
    read_first_grade,
    read_marital,
    read_post_kind,
    read_religion,
    read_sex,
    read_status,
    report,
)
from desktop.services.imports.faults import Faults
from desktop.text import _

VALUES = (
    *("siasn_id", "nip", "old_nip", "name", "name_key", "title_before", "title_after", "kind", "legal_status", "sex"),
    *("birth_place", "birth_date", "religion", "marital_status", "nik", "phone", "email", "address"),
    *("appointed_on", "tenured_on", "contract_number", "grade", "grade_since", "service_years", "service_months"),
    *("education_level", "education_field", "graduation_year", "post_since"),
)
_TEXTS = (
    *("siasn_id", "old_nip", "title_before", "title_after", "birth_place", "nik", "phone", "email", "email_office"),
    *("address", "appointed_number", "education_field", "school"),
)
_ROOM = tuple(LIMITS.get(key, LONGEST_LINE) for key in _TEXTS)
_NIK_AT = _TEXTS.index("nik")
_CODES = (
    *("kind", "candidate", "status_id", "status", "grade_id", "grade", "first_grade", "sex", "religion_id"),
    *("religion", "marital_id", "marital", "education_id", "education"),
)
_DAYS = ("birth_date", "appointed_decided", "appointed_on", "tenured_on", "grade_since", "post_since")
_PLAIN_NIP = re.compile(r"[0-9]{18}", re.ASCII)
_NIK = re.compile(r"[0-9]{16}", re.ASCII)
_AROUND_NIP = re.compile(r"[\s'`´‘’\u200b\ufeff]")
_POWER_OF_TEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
_SEX_DIGIT = {Sex.MALE.value: "1", Sex.FEMALE.value: "2", None: ""}


@dataclass(frozen=True, slots=True)
class UnitNamed:
    """A unit as a row names it, with what it says of its parents."""

    siasn_id: str
    name: str
    parent_id: str
    parent: str
    government: str
    written: str
    """The name just as it stands in the cell."""


@dataclass(frozen=True, slots=True)
class PostNamed:
    """A post as a row names it."""

    siasn_id: str
    title: str
    kind: str
    echelon: str


@dataclass(slots=True)
class EmployeeRow:
    """One good row: `values` in the order of `VALUES`, the unit and post still by name."""

    row: int
    values: tuple[Any, ...]
    unit: UnitNamed | None
    post: PostNamed | None
    first_grade: str
    appointed_number: str
    appointed_decided: str | None
    school: str


class EmployeeReader:
    """Reads rows of one sheet; faults go to `faults`."""

    def __init__(self, sheet: Sheet, recognised: Recognised, faults: Faults) -> None:
        places = recognised.places()
        absent = len(sheet.headings)
        self.faults = faults
        self.headings = {key: sheet.headings[place] for key, place in places.items()}
        self._formulas: Formulas = sheet.formulas
        self._first_column = sheet.first_column
        self._has = frozenset(places)
        self._width = absent + 1
        self._at = {field.key: places.get(field.key, absent) for field in EMPLOYEE_FIELDS}
        self._texts: Callable[[Sequence[Cell]], tuple[Any, ...]] = itemgetter(*(self._at[key] for key in _TEXTS))
        self._codes: Callable[[Sequence[Cell]], tuple[Any, ...]] = itemgetter(*(self._at[key] for key in _CODES))
        self._days = [(key, self._at[key]) for key in _DAYS]
        self._numbers = [(key, self._at[key]) for key in _NUMBERS]
        self._known_numbers: dict[tuple[str, Cell], int] = {}
        self._coded: dict[tuple[Cell, ...], tuple[dict[str, Any], tuple[Remark, ...]]] = {}
        self._known_days: dict[Cell, str | None] = {"": None}
        self._units: dict[tuple[Cell, ...], UnitNamed | None] = {}
        self._posts: dict[tuple[Cell, ...], PostNamed | None] = {}

    def read(self, number: int, cells: Sequence[Cell]) -> EmployeeRow | None:
        """What row `number` says, or None if it is refused; `cells` may be shorter than the headings."""
        faults = self.faults
        # Columns that the workbook lacks read the empty cell put after the last.
        row = [*cells, *[""] * max(self._width - len(cells), 1)]
        faults.begin(number, row[self._at["nip"]], row[self._at["name"]])
        text = self._read_texts(row)
        day = self._read_days(row)
        nip = self._read_nip(row[self._at["nip"]])
        name = self._read_name(number, row[self._at["name"]])
        coded = self._read_codes(row)
        if nip and faults.refused_row != number:
            self._compare_nip(nip, day["birth_date"], day["appointed_on"], coded)
        unit, post = self._unit_named(row), self._post_named(row)
        numbers = [self._read_number(key, row[place]) for key, place in self._numbers]
        if faults.refused_row == number:
            return None
        return EmployeeRow(
            number,
            _values(nip, name, text, day, coded, numbers),
            unit,
            post,
            coded["first_grade"],
            text["appointed_number"],
            day["appointed_decided"],
            text["school"],
        )

    def _read_texts(self, row: list[Cell]) -> dict[str, str]:
        cells = self._texts(row)
        try:
            together = "".join(cells)
        except TypeError:
            together = "\0"
        # Nearly every row is plain: one look at all its texts together is enough.
        if together.isascii() and together.isprintable() and len(together) <= LONGEST_LINE and _fit(cells):
            return dict(zip(_TEXTS, map(str.strip, cells), strict=True))
        return {
            key: self._read_odd_text(key, cell) if cell != "" else "" for key, cell in zip(_TEXTS, cells, strict=True)
        }

    def _read_odd_text(self, key: str, cell: Cell) -> str:
        heading = self.headings[key]
        if key == "nik" and not isinstance(cell, str):
            self.faults.warn(heading, cell, _("It arrived as a number, which Excel rounds; it was left empty."))
            return ""
        line = self._cleaned(heading, written(cell))
        limit = LIMITS.get(key, LONGEST_LINE)
        if len(line) > limit:
            reason = _("Longer than {limit} characters; it was left empty.").format(limit=limit)
            self.faults.warn(heading, cell, reason)
            return ""
        if key == "nik" and not _NIK.fullmatch(line):
            self.faults.warn(heading, cell, _("A NIK has 16 digits."))
        return line

    def _cleaned(self, heading: str, text: str) -> str:
        hidden = hidden_in(text)
        if hidden:
            reason = _("Characters that cannot be seen ({codes}) were taken out.").format(codes=", ".join(hidden[:5]))
            self.faults.warn(heading, clean_line(text), reason)
        return clean_line(text)

    def _read_days(self, row: list[Cell]) -> dict[str, str | None]:
        days = {}
        known = self._known_days
        for key, place in self._days:
            cell = row[place]
            if cell.__class__ is str and cell in known:
                days[key] = known[cell]
            else:
                days[key] = self._read_new_day(key, cell)
        return days

    def _read_new_day(self, key: str, cell: Cell) -> str | None:
        heading = self.headings[key]
        day = day_of_cell(cell)
        if day is None and not str(cell).strip():
            return None
        if day is None:
            reason = _("There is no such date. Write it as DD-MM-YYYY, or leave it empty.")
            self.faults.reject(heading, cell, reason)
        elif isinstance(cell, str):
            self._known_days[cell] = day
        else:
            reason = _("An Excel date, read as {day}; check that day and month are not exchanged.")
            self.faults.warn_if_rare(heading, cell, reason.format(day=written(cell)))
        return day

    def _read_nip(self, cell: Cell) -> str:
        heading = self.headings["nip"]
        if isinstance(cell, str) and _PLAIN_NIP.fullmatch(cell):
            return cell
        if not isinstance(cell, str) or _POWER_OF_TEN.fullmatch(cell.strip()):
            reason = _("The NIP arrived as a number and Excel has lost its last digits. Export it as text.")
            self.faults.reject(heading, cell, reason)
            return ""
        if not cell.strip():
            self.faults.reject(heading, cell, _("The NIP is missing."))
            return ""
        digits = _AROUND_NIP.sub("", cell)
        try:
            digits = read_nip(digits).digits
        except Refusal as refusal:
            self.faults.reject(heading, cell, str(refusal))
            return ""
        self.faults.warn(heading, cell, _("Blanks or an apostrophe were taken out: {nip}.").format(nip=digits))
        return digits

    def _read_name(self, number: int, cell: Cell) -> str:
        heading = self.headings["name"]
        formula = self._formulas.get((number, self._at["name"] + self._first_column)) if self._formulas else None
        name = written(cell)
        if not (name.isascii() and name.isprintable() and "  " not in name):
            name = self._cleaned(heading, name)
        name = name.strip()
        reason = _wrong_name(name, formula)
        if reason:
            self.faults.reject(heading, formula or cell, reason)
        elif formula:
            self.faults.warn(heading, formula, _("A formula; its result {name} was taken.").format(name=name))
        elif not name.isascii() and any(unicodedata.category(letter) == "So" for letter in name):
            self.faults.warn(heading, cell, _("The name holds symbols that are not letters; check it."))
        return name

    def _read_codes(self, row: list[Cell]) -> dict[str, Any]:
        cells = self._codes(row)
        coded = self._coded.get(cells)
        if coded is None:
            coded = self._coded[cells] = self._read_new_codes(cells)
        if coded[1]:
            report(self.faults, self.headings, coded[1])
        return coded[0]

    def _read_new_codes(self, cells: tuple[Cell, ...]) -> tuple[dict[str, Any], tuple[Remark, ...]]:
        given = dict(zip(_CODES, (clean_line(written(cell)) for cell in cells), strict=True))
        status = read_status(given["kind"], given["candidate"], given["status_id"], given["status"])
        kind, legal_status = status.value
        readings: dict[str, Reading[Any]] = {
            "grade": read_employee_grade(kind, given["grade_id"], given["grade"]),
            "first_grade": read_first_grade(given["first_grade"]),
            "sex": read_sex(given["sex"]),
            "religion": read_religion(given["religion_id"], given["religion"]),
            "marital_status": read_marital(given["marital_id"], given["marital"]),
            "education_level": read_education(given["education_id"], given["education"]),
        }
        remarks = chain(status.remarks, *(reading.remarks for reading in readings.values()))
        values = {name: reading.value for name, reading in readings.items()}
        return {"kind": kind, "legal_status": legal_status, **values}, tuple(remarks)

    def _compare_nip(self, nip: str, birth: str | None, appointed: str | None, coded: dict[str, Any]) -> None:
        month = appointed[5:7] if appointed and coded["kind"] != EmployeeKind.PPPK else nip[12:14]
        said = f"{birth or ''}{(appointed or '')[:4]}{month}{_SEX_DIGIT[coded['sex']]}".replace("-", "")
        if said == nip[:15]:
            return
        try:
            number = read_nip(nip)
        except Refusal as refusal:
            self.faults.reject(self.headings["nip"], nip, str(refusal))
            return
        sex = Sex(coded["sex"]) if coded["sex"] else None
        for found in mismatches(number, _day(birth), _day(appointed), sex):
            self.faults.warn(self.headings["nip"], nip, f"{found.sentence} ({found.article})")

    def _read_number(self, key: str, cell: Cell) -> int | None:
        known = self._known_numbers.get((key, cell))
        if known is not None or cell == "":
            return known
        number = whole_of_cell(cell)
        least, most = _NUMBERS[key]
        if number is None or not least <= number <= most:
            reason = _("Not a whole number from {least} to {most}; it was left empty.").format(least=least, most=most)
            self.faults.warn(self.headings[key], cell, reason)
            return None
        self._known_numbers[key, cell] = number
        return number

    def _unit_named(self, row: list[Cell]) -> UnitNamed | None:
        at = self._at
        cells = (row[at["unit_id"]], row[at["unit"]], row[at["parent_id"]], row[at["parent"]], row[at["government"]])
        if cells not in self._units:
            code, name, parent_id, parent, government = (clean_line(written(cell))[:LONGEST_LINE] for cell in cells)
            unit = UnitNamed(code, name, parent_id, parent, government, written(cells[1]))
            self._units[cells] = unit if code or name else None
        found = self._units[cells]
        if found is None and "unit" in self._has:
            self.faults.warn(self.headings["unit"], "", _("No unit is given; the employee stands outside every unit."))
        return found

    def _post_named(self, row: list[Cell]) -> PostNamed | None:
        at = self._at
        cells = (row[at["post_id"]], row[at["post"]], row[at["post_kind_id"]], row[at["post_kind"]], row[at["echelon"]])
        if cells not in self._posts:
            siasn_id, title, kind_id, kind, echelon = (clean_line(written(cell))[:LONGEST_LINE] for cell in cells)
            reading = read_post_kind(kind_id, kind, title)
            self._posts[cells] = PostNamed(siasn_id, title, reading.value, echelon) if title else None
            report(self.faults, self.headings, reading.remarks if title else ())
        post = self._posts[cells]
        if post is None and "post" in self._has:
            self.faults.warn(self.headings["post"], "", _("No post is given; the employee holds none."))
        return post


_NUMBERS = {"service_years": (0, 60), "service_months": (0, 11), "graduation_year": (1940, 2100)}


def _fit(cells: tuple[Any, ...]) -> bool:
    """Whether every text is as short as it may be, and the NIK one."""
    return all(map(le, map(len, cells), _ROOM)) and (not cells[_NIK_AT] or bool(_NIK.fullmatch(cells[_NIK_AT])))


def _values(
    nip: str,
    name: str,
    text: dict[str, str],
    day: dict[str, str | None],
    coded: dict[str, Any],
    numbers: list[int | None],
) -> tuple[Any, ...]:
    contract = text["appointed_number"] if coded["kind"] == EmployeeKind.PPPK else ""
    return (
        *(text["siasn_id"] or None, nip, text["old_nip"], name, search_key(name)),
        *(text["title_before"], text["title_after"], coded["kind"], coded["legal_status"], coded["sex"]),
        *(text["birth_place"], day["birth_date"], coded["religion"], coded["marital_status"], text["nik"]),
        *(text["phone"], text["email"] or text["email_office"], text["address"]),
        *(day["appointed_on"], day["tenured_on"], contract, coded["grade"], day["grade_since"], numbers[0], numbers[1]),
        *(coded["education_level"], text["education_field"], numbers[2], day["post_since"]),
    )


def _wrong_name(name: str, formula: str | None) -> str:
    if not name:
        if formula:
            return _("A formula stands where the name should be, and its result is not in the workbook.")
        return _("The name is missing.")
    if len(name) > LIMITS["name"]:
        return _("The name has {length} characters, at most {limit} can be one.").format(
            length=len(name), limit=LIMITS["name"]
        )
    if name[0] in "=+@-":
        return _("A formula stands where the name should be.")
    if not any(letter.isalpha() for letter in name):
        return _("The name holds no letters.")
    return ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
