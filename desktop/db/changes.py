"""What a transaction changed, for the windows that show it, and the audit trail of who changed it."""

from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session, UOWTransaction, sessionmaker

from desktop.db.tables import AuditEntry
from desktop.db.tables.base import Table, Versioned, now
from desktop.domain.changes import ALL, Changes


def note_bulk_change(session: Session, *tables: str) -> None:
    """Say that rows of `tables` were written past the session (by `exec_driver_sql`)."""
    for table in tables:
        _noted(session).setdefault(table, set()).update(ALL)


def changes_of(session: Session) -> Changes:
    """What was flushed in this session so far."""
    return {table: ALL if ids >= ALL else frozenset(ids) for table, ids in _noted(session).items()}


def actor_of(session: Session) -> str:
    """Who is working in this session."""
    return str(session.info.get("actor", ""))


def audit(
    session: Session, action: str, table: str, row_id: int | None = None, details: dict[str, Any] | None = None
) -> None:
    """Write one line to the audit trail, in the same transaction as what it tells of."""
    entry = {"at": now(), "actor": actor_of(session), "action": action, "table_name": table}
    session.execute(insert(AuditEntry), [entry | {"row_id": row_id, "details": details or {}}])


def follow_changes(factory: sessionmaker[Session]) -> None:
    """Make every session of `factory` note what it changes and write the audit trail."""
    event.listen(factory, "after_flush", _after_flush)


def _noted(session: Session) -> dict[str, set[int]]:
    noted: dict[str, set[int]] = session.info.setdefault("changes", {})
    return noted


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    entries: list[dict[str, Any]] = []
    for action, rows in (("add", session.new), ("edit", session.dirty), ("delete", session.deleted)):
        for row in rows:
            changed = _changed_columns(row) if action == "edit" else {}
            if action == "edit" and not changed:
                continue
            _note_row(session, row)
            if isinstance(row, Versioned) and isinstance(row, Table):
                entries.append(_entry(session, action, row, changed))
    if entries:
        session.execute(insert(AuditEntry), entries)


def _note_row(session: Session, row: Table) -> None:
    row_id = _row_id(row)
    _noted(session).setdefault(row.__tablename__, set()).update(ALL if row_id is None else {row_id})


def _row_id(row: Table) -> int | None:
    # The identity of a new row is not settled yet while its flush is being told of.
    key = inspect(row).mapper.primary_key_from_instance(row)[0]
    return key if isinstance(key, int) else None


def _changed_columns(row: Table) -> dict[str, list[Any]]:
    state = inspect(row)
    changed = {}
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.has_changes() and column.key != "version":
            changed[column.key] = [_plain(value) for value in (*history.deleted[:1], *history.added[:1])]
    return changed


def _entry(session: Session, action: str, row: Table, details: dict[str, Any]) -> dict[str, Any]:
    return {
        "at": now(),
        "actor": actor_of(session),
        "action": action,
        "table_name": row.__tablename__,
        "row_id": _row_id(row),
        "details": details,
    }


def _plain(value: Any) -> Any:
    """`value` as JSON can hold it; bytes only by their length."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value
