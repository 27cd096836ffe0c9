"""Long lists of ids in parts that one statement can name."""

from collections.abc import Iterator, Sequence

BLOCK = 500


def in_blocks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """`ids` in their order, `BLOCK` at a time."""
    return (ids[start : start + BLOCK] for start in range(0, len(ids), BLOCK))
