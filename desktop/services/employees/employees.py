"""The list of employees: what is found, in which order, and its rows by page."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from desktop.db.fetch import fetch_plain
from desktop.db.search import LIVING, Scope, all_ids, first_page
from desktop.db.search_order import ordered_ids
from desktop.db.tables import Employee, Post, Unit
from desktop.domain.employees.employees import ACTIVE_STATUSES, EmployeeKind, Sex, display_name
from desktop.domain.employees.nip import read_nip
from desktop.domain.employees.order import OrderBy
from desktop.domain.employees.posts import PostKind
from desktop.services.units.establishment import HOLDS
from desktop.services.units.units import subtree
from desktop.text import N_

EXPORT_BLOCK = 2_000
FIRST_PAGE = 50


class StatusFilter(StrEnum):
    """Which employees a list shows, by their legal status or by where they went."""

    ALL = "all"
    ACTIVE = "active"
    INACTIVE = "inactive"
    LEFT = "left"
    """A case moved them out of the region, and none brought them back."""
    REMOVED = "removed"


STATUS_FILTER_WORDS = {
    StatusFilter.ALL: N_("All statuses"),
    StatusFilter.ACTIVE: N_("Active employees"),
    StatusFilter.INACTIVE: N_("No longer active"),
    StatusFilter.LEFT: N_("Moved out of the region"),
    StatusFilter.REMOVED: N_("Put aside"),
}


@dataclass(frozen=True, slots=True)
class EmployeeQuery:
    """What the officer looks for, and in which order; `unit_id` means the unit with all below it."""

    text: str = ""
    unit_id: int | None = None
    kind: EmployeeKind | None = None
    status: StatusFilter = StatusFilter.ALL
    grade: str = ""
    post_kind: PostKind | None = None
    sort: OrderBy = OrderBy.NAME
    descending: bool = False


class EmployeeRow(NamedTuple):
    """An employee as a line of a list.

    A tuple that keeps codes and days as the database does, for pages are read at every turn of the wheel and
    most of their values are never looked at.
    """

    id: int
    nip: str
    title_before: str
    bare_name: str
    title_after: str
    kind_code: str
    legal_status: str
    sex_code: str | None
    birth_day: str | None
    grade: str
    grade_day: str | None
    unit_id: int | None
    unit: str
    post_id: int | None
    post: str
    post_day: str | None
    removed_reason: str

    @property
    def name(self) -> str:
        """Name with its titles."""
        return display_name(self.title_before, self.bare_name, self.title_after)

    @property
    def kind(self) -> EmployeeKind:
        """PNS, CPNS or PPPK."""
        return EmployeeKind(self.kind_code)

    @property
    def sex(self) -> Sex | None:
        """Sex, if it is recorded."""
        return Sex(self.sex_code) if self.sex_code else None

    @property
    def birth_date(self) -> date | None:
        """Day of birth, if it is recorded."""
        return date.fromisoformat(self.birth_day) if self.birth_day else None

    @property
    def grade_since(self) -> date | None:
        """TMT of the grade."""
        return date.fromisoformat(self.grade_day) if self.grade_day else None

    @property
    def post_since(self) -> date | None:
        """TMT of the post."""
        return date.fromisoformat(self.post_day) if self.post_day else None


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first rows of a list, shown while the ids of all the others are on their way."""

    rows: list[EmployeeRow]
    complete: bool


_ROWS = (
    select(
        Employee.id,
        Employee.nip,
        Employee.title_before,
        Employee.name,
        Employee.title_after,
        Employee.kind,
        Employee.legal_status,
        Employee.sex,
        Employee.birth_date,
        Employee.grade,
        Employee.grade_since,
        Employee.unit_id,
        func.coalesce(Unit.name, ""),
        Employee.post_id,
        func.coalesce(Post.title, ""),
        Employee.post_since,
        Employee.removed_reason,
    )
    .outerjoin(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Post, Post.id == Employee.post_id)
    .where(Employee.id.in_(select(func.json_each(bindparam("ids")).table_valued("value").c.value)))
)
_BY_NIP = select(Employee.id).where(Employee.nip == bindparam("nip"), Employee.removed_at.is_(None))


def search_ids(session: Session, query: EmployeeQuery) -> "array[int]":
    """Ids of all employees that fit `query`, in its order."""
    scope = _scope(session, query)
    if query.sort is OrderBy.NAME:
        ids = all_ids(session, query.text, scope)
        if query.descending:
            ids.reverse()
        return ids
    among = all_ids(session, query.text, scope) if query.text.strip() else None
    return ordered_ids(session, query.sort, scope, among, descending=query.descending)


def search_page(session: Session, query: EmployeeQuery) -> FirstPage:
    """The first rows that fit `query`, at once; to be used only in the order of names from the top."""
    ids = first_page(session, query.text, FIRST_PAGE + 1, _scope(session, query))
    return FirstPage(employee_rows(session, ids[:FIRST_PAGE]), complete=len(ids) <= FIRST_PAGE)


def employee_rows(session: Session, ids: Sequence[int]) -> list[EmployeeRow]:
    """The rows of `ids` in the same order; those that are gone are left out."""
    rows = fetch_plain(session, _ROWS, {"ids": json.dumps(list(ids))})
    by_id = {row[0]: EmployeeRow._make(row) for row in rows}
    return [by_id[each] for each in ids if each in by_id]


def holder_ids(session: Session, unit_id: int, post_id: int, *, with_below: bool = False) -> "array[int]":
    """Ids of those who fill a post in a unit, as they are counted there, in the order of names."""
    units = subtree(session, unit_id) if with_below else [unit_id]
    held = select(Employee.id).where(Employee.post_id == post_id, Employee.unit_id.in_(units), *HOLDS)
    return array("q", session.scalars(held.order_by(Employee.name_key, Employee.id)))


def find_by_nip(session: Session, nip: str) -> EmployeeRow | None:
    """The employee who bears `nip`, written with or without blanks; raises Refusal if it cannot be a NIP."""
    found = session.scalars(_BY_NIP, {"nip": read_nip(nip).digits}).first()
    return employee_rows(session, [found])[0] if found is not None else None


def suggest(session: Session, text: str, limit: int = 20) -> list[EmployeeRow]:
    """Employees who fit what was typed so far into a field; nobody while nothing is typed."""
    return employee_rows(session, first_page(session, text, limit)) if text.strip() else []


def rows_in_blocks(session: Session, ids: Sequence[int]) -> Iterator[list[EmployeeRow]]:
    """The rows of `ids` in their order, a block at a time, for what writes them all."""
    for start in range(0, len(ids), EXPORT_BLOCK):
        yield employee_rows(session, list(ids[start : start + EXPORT_BLOCK]))


def _scope(session: Session, query: EmployeeQuery) -> Scope:
    conditions = list(_STATUS_CONDITIONS[query.status])
    values: list[Any] = []
    for condition, value in (
        ("e.kind = ?", query.kind and query.kind.value),
        ("e.grade = ?", query.grade),
        ("e.post_id IN (SELECT id FROM post WHERE kind = ?)", query.post_kind and query.post_kind.value),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    units = None if query.unit_id is None else frozenset(subtree(session, query.unit_id))
    return Scope(units, tuple(conditions), tuple(values))


_ACTIVE = ", ".join(f"'{code}'" for code in sorted(ACTIVE_STATUSES))
_LED_OUT = "SELECT employee_id FROM transfer_case WHERE direction = 'out' AND applied_at IS NOT NULL"
_STATUS_CONDITIONS = {
    StatusFilter.ALL: LIVING.conditions,
    StatusFilter.ACTIVE: (*LIVING.conditions, f"+e.legal_status IN ({_ACTIVE})"),
    StatusFilter.INACTIVE: (*LIVING.conditions, f"e.legal_status NOT IN ({_ACTIVE})"),
    StatusFilter.LEFT: (*LIVING.conditions, "e.unit_id IS NULL", f"e.id IN ({_LED_OUT})"),
    StatusFilter.REMOVED: ("e.removed_at IS NOT NULL",),
}
