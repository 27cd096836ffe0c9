"""A table of names down and names across on paper: titles read from below, and a shape beside each figure."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.evaluation.reports import CrossRow, CrossTable, Mark
from desktop.letters.lines import broken, clipped
from desktop.letters.piece import Drawing
from desktop.letters.sheet import Setting
from desktop.letters.style import MILLIMETRE

NAME_WIDTH, SUM_WIDTH = 52 * MILLIMETRE, 18 * MILLIMETRE
HEAD_HEIGHT, SUM_HEIGHT = 42 * MILLIMETRE, 8 * MILLIMETRE
CELL_WIDTH, CELL_HEIGHT = 12 * MILLIMETRE, 5 * MILLIMETRE
AFTER = 5 * MILLIMETRE
INDENT, DEEPEST = 2.5 * MILLIMETRE, 3
TITLE_LINES = 3
SHAPE = 1.9
PAD = 3.0
_SHORT, _OVER, _RIGHT = (0.70, 0.15, 0.12), (0.54, 0.35, 0.0), (0.11, 0.44, 0.25)
_TINTS = (0.0, 0.12, 0.24, 0.38, 1.0)
LEAST_ROWS = 3
"""Of a table at the foot of a page."""


def cross_tables(table: CrossTable, setting: Setting, width: float) -> "list[CrossDrawing]":
    """The table in as many parts beside each other as its columns need, each over all rows."""
    most = max(int((width - NAME_WIDTH - SUM_WIDTH) / CELL_WIDTH), 1)
    starts = range(0, len(table.columns), most)
    return [CrossDrawing(_part_of(table, start, most), setting, first=start == 0) for start in starts]


class CrossDrawing(Drawing):
    """One part: its heading comes again on each page; `first` is the part in which rows have their sums."""

    space_after = AFTER

    def __init__(self, table: CrossTable, setting: Setting, *, first: bool) -> None:
        self.table = table
        self.setting = setting
        self.first = first
        self.least = HEAD_HEIGHT + CELL_HEIGHT * min(len(table.rows), LEAST_ROWS)
        self._left = NAME_WIDTH + (SUM_WIDTH if first else 0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """The heading and all rows."""
        self.width, self.height = available_width, HEAD_HEIGHT + CELL_HEIGHT * len(self.table.rows)
        return (available_width, self.height)

    def split(self, available_width: float, available_height: float) -> "Sequence[CrossDrawing]":  # noqa: ARG002
        """As many rows as there is room for, and the rest."""
        fitting = int((available_height - HEAD_HEIGHT) / CELL_HEIGHT)
        if fitting < min(LEAST_ROWS, len(self.table.rows)):
            return []
        here = replace(self.table, rows=self.table.rows[:fitting])
        rest = replace(self.table, rows=self.table.rows[fitting:], told="")
        return [CrossDrawing(part, self.setting, first=self.first) for part in (here, rest)]

    def draw_inside(self) -> None:
        """Titles, then row by row."""
        with self.canv.tags.figure(self.table.told or self._told(), self.place, self.width, self.height):
            self.canv.set_font(self.setting.font, self.setting.size)
            for at, (title, total) in enumerate(self.table.columns):
                self._draw_title(self._left + at * CELL_WIDTH, title, total)
            for at, row in enumerate(self.table.rows):
                self._draw_row(self.height - HEAD_HEIGHT - (at + 1) * CELL_HEIGHT, row)

    def _told(self) -> str:
        return "; ".join(f"{row.name}: {row.total.text}" for row in self.table.rows)

    def _draw_title(self, left: float, title: str, total: Mark) -> None:
        length = HEAD_HEIGHT - SUM_HEIGHT - PAD
        lines = broken(title, self.setting, length)
        if len(lines) > TITLE_LINES:
            rest = clipped(" ".join(lines[TITLE_LINES - 1 :]), self.setting, length)
            lines = (*lines[: TITLE_LINES - 1], rest)
        canvas, leading = self.canv, self.setting.size * 1.1
        first = left + (CELL_WIDTH - leading * len(lines)) / 2 + self.setting.size * 0.8
        canvas.fill_grey(0)
        for at, line in enumerate(lines):
            canvas.save()
            canvas.move(first + at * leading, self.height - HEAD_HEIGHT + SUM_HEIGHT + PAD / 2, 90)
            canvas.write(0, 0, line)
            canvas.restore()
        base, (first_words, *others) = self.height - HEAD_HEIGHT, total.text.split()
        if others:
            canvas.fill_grey(0.1)
            canvas.write_to(left + CELL_WIDTH - PAD, base + PAD * 0.45 + 1.5, " ".join(others))
            base += leading
        self._draw_mark(left, base, replace(total, weight=0, text=first_words), CELL_WIDTH)

    def _draw_row(self, base: float, row: CrossRow) -> None:
        cells, indent = row.cells, INDENT * min(row.depth, DEEPEST)
        canvas = self.canv
        canvas.pen(0.8, 0.4)
        canvas.line((0, base + CELL_HEIGHT), (self._left + len(cells) * CELL_WIDTH, base + CELL_HEIGHT))
        canvas.fill_grey(0)
        canvas.write(indent, base + PAD * 0.45 + 1.5, clipped(row.name, self.setting, NAME_WIDTH - PAD - indent))
        if self.first:
            self._draw_mark(NAME_WIDTH, base, replace(row.total, weight=0), SUM_WIDTH)
        for at, mark in enumerate(cells):
            if mark is not None:
                self._draw_mark(self._left + at * CELL_WIDTH, base, mark, CELL_WIDTH)

    def _draw_mark(self, left: float, base: float, mark: Mark, width: float) -> None:
        """The ground of a cell, its shape and its figure."""
        canvas = self.canv
        colour = _SHORT if mark.gap > 0 else _OVER if mark.gap < 0 else _RIGHT
        if mark.weight:
            share = _TINTS[mark.weight]
            canvas.colour(*(1 - share + share * part for part in colour))
            canvas.box((left + 0.5, base + 0.5), width - 1, CELL_HEIGHT - 1, filled=True)
        ink = (1.0, 1.0, 1.0) if mark.weight == len(_TINTS) - 1 else colour
        self._draw_shape(left + PAD + SHAPE, base + CELL_HEIGHT / 2, mark.gap, ink)
        canvas.colour(*((1.0, 1.0, 1.0) if mark.weight == len(_TINTS) - 1 else (0.1, 0.1, 0.1)))
        canvas.write_to(left + width - PAD, base + PAD * 0.45 + 1.5, mark.text)

    def _draw_shape(self, x: float, y: float, gap: int, colour: tuple[float, float, float]) -> None:
        """A corner down, a corner up or a tick."""
        self.canv.colour(*colour)
        if gap:
            turn = 1 if gap > 0 else -1
            self.canv.area(
                (x - SHAPE, y + SHAPE * 0.8 * turn), (x + SHAPE, y + SHAPE * 0.8 * turn), (x, y - SHAPE * turn)
            )
        else:
            self.canv.line((x - SHAPE, y), (x - SHAPE * 0.25, y - SHAPE * 0.7), (x + SHAPE, y + SHAPE * 0.8))


def _part_of(table: CrossTable, start: int, most: int) -> CrossTable:
    """Some of the columns; only the first part tells the whole."""
    end = start + most
    return CrossTable(
        told=table.told if start == 0 else "",
        columns=table.columns[start:end],
        rows=tuple(replace(row, cells=row.cells[start:end]) for row in table.rows),
    )
