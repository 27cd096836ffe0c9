"""The map of units on paper: circles as large as the need, what is missing as a sign, and a table of all units."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.evaluation.reports import Report
from desktop.domain.figures import shown_figure
from desktop.domain.needs.charts import MapPaper, SpotMap
from desktop.domain.needs.counts import count_words, inside_words, sign_words
from desktop.domain.needs.map_layout import Circle, MapLayout, fit, lay_map
from desktop.letters.ledger import Column, Ledger, Look
from desktop.letters.lines import widest
from desktop.letters.piece import Piece
from desktop.letters.sheet import Setting, Sheet
from desktop.letters.style import MILLIMETRE
from desktop.letters.wide_page import Above, WideDrawing, draw_wide, room_of, title_of, wide_sheet
from desktop.text import _

NAME, INSIDE = 7.5, 6.5
LINE = 11.0
_SHORT, _OVER, _RIGHT = (0.72, 0.16, 0.13), (0.55, 0.36, 0.0), (0.12, 0.44, 0.26)


def draw_unit_map(found: SpotMap, report: Report, paper: MapPaper) -> bytes:
    """The map as PDF, the same bytes for the same map each time."""
    page = wide_sheet(paper)
    return draw_wide(page, report, lambda: _story(page, found, report))


def _story(page: Sheet, found: SpotMap, report: Report) -> list[Piece]:
    drawn = _Map(page, found, report)
    numbers = {spot.id: f"{number}. " for number, spot in drawn.layout.key}
    return [drawn, *([_table(page, found, numbers)] if found.spots else [])]


class _Map(WideDrawing):
    """The map, all units on one page."""

    def __init__(self, paper: Sheet, found: SpotMap, report: Report) -> None:
        room = room_of(paper)
        self.small = paper.sized(NAME)
        self.layout = lay_map(found.spots, fit(found.spots, *room), room, LINE, self._wide)
        told = "\n".join(f"{spot.name}: {count_words(spot.count)}" for spot in found.spots)
        remark = _("Circle: need · − short · + over · = right")
        if self.layout.key:
            remark += " · " + _("numbers: see the table")
        if found.unplaced:
            remark += " · " + _("without a place: {units}").format(units=", ".join(found.unplaced))
        super().__init__(paper, Above(title_of(report), report.subtitle, remark), told)

    def draw_figure(self) -> None:
        """Districts, circles, names, the bar of the scale."""
        canvas, layout = self.canv, self.layout
        canvas.dash((3, 2))
        for group in layout.groups:
            canvas.pen(0.6, 0.5)
            corners = [(x, self.up(y)) for x, y in (*group.around, group.around[0])]
            canvas.line(*corners)
            if group.label is not None:
                self._words(group.label.text, group.label.box.left, group.label.box.top, replace(self.small, grey=0.4))
        canvas.dash()
        canvas.pen(0.4, 0.5)
        for circle in layout.circles:
            if circle.is_moved():
                (x, y), (to_x, to_y) = circle.middle, circle.place
                canvas.line((x, self.up(y)), (to_x, self.up(to_y)))
        for label in layout.labels:
            if label.leader is not None:
                (x, y), (to_x, to_y) = label.leader
                canvas.line((x, self.up(y)), (to_x, self.up(to_y)))
        for circle in layout.circles:
            self._circle(circle)
        for label in layout.labels:
            self._words(label.text, label.box.left, label.box.top, self.small)
        self._bar(layout)

    def _circle(self, circle: Circle) -> None:
        canvas, count = self.canv, circle.spot.count
        (x, y), radius = circle.middle, circle.radius
        canvas.colour(*(_SHORT if count.short else _OVER if count.over else _RIGHT))
        canvas.point((x, self.up(y)), radius)
        canvas.fill_grey(1)
        canvas.point((x, self.up(y)), max(radius - 1.2, radius * 0.8))
        sign = inside_words(count)
        setting = self.paper.sized(INSIDE, bold=True)
        self.set(setting)
        if widest([sign], setting) > 2 * radius:
            sign = sign[:1]
        canvas.write_centred(x, self.up(y + setting.size * 0.36), sign)

    def _bar(self, layout: MapLayout) -> None:
        base = self.height - 45.0
        self.canv.pen(0.2, 1.2)
        left, y = 0.0, self.up(base)
        self.canv.line((left, y + 3), (left, y), (left + layout.bar, y), (left + layout.bar, y + 3))
        words = _("{count} km").format(count=shown_figure(layout.bar_kilometres))
        self._words(words, left + 3, base - LINE - 2, self.small)

    def _words(self, words: str, left: float, top: float, setting: Setting) -> None:
        self.set(setting)
        self.canv.write(left, self.up(top + LINE * 0.75), words)

    def _wide(self, words: str) -> float:
        return widest([words], self.small)


def _table(page: Sheet, found: SpotMap, numbers: Mapping[int, str]) -> Piece:
    """All units, where most people are missing first, with the number of those that have one on the map."""
    width, height = page.style.text_area
    cell = page.sized(8.5)
    shares, right = (4.0, 2.0, 1.0, 1.0, 1.2), {2, 3, 4}
    columns = [Column(width * share / sum(shares), cell, right=at in right) for at, share in enumerate(shares)]
    ledger = Ledger(columns, Look(page.sized(8.5, bold=True)), height - 4 * MILLIMETRE)
    ledger.head((_("Unit"), _("District"), _("Need"), _("Holders"), _("Short and over")))
    for spot in sorted(found.spots, key=lambda spot: (-spot.count.short, spot.name)):
        count = spot.count
        ledger.add(
            (
                numbers.get(spot.id, "") + spot.name,
                spot.district,
                str(count.need),
                str(count.holders),
                sign_words(count),
            )
        )
    return ledger.flowable()
