"""The canvas that letters are drawn on: what is drawn becomes PDF's own words, packed when its page is full."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, radians, sin

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.archival import Page, archived
from desktop.letters.emblem import Picture
from desktop.letters.file import packed_stream
from desktop.letters.fonts import Faces
from desktop.letters.metadata import About
from desktop.letters.tagging import Tags

Place = tuple[float, float]
Counted = Callable[["Canvas", int, int], None]
"""Draws below a page what needs the whole: the canvas, the page's number and how many there are."""

ROUND = 0.5523
"""How far the ends of a quarter of a circle are drawn out, in parts of its radius."""


class Canvas:
    """Pages of an archival file, drawn one after the other, in points from the lower left corner."""

    def __init__(self, about: About) -> None:
        self.code: list[str] = []
        self.tags = Tags(self.code)
        self.faces = Faces()
        self.pages: list[Page] = []
        self._about = about
        self._pictures: dict[str, bytes] = {}
        self._font, self._size = "", 0.0

    @property
    def number(self) -> int:
        """The number of the page that is drawn."""
        return len(self.pages)

    @property
    def page(self) -> Page:
        """The page that is drawn."""
        return self.pages[-1]

    def begin_page(self, size: Place) -> None:
        """One more page of this size."""
        self.pages.append(Page(size))
        self.tags.page = len(self.pages)

    def end_page(self) -> None:
        """Nothing more comes on this page but what is counted."""
        self._pack(self.page)

    def file(self, counted: Counted | None) -> bytes:
        """The whole file, each page with the foot that `counted` draws."""
        if counted:
            for number, page in enumerate(self.pages, 1):
                with self.tags.furniture():
                    counted(self, number, len(self.pages))
                self._pack(page)
        return archived(self._about, self.pages, (self.faces, self._pictures), self.tags)

    def _pack(self, page: Page) -> None:
        page.contents.append(packed_stream(b"", "\n".join(self.code).encode("ascii")))
        self.code.clear()

    def save(self) -> None:
        """Keep colours, lines and place as they are, until `restore`."""
        self.code.append("q")

    def restore(self) -> None:
        """Colours, lines and place as they were."""
        self.code.append("Q")

    def move(self, left: float, base: float, degrees: float = 0) -> None:
        """Draw from another place on, turned to the left."""
        turn = radians(degrees)
        # PDF knows no exponents: the cosine of a right angle would be none of its numbers.
        across, up = round(cos(turn), 6), round(sin(turn), 6)
        self.code.append(f"{across:.6g} {up:.6g} {-up:.6g} {across:.6g} {left:.2f} {base:.2f} cm")

    def set_font(self, name: str, size: float) -> None:
        """The face of what is written next."""
        self._font, self._size = name, size

    def write(self, left: float, base: float, words: str) -> None:
        """A line of text from `left` on."""
        said = self.faces.said(words, self._font, self._size)
        self.set_lines(left, base, f"{self.faces.plain(self._font)} {self._size:g} Tf {said}")

    def write_centred(self, middle: float, base: float, words: str) -> None:
        """A line of text with its middle at this place."""
        self.write(middle - stringWidth(words, self._font, self._size) / 2, base, words)

    def write_to(self, right: float, base: float, words: str) -> None:
        """A line of text that ends at `right`."""
        self.write(right - stringWidth(words, self._font, self._size), base, words)

    def set_lines(self, left: float, base: float, code: str) -> None:
        """Text as PDF has it, whose first line begins at this place."""
        self.code.append(f"BT 1 0 0 1 {left:.2f} {base:.2f} Tm {code} ET")

    def fill_grey(self, grey: float) -> None:
        """How light text and areas are, from 0, black, to 1, white."""
        self.code.append(f"{grey:.3g} g")

    def pen(self, grey: float, width: float) -> None:
        """How light and how wide lines are."""
        self.code.append(f"{grey:.3g} G {width:g} w")

    def colour(self, red: float, green: float, blue: float) -> None:
        """The colour of lines and areas."""
        parts = f"{red:.3g} {green:.3g} {blue:.3g}"
        self.code.append(f"{parts} RG {parts} rg")

    def dash(self, lengths: Sequence[float] = ()) -> None:
        """Lengths of what is drawn of a line and of what is left out; nothing for whole lines."""
        self.code.append("[{}] 0 d".format(" ".join([f"{length:g}" for length in lengths])))

    def line(self, first: Place, *others: Place) -> None:
        """A line from place to place."""
        self.code.append(f"{_path(first, *others)} S")

    def area(self, first: Place, *others: Place) -> None:
        """What lies between these corners, filled."""
        self.code.append(f"{_path(first, *others)} f")

    def box(self, corner: Place, width: float, height: float, *, filled: bool = False) -> None:
        """A rectangle, filled or its lines."""
        self.code.append(f"{corner[0]:.2f} {corner[1]:.2f} {width:.2f} {height:.2f} re {'f' if filled else 'S'}")

    def point(self, middle: Place, radius: float) -> None:
        """A filled circle: its four quarters."""
        x, y = middle
        out = radius * ROUND
        steps = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]
        path = [f"{x + radius:.2f} {y:.2f} m"]
        for (a, b), (c, d) in pairwise(steps):
            ends = [(a * radius + c * out, b * radius + d * out), (c * radius + a * out, d * radius + b * out)]
            path.append(" ".join([f"{x + right:.2f} {y + up:.2f}" for right, up in [*ends, (c * radius, d * radius)]]))
            path.append("c")
        self.code.append(" ".join([*path, "f"]))

    def picture(self, picture: Picture, place: Place, width: float, height: float) -> None:
        """A picture in its own proportion in the middle of `width` and `height` from `place` on."""
        self._pictures[picture.name] = picture.written
        wide, high = picture.size
        scale = min(width / wide, height / high)
        left, base = place[0] + (width - wide * scale) / 2, place[1] + (height - high * scale) / 2
        self.code.append(f"q {wide * scale:.2f} 0 0 {high * scale:.2f} {left:.2f} {base:.2f} cm /{picture.name} Do Q")


def _path(first: Place, *others: Place) -> str:
    """From place to place."""
    return " ".join([f"{first[0]:.2f} {first[1]:.2f} m", *[f"{left:.2f} {base:.2f} l" for left, base in others]])
