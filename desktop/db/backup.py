"""Copies of the database that are proven good before they get their name, and the check of its integrity."""

import os
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desktop.db.errors import refusal_of_driver
from desktop.domain.refusal import Refusal
from desktop.text import _


def verified_copy(path: Path, target: Path) -> Path:
    """Copy the database at `path` to `target`, check the copy, then give it its name.

    A copy by the file system would lose what is still in the log beside the file. Raises Refusal if the
    disk is full, the folder cannot be written or the copy does not pass its check; `target` is untouched then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite.connect(path)) as source, closing(sqlite.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        faults = integrity_faults(part)
    except sqlite.DatabaseError as error:
        part.unlink(missing_ok=True)
        refusal = refusal_of_driver(error)
        if refusal is None:
            raise
        raise refusal from error
    if faults:
        part.unlink(missing_ok=True)
        raise Refusal(_("The copy of the database did not pass its check."), "\n".join(faults[:5]))
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    return target


def integrity_faults(path: Path) -> list[str]:
    """What SQLite finds wrong in the file at `path`, broken references included; empty if it is sound."""
    with closing(sqlite.connect(path)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        broken = [
            f"{table} {row_id} → {parent}"
            for table, row_id, parent, _key in connection.execute("PRAGMA foreign_key_check")
        ]
    return [line for line in found if line != "ok"] + broken
