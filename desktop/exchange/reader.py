"""Reads a workbook or a CSV into headings and rows, by the fast parser and never cell by cell."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from desktop.domain.refusal import Refusal
from desktop.exchange.files import FileKind, file_kind, refusal_of_file
from desktop.exchange.prescan import Formulas, damaged, scan
from desktop.text import _

Cell = str | int | float | bool | date | datetime | time | timedelta
HEADING_ROWS = 12
"""How far down the headings may stand: exports by hand begin with a title."""
MOST_SHEETS = 10

Found = TypeVar("Found")


@dataclass(frozen=True)
class Sheet:
    """Rows of one sheet below its headings; `rows` can be gone through once."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    first_row: int = 2
    """Number of the first of `rows` as Excel counts it."""
    first_column: int = 1
    count: int = 0
    """How many rows there are; 0 while it is not known."""
    formulas: Formulas = field(default_factory=dict)


def read_sheet(path: Path, recognise: Callable[[tuple[str, ...]], Found | None]) -> tuple[Sheet, Found | None]:
    """The first sheet whose headings `recognise` knows, with what it said; else the first sheet, and None.

    Raises Refusal for a file that cannot be read, is not safe to read or holds no rows.
    """
    if file_kind(path) is FileKind.DELIMITED:
        return _with_headings("", _delimited(path), recognise)
    formulas = scan(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        return _recognised_sheet(workbook, formulas, recognise)
    except PasswordError as error:
        raise Refusal(
            _("The workbook is protected with a password."),
            _("Open it in Excel, remove the password, save it, and choose it again."),
        ) from error
    except (CalamineError, XmlError, ZipError) as error:
        raise damaged() from error
    except OSError as error:
        raise refusal_of_file(error) from error


def _recognised_sheet(
    workbook: CalamineWorkbook, formulas: list[Formulas], recognise: Callable[[tuple[str, ...]], Found | None]
) -> tuple[Sheet, Found | None]:
    first: tuple[Sheet, Found | None] | None = None
    for index, data in enumerate(workbook.sheets_metadata[:MOST_SHEETS]):
        if data.typ is not SheetTypeEnum.WorkSheet or data.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = workbook.get_sheet_by_index(index)
        if sheet.start is None:
            continue
        read = _with_headings(
            sheet.name, sheet.iter_rows(), recognise, _Place.of(sheet), formulas[index] if index < len(formulas) else {}
        )
        if read[1] is not None:
            return read
        first = first or read
    if first is None:
        raise Refusal(_("The workbook holds no rows."), _("Export it again, or choose another file."))
    return first


@dataclass(frozen=True)
class _Place:
    column: int = 1
    height: int = 0

    @classmethod
    def of(cls, sheet: CalamineSheet) -> "_Place":
        # The parser gives the empty rows above the first cell, but not the empty columns left of it.
        return cls((sheet.start or (0, 0))[1] + 1, (sheet.end or (0, 0))[0] + 1)


_WHOLE = _Place()


def _with_headings(
    name: str,
    rows: Iterator[Sequence[Cell]],
    recognise: Callable[[tuple[str, ...]], Found | None],
    place: _Place = _WHOLE,
    formulas: Formulas | None = None,
) -> tuple[Sheet, Found | None]:
    top = list(islice(rows, HEADING_ROWS))
    if not top:
        raise Refusal(_("The workbook holds no rows."), _("Export it again, or choose another file."))
    for index, row in enumerate(top):
        headings = tuple(str(cell).strip() for cell in row)
        found = recognise(headings)
        if found is not None:
            below = chain(top[index + 1 :], rows)
            count = max(place.height - index - 1, 0)
            return Sheet(name, headings, below, index + 2, place.column, count, formulas or {}), found
    headings = tuple(str(cell).strip() for cell in top[0])
    return Sheet(name, headings, chain(top[1:], rows)), None


def _delimited(path: Path) -> Iterator[list[Cell]]:
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            beginning = file.read(8192).split("\n", 1)[0]
            delimiter = max(";,\t|", key=beginning.count)
            file.seek(0)
            rows = csv.reader(file, delimiter=delimiter)
            width = 0
            for row in rows:
                width = width or len(row)
                # Short rows are filled up, so that a reader by column never falls off their end.
                yield [*row, *[""] * (width - len(row))]
    except csv.Error as error:
        raise damaged() from error
    except OSError as error:
        raise refusal_of_file(error) from error


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        beginning = file.read(65536)
    if beginning[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        # A letter halved by the end of the sample is no sign of another encoding.
        return "utf-8-sig" if error.start > len(beginning) - 4 else "cp1252"
    return "utf-8-sig"
