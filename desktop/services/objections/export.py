"""The register of objections going out as a workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Objection
from desktop.domain.objections.objections import OBJECTION_GROUND_WORDS, OBJECTION_RESULT_WORDS, RULE_SET_WORDS
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.objections.lists import ObjectionQuery, ObjectionRow, objection_ids, objection_rows
from desktop.services.row_blocks import in_blocks
from desktop.text import N_, _

COLUMNS: tuple[tuple[str, Callable[[ObjectionRow], object]], ...] = (
    (N_("Number"), lambda row: row.number),
    (N_("Employee"), lambda row: row.employee_name),
    (N_("NIP"), lambda row: row.nip),
    (N_("Decree"), lambda row: row.decree_number),
    (N_("Ground"), lambda row: _(OBJECTION_GROUND_WORDS[row.ground])),
    (N_("Rule set"), lambda row: RULE_SET_WORDS[row.rule_set]),
    (N_("Filed"), lambda row: row.filed_on),
    (N_("Received"), lambda row: row.received_on),
    (N_("Filed late"), lambda row: row.late),
    (N_("Due"), lambda row: row.due_on),
    (N_("Days left"), lambda row: None if row.closed_on else row.days_left),
    (N_("Working days left"), lambda row: None if row.closed_on else row.workdays_left),
    (N_("Result"), lambda row: _(OBJECTION_RESULT_WORDS[row.result]) if row.result else ""),
    (N_("Answered"), lambda row: row.answered_on),
)


def export_objections(session: Session, path: Path, query: ObjectionQuery, today: date) -> int:
    """Write the objections that fit `query` as a workbook, in its order; how many there were."""
    blocks = in_blocks(objection_ids(session, query, today))
    cells = (
        tuple(cell(row) for _heading, cell in COLUMNS)
        for block in blocks
        for row in objection_rows(session, block, today)
    )
    count = write_workbook(path, _("Objections"), [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS], cells)
    audit(session, "export", Objection.__tablename__, None, {"rows": count, "search": query.text})
    return count
