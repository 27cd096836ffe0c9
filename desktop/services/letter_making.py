"""What all kinds of letter share on their way to the printer: the number, the drawing, the frozen words and bytes."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import Letter
from desktop.db.tables.base import now
from desktop.domain.check_code import check_code
from desktop.domain.dates import shown_date
from desktop.domain.letters import LetterKind, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.domain.snapshot import to_plain
from desktop.letters.fonts import available, typeface, unprintable
from desktop.letters.style import PageStyle
from desktop.services.letter_settings import letter_settings
from desktop.services.numbering import next_number, take_number
from desktop.services.settings import emblem, office
from desktop.services.signatories import SignatoryRow
from desktop.text import _


class Said(Protocol):
    """What every letter's facts say."""

    @property
    def subject(self) -> str:
        """What the letter is about."""

    @property
    def day(self) -> date:
        """The date it bears."""


Facts = TypeVar("Facts", bound=Said)
Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Making(Generic[Facts]):
    """How a letter is made: its facts from the number it bears, and its pages from the facts."""

    kind: LetterKind
    day: date
    number: str
    """Written by hand, or empty for the next one of the counter."""
    gather: Callable[[str], Facts]
    draw: Callable[[Facts, PageStyle, bytes | None, str], bytes]
    """From the facts, the setting, the emblem and the check code."""


@dataclass(frozen=True, slots=True)
class Proof(Generic[Facts]):
    """A letter as it would be printed."""

    number: str
    facts: Facts
    pdf: bytes


@dataclass(frozen=True, slots=True)
class LetterDesk(Generic[Draft]):
    """What the officer begins with when a letter of a case is to be made."""

    case_id: int
    case_number: str
    employee: str
    case_version: int
    draft: Draft
    next_number: str
    signatories: tuple[SignatoryRow, ...]
    may_issue: bool
    """Whether the case is in a stage in which such a letter is issued."""


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """A letter as it would be printed, and what an officer should look at before it is issued."""

    pdf: bytes
    number: str
    warnings: tuple[str, ...]


def number_on(session: Session, kind: LetterKind, day: date, written: str = "") -> str:
    """The number that a letter of `day` would get now, or the one written by hand."""
    return written or next_number(session, letter_settings(session, kind), day).number


def proof(session: Session, making: Making[Facts]) -> Proof[Facts]:
    """The letter as it would be printed, under the number that it would get; nothing is taken or kept."""
    settled = office(session)
    number = number_on(session, making.kind, making.day, making.number)
    facts = making.gather(number)
    style, picture = letter_settings(session, making.kind).style, emblem(session, settled)
    return Proof(number, facts, making.draw(facts, style, picture, check_code(to_plain(facts))))


def new_letter(session: Session, making: Making[Facts], today: date) -> Letter:
    """Number and draw a letter; the caller says what it belongs to and adds the row.

    Whatever refuses or fails on the way, in the caller too, leaves nothing behind: the number is free again.
    """
    _check_day(making, today)
    settled = office(session)
    settings = letter_settings(session, making.kind)
    taken = take_number(session, settings, making.day, making.number)
    facts = making.gather(taken.number)
    picture = emblem(session, settled)
    code = check_code(to_plain(facts))
    pdf = making.draw(facts, settings.style, picture, code)
    return Letter(
        kind=making.kind,
        status=LetterStatus.ISSUED,
        number=taken.number,
        counter=taken.counter,
        running_number=taken.running,
        dated=making.day,
        subject=" ".join(facts.subject.split()),
        issued_at=now(),
        issued_by=actor_of(session),
        snapshot=_snapshot(facts, settings.style, picture),
        sha256=hashlib.sha256(pdf).hexdigest(),
        pdf=pdf,
        check_code=code,
    )


def print_doubts(session: Session, kind: LetterKind, facts: object) -> Iterator[str]:
    """What of a letter cannot be printed as it is written; none of it forbids."""
    family = letter_settings(session, kind).style.typeface
    if wrong := unprintable("".join(_texts(to_plain(facts))), family):
        sentence = _("These characters cannot be printed and show as a box: {characters}")
        yield sentence.format(characters=" ".join(wrong))
    if not available(family):
        yield _("This computer lacks the chosen typeface; the letter is set in Arimo.")


def _check_day(making: Making[Facts], today: date) -> None:
    """Refuse a letter dated later than the day on which it is made."""
    if making.day > today:
        sentences = {LetterKind.DECREE: _("The date of the decree lies after {today}.")}
        words = sentences.get(making.kind, _("The date of the letter lies after {today}."))
        sentence = words.format(today=shown_date(today))
        raise Refusal(sentence, _("Correct the date."), {"day": sentence})


def _snapshot(facts: Said, style: PageStyle, picture: bytes | None) -> dict[str, object]:
    """What the letter said and how it was set; of the emblem only its fingerprint, the PDF holds the rest."""
    fingerprint = hashlib.sha256(picture).hexdigest() if picture else ""
    face = typeface(style.typeface).regular
    return {"facts": to_plain(facts), "style": to_plain(style), "emblem": fingerprint, "typeface": face}


def _texts(plain: object) -> Iterator[str]:
    """Every text of plain facts."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(item)
