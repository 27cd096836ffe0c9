"""Text as it is set: the sizes and faces of one page style, and paragraphs that remember how they broke.

Paragraphs are made from plain text and never from markup: ReportLab's parser is not asked, so `<b>`, `&` and
`<img src=…>` in a name print as typed and open no file.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from desktop.letters.fonts import Typeface, shown, typeface
from desktop.letters.style import PageStyle

NARROWING_STEP = 6.0
ALIGNMENTS = {"left": TA_LEFT, "centre": TA_CENTER, "justified": TA_JUSTIFY}


@dataclass(frozen=True)
class Setting:
    """How one piece of text is set."""

    font: str
    size: float
    leading: float
    align: str = "left"
    hanging: float = 0
    first: float = 0
    """How far the first line of a paragraph is moved in."""
    grey: float = 0
    """From 0, black, to 1, white."""


@dataclass(frozen=True)
class Sheet:
    """A page style with its faces looked up: what every piece of furniture measures and sets with."""

    style: PageStyle
    faces: Typeface

    @property
    def plain(self) -> Setting:
        """Running text, left aligned."""
        return Setting(self.faces.regular, self.style.size, self.style.leading)

    @property
    def body(self) -> Setting:
        """Running text, justified."""
        return replace(self.plain, align="justified")

    @property
    def heading(self) -> Setting:
        """Centred lines of the title."""
        return replace(self.plain, align="centre")

    def sized(self, size: float, *, bold: bool = False, align: str = "left") -> Setting:
        """Text of another size, its lines in the same relation."""
        font = self.faces.bold if bold else self.faces.regular
        return Setting(font, size, size * 1.2, align)

    def width(self, text: str) -> float:
        """How wide `text` runs in the page's own face and size."""
        return float(stringWidth(text, self.faces.regular, self.style.size))


@lru_cache
def sheet(style: PageStyle) -> Sheet:
    """The sheet for `style`; fonts are looked up once."""
    return Sheet(style, typeface(style.typeface))


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph that breaks its lines once for each width, however often and in whichever letter it is asked."""

    plain = False
    """Whether the text is whole and of plain ASCII."""
    continues = False
    """Whether the paragraph began on another page."""

    def __init__(self, words: str | None, style: ParagraphStyle, **given: Any) -> None:
        super().__init__(words, style, **given)
        self.blPara: Any
        self._wrapWidths: Any
        self._broken: dict[float, tuple[Any, ...]] = {}
        self._narrowest: dict[float, float] = {}
        self._written: dict[tuple[float, str], list[str]] = {}

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height; lines broken before on this width are taken from memory."""
        if available_width not in self._broken:
            size = super().wrap(available_width, available_height)
            self._broken[available_width] = (size, self.blPara, self._wrapWidths)
        size, self.blPara, self._wrapWidths = self._broken[available_width]
        self.width, self.height = available_width, size[1]
        return (size[0], size[1])

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """What fits and the rest, which goes on with the same paragraph."""
        parts: list[Any] = super().split(available_width, available_height)
        for place, part in enumerate(parts):
            part.continues = self.continues or place > 0
        return parts

    def draw(self) -> None:
        """The lines, marked as what they are."""
        tags = self.canv.tags
        tags.begin_text(continues=self.continues)
        self._write()
        tags.end()

    def _write(self) -> None:
        """The lines; what was written for this width before is written again as it was.

        Only plain ASCII has the same codes in every letter: other characters get theirs as they come.
        """
        known = (self.width, self.canv.plain_face(self.style.fontName))
        page = self.canv._code  # noqa: SLF001  # ReportLab has no door for it
        if known in self._written:
            page.extend(self._written[known])
            return
        start = len(page)
        super().draw()
        if self.plain:
            self._written[known] = page[start:]

    def narrowest(self, widest: float) -> float:
        """The least width, to a few points, on which the text is no higher than on `widest`."""
        if widest not in self._narrowest:
            height = self.wrap(widest, 0)[1]
            lines = round(height / self.style.leading)
            self._narrowest[widest] = self._narrow(widest, height) if lines > 1 else widest
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
    style, fragment = _prototype(setting)
    printed = shown(words, setting.font)
    made = Text(None, style, frags=[fragment.clone(text=printed)])
    made.plain = printed.isascii()
    return made


@lru_cache(maxsize=64)
def _prototype(setting: Setting) -> tuple[ParagraphStyle, Any]:
    """ReportLab's style for a setting, and the fragment that its parser makes for a plain word."""
    style = ParagraphStyle(
        "letter",
        fontName=setting.font,
        bulletFontName=setting.font,
        fontSize=setting.size,
        leading=setting.leading,
        alignment=ALIGNMENTS[setting.align],
        leftIndent=setting.hanging,
        firstLineIndent=setting.first - setting.hanging,
        allowOrphans=0,
        allowWidows=0,
        splitLongWords=1,
        textColor=Color(setting.grey, setting.grey, setting.grey),
    )
    return style, Paragraph("x", style).frags[0]
