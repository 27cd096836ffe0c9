"""Papers of an objection with who handed them in: evidence of the employee, evidence and answers of the office."""

from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.tables import Attachment
from desktop.domain.objections.objections import PaperSide
from desktop.services.attachments import attach_file


def add_paper(session: Session, path: Path, objection_id: int, side: PaperSide) -> int:
    """Keep the file at `path` with an objection, as handed in by `side`; the id of the paper."""
    paper_id = attach_file(session, path, objection_id=objection_id)
    session.get_one(Attachment, paper_id).note = side.value
    return paper_id
