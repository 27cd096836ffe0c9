"""Connections to the one SQLite file: the driver, its pragmas and how a transaction begins."""

from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from desktop.db.errors import is_busy

BUSY_TIMEOUT_MS = 10_000
READER_PRAGMAS = ("busy_timeout=10000", "foreign_keys=ON", "query_only=ON", "cache_size=-32000")
WRITER_PRAGMAS = ("busy_timeout=10000", "foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "cache_size=-32000")
MIGRATION_PRAGMAS = ("busy_timeout=10000", "foreign_keys=OFF", "journal_mode=WAL", "synchronous=FULL")


def reading_engine(path: Path, *, immutable: bool = False) -> Engine:
    """Engine for reads; `immutable` for a file in a folder that cannot be written (WAL needs to write)."""
    query = {"uri": "true"} | ({"immutable": "1"} if immutable else {})
    return _engine(_url(path.as_uri(), query), READER_PRAGMAS, "BEGIN", pool_size=3)


def writing_engine(path: Path) -> Engine:
    """Engine of the one writer: each transaction takes the write lock at once."""
    return _engine(_url(str(path)), WRITER_PRAGMAS, "BEGIN IMMEDIATE", pool_size=1)


def migrating_engine(path: Path) -> Engine:
    """Engine for one migration: foreign keys rest, for tables are rebuilt; DDL rolls back with the rest."""
    return _engine(_url(str(path)), MIGRATION_PRAGMAS, "BEGIN IMMEDIATE", pool_size=0)


def _url(database: str, query: dict[str, str] | None = None) -> URL:
    # Made of parts: a folder may have a question mark in its name.
    return URL.create("sqlite+pysqlite", database=database, query=query or {})


def _engine(url: URL, pragmas: tuple[str, ...], begin: str, pool_size: int) -> Engine:
    pool: dict[str, Any] = (
        {"poolclass": QueuePool, "pool_size": pool_size, "max_overflow": 0} if pool_size else {"poolclass": NullPool}
    )
    engine = create_engine(url, module=sqlite, connect_args={"check_same_thread": False}, hide_parameters=True, **pool)

    def prepare(connection: Any, _record: Any) -> None:
        # The driver's own transactions leave DDL behind after a rollback (MEASURED part 2 section 2).
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            _set(cursor, pragma)
        cursor.close()

    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin_transaction)
    return engine


def _set(cursor: Any, pragma: str) -> None:
    # Two programs that switch a new file to WAL at once: SQLite tells one of them "locked" without its busy timeout.
    until = monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite.OperationalError as error:
            if not is_busy(error) or monotonic() > until:
                raise
            sleep(0.02)
        else:
            return
