"""What all kinds of letter share on their way to the printer: the number, the drawing, the frozen words and bytes."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import Letter
from desktop.db.tables.base import now
from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line
from desktop.domain.letters.check_code import check_code
from desktop.domain.letters.letters import Letterhead, LetterKind, LetterStatus, Signature
from desktop.domain.letters.snapshot import to_plain
from desktop.domain.refusal import Refusal
from desktop.letters.fonts import available, typeface, unprintable
from desktop.letters.style import PageStyle
from desktop.services.numbers.numbering import LONGEST_NUMBER, TakenNumber, next_number, read_ours, take_number
from desktop.services.wording.classifications import doubts_of_number
from desktop.services.wording.letter_entries import checked
from desktop.services.wording.letter_layouts import face_words
from desktop.services.wording.letter_numbers import LONGEST_CODE
from desktop.services.wording.letter_parts import copied_to_signer
from desktop.services.wording.letter_settings import LetterSettings, letter_settings
from desktop.services.wording.letterheads import picture_of
from desktop.services.wording.signatories import SignatoryRow
from desktop.services.wording.wordings import wording_mark
from desktop.text import _


class Said(Protocol):
    """What every letter's facts say."""

    @property
    def subject(self) -> str:
        """What the letter is about."""

    @property
    def number(self) -> str:
        """The number it bears."""

    @property
    def day(self) -> date:
        """The date it bears."""

    @property
    def letterhead(self) -> Letterhead:
        """Its kop."""

    @property
    def signature(self) -> Signature:
        """Who signs."""

    @property
    def copies(self) -> tuple[str, ...]:
        """Who is told of it (tembusan)."""


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
    wording: str = ""
    """Code of the wording that it is made with; the snapshot says which version of it."""
    classification: str = ""
    """Of this letter alone; empty for that of its kind."""


@dataclass(frozen=True, slots=True)
class Proof(Generic[Facts]):
    """A letter as it would be printed."""

    number: str
    facts: Facts
    pdf: bytes


@dataclass(frozen=True, slots=True)
class LetterDesk(Generic[Draft]):
    """What the officer begins with when a letter is to be made."""

    about_id: int
    """The case, objection or sitting that it is about."""
    about_number: str
    about_name: str
    """Name of the employee; empty for a sitting."""
    version: int
    day: date
    """The date of the letter for which the draft was put together."""
    draft: Draft
    next_number: str
    signatories: tuple[SignatoryRow, ...]
    may_issue: bool
    """Whether such a letter can be issued now."""


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """A letter as it would be printed, and what an officer should look at before it is issued."""

    pdf: bytes
    number: str
    warnings: tuple[str, ...]


def number_on(session: Session, kind: LetterKind, day: date, written: str = "", classification: str = "") -> str:
    """The number that a letter of `day` would get now, or the one written by hand."""
    own = checked("number", written, LONGEST_NUMBER)
    return own or next_number(session, numbered(session, kind, classification), day).number


def numbered(session: Session, kind: LetterKind, classification: str = "") -> LetterSettings:
    """How a letter is numbered; `classification` is one that this letter has for itself."""
    settings, own = letter_settings(session, kind), check_line(classification, LONGEST_CODE)
    return replace(settings, classification=own) if own else settings


def proof(session: Session, making: Making[Facts]) -> Proof[Facts]:
    """The letter as it would be printed, under the number that it would get; nothing is taken or kept."""
    return proof_of(session, making, number_on(session, making.kind, making.day, making.number, making.classification))


def proof_of(session: Session, making: Making[Facts], number: str) -> Proof[Facts]:
    """The letter as it would be printed under this number."""
    facts = making.gather(number)
    style, picture = letter_settings(session, making.kind).style, picture_of(session, facts.letterhead.emblem)
    return Proof(number, facts, making.draw(facts, style, picture, check_code(to_plain(facts))))


def new_letter(session: Session, making: Making[Facts], today: date) -> Letter:
    """Number and draw a letter; the caller says what it belongs to and adds the row.

    Whatever refuses or fails on the way, in the caller too, leaves nothing behind: the number is free again.
    """
    _check_day(making, today)
    settings = numbered(session, making.kind, making.classification)
    taken = take_number(session, settings, making.day, making.number)
    return kept_letter(session, making, taken, making.gather(taken.number), today)


def kept_letter(session: Session, making: Making[Facts], taken: TakenNumber, facts: Facts, today: date) -> Letter:
    """The row of a letter under a number that it has: one just taken, or that of the decree it is an extract of."""
    _check_day(making, today)
    style, picture = letter_settings(session, making.kind).style, picture_of(session, facts.letterhead.emblem)
    code = check_code(to_plain(facts))
    pdf = making.draw(facts, style, picture, code)
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
        snapshot=_snapshot(facts, style, picture) | wording_mark(session, making.wording, making.day),
        sha256=hashlib.sha256(pdf).hexdigest(),
        pdf=pdf,
        check_code=code,
    )


def print_doubts(session: Session, kind: LetterKind, facts: Said) -> Iterator[str]:
    """What of a letter cannot be printed as it is written, or is filed under a doubtful code; none of it forbids."""
    yield from doubts_of_number(letter_settings(session, kind).pattern, facts.number, facts.day)
    family = letter_settings(session, kind).style.typeface
    if wrong := unprintable("".join(_texts(to_plain(facts))), family):
        sentence = _("These characters cannot be printed and show as a box: {characters}")
        yield sentence.format(characters=" ".join(wrong))
    if not available(family):
        yield face_words(family)
    yield from copied_to_signer(facts.signature, facts.copies)


def order_doubts(
    session: Session, kind: LetterKind, day: date, classification: str, written: str = ""
) -> Iterator[str]:
    """That a letter of `day` stands out of order by the number it takes, or by the one written by hand.

    A number that does not follow the pattern has no place among the others, and nothing is said of it.
    """
    settings = numbered(session, kind, classification)
    free = next_number(session, settings, day)
    place = free.running
    if written:
        read = read_ours(settings, written.strip(), day)
        if read is None:
            return
        place = read.sequence
    if place > free.running:
        yield _("Number {number} is still free; the next letter takes it.").format(number=free.number)
    here = Letter.counter == free.counter
    latest = session.scalar(select(func.max(Letter.dated)).where(here, Letter.running_number < place))
    if latest is not None and latest > day:
        yield _("A letter with a lower number is dated later, {day}.").format(day=shown_date(latest))
    earliest = session.scalar(select(func.min(Letter.dated)).where(here, Letter.running_number > place))
    if earliest is not None and earliest < day:
        yield _("A letter with a higher number is dated earlier, {day}.").format(day=shown_date(earliest))


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
