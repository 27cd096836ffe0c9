"""What was typed into the search, taken apart: words to look for, and the ways in which an employee can fit them."""

import re
from dataclasses import dataclass

from desktop.domain.employees.names import search_key

MOST_WORDS = 8
SHORTEST_INDEXED = 3
"""The index holds three letters in a row; shorter words are looked for along the names."""

_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word with what it can mean: units and posts are their ids, `nip` the beginning of a NIP."""

    text: str
    units: frozenset[int] = frozenset()
    posts: frozenset[int] = frozenset()

    @property
    def nip(self) -> str:
        """The digits by which a NIP may begin; empty for a word of letters."""
        return self.text if _DIGITS.fullmatch(self.text) else ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to fit every word: these in the name, the others by unit, post or NIP; None asks nothing."""

    names: tuple[str, ...] = ()
    units: frozenset[int] | None = None
    posts: frozenset[int] | None = None
    nip: str = ""

    def with_name(self, text: str) -> "Way":
        """This way with one more word in the name."""
        return Way((*self.names, text), self.units, self.posts, self.nip)

    def with_units(self, units: frozenset[int]) -> "Way | None":
        """This way in one of `units`, or None if no unit is left."""
        left = units if self.units is None else self.units & units
        return Way(self.names, left, self.posts, self.nip) if left else None

    def with_posts(self, posts: frozenset[int]) -> "Way | None":
        """This way with one of `posts`, or None if no post is left."""
        left = posts if self.posts is None else self.posts & posts
        return Way(self.names, self.units, left, self.nip) if left else None

    def with_nip(self, nip: str) -> "Way | None":
        """This way with a NIP that begins by `nip`, or None if it must begin otherwise."""
        longer, shorter = (nip, self.nip) if len(nip) >= len(self.nip) else (self.nip, nip)
        return Way(self.names, self.units, self.posts, longer) if longer.startswith(shorter) else None


def typed_words(text: str) -> list[str]:
    """The words of what was typed; a NIP written in groups (8 6 1 3) is one word."""
    words: list[str] = []
    grouped = False
    for word in search_key(text).split():
        digits = _DIGITS.fullmatch(word) is not None
        if digits and grouped and len(words[-1]) < 18:
            words[-1] += word
        else:
            grouped = digits and len(word) == 8
            words.append(word)
        grouped = grouped and digits
    return sorted(set(words[:MOST_WORDS]), key=words.index)


def trigrams(text: str) -> set[str]:
    """Every three letters in a row of `text`."""
    return {text[place : place + 3] for place in range(len(text) - 2)}


def ways(words: list[Word], units: frozenset[int] | None) -> list[Way]:
    """Every way to fit all `words` within `units`, without those that nobody can fit."""
    found: list[Way | None] = [Way(units=units)]
    for word in words:
        found = [longer for way in found if way for longer in _longer(way, word)]
    return list(dict.fromkeys(way for way in found if way))


def _longer(way: Way, word: Word) -> list[Way | None]:
    return [
        way.with_name(word.text),
        way.with_units(word.units) if word.units else None,
        way.with_posts(word.posts) if word.posts else None,
        way.with_nip(word.nip) if word.nip else None,
    ]
