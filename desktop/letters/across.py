"""Words across a page that say it is no letter yet."""

from math import atan2, degrees
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.sheet import Sheet

GREY, SHARE = 0.88, 0.62
"""How light the words are, and how much of the page's diagonal they take."""


def print_across(canvas: Any, sheet: Sheet, width: float, height: float) -> None:
    """The style's words from corner to corner, light and below the text; nothing if it has none.

    They are marked as furniture of the page, which a screen reader passes over.
    """
    words = sheet.style.across
    if not words:
        return
    diagonal = (width**2 + height**2) ** 0.5
    size = SHARE * diagonal / stringWidth(words, sheet.faces.bold, 1)
    canvas.save()
    with canvas.tags.furniture():
        canvas.move(width / 2, height / 2, degrees(atan2(height, width)))
        canvas.set_font(sheet.faces.bold, size)
        canvas.fill_grey(GREY)
        canvas.write_centred(0, -size * 0.35, words)
    canvas.restore()
