"""The words of a PDF, and the check codes among them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2

from desktop.domain.letters.check_code import read_code
from desktop.domain.refusal import Refusal
from desktop.services.letters.pdfium import PDFIUM
from desktop.text import _

_CODE = re.compile(r"Kode periksa:\s*([0-9A-Z]{5}-[0-9A-Z]{5})", re.IGNORECASE)
ABOVE_NAME = 3.0
"""Points between the name and what stands above it."""
_PAGE_NUMBER = re.compile(r"- \d+ -")


def pdf_lines(pdf: bytes) -> list[str]:
    """What stands in a PDF, line by line with single blanks; refused if it cannot be read."""
    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(pdf)
            pages = [page.get_textpage().get_text_bounded() for page in document]
            document.close()
    except pypdfium2.PdfiumError as error:
        raise Refusal(_("The file cannot be read as a PDF."), _("Choose another file, or type the code.")) from error
    lines = (" ".join(line.split()) for page in pages for line in page.splitlines())
    return [line for line in lines if line]


def said_lines(lines: list[str]) -> list[str]:
    """The lines that say something: neither the code in the foot nor the number of a page."""
    return [line for line in lines if not _CODE.search(line) and not _PAGE_NUMBER.fullmatch(line)]


def codes_of(lines: list[str]) -> tuple[str, ...]:
    """The check codes that the feet of the pages print, each once."""
    found = (read_code(match[1]) for line in lines for match in _CODE.finditer(line))
    return tuple(dict.fromkeys(code for code in found if code))


def words_lacking(issued: list[str], found: list[str]) -> str:
    """The words of `issued` that do not stand in `found`, in their order; what was added besides does not count."""
    left = Counter(" ".join(found).split())
    lacking = []
    for word in " ".join(issued).split():
        if left[word]:
            left[word] -= 1
        else:
            lacking.append(word)
    return " ".join(lacking)


def room_to_sign(
    pdf: bytes, name: str, size: tuple[float, float]
) -> tuple[int, tuple[float, float, float, float]] | None:
    """Where a mark of `size` fits between title and name of who signs: page, left, bottom, right, top in points.

    It is told from the pages themselves, so that letters of older layouts have it too: the last place where the
    name stands with nothing above it for the height of the mark.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        places = [(at, box) for at, page in enumerate(document) for box in _free_above(page.get_textpage(), name, size)]
        document.close()
    return places[-1] if places else None


def _free_above(text: Any, name: str, size: tuple[float, float]) -> Iterator[tuple[float, float, float, float]]:
    """The empty boxes right above each place where `name` stands on a page."""
    search = text.search(name, match_case=True)
    while (found := search.get_next()) is not None:
        text.count_rects(*found)
        left, _bottom, _right, top = text.get_rect(0)
        box = (left, top + ABOVE_NAME, left + size[0], top + ABOVE_NAME + size[1])
        if not text.get_text_bounded(*box).strip():
            yield box
