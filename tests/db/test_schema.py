"""Which schema a file has, told before it is used."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from desktop.db.migrate import MIGRATIONS
from desktop.db.schema import SCHEMAS, SchemaState, is_read_only, schema_state
from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from tests.db.conftest import Child, add_employee


def execute(path: Path, *statements: str) -> None:
    connection = sqlite.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_no_file_is_a_new_database(tmp_path: Path) -> None:
    assert schema_state(tmp_path / "none.db") is SchemaState.NEW


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert schema_state(tmp_path / "empty.db") is SchemaState.NEW


def test_a_first_start_that_was_broken_off_is_a_new_database(tmp_path: Path) -> None:
    execute(tmp_path / "begun.db", "PRAGMA journal_mode=WAL")
    assert (tmp_path / "begun.db").stat().st_size > 0
    assert schema_state(tmp_path / "begun.db") is SchemaState.NEW


def test_ours_is_current(database: Path) -> None:
    assert schema_state(database) is SchemaState.CURRENT


def test_an_older_schema_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.db.schema.SCHEMAS", (*SCHEMAS, "9999"))
    assert schema_state(database) is SchemaState.OLD


def test_a_newer_schema_is_refused_by_its_number(database: Path) -> None:
    execute(database, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refusal, match="9999") as caught:
        schema_state(database)
    assert caught.value.remedy


@pytest.mark.parametrize("content", [b"PK\3\4" + b"x" * 5000, b"NIP,Nama\n" * 100, b"\0" * 4096, b"x"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "mutasi.db"
    file.write_bytes(content)
    with pytest.raises(Refusal):
        schema_state(file)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    execute(tmp_path / "other.db", "CREATE TABLE moz_bookmarks (id INTEGER)")
    with pytest.raises(Refusal, match="Mutasi"):
        schema_state(tmp_path / "other.db")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        schema_state(tmp_path)


def test_every_schema_has_its_migration() -> None:
    steps = sorted(file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert steps == list(SCHEMAS)


READ_ONLY = """
import sys
from pathlib import Path
from desktop.db.schema import is_read_only
print(is_read_only(Path(sys.argv[1])))
"""


@pytest.mark.parametrize(
    ("folder", "file", "read_only"), [(0o777, 0o666, False), (0o777, 0o444, True), (0o555, 0o666, True)]
)
def test_a_read_only_file_or_folder_is_known(
    store: Store, tmp_path: Path, in_child: Child, folder: int, file: int, *, read_only: bool
) -> None:
    add_employee(store)
    store.close()
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    store.path.chmod(file)
    tmp_path.chmod(folder)
    done = in_child(READ_ONLY, store.path, bound=True)
    tmp_path.chmod(0o755)
    assert (done.stdout.strip(), done.stderr) == (str(read_only), "")
    assert not is_read_only(tmp_path / "none.db")
