"""The books of the counters: last numbers, reservations, gaps and doubles, with the letters around them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, HandLetter, Letter, NumberCounter, NumberReservation
from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.domain.letters.number_books import BookLine, Kept, PlaceState, whole_book
from desktop.domain.letters.numbering import counter_words, numbers_of_year, read_counter
from desktop.services.numbers.numbering import counter_of, next_number, parts_of, settings_of_kinds
from desktop.services.row_blocks import in_blocks
from desktop.services.wording.letter_settings import LetterSettings

OUTSIDE = "outside"
"""The book of numbers that belong to no counter."""
_COPIES = (LetterKind.EXTRACT, LetterKind.COPY)
"""These bear their decree's number."""
MOST_GAPS = 400
"""So many missing numbers are looked for elsewhere; more of them say that a counter was set wrongly."""


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One counter in the list of counters."""

    key: str
    name: str
    last: int
    borne: int
    reserved: int
    """Numbers that are kept and not borne yet."""
    gaps: int
    doubles: int
    next_number: str
    """What its next letter would bear; empty if no kind uses it now."""


@dataclass(frozen=True, slots=True)
class NumberBook:
    """A counter with all its numbers."""

    row: CounterRow
    lines: tuple[BookLine, ...]
    kinds: tuple[LetterKind, ...]
    """Kinds of letter that take their numbers from it now."""
    year: int


def book_years(session: Session, today: date) -> list[int]:
    """The years that have a book, the newest first."""
    counters = session.scalars(select(NumberCounter.counter).union(select(NumberReservation.counter)))
    found = {counter.year for key in counters if (counter := read_counter(key)) is not None}
    for column in (Letter.dated, HandLetter.dated):
        found |= {int(year) for year in session.scalars(select(func.substr(column, 1, 4)).distinct())}
    return sorted(found | {today.year}, reverse=True)


def counters_of_year(session: Session, year: int, today: date) -> list[CounterRow]:
    """Every counter of a year: those that letters use now, then those that were used, then what stands outside."""
    return [book.row for book in _books(session, year, today).values()]


def books_of_year(session: Session, year: int, today: date) -> list[NumberBook]:
    """Every counter of a year with all its numbers."""
    return list(_books(session, year, today).values())


def number_book(session: Session, key: str, year: int, today: date) -> NumberBook | None:
    """The book of one counter of a year; None if there is no such counter."""
    return _books(session, year, today).get(key)


def _books(session: Session, year: int, today: date) -> Mapping[str, NumberBook]:
    settings = settings_of_kinds(session)
    used: defaultdict[str, list[LetterKind]] = defaultdict(list)
    for kind, each in settings.items():
        used[counter_of(each, date(year, 1, 1))].append(kind)
    lasts = dict(
        session.execute(_of_year(select(NumberCounter.counter, NumberCounter.last), NumberCounter, year)).all()
    )
    borne, kept = _borne(session, year), _kept(session, year)
    keys = [key for key in dict.fromkeys((*used, *sorted({*lasts, *borne, *kept}))) if key != OUTSIDE]
    keys += [OUTSIDE] if OUTSIDE in borne else []
    books = {}
    for key in keys:
        kinds = {kind: settings[kind] for kind in used.get(key, ())}
        if key == OUTSIDE:
            lines = sorted(borne[key], key=lambda line: (line.dated or date.min, line.number))
        else:
            lines = whole_book(borne.get(key, ()), kept.get(key, ()), lasts.get(key, 0))
            lines = _named_gaps(session, lines, kinds, year)
        following = _following(session, kinds, year, today)
        books[key] = NumberBook(_row(key, lines, lasts.get(key, 0), following), tuple(lines), tuple(kinds), year)
    return books


def _row(key: str, lines: Sequence[BookLine], last: int, following: str) -> CounterRow:
    counted = {state: sum(line.count() for line in lines if line.state is state) for state in PlaceState}
    return CounterRow(
        key=key,
        name=counter_words(key),
        last=last,
        borne=sum(line.letter_id is not None or line.hand_id is not None for line in lines),
        reserved=counted[PlaceState.RESERVED],
        gaps=counted[PlaceState.GAP],
        doubles=sum(line.double for line in lines),
        next_number=following,
    )


def _following(session: Session, kinds: Mapping[LetterKind, LetterSettings], year: int, today: date) -> str:
    """The next number of a counter, as the first of its kinds would print it."""
    first = next(iter(kinds.values()), None)
    day = max(date(year, 1, 1), min(date(year, 12, 31), today))
    return next_number(session, first, day).number if first is not None else ""


def _of_year(statement: Any, table: Any, year: int) -> Any:
    return statement.where(table.counter.startswith(f"{year:04}:"))


def _kept(session: Session, year: int) -> Mapping[str, list[Kept]]:
    found: defaultdict[str, list[Kept]] = defaultdict(list)
    table = NumberReservation
    statement = select(table.counter, table.id, table.first, table.last, table.purpose, table.taken_over)
    for counter, *kept in session.execute(_of_year(statement, table, year).where(table.removed_at.is_(None))):
        found[counter].append(Kept(*kept))
    return found


def _borne(session: Session, year: int) -> Mapping[str, list[BookLine]]:
    """The lines of letters by their counter, doubles marked; what follows no pattern stands outside."""
    letters = select(
        Letter.counter, Letter.running_number, Letter.number, Letter.dated, Letter.subject, Letter.id, Letter.status
    ).where(Letter.kind.not_in(_COPIES))
    hands = select(
        HandLetter.counter,
        HandLetter.running_number,
        HandLetter.number,
        HandLetter.dated,
        HandLetter.subject,
        HandLetter.id,
        HandLetter.void_reason,
    )
    found: defaultdict[str, list[BookLine]] = defaultdict(list)
    first, last = date(year, 1, 1), date(year, 12, 31)
    for counter, running, number, dated, subject, row_id, status in session.execute(
        letters.where(Letter.dated.between(first, last))
    ):
        state = PlaceState.VOID if status is LetterStatus.VOID else PlaceState.BORNE
        found[_book_of(counter)].append(BookLine(running, running, state, number, dated, subject, letter_id=row_id))
    for counter, running, number, dated, subject, row_id, void in session.execute(
        hands.where(HandLetter.dated.between(first, last))
    ):
        state = PlaceState.HAND_VOID if void else PlaceState.HAND
        told = f"{subject}: {void}" if void else subject
        found[_book_of(counter)].append(BookLine(running, running, state, number, dated, told, hand_id=row_id))
    return _doubles_marked(found, _decrees_elsewhere(session), year)


def _book_of(counter: str) -> str:
    return OUTSIDE if read_counter(counter) is None else counter


def _decrees_elsewhere(session: Session) -> list[tuple[str, date | None]]:
    """Numbers and days of decrees that are known without a letter of ours."""
    ours = select(Letter.decree_id).where(Letter.decree_id.is_not(None))
    statement = select(Decree.number, Decree.decided_on).where(Decree.number != "", Decree.id.not_in(ours))
    return [(number, day) for number, day in session.execute(statement)]


def _doubles_marked(
    books: Mapping[str, list[BookLine]], elsewhere: Sequence[tuple[str, date | None]], year: int
) -> Mapping[str, list[BookLine]]:
    """The lines, marked where another letter or decree bears the same number or place."""
    times: Counter[str] = Counter(_alike(number) for number, _day in elsewhere)
    times.update(_alike(line.number) for lines in books.values() for line in lines)
    places = Counter((key, line.first) for key, lines in books.items() for line in lines if line.first)

    def marked(key: str, line: BookLine) -> BookLine:
        twice = times[_alike(line.number)] > 1 or places[key, line.first] > 1
        return replace(line, double=True) if twice else line

    found = {key: [marked(key, line) for line in lines] for key, lines in books.items()}
    twice = [(number, day) for number, day in elsewhere if times[_alike(number)] > 1 and _is_of(day, year)]
    if twice:
        made = [BookLine(0, 0, PlaceState.ELSEWHERE, number, day, double=True) for number, day in twice]
        found[OUTSIDE] = [*found.get(OUTSIDE, ()), *made]
    return found


def _is_of(day: date | None, year: int) -> bool:
    return day is None or day.year == year


def _alike(number: str) -> str:
    """The number without what the eye passes over."""
    return "".join(number.casefold().split())


def _named_gaps(
    session: Session, lines: Sequence[BookLine], kinds: Mapping[LetterKind, LetterSettings], year: int
) -> list[BookLine]:
    """The lines; a missing number that a decree or letter outside the counter bears is no gap."""
    missing = [at for line in lines if line.state is PlaceState.GAP for at in range(line.first, line.last + 1)]
    if not missing or len(missing) > MOST_GAPS:
        return list(lines)
    day = date(year, 1, 1)
    texts = {
        number: at
        for at in missing
        for each in kinds.values()
        for number in numbers_of_year(each.pattern, parts_of(each, at, day))
    }
    named = {texts[number]: number for number in _known_numbers(session, list(texts))}
    return [part for line in lines for part in _split(line, named)]


def _known_numbers(session: Session, numbers: Sequence[str]) -> list[str]:
    columns = (Decree.number, Letter.number, HandLetter.number)
    blocks = in_blocks(numbers)
    return [
        found
        for block in blocks
        for column in columns
        for found in session.scalars(select(column).where(column.in_(block)))
    ]


def _split(line: BookLine, named: Mapping[int, str]) -> list[BookLine]:
    """A gap, parted at the numbers that are borne outside the counter."""
    if line.state is not PlaceState.GAP:
        return [line]
    parts, first = [], line.first
    for at in (at for at in range(line.first, line.last + 1) if at in named):
        if first < at:
            parts.append(BookLine(first, at - 1, PlaceState.GAP))
        parts.append(BookLine(at, at, PlaceState.ELSEWHERE, named[at]))
        first = at + 1
    return [*parts, *([BookLine(first, line.last, PlaceState.GAP)] if first <= line.last else [])]
