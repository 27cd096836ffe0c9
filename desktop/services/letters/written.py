"""What was written about one case, objection or sitting: its drafts, then its letters."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Letter
from desktop.domain.letters.letters import LetterAbout
from desktop.services.letter_lists import LetterRow, letters_of_case
from desktop.services.letters.drafts import drafts_about
from desktop.services.letters.shelf import shelf_rows

_COLUMNS = {LetterAbout.OBJECTION: Letter.objection_id, LetterAbout.SITTING: Letter.sitting_id}


def written_about(session: Session, about: LetterAbout, about_id: int) -> list[LetterRow]:
    """Drafts (their ids below nought, as `draft_of` reads them), then letters; both the newest first."""
    kept = [-row.id for row in drafts_about(session, about, about_id)]
    if about is LetterAbout.CASE:
        return shelf_rows(session, kept) + letters_of_case(session, about_id)
    found = select(Letter.id).where(_COLUMNS[about] == about_id).order_by(Letter.id.desc())
    return shelf_rows(session, [*kept, *session.scalars(found)])
