"""What still waits of promises and support, as a workbook and on paper; apart, for the home page needs neither."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Commitment
from desktop.domain.dates import shown_date
from desktop.domain.evaluation.reports import Block, Grid, Paragraph
from desktop.domain.support.support import CareState
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.reports import About, PrintedReport, printed
from desktop.services.support.open_care import CARE_KIND_WORDS, CareQuery, CareRow, open_care
from desktop.text import N_, _

TITLE = N_("Promises and support")
SHARES = (1.0, 1.8, 1.3, 1.2, 3.2, 1.7, 1.0, 0.8)

COLUMNS: tuple[tuple[str, Callable[[CareRow], object]], ...] = (
    (N_("Due on"), lambda row: row.due_on),
    (N_("Days left"), lambda row: row.days_left),
    (N_("Promise or support"), lambda row: _(CARE_KIND_WORDS[row.care])),
    (N_("Kind"), lambda row: row.about),
    (N_("Content"), lambda row: row.text),
    (N_("Kept by"), lambda row: row.owner),
    (N_("Employee"), lambda row: row.employee),
    (N_("Unit"), lambda row: row.unit),
    (N_("Number"), lambda row: row.number),
    (N_("Objection"), lambda row: row.objection),
)


def export_care(session: Session, path: Path, query: CareQuery, today: date) -> int:
    """Write what fits `query` as a workbook; how many there were."""
    rows = open_care(session, query, today)
    cells = (tuple(cell(row) for _heading, cell in COLUMNS) for row in rows)
    columns = [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS]
    count = write_workbook(path, _(TITLE), columns, cells)
    audit(session, "export", Commitment.__tablename__, None, {"rows": count, "search": query.text})
    return count


def print_care(session: Session, query: CareQuery, now: datetime) -> PrintedReport:
    """What fits `query` on paper."""
    rows = open_care(session, query, now.date())
    headings = (
        _("Due on"),
        _("Employee"),
        _("Unit"),
        _("Kind"),
        _("Content"),
        _("Kept by"),
        _("Number"),
        _("Days left"),
    )
    grid = Grid(headings, tuple(map(_cells, rows)), SHARES, right=frozenset({7}))
    late = sum(row.state is CareState.OVERDUE for row in rows)
    told = _("{count} wait, {late} of them are overdue.").format(count=len(rows), late=late)
    blocks: list[Block] = [grid if rows else Paragraph(_("Nothing waits.")), Paragraph(told, quiet=True)]
    about = About(Commitment.__tablename__)
    return printed(session, _(TITLE), shown_date(now.date()), blocks, now, about=about, landscape=True)


def _cells(row: CareRow) -> tuple[str, ...]:
    due = shown_date(row.due_on) if row.due_on else "–"
    left = "" if row.days_left is None else str(row.days_left)
    return due, row.employee, row.unit, row.about, row.text, row.owner, row.number, left
