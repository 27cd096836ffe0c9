"""Where the boxes of an organisation chart stand: branches beside each other, single boxes stacked below each other.

Only lengths go in and come out, so that the window and the paper draw the same chart in their own measures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths of a chart: the width of its boxes, the gaps between them, and how high a stack may grow."""

    width: float
    across: float
    down: float
    indent: float
    tallest: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The upper left corner of each box, the lines between them, and the whole size; y goes down."""

    corners: Mapping[int, Point]
    lines: tuple[Line, ...]
    width: float
    height: float


@dataclass(slots=True)
class _Block:
    """A part of the chart from its own corner, which hangs on the line above by `anchor`."""

    width: float
    height: float
    anchor: float
    corners: dict[int, Point] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def lay_chart(
    roots: Sequence[int], below: Mapping[int, Sequence[int]], heights: Mapping[int, float], measures: Measures
) -> Chart:
    """The chart of `roots` beside each other, each with all that `below` names."""
    blocks = [_block(root, below, heights, measures) for root in roots]
    whole = _side_by_side(blocks, measures.across)
    return Chart(whole.corners, tuple(whole.lines), whole.width, whole.height)


def _block(box: int, below: Mapping[int, Sequence[int]], heights: Mapping[int, float], measures: Measures) -> _Block:
    """A box with all below it."""
    children = below.get(box, ())
    height = heights[box]
    if not children:
        return _Block(measures.width, height, measures.width / 2, {box: (0.0, 0.0)})
    single = [child for child in children if not below.get(child)]
    stacks = _stacks(single, heights, measures)
    if len(stacks) == 1 and len(single) == len(children):
        return _hanging(box, height, stacks[0], measures)
    blocks = [*stacks, *(_block(child, below, heights, measures) for child in children if below.get(child))]
    return _above(box, height, blocks, measures)


def _stacks(boxes: Sequence[int], heights: Mapping[int, float], measures: Measures) -> list[_Block]:
    """Single boxes below each other, in as many stacks of nearly the same height as it needs."""
    steps = [heights[box] + measures.down / 2 for box in boxes]
    count = len(_parted(steps, measures.tallest))
    low, high = 0.0, measures.tallest
    for _round in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_parted(steps, middle)) <= count else (middle, high)
    return [_stack([boxes[at] for at in part], heights, measures) for part in _parted(steps, high)]


def _parted(steps: Sequence[float], most: float) -> list[list[int]]:
    """Indices one after the other, in as few parts as none needs more than `most`; what is higher stands alone."""
    parts: list[list[int]] = []
    filled = 0.0
    for at, step in enumerate(steps):
        if not parts or filled + step > most:
            parts.append([])
            filled = 0.0
        parts[-1].append(at)
        filled += step
    return parts


def _stack(boxes: Sequence[int], heights: Mapping[int, float], measures: Measures) -> _Block:
    """Boxes on one upright line at their left."""
    block = _Block(measures.indent + measures.width, 0.0, measures.indent / 2)
    middle = 0.0
    for box in boxes:
        block.corners[box] = (measures.indent, block.height)
        middle = block.height + min(heights[box], measures.down * 1.5) / 2
        block.lines.append(((block.anchor, middle), (measures.indent, middle)))
        block.height += heights[box] + measures.down / 2
    block.height -= measures.down / 2
    block.lines.append(((block.anchor, 0.0), (block.anchor, middle)))
    return block


def _hanging(box: int, height: float, stack: _Block, measures: Measures) -> _Block:
    """One stack right below its box, a little to the right."""
    top = height + measures.down / 2
    block = _Block(stack.width, top + stack.height, measures.width / 2, {box: (0.0, 0.0)})
    _add(block, stack, 0.0, top)
    block.lines.append(((stack.anchor, height), (stack.anchor, top)))
    return block


def _above(box: int, height: float, blocks: Sequence[_Block], measures: Measures) -> _Block:
    """A box in the middle above its blocks, a line across between them."""
    row = _side_by_side(blocks, measures.across)
    width = max(row.width, measures.width)
    top, bus = height + measures.down, height + measures.down / 2
    anchors = [anchor + (width - row.width) / 2 for anchor in _anchors(blocks, measures.across)]
    middle = min(max((anchors[0] + anchors[-1]) / 2, measures.width / 2), width - measures.width / 2)
    block = _Block(width, top + row.height, middle, {box: (middle - measures.width / 2, 0.0)})
    _add(block, row, (width - row.width) / 2, top)
    block.lines.append(((middle, height), (middle, bus)))
    block.lines.append(((min(*anchors, middle), bus), (max(*anchors, middle), bus)))
    block.lines += [((anchor, bus), (anchor, top)) for anchor in anchors]
    return block


def _side_by_side(blocks: Sequence[_Block], across: float) -> _Block:
    row = _Block(-across if blocks else 0.0, 0.0, 0.0)
    for block in blocks:
        _add(row, block, row.width + across, 0.0)
        row.width += across + block.width
        row.height = max(row.height, block.height)
    return row


def _anchors(blocks: Sequence[_Block], across: float) -> list[float]:
    found, left = [], 0.0
    for block in blocks:
        found.append(left + block.anchor)
        left += block.width + across
    return found


def _add(whole: _Block, part: _Block, left: float, top: float) -> None:
    """Put `part` into `whole`, its corner at this place."""
    for box, (x, y) in part.corners.items():
        whole.corners[box] = (x + left, y + top)
    whole.lines += [tuple((x + left, y + top) for x, y in line) for line in part.lines]
