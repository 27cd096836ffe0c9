"""Files of objections: scans of evidence and of the answer coming in, papers and the register going out."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Attachment
from desktop.domain.objections import OBJECTION_GROUND_WORDS, OBJECTION_RESULT_WORDS, RULE_SET_WORDS
from desktop.exchange.files import refusal_of_file
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.attachments import LARGEST, attach, attachment_content
from desktop.services.objection_lists import ObjectionQuery, ObjectionRow, objection_ids, objection_rows
from desktop.text import N_, _

HEADINGS = (
    N_("Number"),
    N_("Employee"),
    N_("NIP"),
    N_("Decree"),
    N_("Ground"),
    N_("Rule set"),
    N_("Filed"),
    N_("Received"),
    N_("Filed late"),
    N_("Due"),
    N_("Days left"),
    N_("Result"),
    N_("Answered"),
)


def attach_paper(session: Session, objection_id: int, path: Path) -> int:
    """Keep the file at `path` with an objection; the id of the paper."""
    try:
        with path.open("rb") as file:
            # One byte more than may be kept is enough to be refused; a huge file is never read whole.
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise refusal_of_file(error) from error
    return attach(session, path.name, content, objection_id=objection_id)


def save_paper(session: Session, attachment_id: int, path: Path) -> None:
    """Write a paper to `path`; who took it stays in the audit trail."""
    content = attachment_content(session, attachment_id)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise refusal_of_file(error) from error
    audit(session, "export", Attachment.__tablename__, attachment_id)


def export_objections(session: Session, path: Path, query: ObjectionQuery, today: date) -> int:
    """Write the objections that fit `query` as a workbook; how many there were."""
    rows = objection_rows(session, objection_ids(session, query, today), today)
    columns = [WorkbookColumn(_(heading)) for heading in HEADINGS]
    count = write_workbook(path, _("Objections"), columns, (_cells(row) for row in rows))
    audit(session, "export", "objection", None, {"rows": count})
    return count


def _cells(row: ObjectionRow) -> tuple[object, ...]:
    return (
        row.number,
        row.employee_name,
        row.nip,
        row.decree_number,
        _(OBJECTION_GROUND_WORDS[row.ground]),
        RULE_SET_WORDS[row.rule_set],
        row.filed_on,
        row.received_on,
        row.late,
        row.due_on,
        None if row.closed_on else row.days_left,
        _(OBJECTION_RESULT_WORDS[row.result]) if row.result else "",
        row.answered_on,
    )
