"""Takes in a workbook: look at it, check every row, then write all good rows in one transaction."""

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of, audit, note_bulk_change
from desktop.db.tables import Employee, Establishment, ImportRun
from desktop.db.tables.base import now
from desktop.domain.cases.progress import Progress
from desktop.domain.refusal import Refusal
from desktop.exchange.cells import written
from desktop.exchange.headings import KIND_WORDS, Mapped, Recognised, WorkbookKind, not_recognised, recognise
from desktop.exchange.reader import Sheet, read_sheet
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.entries.list import confirm_entries
from desktop.services.imports.employees import EmployeeReader, EmployeeRow
from desktop.services.imports.establishment import (
    EstablishmentPlan,
    EstablishmentReader,
    EstablishmentRow,
    plan_establishment,
    write_establishment,
)
from desktop.services.imports.faults import Faults, RowFault, ToldFault
from desktop.services.imports.plan import EmployeePlan, plan_employees
from desktop.services.imports.tasks import TaskPlan, TaskReader, TaskRow, plan_tasks, write_tasks
from desktop.services.imports.write import write_plan
from desktop.text import _

__all__ = [
    "Checked",
    "ImportResult",
    "Mapped",
    "Preview",
    "RowFault",
    "ToldFault",
    "WorkbookKind",
    "check",
    "check_sheet",
    "import_file",
    "import_sheet",
    "kind_word",
    "preview",
    "save_faults",
    "told_faults",
    "write",
]

PREVIEW_ROWS = 20
READ_AT_ONCE = 2_000
Rows = list[EmployeeRow] | list[EstablishmentRow] | list[TaskRow]
Plan = EmployeePlan | EstablishmentPlan | TaskPlan
Reader = EmployeeReader | EstablishmentReader | TaskReader
_READERS: dict[WorkbookKind, type[Reader]] = {
    WorkbookKind.EMPLOYEES: EmployeeReader,
    WorkbookKind.ESTABLISHMENT: EstablishmentReader,
    WorkbookKind.TASKS: TaskReader,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook is and how it begins, before any row is checked."""

    path: Path
    kind: WorkbookKind
    columns: tuple[Mapped, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    """How many rows there are; 0 where only reading on would tell."""
    first_row: int = 2
    """Number of the first of them as Excel counts it."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was taken in, or would be: `imported` is new and changed rows together."""

    kind: WorkbookKind
    rows: int
    added: int
    changed: int
    unchanged: int
    rejected: tuple[RowFault, ...]
    warnings: tuple[RowFault, ...]
    new_units: tuple[str, ...]

    @property
    def imported(self) -> int:
        """Rows that changed the records."""
        return self.added + self.changed

    @property
    def rejected_rows(self) -> int:
        """Rows kept out, however many faults each has."""
        return len({fault.row for fault in self.rejected})


@dataclass(frozen=True)
class Source:
    """Which file the rows came from."""

    name: str
    sha256: str = ""


@dataclass(frozen=True)
class Checked:
    """A workbook whose rows were all read and compared: `result` says what writing it would do."""

    source: Source
    kind: WorkbookKind
    rows: Rows
    total: int
    headings: dict[str, str]
    faults: Faults
    result: ImportResult
    plan: Plan


def kind_word(kind: WorkbookKind) -> str:
    """What a kind of workbook is called on the screen."""
    return _(KIND_WORDS[kind])


def preview(path: Path) -> Preview:
    """How the workbook at `path` begins; raises Refusal for one that cannot be taken in."""
    sheet, recognised = _open(path)
    first = tuple(tuple(written(cell) for cell in row) for row in islice(sheet.rows, PREVIEW_ROWS))
    if not first:
        raise _no_rows()
    return Preview(path, recognised.kind, recognised.columns, first, sheet.count, sheet.first_row)


def check(session: Session, path: Path, today: date) -> Generator[Progress, None, Checked]:
    """Read every row of the workbook at `path` and compare it with the database; nothing is written."""
    yield Progress(0, 0, _("Reading the workbook"))
    sheet, recognised = _open(path)
    with path.open("rb") as file:
        source = Source(path.name, hashlib.file_digest(file, "sha256").hexdigest())
    return (yield from check_sheet(session, sheet, recognised, source, today))


def check_sheet(
    session: Session, sheet: Sheet, recognised: Recognised, source: Source, today: date
) -> Generator[Progress, None, Checked]:
    """Like `check`, for rows that are already at hand."""
    faults = Faults()
    reader = _READERS[recognised.kind](sheet, recognised, faults)
    rows, total = yield from _read(sheet, reader)
    if not total:
        raise _no_rows()
    plan = yield from _plan(session, recognised.kind, rows, reader.headings, today)
    result = _result(recognised.kind, total, faults, plan)
    return Checked(source, recognised.kind, rows, total, reader.headings, faults, result, plan)


def write(session: Session, checked: Checked, today: date) -> Generator[Progress, None, ImportResult]:
    """Write what was checked; it is compared anew, for the records may have changed in between."""
    plan = yield from _plan(session, checked.kind, checked.rows, checked.headings, today)
    return (yield from _write(session, checked, plan))


def import_file(session: Session, path: Path, today: date) -> Generator[Progress, None, ImportResult]:
    """Check the workbook at `path` and write its good rows, in one go."""
    checked = yield from check(session, path, today)
    return (yield from _write(session, checked, checked.plan))


def import_sheet(session: Session, sheet: Sheet, name: str, today: date) -> Generator[Progress, None, ImportResult]:
    """Check and write rows that are already at hand, as those of the sample office."""
    recognised = recognise(sheet.headings)
    if recognised is None:
        raise not_recognised(sheet.headings)
    checked = yield from check_sheet(session, sheet, recognised, Source(name), today)
    return (yield from _write(session, checked, checked.plan))


def told_faults(result: ImportResult, *, rejected: bool = True, warnings: bool = True) -> list[ToldFault]:
    """The faults that are asked for: what keeps rows out first, each kind in the order of the rows."""
    told = [ToldFault(fault, rejected=True) for fault in result.rejected if rejected]
    return [*told, *(ToldFault(fault, rejected=False) for fault in result.warnings if warnings)]


def save_faults(path: Path, told: Sequence[ToldFault]) -> int:
    """Write these faults as a workbook at `path` and return how many there are."""
    columns = [
        WorkbookColumn(_("Row"), 8),
        WorkbookColumn(_("Result"), 14),
        WorkbookColumn(_("Name"), 28),
        WorkbookColumn(_("NIP"), 22),
        WorkbookColumn(_("Column"), 24),
        WorkbookColumn(_("Value"), 32),
        WorkbookColumn(_("Reason"), 90),
    ]
    return write_workbook(path, _("Faults"), columns, (_fault_cells(each.fault, each.rejected) for each in told))


def imported_kinds(session: Session) -> frozenset[WorkbookKind]:
    """Of which kinds of workbook there are records already, imported or typed."""
    known = {WorkbookKind.EMPLOYEES: Employee.id, WorkbookKind.ESTABLISHMENT: Establishment.id}
    return frozenset(kind for kind, column in known.items() if session.scalar(select(column).limit(1)) is not None)


def _fault_cells(fault: RowFault, rejected: bool) -> tuple[object, ...]:
    word = _("Rejected") if rejected else _("Warning")
    return (fault.row, word, fault.name, fault.nip, fault.column, fault.value, fault.reason)


def _open(path: Path) -> tuple[Sheet, Recognised]:
    sheet, recognised = read_sheet(path, recognise)
    if recognised is None:
        raise not_recognised(sheet.headings)
    return sheet, recognised


def _no_rows() -> Refusal:
    return Refusal(
        _("The workbook has headings but no rows."), _("Export it again, or choose the workbook that holds the data.")
    )


def _read(sheet: Sheet, reader: Reader) -> Generator[Progress, None, tuple[Rows, int]]:
    rows: list[EmployeeRow | EstablishmentRow | TaskRow] = []
    total = 0
    for number, cells in enumerate(sheet.rows, sheet.first_row):
        # Rows that are only formatted hold nothing.
        if not any(cells) and all(cell == "" for cell in cells):
            continue
        total += 1
        row = reader.read(number, cells)
        if row is not None:
            rows.append(row)
        if total % READ_AT_ONCE == 0:
            yield Progress(total, sheet.count, _("Checking rows"))
    return rows, total  # type: ignore[return-value]  # all of one kind: they come from one reader


def _plan(
    session: Session, kind: WorkbookKind, rows: Rows, headings: dict[str, str], today: date
) -> Generator[Progress, None, Plan]:
    if kind is WorkbookKind.EMPLOYEES:
        return (yield from plan_employees(session, _of_employees(rows), headings, today))
    if kind is WorkbookKind.TASKS:
        return (yield from plan_tasks(session, _of_tasks(rows), headings, today))
    return (yield from plan_establishment(session, _of_establishment(rows), headings, today))


def _of_employees(rows: Rows) -> Sequence[EmployeeRow]:
    return [row for row in rows if isinstance(row, EmployeeRow)]


def _of_establishment(rows: Rows) -> Sequence[EstablishmentRow]:
    return [row for row in rows if isinstance(row, EstablishmentRow)]


def _of_tasks(rows: Rows) -> Sequence[TaskRow]:
    return [row for row in rows if isinstance(row, TaskRow)]


def _result(kind: WorkbookKind, total: int, faults: Faults, plan: Plan) -> ImportResult:
    if isinstance(plan, EmployeePlan):
        counts = (len(plan.added), len(plan.changed), plan.unchanged)
    else:
        counts = (plan.new_rows, plan.changed_rows, plan.unchanged)
    units = plan.units.book
    rejected = sorted(faults.rejected() + plan.faults.rejected(), key=lambda fault: fault.row)
    warnings = sorted(faults.warnings(total) + plan.faults.warnings(total), key=lambda fault: fault.row)
    new_units = tuple(units.rows[number]["name"] for number in units.added)
    return ImportResult(kind, total, *counts, tuple(rejected), tuple(warnings), new_units)


def _write(session: Session, checked: Checked, plan: Plan) -> Generator[Progress, None, ImportResult]:
    result = _result(checked.kind, checked.total, checked.faults, plan)
    if isinstance(plan, EmployeePlan):
        yield from write_plan(session, plan)
        confirm_entries(session, plan.shown, plan.today)
    elif isinstance(plan, TaskPlan):
        yield from write_tasks(session, plan)
    else:
        yield from write_establishment(session, plan)
    counts = {
        **{name: getattr(result, name) for name in ("rows", "added", "changed", "unchanged")},
        "rejected_rows": result.rejected_rows,
        "warnings": len(result.warnings),
    }
    source = checked.source
    run = session.execute(
        insert(ImportRun).returning(ImportRun.id),
        {
            "at": now(),
            "actor": actor_of(session),
            "file_name": source.name,
            "file_sha256": source.sha256,
            "kind": checked.kind.value,
            "counts": counts,
        },
    ).scalar_one()
    audit(session, "import", "import_run", run, {"file": source.name, "sha256": source.sha256, **counts})
    note_bulk_change(session, "import_run")
    return result
