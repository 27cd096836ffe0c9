"""A letter in the shape of a surat dinas: kop, date, Nomor to Hal, Yth., the text, signature, copies."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from reportlab.platypus import Flowable

from desktop.domain.dates import letter_date
from desktop.domain.letters import OfficialLetter, Passage
from desktop.letters.document import Foot, draw_pages
from desktop.letters.furniture import Gap, Row, Stack, letterhead
from desktop.letters.sheet import Sheet, sheet, text
from desktop.letters.signature import RIGHT_HALF, foot, signature_block
from desktop.letters.style import MILLIMETRE, PageStyle

FIRST_LINE = 12.5 * MILLIMETRE
BETWEEN_LINES = 1.5


def draw_official_letter(facts: OfficialLetter, style: PageStyle, emblem: bytes | None = None, code: str = "") -> bytes:
    """The letter as PDF; `code` is the check code that its foot prints."""
    paper = sheet(style)
    title = f"{facts.subject} {facts.number}".strip()
    return draw_pages(paper, lambda: _story(paper, facts, emblem), title, facts.day, Foot(code))


def _story(paper: Sheet, facts: OfficialLetter, emblem: bytes | None) -> list[Flowable]:
    """All pieces in their order."""
    rows = list(chain.from_iterable(_passage(paper, passage) for passage in facts.body))
    head = [*letterhead(paper, facts.letterhead, emblem), _dated(paper, facts), *_head(paper, facts)]
    block = signature_block(paper, (), facts.signature)
    return [*head, *_receiver(paper, facts), *rows[:-1], *foot(paper, rows[-1], block, facts.copies)]


def _dated(paper: Sheet, facts: OfficialLetter) -> Stack:
    """Place and date, above the place of the signature."""
    line = text(f"{facts.place}, {letter_date(facts.day)}", paper.plain)
    return Stack([(line, paper.style.leading / 2)], left=paper.style.text_area[0] * RIGHT_HALF)


def _head(paper: Sheet, facts: OfficialLetter) -> list[Flowable]:
    """Nomor, Sifat, Lampiran and Hal."""
    lines = (("Nomor", facts.number), ("Sifat", facts.nature), ("Lampiran", facts.enclosures), ("Hal", facts.subject))
    rows = [row for label, value in lines for row in _labelled(paper, label, value or "-", 0, ("Lampiran",))]
    return [*rows, Gap(paper.style.leading)]


def _receiver(paper: Sheet, facts: OfficialLetter) -> list[Flowable]:
    """Whom it is to; what follows the first line stands below the name."""
    first, *others = [line for line in facts.receiver if line.strip()] or [""]
    called, _space, name = first.partition(" ")
    indent = paper.width(f"{called} ")
    rows = [
        Row(((0, called),), indent, text(name, paper.plain)),
        *(Row((), indent, text(line, paper.plain)) for line in others),
    ]
    return [*rows, Gap(paper.style.leading)]


def _passage(paper: Sheet, passage: Passage) -> Iterator[Row]:
    """The paragraph, and what is listed below it."""
    gap = paper.style.leading * 0.5
    opening = Row((), 0, text(passage.text, replace(paper.body, first=FIRST_LINE)), gap)
    labels = tuple(label for label, _value in passage.rows)
    listed = [row for label, value in passage.rows for row in _labelled(paper, label, value or "-", FIRST_LINE, labels)]
    listed += _numbered(paper, passage.points)
    if listed:
        opening.keepWithNext, opening.spaceAfter = 1, BETWEEN_LINES
        listed[-1].spaceAfter = gap
    yield opening
    yield from listed


def _labelled(paper: Sheet, label: str, value: str, left: float, labels: tuple[str, ...]) -> Iterator[Row]:
    """A label, a colon and a value; the colons of all `labels` stand below each other."""
    colon = left + max(map(paper.width, labels)) + paper.width("  ")
    yield Row(((left, label), (colon, ":")), colon + paper.width(":  "), text(value, paper.plain), BETWEEN_LINES)


def _numbered(paper: Sheet, points: tuple[str, ...]) -> list[Row]:
    """The points under their numbers; a single one bears none."""
    if len(points) == 1:
        return [Row((), FIRST_LINE, text(points[0], paper.body), BETWEEN_LINES)]
    indent = FIRST_LINE + paper.width(f"{len(points)}.  ")
    return [
        Row(((FIRST_LINE, f"{place}."),), indent, text(point, paper.body), BETWEEN_LINES)
        for place, point in enumerate(points, 1)
    ]
