"""Long lists of ids in parts that one statement can name."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

BLOCK = 500
Key = TypeVar("Key", int, str)


def in_blocks(ids: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """`ids` in their order, `BLOCK` at a time."""
    return (ids[start : start + BLOCK] for start in range(0, len(ids), BLOCK))
