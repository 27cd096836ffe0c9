"""The wording of a letter that is no decree: one file a kind, its passages chosen by what holds.

How to add a kind: `resources/letters/<kind>.toml` with the places that its facts fill, and the facts themselves
in `desktop/services/<kind>.py`. `[letter]` may name a shape ("letter", "memo", "titled") and what only some shapes
print: title (of several lines, the number follows the first), sender, role, opening ("Dikeluarkan di"). A passage may
have a label at the left ("Dasar"; the points of "Menimbang" bear letters) and a heading above it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from desktop.domain.letters.letters import LetterShape, Passage
from desktop.domain.refusal import Refusal
from desktop.letters.wording import fill
from desktop.paths import RESOURCES
from desktop.text import _

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class PassageWording:
    """A paragraph with what is listed below it, beside a label or under a heading where it has them.

    It is printed where all of `when` hold; `each` names a list of the facts whose lines are its points, and
    without any of them it is left out.
    """

    text: str
    when: tuple[str, ...] = ()
    each: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    label: str = ""
    heading: str = ""


@dataclass(frozen=True)
class OfficialWording:
    """The whole wording of one kind of letter; what follows the copies only some shapes print."""

    nature: str
    enclosures: str
    subject: str
    receiver: tuple[str, ...]
    body: tuple[PassageWording, ...]
    copies: tuple[str, ...]
    shape: LetterShape = LetterShape.LETTER
    title: str = ""
    sender: str = ""
    role: str = ""
    opening: str = ""


@dataclass(frozen=True)
class Filling:
    """What the facts of a case put into the wording: words by place, lines by list, and the conditions that hold."""

    places: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()


@lru_cache
def official_wording(kind: str) -> OfficialWording:
    """The wording of `kind` that comes with the program."""
    return read_official_wording((RESOURCES / "letters" / f"{kind}.toml").read_text(encoding="utf-8"))


def read_official_wording(source: str) -> OfficialWording:
    """Wording from its file's text; refuses what cannot be read or names places that the file does not declare."""
    try:
        plain = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(error) from error
    return plain_official_wording(plain)


def plain_official_wording(plain: Mapping[str, Any]) -> OfficialWording:
    """Wording from what its file holds; refused as by `read_official_wording`."""
    try:
        wording, known = _wording(plain), frozenset(plain["letter"]["places"])
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(error) from error
    for place in (found for sentence in _sentences(wording) for found in _PLACE.findall(sentence)):
        if place.lower() not in known:
            raise Refusal(
                _("The wording of the letter has an unknown place: {place}").format(place=f"{{{place}}}"),
                _("Use these places: {places}.").format(places=", ".join(sorted(known))),
            )
    return wording


def _unreadable(error: Exception) -> Refusal:
    return Refusal(
        _("The wording of the letter cannot be read: {reason}").format(reason=error),
        _("Correct the file or go back to the wording that comes with the program."),
    )


def filled_body(wording: OfficialWording, filling: Filling) -> tuple[Passage, ...]:
    """The passages that hold, filled; a line whose every place is empty is left out."""
    chosen = (passage for passage in wording.body if _holds(passage, filling))
    return tuple(_filled(passage, filling) for passage in chosen)


def filled_lines(lines: Iterable[str], filling: Filling) -> tuple[str, ...]:
    """The lines that say something once they are filled."""
    return tuple(fill(line, filling.places) for line in lines if _says(line, filling))


def _holds(passage: PassageWording, filling: Filling) -> bool:
    listed = not passage.each or bool(filling.lists.get(passage.each))
    return listed and filling.holds.issuperset(passage.when)


def _filled(passage: PassageWording, filling: Filling) -> Passage:
    rows = ((label, value) for label, value in passage.rows if _says(value, filling))
    return Passage(
        fill(passage.text, filling.places),
        tuple((fill(label, filling.places), fill(value, filling.places)) for label, value in rows),
        filling.lists.get(passage.each, ()) or filled_lines(passage.points, filling),
        fill(passage.label, filling.places),
        fill(passage.heading, filling.places),
    )


def _says(line: str, filling: Filling) -> bool:
    """Whether a line has no places, or one that is filled."""
    places = _PLACE.findall(line)
    return not places or any(filling.places.get(place.lower()) for place in places)


def _wording(plain: Mapping[str, Any]) -> OfficialWording:
    letter = plain["letter"]
    return OfficialWording(
        nature=letter["nature"],
        enclosures=letter["enclosures"],
        subject=letter["subject"],
        receiver=tuple(letter["receiver"]),
        body=tuple(map(_passage, plain["body"])),
        copies=tuple(letter["copies"]),
        shape=LetterShape(letter.get("shape", LetterShape.LETTER)),
        **{name: _line(letter, name) for name in ("title", "sender", "role", "opening")},
    )


def _line(letter: Mapping[str, Any], name: str) -> str:
    """A part that only some shapes have; refuses what is no text."""
    found = letter.get(name, "")
    if not isinstance(found, str):
        raise TypeError(name)
    return found


def _passage(item: Mapping[str, Any]) -> PassageWording:
    return PassageWording(
        text=item["text"],
        when=tuple(item.get("when", ())),
        each=item.get("each", ""),
        rows=tuple((label, value) for label, value in item.get("rows", ())),
        points=tuple(item.get("points", ())),
        label=_line(item, "label"),
        heading=_line(item, "heading"),
    )


def _sentences(wording: OfficialWording) -> Iterable[str]:
    """Every sentence of the wording."""
    yield from (wording.nature, wording.enclosures, wording.subject, *wording.receiver, *wording.copies)
    yield from (wording.title, wording.sender, wording.role, wording.opening)
    for passage in wording.body:
        yield from (passage.label, passage.heading, passage.text, *passage.points)
        yield from (side for pair in passage.rows for side in pair)
