"""The built program's check of itself, and the tour of the window, as whoever looks after the program runs them."""

import os
import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = 52


def run(folder: Path, *words: object) -> "subprocess.CompletedProcess[str]":
    """A program of ours in another folder, without a screen."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "MUTASI_DATA": str(folder)}
    line = [sys.executable, "-m", *map(str, words)]
    return subprocess.run(line, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=240, check=False)


def test_the_program_finds_itself_sound(tmp_path: Path) -> None:
    done = run(tmp_path, "desktop", "--self-test")
    assert (done.returncode, "BROKEN" in done.stdout) == (0, False), done.stdout + done.stderr
    assert done.stdout.count("\nok ") == 6
    assert list(tmp_path.iterdir()) == []


def test_the_tour_takes_a_picture_of_every_page(tmp_path: Path) -> None:
    done = run(tmp_path, "desktop.cli", "tour", "pictures")
    pictures = sorted((tmp_path / "pictures").iterdir())
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"pictures/{picture.name}" for picture in pictures]
    assert len(pictures) == PAGES
    assert {struct.unpack(">II", picture.read_bytes()[16:24]) for picture in pictures} == {(1366, 768)}
