"""Copies of the database on the officer's demand."""

from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.backup import verified_copy
from desktop.db.changes import audit


def back_up(session: Session, database: Path, target: Path) -> Path:
    """Copy `database` to `target` and prove the copy good; that it was made is kept in the audit trail."""
    verified_copy(database, target)
    audit(session, "backup", "setting")
    return target
