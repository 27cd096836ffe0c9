"""The store of one office: one database file, one session for each thing the officer does."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from desktop.db.changes import changes_of, follow_changes
from desktop.db.engine import reading_engine, writing_engine
from desktop.db.errors import refusal_of
from desktop.domain.changes import Changes
from desktop.domain.refusal import Refusal
from desktop.text import _

# Session: what a use case takes first, also for modules that only pass it on.
__all__ = ["Session", "Store"]


class Store:
    """Sessions on one database file: many readers, one writer at a time.

    `on_change` is called after each commit with what it changed, on the thread that committed.
    """

    def __init__(self, path: Path, actor: str = "", *, read_only: bool = False) -> None:
        self.path = path
        self.actor = actor
        self.read_only = read_only
        self.on_change: Callable[[Changes], None] = _nobody
        self._reading = reading_engine(path, immutable=read_only)
        self._writing = writing_engine(path)
        self._readers = sessionmaker(self._reading, expire_on_commit=False, autoflush=False)
        self._writers = sessionmaker(self._writing, expire_on_commit=False)
        self._write_lock = threading.Lock()
        follow_changes(self._writers)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; raises Refusal for what the disk or another program does."""
        with _translated(), self._readers(info={"actor": self.actor}) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or rolled back whole if anything is raised."""
        if self.read_only:
            raise Refusal(
                _("The database is open for reading only."),
                _("Copy it to a folder that you may write to, and open the copy."),
            )
        with self._write_lock, _translated():
            with self._writers(info={"actor": self.actor}) as session, session.begin():
                yield session
            changes = changes_of(session)
        if changes:
            self.on_change(changes)

    def close(self) -> None:
        """Let go of the file; the log beside it is folded back into it."""
        self._reading.dispose()
        # What is committed is safe in the log: a disk that is full or another program at work is no reason to fail.
        with suppress(sqlite.Error):
            if not self.read_only and self.path.exists():
                self._fold()
        self._writing.dispose()

    def _fold(self) -> None:
        with closing(self._writing.raw_connection()) as connection:
            cursor = connection.cursor()
            for pragma in ("busy_timeout=500", "optimize", "wal_checkpoint(TRUNCATE)"):
                cursor.execute(f"PRAGMA {pragma}")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, StaleDataError, MemoryError) as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error


def _nobody(changes: Changes) -> None:
    """No window listens yet."""
