"""The texts of a letter's facts as fields that an officer can correct, and the facts made of them again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.letters.letters import DecreeFacts, DecreeForm, OfficialLetter, Passage, Signature
from desktop.text import N_

Facts = DecreeFacts | OfficialLetter
Texts = Mapping[str, str]
"""What stands in the fields, by their names."""


@dataclass(frozen=True, slots=True)
class FactText:
    """One text of a letter: a line, a paragraph, or a list with an item in each line."""

    name: str
    label: str
    """An N_ sentence, or what the letter itself prints in front of it."""
    text: str
    lines: int = 1
    printed: bool = False
    """Whether the label is the letter's own, and not translated."""


_OF_DECREE = (
    ("subject", N_("About (Tentang)"), 2),
    ("considering", N_("Considering (Menimbang), one to a line"), 4),
    ("bases", N_("Legal basis (Mengingat), one to a line"), 5),
    ("noting", N_("Noting (Memperhatikan), one to a line"), 3),
    ("copies", N_("Copies (Tembusan), one to a line"), 4),
)
_HEAD = (
    ("nature", N_("Nature (Sifat)"), 1),
    ("enclosures", N_("Enclosures (Lampiran)"), 1),
    ("subject", N_("About (Hal)"), 2),
    ("receiver", N_("To, one line below the other"), 3),
)
_FOOT = (("copies", N_("Copies (Tembusan), one to a line"), 4),)
_SIGNATURE = (
    ("title", N_("Title of the signatory")),
    ("name", N_("Name of the signatory")),
    ("nip", N_("NIP of the signatory")),
    ("grade", N_("Rank of the signatory")),
)
PARAGRAPH, VALUES, POINTS = N_("Paragraph"), N_("Line of a list"), N_("Points, one to a line")


def texts_of(facts: Facts) -> tuple[FactText, ...]:
    """The fields of a letter in the order of print.

    A decree has none for what it decides: that follows the case, whose records must say the same. An extract
    or a copy has none at all: it says what its decree says.
    """
    if isinstance(facts, DecreeFacts):
        return tuple(_plain(facts, _OF_DECREE)) if facts.form is DecreeForm.ORIGINAL else ()
    return (*_plain(facts, _HEAD), *_body(facts), *_signed(facts.signature), *_plain(facts, _FOOT))


def with_texts(facts: Facts, texts: Texts) -> Facts:
    """The facts with `texts` in the places that they name; what is not named stays."""
    if isinstance(facts, DecreeFacts):
        return replace(facts, **_given(facts, texts, _OF_DECREE))
    body = tuple(_passage(passage, f"body.{at}", texts) for at, passage in enumerate(facts.body))
    signature: dict[str, Any] = {
        key: texts[f"signature.{key}"].strip() for key, _label in _SIGNATURE if f"signature.{key}" in texts
    }
    kept = [passage for passage in body if passage.text.strip() or passage.rows or passage.points]
    return replace(
        facts,
        **_given(facts, texts, (*_HEAD, *_FOOT)),
        body=tuple(kept) or facts.body,
        signature=replace(facts.signature, **signature),
    )


def opened_with(facts: Facts, sentence: str) -> Facts:
    """The facts with `sentence` in front: the first paragraph of a letter, the first of what a decree notes."""
    if isinstance(facts, DecreeFacts):
        return replace(facts, noting=(sentence, *facts.noting))
    return replace(facts, body=(Passage(sentence), *facts.body))


def _plain(facts: Facts, parts: tuple[tuple[str, str, int], ...]) -> Iterator[FactText]:
    for name, label, lines in parts:
        value = getattr(facts, name)
        yield FactText(name, label, value if isinstance(value, str) else "\n".join(value), lines)


def _body(facts: OfficialLetter) -> Iterator[FactText]:
    for at, passage in enumerate(facts.body):
        own = passage.heading or passage.label
        yield FactText(f"body.{at}", own or PARAGRAPH, passage.text, 3, printed=bool(own))
        for row, (label, value) in enumerate(passage.rows):
            yield FactText(f"body.{at}.row.{row}", label or VALUES, value, printed=bool(label))
        if passage.points:
            yield FactText(f"body.{at}.points", POINTS, "\n".join(passage.points), 4)


def _signed(signature: Signature) -> Iterator[FactText]:
    for key, label in _SIGNATURE:
        yield FactText(f"signature.{key}", label, getattr(signature, key))


def _given(facts: Facts, texts: Texts, parts: tuple[tuple[str, str, int], ...]) -> dict[str, Any]:
    """The new values of plain parts; one that reads as before stays as it was, to the blank."""
    given: dict[str, Any] = {}
    for name, _label, _lines in parts:
        before = getattr(facts, name)
        if name in texts:
            given[name] = (
                _same_or(before, texts[name].strip()) if isinstance(before, str) else _items(before, texts[name])
            )
    return given


def _passage(passage: Passage, name: str, texts: Texts) -> Passage:
    rows = tuple(
        (label, _same_or(value, texts.get(f"{name}.row.{at}", value))) for at, (label, value) in enumerate(passage.rows)
    )
    points = _items(passage.points, texts[f"{name}.points"]) if f"{name}.points" in texts else passage.points
    return replace(passage, text=_same_or(passage.text, texts.get(name, passage.text)), rows=rows, points=points)


def _same_or(before: str, typed: str) -> str:
    """What was typed, in one paragraph unless it had lines before; exactly what stood there if nothing changed."""
    if typed.strip() == before.strip():
        return before
    return typed.strip() if "\n" in before else " ".join(typed.split())


def _items(before: tuple[str, ...], typed: str) -> tuple[str, ...]:
    """The items of a list, an item to a line."""
    lines = tuple(line.strip() for line in typed.splitlines() if line.strip())
    return before if typed.strip() == "\n".join(before).strip() else lines
