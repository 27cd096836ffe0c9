"""Pages are filled: each piece of a story goes where there is room, is split, or begins the next page."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from desktop.domain.refusal import Refusal
from desktop.letters.canvas import Canvas
from desktop.letters.piece import NewPage, Piece, Room
from desktop.text import _

NOTHING = 1e-6
"""Points that are no more than what sums of heights are off by."""


class Filling(ABC):
    """A canvas with the page that is being filled."""

    kind = ""
    """Which kind of page is filled, and comes next."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._left = self._bottom = self._width = self._height = self._room = 0.0

    @abstractmethod
    def begin_page(self) -> None:
        """Call `open`, and draw what stands above the text."""

    @abstractmethod
    def end_page(self) -> None:
        """Draw what stands below the text."""

    def open(self, corner: tuple[float, float], width: float, height: float) -> None:
        """The place for text on the page that begins."""
        self._left, self._bottom = corner
        self._width, self._height = width, height
        self._room = height

    def fill(self, story: Sequence[Piece]) -> None:
        """All pieces in their order."""
        waiting = list(reversed(story))
        self.begin_page()
        while waiting:
            piece = waiting.pop()
            if isinstance(piece, NewPage):
                self._turn(piece.kind)
            elif isinstance(piece, Room):
                self._keep(piece.height)
            elif piece.keeps_with_next:
                self._keep_together(piece, waiting)
                waiting.append(piece)
            else:
                waiting.extend(reversed(self._put(piece)))
        self._finish()

    def _put(self, piece: Piece) -> Sequence[Piece]:
        """Draw the piece, or what there is room for; what is left of it."""
        if self._room > 0:
            height = piece.wrap(self._width, self._room)[1]
            if height <= self._room + NOTHING:
                self._draw(piece, height)
                return []
            if parts := piece.split(self._width, self._room):
                self._draw(parts[0], parts[0].wrap(self._width, self._room)[1])
                return parts[1:]
        if self._at_top:
            raise Refusal(
                _("A part of the letter that must stay together is higher than a page."),
                _("Shorten the titles of the signatory or the subject."),
            )
        self._turn()
        return [piece]

    def _draw(self, piece: Piece, height: float) -> None:
        piece.draw(self.canvas, self._left, self._bottom + self._room - height)
        self._room -= height + piece.space_after

    @property
    def _at_top(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self._room == self._height

    def _keep_together(self, first: Piece, waiting: list[Piece]) -> None:
        """Begin a page if there is no room for the first pieces up to one that may stand above a page break."""
        together = [first]
        while together[-1].keeps_with_next and len(together) <= len(waiting):
            together.append(waiting[-len(together)])
        for piece in together[:-1]:
            piece.keeps_with_next = False
        heights = [piece.wrap(self._width, self._height)[1] + piece.space_after for piece in together]
        self._keep(sum(heights) - together[-1].space_after)

    def _keep(self, height: float) -> None:
        """Begin a page if there is less room than this."""
        if self._room < height and not self._at_top:
            self._turn()

    def _turn(self, kind: str = "") -> None:
        """The next page, of another kind if one is named."""
        self._finish()
        self.kind = kind or self.kind
        self.begin_page()

    def _finish(self) -> None:
        self.end_page()
        self.canvas.end_page()
