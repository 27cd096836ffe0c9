"""The kop: the relation of its lines, where the emblem stands, and names that need several lines."""

from ctypes import byref, c_double
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.domain.letters.letters import Letterhead
from desktop.letters.letter import draw_letter
from desktop.letters.style import PageStyle, Paper
from tests.letters.layout import lines_of
from tests.letters.samples import DECREE, HEAD, LETTER, OFFICE, UNIT_120
from tests.letters.test_decree import emblem

STYLE = PageStyle(Paper.A4, typeface="arimo", size=12)


def size_of(pdf: bytes, words: str) -> float:
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return float(pdfium.FPDFText_GetFontSize(text.raw, text.get_text_range().index(words)))


def picture(pdf: bytes) -> tuple[float, float, float, float]:
    page = pypdfium2.PdfDocument(pdf)[0]
    (image,) = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    return tuple(image.get_bounds())


def base_of(pdf: bytes, words: str) -> float:
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    across, up = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, text.get_text_range().index(words), byref(across), byref(up))
    return up.value


@pytest.mark.parametrize("size", [10, 11, 12])
def test_government_and_office_are_as_three_to_four(size: int) -> None:
    pdf = draw_letter(LETTER, replace(STYLE, size=size))
    assert size_of(pdf, "PEMERINTAH") / size_of(pdf, "BADAN") == pytest.approx(3 / 4, abs=0.01)


def test_a_regional_heads_emblem_stands_above_the_title_in_the_middle() -> None:
    pdf = draw_letter(DECREE, STYLE, emblem())
    left, bottom, right, top = picture(pdf)
    assert bottom > base_of(pdf, "WALI KOTA") + 12
    assert (left + right) / 2 == pytest.approx(85 + 453 / 2, abs=3)
    assert top < 842 - 20 * 72 / 25.4 + 1


def test_an_offices_emblem_stands_left_of_its_lines() -> None:
    pdf = draw_letter(LETTER, STYLE, emblem())
    _left, bottom, right, top = picture(pdf)
    assert bottom < base_of(pdf, "BADAN") < top
    assert right < min(left for _page, left, base, _words in lines_of(pdf) if base < 45) * 72 / 25.4


@pytest.mark.parametrize("picture", [None, emblem()])
@pytest.mark.parametrize("head", [OFFICE, HEAD, replace(HEAD, address=OFFICE.address)])
def test_long_lines_break_into_lines_of_like_length(head: Letterhead, picture: bytes | None) -> None:
    long = replace(head, lines=(f"PEMERINTAH {UNIT_120.upper()}", UNIT_120.upper()))
    lines = [line for line in lines_of(draw_letter(replace(LETTER, letterhead=long), STYLE, picture)) if line[2] < 70]
    words = [len(line[3]) for line in lines if line[3].isupper()]
    assert len(words) >= 4
    assert min(words) > max(words) * 0.4


@pytest.mark.parametrize("head", [OFFICE, replace(HEAD, address=OFFICE.address)])
def test_an_address_is_printed_below_any_kop(head: Letterhead) -> None:
    lines = lines_of(draw_letter(replace(LETTER, letterhead=head), STYLE))
    assert OFFICE.address[0] in [words for _page, _left, _base, words in lines]
