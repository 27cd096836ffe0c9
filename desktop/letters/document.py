"""Pages: a story of furniture becomes PDF bytes, the same bytes for the same letter each time."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from desktop.letters.across import print_across
from desktop.letters.canvas import Canvas, Counted
from desktop.letters.filling import Filling
from desktop.letters.lines import broken
from desktop.letters.metadata import About
from desktop.letters.piece import Piece
from desktop.letters.sheet import Setting, Sheet
from desktop.letters.style import MILLIMETRE

LANGUAGE = "id"
CODE_SIZE, CODE_GREY = 7, 0.35
ANNEX = "annex"
"""Kind of the pages that lie on their side; a story turns to them by `NewPage(ANNEX)`."""
ANNEX_UPRIGHT = "annex_upright"
"""The same for a list of few columns, which stands as the letter does."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the text of each page."""

    code: str = ""
    """The check code of the letter; empty where there is none."""
    counted: Counted | None = None
    note: str = ""
    """A sentence above the code."""


_drawing = threading.Lock()


def draw_pages(
    sheet: Sheet,
    story: Callable[[], list[Piece]],
    title: str,
    day: date,
    foot: Foot = Foot(),
    language: str = LANGUAGE,
) -> bytes:
    """The PDF of what `story` puts together, dated on the letter's own day (to the second if it is a moment).

    One letter at a time: paragraphs are shared between letters and remember the width they were measured for.
    """
    with _drawing, _uncollected():
        canvas = Canvas(About.cleaned(title, day, language))
        _Paper(canvas, sheet, foot).fill(story())
        return canvas.file(foot.counted)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circles of garbage meanwhile: a drawing makes none, and a long one would be gone through often."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Paper(Filling):
    """Pages of a letter: the first without a number, later ones with theirs on top, those of the annex."""

    def __init__(self, canvas: Canvas, sheet: Sheet, foot: Foot) -> None:
        super().__init__(canvas)
        self.sheet = sheet
        self.foot = foot
        self.annex_pages = 0

    def begin_page(self) -> None:
        """Size and margins, the words across the page, and what stands above the text."""
        style = self.sheet.style
        size = style.page_size[::-1] if self.kind == ANNEX else style.page_size
        top, right, bottom, left = (side * MILLIMETRE for side in style.margins)
        self.canvas.begin_page(size)
        self.open((left, bottom), size[0] - left - right, size[1] - top - bottom)
        print_across(self.canvas, self.sheet, *size)
        if self.kind:
            self.annex_pages += 1
            self.canvas.page.annex_page = self.annex_pages
        elif self.canvas.number > 1 and style.show_page_numbers:
            self._number_page()

    def end_page(self) -> None:
        """The check code, small, at the left of the bottom margin, below the sentence that stands there."""
        style = self.sheet.style
        small = Setting(self.sheet.faces.regular, CODE_SIZE, CODE_SIZE * 1.2, grey=CODE_GREY)
        lines = list(broken(self.foot.note, small, style.text_area[0]))
        if self.foot.code:
            lines.append(f"Kode periksa: {self.foot.code}")
        if not lines:
            return
        left, base = style.margins[3] * MILLIMETRE, style.margins[2] * MILLIMETRE * 0.5
        self.canvas.set_font(small.font, small.size)
        self.canvas.fill_grey(small.grey)
        with self.canvas.tags.furniture():
            for above, line in enumerate(reversed(lines)):
                self.canvas.write(left, base + above * small.leading, line)
        self.canvas.fill_grey(0)

    def _number_page(self) -> None:
        """`- 2 -` in the middle of the top margin."""
        style = self.sheet.style
        width, height = style.page_size
        self.canvas.set_font(self.sheet.faces.regular, style.size)
        with self.canvas.tags.furniture():
            base = height - style.margins[0] * MILLIMETRE * 0.65
            self.canvas.write_centred(width / 2, base, f"- {self.canvas.number} -")
