"""The list of cases going out as a workbook."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CASE_KIND_WORDS, CASE_STAGE_WORDS
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.cases.list import CaseQuery, CaseRow, case_ids, case_rows
from desktop.services.row_blocks import in_blocks
from desktop.text import N_, _

COLUMNS: tuple[tuple[str, Callable[[CaseRow], object]], ...] = (
    (N_("Number"), lambda row: row.number),
    (N_("Employee"), lambda row: row.employee),
    (N_("NIP"), lambda row: row.nip),
    (N_("Kind"), lambda row: _(CASE_KIND_WORDS[row.kind])),
    (N_("Stage"), lambda row: _(CASE_STAGE_WORDS[row.stage])),
    (N_("Since"), lambda row: row.stage_since),
    (N_("From unit"), lambda row: row.from_unit),
    (N_("To unit"), lambda row: row.to_unit),
    (N_("To post"), lambda row: row.to_post),
    (N_("TMT"), lambda row: row.effective_on),
    (N_("Decree"), lambda row: row.decree_number),
)


def export_cases(session: Session, path: Path, query: CaseQuery) -> int:
    """Write the cases that fit `query` as a workbook, in its order; how many there were."""
    cells = (
        tuple(cell(row) for _heading, cell in COLUMNS)
        for block in in_blocks(case_ids(session, query))
        for row in case_rows(session, block)
    )
    count = write_workbook(path, _("Transfers"), [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS], cells)
    audit(session, "export", TransferCase.__tablename__, None, {"rows": count, "search": query.text})
    return count
