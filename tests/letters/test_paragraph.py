"""Paragraphs: every line has room, every word is kept, no line stands alone at a page break."""

import gc
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.letters.decree import draw_decree
from desktop.letters.fonts import typeface
from desktop.letters.paragraph import SHRINKING, Text
from desktop.letters.sheet import Setting
from tests.letters.test_decree import STYLE, facts

SETTING = Setting(typeface("arimo").regular, 12, 15, "justified")
WIDTH = 120.0


def lines(words: str, width: float = WIDTH) -> list[str]:
    paragraph = Text(words, SETTING)
    paragraph.wrap(width, 0)
    return [line.words for line in paragraph._lines]


@given(st.lists(st.text("abcWm ", min_size=1, max_size=60)).map(" ".join))
def test_every_line_has_room_and_every_letter_is_kept(words: str) -> None:
    broken = lines(words)
    assert "".join(chain(*broken)).replace(" ", "") == words.replace(" ", "")
    space = stringWidth(" ", SETTING.font, SETTING.size) * SHRINKING
    for line in broken:
        assert stringWidth(line, SETTING.font, SETTING.size) <= WIDTH + space * line.count(" ") + 0.001


def test_a_word_longer_than_a_line_is_cut() -> None:
    broken = lines("x" * 100)
    assert len(broken) > 3
    assert "".join(broken) == "x" * 100


def test_a_space_that_may_not_break_does_not() -> None:
    assert lines("kata kata kata Nomor\xa0123456789")[-1] == "Nomor\xa0123456789"


@pytest.mark.parametrize(
    ("count", "room", "expected"),
    [(5, 3, [3, 2]), (5, 4, [3, 2]), (5, 1, []), (3, 2, []), (4, 9, [4]), (2, 1, [])],
)
def test_two_lines_stand_together_at_a_page_break(count: int, room: int, expected: list[int]) -> None:
    paragraph = Text(" ".join(["x" * 15] * count), SETTING)
    parts = paragraph.split(WIDTH, room * 15 + 0.01)
    assert [round(part.wrap(WIDTH, 0)[1] / 15) for part in parts] == expected


def test_the_rest_goes_on_with_the_same_paragraph() -> None:
    first, rest = Text(" ".join(["x" * 15] * 5), SETTING).split(WIDTH, 46)
    assert (first.continues, rest.continues) == (False, True)


def test_a_drawn_letter_leaves_nothing_to_the_collector_of_garbage() -> None:
    draw_decree(facts(), STYLE)
    gc.collect()
    draw_decree(facts(), STYLE)
    assert gc.collect() == 0
    assert gc.isenabled()
