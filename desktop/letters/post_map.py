"""The organisation chart on paper: a page for a unit with all below it, or with as much of it as fits.

The rest stands on pages of its own, and both sides name each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from desktop.domain.evaluation.reports import Report
from desktop.domain.needs.chart_layout import Chart, Measures, lay_chart
from desktop.domain.needs.charts import ChartPost, ChartUnit, MapPaper, PostMap
from desktop.domain.needs.counts import Count, count_words, sign_words
from desktop.letters.lines import broken
from desktop.letters.sheet import Setting, Sheet
from desktop.letters.style import MILLIMETRE
from desktop.letters.wide_page import Above, WideDrawing, draw_wide, room_of, title_of, wide_sheet
from desktop.text import _

BESIDE = {MapPaper.A4: (2, 3, 4), MapPaper.A3: (3, 4, 5), MapPaper.F4: (2, 3, 4, 5)}
"""How many boxes may stand beside each other: the widest boxes are taken that need no page more."""
NAME, SMALL = 9.0, 8.0
"""Sizes of what stands in the boxes."""
ACROSS, DOWN, INDENT = 4 * MILLIMETRE, 8 * MILLIMETRE, 4 * MILLIMETRE
PAD = 3.0
NUMBER, CLASS = 21.0, 17.0
"""Width of the columns of numbers, and of the job class."""
HIGHEST = 0.44
"""The part of a page that one box may take: below the first there must be room for another."""
TALLEST = (0.3, 0.55, 1.0)


@dataclass(frozen=True, slots=True)
class _Box:
    """A unit's box, or one with the rest of its posts."""

    unit: ChartUnit
    posts: tuple[ChartPost, ...]
    is_rest: bool = False


@dataclass(slots=True)
class _Page:
    """What stands on a page: the unit on top, and the boxes below each."""

    root: int
    continues: bool
    below: dict[int, list[int]]
    cut: list[int] = field(default_factory=list)
    """Boxes whose units below stand on pages of their own."""
    number: int = 0
    came_from: int = 0
    goes_on: int = 0
    """The page with the rest of the boxes below the unit; 0 where none is left."""


def draw_post_map(chart: PostMap, report: Report, paper: MapPaper) -> bytes:
    """The chart as PDF, the same bytes for the same chart each time."""
    page = wide_sheet(paper)
    tried = [_Pages(page, chart, beside) for beside in BESIDE[paper]]
    best = min(tried, key=lambda pages: pages.wasted(report))
    return draw_wide(page, report, lambda: best.drawings(report))


class _Pages:
    """The boxes of a chart, parted into pages."""

    def __init__(self, paper: Sheet, chart: PostMap, beside: int) -> None:
        self.paper = paper
        self.room = room_of(paper)
        self.width = (self.room[0] - ACROSS * (beside - 1)) / beside - INDENT
        self.boxes: dict[int, _Box] = {}
        self.below: dict[int, list[int]] = {}
        self.tops = [unit.id for unit in chart.units if unit.parent_id is None]
        for unit in chart.units:
            if unit.parent_id is not None:
                self.below.setdefault(unit.parent_id, []).append(unit.id)
        for unit in chart.units:
            self._part(unit)
        self.heights = {at: _height(self.paper, box, self.width) for at, box in self.boxes.items()}

    def drawings(self, report: Report) -> list[WideDrawing]:
        """A drawing for each page."""
        pages = [page for top in self.tops for page in self._pages(top)]
        first: dict[int, int] = {}
        for number, page in enumerate(pages, 1):
            page.number = number
            first.setdefault(page.root, number)
        came_from = {box: page.number for page in pages for box in page.cut}
        for page, after in zip_longest(pages, pages[1:]):
            page.came_from = page.number - 1 if page.continues else came_from.get(page.root, 0)
            page.goes_on = after.number if after is not None and after.continues else 0
        return [_Drawn(self, page, first, report) for page in pages]

    def wasted(self, report: Report) -> tuple[int, float]:
        """How many pages it takes, and how much of their width stays empty."""
        drawn = self.drawings(report)
        charts = [self.laid(one.page) for one in drawn if isinstance(one, _Drawn)]
        return len(drawn), -sum(chart.width for chart in charts if chart is not None)

    def laid(self, page: _Page) -> Chart | None:
        """The page's chart, as flat as it fits; nothing if it does not."""
        heights = dict(self.heights)
        for at in (page.root, *page.cut):
            heights[at] = _height(self.paper, self.shown(page, at), self.width)
        for part in TALLEST:
            tallest = (self.room[1] - heights[page.root] - DOWN) * part
            measures = Measures(self.width, ACROSS, DOWN, INDENT, tallest)
            chart = lay_chart([page.root], page.below, heights, measures)
            if chart.width <= self.room[0] + 0.01 and chart.height <= self.room[1] + 0.01:
                return chart
        return None

    def shown(self, page: _Page, at: int) -> _Box:
        """A box as it stands on a page: without its posts where they stand on another."""
        box = self.boxes[at]
        return replace(box, posts=()) if at in page.cut or (page.continues and at == page.root) else box

    def _part(self, unit: ChartUnit) -> None:
        """One box for a unit, or more where it has more posts than a page holds."""
        whole = _Box(unit, unit.posts)
        most = self.room[1] * HIGHEST
        parts: list[list[ChartPost]] = [[]]
        for post in unit.posts:
            if parts[-1] and _height(self.paper, replace(whole, posts=(*parts[-1], post)), self.width) > most:
                parts.append([])
            parts[-1].append(post)
        self.boxes[unit.id] = _Box(unit, tuple(parts[0]))
        for at, rest in enumerate(parts[1:]):
            number = -(unit.id * 1000 + at)
            self.boxes[number] = _Box(unit, tuple(rest), is_rest=True)
            self.below.setdefault(unit.id, []).insert(at, number)

    def _pages(self, root: int) -> Iterator[_Page]:
        """The pages of a unit, then those of the units that were cut off."""
        page = _Page(root, continues=False, below=self._subtree(root))
        if self.laid(page) is not None:
            yield page
            return
        children, cut = self.below[root], list[int]()
        continues = False
        while children:
            page, children = self._filled(root, children, continues=continues)
            self._open_up(page)
            cut += page.cut
            continues = True
            yield page
        for child in cut:
            yield from self._pages(child)

    def _filled(self, root: int, children: list[int], *, continues: bool) -> tuple[_Page, list[int]]:
        """A page with as many of `children` as fit, each alone; and those that are left."""
        count = 1
        while count < len(children) and self.laid(self._cutting(root, children[: count + 1], continues)):
            count += 1
        return self._cutting(root, children[:count], continues), children[count:]

    def _cutting(self, root: int, children: list[int], continues: bool) -> _Page:
        return _Page(root, continues, {root: children}, [at for at in children if self.below.get(at)])

    def _open_up(self, page: _Page) -> None:
        """Show all below a box where the page has room for it."""
        for box in tuple(page.cut):
            others = [other for other in page.cut if other != box]
            wider = replace(page, below={**page.below, **self._subtree(box)}, cut=others)
            if self.laid(wider) is not None:
                page.below, page.cut = wider.below, others

    def _subtree(self, root: int) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        waiting = [root]
        while waiting:
            box = waiting.pop()
            if self.below.get(box):
                found[box] = self.below[box]
                waiting += self.below[box]
        return found


class _Drawn(WideDrawing):
    """One page of the chart."""

    def __init__(self, pages: _Pages, page: _Page, first: dict[int, int], report: Report) -> None:
        self.pages = pages
        self.page = page
        self.first = first
        unit = pages.boxes[page.root].unit
        told = report.subtitle
        if page.came_from:
            words = _("{unit}, continued from page {page}")
            told = words.format(unit=unit.name, page=page.came_from)
        if page.goes_on:
            told += " · " + _("goes on on page {page}").format(page=page.goes_on)
        remark = _("B: holders · K: need · ±: B − K")
        shown = [page.root, *(box for children in page.below.values() for box in children)]
        names = (f"{pages.boxes[box].unit.name}: {count_words(pages.boxes[box].unit.own)}" for box in shown)
        title = title_of(replace(report, title=f"{report.title}: {unit.name}"))
        super().__init__(pages.paper, Above(title, told, remark), "\n".join(names))

    def draw_figure(self) -> None:
        """The lines, then the boxes on them."""
        chart = self.pages.laid(self.page)
        if chart is None:
            # A box alone that no page holds is parted before, so that this is the first child of a long one.
            return
        left = (self.width - chart.width) / 2
        self.canv.pen(0.45, 0.7)
        for line in chart.lines:
            self.canv.line(*[(x + left, self.up(y)) for x, y in line])
        for at, (x, y) in chart.corners.items():
            self._box(at, self.pages.shown(self.page, at), (x + left, y))

    def _box(self, at: int, box: _Box, corner: tuple[float, float]) -> None:
        width, height = self.pages.width, _height(self.paper, box, self.pages.width)
        left, top = corner
        canvas = self.canv
        canvas.fill_grey(1)
        canvas.box((left, self.up(top + height)), width, height, filled=True)
        canvas.pen(0.2, 0.7)
        canvas.box((left, self.up(top + height)), width, height)
        y = top + PAD
        for line, setting in _head_lines(self.paper, box, width):
            self.set(setting)
            canvas.write(left + PAD, self.up(y + setting.size), line)
            y += setting.leading
        if box.posts:
            y = self._posts(box, left, y + PAD / 2)
        if at in self.page.cut:
            self._cut(self.first[at], left, top + height)

    def _posts(self, box: _Box, left: float, top: float) -> float:
        """Heading and a line for each post, numbers at the right."""
        small, quiet = _small(self.paper), replace(_small(self.paper), grey=0.35)
        right = left + self.pages.width - PAD
        self.canv.pen(0.7, 0.4)
        self.canv.line((left, self.up(top)), (left + self.pages.width, self.up(top)))
        y = self._numbers(top + 1, right, (_("Class"), "B", "K", "±"), quiet)
        for post in box.posts:
            lines = broken(post.title, small, _title_width(self.pages.width))
            below = self._numbers(y, right, (post.class_words(), *_count_cells(post.count)), small)
            for line in lines:
                self.canv.write(left + PAD, self.up(y + small.size), line)
                y += small.leading
            y = max(y, below)
        return y

    def _numbers(self, top: float, right: float, cells: Sequence[str], setting: Setting) -> float:
        self.set(setting)
        for at, cell in enumerate(reversed(cells)):
            self.canv.write_to(right - at * NUMBER, self.up(top + setting.size), cell)
        return top + setting.leading

    def _cut(self, page: int, left: float, bottom: float) -> None:
        """The mark below a box whose units stand on another page."""
        setting = self.paper.sized(7.5, bold=True)
        self.set(setting)
        words = _("below it: page {page}").format(page=page)
        self.canv.write_to(left + self.pages.width, self.up(bottom + setting.leading), f"→ {words}")


def _small(paper: Sheet) -> Setting:
    return paper.sized(SMALL)


def _title_width(width: float) -> float:
    return width - 3 * NUMBER - CLASS - 2 * PAD


def _count_cells(count: Count) -> tuple[str, str, str]:
    return (str(count.holders), str(count.need), sign_words(count))


def _head_lines(paper: Sheet, box: _Box, width: float) -> list[tuple[str, Setting]]:
    """The unit's name and its sums."""
    bold, quiet = paper.sized(NAME, bold=True), replace(_small(paper), grey=0.3)
    unit = box.unit
    name = _("{unit} (continued)").format(unit=unit.name) if box.is_rest else unit.name
    lines = [(line, bold) for line in broken(name, bold, width - 2 * PAD)]
    if box.is_rest:
        return lines
    own, whole = _("B {holders}, K {need}, {sign}"), _("With all below: B {holders}, K {need}, {sign}")
    sums = [(own, unit.own)] if unit.posts or unit.own == unit.whole else []
    for words, count in [*sums, *([(whole, unit.whole)] if unit.own != unit.whole else [])]:
        told = words.format(holders=count.holders, need=count.need, sign=sign_words(count))
        lines += [(line, quiet) for line in broken(told, quiet, width - 2 * PAD)]
    return lines


def _height(paper: Sheet, box: _Box, width: float) -> float:
    """The height of a box with all its lines."""
    height = 2 * PAD + sum(setting.leading for _line, setting in _head_lines(paper, box, width))
    if box.posts:
        small = _small(paper)
        lines = sum(max(len(broken(post.title, small, _title_width(width))), 1) for post in box.posts)
        height += PAD / 2 + 1 + (lines + 1) * small.leading
    return height
