"""How many people a post needs, worked out from its tasks (ABK, PermenPANRB 1/2020; REGULATION 4.8)."""

from enum import StrEnum

from desktop.text import N_


class Rounding(StrEnum):
    """What becomes of a fraction of a person."""

    NEAREST = "nearest"
    """From a half on up."""
    UP = "up"
    DOWN = "down"


ROUNDING_WORDS = {
    Rounding.NEAREST: N_("To the nearest whole (from 0.5 up)"),
    Rounding.UP: N_("Up to the next whole"),
    Rounding.DOWN: N_("Down to the whole before"),
}
