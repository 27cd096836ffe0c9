"""Finds whatever the officer types a part of: employees, units, cases, letters, objections."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.db.tables import Employee, Letter, Objection, TransferCase
from desktop.domain.cases.cases import CASE_STAGE_WORDS
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import search_key
from desktop.domain.employees.nip import grouped
from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.services.employees.employees import suggest
from desktop.services.units.units import suggest_units
from desktop.text import _

AnySelect = Select[*tuple[Any, ...]]

MOST_OF_A_KIND = 6
SHORTEST = 2


class FoundKind(StrEnum):
    """What was found."""

    EMPLOYEE = "employee"
    UNIT = "unit"
    CASE = "case"
    LETTER = "letter"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that fits, and what tells it from others."""

    kind: FoundKind
    id: int
    name: str
    detail: str


def find(session: Session, text: str) -> list[Found]:
    """What fits `text`, a few of each kind; nothing for less than two letters."""
    if len(text.strip()) < SHORTEST:
        return []
    named, others = _employees(session, text)
    return [
        *named,
        *_units(session, text),
        *others,
        *_cases(session, text),
        *_letters(session, text),
        *_objections(session, text),
    ]


def _employees(session: Session, text: str) -> tuple[list[Found], list[Found]]:
    """Those whose own name or NIP was typed, and those who fit by their unit or post only."""
    words = search_key(text).split()
    named: list[Found] = []
    others: list[Found] = []
    for row in suggest(session, text, MOST_OF_A_KIND):
        detail = " · ".join(filter(None, (grouped(row.nip), row.unit)))
        own = f"{search_key(row.name)} {row.nip}"
        (named if all(word in own for word in words) else others).append(
            Found(FoundKind.EMPLOYEE, row.id, row.name, detail)
        )
    return named, others


def _units(session: Session, text: str) -> list[Found]:
    return [Found(FoundKind.UNIT, row.id, row.name, row.detail) for row in suggest_units(session, text, MOST_OF_A_KIND)]


def _cases(session: Session, text: str) -> list[Found]:
    query = select(TransferCase.id, TransferCase.number, TransferCase.stage, *_NAME).join(
        Employee, Employee.id == TransferCase.employee_id
    )
    rows = _newest(session, query, text, (TransferCase.number, Employee.name_key, Employee.nip), TransferCase.id)
    return [
        Found(FoundKind.CASE, row.id, row.number, f"{_named(row)} · {_(CASE_STAGE_WORDS[row.stage])}") for row in rows
    ]


def _letters(session: Session, text: str) -> list[Found]:
    query = select(Letter.id, Letter.number, Letter.kind, Letter.subject)
    rows = _newest(session, query, text, (Letter.number, Letter.subject), Letter.id)
    return [
        Found(FoundKind.LETTER, row.id, row.number, f"{_(LETTER_KIND_WORDS[row.kind])} · {row.subject}") for row in rows
    ]


def _objections(session: Session, text: str) -> list[Found]:
    query = select(Objection.id, Objection.number, *_NAME).join(Employee, Employee.id == Objection.employee_id)
    rows = _newest(session, query, text, (Objection.number, Employee.name_key, Employee.nip), Objection.id)
    return [Found(FoundKind.OBJECTION, row.id, row.number, _named(row)) for row in rows]


_NAME = (Employee.title_before, Employee.name, Employee.title_after)


def _named(row: Any) -> str:
    return display_name(row.title_before, row.name, row.title_after)


def _newest(
    session: Session,
    query: AnySelect,
    text: str,
    columns: Sequence[InstrumentedAttribute[str]],
    key: InstrumentedAttribute[int],
) -> Sequence[Any]:
    """The newest rows in which every word stands in one of `columns`."""
    for word in search_key(text).split():
        query = query.where(or_(*(func.lower(column).contains(word, autoescape=True) for column in columns)))
    return session.execute(query.order_by(key.desc()).limit(MOST_OF_A_KIND)).all()
