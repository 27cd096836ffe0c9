"""Distances on the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.distances import kilometres, place_of

places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("here", "there", "away"),
    [((0, 0), (0, 0), 0), ((0, 0), (0, 1), 111.2), ((0.5, 101.4), (0.6, 101.4), 11.1), ((90, 0), (-90, 0), 20015.1)],
)
def test_known_distances(here: tuple[float, float], there: tuple[float, float], away: float) -> None:
    assert round(kilometres(here, there), 1) == away


@given(here=places, there=places)
def test_the_way_back_is_as_long(here: tuple[float, float], there: tuple[float, float]) -> None:
    assert kilometres(here, there) == pytest.approx(kilometres(there, here), abs=1e-6)


def test_half_a_place_is_none() -> None:
    assert place_of(0.5, None) is None
    assert place_of(0.0, 0.0) == (0.0, 0.0)
