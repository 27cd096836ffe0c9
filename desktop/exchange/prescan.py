"""Looks at a workbook before the parser does: a hostile one aborts the whole process inside calamine.

Why no child process for the parser: what it needs is bounded here (parts, bytes unpacked, cells of the box
that the addresses span), a child of a frozen Windows program starts the whole program again, and sending
seven million cells back to the parent costs more than reading them.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.refusal import Refusal
from desktop.text import _

MOST_PARTS = 2_000
MOST_BYTES = 1 << 30
MOST_CELLS = 30_000_000
"""The parser keeps 32 bytes for each cell of the box, empty or not: 1 GB at most."""
MOST_RATIO = 120
"""Real exports unpack to 10 to 40 times their size; bombs to hundreds."""
RATIO_MATTERS_FROM = 16 << 20
MOST_FORMULAS = 50_000
PIECE = 1 << 20

_ADDRESS = re.compile(rb" r=\"([A-Z]+)(\d+)\"")
# Every cell must open with its address, written in the one way that these patterns know.
_ODD_CELL = re.compile(rb"<(?:\w+:)?c(?! r=\"[A-Z]+\d+\"|[\w:])")
_PREFIXED_CELL = re.compile(rb"<\w+:c\b")
_ROOT = re.compile(rb"<[A-Za-z]")
_FORMULA = re.compile(rb"<c r=\"([A-Z]+)(\d+)\"[^>]*><f[^>]*>([^<]{0,200})")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\br:id=\"([^\"]+)\"")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(rb"\bId=\"([^\"]+)\"")
_TARGET = re.compile(rb"\bTarget=\"/?(?:xl/)?([^\"]+)\"")

Formulas = dict[tuple[int, int], str]
"""Text of a formula by row and column, both from 1."""


@dataclass(slots=True)
class _Box:
    """The cells that a part's addresses span, read exactly only where a cell lies outside what is known."""

    columns: int = 1
    rows: int = 1
    outside: re.Pattern[bytes] = field(default_factory=lambda: _outside(1, 1))

    def grow(self, piece: bytes) -> None:
        """Take in the cells of `piece`; raises Refusal for a cell whose address is not written plainly."""
        prefixed = b":c" in piece and _PREFIXED_CELL.search(piece)
        if not prefixed and self.outside.search(piece) is None:
            return
        if _ODD_CELL.search(piece):
            raise _hostile()
        found = _ADDRESS.findall(piece)
        self.columns = max([self.columns, *map(column_number, {letters for letters, _digits in found})])
        self.rows = _rounded_up(max([self.rows, *map(_number, {digits for _letters, digits in found})]))
        self.outside = _outside(self.columns, self.rows)


def scan(path: Path) -> list[Formulas]:
    """Formulas of each sheet of the workbook, in the sheets' order; raises Refusal for one that is not safe to read."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            formulas = {part.filename: _scan_part(archive, part) for part in parts if not part.is_dir()}
            return [formulas.get(name, {}) for name in _sheets(archive)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError) as error:
        raise damaged() from error


def damaged() -> Refusal:
    """The refusal of a workbook that breaks off or whose parts do not fit together."""
    return Refusal(
        _("The workbook is damaged or incomplete."),
        _("Download or copy it again, or open it in Excel and save it as a new .xlsx file."),
    )


def column_number(letters: bytes) -> int:
    """Number of a column from its letters, "A" is 1; a name longer than any real one counts as beyond them all."""
    if len(letters) > 3:
        return MOST_CELLS
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal(
            _("The workbook is protected with a password."),
            _("Open it in Excel, remove the password, save it, and choose it again."),
        )
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES:
        raise _hostile()
    if unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * max(packed, 1):
        raise _hostile()


def _scan_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Formulas:
    box = _Box()
    formulas: Formulas = {}
    for piece in _pieces(archive, part):
        box.grow(piece)
        if box.columns * box.rows > MOST_CELLS:
            raise _too_far()
        if b"</f>" in piece and len(formulas) < MOST_FORMULAS:
            for letters, digits, text in _FORMULA.findall(piece):
                formulas[int(digits), column_number(letters)] = "=" + text.decode("utf-8", "replace")
    return formulas


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked bytes of a part, cut before a "<" so that no tag is ever halved."""
    with archive.open(part) as stream:
        rest = stream.read(PIECE)
        _check_beginning(part, rest)
        while piece := stream.read(PIECE):
            cut = rest.rfind(b"<")
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
            rest += piece
    yield rest


def _check_beginning(part: zipfile.ZipInfo, beginning: bytes) -> None:
    """A document type can only stand before the root; another encoding would hide addresses from the scan."""
    if not part.filename.endswith((".xml", ".rels")):
        return
    if beginning[:1] not in (b"<", b"\xef", b"\n", b"\r", b" ", b"") or not _ROOT.search(beginning):
        raise _hostile()
    if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning or b"\0" in beginning[:4]:
        raise _hostile()


def _sheets(archive: zipfile.ZipFile) -> list[str]:
    """Names of the parts that hold the sheets, in the order of the workbook."""
    relations: dict[bytes, str] = {}
    for element in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        name, target = _ID.search(element), _TARGET.search(element)
        if name and target:
            relations[name[1]] = f"xl/{target[1].decode('utf-8', 'replace')}"
    return [relations.get(name, "") for name in _SHEET.findall(archive.read("xl/workbook.xml"))]


def _outside(columns: int, rows: int) -> re.Pattern[bytes]:
    """Finds a cell that is not plainly inside `columns` × `rows`; `rows` is rounded up."""
    letters = _letters(columns)
    if len(letters) == 1:
        inside = rb"[A-%c]" % letters[0]
    elif len(letters) == 2:
        first, second = letters
        inside = rb"(?:[A-Z]|%c[A-%c]" % (first, second)
        inside += rb"|[A-%c][A-Z])" % (first - 1) if first > 65 else rb")"
    else:
        inside = rb"[A-Z]{1,2}"
    leading, more = str(rows)[0], len(str(rows)) - 1
    deep = rb"[1-%c]\d{%d}" % (ord(leading), more)
    deep += rb"|\d{1,%d}" % more if more else b""
    return re.compile(rb"<c(?![\w:]| r=\"" + inside + rb"(?:" + deep + rb")\")")


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def _rounded_up(rows: int) -> int:
    """The greatest number with the same first digit and length, which a pattern can tell from greater ones."""
    return int(str(rows)[0] + "9" * (len(str(rows)) - 1))


def _number(digits: bytes) -> int:
    return int(digits) if len(digits) < 9 else MOST_CELLS


def _hostile() -> Refusal:
    return Refusal(
        _("The workbook is built in a way that ordinary exports never are, so it was not opened."),
        _("If it comes from a source that you trust, open it in Excel and save it as a new .xlsx file."),
    )


def _too_far() -> Refusal:
    return Refusal(
        _("A cell of the workbook lies so far from the others that reading it would use up all memory."),
        _("Open it in Excel, delete the empty rows and columns after the data, save it and choose it again."),
    )
