"""How text is set: the sizes and faces of one page style."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.fonts import Typeface, typeface
from desktop.letters.style import PageStyle


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

    @cached_property
    def plain(self) -> Setting:
        """Running text, left aligned."""
        return Setting(self.faces.regular, self.style.size, self.style.leading)

    @cached_property
    def body(self) -> Setting:
        """Running text, justified."""
        return replace(self.plain, align="justified")

    @cached_property
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
