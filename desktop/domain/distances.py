"""How far two places lie apart on the map."""

from math import asin, cos, radians, sin, sqrt

EARTH_KILOMETRES = 6371.0088
"""Mean radius."""

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


def kilometres(here: Place, there: Place) -> float:
    """The way as the crow flies; real roads are longer."""
    # Written out: a plan measures hundreds of thousands of ways.
    lat, lon, to_lat, to_lon = radians(here[0]), radians(here[1]), radians(there[0]), radians(there[1])
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KILOMETRES * asin(min(1.0, sqrt(half)))


def place_of(latitude: float | None, longitude: float | None) -> Place | None:
    """The place of two coordinates, where both are known."""
    return None if latitude is None or longitude is None else (latitude, longitude)
