"""Copies of the database on the officer's demand, and the way back to one."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.backup import integrity_faults, verified_copy
from desktop.db.changes import audit
from desktop.db.schema import SchemaState, schema_state
from desktop.domain.refusal import Refusal
from desktop.text import _

_BESIDE = ("-wal", "-shm", "-journal")
"""What a database that is replaced may leave beside its file; with another one it would be its ruin."""


def back_up(session: Session, database: Path, target: Path) -> Path:
    """Copy `database` to `target` and prove the copy good; that it was made is kept in the audit trail."""
    verified_copy(database, target)
    audit(session, "backup", "setting")
    return target


def check_copy(database: Path, chosen: Path) -> Path:
    """Refuse `chosen` unless it is a sound database of this program, and another one than `database`."""
    if chosen.resolve() == database.resolve():
        raise Refusal(_("This is the database that is open."), _("Choose the file of a backup."))
    if not chosen.is_file() or schema_state(chosen.resolve()) is SchemaState.NEW:
        raise Refusal(
            _("This file is not a Mutasi database."), _("It was not changed. Choose another file, or restore a backup.")
        )
    faults = integrity_faults(chosen)
    if faults:
        raise Refusal(_("The backup is damaged; nothing was restored."), "\n".join(faults[:5]))
    return chosen


def make_ready(session: Session, chosen: Path, database: Path, kept: Path) -> Path:
    """Keep the present `database` as `kept`, and lay a proven copy of `chosen` beside it, which is given back."""
    audit(session, "restore", "setting")
    session.flush()
    verified_copy(database, kept)
    return verified_copy(chosen, database.with_name(database.name + ".restored"))


def kept_name(database: Path, now: datetime) -> str:
    """Name of the copy that is kept of the present database before another takes its place."""
    return f"{database.stem}-sebelum-pemulihan-{now:%Y%m%d-%H%M%S}.db"


def put_in_place(ready: Path, database: Path) -> None:
    """Let `ready` take the place of `database`, which nobody has open any more."""
    log = database.with_name(database.name + "-wal")
    if log.exists() and log.stat().st_size:
        # Whoever closes a database last empties its log.
        raise Refusal(_("Another program uses the database; nothing was restored."), _("Close it, then try again."))
    try:
        for ending in _BESIDE:
            database.with_name(database.name + ending).unlink(missing_ok=True)
        ready.replace(database)
    except OSError as error:
        raise Refusal(
            _("The backup could not take the place of the database: {reason}").format(reason=error.strerror or error),
            _("The data is as it was before. Close other programs that use the file, then try again."),
        ) from error
