"""What a story is made of: pieces that are measured for a width and drawn where the page has room for them."""

from collections.abc import Sequence
from typing import Any


class Piece:
    """Something on a page, as wide and as high as `wrap` found last; it is drawn at a place of the page."""

    width = 0.0
    height = 0.0
    space_after = 0.0
    keeps_with_next = False
    """Whether no page break may follow."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Width and height that it takes: all of the width, unless it says otherwise."""
        return (available_width, self.height)

    def split(self, available_width: float, available_height: float) -> "Sequence[Piece]":  # noqa: ARG002
        """What fits and the rest; nothing where it does not break here."""
        return ()

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """Put it on the page, its lower left corner at this place."""
        raise NotImplementedError


class Drawing(Piece):
    """A piece of lines and colours, drawn from its own corner; what it sets ends with it."""

    canv: Any
    place: tuple[float, float]

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """In a space of its own."""
        canvas.save()
        canvas.move(left, base)
        self.canv, self.place = canvas, (left, base)
        self.draw_inside()
        del self.canv
        canvas.restore()

    def draw_inside(self) -> None:
        """What there is to see."""
        raise NotImplementedError


class NewPage(Piece):
    """What follows begins a page, of another kind where one is named."""

    def __init__(self, kind: str = "") -> None:
        self.kind = kind


class Room(Piece):
    """What follows begins a page if there is less room than this height."""

    def __init__(self, height: float) -> None:
        self.height = height
