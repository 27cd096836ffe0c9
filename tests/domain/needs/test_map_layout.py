"""The map of units: in scale, no names that overlap, circles that hide no other, a round bar."""

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.distances import kilometres
from desktop.domain.needs.charts import UnitSpot
from desktop.domain.needs.counts import Count
from desktop.domain.needs.map_layout import fit, hull, lay_map

SIZE = (900.0, 600.0)
LINE = 14.0


def spot(at, latitude, longitude, need=10, holders=5, district="Rumbai"):
    return UnitSpot(at, f"SD Negeri {at}", district, latitude, longitude, Count(need, holders))


def laid(spots, size=SIZE):
    return lay_map(spots, fit(spots, *size), size, LINE, lambda words: len(words) * 7.0)


SPOTS = st.lists(
    st.tuples(st.floats(0.5, 0.7), st.floats(101.3, 101.6), st.integers(0, 40), st.integers(0, 40)),
    min_size=1,
    max_size=30,
).map(lambda rows: [spot(at, *row, district=f"Kecamatan {at % 3}") for at, row in enumerate(rows)])


@given(SPOTS)
def test_no_name_covers_another_or_leaves_the_page(spots):
    found = laid(spots)
    boxes = [label.box for label in found.labels] + [group.label.box for group in found.groups if group.label]
    assert not any(first.touches(second) for first, second in combinations(boxes, 2))
    assert all(box.left >= 0 and box.left + box.width <= SIZE[0] and box.top >= 0 for box in boxes)


@given(SPOTS)
def test_every_unit_has_a_circle_and_few_hide_another(spots):
    circles = laid(spots).circles
    assert {circle.spot.id for circle in circles} == {one.id for one in spots}
    for first, second in combinations(circles, 2):
        apart = hypot(first.middle[0] - second.middle[0], first.middle[1] - second.middle[1])
        assert apart > 0.8 * (first.radius + second.radius)


def test_distances_are_in_scale():
    spots = [spot(1, 0.50, 101.40), spot(2, 0.60, 101.55)]
    found = laid(spots)
    (x, y), (to_x, to_y) = (circle.place for circle in found.circles)
    long = kilometres((0.50, 101.40), (0.60, 101.55))
    assert hypot(to_x - x, to_y - y) * found.bar_kilometres / found.bar == pytest.approx(long, rel=1e-3)
    assert found.bar_kilometres in {1, 2, 5, 10}


def test_units_on_one_spot_are_moved_apart_and_point_to_their_place():
    found = laid([spot(1, 0.5, 101.4), spot(2, 0.5, 101.4), spot(3, 0.6, 101.5)])
    first, second = (circle for circle in found.circles if circle.spot.id in {1, 2})
    assert first.place == second.place
    assert first.middle != second.middle


def test_the_largest_gap_has_its_name_first():
    crowd = [spot(at, 0.5 + at / 1e5, 101.4, need=1, holders=1) for at in range(60)]
    found = laid([*crowd, spot(99, 0.5002, 101.4, need=30, holders=2)], (420.0, 300.0))
    assert 99 in {label.spot_id for label in found.labels}
    assert len(found.labels) < 61


def test_nothing_is_nothing():
    assert laid([]).circles == ()
    assert hull([(0, 0), (4, 0), (4, 4), (0, 4), (2, 2)]) == ((0, 0), (4, 0), (4, 4), (0, 4))


def test_a_circle_without_room_for_its_name_has_a_number() -> None:
    spots = [spot(at, 0.5 + at % 7 / 200, 101.3 + at % 5 / 200) for at in range(30)]
    found = laid(spots, (500.0, 400.0))
    texts = [label.text for label in found.labels]
    named = {label.spot_id for label in found.labels}
    assert found.key
    assert {str(number) for number, _spot in found.key} <= set(texts)
    assert len(named) == len(texts)
    assert {one.id for _number, one in found.key} <= named
