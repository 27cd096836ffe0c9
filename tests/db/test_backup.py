"""Copies that are proven good before they get their name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select, text

from desktop.db.backup import integrity_faults, verified_copy
from desktop.db.store import Store
from desktop.db.tables import Employee
from desktop.domain.refusal import Refusal
from tests.db.conftest import ROOT, Child, add_employee


def names_in(path: Path) -> list[str]:
    copy = Store(path)
    with copy.read() as session:
        found = list(session.scalars(select(Employee.name)))
    copy.close()
    return found


def left_over(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if ".part" in file.name)


def damage(path: Path) -> None:
    """Break a page in the middle of the file."""
    content = bytearray(path.read_bytes())
    content[-8192:-4096] = os.urandom(4096)
    path.write_bytes(content)


def test_the_copy_holds_what_is_still_in_the_log(store: Store, tmp_path: Path) -> None:
    add_employee(store)
    assert store.path.with_name(store.path.name + "-wal").stat().st_size > 0
    assert names_in(verified_copy(store.path, tmp_path / "copy.db")) == ["Rahmawati"]


def test_the_copy_is_one_file(store: Store, tmp_path: Path) -> None:
    verified_copy(store.path, tmp_path / "new" / "copy.db")
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["copy.db"]


def test_a_copy_is_taken_while_another_writes(store: Store, tmp_path: Path) -> None:
    add_employee(store)
    with store.write() as session:
        session.execute(text("UPDATE employee SET name = 'X'"))
        assert names_in(verified_copy(store.path, tmp_path / "copy.db")) == ["Rahmawati"]


def test_an_older_copy_is_replaced(store: Store, tmp_path: Path) -> None:
    verified_copy(store.path, tmp_path / "copy.db")
    add_employee(store)
    assert names_in(verified_copy(store.path, tmp_path / "copy.db")) == ["Rahmawati"]


def test_a_damaged_database_gives_no_copy(store: Store, tmp_path: Path) -> None:
    add_employee(store)
    store.close()
    damage(store.path)
    with pytest.raises(Refusal):
        verified_copy(store.path, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert left_over(tmp_path) == []


def test_a_refused_copy_leaves_the_older_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"older")
    store.close()
    damage(store.path)
    with pytest.raises(Refusal):
        verified_copy(store.path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"older"


def test_nothing_to_copy_is_refused_and_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        verified_copy(tmp_path / "none.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["mutasi.db", "../{folder}/mutasi.db"])
def test_a_database_is_not_copied_onto_itself(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        verified_copy(store.path, tmp_path / name.format(folder=tmp_path.name))
    add_employee(store)


def test_what_a_broken_off_copy_left_does_no_harm(store: Store, tmp_path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        (tmp_path / f"copy.db.part{ending}").write_bytes(b"\0" * 5000)
    verified_copy(store.path, tmp_path / "copy.db")
    assert left_over(tmp_path) == []


def test_a_file_in_place_of_the_folder_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal):
        verified_copy(store.path, tmp_path / "file" / "copy.db")


COPY = """
import resource, signal, sys
from pathlib import Path
from desktop.db.backup import verified_copy
from desktop.domain.refusal import Refusal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    verified_copy(Path(sys.argv[1]), Path(sys.argv[2]))
    print("kept")
except Refusal as refusal:
    print("refused" if refusal.remedy else "silent")
"""
PLENTY = 1 << 30


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits are POSIX's")
def test_a_read_only_folder_is_refused(store: Store, tmp_path: Path, in_child: Child) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    done = in_child(COPY, store.path, tmp_path / "locked" / "copy.db", PLENTY, bound=True)
    assert (done.stdout.strip(), done.stderr) == ("refused", "")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits are POSIX's")
@pytest.mark.parametrize("limit", [0, 1000, 4096, 100_000, 300_000])
def test_a_full_disk_is_refused_and_leaves_no_copy(store: Store, tmp_path: Path, in_child: Child, limit: int) -> None:
    store.close()
    done = in_child(COPY, store.path, tmp_path / "copy.db", limit)
    assert (done.stdout.strip(), done.stderr) == ("refused", "")
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == []


COPY_FOR_EVER = """
import sys
from pathlib import Path
from desktop.db.backup import verified_copy
while True:
    print(verified_copy(Path(sys.argv[1]), Path(sys.argv[2])), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")
def test_a_kill_leaves_no_bad_copy(store: Store, tmp_path: Path) -> None:
    with store.write() as session:
        session.execute(text("CREATE TABLE ballast AS SELECT randomblob(3000000) AS bytes"))
    copy = tmp_path / "copy.db"
    for kill in range(16):
        line = [sys.executable, "-c", COPY_FOR_EVER, str(store.path), str(copy)]
        with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE) as program:
            assert program.stdout is not None
            for _copies in range(1 + kill % 3):
                program.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(kill * 0.002)
            program.kill()
        assert integrity_faults(copy) == []


def test_a_sound_file_has_no_faults(database: Path) -> None:
    assert integrity_faults(database) == []


def test_a_broken_page_is_found(store: Store) -> None:
    add_employee(store)
    store.close()
    damage(store.path)
    try:
        faults = integrity_faults(store.path)
    except Refusal as refusal:
        faults = [refusal.title]
    assert faults


def test_a_broken_reference_is_found(database: Path) -> None:
    connection = sqlite.connect(database, isolation_level=None)
    connection.execute("INSERT INTO employee (nip, kind, unit_id) VALUES ('1', 'pns', 99)")
    connection.close()
    assert integrity_faults(database) == ["employee 1 → unit"]


@pytest.mark.parametrize("content", [b"", b"x" * 5000])
def test_a_file_that_is_no_database_has_no_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    if content:
        with pytest.raises(Refusal):
            integrity_faults(tmp_path / "x.db")
    else:
        assert integrity_faults(tmp_path / "x.db") == []
