"""From any schema there has been to the newest, whole or not at all."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from desktop.db.backup import integrity_faults
from desktop.db.engine import reading_engine
from desktop.db.migrate import MIGRATIONS, migrate
from desktop.db.schema import SCHEMAS, SchemaState, schema_state
from desktop.db.store import Store
from desktop.db.tables import Employee, Table
from desktop.domain.refusal import Refusal
from tests.db.conftest import ROOT, Child, add_employee
from tools.keep_schema import kept_file

NEXT = '''
"""A step that is tried out."""
from alembic import op
revision = "9999"
down_revision = "{before}"
def upgrade():
    op.execute("CREATE TABLE tried_out (id INTEGER)")
    op.execute("INSERT INTO tried_out VALUES (1)")
    op.execute("{last}")
'''
SOUND, BROKEN = "SELECT 1", "SELECT * FROM nowhere"


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the migrations with room for one that is tried out."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("desktop.db.migrate.MIGRATIONS", folder)
    monkeypatch.setattr("desktop.db.schema.SCHEMAS", (*SCHEMAS, "9999"))
    return folder / "versions" / "9999_tried_out.py"


def declared(path: Path) -> dict[str, str]:
    """Everything that the schema declares, by its name."""
    connection = sqlite.connect(path)
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master"))
    connection.close()
    return found


def test_a_new_database_has_the_newest_schema(tmp_path: Path) -> None:
    path = tmp_path / "new" / "mutasi.db"
    migrate(path, tmp_path / "copy.db")
    assert schema_state(path) is SchemaState.CURRENT
    assert integrity_faults(path) == []
    assert not (tmp_path / "copy.db").exists()


def test_migrated_and_declared_tables_are_the_same(database: Path) -> None:
    engine = reading_engine(database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith("employee_search")


def test_a_current_database_is_left_alone(database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    migrate(database, tmp_path / "copy.db")
    assert (database.read_bytes(), (tmp_path / "copy.db").exists()) == (before, False)


def test_an_older_database_is_copied_first_then_brought_up(store: Store, next_schema: Path) -> None:
    next_schema.write_text(NEXT.format(before=SCHEMAS[-1], last=SOUND))
    add_employee(store)
    copy = store.path.with_name("copy.db")
    migrate(store.path, copy)
    assert ("tried_out" in declared(store.path), "tried_out" in declared(copy)) == (True, False)
    assert integrity_faults(copy) == []


def test_a_failed_step_leaves_nothing_behind(store: Store, next_schema: Path) -> None:
    next_schema.write_text(NEXT.format(before=SCHEMAS[-1], last=BROKEN))
    add_employee(store)
    with pytest.raises(DBAPIError, match="nowhere"):
        migrate(store.path, store.path.with_name("copy.db"))
    assert "tried_out" not in declared(store.path)
    assert schema_state(store.path) is SchemaState.OLD
    with store.read() as session:
        assert session.scalar(select(Employee.name)) == "Rahmawati"


def test_no_copy_no_migration(store: Store, next_schema: Path, tmp_path: Path) -> None:
    next_schema.write_text(NEXT.format(before=SCHEMAS[-1], last=SOUND))
    (tmp_path / "file").touch()
    with pytest.raises(Refusal):
        migrate(store.path, tmp_path / "file" / "copy.db")
    assert schema_state(store.path) is SchemaState.OLD


def test_a_newer_database_is_refused_and_left_alone(database: Path, tmp_path: Path) -> None:
    connection = sqlite.connect(database, isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    with pytest.raises(Refusal, match="9999"):
        migrate(database, tmp_path / "copy.db")
    assert database.read_bytes() == before


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_schema_there_has_been_still_opens(schema: str, tmp_path: Path) -> None:
    assert kept_file(schema).exists(), "run `python -m tools.keep_schema`"
    with zipfile.ZipFile(kept_file(schema)) as archive:
        archive.extractall(tmp_path)
    migrate(tmp_path / "mutasi.db", tmp_path / "copy.db")
    store = Store(tmp_path / "mutasi.db")
    with store.read() as session:
        assert session.scalar(select(Employee.name)) == "Rahmawati"
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    store.close()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_old_file_comes_to_the_schema_of_a_new_one(schema: str, tmp_path: Path) -> None:
    """A step that was changed after its file was kept would leave offices with another schema than ours."""
    with zipfile.ZipFile(kept_file(schema)) as archive:
        archive.extractall(tmp_path)
    migrate(tmp_path / "mutasi.db", tmp_path / "copy.db")
    migrate(tmp_path / "new.db", tmp_path / "copy.db")
    assert declared(tmp_path / "mutasi.db") == declared(tmp_path / "new.db")


MIGRATE = """
import sys
from pathlib import Path
from desktop.db.migrate import migrate
from desktop.domain.refusal import Refusal
path = Path(sys.argv[1])
try:
    migrate(path, path.with_name("copy.db"))
    print("done")
except Refusal as refusal:
    print("refused" if refusal.remedy else "silent")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a folder are POSIX's")
@pytest.mark.parametrize("name", ["mutasi.db", "below/mutasi.db"])
def test_a_new_database_in_a_read_only_folder_is_refused(tmp_path: Path, in_child: Child, name: str) -> None:
    tmp_path.chmod(0o555)
    done = in_child(MIGRATE, tmp_path / name, bound=True)
    tmp_path.chmod(0o755)
    assert (done.stdout.strip(), done.stderr) == ("refused", "")


def test_two_first_starts_at_once_make_one_database(tmp_path: Path) -> None:
    line = [sys.executable, "-c", MIGRATE, str(tmp_path / "mutasi.db")]
    programs = [subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE) for _each in range(2)]
    assert [program.communicate(timeout=60)[0].strip() for program in programs] == [b"done", b"done"]
    assert integrity_faults(tmp_path / "mutasi.db") == []


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")
@pytest.mark.parametrize("after", [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7])
def test_a_first_start_that_was_killed_can_be_repeated(tmp_path: Path, after: float) -> None:
    line = [sys.executable, "-c", MIGRATE, str(tmp_path / "mutasi.db")]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL) as program:
        try:
            program.wait(after)
        except subprocess.TimeoutExpired:
            program.kill()
    migrate(tmp_path / "mutasi.db", tmp_path / "copy.db")
    assert schema_state(tmp_path / "mutasi.db") is SchemaState.CURRENT
