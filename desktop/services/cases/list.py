"""The list of cases: what is found, in which order, and its rows by page."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from desktop.db.tables import Decree, Employee, Post, TransferCase, Unit
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.cases.stages import END_STAGES, ROUTE
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import search_key

OPEN_STAGES = frozenset(ROUTE) - END_STAGES
"""Stages of a case that still needs work."""

_From, _To = aliased(Unit), aliased(Unit)
_OUTSIDE = case(
    (TransferCase.outside_unit == "", TransferCase.outside_agency),
    else_=TransferCase.outside_unit + ", " + TransferCase.outside_agency,
)
"""The place outside the region, as `desktop.services.cases.file.CasePlace.where` says it."""
_COMES, _LEAVES = TransferCase.direction == Direction.INCOMING, TransferCase.direction == Direction.OUTGOING
_SHOWN: tuple[Any, ...] = (
    TransferCase.id,
    TransferCase.number,
    TransferCase.employee_id,
    Employee.title_before,
    Employee.name,
    Employee.title_after,
    Employee.nip,
    TransferCase.kind,
    TransferCase.stage,
    TransferCase.stage_since,
    case((_COMES, _OUTSIDE), else_=func.coalesce(_From.name, "")),
    case((_LEAVES, _OUTSIDE), else_=func.coalesce(_To.name, "")),
    case((_LEAVES, TransferCase.outside_post), else_=func.coalesce(Post.title, "")),
    TransferCase.effective_on,
    func.coalesce(Decree.number, ""),
)
_ALONG_THE_ROUTE = case({stage: place for place, stage in enumerate(CaseStage)}, value=TransferCase.stage)
_ORDERS: dict[str, Sequence[ColumnElement[Any] | InstrumentedAttribute[Any]]] = {
    "number": (TransferCase.number,),
    "employee": (Employee.name_key,),
    "stage": (_ALONG_THE_ROUTE, TransferCase.stage_since),
    "since": (TransferCase.stage_since,),
    "effective": (TransferCase.effective_on,),
    "from_unit": (case((_COMES, func.lower(_OUTSIDE)), else_=_From.name_key),),
    "to_unit": (case((_LEAVES, func.lower(_OUTSIDE)), else_=_To.name_key),),
    "to_post": (case((_LEAVES, func.lower(TransferCase.outside_post)), else_=Post.title_key),),
}


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """What is looked for: words in name, NIP, register or decree number, unit; stages; order."""

    text: str = ""
    stages: frozenset[CaseStage] = field(default_factory=lambda: OPEN_STAGES)
    sort: str = "number"
    descending: bool = True
    employee_id: int | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case as a list shows it."""

    id: int
    number: str
    employee_id: int
    employee: str
    nip: str
    kind: CaseKind
    stage: CaseStage
    stage_since: date
    from_unit: str
    to_unit: str
    to_post: str
    effective_on: date | None
    decree_number: str


def case_ids(session: Session, query: CaseQuery) -> "array[int]":
    """Ids of the cases that fit, in order."""
    found = _joined(select(TransferCase.id)).where(TransferCase.stage.in_(query.stages))
    if query.employee_id is not None:
        found = found.where(TransferCase.employee_id == query.employee_id)
    for word in _words(query.text):
        found = found.where(_fits(word))
    order = [column.desc() if query.descending else column.asc() for column in _ORDERS[query.sort]]
    return array("q", session.scalars(found.order_by(*order, TransferCase.id.desc())))


def case_rows(session: Session, ids: Sequence[int]) -> list[CaseRow]:
    """Rows of `ids`, in the same order."""
    rows = {row[0]: _row(*row) for row in session.execute(_ROWS, {"ids": list(ids)})}
    return [rows[case_id] for case_id in ids if case_id in rows]


def cases_of_employee(session: Session, employee_id: int) -> list[CaseRow]:
    """All cases of an employee, the newest first."""
    query = CaseQuery(stages=frozenset(CaseStage), employee_id=employee_id)
    return case_rows(session, case_ids(session, query))


def cases_by_stage(session: Session) -> dict[CaseStage, int]:
    """How many cases each stage holds; stages without cases are left out."""
    counts = session.execute(select(TransferCase.stage, func.count()).group_by(TransferCase.stage))
    return {stage: count for stage, count in counts}  # noqa: C416  # rows are no pairs to mypy


def _joined(query: Select[Any]) -> Select[Any]:
    return (
        query.select_from(TransferCase)
        .join(Employee, Employee.id == TransferCase.employee_id)
        .outerjoin(_From, _From.id == TransferCase.from_unit_id)
        .outerjoin(_To, _To.id == TransferCase.to_unit_id)
        .outerjoin(Post, Post.id == TransferCase.to_post_id)
        .outerjoin(Decree, Decree.id == TransferCase.decree_id)
    )


def _words(text: str) -> list[str]:
    """The words looked for; a NIP written in groups is one word."""
    digits = "".join(text.split())
    return [digits] if digits.isdecimal() else search_key(text).split()


def _fits(word: str) -> ColumnElement[bool]:
    return or_(
        Employee.name_key.contains(word, autoescape=True),
        Employee.nip.startswith(word, autoescape=True),
        TransferCase.number.contains(word, autoescape=True),
        func.lower(Decree.number).contains(word, autoescape=True),
        _From.name_key.contains(word, autoescape=True),
        _To.name_key.contains(word, autoescape=True),
        Post.title_key.contains(word, autoescape=True),
        func.lower(TransferCase.outside_agency).contains(word, autoescape=True),
        func.lower(TransferCase.outside_unit).contains(word, autoescape=True),
    )


def _row(case_id: int, number: str, employee_id: int, before: str, name: str, after: str, *rest: Any) -> CaseRow:
    return CaseRow(case_id, number, employee_id, display_name(before, name, after), *rest)


_ROWS = _joined(select(*_SHOWN)).where(TransferCase.id.in_(bindparam("ids", expanding=True)))
