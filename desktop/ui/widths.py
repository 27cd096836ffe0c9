"""How wide the columns of a list are before the officer chooses: as wide as they like, or as the room allows."""

from collections.abc import Sequence
from dataclasses import dataclass

SHORT = 112
"""A column as narrow as this has nothing to spare."""
NARROWEST = 88
"""What a longer one keeps."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The width a column likes; `whole` if a value that is cut is of no use, as a NIP is."""

    width: int
    whole: bool = False

    def spare(self) -> int:
        """What the column can do without."""
        return 0 if self.whole or self.width <= SHORT else self.width - max(NARROWEST, self.width // 2)


def fitted(columns: Sequence[Wanted], room: int) -> list[int]:
    """Widths in `room`: what is too wide is taken from the long texts, each by what it can spare.

    Where they cannot spare enough, all keep their widths: one who scrolls anyway should at least read.
    """
    spare = [column.spare() for column in columns]
    over = max(sum(column.width for column in columns) - room, 0)
    if over > sum(spare):
        return [column.width for column in columns]
    # Rounded up, or the pixels left over would make the table scroll.
    return [
        column.width - (-(-over * part // sum(spare)) if part else 0)
        for column, part in zip(columns, spare, strict=True)
    ]
