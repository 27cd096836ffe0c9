"""Pages on their side for one drawing each: what stands above it, the drawing, and the foot that reports have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from desktop.domain.evaluation.reports import Report
from desktop.domain.needs.charts import MapPaper
from desktop.letters.document import Foot, draw_pages
from desktop.letters.fonts import shown
from desktop.letters.lines import clipped
from desktop.letters.piece import Drawing, NewPage, Piece
from desktop.letters.report import MARGINS, QUIET, SIZE, draw_foot
from desktop.letters.sheet import Setting, Sheet, sheet
from desktop.letters.style import MILLIMETRE, PageStyle, Paper
from desktop.text import language

HEAD = 40.0
"""Height of the lines above a drawing."""
_PAPERS = {MapPaper.A3: Paper.A3_LANDSCAPE, MapPaper.A4: Paper.A4_LANDSCAPE, MapPaper.F4: Paper.F4_LANDSCAPE}


@dataclass(frozen=True, slots=True)
class Above:
    """The lines above a drawing: what it is, what it tells, and a remark at the right."""

    title: str
    told: str
    remark: str = ""


def wide_sheet(paper: MapPaper) -> Sheet:
    """The sheet of reports on this paper."""
    style = PageStyle(paper=_PAPERS[paper], margins=MARGINS, typeface="arial", size=SIZE, show_page_numbers=False)
    return sheet(style)


def title_of(report: Report) -> str:
    """What the drawing is, and of whom."""
    return " · ".join(filter(None, (report.title, report.office)))


def room_of(paper: Sheet) -> tuple[float, float]:
    """Width and height that a drawing has below its lines."""
    width, height = paper.style.text_area
    return width, height - HEAD - 1


def draw_wide(paper: Sheet, report: Report, story: Callable[[], Sequence[Piece]]) -> bytes:
    """The pages as PDF, each piece on one of its own unless it is split."""
    title = shown(" ".join(report.title.split()), paper.faces.regular)
    foot = Foot(counted=partial(draw_foot, paper, report))
    return draw_pages(paper, lambda: _parted(story()), title, report.printed_at, foot, language())


def _parted(pieces: Sequence[Piece]) -> list[Piece]:
    first, *others = pieces
    return [first, *(piece for other in others for piece in (NewPage(), other))]


class WideDrawing(Drawing):
    """A drawing that takes a whole page; subclasses draw in a space whose y goes down from below the head."""

    def __init__(self, paper: Sheet, above: Above, words: str) -> None:
        self.paper = paper
        self.above = above
        self.words = words

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """All that there is."""
        self.width, self.height = available_width, available_height
        return (available_width, available_height)

    def draw_inside(self) -> None:
        """The lines above, then the drawing."""
        with self.canv.tags.heading(1):
            self.canv.tags.begin_text(continues=False)
            self._line(self.height - 12, self.above.title, self.paper.sized(SIZE + 2.5, bold=True))
            self.canv.tags.end()
        self.canv.tags.part()
        self.canv.tags.begin_text(continues=False)
        self._line(self.height - 26, self.above.told, replace(self.paper.sized(SIZE - 1), grey=QUIET))
        self.canv.tags.end()
        with self.canv.tags.figure(self.words, self.place, self.width, self.height - HEAD):
            self.draw_figure()

    def draw_figure(self) -> None:
        """What there is to see."""
        raise NotImplementedError

    def up(self, y: float) -> float:
        """Where a place `y` below the head stands on the page."""
        return self.height - HEAD - y

    def set(self, setting: Setting) -> None:
        """The face and the grey of what is written next."""
        self.canv.set_font(setting.font, setting.size)
        self.canv.fill_grey(setting.grey)

    def _line(self, base: float, words: str, setting: Setting) -> None:
        remark = replace(self.paper.sized(SIZE - 2), grey=QUIET)
        room = self.width
        if setting.grey and self.above.remark:
            self.set(remark)
            self.canv.write_to(self.width, base, self.above.remark)
            room -= self.paper.width(self.above.remark) + 3 * MILLIMETRE
        self.set(setting)
        self.canv.write(0, base, clipped(words, setting, room))
