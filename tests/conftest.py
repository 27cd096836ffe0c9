"""What every test may ask for: a store in a temporary folder, and the screen's default language.

Property tests try the same examples on every run, and none is timed: a run judges the tree, neither luck nor the
machine's load. `python run.py test --hypothesis-profile=default` looks for new examples.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.db.migrate import migrate
from desktop.db.store import Session, Store
from desktop.text import DEFAULT_LANGUAGE, install_language

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


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
