"""Pages are filled: pieces that keep together, what is split, what is too high."""

from datetime import date

import pytest

from desktop.domain.refusal import Refusal
from desktop.letters.canvas import Canvas
from desktop.letters.filling import Filling
from desktop.letters.metadata import About
from desktop.letters.piece import NewPage, Piece, Room


class Block(Piece):
    """Something of a height that notes its page."""

    def __init__(self, height: float, *, keeps: bool = False) -> None:
        self.height = height
        self.keeps_with_next = keeps
        self.page = 0

    def draw(self, canvas: Canvas, left: float, base: float) -> None:
        self.page = canvas.number


class Hundred(Filling):
    """Pages a hundred points high."""

    def begin_page(self) -> None:
        self.canvas.begin_page((100, 100))
        self.open((0, 0), 100, 100)

    def end_page(self) -> None:
        """Nothing below."""


def pages(*story: Piece) -> list[int]:
    Hundred(Canvas(About.cleaned("x", date(2027, 1, 5), "id"))).fill(story)
    return [piece.page for piece in story if isinstance(piece, Block)]


def test_what_finds_no_room_begins_a_page() -> None:
    assert pages(Block(60), Block(40), Block(1)) == [1, 1, 2]


def test_pieces_that_keep_together_turn_together() -> None:
    assert pages(Block(70), Block(20, keeps=True), Block(20, keeps=True), Block(10)) == [1, 2, 2, 2]


def test_what_keeps_together_and_is_higher_than_a_page_is_parted() -> None:
    assert pages(Block(60, keeps=True), Block(60)) == [1, 2]


def test_a_new_page_is_begun_where_it_is_asked_for() -> None:
    assert pages(Block(10), NewPage(), Block(10), Room(95), Block(10), Room(5), Block(10)) == [1, 2, 3, 3]


def test_what_is_higher_than_a_page_is_refused() -> None:
    with pytest.raises(Refusal):
        pages(Block(10), Block(101))
