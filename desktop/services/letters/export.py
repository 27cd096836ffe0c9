"""The register of letters going out as a workbook."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import audit
from desktop.db.tables import Letter
from desktop.domain.letters.letters import LETTER_KIND_WORDS
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.letter_lists import LetterQuery, LetterRow, letter_ids, letter_rows, state_words
from desktop.services.row_blocks import in_blocks
from desktop.text import N_, _

COLUMNS: tuple[tuple[str, Callable[[LetterRow], object]], ...] = (
    (N_("Number"), lambda row: row.number),
    (N_("Date"), lambda row: row.dated),
    (N_("Kind of letter"), lambda row: _(LETTER_KIND_WORDS[row.kind])),
    (N_("Employee"), lambda row: row.employee),
    (N_("Subject"), lambda row: row.subject),
    (N_("State"), state_words),
    (N_("Issued by"), lambda row: row.issued_by),
    (N_("Void because"), lambda row: row.void_reason),
)


def export_letters(session: Session, path: Path, query: LetterQuery) -> int:
    """Write the letters that fit `query` as a workbook, in its order; how many there were."""
    cells = (
        tuple(cell(row) for _heading, cell in COLUMNS)
        for block in in_blocks(letter_ids(session, query))
        for row in letter_rows(session, block)
    )
    count = write_workbook(path, _("Letters"), [WorkbookColumn(_(heading)) for heading, _cell in COLUMNS], cells)
    audit(session, "export", Letter.__tablename__, None, {"rows": count, "search": query.text})
    return count
