"""What tests of the import share: the real workbooks, and an import in one call."""

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.services.imports.imports import ImportResult, import_file

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
TODAY = date(2026, 11, 23)


def take_in(store: Store, *paths: Path, today: date = TODAY) -> ImportResult:
    """Import workbooks, each in its own transaction; the result of the last."""
    result: ImportResult | None = None
    for path in paths:
        with store.write() as session:
            result = drained(import_file(session, path, today))
    assert result is not None
    return result


def drained(steps: Any) -> Any:
    """What a generator returns at its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def rows(store: Store, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows of a statement."""
    with store.read() as session:
        return raw(session, statement, *values)


def raw(session: Session, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows of a statement in a session."""
    return [tuple(row) for row in session.connection().exec_driver_sql(statement, values)]
