"""Numbers of letters that stand in the records of what they are about, kept true when a letter is void or replaced."""

from sqlalchemy.orm import Session

from desktop.db.tables import Letter, Objection, Sitting, TransferCase

_KEPT = (
    (TransferCase, "case_id", "start_letter_number", "start_letter_date"),
    (TransferCase, "case_id", "handover_minutes", ""),
    (Sitting, "sitting_id", "minutes_number", "minutes_date"),
    (Objection, "objection_id", "answer_number", "answered_on"),
)
"""The record, the column of the letter that names it, and where it keeps number and day; some keep no day."""


def follow_number(session: Session, letter: Letter, successor: Letter | None) -> None:
    """Where records name `letter`, let them name its successor, or none; what an objection ended with stays."""
    for table, owner, number, day in _KEPT:
        row_id = getattr(letter, owner)
        row = session.get(table, row_id) if row_id is not None else None
        if row is None or getattr(row, number) != letter.number:
            continue
        if isinstance(row, Objection) and row.closed_on is not None:
            continue
        setattr(row, number, successor.number if successor is not None else "")
        if day:
            setattr(row, day, successor.dated if successor is not None else None)
