"""A restored backup takes the place of the database only where that loses nothing."""

from pathlib import Path

import pytest

from desktop.db.backup import verified_copy
from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.services.backup import check_copy, put_in_place


def test_a_database_in_use_is_not_replaced(store: Store, tmp_path: Path) -> None:
    ready = verified_copy(store.path, tmp_path / "ready.db")
    log = store.path.with_name(store.path.name + "-wal")
    log.write_bytes(log.read_bytes() if log.exists() and log.stat().st_size else b"x")
    with pytest.raises(Refusal, match="Program lain"):
        put_in_place(ready, store.path)
    assert ready.exists()


def test_the_open_database_is_no_backup(store: Store) -> None:
    with pytest.raises(Refusal, match="sedang terbuka"):
        check_copy(store.path, store.path)


def test_a_damaged_backup_is_refused(store: Store, tmp_path: Path) -> None:
    copy = verified_copy(store.path, tmp_path / "copy.db")
    content = bytearray(copy.read_bytes())
    content[-8192:-4096] = b"\xff" * 4096
    copy.write_bytes(content)
    with pytest.raises(Refusal):
        check_copy(store.path, copy)
