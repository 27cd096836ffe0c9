"""The command line itself: usage, language, where the answer goes, and the exit code that tells."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import cli
from tests.commands.conftest import Mutasi, mutasi

__all__ = ["mutasi"]
ROOT = Path(__file__).resolve().parent.parent


def run(*words: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The command line as a process of its own."""
    line = [sys.executable, "-m", "desktop.cli", *map(str, words)]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("words", [[], ["nonsense"], ["case"], ["case", "new"], ["list", "employees", "--limit", "x"]])
def test_wrong_usage_is_two_and_says_nothing_on_the_answers_stream(mutasi: Mutasi, words: list[str]) -> None:
    said = mutasi(*words)
    assert (said.code, said.out) == (2, "")
    assert "pemakaian:" in said.err


@pytest.mark.parametrize("command", cli.COMMANDS, ids=lambda command: " ".join(command.words))
def test_every_command_has_help_in_both_languages(mutasi: Mutasi, command: object) -> None:
    indonesian, english = mutasi(*command.words, "--help"), mutasi(*command.words, "--help", "--lang", "en")
    assert (indonesian.code, english.code) == (0, 0)
    assert ("pemakaian:" in indonesian.out, "usage:" in english.out) == (True, True)
    assert indonesian.out != english.out


def test_no_database_is_refused_in_words(mutasi: Mutasi) -> None:
    said = mutasi("list", "employees", "--json")
    assert (said.code, said.data["refused"].keys()) == (1, {"title", "remedy", "fields"})
    assert not mutasi.database.exists()


def test_a_refusal_is_read_on_the_error_stream_too(mutasi: Mutasi) -> None:
    said = mutasi("check")
    assert (said.out, "Tidak ada basis data" in said.err) == ("", True)


def test_our_own_fault_is_seventy_and_leaves_a_log(mutasi: Mutasi, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop.commands.employees.search_ids", fail)
    mutasi.json("office", "set", "name=BKPSDM", "government=Kota", "head_title=Wali Kota", "place=Pekanbaru")
    said = mutasi("list", "employees")
    assert (said.code, said.out) == (70, "")
    assert "ZeroDivisionError" in (mutasi.database.parent / "mutasi.log").read_text("utf-8")


def test_a_stopped_command_changes_nothing(mutasi: Mutasi, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.commands.office.save_office", stop)
    assert mutasi("office", "set", "name=BKPSDM").code == 1


@pytest.mark.parametrize("content", [b"x" * 5000, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused(mutasi: Mutasi, content: bytes) -> None:
    mutasi.database.write_bytes(content)
    assert mutasi("list", "employees").code == 1
    assert mutasi.database.read_bytes() == content


def test_options_may_stand_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = cli.main(["--json", "--lang", "en", "--database", str(tmp_path / "x.db"), "check"])
    first = json.loads(capsys.readouterr().out)
    after = cli.main(["check", "--json", "--lang=en", "--database", str(tmp_path / "x.db")])
    assert (before, after) == (1, 1)
    assert first == json.loads(capsys.readouterr().out)


def test_json_is_utf_8_whatever_the_terminal(tmp_path: Path) -> None:
    done = run("office", "set", "name=Kantor “é” 🙂", "government=x", "head_title=x", "place=x", "--json",
               "--database", tmp_path / "x.db", LC_ALL="C", PYTHONIOENCODING="ascii")  # fmt: skip
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "Kantor “é” 🙂"


def test_the_command_line_loads_no_qt() -> None:
    program = "import sys, desktop.cli; print([name for name in sys.modules if 'PySide' in name])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
