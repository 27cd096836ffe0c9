"""The list of employees going out as a workbook."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Employee
from desktop.domain.employees.employees import LEGAL_STATUSES, SEX_WORDS
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.employees.employees import EmployeeQuery, EmployeeRow, rows_in_blocks, search_ids
from desktop.text import N_, _

Cell = Callable[[EmployeeRow], object]
COLUMNS: tuple[tuple[str, Cell], ...] = (
    (N_("NIP"), lambda row: row.nip),
    (N_("Name"), lambda row: row.name),
    (N_("Kind"), lambda row: row.kind.value.upper()),
    (N_("Legal status"), lambda row: LEGAL_STATUSES.get(row.legal_status, row.legal_status)),
    (N_("Sex"), lambda row: "" if row.sex is None else _(SEX_WORDS[row.sex])),
    (N_("Born"), lambda row: row.birth_date),
    (N_("Grade"), lambda row: row.grade),
    (N_("Grade since"), lambda row: row.grade_since),
    (N_("Unit"), lambda row: row.unit),
    (N_("Post"), lambda row: row.post),
    (N_("In the post since"), lambda row: row.post_since),
)


def export_employees(session: Session, path: Path, query: EmployeeQuery) -> int:
    """Write the employees that fit `query` as a workbook, in its order; how many there were.

    It only reads; `note_export` tells the trail of it, so that no change waits while thousands are written.
    """
    ids = search_ids(session, query)
    columns = [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS]
    return write_workbook(path, _("Employees"), columns, _cells(session, ids))


def note_export(session: Session, count: int, query: EmployeeQuery) -> int:
    """Write to the audit trail that `count` employees went out as a workbook; the count again."""
    audit(session, "export", Employee.__tablename__, None, {"rows": count, "search": query.text})
    return count


def _cells(session: Session, ids: Sequence[int]) -> Iterator[tuple[object, ...]]:
    for block in rows_in_blocks(session, ids):
        for row in block:
            yield tuple(cell(row) for _heading, cell in COLUMNS)
