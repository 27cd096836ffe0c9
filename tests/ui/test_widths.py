"""Columns in the room there is."""

import pytest

from desktop.ui.widths import Wanted, fitted

COLUMNS = (Wanted(170, whole=True), Wanted(96), Wanted(300), Wanted(200))


@pytest.mark.parametrize(
    ("room", "texts"), [(400, [300, 200]), (516, [150, 100]), (641, [225, 150]), (766, [300, 200]), (900, [300, 200])]
)
def test_long_texts_give_way_and_numbers_do_not(room: int, texts: list[int]) -> None:
    assert fitted(COLUMNS, room) == [170, 96, *texts]


@pytest.mark.parametrize("room", range(520, 770, 7))
def test_no_pixel_is_left_that_would_scroll(room: int) -> None:
    assert sum(fitted(COLUMNS, room)) <= room


def test_no_columns_need_no_room() -> None:
    assert fitted((), 100) == []
