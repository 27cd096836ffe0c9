"""A report as PDF: office and title on top, its blocks in order, and who printed it when below each page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from desktop.domain.dates import shown_date
from desktop.domain.evaluation.reports import (
    Block,
    CrossTable,
    Facts,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Plot,
    Report,
    SignatureSpace,
)
from desktop.letters.crosstable import cross_tables
from desktop.letters.document import Foot, draw_pages
from desktop.letters.fonts import shown
from desktop.letters.furniture import Gap, Row, Rule
from desktop.letters.ledger import Column, Ledger, Look
from desktop.letters.lines import broken, clipped, widest
from desktop.letters.paragraph import text
from desktop.letters.piece import NewPage, Piece, Room
from desktop.letters.plot import Figure, Named
from desktop.letters.sheet import Setting, Sheet, sheet
from desktop.letters.style import MILLIMETRE, PageStyle, Paper
from desktop.letters.tagging import LIST, PROSE
from desktop.text import _, language

SIZE = 9.5
SMALL = 8.0
QUIET = 0.35
"""How grey a remark is."""
MARGINS = (15, 15, 15, 20)
FOOT = 8 * MILLIMETRE
SPACE_TO_SIGN = 20 * MILLIMETRE
UNNAMED = "." * 44
MOST_OF_LABELS = 0.38
"""The part of the width that labels of facts may take."""


@dataclass(frozen=True)
class _Part:
    """What a block becomes, and the height that its beginning needs on one page."""

    pieces: list[Piece]
    least: float
    opens: bool = False
    """Whether it must stand above the beginning of the next part."""


def draw_report(report: Report) -> bytes:
    """The report as PDF, the same bytes for the same report each time."""
    paper = sheet(
        PageStyle(
            paper=Paper.A4_LANDSCAPE if report.landscape else Paper.A4,
            margins=MARGINS,
            typeface="arial",
            size=SIZE,
            show_page_numbers=False,
        )
    )
    title = shown(" ".join(report.title.split()), paper.faces.regular)
    foot = Foot(counted=partial(draw_foot, paper, report))
    return draw_pages(paper, lambda: _story(paper, report), title, report.printed_at, foot, language())


def _story(paper: Sheet, report: Report) -> list[Piece]:
    """All pieces, each beginning kept from the foot of a page."""
    parts = [_part(paper, block) for block in _together(report.blocks)]
    story = _head(paper, report)
    needed = 0.0
    broken_off: list[list[Piece]] = []
    for part in reversed(parts):
        needed = part.least + (needed if part.opens else 0.0)
        broken_off.append([Room(min(needed, paper.style.text_area[1] - 1)), *part.pieces])
    return story + [piece for pieces in reversed(broken_off) for piece in pieces]


def _together(blocks: Iterable[Block]) -> Iterable[Block | tuple[SignatureSpace, ...]]:
    """The blocks, with those who sign one after the other set in pairs."""
    for signs, run in groupby(blocks, lambda block: isinstance(block, SignatureSpace)):
        if not signs:
            yield from run
            continue
        spaces = [block for block in run if isinstance(block, SignatureSpace)]
        yield from (tuple(spaces[at : at + 2]) for at in range(0, len(spaces), 2))


def _part(paper: Sheet, block: Block | tuple[SignatureSpace, ...]) -> _Part:
    if isinstance(block, (SignatureSpace, tuple)):
        return _signatures(paper, block if isinstance(block, tuple) else (block,))
    match block:
        case Heading():
            return _heading(paper, block)
        case Paragraph():
            return _paragraph(paper, block)
        case Facts():
            return _facts(paper, block)
        case Grid():
            return _grid(paper, block)
        case Plot():
            return _plot(paper, block)
        case CrossTable():
            return _cross_table(paper, block)
        case PageBreak():
            return _Part([NewPage()], 0)


def _head(paper: Sheet, report: Report) -> list[Piece]:
    """Office and address above a thin line, then what the report is."""
    office = paper.sized(SMALL + 0.5, bold=True)
    quiet = replace(paper.sized(SMALL), grey=QUIET)
    above = [*_lines(report.office, office), *_lines(report.address, quiet)]
    rule = [Gap(3), Rule(((0.6, 4.0),)), Gap(5)]
    return [
        *above,
        *(rule if above else []),
        *_lines(report.title, paper.sized(14, bold=True), level=1),
        *_lines(report.subtitle, replace(paper.sized(SIZE + 0.5), grey=QUIET)),
        Gap(8),
    ]


def _lines(words: str, setting: Setting, after: float = 0, level: int = 0) -> list[Piece]:
    """Running text, or a heading, with the line ends that were typed; `after` it some space."""
    typed = words.splitlines()
    made: list[Piece] = [
        Row((), 0, text(line, setting)) if line.strip() else Gap(setting.leading / 2) for line in typed
    ]
    for piece in made:
        if isinstance(piece, Row):
            piece.level = level
    if made:
        made[-1].space_after = after
    return made


def _heading(paper: Sheet, block: Heading) -> _Part:
    setting = paper.sized(SIZE + 1.5, bold=True)
    pieces = [Gap(4), *_lines(block.text, setting, after=4, level=2)]
    return _Part(pieces, _height(paper, pieces) + 4, opens=True)


def _paragraph(paper: Sheet, block: Paragraph) -> _Part:
    setting = replace(paper.sized(SMALL), grey=QUIET) if block.quiet else paper.plain
    return _Part(_lines(block.text, setting, after=6), 2 * setting.leading)


def _facts(paper: Sheet, block: Facts) -> _Part:
    """Labels in a column as wide as the longest of them needs."""
    width, height = paper.style.text_area
    look = Look(paper.plain, ruled=False, aside=0, above=1, shape=LIST)
    label = min(widest([pair[0] for pair in block.pairs], paper.plain) + 12, width * MOST_OF_LABELS)
    quiet = replace(paper.plain, grey=QUIET)
    ledger = Ledger([Column(label - 8, quiet), Column(8, quiet), Column(width - label, paper.plain)], look, height)
    for name, value in block.pairs:
        ledger.add((name, "", value))
    return _Part([ledger.flowable(), Gap(8)], ledger.least)


def _grid(paper: Sheet, block: Grid) -> _Part:
    """Columns by their shares; a column without one is as wide as its box or its sign."""
    width, height = paper.style.text_area
    cell, look = paper.sized(SMALL + 0.5), Look(paper.sized(SMALL + 0.5, bold=True))
    count = max(len(block.headings), len(block.shares), 1)
    shares = [max(share, 0.01) for share in (*block.shares, *[1.0] * (count - len(block.shares)))]
    columns = [
        Column(width * share / sum(shares), cell, right=at in block.right, box=at in block.boxes)
        for at, share in enumerate(shares)
    ]
    ledger = Ledger(columns, look, height)
    ledger.head(block.headings)
    for row in block.rows:
        ledger.add(tuple("" if at in block.boxes else value for at, value in enumerate(row)))
    return _Part([ledger.flowable(), Gap(10)], ledger.least)


def _plot(paper: Sheet, block: Plot) -> _Part:
    """Title and measure, the figure, the names of its lines."""
    small = paper.sized(SMALL)
    pieces = [
        *_lines(block.title, paper.sized(SIZE, bold=True)),
        *_lines(block.measure, replace(small, grey=QUIET)),
        Figure(block, small),
        *(Named(at, line.name, small) for at, line in enumerate(block.lines)),
    ]
    return _Part([*pieces, Gap(10)], _height(paper, pieces))


def _cross_table(paper: Sheet, block: CrossTable) -> _Part:
    """As many tables below each other as the columns need."""
    tables = cross_tables(block, paper.sized(SMALL - 0.5), paper.style.text_area[0])
    return _Part([*tables, Gap(10)], tables[0].least if tables else 0)


def _signatures(paper: Sheet, spaces: tuple[SignatureSpace, ...]) -> _Part:
    """One who signs at the right, or two beside each other, their names on one line."""
    width, height = paper.style.text_area
    left, right = Column(width * 0.55, paper.plain), Column(width * 0.45, paper.plain)
    ledger = Ledger([left, right], Look(paper.plain, ruled=False, aside=0, above=0, shape=PROSE), height)
    rooms = [(left.width - 12), right.width][-len(spaces) :]
    placed = list(zip(spaces, rooms, strict=True))
    above = [broken(f"{space.place_and_date}\n{space.title}", paper.plain, room) for space, room in placed]
    below = [broken(f"{space.name or UNNAMED}\n{space.detail}", paper.plain, room) for space, room in placed]
    highest = max(map(len, above))
    empty = ("",) * round(SPACE_TO_SIGN / paper.style.leading)
    cells = [
        (*upper, *[""] * (highest - len(upper)), *empty, *lower) for upper, lower in zip(above, below, strict=True)
    ]
    ledger.add_lines([()] * (2 - len(cells)) + cells)
    return _Part([Gap(8), ledger.flowable()], ledger.ends[-1] + 8)


def _height(paper: Sheet, pieces: list[Piece]) -> float:
    """The height of some pieces below each other."""
    width, height = paper.style.text_area
    return sum(float(piece.wrap(width, height)[1]) for piece in pieces)


def draw_foot(paper: Sheet, report: Report, canvas: Any, page: int, count: int) -> None:
    """When and by whom it was printed, and which page of how many."""
    setting = paper.sized(SMALL - 0.5)
    width, _height_of_text = paper.style.text_area
    left = MARGINS[3] * MILLIMETRE
    moment = f"{shown_date(report.printed_at)} {report.printed_at:%H.%M}"
    pages = _("page {page} of {count}").format(page=page, count=count)
    told = _("printed {moment} by {name}") if report.printed_by.strip() else _("printed {moment}")
    words = told.format(moment=moment, name=report.printed_by)
    canvas.set_font(setting.font, setting.size)
    canvas.fill_grey(QUIET)
    room = width - widest([f" · {pages}"], setting)
    canvas.write(left, FOOT, f"{clipped(words, setting, room)} · {pages}")
