"""A small line plot in vectors, whose lines are told apart without colour: by their dashes and their points."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.domain.evaluation.reports import Plot
from desktop.letters.lines import broken, clipped
from desktop.letters.piece import Drawing
from desktop.letters.sheet import Setting
from desktop.letters.style import MILLIMETRE
from desktop.text import _, language

HEIGHT = 52 * MILLIMETRE
MOST = 1e15
"""What lies beyond is no measure of an office and is left out like a month without a figure."""
POINT = 1.9
GAP = 6.0
SAMPLE = 26.0
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 2), (7, 2, 1.5, 2), (3, 3))
_COLOURS = ((0.12, 0.37, 0.66), (0.70, 0.15, 0.12), (0.11, 0.44, 0.25), (0.54, 0.35, 0.0), (0.3, 0.3, 0.3))
Place = tuple[float, float]


def number_words(value: float) -> str:
    """A figure with at most two decimals, written as the language does."""
    if abs(value) >= 1e9:
        return f"{value:.3g}"
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.translate(str.maketrans(",.", ".,")) if language() == "id" else text


class Figure(Drawing):
    """The axes with their lines; the title stands above and the names below."""

    def __init__(self, plot: Plot, small: Setting) -> None:
        self.plot = plot
        self.small = small
        self.rows = [_measured(line.values, len(plot.months)) for line in plot.lines]
        values = [value for row in self.rows for value in row if value is not None]
        self.is_empty = not values
        values += [0.0] if plot.from_nought else []
        self.low, self.high = min(values, default=0.0), max(values, default=0.0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """The whole width, a fixed height."""
        self.width, self.height = available_width, HEIGHT
        self.bottom, self.top = self.small.leading + GAP, HEIGHT - self.small.leading - GAP
        labels = [number_words(self.low), number_words(self.high)]
        self.left = max(self._wide(label) for label in labels) + GAP
        self.slot = (available_width - self.left) / max(len(self.plot.months), 1)
        return (available_width, HEIGHT)

    def draw_inside(self) -> None:
        """Axes, labels, the upright line, then the lines."""
        with self.canv.tags.figure(self._told(), self.place, self.width, self.height):
            self._draw_axes()
            self._draw_months()
            self._draw_marked()
            if self.is_empty:
                self._write(self.left + GAP, (self.bottom + self.top) / 2, _("No figures in these months."))
            for at, row in enumerate(self.rows):
                _draw_line(self.canv, at, [self._place(month, value) for month, value in enumerate(row)])

    def _told(self) -> str:
        """The figures of the plot for who does not see it: each line with its values."""
        lines = [
            f"{line.name}: " + "; ".join("-" if value is None else number_words(value) for value in row)
            for line, row in zip(self.plot.lines, self.rows, strict=True)
        ]
        return "\n".join([f"{self.plot.title} ({self.plot.measure})", *lines])

    def _draw_axes(self) -> None:
        canvas = self.canv
        canvas.pen(0.3, 0.6)
        canvas.line((self.left, self.top + GAP / 2), (self.left, self.bottom), (self.width, self.bottom))
        canvas.pen(0.85, 0.4)
        for value in {self.low, self.high} if not self.is_empty else ():
            height = self._height(value)
            if height > self.bottom + 1:
                canvas.line((self.left, height), (self.width, height))
            label = number_words(value)
            self._write(self.left - GAP / 2 - self._wide(label), height - self.small.size / 3, label)

    def _draw_months(self) -> None:
        """As many names of months as stand beside each other."""
        names = [clipped(month, self.small, 15 * MILLIMETRE) for month in self.plot.months]
        every = max(1, -(-int(max(map(self._wide, names), default=0) + GAP) // max(int(self.slot), 1)))
        self.canv.pen(0.3, 0.4)
        for at in range(0, len(names), every):
            centre = self._across(at)
            self.canv.line((centre, self.bottom), (centre, self.bottom - 2))
            left = min(max(centre - self._wide(names[at]) / 2, self.left), self.width - self._wide(names[at]))
            self._write(left, self.bottom - self.small.size - 3, names[at])

    def _draw_marked(self) -> None:
        marked = self.plot.marked
        if marked is None or not 0 <= marked < len(self.plot.months):
            return
        across = self._across(marked)
        self.canv.pen(0.2, 0.9)
        self.canv.line((across, self.bottom), (across, self.top + GAP))
        words = clipped(_("move: {month}").format(month=self.plot.months[marked]), self.small, 60 * MILLIMETRE)
        left = min(max(across - self._wide(words) / 2, self.left), self.width - self._wide(words))
        self._write(left, self.top + GAP + 3, words)

    def _place(self, month: int, value: float | None) -> Place | None:
        return None if value is None else (self._across(month), self._height(value))

    def _across(self, month: int) -> float:
        return self.left + (month + 0.5) * self.slot

    def _height(self, value: float) -> float:
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        # The lowest point stands a little above the axis, or its line could not be told from it.
        low = self.bottom + (0 if self.plot.from_nought else 2 * GAP)
        return low + share * (self.top - low)

    def _wide(self, text: str) -> float:
        return float(stringWidth(text, self.small.font, self.small.size))

    def _write(self, left: float, base: float, text: str) -> None:
        self.canv.set_font(self.small.font, self.small.size)
        self.canv.fill_grey(0.25)
        self.canv.write(left, base, text)


class Named(Drawing):
    """One line's sample with its name."""

    def __init__(self, at: int, name: str, small: Setting) -> None:
        self.at = at
        self.name = name
        self.small = small

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """As many lines as the name needs, up to four."""
        self.lines = broken(self.name, self.small, available_width - SAMPLE - GAP)[:4]
        self.width, self.height = available_width, max(len(self.lines), 1) * self.small.leading
        return (available_width, self.height)

    def draw_inside(self) -> None:
        """The sample beside the first line."""
        middle = self.height - self.small.leading / 2
        tags = self.canv.tags
        with tags.furniture():
            _draw_line(self.canv, self.at, [(0, middle), (SAMPLE / 2, middle), (SAMPLE, middle)])
        self.canv.set_font(self.small.font, self.small.size)
        self.canv.fill_grey(0)
        tags.begin_text(continues=False)
        for place, line in enumerate(self.lines):
            self.canv.write(SAMPLE + GAP, middle - self.small.size / 3 - place * self.small.leading, line)
        tags.end()


def _measured(values: Sequence[float | None], months: int) -> list[float | None]:
    """One value for each month that can be drawn."""
    return [value if value is not None and abs(value) < MOST else None for value in values[:months]]


def _draw_line(canvas: Any, at: int, places: Sequence[Place | None]) -> None:
    """The points of one line, joined where months follow each other."""
    canvas.pen(0, 1.1)
    canvas.colour(*_COLOURS[at % len(_COLOURS)])
    canvas.dash(_DASHES[at % len(_DASHES)])
    for measured, run in groupby(places, lambda place: place is not None):
        if measured:
            canvas.line(*[place for place in run if place is not None])
    canvas.dash()
    for place in places:
        if place is not None:
            _POINTS[at % len(_POINTS)](canvas, *place)


def _round_point(canvas: Any, x: float, y: float) -> None:
    canvas.point((x, y), POINT)


def _square_point(canvas: Any, x: float, y: float) -> None:
    canvas.box((x - POINT, y - POINT), 2 * POINT, 2 * POINT, filled=True)


def _cornered_point(canvas: Any, x: float, y: float) -> None:
    canvas.area((x - POINT * 1.2, y - POINT), (x + POINT * 1.2, y - POINT), (x, y + POINT * 1.3))


def _tilted_point(canvas: Any, x: float, y: float) -> None:
    wide = POINT * 1.4
    canvas.area((x - wide, y), (x, y - wide), (x + wide, y), (x, y + wide))


_POINTS: tuple[Callable[[Any, float, float], None], ...] = (
    _round_point,
    _square_point,
    _cornered_point,
    _tilted_point,
)
