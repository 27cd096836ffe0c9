"""Units as circles on a plain map: where they stand, how large they are, and which names fit without overlap.

Only lengths go in and come out, so that the window and the paper draw the same map; y goes down.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, hypot, log10, pi, radians, sqrt

from desktop.domain.distances import EARTH_KILOMETRES
from desktop.domain.needs.charts import UnitSpot
from desktop.domain.needs.map_spread import Box, Disc, Point, Taken, apart

Wide = Callable[[str], float]
SMALLEST, LARGEST = 0.42, 1.7
"""Radius of a circle in heights of a line: of a unit that needs nobody, and of the one that needs most."""
DEGREE = EARTH_KILOMETRES * pi / 180
"""Kilometres of a degree of latitude."""
MARGIN = 0.09
FURTHER = (0.0, 1.0, 2.2, 3.6, 5.2)
"""How many lines off a name may stand where there is no room beside its circle."""
MOST_FURTHER = 80
"""Units whose names may stand further off: those with the largest gaps."""
MOST_NUMBERED = 20
"""Units without room for their name that get a number instead, explained in a key."""
FULLEST = 0.3
"""The part of the page that circles may fill."""
STEPS = 10
"""Places of the line to such a name that are looked at."""
SIDE = 0.2
"""How far aside a name must point to begin, or end, at its place."""
MOST_BAR = 0.25
"""The part of the width that the bar of the scale may take."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A unit on the map."""

    spot: UnitSpot
    middle: Point
    radius: float
    place: Point
    """Where it lies in truth, for circles that would hide each other are moved apart."""

    def is_moved(self) -> bool:
        """Whether it stands so far from its place that a line should lead there."""
        return hypot(self.middle[0] - self.place[0], self.middle[1] - self.place[1]) > self.radius


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its circle, or of a district."""

    text: str
    box: Box
    spot_id: int | None = None
    leader: tuple[Point, Point] | None = None
    """The line from the circle where the name stands further off."""


@dataclass(frozen=True, slots=True)
class Group:
    """A district: the line around its units and its name."""

    name: str
    around: tuple[Point, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class View:
    """What of the map is seen: the place in the middle in kilometres, and points for a kilometre."""

    middle: Point
    scale: float


@dataclass(frozen=True, slots=True)
class MapLayout:
    """All that is drawn."""

    circles: tuple[Circle, ...]
    labels: tuple[Label, ...]
    groups: tuple[Group, ...]
    bar_kilometres: float
    bar: float
    """Length of the bar of the scale."""
    key: tuple[tuple[int, UnitSpot], ...] = ()
    """Which units the numbers stand for that take the place of names."""


def on_plane(spots: Sequence[UnitSpot]) -> dict[int, Point]:
    """Kilometres to the right and down of each unit; over a region the earth is flat enough."""
    if not spots:
        return {}
    middle = sum(spot.latitude for spot in spots) / len(spots)
    narrowing = cos(radians(middle))
    return {spot.id: (spot.longitude * DEGREE * narrowing, -spot.latitude * DEGREE) for spot in spots}


def fit(spots: Sequence[UnitSpot], width: float, height: float) -> View:
    """The view that shows all units."""
    places = list(on_plane(spots).values())
    if not places:
        return View((0.0, 0.0), 1.0)
    xs, ys = [x for x, _y in places], [y for _x, y in places]
    across, down = max(max(xs) - min(xs), 0.5), max(max(ys) - min(ys), 0.5)
    scale = min(width * (1 - 2 * MARGIN) / across, height * (1 - 2 * MARGIN) / down)
    return View(((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2), scale)


def lay_map(spots: Sequence[UnitSpot], view: View, size: Point, line: float, wide: Wide) -> MapLayout:
    """The map in `size`; `line` is the height of a line of text and `wide` tells how long words run."""
    places = on_plane(spots)
    most = max((spot.count.need for spot in spots), default=1) or 1
    seen = [_seen(places[spot.id], view, size) for spot in spots]
    radii = _all_radii([spot.count.need / most for spot in spots], line, size)
    circles = list(map(Circle, spots, apart(seen, radii), radii, seen))
    taken = Taken(Box(0, 0, *size), 4 * line)
    for circle in circles:
        taken.add(Disc(circle.middle, circle.radius))
    groups = _groups(circles, line)
    labels: list[Label] = []
    unnamed = []
    for at, circle in enumerate(sorted(circles, key=_weight)):
        furthers = FURTHER if at < MOST_FURTHER else FURTHER[:1]
        label = _label(circle, circle.spot.name, taken, (line, wide), furthers)
        if label is not None:
            labels.append(label)
        elif _is_seen(circle, size):
            unnamed.append(circle)
    key: list[tuple[int, UnitSpot]] = []
    for circle in unnamed[:MOST_NUMBERED]:
        label = _label(circle, str(len(key) + 1), taken, (line, wide), FURTHER)
        if label is not None:
            labels.append(label)
            key.append((len(key) + 1, circle.spot))
    named = [Group(name, around, _district(name, around, taken, line, wide)) for name, around in groups]
    # The largest first, so that small circles are not hidden by large ones.
    circles.sort(key=lambda circle: (-circle.radius, circle.spot.id))
    kilometres = _round_kilometres(size[0] * MOST_BAR / view.scale)
    return MapLayout(tuple(circles), tuple(labels), tuple(named), kilometres, kilometres * view.scale, tuple(key))


def hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """The line around all points, without those inside."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_half(ordered), *_half(ordered[::-1]))


def _half(ordered: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in ordered:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found[:-1]


def _turn(first: Point, second: Point, third: Point) -> float:
    return (second[0] - first[0]) * (third[1] - first[1]) - (second[1] - first[1]) * (third[0] - first[0])


def _seen(place: Point, view: View, size: Point) -> Point:
    (x, y), (middle_x, middle_y) = place, view.middle
    return (size[0] / 2 + (x - middle_x) * view.scale, size[1] / 2 + (y - middle_y) * view.scale)


def _all_radii(shares: Sequence[float], line: float, size: Point) -> list[float]:
    """The area of a circle goes with the need; where many units would fill the page, all are smaller."""
    radii = [line * (SMALLEST + (LARGEST - SMALLEST) * sqrt(share)) for share in shares]
    room = FULLEST * size[0] * size[1] / (pi * sum(radius * radius for radius in radii) or 1)
    return [radius * min(1.0, sqrt(room)) for radius in radii]


def _weight(circle: Circle) -> tuple[int, int, int]:
    """Who gets a name first: where most people are missing, then where most are needed."""
    count = circle.spot.count
    return (-count.short, -count.need, circle.spot.id)


def _is_seen(circle: Circle, size: Point) -> bool:
    return 0 <= circle.middle[0] <= size[0] and 0 <= circle.middle[1] <= size[1]


def _label(
    circle: Circle, words: str, taken: Taken, text: tuple[float, Wide], furthers: Sequence[float]
) -> Label | None:
    """The name, or the number, at the first side of its circle that is free."""
    line, wide = text
    across = wide(words)
    for further in furthers:
        for box in _beside(circle, across, line, further * line):
            end = _nearest(box, circle.middle)
            # A line that crosses other circles or names would seem to be theirs.
            line_to = _along(circle, end) if further else []
            if taken.is_free(box) and all(map(taken.is_free, line_to)):
                for thing in (box, *line_to):
                    taken.add(thing)
                return Label(words, box, circle.spot.id, (circle.middle, end) if further else None)
    return None


def _beside(circle: Circle, across: float, line: float, further: float) -> list[Box]:
    """Right, left, below, above, then aslant; the nearest place of the name lies `further` off the circle."""
    (x, y), reach = circle.middle, circle.radius + line * 0.15 + further
    boxes = []
    for dx, dy in _WAYS:
        left = x + dx * reach - (0 if dx > SIDE else across if dx < -SIDE else across / 2)
        top = y + dy * reach - (0 if dy > SIDE else line if dy < -SIDE else line / 2)
        boxes.append(Box(left, top, across, line))
    return boxes


_WAYS = (
    *((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)),
    *((0.7, 0.7), (0.7, -0.7), (-0.7, 0.7), (-0.7, -0.7)),
    *((0.92, 0.38), (0.92, -0.38), (-0.92, 0.38), (-0.92, -0.38), (0.38, 0.92), (0.38, -0.92), (-0.38, 0.92)),
)


def _along(circle: Circle, end: Point) -> list[Box]:
    """Small places of the line from the edge of a circle to `end`."""
    (x, y), (to_x, to_y) = circle.middle, end
    long, start = hypot(to_x - x, to_y - y), circle.radius + 0.2
    shares = [(start + (long - start) * step / STEPS) / long for step in range(STEPS)] if long > start else []
    return [Box(x + (to_x - x) * share, y + (to_y - y) * share, 0.1, 0.1) for share in shares]


def _nearest(box: Box, place: Point) -> Point:
    """The place of the box that is nearest."""
    x = min(max(place[0], box.left), box.left + box.width)
    return (x, min(max(place[1], box.top), box.top + box.height))


def _groups(circles: Sequence[Circle], line: float) -> list[tuple[str, tuple[Point, ...]]]:
    """The line around the units of each district, half a line away from their circles."""
    found: dict[str, list[Point]] = {}
    for circle in circles:
        (x, y), out = circle.middle, circle.radius + line / 2
        corners = [(x + dx * out, y + dy * out) for dx, dy in _ROUND]
        if circle.spot.district:
            found.setdefault(circle.spot.district, []).extend(corners)
    return [(name, hull(points)) for name, points in sorted(found.items())]


_ROUND = ((1, 0.41), (0.41, 1), (-0.41, 1), (-1, 0.41), (-1, -0.41), (-0.41, -1), (0.41, -1), (1, -0.41))


def _district(name: str, around: Sequence[Point], taken: Taken, line: float, wide: Wide) -> Label | None:
    """The name of a district at the upper or lower edge of its line, where it is free."""
    xs, ys = [x for x, _y in around], [y for _x, y in around]
    across, middle = wide(name), (min(xs) + max(xs)) / 2
    upper = next(x for x, y in around if y == min(ys))
    lower = next(x for x, y in around if y == max(ys))
    tried = ((upper, min(ys) - line), (middle, min(ys) - line), (lower, max(ys)), (middle, max(ys)))
    steps = [min(ys) + step * (max(ys) - min(ys)) / 8 for step in range(1, 8)]
    for centre, top in (*tried, *((middle, step) for step in steps)):
        box = Box(centre - across / 2, top, across, line)
        if taken.is_free(box):
            taken.add(box)
            return Label(name, box)
    return None


def _round_kilometres(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is no more than `most`."""
    power = 10.0 ** int(log10(most) // 1) if most > 0 else 1.0
    return max((step * power for step in (1, 2, 5) if step * power <= most * (1 + 1e-9)), default=power)
