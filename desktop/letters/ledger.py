"""Tables of a report: measured once, drawn straight on the page, split between rows in time that grows with them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from desktop.letters.lines import broken
from desktop.letters.piece import Drawing
from desktop.letters.sheet import Setting
from desktop.letters.style import MILLIMETRE
from desktop.letters.tagging import HEADLESS, TABLE, Element, Shape, heading_cells, row_cells

BOX = 4 * MILLIMETRE
"""Side of the square that is ticked by hand."""
LINE_GREY = 0.7
HEADING_GREY = 0.94
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column: how wide it is and how its cells are set."""

    width: float
    setting: Setting
    right: bool = False
    box: bool = False


@dataclass(frozen=True)
class Look:
    """How a table is set: heading, paddings, and whether lines part its cells."""

    heading: Setting
    ruled: bool = True
    aside: float = 3.5
    above: float = 2.5
    shape: Shape = TABLE
    """What it is to a reader who does not see it."""


class Ledger:
    """A table whose cells are broken into lines; a row higher than `page` goes on in the next."""

    def __init__(self, columns: Sequence[Column], look: Look, page: float) -> None:
        self.columns = tuple(columns)
        self.look = look
        self.page = page
        self.heading: tuple[Lines, ...] = ()
        self.rows: list[tuple[Lines, ...]] = []

    def head(self, headings: Sequence[str]) -> None:
        """Set the heading that stands above the rows on each page; no more of it than half a page."""
        if any(headings):
            most = self._most_lines(self.page / 2)
            self.heading = tuple(lines[:most] for lines in self._cells(headings, [self.look.heading] * len(headings)))

    def add(self, texts: Sequence[str]) -> None:
        """One more row."""
        self.add_lines(self._cells(texts, [column.setting for column in self.columns]))

    def add_lines(self, cells: Sequence[Lines]) -> None:
        """One more row whose lines are broken already."""
        most = self._most_lines(self.page - self.heading_height - 1)
        highest = max(map(len, cells), default=0)
        for start in range(0, max(highest, 1), most):
            self.rows.append(tuple(lines[start : start + most] for lines in cells))

    @cached_property
    def ends(self) -> list[float]:
        """How far down each row ends, counted from the first; asked for when all rows are there."""
        return list(accumulate(map(self._height, self.rows), initial=0.0))

    @property
    def heading_height(self) -> float:
        """Height of the heading, 0 without one."""
        return self._filled(max(map(len, self.heading)), self.look.heading.leading) if self.heading else 0.0

    @property
    def least(self) -> float:
        """The height that the heading and the first row need together."""
        return self.heading_height + (self.ends[1] if self.rows else 0.0)

    def inner(self, column: Column) -> float:
        """The room that a column has for text."""
        return column.width - 2 * self.look.aside

    def flowable(self) -> "LedgerRows":
        """The whole table."""
        return LedgerRows(self, 0, len(self.rows))

    def _cells(self, texts: Sequence[str], settings: Sequence[Setting]) -> tuple[Lines, ...]:
        given = [*texts, *[""] * len(self.columns)]
        return tuple(
            broken(text, setting, self.inner(column))
            for text, setting, column in zip(given, settings, self.columns, strict=False)
        )

    def _most_lines(self, height: float) -> int:
        leading = max([self.look.heading.leading, *(column.setting.leading for column in self.columns)])
        return max(int((height - 2 * self.look.above) / leading), 1)

    def _height(self, row: tuple[Lines, ...]) -> float:
        needs = [len(lines) * column.setting.leading for lines, column in zip(row, self.columns, strict=False)]
        if any(column.box for column in self.columns):
            needs.append(BOX)
        return max(needs, default=0.0) + 2 * self.look.above

    def _filled(self, lines: int, leading: float) -> float:
        return lines * leading + 2 * self.look.above


class LedgerRows(Drawing):
    """Some rows of a table below its heading."""

    def __init__(self, ledger: Ledger, first: int, last: int) -> None:
        self.ledger = ledger
        self.first = first
        self.last = last

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """As high as was measured."""
        ends = self.ledger.ends
        self.width = sum(column.width for column in self.ledger.columns)
        self.height = self.ledger.heading_height + ends[self.last] - ends[self.first]
        return (self.width, self.height)

    def split(self, available_width: float, available_height: float) -> Sequence["LedgerRows"]:  # noqa: ARG002
        """The rows that fit, and the rest."""
        ends = self.ledger.ends
        room = ends[self.first] + available_height - self.ledger.heading_height
        cut = bisect_right(ends, room, self.first, self.last + 1) - 1
        if not self.first < cut < self.last:
            return []
        return [LedgerRows(self.ledger, self.first, cut), LedgerRows(self.ledger, cut, self.last)]

    def draw_inside(self) -> None:
        """Heading, rows, then the lines between them."""
        ledger = self.ledger
        shape = HEADLESS if ledger.look.shape is TABLE and not ledger.heading else ledger.look.shape
        whole = self.canv.tags.table(ledger, shape)
        top = self.height
        tops = [top]
        if ledger.heading:
            top -= ledger.heading_height
            self._draw_heading(top, whole)
            tops.append(top)
        settings = [column.setting for column in ledger.columns]
        for at in range(self.first, self.last):
            row = ledger.rows[at]
            self._draw_row(row, top, settings, row_cells(whole, shape, row))
            self._draw_boxes(top)
            top = self.height - ledger.heading_height - (ledger.ends[at + 1] - ledger.ends[self.first])
            tops.append(top)
        if ledger.look.ruled:
            self._rule(tops)

    def _draw_heading(self, bottom: float, whole: Element) -> None:
        """The headings on their ground; on later pages they are furniture."""
        ledger, tags = self.ledger, self.canv.tags
        parts = heading_cells(whole, ledger.heading)
        tags.begin_furniture()
        if ledger.look.ruled:
            self.canv.fill_grey(HEADING_GREY)
            self.canv.box((0, bottom), self.width, ledger.heading_height, filled=True)
        if parts:
            tags.end()
        self._draw_row(ledger.heading, self.height, [ledger.look.heading] * len(ledger.columns), parts)
        if not parts:
            tags.end()

    def _draw_row(
        self, cells: Sequence[Lines], top: float, settings: Sequence[Setting], parts: Sequence[Element | None]
    ) -> None:
        look, left, tags = self.ledger.look, 0.0, self.canv.tags
        for place, (lines, column, setting) in enumerate(zip(cells, self.ledger.columns, settings, strict=False)):
            part = parts[place] if parts else None
            if lines:
                base = top - look.above - setting.size
                if part:
                    tags.begin(part)
                _set(self.canv, setting)
                for line in lines:
                    if column.box:
                        self.canv.write_centred(left + column.width / 2, base, line)
                    elif column.right:
                        self.canv.write_to(left + column.width - look.aside, base, line)
                    else:
                        self.canv.write(left + look.aside, base, line)
                    base -= setting.leading
                if part:
                    tags.end()
            left += column.width

    def _draw_boxes(self, top: float) -> None:
        if not any(column.box for column in self.ledger.columns):
            return
        left = 0.0
        self.canv.tags.begin_furniture()
        for column in self.ledger.columns:
            if column.box:
                self.canv.pen(0, 0.6)
                self.canv.box((left + (column.width - BOX) / 2, top - self.ledger.look.above - BOX), BOX, BOX)
            left += column.width
        self.canv.tags.end()

    def _rule(self, tops: list[float]) -> None:
        lefts = list(accumulate((column.width for column in self.ledger.columns), initial=0.0))
        with self.canv.tags.furniture():
            self.canv.pen(LINE_GREY, 0.4)
            for top in tops:
                self.canv.line((0, top), (self.width, top))
            for left in lefts:
                self.canv.line((left, tops[0]), (left, tops[-1]))


def _set(canvas: Any, setting: Setting) -> None:
    """The face and the grey of what is written next."""
    canvas.set_font(setting.font, setting.size)
    canvas.fill_grey(setting.grey)
