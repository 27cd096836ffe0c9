"""What every test may ask for: a store in a temporary folder, and the screen's default language."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.db.migrate import migrate
from desktop.db.store import Session, Store
from desktop.text import DEFAULT_LANGUAGE, install_language


@pytest.fixture(autouse=True)
def indonesian() -> None:
    """Every test speaks Indonesian, as the office does."""
    install_language(DEFAULT_LANGUAGE)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the newest schema without rows; copied, never opened, by the tests."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    migrate(path, path.with_suffix(".before"))
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    """Path of a database without rows, the test's own."""
    path = tmp_path / "mutasi.db"
    path.write_bytes(empty_database.read_bytes())
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """A store on an empty database."""
    store = Store(database, actor="Penguji")
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """One transaction on that store, kept at the end."""
    with store.write() as session:
        yield session
