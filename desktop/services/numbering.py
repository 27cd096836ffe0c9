"""Numbers of letters: the next one of a counter, taken in the transaction that issues the letter.

The writer's transaction holds the file's write lock from its beginning, so two programs take turns; the
UNIQUE constraints on number and on counter with running number stand behind that.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Letter, NumberCounter
from desktop.domain.names import check_line
from desktop.domain.numbering import NumberParts, counter_key, read_number, render_number
from desktop.domain.refusal import Refusal
from desktop.services.letter_settings import LetterSettings
from desktop.text import _

LONGEST_NUMBER = 120


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """A number with the counter and the place in it that it holds."""

    number: str
    counter: str
    running: int


def next_number(session: Session, settings: LetterSettings, day: date) -> TakenNumber:
    """The number that the next letter of `day` would get; nothing is taken."""
    counter = counter_key(settings.scope, _parts(settings, 1, day))
    row = session.get(NumberCounter, counter)
    running = row.last if row else 0
    while True:
        running += 1
        number = render_number(settings.pattern, _parts(settings, running, day))
        if not _is_used(session, number, counter, running):
            return TakenNumber(number, counter, running)


def take_number(session: Session, settings: LetterSettings, day: date, written: str = "") -> TakenNumber:
    """Take the next number, or `written` if the officer wrote one by hand; never one that was used before."""
    taken = _written_number(session, settings, day, written) if written else next_number(session, settings, day)
    row = session.get(NumberCounter, taken.counter)
    if row is None:
        row = NumberCounter(counter=taken.counter, last=0)
        session.add(row)
    if not written:
        row.last = taken.running
    session.flush()
    return taken


def _written_number(session: Session, settings: LetterSettings, day: date, written: str) -> TakenNumber:
    """A number written by hand: it holds its place in the counter if it follows the pattern."""
    number = check_line(written, LONGEST_NUMBER)
    read = read_number(settings.pattern, number)
    taken = TakenNumber(number, f"written:{number}", 0)
    if read is not None and read.year in {None, day.year}:
        parts = _parts(settings, read.sequence, day)
        if render_number(settings.pattern, parts) == number:
            taken = TakenNumber(number, counter_key(settings.scope, parts), read.sequence)
    if _is_used(session, number, taken.counter, taken.running):
        sentence = _("The number {number} was used before.").format(number=number)
        raise Refusal(sentence, _("Take the next number or write another."), {"number": sentence})
    return taken


def _parts(settings: LetterSettings, sequence: int, day: date) -> NumberParts:
    """What the settings and the day put into the pattern."""
    return NumberParts(sequence, day, settings.classification, settings.unit, settings.code, settings.secrecy)


def _is_used(session: Session, number: str, counter: str, running: int) -> bool:
    """Whether a letter, also a void one, or a decree made elsewhere bears the number or its place."""
    holds_place = (Letter.counter == counter) & (Letter.running_number == running)
    letter = exists().where(or_(Letter.number == number, holds_place))
    return bool(session.scalar(select(or_(letter, exists().where(Decree.number == number)))))
