"""Where every line of a letter stands: "page left base text", in millimetres from the page's top left corner.

`python -m tests.letters.layout` writes `layouts/` anew; look at the pages and at the difference before keeping it.
"""

from collections.abc import Iterator
from ctypes import byref, c_double
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.domain.letters.letters import DecreeFacts, OfficialLetter
from desktop.letters.letter import draw_letter
from desktop.letters.style import MILLIMETRE, PageStyle, Paper
from tests.letters.samples import ORDINARY

FOLDER = Path(__file__).parent / "layouts"
CODE = "7K3QM-0XTBA"
Line = tuple[int, float, float, str]


def drawn(facts: OfficialLetter | DecreeFacts, paper: Paper = Paper.A4) -> bytes:
    """The letter in Arimo, which every computer that tests has: decrees in 12 points, others in 11."""
    size = 12 if isinstance(facts, DecreeFacts) else 11
    return draw_letter(facts, PageStyle(paper, typeface="arimo", size=size), None, CODE)


def lines_of(pdf: bytes) -> Iterator[Line]:
    """Each run of text on one base line, from the top down."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text, height = page.get_textpage(), page.get_height()
        found = []
        for box in (text.get_rect(at) for at in range(text.count_rects())):
            words = " ".join(text.get_text_bounded(*box).split())
            left, base = _origin(text, box)
            if words:
                found.append((round((height - base) / MILLIMETRE, 1), round(left / MILLIMETRE, 1), words))
        yield from ((number, left, base, words) for base, left, words in sorted(found))


def _origin(text: Any, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """Where the first sign of a run begins, on its base line."""
    left, bottom, _right, top = box
    first = text.get_index(left + 0.5, (bottom + top) / 2, 3, 3)
    across, up = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, first, byref(across), byref(up))
    return across.value, up.value


def written(line: Line) -> str:
    """A line as it is kept."""
    page, left, base, words = line
    return f"{page} {left:6.1f} {base:6.1f}  {words}"


def read(path: Path) -> list[Line]:
    """The lines that are kept."""
    rows = (row.split(maxsplit=3) for row in path.read_text(encoding="utf-8").splitlines())
    return [(int(page), float(left), float(base), words) for page, left, base, words in rows]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, facts in ORDINARY.items():
        kept = "".join(f"{written(line)}\n" for line in lines_of(drawn(facts)))
        (FOLDER / f"{name}.txt").write_text(kept, encoding="utf-8")
