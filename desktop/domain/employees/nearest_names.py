"""Finds the recorded name that somebody meant who wrote it another way."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from desktop.domain.employees.names import search_key

LIKE_ENOUGH = 0.75


def squeezed(name: str) -> str:
    """What a name is compared by: its letters, without blanks and case."""
    return "".join(sign for sign in search_key(name) if sign.isalnum())


def nearest_name(meant: str, names: Mapping[str, str]) -> str:
    """The one of `names` (by their squeezed form) that `meant` is a part of, or nearly is; empty if none is near."""
    wanted = squeezed(meant)
    parts = [key for key in names if wanted in key] if wanted else []
    near: Sequence[str] = parts if len(parts) == 1 else get_close_matches(wanted, names, 1, LIKE_ENOUGH)
    return names[near[0]] if near else ""
