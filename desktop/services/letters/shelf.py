"""The register as the officer sees it: the drafts that wait on top, then the issued letters."""

from array import array
from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop.domain.letters.letters import LetterStatus
from desktop.services.letter_lists import LetterQuery, LetterRow, letter_ids, letter_rows
from desktop.services.letters.choice import kind_by_code
from desktop.services.letters.drafts import DraftRow, drafts
from desktop.text import _


def draft_of(row_id: int) -> int | None:
    """Id of the draft that a row of the register is; a draft's row bears it below nought, for it has no number."""
    return -row_id if row_id < 0 else None


def shelf_ids(session: Session, query: LetterQuery) -> "array[int]":
    """The drafts that fit `query`, the newest first, then the letters in its order."""
    wanted = [-row.id for row in drafts(session, query.text) if _fits(row, query)]
    if query.status is LetterStatus.DRAFT:
        return array("q", wanted)
    return array("q", wanted) + letter_ids(session, query)


def shelf_rows(session: Session, ids: Sequence[int]) -> list[LetterRow]:
    """The rows of `ids` in the same order; those that are gone are left out."""
    found = {row.id: row for row in letter_rows(session, [each for each in ids if each > 0])}
    if any(each < 0 for each in ids):
        found |= {-row.id: _row(row) for row in drafts(session)}
    return [found[each] for each in ids if each in found]


def _fits(row: DraftRow, query: LetterQuery) -> bool:
    of_kind = query.kind is None or kind_by_code(row.code).kind is query.kind
    of_year = query.year is None or row.dated.year == query.year
    return of_kind and of_year and not query.replaced and query.status in {None, LetterStatus.DRAFT}


def _row(row: DraftRow) -> LetterRow:
    return LetterRow(
        id=-row.id,
        kind=kind_by_code(row.code).kind,
        status=LetterStatus.DRAFT,
        number="",
        dated=row.dated,
        subject=f"{_(row.title)} – {row.subject}",
        case_id=None,
        employee_id=None,
        employee=row.employee,
        issued_by=row.saved_by,
        void_reason="",
    )
