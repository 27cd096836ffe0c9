"""Writes rows as an Excel workbook: what every export of the program uses."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_col_to_name

from desktop.domain.refusal import Refusal
from desktop.exchange.files import refusal_of_file
from desktop.text import _

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
NARROWEST, WIDEST = 8, 60
LINES_BELOW = 1000
"""Lines after the last one that offer choices as well."""
# Excel refuses these in the name of a sheet, and more than 31 characters.
_NOT_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class WorkbookColumn:
    """One column of an export: its heading, and its width in characters (0: as wide as its first rows need)."""

    heading: str
    width: int = 0
    choices: tuple[str, ...] = ()
    """What may stand in its cells, offered as a list there; empty where anything may."""
    hint: str = ""
    """What is told beside a cell of it that is gone to; only together with choices."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: rows under the headings of its columns."""

    title: str
    columns: Sequence[WorkbookColumn]
    rows: Iterable[Sequence[object]]


def write_workbook(
    path: Path,
    title: str,
    columns: Sequence[WorkbookColumn],
    rows: Iterable[Sequence[object]],
    notes: Sequence[str] = (),
) -> int:
    """Write `rows` under `columns` to `path` and return how many there were; `notes` get a sheet of their own behind.

    Text is written as text, so that nothing that an officer typed becomes a formula. A failed export leaves
    what stood at `path` as it was; raises Refusal where the file or the disk does not allow it.
    """
    return write_sheets(path, [Sheet(title, columns, rows)], notes)


def write_sheets(path: Path, sheets: Sequence[Sheet], notes: Sequence[str] = ()) -> int:
    """The same with several sheets of different titles; returns how many rows the first one has."""
    part = path.with_name(path.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".mutasi-") as folder:
            count = _write(part, Path(folder), sheets, notes)
        part.replace(path)
    except OSError as error:
        raise refusal_of_file(error) from error
    except XlsxWriterException as error:
        # The library wraps what the file system said when it packs the parts.
        cause = error.args[0] if error.args else None
        raise refusal_of_file(cause if isinstance(cause, OSError) else OSError(str(error))) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(part: Path, folder: Path, sheets: Sequence[Sheet], notes: Sequence[str]) -> int:
    book = xlsxwriter.Workbook(
        str(part),
        {"constant_memory": True, "tmpdir": str(folder), "strings_to_urls": False, "default_date_format": "dd-mm-yyyy"},
    )
    try:
        heading = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "valign": "vcenter"})
        moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        made = [book.add_worksheet(one.title.translate(_NOT_IN_SHEET_NAME).strip()[:31] or "Data") for one in sheets]
        counts = [_write_sheet(page, one, heading, moment) for page, one in zip(made, sheets, strict=True)]
        _write_notes(book, notes)
        for page, one, count in zip(made, sheets, counts, strict=True):
            _write_choices(book, page, one.columns, count)
    finally:
        # Also after a refusal: the library's own files are closed by nothing else.
        book.close()
    return counts[0]


def _write_sheet(page: Any, sheet: Sheet, heading: Any, moment: Any) -> int:
    waiting = iter(sheet.rows)
    first = list(islice(waiting, 200))
    _write_headings(page, sheet.columns, first, heading)
    count = 0
    for block in (first, waiting):
        for row in block:
            count += 1
            if count > MOST_ROWS:
                raise Refusal(
                    _("There are more rows than a sheet of Excel can hold."),
                    _("Filter the list, then export it again."),
                )
            _write_row(page, count, row, moment)
    page.autofilter(0, 0, max(count, 1), max(len(sheet.columns) - 1, 0))
    return count


def _write_headings(
    sheet: Any, columns: Sequence[WorkbookColumn], first: Sequence[Sequence[object]], heading: Any
) -> None:
    for index, column in enumerate(columns):
        needed = max((len(_shown(row[index])) for row in first), default=0)
        width = column.width or min(max(needed, len(column.heading) + 3, NARROWEST) + 1, WIDEST)
        sheet.set_column(index, index, width)
    sheet.set_row(0, 20)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.heading, heading)


def _write_notes(book: Any, notes: Sequence[str]) -> None:
    if notes:
        sheet = book.add_worksheet(_("Instructions"))
        sheet.set_column(0, 0, WIDEST * 2, book.add_format({"text_wrap": True, "valign": "top"}))
        for number, line in enumerate(notes):
            sheet.write_string(number, 0, line)


def _write_choices(book: Any, sheet: Any, columns: Sequence[WorkbookColumn], count: int) -> None:
    """Offer the choices of each column from a sheet of their own, also in lines that are added below."""
    offered = [(at, column) for at, column in enumerate(columns) if column.choices]
    if not offered:
        return
    name = _("Lists")
    lists = book.add_worksheet(name)
    # A row must be complete before the next one: the library keeps only one in memory.
    for number, cells in enumerate(zip_longest(*((one.heading, *one.choices) for _at, one in offered))):
        for place, cell in enumerate(cells):
            if cell is not None:
                lists.write_string(number, place, cell)
    for place, (at, column) in enumerate(offered):
        letter = xl_col_to_name(place)
        lists.set_column(place, place, WIDEST)
        rule = {
            "validate": "list",
            "source": f"='{name}'!${letter}$2:${letter}${len(column.choices) + 1}",
            "input_message": column.hint,
            "error_title": column.heading[:32],
            "error_message": _("Please choose from the list."),
        }
        sheet.data_validation(1, at, min(count + LINES_BELOW, MOST_ROWS), at, rule)


def _write_row(sheet: Any, number: int, row: Sequence[object], moment: Any) -> None:
    for index, value in enumerate(row):
        if value is None or value == "":
            continue
        if isinstance(value, bool):
            sheet.write_string(number, index, _shown(value))
        elif isinstance(value, (int, float)) and abs(value) < 1e15:
            sheet.write_number(number, index, value)
        elif isinstance(value, datetime):
            sheet.write_datetime(number, index, value.replace(tzinfo=None), moment)
        elif isinstance(value, date) and value.year >= 1900:
            sheet.write_datetime(number, index, value)
        else:
            sheet.write_string(number, index, _shown(value)[:LONGEST_CELL])


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)
