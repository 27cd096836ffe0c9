"""Typefaces that the program carries, beside those of Windows."""

from string import ascii_letters, digits, punctuation

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.fonts import typeface, unprintable

SIGNS = f"{ascii_letters}{digits}{punctuation} "


@pytest.mark.parametrize(
    ("family", "face", "measure"),
    [
        ("times", "regular", "Times-Roman"),
        ("times", "bold", "Times-Bold"),
        ("times", "italic", "Times-Italic"),
        ("arial", "regular", "Helvetica"),
        ("arial", "bold", "Helvetica-Bold"),
    ],
)
def test_a_stand_in_is_as_wide_as_what_it_stands_for(family: str, face: str, measure: str) -> None:
    """Lines break at the same words on a computer with the family and on one without."""
    name = getattr(typeface(family), face)
    differences = [sign for sign in SIGNS if abs(stringWidth(sign, name, 1000) - stringWidth(sign, measure, 1000)) > 1]
    assert differences == []


@pytest.mark.parametrize("family", ["times", "arial", "bookman"])
def test_indonesian_office_text_is_printable(family: str) -> None:
    """Also dashes, quotation marks and the signs of names."""
    assert unprintable("Nomor – “Keputusan” … é ü § ½ ©", family) == ""


def test_an_unknown_family_is_set_in_arimo() -> None:
    """An old record may name a family of another version."""
    assert typeface("wingdings").regular == "Arimo-Regular"
