"""What every command works with: the office's database, the day, and how an answer goes out."""

import errno
import getpass
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from desktop.db.opening import open_store
from desktop.db.store import Session, Store
from desktop.domain.cases.progress import Progress
from desktop.domain.dates import read_date
from desktop.domain.refusal import Refusal
from desktop.paths import Places
from desktop.text import _

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a command works, on which day, and to whom it tells how far it is."""

    places: Places
    today: date
    progressed: Callable[[Progress], None]
    migrate: Callable[[Path, Path], None]
    """`desktop.db.migrate.migrate`; a database of the newest schema need not wait for its import."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading the office's database, which must be there."""
        with self._store(make=False) as store, store.read() as session:
            yield session

    @contextmanager
    def write(self, *, make: bool = False) -> Iterator[Session]:
        """A session whose work is kept whole or not at all; `make` begins a new database where none is."""
        with self._store(make=make) as store, store.write() as session:
            yield session

    def drain(self, steps: Generator[Progress, None, Result]) -> Result:
        """Do long work to its end, telling how far it is."""
        while True:
            try:
                self.progressed(next(steps))
            except StopIteration as end:
                result: Result = end.value
                return result

    @contextmanager
    def _store(self, *, make: bool) -> Iterator[Store]:
        database = self.places.database
        if not make and not database.exists():
            raise Refusal(
                _("There is no database at {path}.").format(path=database),
                _("Name another one with --database, or begin one: mutasi import FILE."),
            )
        store = open_store(database, self.places.backups, _user(), self.migrate)
        try:
            yield store
        finally:
            store.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: `data` for scripts, `lines` for people; `good` is False where faults were found.

    A `refusal` says why what was asked for was not done, where there is something to show all the same.
    """

    data: Any
    lines: Sequence[str] = ()
    good: bool = True
    refusal: Refusal | None = None
    warnings: Sequence[str] = ()
    """What deserves a look in what was done; told beside the answer."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words ("case", "new"), an N_ sentence that says what it is for, its options and its work."""

    words: tuple[str, ...]
    purpose: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Desk, Namespace], Answer]


def day(text: str) -> date:
    """A day typed on the command line; argparse tells that it is none."""
    try:
        return read_date(text)
    except Refusal as refusal:
        raise ArgumentTypeError(str(refusal)) from refusal


def table(rows: Iterable[Sequence[object]], headings: Sequence[str]) -> list[str]:
    """Rows in columns as wide as their longest text."""
    texts = [list(headings), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in texts) for at in range(len(headings))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in texts]


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one go; raises Refusal for what the disk does."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or errno.errorcode.get(error.errno or 0, "")
        raise Refusal(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason),
            _("Check that the folder exists, that you may write to it, and that the disk is not full."),
        ) from error


def _user() -> str:
    """Who works here, for the audit trail; a system service may have no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "mutasi"
