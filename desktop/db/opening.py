"""Opening the office's database, whatever state its file is in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desktop.db.schema import SchemaState, is_read_only, schema_state
from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.text import _


def open_store(database: Path, backups: Path, actor: str, migrate: Callable[[Path, Path], None]) -> Store:
    """The store at `database`, created or upgraded by `migrate` if need be, with a copy of it in `backups` first.

    `migrate` is that of `desktop.db.migrate`, given by the caller because a database of the newest schema need
    not pay for its import. A file or folder that cannot be written gives a store for reading only. Raises Refusal
    for a file that is not ours, is newer than this program, or cannot be made; it is unchanged then.
    """
    if is_read_only(database):
        if schema_state(database) is not SchemaState.CURRENT:
            raise Refusal(
                _("The database is older than this program, and cannot be written to."),
                _("It was not changed. Copy it to a folder that you may write to, and open the copy."),
            )
        return Store(database, actor, read_only=True)
    if schema_state(database) is not SchemaState.CURRENT:
        migrate(database, backups / f"{database.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
    return Store(database, actor)
