"""Ids of all employees in an order other than that of names, by index where there is one."""

# ruff: noqa: S608  # the SQL is put together from constants of this module; values are always bound

import json
from array import array
from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop.db.search import Scope, id_array
from desktop.domain.employees.grades import GRADES, grade_order
from desktop.domain.employees.order import OrderBy

_COLUMNS = {
    OrderBy.NAME: "e.name_key",
    OrderBy.NIP: "e.nip",
    OrderBy.KIND: "e.kind, e.name_key",
    OrderBy.STATUS: "e.legal_status, e.name_key",
    OrderBy.POST_SINCE: "e.post_since IS NULL, e.post_since, e.name_key",
    OrderBy.BIRTH_DATE: "e.birth_date IS NULL, e.birth_date, e.name_key",
}
# Few groups, each already in the order of names in its index.
_GROUPS = {
    OrderBy.GRADE: ("grade", "SELECT DISTINCT grade FROM employee"),
    OrderBy.UNIT: ("unit_id", "SELECT id FROM unit ORDER BY name_key, id"),
    OrderBy.POST: ("post_id", "SELECT id FROM post ORDER BY title_key, id"),
}
_GRADE_CASES = " ".join(f"WHEN '{grade}' THEN {grade_order(grade)}" for grade in GRADES)
_GRADE_PLACE = f"CASE e.grade {_GRADE_CASES} ELSE {len(GRADES)} END, e.grade"


def ordered_ids(
    session: Session, order: OrderBy, scope: Scope, among: Sequence[int] | None = None, *, descending: bool = False
) -> "array[int]":
    """Ids of everybody in `scope`, or of those `among` them, by `order` and then by name."""
    conditions, values = list(scope.conditions), list(scope.values)
    if scope.units is not None:
        conditions.append("e.unit_id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(scope.units)))
    if among is not None:
        conditions.append("e.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(among)))
    where = " AND ".join(conditions)
    if order in _GROUPS and among is None:
        ids = _grouped(session, order, where, values)
    else:
        ids = id_array(session, f"{_sorted_sql(order, where)} LIMIT -1", values)
    if descending:
        ids.reverse()
    return ids


def _grouped(session: Session, order: OrderBy, where: str, values: list[object]) -> "array[int]":
    column, groups = _GROUPS[order]
    keys = list(session.connection().exec_driver_sql(groups).scalars())
    if order is OrderBy.GRADE:
        keys.sort(key=lambda grade: (grade_order(grade), grade))
    ids = array("q")
    for condition, bound in [*(("= ?", [key]) for key in keys), ("IS NULL", [])]:
        sql = f"SELECT e.id FROM employee e WHERE e.{column} {condition} AND {where} ORDER BY e.name_key, e.id LIMIT -1"
        ids.extend(id_array(session, sql, [*bound, *values]))
    return ids


def _sorted_sql(order: OrderBy, where: str) -> str:
    if order is OrderBy.GRADE:
        return f"SELECT e.id FROM employee e WHERE {where} ORDER BY {_GRADE_PLACE}, e.name_key, e.id"
    if order is OrderBy.UNIT:
        place = "u.name_key IS NULL, u.name_key, u.id"
        return _joined_sql("unit u ON u.id = e.unit_id", place, where)
    if order is OrderBy.POST:
        place = "p.title_key IS NULL, p.title_key, p.id"
        return _joined_sql("post p ON p.id = e.post_id", place, where)
    return f"SELECT e.id FROM employee e WHERE {where} ORDER BY {_COLUMNS[order]}, e.id"


def _joined_sql(join: str, place: str, where: str) -> str:
    return f"SELECT e.id FROM employee e LEFT JOIN {join} WHERE {where} ORDER BY {place}, e.name_key, e.id"
