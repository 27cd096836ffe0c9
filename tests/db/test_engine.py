"""Connections: the driver, its pragmas and how a transaction begins."""

from pathlib import Path
from threading import Barrier, Thread

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from desktop.db.engine import migrating_engine, reading_engine, writing_engine
from desktop.db.store import Store
from tests.db.conftest import add_employee


def pragma(store: Store, name: str, *, writing: bool) -> object:
    with store.write() if writing else store.read() as session:
        return session.scalar(text(f"PRAGMA {name}"))


def test_the_driver_carries_a_sqlite_without_the_wal_reset_fault() -> None:
    assert sqlite.sqlite_version_info >= (3, 51, 3)


@pytest.mark.parametrize(("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_the_writer_is_durable_and_keeps_references(store: Store, name: str, value: object) -> None:
    assert pragma(store, name, writing=True) == value


@pytest.mark.parametrize(("name", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("query_only", 1)])
def test_readers_only_read(store: Store, name: str, value: object) -> None:
    assert pragma(store, name, writing=False) == value


def test_a_broken_reference_is_not_kept(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as session:
        session.execute(text("INSERT INTO employee (nip, kind, unit_id) VALUES ('1', 'pns', 99)"))


def test_a_read_writes_nothing(store: Store) -> None:
    with pytest.raises(Exception, match=r"cannot be written|tidak dapat ditulis"), store.read() as session:
        session.execute(text("DELETE FROM employee"))


def test_ddl_rolls_back_with_the_rest(database: Path) -> None:
    engine = migrating_engine(database)
    with pytest.raises(ZeroDivisionError), engine.begin() as connection:
        connection.execute(text("CREATE TABLE half_done (id INTEGER)"))
        raise ZeroDivisionError
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'half_done'")) == 0
    engine.dispose()


def test_a_write_takes_the_lock_at_its_first_statement(database: Path) -> None:
    one, other = writing_engine(database), sqlite.connect(database, timeout=0, isolation_level=None)
    with one.connect() as connection:
        connection.execute(text("SELECT 1"))
        with pytest.raises(sqlite.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.close()
    one.dispose()


def test_reading_goes_on_while_another_writes(store: Store) -> None:
    add_employee(store)
    with store.write() as writing:
        writing.execute(text("UPDATE employee SET name = 'X'"))
        with store.read() as reading:
            assert reading.scalar(text("SELECT name FROM employee")) == "Rahmawati"


@pytest.mark.parametrize("folder", ["data?x=1", "100%", "a b#c", "kantor ü", "data%20x"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "mutasi.db"
    path.parent.mkdir()
    writer = writing_engine(path)
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE a (id INTEGER)"))
    reader = reading_engine(path)
    with reader.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM a")) == 0
    writer.dispose()
    reader.dispose()
    assert path.exists()


def test_programs_that_make_one_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """SQLite tells all but one of those that switch a new file to WAL "locked", and does not wait."""
    together, faults = Barrier(4), list[Exception]()

    def make(path: Path) -> None:
        engine = migrating_engine(path)
        together.wait()
        try:
            with engine.begin() as connection:
                connection.execute(text("CREATE TABLE IF NOT EXISTS a (id INTEGER)"))
        except DBAPIError as error:
            faults.append(error)
        finally:
            engine.dispose()

    for number in range(30):
        makers = [Thread(target=make, args=(tmp_path / f"{number}.db",)) for _each in range(4)]
        for maker in makers:
            maker.start()
        for maker in makers:
            maker.join()
    assert faults == []


def test_an_error_names_no_values(store: Store) -> None:
    with pytest.raises(DBAPIError) as caught, store.write() as session:
        session.execute(text("INSERT INTO employee (nip, kind, unit_id) VALUES (:nip, 'pns', 99)"), {"nip": "rahasia"})
    assert "rahasia" not in str(caught.value)
