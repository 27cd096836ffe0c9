"""The organisation chart: every box stands once, none covers another, and stacks stay as high as they may."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.needs.chart_layout import Measures, lay_chart

MEASURES = Measures(width=100, across=10, down=20, indent=10, tallest=300)


@st.composite
def trees(draw):
    """Units whose superior comes before them, and the height of each box."""
    count = draw(st.integers(1, 40))
    parents = [None, *(draw(st.integers(0, at - 1)) for at in range(1, count))]
    below = {}
    for at, parent in enumerate(parents[1:], 1):
        below.setdefault(parent, []).append(at)
    return below, {at: draw(st.integers(20, 200)) for at in range(count)}


@given(trees())
def test_every_box_stands_once_inside_and_covers_no_other(tree):
    below, heights = tree
    chart = lay_chart([0], below, heights, MEASURES)
    assert set(chart.corners) == set(heights)
    boxes = [(x, y, x + MEASURES.width, y + heights[at]) for at, (x, y) in chart.corners.items()]
    for first, second in combinations(boxes, 2):
        assert (
            first[2] <= second[0] + 1e-6
            or second[2] <= first[0] + 1e-6
            or (first[3] <= second[1] + 1e-6 or second[3] <= first[1] + 1e-6)
        )
    for left, top, right, bottom in boxes:
        assert min(left, top) >= -1e-6
        assert max(right - chart.width, bottom - chart.height) <= 1e-6


@given(trees())
def test_what_is_below_stands_lower_and_a_line_leads_there(tree):
    below, heights = tree
    chart = lay_chart([0], below, heights, MEASURES)
    for parent, children in below.items():
        for child in children:
            assert chart.corners[child][1] > chart.corners[parent][1]
            x, y = chart.corners[child]
            ends = [line[-1] for line in chart.lines]
            assert any(
                x - 1 <= to_x <= x + MEASURES.width and y - 1 <= to_y <= y + heights[child] for to_x, to_y in ends
            )


@pytest.mark.parametrize(("count", "stacks"), [(1, 1), (4, 1), (5, 2), (9, 3)])
def test_single_boxes_are_stacked_in_as_few_stacks_as_fit(count, stacks):
    heights = dict.fromkeys(range(count + 1), 60)
    chart = lay_chart([0], {0: list(range(1, count + 1))}, heights, MEASURES)
    assert len({x for at, (x, _y) in chart.corners.items() if at}) == stacks
