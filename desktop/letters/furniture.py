"""Rows that letters are built of: a paragraph with marks beside it, the kop, lines that stay together."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from desktop.domain.letters.letters import Letterhead
from desktop.letters.emblem import emblem_image
from desktop.letters.fonts import shown
from desktop.letters.paragraph import Text, text
from desktop.letters.piece import Piece
from desktop.letters.sheet import Sheet
from desktop.letters.style import MILLIMETRE

EMBLEM_HEIGHT = 22 * MILLIMETRE
EMBLEM_WORDS = "Lambang"
"""What is read aloud for the emblem."""
OFFICE_TO_GOVERNMENT = 4 / 3
"""The relation of letter heights in an office's kop: the government's lines 3, the office's line 4."""


class Row(Piece):
    """A paragraph with short marks to its left, such as "Menimbang", ":" and "a."; it splits between lines.

    A mark may have several lines; they stay together.
    """

    level = 0
    """Of a heading, from 1."""

    def __init__(self, marks: tuple[tuple[float, str], ...], indent: float, body: Text, after: float = 0) -> None:
        self.marks = marks
        self.indent = indent
        self.body = body
        self.space_after = after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the paragraph or the marks beside it."""
        _width, height = self.body.wrap(available_width - self.indent, available_height)
        self.width, self.height = available_width, max(height, self._marked)
        return (available_width, self.height)

    @property
    def _marked(self) -> float:
        """How high the marks are."""
        lines: float = self.body.setting.leading * max((mark.count("\n") + 1 for _left, mark in self.marks), default=0)
        return lines

    def split(self, available_width: float, available_height: float) -> Sequence["Row"]:
        """The part that fits, with the marks, and the rest without them."""
        if self._marked > available_height:
            return []
        parts = self.body.split(available_width - self.indent, available_height)
        if len(parts) < 2:
            return [self] if parts else []
        return [Row(self.marks, self.indent, parts[0]), Row((), self.indent, parts[1], self.space_after)]

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """The marks on the first line's base, then the paragraph, broken anew if another row shares it."""
        self.body.wrap(self.width - self.indent, self.height)
        setting, tags = self.body.setting, canvas.tags
        canvas.set_font(setting.font, setting.size)
        first = base + self.height - setting.size
        for label in tags.labels(self.marks, self.indent):
            for aside, mark in label:
                for place, line in enumerate(mark.split("\n")):
                    canvas.write(left + aside, first - place * setting.leading, shown(line, setting.font))
        with tags.heading(self.level) if self.level else tags.beside(self.indent):
            self.body.draw(canvas, left + self.indent, base + self.height - self.body.height)


class Stack(Piece):
    """Lines set one below the other that no page break parts; `left` moves the whole to the right."""

    def __init__(self, pieces: list[tuple[Piece, float]], left: float = 0) -> None:
        self.pieces = pieces
        self.left = left

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The heights of the pieces and the spaces after them."""
        inner = available_width - self.left
        self.height = sum(piece.wrap(inner, available_height)[1] + space for piece, space in self.pieces)
        self.width = available_width
        return (available_width, self.height)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """From the top down."""
        canvas.tags.part()
        top = base + self.height
        for piece, space in self.pieces:
            top -= piece.wrap(self.width - self.left, top)[1]
            piece.draw(canvas, left + self.left, top)
            top -= space


class Abreast(Piece):
    """Two stacks beside each other, their first lines on one height; the right one begins at `begins`."""

    BETWEEN = 6 * MILLIMETRE

    def __init__(self, left: Stack, right: Stack, begins: float) -> None:
        self.left = left
        self.right = right
        self.begins = begins

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the higher of the two."""
        left = self.left.wrap(self.begins - self.BETWEEN, available_height)[1]
        right = self.right.wrap(available_width - self.begins, available_height)[1]
        self.width, self.height = available_width, max(left, right)
        return (available_width, self.height)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """Both from the top down."""
        self.left.draw(canvas, left, base + self.height - self.left.height)
        self.right.draw(canvas, left + self.begins, base + self.height - self.right.height)


class Closing(Piece):
    """The last clause with the signature: some lines of the one always stand above the other.

    What follows the signature (others who sign, copies) goes with it, unless that would leave much of a `page`
    of this height empty: then it goes on alone.
    """

    LEAST_LINES = 2
    MOST_EMPTY = 0.4

    def __init__(self, clause: Row, signature: Stack, after: Sequence[Piece] = (), page: float = 0) -> None:
        self.clause = clause
        self.signature = signature
        self.after = after
        self.page = page

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """All heights and the spaces between."""
        self.width = available_width
        self.clause.wrap(available_width, available_height)
        self.signature.wrap(available_width, available_height)
        heights = [piece.wrap(available_width, available_height)[1] + piece.space_after for piece in self.after]
        self.signed = self.clause.height + self.clause.space_after + self.signature.height
        self.height = self.signed + sum(heights)
        return (available_width, self.height)

    def split(self, available_width: float, available_height: float) -> Sequence[Piece]:
        """As much of the clause as fits while two of its lines go over with the signature."""
        if self.after and self.signed <= available_height > self.page * self.MOST_EMPTY:
            return [Closing(self.clause, self.signature), *self.after]
        leading = self.clause.body.setting.leading
        lines = round(self.clause.height / leading)
        here = min(int(available_height / leading), lines - self.LEAST_LINES)
        if here < self.LEAST_LINES:
            return []
        parts = self.clause.split(available_width, here * leading + 0.01)
        return [parts[0], Closing(parts[1], self.signature, self.after, self.page)] if len(parts) == 2 else []

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """From the top down."""
        top = base + self.height
        for piece in (self.clause, self.signature, *self.after):
            top -= piece.height
            piece.draw(canvas, left, top)
            top -= piece.space_after


class Rule(Piece):
    """The double line under an office's kop, thick over thin, or other lines, each by its width and height."""

    def __init__(self, lines: tuple[tuple[float, float], ...] = ((2.25, 2.9), (0.75, 0.4))) -> None:
        self.lines = lines

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """As wide as the page's text."""
        self.width, self.height = available_width, 4.0
        return (available_width, self.height)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """Across the whole width."""
        with canvas.tags.furniture():
            for width, height in self.lines:
                canvas.pen(0, width)
                canvas.line((left, base + height), (left + self.width, base + height))


class Emblem(Piece):
    """The emblem, centred on its width, 22 mm high."""

    def __init__(self, content: bytes) -> None:
        self.image = emblem_image(content)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """One fixed height."""
        self.width, self.height = available_width, EMBLEM_HEIGHT
        return (available_width, self.height)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """In its own proportion, inside the width."""
        with canvas.tags.figure(EMBLEM_WORDS, (left, base), self.width, self.height):
            canvas.picture(self.image, (left, base), self.width, self.height)


class Beside(Piece):
    """An office's kop: the emblem at the left, the lines centred in what is left of the width."""

    EMBLEM_WIDTH = 24 * MILLIMETRE

    def __init__(self, emblem: Emblem, lines: Stack) -> None:
        self.emblem = emblem
        self.lines = lines

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as the higher of the two."""
        self.emblem.wrap(self.EMBLEM_WIDTH, available_height)
        _width, height = self.lines.wrap(available_width - self.EMBLEM_WIDTH, available_height)
        self.width, self.height = available_width, max(height, EMBLEM_HEIGHT)
        return (available_width, self.height)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """Both in the middle of the height."""
        self.emblem.draw(canvas, left, base + (self.height - self.emblem.height) / 2)
        self.lines.draw(canvas, left + self.EMBLEM_WIDTH, base + (self.height - self.lines.height) / 2)


class Balanced(Piece):
    """A centred paragraph whose lines are of like length: no single word is left below a full line."""

    def __init__(self, body: Text, *, is_heading: bool = False) -> None:
        self.body = body
        self.is_heading = is_heading

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as on the full width, and then only as wide as that height needs."""
        self.narrow = self.body.narrowest(available_width)
        self.width, self.height = available_width, self.body.wrap(self.narrow, available_height)[1]
        return (available_width, self.height)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """In the middle of the full width."""
        self.body.wrap(self.narrow, self.height)
        with canvas.tags.heading() if self.is_heading else nullcontext():
            self.body.draw(canvas, left + (self.width - self.narrow) / 2, base)


def centred(sheet: Sheet, words: str) -> Balanced:
    """A line of the title, or several of like length."""
    return Balanced(text(words, sheet.heading), is_heading=True)


def letterhead(sheet: Sheet, head: Letterhead, emblem: bytes | None) -> list[Any]:
    """The kop of a regional head (emblem above the title) or of an office (beside its lines, with a rule)."""
    picture = Emblem(emblem) if emblem else None
    if head.regional_head:
        lines = _regional_lines(sheet, head)
        return [Stack([*([(picture, 6.0)] if picture else []), *lines, (Gap(sheet.style.leading), 0)])]
    stack = Stack([(line, 0) for line in _office_lines(sheet, head)])
    return [Beside(picture, stack) if picture else stack, Gap(4), Rule(), Gap(sheet.style.leading)]


def _regional_lines(sheet: Sheet, head: Letterhead) -> list[tuple[Piece, float]]:
    """The title of the regional head and what stands below it; an address is rare and smaller."""
    titles, small = sheet.sized(sheet.style.size + 2, align="centre"), sheet.sized(sheet.style.size - 2, align="centre")
    named = [(line, titles) for line in head.lines] + [(line, small) for line in head.address]
    return [(Balanced(text(line, setting)), 0) for line, setting in named if line.strip()]


def _office_lines(sheet: Sheet, head: Letterhead) -> list[Piece]:
    """Government above office in the relation 3 to 4, the office bold; addresses smaller, empty ones left out."""
    size = sheet.style.size
    lines = [line for line in head.lines if line.strip()]
    above = [(line, sheet.sized(size, align="centre")) for line in lines[:-1]]
    office = [(line, sheet.sized(size * OFFICE_TO_GOVERNMENT, bold=True, align="centre")) for line in lines[-1:]]
    small = sheet.sized(size - 2, align="centre")
    address = [(line, small) for line in head.address if line.strip()]
    return [Balanced(text(line, setting)) for line, setting in (*above, *office, *address)]


class Gap(Piece):
    """Empty height."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, canvas: Any, left: float, base: float) -> None:  # noqa: ARG002
        """Nothing; a list does not go on below it."""
        canvas.tags.gap()
