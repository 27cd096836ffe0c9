"""Tasks pasted from a workbook: which cell of what was copied is the task, its result, its volume, its minutes."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

COLUMNS = 4
"""Task, result, volume and minutes, in this order."""
TASK, RESULT, VOLUME, MINUTES = range(COLUMNS)
MOST_LINES = 1_000
Cells = tuple[str, ...]
_HEADINGS = (
    (TASK, ("uraiantugas", "tugas", "task", "kegiatan")),
    (RESULT, ("hasilkerja", "satuanhasil", "hasil", "satuan", "output", "result")),
    (VOLUME, ("volume", "volumekerja", "jumlahhasil", "bebankerja", "volumesetahun", "volumeinayear")),
    (
        MINUTES,
        ("waktumenit", "menit", "waktupenyelesaian", "waktupenyelesaianmenit", "normawaktu", "menitperhasil"),
    ),
)
_BY_HEADING = {word: column for column, words in _HEADINGS for word in words}
_NUMBER = re.compile(r"\d{1,4}[.)]?")


def pasted_cells(text: str) -> list[Cells]:
    """The cells of what a spreadsheet copied, line by line; a cell of several lines stays one, blank lines go."""
    rows = csv.reader(StringIO(text.replace("\r\n", "\n")), delimiter="\t")
    read = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    return [row for row in read if any(row)][:MOST_LINES]


def whole_tasks(lines: Sequence[Cells]) -> list[Cells] | None:
    """Task, result, volume and minutes of each line; None where the lines are no whole tasks but some cells of them.

    A line of headings says which column is which. Without one, a column of running numbers at the left is passed over,
    and what stands right of the minutes is counted anew anyway.
    """
    if not lines:
        return None
    places = _places_of(lines[0])
    if places:
        return [_by_place(line, places) for line in lines[1:]]
    first = 1 if all(not line[0] or _NUMBER.fullmatch(line[0]) for line in lines) else 0
    if max(len(line) for line in lines) - first < COLUMNS:
        return None
    return [_filled(line[first : first + COLUMNS]) for line in lines]


def _places_of(line: Cells) -> dict[int, int]:
    """Where each column stands, if `line` is one of headings: the task and one figure at least."""
    found: dict[int, int] = {}
    for place, cell in enumerate(line):
        column = _BY_HEADING.get(re.sub(r"[\W_]+", "", cell).casefold())
        if column is not None:
            found.setdefault(column, place)
    return found if TASK in found and (VOLUME in found or MINUTES in found) else {}


def _by_place(line: Cells, places: dict[int, int]) -> Cells:
    return tuple(_at(line, places.get(column, len(line))) for column in range(COLUMNS))


def _at(line: Cells, place: int) -> str:
    return line[place] if place < len(line) else ""


def _filled(line: Cells) -> Cells:
    return (*line, *[""] * (COLUMNS - len(line)))
