"""Letters written outside the program under our numbers, and reserved numbers that are given up."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import HandLetter
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.letters.letters import LetterKind
from desktop.domain.letters.numbering import counter_words, read_counter, render_number
from desktop.domain.refusal import Refusal, Stale
from desktop.services.case_rows import not_after, reason_given
from desktop.services.numbers.numbering import (
    HIGHEST,
    LONGEST_NUMBER,
    TakenNumber,
    counter_of,
    is_used,
    kinds_of_counter,
    next_number,
    parts_of,
    placed_number,
    read_ours,
    settings_of_kinds,
)
from desktop.services.numbers.reservations import is_kept, lowest_kept
from desktop.services.wording.letter_settings import LetterSettings, letter_settings
from desktop.text import _


@dataclass(frozen=True, slots=True)
class HandEntry:
    """A letter written by hand, as it is recorded; `number` may be the running number alone."""

    kind: LetterKind | None
    number: str
    dated: date | None
    subject: str
    receiver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandFile:
    """A recorded letter."""

    id: int
    entry: HandEntry
    void_reason: str
    actor: str
    version: int


def suggested_number(session: Session, kind: LetterKind, day: date) -> str:
    """The number that the next letter written by hand would bear: the lowest reserved one, else the next."""
    settings = letter_settings(session, kind)
    kept = lowest_kept(session, counter_of(settings, day))
    if kept is None:
        return next_number(session, settings, day).number
    return render_number(settings.pattern, parts_of(settings, kept, day))


def record_hand_letter(session: Session, entry: HandEntry, today: date) -> int:
    """Record a letter that was written outside the program; its number is used from then on. Its id."""
    day = not_after(entry.dated, today, "dated")
    subject = check_line(entry.subject)
    if not subject:
        sentence = _("Write what the letter is about.")
        raise Refusal(sentence, fields={"subject": sentence})
    taken = _placed(session, entry.kind, check_line(entry.number, LONGEST_NUMBER), day)
    row = _row(session, taken, day, subject)
    row.kind, row.receiver, row.note = entry.kind, check_line(entry.receiver), clean_text(entry.note)
    session.add(row)
    session.flush()
    return row.id


def hand_letter(session: Session, hand_id: int) -> HandFile:
    """A recorded letter to be looked at or corrected."""
    row = _found(session, hand_id)
    entry = HandEntry(row.kind, row.number, row.dated, row.subject, row.receiver, row.note)
    return HandFile(row.id, entry, row.void_reason, row.actor, row.version)


def correct_hand_letter(session: Session, hand_id: int, entry: HandEntry, version: int) -> None:
    """Correct what a recorded letter is about and whom it is to; its number, kind and date stay."""
    row = _found(session, hand_id)
    if row.version != version:
        raise Stale(_("Someone else changed this letter while you were editing it."), _("Load the page again."))
    subject = check_line(entry.subject)
    if not subject:
        sentence = _("Write what the letter is about.")
        raise Refusal(sentence, fields={"subject": sentence})
    row.subject, row.receiver, row.note = subject, check_line(entry.receiver), clean_text(entry.note)
    session.flush()


def void_hand_letter(session: Session, hand_id: int, reason: str) -> None:
    """Say that a letter written by hand does not count; its number stays used."""
    row = _found(session, hand_id)
    if row.void_reason:
        raise Refusal(_("The letter is void already."))
    row.void_reason = reason_given(reason)
    session.flush()


def void_reserved_number(session: Session, counter: str, running: int | None, reason: str, today: date) -> int:
    """Give up a reserved number for good: it stays in the book with its reason. The id of its row."""
    written = reason_given(reason)
    found = read_counter(counter)
    if found is None or running is None or not is_kept(session, counter, running):
        sentence = _("This number is not reserved, or a letter bears it.")
        raise Refusal(sentence, _("Choose a reserved number that is not used."), {"running": sentence})
    day = min(today, date(found.year, 12, 31))
    kinds = kinds_of_counter(session, counter, found.year)
    taken = TakenNumber(
        _number_of(kinds[next(iter(kinds))] if kinds else None, counter, running, day), counter, running
    )
    if is_used(session, (taken.number,), counter, running):
        sentence = _("The number {number} was used before.").format(number=taken.number)
        raise Refusal(sentence, fields={"running": sentence})
    row = _row(session, taken, day, _("Reserved number given up"))
    row.void_reason = written
    session.add(row)
    session.flush()
    return row.id


def _placed(session: Session, kind: LetterKind | None, number: str, day: date) -> TakenNumber:
    """The number that such a letter bears; a running number alone is made whole as its kind has it."""
    bare = number.isdecimal()
    sentence = ""
    if not number:
        sentence = _("Write the number that the letter bears.")
    elif bare and kind is None:
        sentence = _("Of another kind of letter the whole number has to be written.")
    elif bare and not 0 < int(number) <= HIGHEST:
        sentence = _("Running numbers go from 1 to {highest}.").format(highest=HIGHEST)
    if sentence:
        raise Refusal(sentence, fields={"number": sentence})
    settings = letter_settings(session, kind) if kind else _settings_by(session, number, day)
    if bare:
        number = render_number(settings.pattern, parts_of(settings, int(number), day))
    return placed_number(session, settings, day, number)


def _settings_by(session: Session, number: str, day: date) -> LetterSettings:
    """How the first kind is numbered whose numbers look so."""
    every = settings_of_kinds(session)
    return next((each for each in every.values() if read_ours(each, number, day)), every[LetterKind.DECREE])


def _number_of(settings: LetterSettings | None, counter: str, running: int, day: date) -> str:
    """The whole number; of a counter that no kind uses any more, its place in words."""
    if settings is None:
        return f"{running} ({counter_words(counter)})"
    return render_number(settings.pattern, parts_of(settings, running, day))


def _row(session: Session, taken: TakenNumber, day: date, subject: str) -> HandLetter:
    return HandLetter(
        number=taken.number,
        counter=taken.counter,
        running_number=taken.running,
        dated=day,
        subject=subject,
        actor=actor_of(session),
    )


def _found(session: Session, hand_id: int) -> HandLetter:
    row = session.get(HandLetter, hand_id)
    if row is None:
        raise Refusal(_("There is no such letter."), _("Load the page again."))
    return row
