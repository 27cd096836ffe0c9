"""Pages: a story of furniture becomes PDF bytes, the same bytes for the same letter each time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.utils import simpleSplit
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from desktop.domain.refusal import Refusal
from desktop.letters.across import print_across
from desktop.letters.canvas import Counted, Pages
from desktop.letters.fonts import shown
from desktop.letters.metadata import About
from desktop.letters.sheet import Sheet
from desktop.letters.style import MILLIMETRE
from desktop.text import _

LANGUAGE = "id"
CODE_SIZE, CODE_GREY = 7, 0.35
ANNEX = "annex"
"""Page template of what lies on its side; a story turns to it by `NextPageTemplate(ANNEX)`."""
ANNEX_UPRIGHT = "annex_upright"
"""The same for a list of few columns, which stands as the letter does."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the text of each page."""

    code: str = ""
    """The check code of the letter; empty where there is none."""
    counted: Counted | None = None
    note: str = ""
    """A sentence above the code."""


_drawing = threading.Lock()


def draw_pages(
    sheet: Sheet,
    story: Callable[[], list[Flowable]],
    title: str,
    day: date,
    foot: Foot = Foot(),
    language: str = LANGUAGE,
) -> bytes:
    """The PDF of what `story` puts together, dated on the letter's own day (to the second if it is a moment).

    One letter at a time: paragraphs are shared between letters and ReportLab hangs its canvas on them.
    """
    target = BytesIO()
    pages = partial(Pages, About.cleaned(title, day, language), foot.counted)
    try:
        with _drawing:
            document = _Document(target, sheet, foot)
            document.build([NextPageTemplate("later"), *story()], canvasmaker=pages)
    except LayoutError as error:
        raise Refusal(
            _("A part of the letter that must stay together is higher than a page."),
            _("Shorten the titles of the signatory or the subject."),
        ) from error
    return target.getvalue()


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """First page without a number, later pages with theirs on top."""

    def __init__(self, target: BytesIO, sheet: Sheet, foot: Foot) -> None:
        style = sheet.style
        super().__init__(
            target,
            pagesize=style.page_size,
            initialFontName=sheet.faces.regular,
            initialFontSize=style.size,
        )
        self.sheet = sheet
        self.foot = foot
        self.annex_pages = 0
        self.addPageTemplates(
            [
                PageTemplate("first", [self._frame("first")], onPageEnd=self._print_code),
                PageTemplate("later", [self._frame("later")], onPage=self._number_page, onPageEnd=self._print_code),
                self._annex(ANNEX, style.page_size[::-1]),
                self._annex(ANNEX_UPRIGHT, style.page_size),
            ]
        )

    def _frame(self, name: str) -> Frame:
        """The page inside its margins."""
        style = self.sheet.style
        left, bottom = style.margins[3] * MILLIMETRE, style.margins[2] * MILLIMETRE
        return Frame(left, bottom, *style.text_area, 0, 0, 0, 0, id=name)

    def _annex(self, name: str, size: tuple[float, float]) -> PageTemplate:
        """The same paper, lying on its side for wide tables; its pages count by themselves."""
        top, right, bottom, left = (side * MILLIMETRE for side in self.sheet.style.margins)
        frame = Frame(left, bottom, size[0] - left - right, size[1] - top - bottom, 0, 0, 0, 0, id=name)
        return PageTemplate(name, [frame], onPage=self._count_page, onPageEnd=self._print_code, pagesize=size)

    def _count_page(self, canvas: Any, _document: BaseDocTemplate) -> None:
        """Let the foot know which page of the annex this is."""
        canvas.annex_page = self.annex_pages = self.annex_pages + 1

    def _number_page(self, canvas: Any, document: BaseDocTemplate) -> None:
        """`- 2 -` in the middle of the top margin."""
        style = self.sheet.style
        if style.show_page_numbers:
            canvas.setFont(self.sheet.faces.regular, style.size)
            width, height = style.page_size
            with canvas.tags.furniture():
                base = height - style.margins[0] * MILLIMETRE * 0.65
                canvas.drawCentredString(width / 2, base, f"- {document.page} -")

    def _print_code(self, canvas: Any, _document: BaseDocTemplate) -> None:
        """The check code, small, at the left of the bottom margin, below the sentence that stands there."""
        style, face = self.sheet.style, self.sheet.faces.regular
        note = self.foot.note
        lines = simpleSplit(shown(note, face), face, CODE_SIZE, style.text_area[0]) if note else []
        if self.foot.code:
            lines.append(f"Kode periksa: {self.foot.code}")
        if lines:
            canvas.setFont(face, CODE_SIZE)
            canvas.setFillGray(CODE_GREY)
            left, base = style.margins[3] * MILLIMETRE, style.margins[2] * MILLIMETRE * 0.5
            with canvas.tags.furniture():
                for above, line in enumerate(reversed(lines)):
                    canvas.drawString(left, base + above * CODE_SIZE * 1.2, line)
            canvas.setFillGray(0)

    def beforePage(self) -> None:  # noqa: N802  # ReportLab's name
        """The words across the page, before anything that is to be read."""
        print_across(self.canv, self.sheet, *self.pageTemplate.pagesize or self.pagesize)
