"""Every promise and support of all cases that still waits, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import TransferCase, Unit
from desktop.domain.employees.names import search_key
from desktop.domain.support.support import COMMITMENT_KIND_WORDS, SUPPORT_KIND_WORDS, CareState
from desktop.services.cases.commitments import CommitmentRow, commitments_of, open_commitments
from desktop.services.support.support import SupportRow, open_support, support_of
from desktop.text import N_, _


class CareKind(StrEnum):
    """The two things that are kept for who moves."""

    PROMISE = "promise"
    SUPPORT = "support"


CARE_KIND_WORDS = {CareKind.PROMISE: N_("Promise"), CareKind.SUPPORT: N_("Support")}


@dataclass(frozen=True, slots=True)
class CareRow:
    """A promise or a support, alike: who does what until when, for whom."""

    care: CareKind
    id: int
    case_id: int
    number: str
    employee: str
    unit: str
    about: str
    """What kind of promise or support, in words."""
    text: str
    owner: str
    due_on: date | None
    days_left: int | None
    state: CareState
    settled_on: date | None = None
    objection: str = ""


@dataclass(frozen=True, slots=True)
class CareQuery:
    """What is looked for: words, one kind, one owner, a unit with all below it, and whether only what is late."""

    text: str = ""
    care: CareKind | None = None
    about: str = ""
    owner: str = ""
    unit_id: int | None = None
    late_only: bool = False


def open_care(session: Session, query: CareQuery, today: date) -> tuple[CareRow, ...]:
    """What waits and fits `query`, the longest overdue first."""
    below = _cases_below(session, query.unit_id) if query.unit_id is not None else None
    return tuple(row for row in all_open_care(session, today) if _fits(row, query, below))


def all_open_care(session: Session, today: date) -> tuple[CareRow, ...]:
    """All that waits, the longest overdue first."""
    return _in_order(open_commitments(session, today), open_support(session, today), today)


def pressing_care(session: Session, today: date, until: date, most: int) -> tuple[CareRow, ...]:
    """What is due `until` a day, the longest overdue first; no more than `most` of promises and of support."""
    promises, support = open_commitments(session, today, until, most), open_support(session, today, until, most)
    return _in_order(promises, support, today)


def care_of_employee(session: Session, employee_id: int, today: date) -> tuple[CareRow, ...]:
    """What was promised and planned for an employee, in all cases; what waits stands first."""
    promises = commitments_of(session, today, employee_id=employee_id)
    support = support_of(session, today, employee_id=employee_id)
    found = _alike(promises, support, today)
    return tuple(sorted(found, key=lambda row: (row.settled_on is not None, *_urgency(row))))


def owners(rows: Iterable[CareRow]) -> tuple[str, ...]:
    """Who keeps what waits, each once, in order."""
    return tuple(sorted({row.owner for row in rows if row.owner}, key=search_key))


def _in_order(promises: Iterable[CommitmentRow], support: Iterable[SupportRow], today: date) -> tuple[CareRow, ...]:
    return tuple(sorted(_alike(promises, support, today), key=_urgency))


def _alike(promises: Iterable[CommitmentRow], support: Iterable[SupportRow], today: date) -> list[CareRow]:
    return [*(_of_promise(row, today) for row in promises), *(_of_support(row, today) for row in support)]


def _of_promise(row: CommitmentRow, today: date) -> CareRow:
    entry = row.entry
    return CareRow(
        care=CareKind.PROMISE,
        id=row.id,
        case_id=row.case_id,
        number=row.number,
        employee=row.employee,
        unit=row.unit,
        about=_(COMMITMENT_KIND_WORDS[entry.kind]) if entry.kind else "",
        text=entry.text,
        owner=entry.owner,
        due_on=entry.due_on,
        days_left=(entry.due_on - today).days if entry.due_on else None,
        state=row.state,
        settled_on=row.settled_on,
        objection=row.objection,
    )


def _of_support(row: SupportRow, today: date) -> CareRow:
    entry = row.entry
    return CareRow(
        care=CareKind.SUPPORT,
        id=row.id,
        case_id=row.case_id,
        number=row.number,
        employee=row.employee,
        unit=row.unit,
        about=_(SUPPORT_KIND_WORDS[entry.kind]) if entry.kind else "",
        text=entry.text,
        owner=entry.mentor,
        due_on=entry.due_on,
        days_left=(entry.due_on - today).days if entry.due_on else None,
        state=row.state,
        settled_on=row.settled_on,
    )


def _urgency(row: CareRow) -> tuple[bool, int, str, int]:
    return row.days_left is None, row.days_left or 0, row.care, row.id


def _fits(row: CareRow, query: CareQuery, below: frozenset[int] | None) -> bool:
    plain = (
        query.care in {None, row.care},
        query.about in {"", row.about},
        query.owner in {"", row.owner},
        not query.late_only or row.state is CareState.OVERDUE,
        below is None or row.case_id in below,
    )
    said = search_key(f"{row.text} {row.employee} {row.owner} {row.number} {row.unit} {row.about}")
    return all(plain) and all(word in said for word in search_key(query.text).split())


def _cases_below(session: Session, unit_id: int) -> frozenset[int]:
    """Cases that lead to a unit or to one below it."""
    path = session.scalar(select(Unit.path).where(Unit.id == unit_id)) or "?"
    found = select(TransferCase.id).join(Unit, Unit.id == TransferCase.to_unit_id)
    return frozenset(session.scalars(found.where(Unit.path.startswith(path, autoescape=True))))
