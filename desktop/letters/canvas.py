"""The canvas that letters are drawn on: ReportLab's, with short ways for what letters do a thousand times.

Short lines of plain text, the state that each piece of furniture saves, and the emblem go round ReportLab's general
ways; what they cannot do is left to those.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop.letters.archival import Archive
from desktop.letters.emblem import Picture
from desktop.letters.metadata import About
from desktop.letters.tagging import Tags

Counted = Callable[[Any, int, int], None]
"""Draws below a page what needs the whole: the canvas, the page's number and how many there are."""
_STATE = Canvas.STATE_ATTRIBUTES
_state = itemgetter(*_STATE)


class Pages(Canvas):  # type: ignore[misc]
    """Pages of an archival file; with `counted` they are kept until it is known how many the foot has to name."""

    def __init__(self, about: About, counted: Counted | None) -> None:
        super().__init__("")
        self._doc = Archive(about)
        self.tags = Tags(self)
        self._counted = counted
        self._plain_faces: dict[str, str] = {}
        self.annex_page = 0
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        """Put the page aside or into the file, and begin the next."""
        if self._counted:
            self._held.append(dict(self.__dict__))
            self._startPage()
        else:
            self._write_page()

    def file(self) -> bytes:
        """Give each page its foot; the whole file."""
        for number, state in enumerate(self._held, 1):
            self.__dict__.update(state)
            if self._counted:
                with self.tags.furniture():
                    self._counted(self, number, len(self._held))
            self._write_page()
        return self._doc.GetPDFData(self)

    @property
    def number(self) -> int:
        """The number of the page that is being drawn."""
        return int(self._pageNumber)

    def turn(self, size: tuple[float, float]) -> None:
        """The paper of the page that begins."""
        self._pagesize = size

    def setFont(self, name: str, size: float, leading: float | None = None) -> None:  # noqa: ARG002, N802
        """Remember the face: each line of text names it again."""
        self._fontname, self._fontsize = name, size

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """A line of text from `x` on."""
        said = self.said(text, self._fontname, self._fontsize)
        self.write(x, y, f"{self.plain_face(self._fontname)} {self._fontsize:g} Tf {said}")

    def write(self, left: float, base: float, code: str) -> None:
        """Text whose first line begins at this place."""
        self._code.append(f"BT 1 0 0 1 {left:.2f} {base:.2f} Tm {code} ET")

    def said(self, words: str, font: str, size: float) -> str:
        """Words in the plain letters of a face that is set, and in its others where they need them."""
        if words.isascii() and words.isprintable():
            return "({}) Tj".format(words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
        face = getFont(font)
        pieces = [
            f"{face.getSubsetInternalName(subset, self._doc)} {size:g} Tf ({self._escape(codes)}) Tj"
            for subset, codes in face.splitString(words, self._doc)
        ]
        return " ".join([*pieces, f"{self.plain_face(font)} {size:g} Tf"])

    def _make_preamble(self) -> None:
        """Nothing: each line of text names its face."""
        self._preamble = ""

    def plain_face(self, name: str) -> str:
        """What the ASCII letters of a face are called in this document."""
        if name not in self._plain_faces:
            font = getFont(name)
            font.splitString("", self._doc)
            self._plain_faces[name] = font.getSubsetInternalName(0, self._doc)
        return self._plain_faces[name]

    def drawCentredString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """A line of text with its middle at `x`."""
        self.drawString(x - stringWidth(text, self._fontname, self._fontsize) / 2, y, text)

    def drawRightString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """A line of text that ends at `x`."""
        self.drawString(x - stringWidth(text, self._fontname, self._fontsize), y, text)

    def picture(self, picture: Picture, place: tuple[float, float], width: float, height: float) -> None:
        """A picture in its own proportion in the middle of `width` and `height` from `place` on."""
        inside = self._doc.getXObjectName(picture.name)
        if inside not in self._doc.idToObject:
            self._doc.Reference(picture.written, inside)
        self._formsinuse.append(picture.name)
        self._currentPageHasImages = 1
        wide, high = picture.size
        scale = min(width / wide, height / high)
        left, base = place[0] + (width - wide * scale) / 2, place[1] + (height - high * scale) / 2
        box = (wide * scale, 0, 0, high * scale, left, base)
        self._code.append(f"q {fp_str(*box)} cm /{inside} Do Q")

    def push_state_stack(self) -> None:
        """Keep the state as it is; nothing in a letter is transparent, which is what ReportLab would copy."""
        self.state_stack.append(_state(self.__dict__))

    def pop_state_stack(self) -> None:
        """The state as it was kept."""
        self.__dict__.update(zip(_STATE, self.state_stack.pop(), strict=True))

    def _write_page(self) -> None:
        """The page into the file, with the number by which the way back to its parts is found."""
        number = self.getPageNumber()
        super().showPage()
        page = self._doc.idToObject[f"Page{number}"]
        page.__NoDefault__ = (*page.__NoDefault__, "StructParents")
        page.StructParents = number - 1
