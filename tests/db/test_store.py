"""Sessions: one for each thing the officer does, kept whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from desktop.db.changes import Changes
from desktop.db.store import Store
from desktop.db.tables import Employee
from desktop.domain.refusal import Refusal, Stale
from tests.db.conftest import ROOT, Child, add_employee, employee


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Employee.name).order_by(Employee.id)))


def test_what_is_written_is_kept(store: Store) -> None:
    add_employee(store)
    assert names(store) == ["Rahmawati"]


def test_a_failure_keeps_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as session:
        session.add(employee(1))
        session.flush()
        raise ZeroDivisionError
    assert names(store) == []


def test_a_refusal_keeps_nothing_and_tells_nobody(store: Store) -> None:
    told: list[Changes] = []
    store.on_change = told.append
    with pytest.raises(Refusal), store.write() as session:
        session.add(employee(1))
        session.flush()
        raise Refusal("Tidak.")
    assert (names(store), told) == ([], [])


def test_the_store_goes_on_after_a_failure(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write():
        raise ZeroDivisionError
    add_employee(store)
    assert names(store) == ["Rahmawati"]


def test_a_save_over_a_newer_one_is_refused_as_stale(store: Store) -> None:
    row_id = add_employee(store)
    with store.read() as session:
        seen_before = session.get_one(Employee, row_id)
    with store.write() as session:
        session.get_one(Employee, row_id).name = "Pertama"
    seen_before.name = "Kedua"
    with pytest.raises(Stale), store.write() as session:
        session.add(seen_before)
    assert names(store) == ["Pertama"]


def test_each_save_counts_the_version_up(store: Store) -> None:
    row_id = add_employee(store)
    with store.write() as session:
        session.get_one(Employee, row_id).name = "Baru"
    with store.read() as session:
        assert session.get_one(Employee, row_id).version == 2


def test_a_store_for_reading_refuses_to_write(database: Path) -> None:
    store = Store(database, read_only=True)
    with pytest.raises(Refusal, match=r"reading only|hanya"), store.write():
        pass
    assert names(store) == []
    store.close()


def test_closing_folds_the_log_back(store: Store) -> None:
    add_employee(store)
    store.close()
    log = store.path.with_name(store.path.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_closing_does_not_mind_another_program_at_work(store: Store) -> None:
    add_employee(store)
    other = Store(store.path)
    with other.write() as session:
        session.execute(text("UPDATE employee SET name = 'X'"))
        store.close()
    other.close()


def test_closing_makes_no_file_where_there_is_none(tmp_path: Path) -> None:
    Store(tmp_path / "none.db").close()
    assert not (tmp_path / "none.db").exists()


COUNT_UP = """
import sys
from pathlib import Path
from sqlalchemy import text
from desktop.db.store import Store
store = Store(Path(sys.argv[1]))
for _ in range(40):
    with store.write() as session:
        seen = session.scalar(text("SELECT version FROM employee"))
        session.execute(text("UPDATE employee SET version = :next"), {"next": seen + 1})
store.close()
"""


def test_two_programs_lose_nothing_of_each_other(store: Store) -> None:
    add_employee(store)
    line = [sys.executable, "-c", COUNT_UP, str(store.path)]
    programs = [subprocess.Popen(line, cwd=ROOT, stderr=subprocess.PIPE) for _each in range(2)]
    assert [(program.communicate(timeout=120)[1], program.returncode) for program in programs] == [(b"", 0)] * 2
    with store.read() as session:
        assert session.scalar(select(Employee.version)) == 81


KILLED = """
import sys
from pathlib import Path
from sqlalchemy import text
from desktop.db.store import Store
store = Store(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    with store.write() as session:
        for column in ("address", "phone"):
            session.execute(text(f"UPDATE employee SET {column} = :n"), {"n": number})
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")
def test_a_kill_loses_nothing_that_was_acknowledged(store: Store) -> None:
    add_employee(store)
    acknowledged = 0
    for kill in range(12):
        line = [sys.executable, "-c", KILLED, str(store.path), str(acknowledged)]
        with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            for _some in range(1 + kill * 3):
                acknowledged = int(program.stdout.readline())
            program.kill()
            acknowledged = max([acknowledged, *(int(line) for line in program.stdout if line.endswith("\n"))])
        with store.read() as session:
            address, phone = session.execute(select(Employee.address, Employee.phone)).one()
            assert session.scalar(text("PRAGMA quick_check")) == "ok"
        assert address == phone
        assert int(address) >= acknowledged
        acknowledged = int(address)


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from sqlalchemy import text
from desktop.db.store import Store
from desktop.domain.refusal import Refusal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
kept = 0
try:
    for _ in range(200):
        with store.write() as session:
            values = {"address": str(kept % 10) * 100_000, "phone": kept + 1}
            session.execute(text("UPDATE employee SET address = :address, phone = :phone"), values)
        kept += 1
except Refusal as refusal:
    print(kept, refusal.remedy != "")
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX's")
def test_a_full_disk_is_refused_and_keeps_what_was_saved_before(store: Store, in_child: Child) -> None:
    add_employee(store)
    done = in_child(FULL_DISK, store.path)
    kept, has_remedy = done.stdout.split()
    assert (done.returncode, has_remedy, done.stderr) == (0, "True", "")
    with store.read() as session:
        assert session.scalar(select(Employee.phone)) == kept
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"


def test_another_program_that_keeps_the_lock_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.db.engine.WRITER_PRAGMAS", ("busy_timeout=1", "foreign_keys=ON"))
    hurried = Store(store.path)
    with store.write() as session:
        session.execute(select(func.count(Employee.id)))
        with pytest.raises(Refusal, match=r"another program|program lain"), hurried.write() as hurrying:
            hurrying.execute(select(1))
    hurried.close()


IN_READ_ONLY_FOLDER = """
import sys
from pathlib import Path
from sqlalchemy import text
from desktop.db.schema import is_read_only, schema_state
from desktop.db.store import Store
path = Path(sys.argv[1])
store = Store(path, read_only=is_read_only(path))
with store.read() as session:
    print(schema_state(path).value, store.read_only, session.scalar(text("SELECT name FROM employee")))
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a folder are POSIX's")
def test_a_read_only_folder_can_be_read(store: Store, tmp_path: Path, in_child: Child) -> None:
    add_employee(store)
    store.close()
    tmp_path.chmod(0o555)
    done = in_child(IN_READ_ONLY_FOLDER, store.path, bound=True)
    tmp_path.chmod(0o755)
    assert (done.stdout.split(), done.stderr) == (["current", "True", "Rahmawati"], "")
