"""What a cell says: days, whole numbers and clean lines, from the ways in which exports write them."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from desktop.exchange.reader import Cell

EXACT_UP_TO = 2**53
"""Above this a number of Excel has lost digits; its own limit of 15 digits lies a little lower still."""

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T]00:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d\d:\d\d.*)?")
_INVISIBLE_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = frozenset("\u200c\u200d")
EARLIEST, LATEST = date(1900, 1, 1), date(2150, 1, 1)


@lru_cache(maxsize=65_536)
def day_of_text(text: str) -> str | None:
    """ISO text of the day that `text` writes as DD-MM-YYYY or ISO; None if there is no such day."""
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return _iso(int(match[3]), int(match[2]), int(match[1]))
    match = _YEAR_FIRST.fullmatch(text)
    return _iso(int(match[1]), int(match[2]), int(match[3])) if match else None


def day_of_cell(cell: Cell) -> str | None:
    """ISO text of the day in a cell of any kind; None if it holds none."""
    if isinstance(cell, str):
        return day_of_text(cell.strip())
    if isinstance(cell, (datetime, date)):
        return _iso(cell.year, cell.month, cell.day)
    return None


def whole_of_cell(cell: Cell) -> int | None:
    """The whole number that a cell holds as number or text; None if it holds none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return int(cell) if float(cell).is_integer() and abs(cell) < EXACT_UP_TO else None
    text = str(cell).strip()
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 16 else None


def decimal_of_cell(cell: Cell) -> float | None:
    """The number that a cell holds; text may use a comma; None if it holds none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell).strip().replace(",", ".")
    return float(text) if re.fullmatch(r"-?\d{1,9}(\.\d+)?", text) else None


def written(cell: Cell) -> str:
    """A cell as the officer sees it in Excel, for the list of faults and for the preview."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}".upper()
    if isinstance(cell, datetime):
        return f"{cell:%d-%m-%Y}" if (cell.hour, cell.minute) == (0, 0) else f"{cell:%d-%m-%Y %H:%M}"
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell)


def clean_line(text: str) -> str:
    """One line of text: composed (NFC), blanks collapsed, characters that cannot be seen taken out.

    Marks of writing direction go too: they make a name print otherwise than it is stored. Tabs and line
    breaks become blanks.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = (letter if not is_invisible(letter) else " " if letter.isspace() else "" for letter in composed)
    return " ".join("".join(kept).split())


def is_invisible(letter: str) -> bool:
    """Whether a character shows nothing: controls, direction marks, halves of characters."""
    return unicodedata.category(letter) in _INVISIBLE_KINDS and letter not in _JOINERS


def hidden_in(text: str) -> list[str]:
    """Code points of the characters that `clean_line` takes out, without tabs and line breaks."""
    return sorted({f"U+{ord(letter):04X}" for letter in text if is_invisible(letter) and letter not in "\t\r\n"})


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= found < LATEST else None
