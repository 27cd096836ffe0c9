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

    def __init__(self, about: About, counted: Counted | None, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
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

    def save(self) -> None:
        """Give each page its foot and write the file."""
        for number, state in enumerate(self._held, 1):
            self.__dict__.update(state)
            if self._counted:
                with self.tags.furniture():
                    self._counted(self, number, len(self._held))
            self._write_page()
        # What the last page began anew is empty: nothing is left to be shown.
        self._doc.SaveToFile(self._filename, self)

    def drawString(self, x: float, y: float, text: str, *given: Any, **named: Any) -> None:  # noqa: N802
        """A line of text from `x` on; plain ASCII is written as it is."""
        if given or named or not (text.isascii() and text.isprintable()):
            super().drawString(x, y, text, *given, **named)
            return
        face = self.plain_face(self._fontname)
        words = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self._code.append(f"BT {fp_str(x, y)} Td {face} {fp_str(self._fontsize)} Tf ({words}) Tj ET")

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

    def picture(self, picture: Picture, width: float, height: float) -> None:
        """A picture in its own proportion in the middle of `width` and `height`."""
        inside = self._doc.getXObjectName(picture.name)
        if inside not in self._doc.idToObject:
            self._doc.Reference(picture.written, inside)
        self._formsinuse.append(picture.name)
        self._currentPageHasImages = 1
        wide, high = picture.size
        scale = min(width / wide, height / high)
        box = (wide * scale, 0, 0, high * scale, (width - wide * scale) / 2, (height - high * scale) / 2)
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
