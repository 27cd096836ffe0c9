"""The text of a letter: paragraphs, beside labels and under headings where they have them, with lists below.

All lists of one letter have their colons below each other, and what stands beside a label begins where the
widest label ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.letters.letters import Passage
from desktop.domain.letters.official_words import letter_mark
from desktop.letters.furniture import Row, Stack, centred
from desktop.letters.lines import broken
from desktop.letters.paragraph import text
from desktop.letters.piece import Piece
from desktop.letters.sheet import Setting, Sheet
from desktop.letters.style import MILLIMETRE

FIRST_LINE = 12.5 * MILLIMETRE
BETWEEN_LINES = 1.5
WIDEST_LABEL = 0.4
"""The part of the room that labels may take before they are broken into lines."""
MOST_TOGETHER = 8
"""Lines about one person, as many as these, are not parted by a page."""
LETTERED = "menimbang"
"""The label whose points bear letters instead of numbers."""


@dataclass(frozen=True)
class Columns:
    """Where the parts of a passage stand: all measured by the face, for Bookman runs wider than Arial."""

    label_colon: float
    beside: float
    listed: float
    """Where lists begin."""
    colon: float
    first: float
    """How far the first line of a paragraph without a label is moved in."""

    @classmethod
    def measured(cls, paper: Sheet, body: Sequence[Passage], first: float) -> "Columns":
        """Wide enough for every label of this letter."""
        labels = [passage.label for passage in body if passage.label]
        room = paper.style.text_area[0]
        label_colon = label_width(paper, labels, room) + paper.width(" ")
        beside = label_colon + paper.width(":  ") if labels else 0.0
        listed = beside or FIRST_LINE
        rows = [label for passage in body for label, _value in passage.rows]
        return cls(label_colon, beside, listed, listed + label_width(paper, rows, room - listed), first)


def label_width(paper: Sheet, labels: Iterable[str], room: float) -> float:
    """The width that the widest label takes, but no more than its part of the room."""
    return min(max(map(paper.width, labels), default=0.0), room * WIDEST_LABEL)


def labelled(paper: Sheet, label: str, value: str, place: tuple[float, float]) -> Row:
    """A label, a colon and a value; `place` is where label and colon stand. A label too long for it is broken."""
    left, colon = place
    lines = "\n".join(broken(label, paper.plain, colon - left + 0.01))
    colon += paper.width("  ")
    return Row(((left, lines), (colon, ":")), colon + paper.width(":  "), text(value, paper.plain), BETWEEN_LINES)


def passage_pieces(paper: Sheet, columns: Columns, passage: Passage) -> list[Piece]:
    """The heading, the paragraph, and what is listed below it."""
    opening, listed = _opening(paper, columns, passage), _listed(paper, columns, passage)
    if opening and listed:
        opening[0].keeps_with_next, opening[0].space_after = True, BETWEEN_LINES
    person = listed[: len(passage.rows)]
    for row in person[:-1] if len(person) <= MOST_TOGETHER else ():
        row.keeps_with_next = True
    rows = [*opening, *listed]
    if passage.label and rows:
        marks = broken(passage.label, paper.plain, columns.label_colon)
        rows[0].marks = ((0.0, "\n".join(marks)), (columns.label_colon, ":"), *rows[0].marks)
    if rows:
        rows[-1].space_after = paper.style.leading * 0.5
    return [*_heading(paper, passage.heading), *rows]


def _heading(paper: Sheet, words: str) -> list[Piece]:
    """A line in the middle, which keeps to what follows."""
    if not words:
        return []
    gap = paper.style.leading * 0.5
    line = Stack([(centred(paper, words), gap)])
    line.keeps_with_next = True
    return [line]


def _opening(paper: Sheet, columns: Columns, passage: Passage) -> list[Row]:
    """The paragraph itself, which may be empty where only a list stands beside the label."""
    if not passage.text:
        return []
    if passage.label:
        return [Row((), columns.beside, text(passage.text, paper.body))]
    return [Row((), 0, text(passage.text, replace(paper.body, first=columns.first)))]


def _listed(paper: Sheet, columns: Columns, passage: Passage) -> list[Row]:
    """The lines of label and value, then the points."""
    left = columns.beside if passage.label else FIRST_LINE
    colon = left + columns.colon - columns.listed
    rows = [labelled(paper, label, value or "-", (left, colon)) for label, value in passage.rows]
    lettered = passage.label.lower() == LETTERED
    marks = [f"{letter_mark(at)}." if lettered else f"{at}." for at in range(1, len(passage.points) + 1)]
    return rows + marked(paper, marks, passage.points, left)


def marked(paper: Sheet, marks: Sequence[str], points: Sequence[str], left: float) -> list[Row]:
    """The points under their marks; a single one bears none."""
    if len(points) == 1:
        return [Row((), left, text(points[0], paper.body), BETWEEN_LINES)]
    indent = left + max(map(paper.width, marks), default=0.0) + paper.width("  ")
    return beside(paper.body, marks, points, (left, indent))


def beside(setting: Setting, marks: Sequence[str], lines: Sequence[str], places: tuple[float, float]) -> list[Row]:
    """Lines beside their marks; `places` is where the marks and where the lines begin."""
    left, indent = places
    return [
        Row(((left, mark),), indent, text(line, setting), BETWEEN_LINES)
        for mark, line in zip(marks, lines, strict=True)
    ]
