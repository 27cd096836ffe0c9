"""Paragraphs of plain text, broken once for each width, however often and in whichever letter they are asked.

They are made from plain text and never from markup: no parser is asked, so `<b>`, `&` and `<img src=…>` in a name
print as typed and open no file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.fonts import shown
from desktop.letters.piece import Piece
from desktop.letters.sheet import Setting

NARROWING_STEP = 6.0
SHRINKING = 0.05
"""The part by which spaces may be narrower for one more word on a line."""
NOTHING = 1e-6
"""Points that are no more than what sums of widths are off by."""
LEAST_LINES = 2
"""Lines of a paragraph that stand together above or below a page break."""
_BLANKS = re.compile(r"[^\S\xa0]+")


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line, the width that they leave, and whether they end a paragraph."""

    words: str
    spare: float
    ends: bool = False


class Text(Piece):
    """A paragraph; its parts on other pages keep its lines."""

    continues = False
    """Whether the paragraph began on another page."""

    def __init__(self, words: str, setting: Setting, lines: tuple[Line, ...] = ()) -> None:
        self.setting = setting
        self._words = words
        self._given = lines
        self._lines = lines
        self._broken: dict[float, tuple[Line, ...]] = {}
        self._narrowest: dict[float, float] = {}
        self._written: dict[tuple[float, str], str] = {}

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Width and height; lines broken before on this width are taken from memory."""
        if available_width not in self._broken:
            self._broken[available_width] = self._given or tuple(_broken(self._words, self.setting, available_width))
        self._lines = self._broken[available_width]
        self.width, self.height = available_width, len(self._lines) * self.setting.leading
        return (available_width, self.height)

    def split(self, available_width: float, available_height: float) -> Sequence["Text"]:
        """What fits and the rest, which goes on with the same paragraph; no line of it stands alone."""
        self.wrap(available_width, available_height)
        lines, fits = self._lines, int(available_height / self.setting.leading)
        if fits < len(lines):
            fits = min(fits, len(lines) - LEAST_LINES)
        if fits < LEAST_LINES:
            return []
        if fits >= len(lines):
            return [self]
        return [self._part(lines[:fits], continues=self.continues), self._part(lines[fits:], continues=True)]

    def _part(self, lines: tuple[Line, ...], *, continues: bool) -> "Text":
        part = Text(self._words, self.setting, lines)
        part.continues = continues
        return part

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """The lines, marked as what they are."""
        if not self._lines:
            return
        canvas.tags.begin_text(continues=self.continues)
        canvas.set_lines(left, base + self.height - self.setting.size, self._code(canvas))
        canvas.tags.end()

    def _code(self, canvas: Any) -> str:
        """The lines as they are written into a page.

        Only plain ASCII has the same codes in every letter: other characters get theirs as they come.
        """
        known = (self.width, canvas.faces.plain(self.setting.font))
        if known in self._written:
            return self._written[known]
        first = self.setting.hanging if self.continues else self.setting.first
        code = " ".join(_set_lines(canvas, self.setting, self._lines, first))
        if self._words.isascii():
            self._written[known] = code
        return code

    def narrowest(self, widest: float) -> float:
        """The least width, to a few points, on which the text is no higher than on `widest`."""
        if widest not in self._narrowest:
            height = self.wrap(widest, 0)[1]
            self._narrowest[widest] = self._narrow(widest, height) if len(self._lines) > 1 else widest
        return self._narrowest[widest]

    def _narrow(self, widest: float, height: float) -> float:
        """Halve the range in which the least width lies until it is small."""
        least = widest / 2
        while widest - least > NARROWING_STEP:
            middle = (least + widest) / 2
            if self.wrap(middle, 0)[1] > height:
                least = middle
            else:
                widest = middle
        return widest


@lru_cache(maxsize=512)
def text(words: str, setting: Setting) -> Text:
    """`words` exactly as typed, set as `setting` says; fixed wording is set once for all letters."""
    return Text(shown(words, setting.font), setting)


def _broken(words: str, setting: Setting, room: float) -> Iterator[Line]:
    """As many words on a line as there is room for, in a justified one with spaces a little narrower."""
    font, size = setting.font, setting.size
    space = stringWidth(" ", font, size)
    shrinks = space * SHRINKING
    line: list[str] = []
    taken, limit = -space, room - setting.first
    waiting = _BLANKS.split(words.strip())[::-1] if words.strip() else []
    while waiting:
        word = waiting.pop()
        width = stringWidth(word, font, size)
        fits = taken + space + width <= limit + shrinks * len(line)
        if not fits and width > limit and len(word) > 1:
            # A word longer than a line begins on this one and is cut.
            first, rest = _cut(word, setting, limit - taken - space, at_least=0 if line else 1)
            waiting.append(rest)
            if first:
                line.append(first)
                taken += space + stringWidth(first, font, size)
        elif fits or not line:
            line.append(word)
            taken += space + width
            continue
        else:
            waiting.append(word)
        yield Line(" ".join(line), limit - taken)
        line, taken, limit = [], -space, room - setting.hanging
    if line:
        yield Line(" ".join(line), limit - taken, ends=True)


def _cut(word: str, setting: Setting, room: float, at_least: int) -> tuple[str, str]:
    """The letters of `word` for which there is room, and the others."""
    taken = 0.0
    for place, sign in enumerate(word):
        taken += stringWidth(sign, setting.font, setting.size)
        if taken > room:
            cut = max(place, at_least)
            return word[:cut], word[cut:]
    return word, ""


def _set_lines(canvas: Any, setting: Setting, lines: Sequence[Line], first: float) -> Iterator[str]:
    """Each line below the one before, from where its alignment lets it begin; the first from `first` on."""
    if setting.grey:
        yield f"{setting.grey:.3g} g"
    yield f"{canvas.faces.plain(setting.font)} {setting.size:g} Tf"
    at, spaced = 0.0, False
    for place, line in enumerate(lines):
        left = setting.hanging if place else first
        if setting.align == "centre":
            left += max(line.spare, 0.0) / 2
        yield f"{left - at:.2f} {-setting.leading if place else 0:.6g} Td"
        at = left
        wide = _spaced(setting, line)
        if wide or spaced:
            yield f"{wide:.3f} Tw"
        spaced = bool(wide)
        yield canvas.faces.said(line.words, setting.font, setting.size)
    if spaced:
        yield "0 Tw"
    if setting.grey:
        yield "0 g"


def _spaced(setting: Setting, line: Line) -> float:
    """How much wider each space of a line is than by the face."""
    spaces = line.words.count(" ") + line.words.count("\xa0")
    stretched = setting.align == "justified" and not line.ends
    return line.spare / spaces if spaces and (stretched or line.spare < -NOTHING) else 0.0
