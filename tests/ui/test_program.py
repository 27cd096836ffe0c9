"""Programs as processes: one window for one database, whatever became of the first; databases that cannot open."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.db.backup import verified_copy
from desktop.paths import places
from desktop.ui.notices import Stopped

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.app import Program
from desktop.paths import places
program = Program(places(Path(sys.argv[1])))
timer = QTimer()
def look():
    if program.is_complete():
        timer.stop()
        program.window.showMinimized()
        program._doorbell.rung.connect(lambda: print("rung", program.window.isMinimized(), flush=True))
        print("open", flush=True)
timer.timeout.connect(look)
timer.start(20)
sys.exit(program.run())
"""


@pytest.fixture
def first(database: Path) -> Iterator["subprocess.Popen[str]"]:
    """A first program with its window open."""
    process = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(database)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def start(database: Path) -> int:
    """Start a second program; its exit code."""
    command = [sys.executable, "-m", "desktop", "--database", str(database)]
    return subprocess.run(command, cwd=ROOT, timeout=60, check=False).returncode


def test_a_second_start_brings_the_first_window_forward(first: "subprocess.Popen[str]", database: Path) -> None:
    assert start(database) == 0
    assert first.stdout is not None
    assert first.stdout.readline() == "rung False\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_first_is_taken_over(first: "subprocess.Popen[str]", database: Path, qtbot: QtBot) -> None:
    first.send_signal(signal.SIGKILL)
    first.wait()
    program = Program(places(database))
    assert program._take_lock()
    program.start()
    qtbot.waitUntil(program.is_complete, timeout=20_000)
    program.window.close()
    program.stop()


def opened(qtbot: QtBot, path: Path) -> Iterator[Program]:
    program = Program(places(path))
    assert program._take_lock()
    program.start()
    qtbot.waitUntil(lambda: program.is_complete() or program.window.findChild(Stopped) is not None, timeout=20_000)
    yield program
    program.window.close()
    program.stop()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"bukan basis data" * 400, "Berkas ini bukan basis data Mutasi."),
        (b"SQLite format 3\0" + b"\xff" * 4080, "Mutasi"),
    ],
)
def test_a_file_that_is_no_database_is_left_alone(qtbot: QtBot, tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "mutasi.db"
    file.write_bytes(content)
    for program in opened(qtbot, file):
        page = program.window.findChild(Stopped)
        assert says in page.findChild(QLabel, "stopped.title").text()
        assert not program.window.sidebar.isVisible()
    assert file.read_bytes() == content


def test_a_restored_backup_is_opened_by_a_new_program(
    qtbot: QtBot, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = verified_copy(database, tmp_path / "cadangan.db")
    for program in opened(qtbot, database):
        # Qt would run no event loop of a later test.
        monkeypatch.setattr(program.application, "exit", lambda: None)
        program.shell.reopen(copy)
        assert not program.window.isVisible()
    program._restore(copy)
    assert not copy.exists()
    assert program.again is not None
    assert (program.again.places, program.again.news[:8]) == (program.places, "Cadangan")
    program.again.stop()
    qtbot.addWidget(program.again.window)


def test_a_read_only_folder_opens_for_reading(qtbot: QtBot, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The suite may run as root, whom no folder refuses.
    for module in ("desktop.db.opening", "desktop.db.schema"):
        monkeypatch.setattr(f"{module}.is_read_only", lambda _path: True)
    for program in opened(qtbot, database):
        assert "hanya untuk dibaca" in program.window.note.text()
        assert not program.window.windowIcon().isNull()
        assert program.shell.page().ROLE == "home"


def test_an_empty_folder_gives_a_database_and_the_assistant(qtbot: QtBot, tmp_path: Path) -> None:
    for program in opened(qtbot, tmp_path / "baru" / "mutasi.db"):
        assert program.shell.page().ROLE == "setup"
        assert not program.window.sidebar.isVisible()
    assert (tmp_path / "baru" / "mutasi.db").exists()
    assert not (tmp_path / "baru" / "mutasi.db-wal").exists()
