"""Copies of the database that are proven good before they get their name, and the check of its integrity."""

import os
from contextlib import closing, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from desktop.db.errors import refusal_of_driver
from desktop.domain.refusal import Refusal
from desktop.text import _

_BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite leaves beside a copy that was broken off."""


def verified_copy(path: Path, target: Path) -> Path:
    """Copy the database at `path` to `target`, check the copy, then give it its name.

    A copy by the file system would lose what is still in the log beside the file. Raises Refusal if the
    disk is full, the folder cannot be written or the copy does not pass its check; `target` is untouched then.
    """
    if path.resolve() == target.resolve():
        raise Refusal(_("A database cannot be copied onto itself."), _("Choose another name or folder for the copy."))
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        _copy(path, part)
        part.replace(target)
    except (sqlite.DatabaseError, OSError) as error:
        refusal = refusal_of_driver(error)
        if refusal is None:
            raise
        raise refusal from error
    finally:
        with suppress(OSError):
            _remove(part)
    return target


def integrity_faults(path: Path) -> list[str]:
    """What SQLite finds wrong in the file at `path`, broken references included; empty if it is sound.

    Raises Refusal if the file cannot even be read as a database.
    """
    try:
        with closing(_opened(path)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            broken = [
                f"{table} {row_id} → {parent}"
                for table, row_id, parent, _key in connection.execute("PRAGMA foreign_key_check")
            ]
    except sqlite.DatabaseError as error:
        refusal = refusal_of_driver(error)
        if refusal is None:
            raise
        raise refusal from error
    return [line for line in found if line != "ok"] + broken


def _copy(path: Path, part: Path) -> None:
    with closing(_opened(path)) as source, closing(sqlite.connect(part)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    faults = integrity_faults(part)
    if faults:
        raise Refusal(_("The copy of the database did not pass its check."), "\n".join(faults[:5]))
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _opened(path: Path) -> sqlite.Connection:
    # An ordinary connection would make an empty file where there is none.
    return sqlite.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)


def _remove(part: Path) -> None:
    for ending in _BESIDE:
        part.with_name(part.name + ending).unlink(missing_ok=True)
