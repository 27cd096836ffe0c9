"""Which schema a database file has, told without loading the migrations."""

import os
from contextlib import closing
from enum import Enum
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desktop.db.errors import refusal_of_driver
from desktop.domain.refusal import Refusal
from desktop.text import _

SCHEMAS = ("0001", "0002", "0003", "0004")
"""Every schema there has been, oldest first; a migration adds its number here."""


_NONE = ""
_LEAST = 512
"""Bytes of the smallest page: SQLite takes anything shorter for a database without tables."""


class SchemaState(Enum):
    """What must be done before a file can be used."""

    NEW = "new"
    OLD = "old"
    CURRENT = "current"


def schema_state(path: Path) -> SchemaState:
    """State of the file at `path`; raises Refusal for a newer schema or a file that is no database of ours."""
    if not path.exists() or path.stat().st_size == 0:
        return SchemaState.NEW
    found = _schema_of(path)
    if found == _NONE:
        return SchemaState.NEW
    if found == SCHEMAS[-1]:
        return SchemaState.CURRENT
    if found in SCHEMAS:
        return SchemaState.OLD
    raise Refusal(
        _("The database was made by a newer version of Mutasi (schema {schema}).").format(schema=found),
        _("It was not changed. Install the newest version of Mutasi on this computer, then open it again."),
    )


def is_read_only(path: Path) -> bool:
    """Whether the file or its folder cannot be written by this user."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _schema_of(path: Path) -> str:
    # WAL needs to write beside the file, which a read-only folder does not allow.
    mode = "immutable=1" if is_read_only(path) else "mode=rw"
    try:
        with closing(sqlite.connect(f"{path.as_uri()}?{mode}", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            # A first start that was broken off; its last step may have been undone, to no bytes, just now.
            if not tables and not 0 < path.stat().st_size < _LEAST:
                return _NONE
            if "alembic_version" not in tables or "transfer_case" not in tables:
                raise Refusal(
                    _("This file is not a Mutasi database."),
                    _("It was not changed. Choose another file, or restore a backup."),
                )
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else "?"
    except sqlite.DatabaseError as error:
        refusal = refusal_of_driver(error)
        if refusal is None:
            raise
        raise refusal from error
