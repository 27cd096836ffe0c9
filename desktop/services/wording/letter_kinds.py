"""What each letter that is made on a page of its own needs: its wording, its own fields, and where its facts come from.

A letter costs `resources/letters/<code>.toml`, a function that gathers its facts, and a `KindOfLetter` in the
`LETTERS` of its module in `services/letters/`, which `choice.py` there puts together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.tables import Letter
from desktop.domain.cases.cases import CaseStage
from desktop.domain.letters.letters import Annex, DecreeFacts, LetterAbout, LetterKind, Party
from desktop.letters.official_wording import Filling

Entered = Mapping[str, Any]
"""What the officer entered in a kind's own fields, by their names: texts, days, ids of signatories, or None."""
SIGNER = "signatory"
"""Under this name, which no own field has, `Entered` also holds the id of who signs the letter, or None."""
ENTERED = "entered"
"""Under this name the snapshot of an issued letter holds the own fields that its kind `keeps`."""


class EntryKind(StrEnum):
    """How a field of a letter is entered."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    SIGNATORY = "signatory"


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field that only this letter has; `label` and `note` are marked by `N_`, the label with its mnemonic."""

    name: str
    label: str
    kind: EntryKind = EntryKind.LINE
    note: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


NO_ANNEX = Annex()


@dataclass(frozen=True, slots=True)
class OfficialDraft:
    """What the officer settles of any such letter; what is empty is taken from counter and wording."""

    day: date
    signatory_id: int | None = None
    number: str = ""
    nature: str = ""
    enclosures: str = ""
    subject: str = ""
    copies: tuple[str, ...] | None = None
    classification: str = ""
    """Of this letter alone; empty for that of its kind."""


def no_doubts(_session: Session, _about: int, _day: date, _entered: Entered) -> tuple[str, ...]:
    """Of a kind that has nothing to warn of."""
    return ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a letter says beyond its wording: the words that fill it, who else signs, and its list of persons."""

    filling: Filling
    parties: tuple[Party, ...] = ()
    annex: Annex = NO_ANNEX


def gathers_nothing(_session: Session, _about: int, _day: date, _entered: Entered) -> Gathered:
    """Of a kind that is composed as a decree."""
    return Gathered(Filling({}))


def fits_all(_session: Session, _about: int) -> bool:
    """Of a kind that may be made of every case."""
    return True


def needs_nothing(_session: Session, _about: int, _letter: Letter) -> None:
    """Of a kind whose issue is recorded nowhere but in the register."""


@dataclass(frozen=True, slots=True)
class KindOfLetter:
    """One letter that can be made; a `LetterKind` may have several ("minutes_handover", "minutes_sitting")."""

    code: str
    """Also the name of the wording's file."""
    kind: LetterKind
    about: LetterAbout
    title: str
    """What the officer chooses it by, marked by `N_`."""
    begin: Callable[[Session, int, date], Entered]
    """What the own fields show at first, from the id of what the letter is about and the day."""
    gather: Callable[[Session, int, date, Entered], Gathered] = gathers_nothing
    """The facts, from that id, the letter's day and what was entered; refuses with what is missing."""
    fields: tuple[EntryField, ...] = ()
    stages: frozenset[CaseStage] = frozenset()
    """Stages of a case in which it is usual, and offered first; empty: none before others."""
    fits: Callable[[Session, int], bool] = fits_all
    """Whether it can be usual for this case, objection or sitting at all."""
    doubts: Callable[[Session, int, date, Entered], tuple[str, ...]] = no_doubts
    """What an officer should look at before this letter is issued, in sentences; none of it forbids."""
    decree: Callable[[Session, int, OfficialDraft, Entered, str], DecreeFacts] | None = None
    """Of a kind that is a decree: all that it says under the given number, instead of `gather` and wording; its draft's
    copies are None for those of its own wording."""
    keeps: tuple[str, ...] = ()
    """Own fields whose texts stay with the issued letter, for the page that takes them over."""
    issued: Callable[[Session, int, Letter], None] = needs_nothing
    """Called in the transaction that issues, once the letter has its id: writes its number where it belongs."""
