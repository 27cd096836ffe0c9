"""The wording of the decision on an objection: Menimbang, Memperhatikan and diktum, chosen by what holds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.letters.letters import Clause
from desktop.domain.refusal import Refusal
from desktop.letters.official_wording import Filling
from desktop.letters.wording import fill
from desktop.text import _

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Sentence:
    """One item: printed where all of `when` hold, once or for each line of a list."""

    text: str
    when: tuple[str, ...] = ()
    each: str = ""
    details: bool = False
    """Of a clause: whether the changes of the decree are set below it."""


@dataclass(frozen=True)
class DecisionWording:
    """The whole wording of the decision."""

    invocation: str
    subject: str
    considering: tuple[Sentence, ...]
    noting: tuple[Sentence, ...]
    clauses: tuple[Sentence, ...]
    copies: tuple[str, ...]
    leaves_out: Mapping[str, tuple[str, ...]]
    """How the legal bases begin that a rule set does not cite."""

    def cites(self, rule_set: str, basis: str) -> bool:
        """Whether a decision by this rule set rests on `basis`."""
        return not basis.startswith(self.leaves_out.get(rule_set) or ("\0",))


def plain_decision_wording(plain: Mapping[str, Any]) -> DecisionWording:
    """Wording as its file holds it; refuses what cannot be read or names places that it does not declare."""
    try:
        wording, known = _wording(plain), frozenset(plain["letter"]["places"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refusal(
            _("The wording of the letter cannot be read: {reason}").format(reason=error),
            _("Correct the file or go back to the wording that comes with the program."),
        ) from error
    for place in (found for sentence in _texts(wording) for found in _PLACE.findall(sentence)):
        if place.lower() not in known:
            raise Refusal(
                _("The wording of the letter has an unknown place: {place}").format(place=f"{{{place}}}"),
                _("Use these places: {places}.").format(places=", ".join(sorted(known))),
            )
    return wording


def filled_sentences(sentences: Iterable[Sentence], filling: Filling) -> tuple[str, ...]:
    """The sentences that hold, filled; one with a list stands as often as the list has lines."""
    return tuple(text for _sentence, text in _holding(sentences, filling))


def filled_clauses(
    sentences: Iterable[Sentence], filling: Filling, changes: tuple[tuple[str, str], ...]
) -> tuple[Clause, ...]:
    """The clauses that hold; `changes` stand as lines of label and value below the one that asks for them."""
    return tuple(
        Clause(text.rstrip(), changes if sentence.details else ()) for sentence, text in _holding(sentences, filling)
    )


def _holding(sentences: Iterable[Sentence], filling: Filling) -> Iterator[tuple[Sentence, str]]:
    for sentence in sentences:
        if not filling.holds.issuperset(sentence.when):
            continue
        if not sentence.each:
            yield sentence, fill(sentence.text, filling.places)
        for line in filling.lists.get(sentence.each, ()) if sentence.each else ():
            yield sentence, fill(sentence.text, {**filling.places, "butir": line})


def _wording(plain: Mapping[str, Any]) -> DecisionWording:
    letter = plain["letter"]
    return DecisionWording(
        invocation=letter["invocation"],
        subject=letter["subject"],
        considering=_sentences(plain["considering"]),
        noting=_sentences(plain["noting"]),
        clauses=_sentences(plain["clauses"]),
        copies=tuple(letter["copies"]),
        leaves_out={name: tuple(starts) for name, starts in plain["leaves_out"].items()},
    )


def _sentences(items: Iterable[Mapping[str, Any]]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(item["text"], tuple(item.get("when", ())), item.get("each", ""), bool(item.get("details")))
        for item in items
    )


def _texts(wording: DecisionWording) -> Iterator[str]:
    yield wording.subject
    yield from (sentence.text for sentence in (*wording.considering, *wording.noting, *wording.clauses))
    yield from wording.copies
