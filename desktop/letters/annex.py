"""The annex of a letter (lampiran): a list of persons with its own heading, and the signature below the last row.

Rows are measured once and drawn straight on the page, so that two thousand take a second; none is parted by a
page, each page repeats the heading, and the last rows go over to the last page with the signature.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from desktop.domain.letters.letters import Annex
from desktop.letters.document import ANNEX, ANNEX_UPRIGHT
from desktop.letters.furniture import Balanced, Gap, Stack
from desktop.letters.ledger import Column, Ledger, Lines, Look
from desktop.letters.lines import broken
from desktop.letters.paragraph import text
from desktop.letters.piece import Drawing, NewPage, Piece
from desktop.letters.sheet import Setting, Sheet
from desktop.letters.signature import RIGHT_HALF
from desktop.letters.style import MILLIMETRE
from desktop.letters.tagging import TABLE, Element, heading_cells, row_cells

SHARES = (4, 24, 13, 22, 22, 6, 9)
"""Parts of the width that number, person, grade, old place, new place, class and TMT take in a decree."""
NARROW = 0.1
"""What is in a column of at most this part of the width stands in its middle."""
UPRIGHT_COLUMNS = 5
"""A list of more columns lies on its side."""
SMALLER = 3
"""Points by which the table is set smaller than the decree."""
SIGNED_ROWS = 2
"""Rows that stand above the signature at least, where there are so many."""
HEAD_FROM = 0.58
"""Where the lines that name the decree begin, in parts of the width."""
LINE = 0.5


def annex_begins(paper: Sheet, annex: Annex) -> float:
    """Where the right part of its pages begins, which says what the annex belongs to and bears the signature."""
    return _across(paper, annex)[0] * (HEAD_FROM if _lies(annex) else RIGHT_HALF)


def annex_pages(paper: Sheet, about: Sequence[str], annex: Annex, signature: Stack) -> list[Piece]:
    """The pages that follow the letter; `about` says to which they belong."""
    title = [Balanced(text(line, paper.heading)) for line in annex.title.splitlines() if line.strip()]
    return [
        NewPage(ANNEX if _lies(annex) else ANNEX_UPRIGHT),
        _head(paper, about, annex_begins(paper, annex)),
        *title,
        Gap(paper.style.leading * 0.6),
        AnnexRows(_ledger(paper, annex, *_across(paper, annex)), 0, signature),
    ]


def _lies(annex: Annex) -> bool:
    """Whether the list is too wide for a page that stands."""
    return len(_shares(annex)) > UPRIGHT_COLUMNS


def _across(paper: Sheet, annex: Annex) -> tuple[float, float]:
    """Width and height inside the margins of the annex's pages."""
    width, height = paper.style.page_size[:: -1 if _lies(annex) else 1]
    top, right, bottom, left = (side * MILLIMETRE for side in paper.style.margins)
    return width - left - right, height - top - bottom


def annex_foot(paper: Sheet) -> Any:
    """Draws "Halaman 2 dari 5" below the pages of the annex, which count by themselves."""

    def draw(canvas: Any, number: int, count: int) -> None:
        page = canvas.pages[number - 1]
        if not page.annex_page:
            return
        size = paper.style.size - SMALLER
        pages = count - number + page.annex_page
        canvas.set_font(paper.faces.regular, size)
        canvas.fill_grey(0)
        edge = page.size[0] - paper.style.margins[1] * MILLIMETRE
        base = paper.style.margins[2] * MILLIMETRE * 0.5
        canvas.write_to(edge, base, f"Halaman {page.annex_page} dari {pages}")

    return draw


class AnnexRows(Drawing):
    """The rows from `first` on, below their heading and above the signature."""

    def __init__(self, ledger: Ledger, first: int, closing: Stack | None, last: int | None = None) -> None:
        self.ledger = ledger
        self.first = first
        self.last = len(ledger.rows) if last is None else last
        self.closing = closing

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Heading, rows and, on the last page, the signature."""
        closing = self.closing.wrap(available_width, available_height)[1] if self.closing else 0.0
        ends = self.ledger.ends
        self.rows_height = ends[self.last] - ends[self.first]
        if self.last > self.first:
            self.rows_height += self.ledger.heading_height
        self.width, self.height = available_width, self.rows_height + closing
        return (self.width, self.height)

    def split(self, available_width: float, available_height: float) -> Sequence[Piece]:  # noqa: ARG002
        """The rows that fit, leaving some to stand above the signature."""
        ends = self.ledger.ends
        room = ends[self.first] + available_height - self.ledger.heading_height
        fits = bisect_right(ends, room, self.first, self.last + 1) - 1
        kept = max(self.last - SIGNED_ROWS, self.first + 1) if self.closing else self.last - 1
        cut = min(fits, kept if self.last - self.first > 1 else self.last)
        if cut <= self.first:
            return []
        rest = AnnexRows(self.ledger, cut, self.closing, self.last)
        # What was left for the signature would find room below the others otherwise.
        return [AnnexRows(self.ledger, self.first, None, cut), NewPage(), rest]

    def draw_inside(self) -> None:
        """Heading, rows, the lines between them, then the signature."""
        ledger, settings = self.ledger, [column.setting for column in self.ledger.columns]
        if self.last > self.first:
            tops = [self.height, self.height - ledger.heading_height]
            whole = self.canv.tags.table(ledger, TABLE)
            self._draw_heading(tops[0], whole)
            start = tops[1] + ledger.ends[self.first]
            for at in range(self.first, self.last):
                self._draw_row(ledger.rows[at], tops[-1], settings, row_cells(whole, TABLE, ledger.rows[at]))
                tops.append(start - ledger.ends[at + 1])
            self._rule(tops)
        if self.closing is not None:
            self.closing.draw(self.canv, 0, 0)

    def _draw_heading(self, top: float, whole: Element) -> None:
        """The headings; on later pages they are furniture."""
        heading, tags = self.ledger.heading, self.canv.tags
        settings = [self.ledger.look.heading] * len(heading)
        if parts := heading_cells(whole, heading):
            self._draw_row(heading, top, settings, parts, centred=True)
            return
        with tags.furniture():
            self._draw_row(heading, top, settings, [None] * len(heading), centred=True)

    def _draw_row(
        self,
        cells: Sequence[Lines],
        top: float,
        settings: Sequence[Setting],
        parts: Sequence[Element | None],
        *,
        centred: bool = False,
    ) -> None:
        look, left, tags = self.ledger.look, 0.0, self.canv.tags
        for lines, column, setting, part in zip(cells, self.ledger.columns, settings, parts, strict=True):
            if part and lines:
                tags.begin(part)
            self.canv.set_font(setting.font, setting.size)
            base = top - look.above - setting.size
            for line in lines:
                if centred or column.right:
                    self.canv.write_centred(left + column.width / 2, base, line)
                else:
                    self.canv.write(left + look.aside, base, line)
                base -= setting.leading
            if part and lines:
                tags.end()
            left += column.width

    def _rule(self, tops: list[float]) -> None:
        lefts = list(accumulate((column.width for column in self.ledger.columns), initial=0.0))
        with self.canv.tags.furniture():
            self.canv.pen(0, LINE)
            for top in tops:
                self.canv.line((0, top), (lefts[-1], top))
            for left in lefts:
                self.canv.line((left, tops[0]), (left, tops[-1]))


def _head(paper: Sheet, about: Sequence[str], left: float) -> Stack:
    """LAMPIRAN, then which letter it belongs to, in the right part of the page."""
    small = paper.sized(paper.style.size - SMALLER + 1)
    lines = [(text(" ".join(line.split()), small), small.leading * 0.2) for line in about]
    return Stack([*lines, (Gap(paper.style.leading), 0)], left=left)


def _shares(annex: Annex) -> tuple[float, ...]:
    """The parts of the width: as the annex says, as a decree has them, or a narrow first and equal others."""
    if annex.shares:
        return annex.shares
    return SHARES if len(annex.headings) == len(SHARES) else (1, *(4,) * (len(annex.headings) - 1))


def _ledger(paper: Sheet, annex: Annex, width: float, page: float) -> Ledger:
    """The table, measured."""
    cell = paper.sized(paper.style.size - SMALLER)
    heading = replace(cell, font=paper.faces.bold)
    shares = _shares(annex)
    parts = [share / sum(shares) for share in shares]
    columns = [Column(width * part, cell, right=part <= NARROW) for part in parts]
    ledger = Ledger(columns, Look(heading, above=3), page)
    ledger.heading = _headings(annex.headings, ledger, heading)
    for row in annex.rows:
        ledger.add(row)
    return ledger


def _headings(words: Sequence[str], ledger: Ledger, setting: Setting) -> tuple[Lines, ...]:
    """The headings in the middle of the height that the highest takes, and the number of each column below."""
    cells = [broken(word, setting, ledger.inner(column)) for word, column in zip(words, ledger.columns, strict=True)]
    highest = max(map(len, cells))
    filled = []
    for place, lines in enumerate(cells, 1):
        above = (highest - len(lines)) // 2
        below = highest - len(lines) - above
        filled.append((*("",) * above, *lines, *("",) * below, str(place)))
    return tuple(filled)
