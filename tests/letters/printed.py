"""What stands on the pages of a letter, and what is wrong with where it stands."""

import re
from itertools import combinations

import pypdfium2

from desktop.letters.style import MILLIMETRE

BOX = "□"
"""Stands for a sign that no typeface of letters has."""
_MISSING = "\U0001f600\u0639\x00\u202e"
_BLANKS = dict.fromkeys(map(ord, " \t\n\r\x0b\x0c\xa0\ufffe\u2010"), None)
_BOXES = dict.fromkeys(map(ord, _MISSING), BOX)
MARGINS = (20, 20, 25, 30)
"""At the top, right, bottom and left in millimetres, as the fixed office has them."""
_FURNITURE = re.compile(r"^(- \d+ -|Kode periksa: .*|Halaman \d+ dari \d+)\s*$", re.MULTILINE)
_TOUCH = 0.4
"""Millimetres by which signs of two lines may meet."""
Box = tuple[float, float, float, float]


def run(text: str) -> str:
    """`text` as it is compared: small letters, no blanks, boxes for what cannot be printed."""
    return text.translate(_BLANKS | _BOXES).casefold()


def pages(pdf: bytes) -> list[str]:
    """What each page says, but for its number and its foot."""
    return [run(_FURNITURE.sub("", page.get_textpage().get_text_bounded())) for page in pypdfium2.PdfDocument(pdf)]


def lost(text: str, sheet: str) -> list[str]:
    """The lines of a typed text that do not stand on a sheet; a semicolon parts what stands in different places."""
    lines = text.splitlines() if ";" not in text or "&amp;" in text else text.replace("\n", ";").split(";")
    return [line for line in lines if run(line.strip(" .;")) not in sheet]


def faults(pdf: bytes, most: int = 100) -> list[str]:
    """Text outside the margins, and lines that lie over each other, on the last pages."""
    found, document = [], pypdfium2.PdfDocument(pdf)
    for number in range(max(len(document) - most, 0) + 1, len(document) + 1):
        page = document[number - 1]
        text, (width, height) = page.get_textpage(), page.get_size()
        boxes = [box for at in range(text.count_rects()) if (box := text.get_rect(at))[2] - box[0] > 1]
        upright = height > width
        found += [f"{number}: {text.get_text_bounded(*box)}" for box in boxes if _outside(box, width, upright=upright)]
        found += [
            f"{number}: {text.get_text_bounded(*one)} / {text.get_text_bounded(*other)}"
            for one, other in combinations(boxes, 2)
            if _shared(one, other) > _TOUCH
        ]
    return found


def _outside(box: Box, width: float, *, upright: bool) -> bool:
    _top, right, _bottom, left = MARGINS if upright else (20, 20, 20, 20)
    return box[0] < (left - 0.5) * MILLIMETRE or box[2] > width - (right - 0.5) * MILLIMETRE


def _shared(one: Box, other: Box) -> float:
    """How far two boxes lie over each other, across or up, whichever is less, in millimetres."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, up) / MILLIMETRE
