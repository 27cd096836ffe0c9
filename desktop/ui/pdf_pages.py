"""What PDFium tells of a PDF: the sizes of its pages, a page as a picture, and where words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from desktop.domain.refusal import Refusal
from desktop.services.letters.pdfium import PDFIUM
from desktop.text import _

POINTS_AN_INCH = 72
MOST_HITS = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where words were found: the page, counted from 0, and its boxes in points from the top left."""

    page: int
    boxes: tuple[QRectF, ...]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points; refused if the file is locked or broken."""
    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(pdf)
            sizes = [page.get_size() for page in document]
            document.close()
    except pypdfium2.PdfiumError as error:
        raise unreadable() from error
    return sizes


def unreadable() -> Refusal:
    """What is told of a paper that cannot be shown."""
    return Refusal(
        _("This paper cannot be shown: it is damaged, or protected with a password."),
        _("Save it elsewhere to try another program, or scan the paper again and attach it anew."),
    )


def draw_page(pdf: bytes, number: int, scale: float) -> QImage:
    """Page `number`, counted from 0, as a picture of `scale` pixels a point."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        # What is drawn for an electronic signature belongs to a field of the form.
        document.init_forms()
        bitmap = document[number].render(scale=scale, prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        document.close()
    return picture


def draw_pages(pdf: bytes, numbers: Sequence[int], scale: float, density: float) -> dict[int, QImage]:
    """Some pages, `scale` pixels a point on a screen of `density` device pixels a pixel."""
    images = {number: draw_page(pdf, number, scale * density) for number in numbers}
    for image in images.values():
        image.setDevicePixelRatio(density)
    return images


def find_words(pdf: bytes, words: str) -> list[Hit]:
    """Where `words` stand, in the order of reading, in capitals or not; the first thousand places."""
    hits: list[Hit] = []
    # PDFium looks for nothing without end, which is what it sees before a NUL, and takes no half of a character.
    words = "".join(sign for sign in words if sign.isprintable()).strip()
    if not words:
        return hits
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document):
            hits += _hits_on(page, number, words)
            if len(hits) >= MOST_HITS:
                break
        document.close()
    return hits[:MOST_HITS]


def _hits_on(page: pypdfium2.PdfPage, number: int, words: str) -> Iterator[Hit]:
    text, height = page.get_textpage(), page.get_size()[1]
    search = text.search(words)
    while (found := search.get_next()) is not None:
        rects = [text.get_rect(at) for at in range(text.count_rects(*found))]
        boxes = (QRectF(left, height - top, right - left, top - bottom) for left, bottom, right, top in rects)
        yield Hit(number, tuple(boxes))
