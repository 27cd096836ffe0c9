"""Objections as rows of lists: the register, those of one case, those that are due, and what can be objected to."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.db.tables import Decree, Employee, Objection, TransferCase
from desktop.domain.cases.cases import DecreeState
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import search_key
from desktop.domain.objections.objections import (
    DecreeEffect,
    ObjectionGround,
    ObjectionResult,
    RuleSet,
    Urgency,
    days_left,
    urgency,
)
from desktop.domain.refusal import Refusal
from desktop.domain.workdays import WorkCalendar
from desktop.services.decree_rows import PARTED
from desktop.services.rules.calendar import work_calendar
from desktop.text import N_, _

AnySelect = Select[*tuple[Any, ...]]


class ObjectionFilter(StrEnum):
    """Which objections a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


OBJECTION_FILTER_WORDS = {
    ObjectionFilter.OPEN: N_("Open objections"),
    ObjectionFilter.OVERDUE: N_("Overdue objections"),
    ObjectionFilter.CLOSED: N_("Closed objections"),
    ObjectionFilter.ALL: N_("All objections"),
}


@dataclass(frozen=True, slots=True)
class ObjectionQuery:
    """What the officer looks for, and in which order; `order` is a key of `ORDERS`."""

    text: str = ""
    filter: ObjectionFilter = ObjectionFilter.ALL
    order: str = "days"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """An objection as a line of a list."""

    id: int
    number: str
    case_id: int
    employee_id: int
    employee_name: str
    nip: str
    decree_number: str
    ground: ObjectionGround
    rule_set: RuleSet
    filed_on: date
    received_on: date
    due_on: date
    days_left: int
    """Calendar days until it must be answered; negative when that day has passed."""
    workdays_left: int
    """The same in working days of the office."""
    urgency: Urgency
    late: bool
    """Filed after the last day."""
    result: ObjectionResult | None
    effect: DecreeEffect | None
    """What its answer did to the decree, once that is recorded."""
    answered_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class ObjectionTarget:
    """A decree that an objection can be recorded against, with the case it belongs to."""

    case_id: int
    case_number: str
    employee_name: str
    nip: str
    decree_number: str
    decree_date: date
    delivered_on: date | None


_DUE = func.coalesce(Objection.answer_due_on, Objection.decision_due_on)
ORDERS: dict[str, ColumnElement[Any] | InstrumentedAttribute[Any]] = {
    "days": _DUE,
    "number": Objection.number,
    "employee": Employee.name_key,
    "decree": Decree.number,
    "filed": Objection.filed_on,
    "due": _DUE,
    "result": Objection.result,
}
_COLUMNS = (
    Objection.id,
    Objection.number,
    Objection.case_id,
    Objection.employee_id,
    Employee.title_before,
    Employee.name,
    Employee.title_after,
    Employee.nip,
    Decree.number.label("decree_number"),
    Objection.ground,
    Objection.rule_set,
    Objection.filed_on,
    Objection.received_on,
    _DUE.label("due_on"),
    Objection.late,
    Objection.result,
    Objection.effect,
    Objection.answered_on,
    Objection.closed_on,
)


def objection_ids(session: Session, query: ObjectionQuery, today: date) -> "array[int]":
    """Ids of the objections that fit `query`: open ones first, the nearest day on top."""
    column = ORDERS[query.order]
    order = column.desc() if query.descending else column.asc()
    closed = Objection.closed_on.is_not(None)
    statement = _joined(select(Objection.id)).where(*_fitting(query.text), *_state(query.filter, today))
    return array("q", session.scalars(statement.order_by(closed, order, Objection.id)))


def objection_rows(session: Session, ids: Sequence[int], today: date) -> list[ObjectionRow]:
    """The rows of `ids` in the same order; those that are gone are left out."""
    found = session.execute(_joined(select(*_COLUMNS)).where(Objection.id.in_(ids)))
    by_id = {row.id: row for row in _rows(session, found.all(), today)}
    return [by_id[each] for each in ids if each in by_id]


def objections_of_case(session: Session, case_id: int, today: date) -> list[ObjectionRow]:
    """The objections against the decrees of a case, the newest first."""
    statement = _joined(select(*_COLUMNS)).where(Objection.case_id == case_id).order_by(Objection.id.desc())
    return _rows(session, session.execute(statement).all(), today)


def due_soon(session: Session, today: date, within: int = 7) -> list[ObjectionRow]:
    """Open objections to be answered within so many days, the overdue ones on top."""
    due = (Objection.closed_on.is_(None), today + timedelta(days=within) >= _DUE)
    statement = _joined(select(*_COLUMNS)).where(*due).order_by(_DUE, Objection.id)
    return _rows(session, session.execute(statement).all(), today)


def suggest_targets(session: Session, text: str, limit: int = 20) -> list[ObjectionTarget]:
    """Decrees that stand and fit what was typed of a name, NIP or number, the newest first."""
    statement = _targets().where(
        *_words_in(text, (Employee.name_key, Employee.nip, Decree.number, TransferCase.number))
    )
    newest = Decree.decided_on.desc()
    return [_target(row) for row in session.execute(statement.order_by(newest, TransferCase.id.desc()).limit(limit))]


def target_of_case(session: Session, case_id: int) -> ObjectionTarget:
    """The decree of one case as something to object to; refused while there is none."""
    row = session.execute(_targets().where(TransferCase.id == case_id)).one_or_none()
    if row is None:
        raise Refusal(_("This case has no decree that stands."), _("Record the objection after the decree is issued."))
    return _target(row)


def _joined(statement: AnySelect) -> AnySelect:
    return (
        statement.select_from(Objection)
        .join(Employee, Employee.id == Objection.employee_id)
        .join(Decree, Decree.id == Objection.decree_id)
    )


def _fitting(text: str) -> list[ColumnElement[bool]]:
    return _words_in(text, (Employee.name_key, Employee.nip, Decree.number, Objection.number))


def _words_in(text: str, columns: Sequence[InstrumentedAttribute[str]]) -> list[ColumnElement[bool]]:
    words = search_key(text).split()
    return [or_(*(func.lower(column).contains(word, autoescape=True) for column in columns)) for word in words]


def _state(chosen: ObjectionFilter, today: date) -> list[ColumnElement[bool]]:
    still_open = Objection.closed_on.is_(None)
    conditions: dict[ObjectionFilter, list[ColumnElement[bool]]] = {
        ObjectionFilter.OPEN: [still_open],
        ObjectionFilter.OVERDUE: [still_open, today > _DUE],
        ObjectionFilter.CLOSED: [Objection.closed_on.is_not(None)],
        ObjectionFilter.ALL: [],
    }
    return conditions[chosen]


def _targets() -> AnySelect:
    return (
        select(
            TransferCase.id,
            TransferCase.number,
            Employee.title_before,
            Employee.name,
            Employee.title_after,
            Employee.nip,
            Decree.number.label("decree_number"),
            Decree.decided_on,
            TransferCase.delivered_on,
        )
        .select_from(TransferCase)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .join(Decree, Decree.id == TransferCase.decree_id)
        .where(Decree.state == DecreeState.STANDS, Decree.decided_on.is_not(None), TransferCase.stage.not_in(PARTED))
    )


def _target(row: Row[Any]) -> ObjectionTarget:
    return ObjectionTarget(
        case_id=row.id,
        case_number=row.number,
        employee_name=display_name(row.title_before, row.name, row.title_after),
        nip=row.nip,
        decree_number=row.decree_number,
        decree_date=row.decided_on,
        delivered_on=row.delivered_on,
    )


def _rows(session: Session, found: Sequence[Row[Any]], today: date) -> list[ObjectionRow]:
    days = [today, *(row.due_on for row in found)]
    calendar = work_calendar(session, min(days), max(days)) if found else WorkCalendar()
    return [_row(row, today, calendar) for row in found]


def _row(row: Row[Any], today: date, calendar: WorkCalendar) -> ObjectionRow:
    return ObjectionRow(
        id=row.id,
        number=row.number,
        case_id=row.case_id,
        employee_id=row.employee_id,
        employee_name=display_name(row.title_before, row.name, row.title_after),
        nip=row.nip,
        decree_number=row.decree_number,
        ground=row.ground,
        rule_set=row.rule_set,
        filed_on=row.filed_on,
        received_on=row.received_on,
        due_on=row.due_on,
        days_left=days_left(row.due_on, today),
        workdays_left=calendar.workdays_between(today, row.due_on),
        urgency=urgency(row.due_on, row.closed_on, today),
        late=row.late,
        result=row.result,
        effect=row.effect,
        answered_on=row.answered_on,
        closed_on=row.closed_on,
    )
