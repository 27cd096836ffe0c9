"""What places, conditions and lists of all wordings mean, and the examples that fill a wording in the editor."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from desktop.domain.letters.wording_parts import Group, PlaceWords, Plain, groups_of
from desktop.letters.official_wording import Filling
from desktop.paths import RESOURCES

NEGATIONS = ("no_", "not_")
_WITHIN = "_not_"


def place_words(names: Iterable[str]) -> tuple[PlaceWords, ...]:
    """The places of a wording by their names, in the order of the alphabet."""
    known = _read()["places"]
    return tuple(PlaceWords(name, *known.get(name, ("", f"[{name}]"))) for name in sorted(names))


def condition_words(condition: str) -> str:
    """A condition in words; one that nobody described yet as it is written."""
    words: str = _read()["conditions"].get(condition, condition)
    return words


def list_words(name: str) -> str:
    """What a list of the facts holds."""
    found = _read()["lists"].get(name)
    return found[0] if found else name


def sample_filling(plain: Plain, names: Iterable[str], written: Group | None = None) -> Filling:
    """Examples for all of a wording; of conditions that exclude each other those of the passage being `written`."""
    lists = {name: tuple(lines[1:]) for name, lines in _read()["lists"].items()}
    places = {word.name: word.example for word in place_words(names)}
    return Filling(places, lists, _sample_conditions(plain, written.when if written is not None else ()))


def _sample_conditions(plain: Plain, wanted: tuple[str, ...]) -> frozenset[str]:
    named = {condition for group in groups_of(plain) for condition in group.when}
    holding = {condition for condition in named if not any(other in named for other in _opposites(condition))}
    for group in _read()["alternatives"]:
        holding -= set([condition for condition in group if condition in named][1:])
    for condition in wanted:
        holding -= set(_opposites(condition)) | {other for other in named if condition in _opposites(other)}
        holding -= {other for group in _read()["alternatives"] if condition in group for other in group}
    return frozenset(holding | set(wanted))


def _opposites(condition: str) -> Iterator[str]:
    """Conditions that this one denies by its name."""
    for negation in NEGATIONS:
        if condition.startswith(negation):
            yield condition.removeprefix(negation)
    if _WITHIN in condition:
        yield condition.replace(_WITHIN, "_")


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads((RESOURCES / "letters" / "places.toml").read_text(encoding="utf-8"))
