"""Letters as rows: the register with its search, those of a case and those of an employee."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from desktop.db.tables import Decree, Employee, Letter, TransferCase
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import search_key
from desktop.domain.letters.letters import LETTER_STATUS_WORDS, LetterKind, LetterStatus
from desktop.services.decree_rows import PARTED
from desktop.text import N_, _, ngettext

REPLACED_WORDS = N_("Replaced")
"""State of a signed letter in whose place another one stands."""
AnySelect = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class LetterQuery:
    """What the officer looks for, and in which order; `order` is a key of `ORDERS`."""

    text: str = ""
    status: LetterStatus | None = None
    kind: LetterKind | None = None
    year: int | None = None
    replaced: bool = False
    """Only those in whose place another one stands."""
    order: str = "dated"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as a line of a list."""

    id: int
    kind: LetterKind
    status: LetterStatus
    number: str
    dated: date
    subject: str
    case_id: int | None
    employee_id: int | None
    employee: str
    """Whom it is about: a name, or how many if it is about several."""
    issued_by: str
    void_reason: str
    replaced_by: str = ""
    """Number of the letter that stands in its place."""


_OF_DECREE = aliased(TransferCase)
_NEWER = aliased(Letter)
_DECREES = (LetterKind.DECREE, LetterKind.COLLECTIVE_DECREE)
_SIGNED_ON = func.coalesce(Letter.signed_on, Decree.signed_on)
_UNDELIVERED = (
    select(_OF_DECREE.id)
    .where(_OF_DECREE.decree_id == Decree.id, _OF_DECREE.delivered_on.is_(None), _OF_DECREE.stage.not_in(PARTED))
    .exists()
)
_DELIVERED = or_(
    Letter.delivered_on.is_not(None),
    TransferCase.delivered_on.is_not(None),
    Decree.signed_on.is_not(None) & Letter.case_id.is_(None) & ~_UNDELIVERED,
)
"""Of a decree of several only when the last of them has received it."""
_STATUS: ColumnElement[Any] = case(
    (Letter.status == LetterStatus.VOID, Letter.status),
    (_DELIVERED, literal(LetterStatus.DELIVERED, Letter.status.type)),
    (_SIGNED_ON.is_not(None), literal(LetterStatus.SIGNED, Letter.status.type)),
    else_=Letter.status,
)
_TOGETHER = case(
    (
        Letter.employee_id.is_(None) & Letter.decree_id.is_not(None),
        select(func.count()).where(_OF_DECREE.decree_id == Letter.decree_id).scalar_subquery(),
    ),
    else_=0,
)
_REPLACED_BY = (
    select(_NEWER.number)
    .where(_NEWER.replaces_id == Letter.id, _NEWER.status != LetterStatus.VOID)
    .order_by(_NEWER.id.desc())
    .limit(1)
    .correlate(Letter)
    .scalar_subquery()
)
ORDERS: dict[str, tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...]] = {
    "dated": (Letter.dated, Letter.id),
    "number": (Letter.number,),
    "running": (Letter.counter, Letter.running_number),
    "kind": (Letter.kind, Letter.id),
    "subject": (Letter.subject, Letter.id),
    "employee": (Employee.name_key, Letter.id),
    "status": (_STATUS, Letter.id),
}
_COLUMNS = (
    Letter.id,
    Letter.kind,
    _STATUS.label("status"),
    Letter.number,
    Letter.dated,
    Letter.subject,
    Letter.case_id,
    Letter.employee_id,
    Employee.title_before,
    Employee.name,
    Employee.title_after,
    _TOGETHER.label("together"),
    Letter.issued_by,
    Letter.void_reason,
    _REPLACED_BY.label("replaced_by"),
)


def letter_ids(session: Session, query: LetterQuery) -> "array[int]":
    """Ids of the letters that fit `query`, in its order."""
    statement = _joined(select(Letter.id)).where(*_fitting(query))
    order = [column.desc() if query.descending else column.asc() for column in ORDERS[query.order]]
    return array("q", session.scalars(statement.order_by(*order)))


def letter_rows(session: Session, ids: Sequence[int]) -> list[LetterRow]:
    """The rows of `ids` in the same order; those that are gone are left out."""
    found = {row.id: _row(row) for row in session.execute(_joined(select(*_COLUMNS)).where(Letter.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


def state_words(row: LetterRow) -> str:
    """How far a letter has come, in a word; one that was replaced does not count, signed or not."""
    replaced = row.replaced_by and row.status is not LetterStatus.VOID
    return _(REPLACED_WORDS) if replaced else _(LETTER_STATUS_WORDS[row.status])


def status_of(session: Session, letter_id: int) -> LetterStatus:
    """How far a letter has come, by what is recorded of it and of its decree."""
    session.flush()
    found: LetterStatus = session.execute(_joined(select(_STATUS)).where(Letter.id == letter_id)).scalar_one()
    return found


def letters_of_case(session: Session, case_id: int) -> list[LetterRow]:
    """The letters of a case, with that of a decree which it shares with others, the newest first."""
    decree = select(TransferCase.decree_id).where(TransferCase.id == case_id).scalar_subquery()
    statement = _joined(select(*_COLUMNS)).where(or_(Letter.case_id == case_id, Letter.decree_id == decree))
    statement = statement.order_by(Letter.id.desc())
    return [_row(row) for row in session.execute(statement)]


def cases_of_letter(session: Session, letter_id: int) -> tuple[tuple[int, str], ...]:
    """The cases that a letter is about, each with its employee: one, or those of the decree that they share."""
    letter = session.get_one(Letter, letter_id)
    meant = TransferCase.id == letter.case_id
    if letter.case_id is None:
        meant = TransferCase.decree_id == letter.decree_id
    names = (TransferCase.id, Employee.title_before, Employee.name, Employee.title_after)
    found = select(*names).join(Employee, Employee.id == TransferCase.employee_id).where(meant)
    rows = session.execute(found.order_by(Employee.name_key, TransferCase.id))
    return tuple((case_id, display_name(before, name, after)) for case_id, before, name, after in rows)


def letters_of_employee(session: Session, employee_id: int) -> list[LetterRow]:
    """The letters about an employee, the newest first."""
    statement = _joined(select(*_COLUMNS)).where(Letter.employee_id == employee_id).order_by(Letter.id.desc())
    return [_row(row) for row in session.execute(statement)]


def letter_years(session: Session) -> list[int]:
    """The years in which letters are dated, the newest first."""
    year = func.substr(Letter.dated, 1, 4)
    return sorted((int(found) for found in session.scalars(select(year).distinct())), reverse=True)


def _joined(statement: AnySelect) -> AnySelect:
    """With the employee, the decree and the case that tell how far the letter has come."""
    return (
        statement.select_from(Letter)
        .outerjoin(Employee, Employee.id == Letter.employee_id)
        .outerjoin(Decree, (Decree.id == Letter.decree_id) & Letter.kind.in_(_DECREES))
        .outerjoin(TransferCase, (TransferCase.id == Letter.case_id) & (TransferCase.decree_id == Letter.decree_id))
    )


def _fitting(query: LetterQuery) -> list[ColumnElement[bool]]:
    """What every row of the answer meets."""
    columns = (Letter.number, Letter.subject, Employee.name_key, Employee.nip)
    words = search_key(query.text).split()
    found = [or_(*(func.lower(column).contains(word, autoescape=True) for column in columns)) for word in words]
    if query.status is not None:
        found.append(_STATUS.in_([query.status]))
    if query.replaced:
        found += [_REPLACED_BY.is_not(None), Letter.status != LetterStatus.VOID]
    elif query.status in {LetterStatus.SIGNED, LetterStatus.DELIVERED}:
        found.append(_REPLACED_BY.is_(None))
    if query.kind is not None:
        found.append(Letter.kind == query.kind)
    if query.year is not None:
        found.append(Letter.dated.between(date(query.year, 1, 1), date(query.year, 12, 31)))
    return found


def _row(row: Row[Any]) -> LetterRow:
    about = display_name(row.title_before, row.name, row.title_after) if row.name is not None else ""
    if row.together:
        about = ngettext("{count} employee", "{count} employees", row.together).format(count=row.together)
    return LetterRow(
        id=row.id,
        kind=row.kind,
        status=row.status,
        number=row.number,
        dated=row.dated,
        subject=row.subject,
        case_id=row.case_id,
        employee_id=row.employee_id,
        employee=about,
        issued_by=row.issued_by,
        void_reason=row.void_reason,
        replaced_by=row.replaced_by or "",
    )
