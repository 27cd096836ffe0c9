"""How a letter's page is set: paper, margins, typeface and sizes, which local habit decides (REGULATION 3.2)."""

from dataclasses import dataclass
from enum import StrEnum

MILLIMETRE = 72 / 25.4


class Paper(StrEnum):
    """Paper of letters; two sizes go by the name F4."""

    A4 = "a4"
    F4 = "f4"
    F4_WIDE = "f4_wide"
    A4_LANDSCAPE = "a4_landscape"
    A3_LANDSCAPE = "a3_landscape"
    F4_LANDSCAPE = "f4_landscape"
    """These on their side are for reports only: the settings of letters do not offer them."""


PAPER_SIZES = {
    Paper.A4: (210, 297),
    Paper.A4_LANDSCAPE: (297, 210),
    Paper.A3_LANDSCAPE: (420, 297),
    Paper.F4: (210, 330),
    Paper.F4_WIDE: (215, 330),
    Paper.F4_LANDSCAPE: (330, 215),
}
"""Width and height in millimetres."""


@dataclass(frozen=True)
class PageStyle:
    """Setting of a page; margins are top, right, bottom and left in millimetres."""

    paper: Paper = Paper.F4_WIDE
    margins: tuple[float, float, float, float] = (20, 20, 25, 30)
    typeface: str = "bookman"
    size: float = 12
    line_spacing: float = 1.25
    show_page_numbers: bool = True
    across: str = ""
    """Words in light grey across every page; empty in all that is issued."""

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = PAPER_SIZES[self.paper]
        return (width * MILLIMETRE, height * MILLIMETRE)

    @property
    def text_area(self) -> tuple[float, float]:
        """Width and height inside the margins, in points."""
        width, height = self.page_size
        top, right, bottom, left = (side * MILLIMETRE for side in self.margins)
        return (width - left - right, height - top - bottom)

    @property
    def leading(self) -> float:
        """From one base line to the next, in points."""
        return self.size * self.line_spacing
