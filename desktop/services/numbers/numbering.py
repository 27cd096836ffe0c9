"""Numbers of letters: the next one of a counter, taken in the transaction that issues the letter.

The writer's transaction holds the file's write lock from its beginning, so two programs take turns; the
UNIQUE constraints on number and on counter with running number stand behind that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, HandLetter, Letter, NumberCounter, NumberReservation
from desktop.domain.employees.names import check_line
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.numbering import (
    CounterScope,
    NumberParts,
    NumberRead,
    counter_key,
    numbers_of_year,
    read_number,
    render_number,
)
from desktop.domain.refusal import Refusal
from desktop.services.settings import office
from desktop.services.wording.letter_numbers import NUMBERED, number_rules
from desktop.services.wording.letter_settings import LetterSettings, settled_letters
from desktop.text import _

LONGEST_NUMBER = 120
HIGHEST = 999_999
"""No office writes more letters a year; a higher number is a slip of the hand."""
WRITTEN = "written:"
"""Begins the names under which numbers are kept that follow no pattern of ours."""


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """A number with the counter and the place in it that it holds."""

    number: str
    counter: str
    running: int


def next_number(session: Session, settings: LetterSettings, day: date) -> TakenNumber:
    """The number that the next letter of `day` would get; nothing is taken."""
    counter = counter_of(settings, day)
    row = session.get(NumberCounter, counter)
    running = row.last if row else 0
    while True:
        running += 1
        kept = reserved_until(session, counter, running)
        if kept is not None:
            running = kept
            continue
        parts = parts_of(settings, running, day)
        if not is_used(session, numbers_of_year(settings.pattern, parts), counter, running):
            return TakenNumber(render_number(settings.pattern, parts), counter, running)


def take_number(session: Session, settings: LetterSettings, day: date, written: str = "") -> TakenNumber:
    """Take the next number, or `written` if the officer wrote one by hand; never one that was used before."""
    if written:
        return placed_number(session, settings, day, written)
    taken = next_number(session, settings, day)
    raise_counter(session, taken.counter, taken.running)
    return taken


def placed_number(session: Session, settings: LetterSettings, day: date, written: str) -> TakenNumber:
    """A number written by hand: it holds its place in the counter if it follows the pattern, reserved or not."""
    number = check_line(written, LONGEST_NUMBER)
    taken = TakenNumber(number, f"{WRITTEN}{number}", 0)
    alike: tuple[str, ...] = (number,)
    read = read_ours(settings, number, day)
    if read is not None:
        parts = parts_of(settings, read.sequence, day)
        taken = TakenNumber(number, counter_of(settings, day), read.sequence)
        alike = (number, *numbers_of_year(settings.pattern, parts))
    if is_used(session, alike, taken.counter, taken.running):
        sentence = _("The number {number} was used before.").format(number=number)
        raise Refusal(sentence, _("Take the next number or write another."), {"number": sentence})
    return taken


def counter_of(settings: LetterSettings, day: date) -> str:
    """The counter from which letters of `day` take their numbers."""
    return counter_key(settings.scope, parts_of(settings, 1, day))


def parts_of(settings: LetterSettings, sequence: int, day: date) -> NumberParts:
    """What the settings and the day put into the pattern."""
    return NumberParts(sequence, day, settings.classification, settings.unit, settings.code, settings.secrecy)


def raise_counter(session: Session, counter: str, last: int) -> None:
    """Let the counter go on after `last`; it never goes back."""
    row = session.get(NumberCounter, counter)
    if row is None:
        row = NumberCounter(counter=counter, last=0)
        session.add(row)
    row.last = max(row.last, last)
    session.flush()


def reserved_until(session: Session, counter: str, running: int) -> int | None:
    """The last number of the range in which `running` is kept for others; None if it is free."""
    kept = NumberReservation
    covers = (kept.counter == counter) & (kept.first <= running) & (kept.last >= running) & kept.removed_at.is_(None)
    return session.scalar(select(func.max(kept.last)).where(covers))


def is_used(session: Session, numbers: Sequence[str], counter: str, running: int) -> bool:
    """Whether a letter, also a void one, a hand-written one or a decree made elsewhere bears a number or the place."""
    found = [exists().where(Decree.number.in_(numbers))]
    for table in (Letter, HandLetter):
        holds_place = (table.counter == counter) & (table.running_number == running)
        found.append(exists().where(or_(table.number.in_(numbers), holds_place)))
    return bool(session.scalar(select(or_(*found))))


def read_ours(settings: LetterSettings, number: str, day: date) -> NumberRead | None:
    """What a number says that belongs to the counter of letters of `day`, else None.

    The unit says whose number it is; of the rest only that matters by which the counter is set apart.
    """
    read = read_number(settings.pattern, number)
    if read is None or read.year not in {None, day.year} or not 1 <= read.sequence <= HIGHEST:
        return None
    apart = {
        CounterScope.KIND: (read.code, settings.code),
        CounterScope.CLASSIFICATION: (read.classification, settings.classification),
    }
    said, own = apart.get(settings.scope, (None, ""))
    return read if said in {None, own} and read.unit in {None, settings.unit} else None


def settings_of_kinds(session: Session) -> Mapping[LetterKind, LetterSettings]:
    """How each kind that takes numbers is numbered now."""
    settled, rules = office(session), number_rules(session)
    return {kind: settled_letters(settled, kind, rules[kind]) for kind in NUMBERED}


def kinds_of_counter(session: Session, counter: str, year: int) -> Mapping[LetterKind, LetterSettings]:
    """The kinds whose letters of `year` take their numbers from `counter`, as the settings stand now."""
    settings = settings_of_kinds(session)
    day = date(year, 1, 1)
    return {kind: each for kind, each in settings.items() if counter_of(each, day) == counter}
