"""Keeping things on a map apart: circles that would hide each other, and boxes that would cover each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, sin

Point = tuple[float, float]
ROUNDS, PUSHES = 40, 6000
"""Most rounds in which circles are pushed apart, and most pushes of one circle times circles: a zoom must not wait."""
GOLDEN = 2.399963
"""The angle by which circles on one spot part, so that no two go the same way."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that nothing else may cover."""

    left: float
    top: float
    width: float
    height: float

    def touches(self, other: "Box") -> bool:
        """Whether both share any place."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies inside `other` whole."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.left + self.width <= other.left + other.width
            and self.top + self.height <= other.top + other.height
        )


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle that nothing else may cover."""

    middle: Point
    radius: float

    def touches(self, box: Box) -> bool:
        """Whether it shares any place with `box`."""
        (x, y) = self.middle
        near_x = min(max(x, box.left), box.left + box.width)
        near_y = min(max(y, box.top), box.top + box.height)
        return hypot(x - near_x, y - near_y) < self.radius


class Taken:
    """The boxes and circles of a page, found by the cells that they lie in."""

    def __init__(self, page: Box, cell: float) -> None:
        self._page = page
        self._cell = max(cell, 1e-6)
        self._there: dict[tuple[int, int], list[Box | Disc]] = {}

    def add(self, thing: Box | Disc) -> None:
        """Nothing else may stand there from now on."""
        for at in self._cells(_around(thing) if isinstance(thing, Disc) else thing):
            self._there.setdefault(at, []).append(thing)

    def is_free(self, box: Box) -> bool:
        """Whether `box` lies on the page and covers nothing."""
        return box.within(self._page) and not any(
            thing.touches(box) for at in self._cells(box) for thing in self._there.get(at, ())
        )

    def _cells(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // self._cell), int((box.left + box.width) // self._cell) + 1):
            for row in range(int(box.top // self._cell), int((box.top + box.height) // self._cell) + 1):
                yield (column, row)


def _around(disc: Disc) -> Box:
    (x, y), radius = disc.middle, disc.radius
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


def apart(middles: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """The circles moved as little as it takes until none hides another, or as far as a few rounds bring them."""
    places = [(x + 0.01 * cos(at * GOLDEN), y + 0.01 * sin(at * GOLDEN)) for at, (x, y) in enumerate(middles)]
    cell = 2 * max(radii, default=1.0) + 1e-6
    for _round in range(max(min(ROUNDS, PUSHES // max(len(places), 1)), 8)):
        if not _push(places, radii, cell):
            break
    return places


def _push(places: list[Point], radii: Sequence[float], cell: float) -> bool:
    """Each pair that overlaps goes apart by half of it each; whether any did."""
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(places):
        cells.setdefault((int(x // cell), int(y // cell)), []).append(at)
    moved = False
    for (column, row), members in cells.items():
        near = [
            other
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in cells.get((column + across, row + down), ())
        ]
        for at in members:
            for other in near:
                if at < other and _part(places, radii, at, other):
                    moved = True
    return moved


def _part(places: list[Point], radii: Sequence[float], at: int, other: int) -> bool:
    (x, y), (to_x, to_y) = places[at], places[other]
    between = hypot(to_x - x, to_y - y)
    lack = radii[at] + radii[other] - between
    if lack <= 0.01:
        return False
    across, down = ((to_x - x) / between, (to_y - y) / between) if between else (1.0, 0.0)
    step = lack / 2 + 0.01
    places[at] = (x - across * step, y - down * step)
    places[other] = (to_x + across * step, to_y + down * step)
    return True
