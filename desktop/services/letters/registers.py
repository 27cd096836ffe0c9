"""The office's registers of letters: the agenda of outgoing letters and the register of decrees, by year and kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Decree, Employee, HandLetter, Letter, TransferCase
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.evaluation.reports import Block, Facts, Grid, Heading, Paragraph
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LetterKind, LetterStatus
from desktop.domain.letters.number_books import PLACE_STATE_WORDS, PlaceState
from desktop.domain.letters.numbering import CounterScope, counter_words, read_counter
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.letter_lists import LetterRow, letter_rows, state_words
from desktop.services.numbers.books import books_of_year
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.row_blocks import in_blocks
from desktop.services.wording.letter_numbers import DECREE_CODE
from desktop.text import N_, _


class Register(StrEnum):
    """Which register it is."""

    AGENDA = "agenda"
    DECREES = "decrees"


REGISTER_WORDS = {
    Register.AGENDA: N_("Agenda of outgoing letters"),
    Register.DECREES: N_("Register of decrees"),
}
DECISIONS = (LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE, LetterKind.OBJECTION_DECISION)
_COPIES = (LetterKind.EXTRACT, LetterKind.COPY)
"""These bear the number of their decree and stand in no register."""
_UNBORNE = frozenset({PlaceState.RESERVED, PlaceState.TAKEN_OVER, PlaceState.GAP})


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """Which register of which year; `kind` leaves one kind of letter only."""

    register: Register
    year: int
    kind: LetterKind | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of a register: a letter, one written by hand, or numbers that are kept."""

    counter: str
    running: int
    number: str
    dated: date | None
    kind: LetterKind | None
    person: str
    """To whom it is, or about whom."""
    subject: str
    signer: str
    state: str
    void_reason: str = ""
    check_code: str = ""
    letter_id: int | None = None


COLUMNS: tuple[tuple[str, Callable[[RegisterRow], object]], ...] = (
    (N_("No."), lambda row: row.running or None),
    (N_("Number"), lambda row: row.number),
    (N_("Date"), lambda row: row.dated),
    (N_("Kind of letter"), lambda row: _(LETTER_KIND_WORDS[row.kind]) if row.kind else ""),
    (N_("To / about"), lambda row: row.person),
    (N_("Subject"), lambda row: row.subject),
    (N_("Signed by"), lambda row: row.signer),
    (N_("State"), lambda row: row.state),
    (N_("Void because"), lambda row: row.void_reason),
    (N_("Check code"), lambda row: row.check_code),
    (N_("Counter"), lambda row: counter_words(row.counter)),
)
PRINTED: tuple[tuple[str, Callable[[RegisterRow], object], float], ...] = (
    *((*column, share) for column, share in zip(COLUMNS, (0.5, 3.1, 1.25, 1.4, 2.1, 3.1, 1.6), strict=False)),
    (N_("State"), lambda row: ": ".join(filter(None, (row.state, row.void_reason))), 1.6),
    (N_("Check code"), lambda row: row.check_code, 1.5),
)
"""Columns on paper with their widths; the counter stands above its lines, the reason with the state."""


def letter_register(session: Session, query: RegisterQuery) -> list[RegisterRow]:
    """The lines of a register, by counter and running number; what has no counter comes last, by date."""
    rows = [*_letters(session, query), *_by_hand(session, query), *_elsewhere(session, query)]
    counters = {row.counter for row in rows}
    if query.kind is None:
        rows += [row for row in _unborne(session, query.year) if _belongs(row.counter, query.register, counters)]
    return sorted(rows, key=_place)


def print_register(session: Session, query: RegisterQuery, now: datetime) -> PrintedReport:
    """The register on paper, lying, with a heading for each counter."""
    rows = letter_register(session, query)
    said = _(LETTER_KIND_WORDS[query.kind]) if query.kind else _("All kinds of letter")
    facts = Facts(
        ((_("Year"), str(query.year)), (_("Kind of letter"), said), (_("Entries in this register"), str(len(rows))))
    )
    title = _(REGISTER_WORDS[query.register])
    blocks: list[Block] = [facts, *_grids(rows)]
    about = About(Letter.__tablename__)
    return printed(session, title, str(query.year), blocks, now, about=about, landscape=True)


def export_register(session: Session, path: Path, query: RegisterQuery) -> int:
    """Write the register as a workbook; how many lines it has."""
    cells = (tuple(cell(row) for _heading, cell in COLUMNS) for row in letter_register(session, query))
    columns = [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS]
    count = write_workbook(path, _(REGISTER_WORDS[query.register]), columns, cells)
    details = {"rows": count, "register": query.register.value, "year": query.year}
    audit(session, "export", Letter.__tablename__, None, details)
    return count


def _place(row: RegisterRow) -> tuple[bool, str, int, date, str]:
    outside = read_counter(row.counter) is None
    return outside, "" if outside else row.counter, row.running, row.dated or date.min, row.number


def _belongs(counter: str, register: Register, shown: set[str]) -> bool:
    """Whether kept numbers of a counter stand in the register: decrees only where a decree could bear them."""
    if register is Register.AGENDA:
        return True
    found = read_counter(counter)
    own = found is not None and found.scope is CounterScope.KIND and found.shared == DECREE_CODE
    return counter in shown or own


def _grids(rows: Sequence[RegisterRow]) -> Iterator[Block]:
    """A table for each counter, under its name."""
    if not rows:
        yield Paragraph(_("No letter stands in this register."))
    by_counter: dict[str, list[RegisterRow]] = {}
    for row in rows:
        known = read_counter(row.counter) is not None
        by_counter.setdefault(row.counter if known else "", []).append(row)
    for counter, found in by_counter.items():
        yield Heading(counter_words(counter))
        headings = tuple(_(heading) for heading, _cell, _share in PRINTED)
        cells = tuple(tuple(_shown(cell(row)) for _heading, cell, _share in PRINTED) for row in found)
        yield Grid(headings, cells, tuple(share for _heading, _cell, share in PRINTED), right=frozenset({0}))


def _shown(value: object) -> str:
    if isinstance(value, date):
        return shown_date(value)
    return "" if value is None else str(value)


def _letters(session: Session, query: RegisterQuery) -> Iterator[RegisterRow]:
    facts = Letter.snapshot["facts"]
    statement = select(
        Letter.id,
        Letter.counter,
        Letter.running_number,
        Letter.check_code,
        facts["signature"]["name"].as_string(),
        facts["receiver"].as_json(),
    ).where(Letter.dated.between(*_days(query.year)))
    kinds = [query.kind] if query.kind else DECISIONS if query.register is Register.DECREES else None
    statement = statement.where(Letter.kind.in_(kinds) if kinds else Letter.kind.not_in(_COPIES))
    found = {row[0]: row[1:] for row in session.execute(statement.order_by(Letter.id))}
    for block in in_blocks(list(found)):
        for row in letter_rows(session, block):
            yield _letter_line(row, *found[row.id])


def _letter_line(
    row: LetterRow, counter: str, running: int, code: str, signer: str | None, receiver: list[str] | None
) -> RegisterRow:
    return RegisterRow(
        counter=counter,
        running=running,
        number=row.number,
        dated=row.dated,
        kind=row.kind,
        person=" ".join(receiver) if receiver else row.employee,
        subject=row.subject,
        signer=signer or "",
        state=_state(row),
        void_reason=row.void_reason,
        check_code=code,
        letter_id=row.id,
    )


def _state(row: LetterRow) -> str:
    """How far a letter has come; of one that was replaced, by which number."""
    if row.replaced_by and row.status is not LetterStatus.VOID:
        return _("replaced by {number}").format(number=row.replaced_by)
    return state_words(row)


def _by_hand(session: Session, query: RegisterQuery) -> Iterator[RegisterRow]:
    statement = select(HandLetter).where(HandLetter.dated.between(*_days(query.year)))
    if query.kind is not None:
        statement = statement.where(HandLetter.kind == query.kind)
    elif query.register is Register.DECREES:
        statement = statement.where(HandLetter.kind.in_(DECISIONS))
    for hand in session.scalars(statement):
        yield RegisterRow(
            counter=hand.counter,
            running=hand.running_number,
            number=hand.number,
            dated=hand.dated,
            kind=hand.kind,
            person=hand.receiver,
            subject=hand.subject,
            signer="",
            state=_("Number given up") if hand.void_reason else _("Written by hand"),
            void_reason=hand.void_reason,
        )


def _elsewhere(session: Session, query: RegisterQuery) -> Iterator[RegisterRow]:
    """Decrees that were made outside the program and are known by their number and date."""
    if query.register is not Register.DECREES or query.kind not in {None, LetterKind.DECREE}:
        return
    ours = select(Letter.decree_id).where(Letter.decree_id.is_not(None))
    statement = select(Decree.id, Decree.number, Decree.decided_on).where(
        Decree.id.not_in(ours), Decree.number != "", Decree.decided_on.between(*_days(query.year))
    )
    decrees = session.execute(statement).all()
    people = _people(session, [row_id for row_id, _number, _day in decrees])
    for row_id, number, day in decrees:
        about, subject = people.get(row_id, ""), _("Decree made outside the program")
        yield RegisterRow("", 0, number, day, LetterKind.DECREE, about, subject, "", _("Recorded"))


def _people(session: Session, decree_ids: Sequence[int]) -> Mapping[int, str]:
    """About whom decrees are: names, of the first three."""
    found: dict[int, list[str]] = {}
    for block in in_blocks(decree_ids):
        statement = (
            select(TransferCase.decree_id, Employee.title_before, Employee.name, Employee.title_after)
            .join(Employee, Employee.id == TransferCase.employee_id)
            .where(TransferCase.decree_id.in_(block))
        )
        for decree_id, before, name, after in session.execute(statement.order_by(Employee.name_key)):
            found.setdefault(decree_id or 0, []).append(display_name(before, name, after))
    return {at: ", ".join(names[:3]) + (" …" if len(names) > 3 else "") for at, names in found.items()}


def _unborne(session: Session, year: int) -> Iterator[RegisterRow]:
    """What of the counters no letter bears: kept numbers and gaps, a line for each run of them."""
    for book in books_of_year(session, year, date(year, 12, 31)):
        for line in (line for line in book.lines if line.state in _UNBORNE):
            state = _(PLACE_STATE_WORDS[line.state])
            yield RegisterRow(book.row.key, line.first, line.span(), None, None, "", line.about, "", state)


def _days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
