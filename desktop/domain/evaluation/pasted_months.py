"""Monthly values pasted from a workbook: a column of months beside one of values, or a row above a row.

What cannot be read comes back line by line with its reason, so that nothing that was entered is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import read_month, shown_month
from desktop.domain.evaluation.before_after import MonthValue, month_number
from desktop.domain.figures import decimal_signs, read_figure
from desktop.domain.refusal import Refusal
from desktop.text import _

NOTHING = frozenset({"", "-", "–", "—"})
"""Cells of months in which nothing was measured."""
MOST_LINES = 600
_LAST_BLANK = re.compile(r"(?P<month>.*\S)\s+(?P<value>\S+)")


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that was not understood: its number in what was pasted, its cells, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read, by month, and what was not."""

    values: tuple[MonthValue, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A cell of a month with the cell that belongs to it."""

    line: int
    month: str
    value: str
    more: tuple[str, ...] = ()
    why: str = ""
    """Why it cannot be taken, whatever its cells say."""


def read_pasted(text: str, today: date) -> Pasted:
    """Read months and values out of `text`; months after that of `today` are not taken."""
    lines = [(number, _cells(line, text)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        words = _("There are {count} lines; at most {most} can be pasted at once.")
        return Pasted((), (Unread(1, "", words.format(count=len(lines), most=MOST_LINES)),))
    pairs = list(_pairs(lines))
    signs = decimal_signs(pair.value for pair in pairs)
    values: dict[date, float] = {}
    unread: list[Unread] = []
    for pair in pairs:
        try:
            _take(pair, signs, values, today)
        except Refusal as refusal:
            cells = filter(None, (pair.month, pair.value, *pair.more))
            unread.append(Unread(pair.line, "\t".join(cells), refusal.title))
    return Pasted(tuple(MonthValue(month, values[month]) for month in sorted(values)), tuple(unread))


def has_months(text: str) -> bool:
    """Whether any cell of `text` names a month: values alone go by the place where they are pasted."""
    return any(_is_month(cell) for line in text.splitlines() for cell in _cells(line, text))


def _take(pair: _Pair, signs: frozenset[str], values: dict[date, float], today: date) -> None:
    if pair.why:
        raise Refusal(pair.why)
    month = read_month(pair.month)
    if pair.value in NOTHING:
        return
    value = read_figure(pair.value, signs)
    if month_number(month) > month_number(today):
        raise Refusal(_("{month} has not come yet.").format(month=shown_month(month)))
    if values.get(month, value) != value:
        raise Refusal(_("{month} stands here twice, with different values.").format(month=shown_month(month)))
    values[month] = value


def _cells(line: str, text: str) -> tuple[str, ...]:
    """The cells of a line: by tabs as spreadsheets copy them, by semicolons, or the last word as the value."""
    for sign in ("\t", ";"):
        if sign in text:
            return tuple(cell.strip() for cell in line.split(sign))
    match = _LAST_BLANK.fullmatch(line.strip())
    return (match["month"], match["value"]) if match else (line.strip(),)


def _pairs(lines: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[_Pair]:
    if lines and sum(map(_is_month, lines[0][1])) > 1:
        yield from _pairs_of_rows(lines)
        return
    for at, (number, cells) in enumerate(lines):
        month, value, *more = (*cells, "")[: max(len(cells), 2)]
        if at > 0 or any(letter.isdecimal() for letter in month + value):
            rest = tuple(cell for cell in more if cell)
            yield _Pair(number, month, value, rest, _("More than one value stands in this line.") if rest else "")


def _pairs_of_rows(lines: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[_Pair]:
    """A row of months above a row of values; the first cell of each may be a heading."""
    (head, months), *others = lines
    number, values = others[0] if others else (head, ())
    headed = not any(letter.isdecimal() for letter in months[0])
    wide = max(len(months), len(values))
    padded = [(*cells, *[""] * (wide - len(cells))) for cells in (months, values)]
    for month, value in list(zip(*padded, strict=True))[headed:]:
        if month or value:
            yield _Pair(number, month, value)
    for at, (number, cells) in enumerate(others):
        if at > 0:
            yield _Pair(number, cells[0], "", cells[1:], _("Paste one row of values at a time."))


def _is_month(cell: str) -> bool:
    try:
        read_month(cell)
    except Refusal:
        return False
    return True
