"""The annex of a collective decree (lampiran): who is moved from where to where, and the signature below the last row.

Rows are measured once and drawn straight on the page, so that two thousand take a second; none is parted by a
page, each page repeats the heading, and the last rows go over to the last page with the signature.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from desktop.domain.letters import Annex, DecreeFacts
from desktop.letters.document import ANNEX
from desktop.letters.furniture import Balanced, Gap, Stack
from desktop.letters.ledger import Column, Ledger, Lines, Look
from desktop.letters.lines import broken
from desktop.letters.sheet import Setting, Sheet, text
from desktop.letters.signature import signature_block
from desktop.letters.style import MILLIMETRE

SHARES = (4, 24, 13, 22, 22, 6, 9)
"""Parts of the width that number, person, grade, old place, new place, class and TMT take."""
SMALLER = 3
"""Points by which the table is set smaller than the decree."""
SIGNED_ROWS = 2
"""Rows that stand above the signature at least, where there are so many."""
HEAD_FROM = 0.58
"""Where the lines that name the decree begin, in parts of the width."""
LINE = 0.5


def annex_pages(paper: Sheet, facts: DecreeFacts) -> list[Flowable]:
    """The pages that follow the decree."""
    height, width = paper.style.page_size
    top, right, bottom, left = (side * MILLIMETRE for side in paper.style.margins)
    across, down = width - left - right, height - top - bottom
    ledger = _ledger(paper, facts.annex, across, down)
    signature = signature_block(paper, (), facts.signature)
    signature.left = across * HEAD_FROM
    return [
        NextPageTemplate(ANNEX),
        PageBreak(),
        _head(paper, facts, across),
        Balanced(text(facts.annex.title, paper.heading)),
        Gap(paper.style.leading * 0.6),
        AnnexRows(ledger, 0, signature),
    ]


def annex_foot(paper: Sheet) -> Any:
    """Draws "Halaman 2 dari 5" below the pages of the annex, which count by themselves."""

    def draw(canvas: Any, number: int, count: int) -> None:
        if not canvas.annex_page:
            return
        size = paper.style.size - SMALLER
        pages = count - number + canvas.annex_page
        canvas.setFont(paper.faces.regular, size)
        canvas.setFillGray(0)
        edge = paper.style.page_size[1] - paper.style.margins[1] * MILLIMETRE
        base = paper.style.margins[2] * MILLIMETRE * 0.5
        canvas.drawRightString(edge, base, f"Halaman {canvas.annex_page} dari {pages}")

    return draw


class AnnexRows(Flowable):  # type: ignore[misc]
    """The rows from `first` on, below their heading and above the signature."""

    def __init__(self, ledger: Ledger, first: int, closing: Stack | None, last: int | None = None) -> None:
        super().__init__()
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

    def split(self, available_width: float, available_height: float) -> list[Flowable]:  # noqa: ARG002
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
        return [AnnexRows(self.ledger, self.first, None, cut), PageBreak(), rest]

    def draw(self) -> None:
        """Heading, rows, the lines between them, then the signature."""
        ledger, settings = self.ledger, [column.setting for column in self.ledger.columns]
        if self.last > self.first:
            tops = [self.height, self.height - ledger.heading_height]
            self._draw_row(ledger.heading, tops[0], [ledger.look.heading] * len(settings), centred=True)
            start = tops[1] + ledger.ends[self.first]
            for at in range(self.first, self.last):
                self._draw_row(ledger.rows[at], tops[-1], settings)
                tops.append(start - ledger.ends[at + 1])
            self._rule(tops)
        if self.closing is not None:
            self.closing.drawOn(self.canv, 0, 0)

    def _draw_row(
        self, cells: tuple[Lines, ...], top: float, settings: Sequence[Setting], *, centred: bool = False
    ) -> None:
        look, left = self.ledger.look, 0.0
        for lines, column, setting in zip(cells, self.ledger.columns, settings, strict=True):
            self.canv.setFont(setting.font, setting.size)
            base = top - look.above - setting.size
            for line in lines:
                if centred or column.right:
                    self.canv.drawCentredString(left + column.width / 2, base, line)
                else:
                    self.canv.drawString(left + look.aside, base, line)
                base -= setting.leading
            left += column.width

    def _rule(self, tops: list[float]) -> None:
        lefts = list(accumulate((column.width for column in self.ledger.columns), initial=0.0))
        self.canv.setStrokeGray(0)
        self.canv.setLineWidth(LINE)
        self.canv.lines([(0, top, lefts[-1], top) for top in tops])
        self.canv.lines([(left, tops[0], left, tops[-1]) for left in lefts])


def _head(paper: Sheet, facts: DecreeFacts, width: float) -> Stack:
    """LAMPIRAN, then which decree it belongs to, in the right part of the page."""
    small = paper.sized(paper.style.size - SMALLER + 1)
    gap = small.leading * 0.4
    lines = (("LAMPIRAN", 0.0), (f"KEPUTUSAN {facts.issuer}", 0.0), (f"NOMOR {facts.number}", gap), ("TENTANG", gap))
    subject = " ".join(facts.subject.split())
    pieces: list[tuple[Flowable, float]] = [(text(line, small), space) for line, space in lines]
    return Stack([*pieces, (text(subject, small), paper.style.leading)], left=width * HEAD_FROM)


def _ledger(paper: Sheet, annex: Annex, width: float, page: float) -> Ledger:
    """The table, measured."""
    cell = paper.sized(paper.style.size - SMALLER)
    heading = replace(cell, font=paper.faces.bold)
    narrow = {0, len(SHARES) - 2, len(SHARES) - 1}
    columns = [Column(width * share / sum(SHARES), cell, right=place in narrow) for place, share in enumerate(SHARES)]
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
