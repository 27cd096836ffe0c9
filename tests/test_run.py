"""The set-up of `run.py`, without installing anything."""

import os
import re
import tomllib
from pathlib import Path

import pytest

import run


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A project folder of its own, whose environment looks finished."""
    for file in ("requirements.lock", "requirements-dev.lock", "tools/catalogues.py", "tools/fonts.py", "made.mo"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(file, "utf-8")
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "python").touch()
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "STAMP", venv / "stamp")
    monkeypatch.setattr(run, "PYTHON", venv / "python")
    monkeypatch.setattr(run, "PRODUCTS", [tmp_path / "made.mo"])
    return tmp_path


@pytest.fixture
def steps_taken(monkeypatch):
    """The steps that set-up takes from here on, each of them well."""
    taken = []
    steps = {step: (step, lambda step=step: not taken.append(step)) for step in run.STEPS}
    monkeypatch.setattr(run, "STEPS", steps)
    return taken


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("window", [])),
        (["--database", "a.db"], ("window", ["--database", "a.db"])),
        (["test", "-k", "nip"], ("test", ["-k", "nip"])),
        (["mutasi", "list", "employees"], ("mutasi", ["list", "employees"])),
    ],
)
def test_first_word_names_the_command(arguments, expected):
    assert run.read_command(arguments) == expected


def test_an_older_python_is_refused_in_words(monkeypatch, capsys):
    monkeypatch.setattr("sys.version_info", (3, 10, 13, "final", 0))
    assert run.main([]) == 1
    assert "Python 3.11" in capsys.readouterr().err


def test_an_unknown_word_shows_the_usage(capsys):
    assert run.main(["jalan"]) == 2
    assert "python run.py test" in capsys.readouterr().out


def test_set_up_takes_every_step_once(tree, steps_taken):
    run.prepare(list(run.STEPS))
    run.prepare(list(run.STEPS))
    assert steps_taken == ["system", "program", "developers", "made"]


def test_officers_do_not_install_what_tests_need(tree, steps_taken):
    run.prepare(["system", "program", "made"])
    assert "developers" not in steps_taken


def test_a_set_up_broken_off_starts_anew(tree, steps_taken):
    run.prepare(list(run.STEPS))
    run.STAMP.unlink()
    run.prepare(list(run.STEPS))
    assert steps_taken[4:] == ["system", "program", "developers", "made"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("requirements.lock", ["program", "developers", "made"]),
        ("requirements-dev.lock", ["developers"]),
        ("tools/fonts.py", ["made"]),
    ],
)
def test_only_what_a_change_concerns_is_done_again(tree, steps_taken, changed, expected):
    run.prepare(list(run.STEPS))
    del steps_taken[:]
    (tree / changed).write_text("changed", "utf-8")
    run.prepare(list(run.STEPS))
    assert steps_taken == expected


def test_a_product_thrown_away_is_made_again(tree, steps_taken):
    run.prepare(list(run.STEPS))
    (tree / "made.mo").unlink()
    run.prepare(list(run.STEPS))
    assert steps_taken[4:] == ["made"]


def test_missing_system_libraries_are_asked_for_again(tree, steps_taken, monkeypatch):
    monkeypatch.setitem(run.STEPS, "system", ("system", lambda: bool(steps_taken.append("system"))))
    run.prepare(["system", "program", "made"])
    run.prepare(["system", "program", "made"])
    assert steps_taken == ["system", "program", "made", "system"]


def test_the_child_sees_this_tree_only(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "elsewhere")
    surroundings = run.environment("test")
    assert surroundings["PYTHONPATH"] == str(run.ROOT)
    assert "VIRTUAL_ENV" not in surroundings


def test_only_the_window_asks_for_a_screen(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert "QT_QPA_PLATFORM" not in run.environment("window")
    assert run.environment("mutasi")["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_hashes_and_no_address(file):
    text = (Path(__file__).parent.parent / file).read_text("utf-8")
    packages = re.split(r"(?m)^(?=[a-z])", text)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_the_lock_holds_what_the_project_asks_for():
    root = Path(__file__).parent.parent
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.match(r"[\w-]+", name)[0] for name in project["dependencies"]}
    locked = set(re.findall(r"(?m)^([\w.-]+)==", (root / "requirements.lock").read_text("utf-8")))
    assert {name.lower().replace("_", "-") for name in asked} <= locked


@pytest.mark.skipif(os.name == "nt", reason="the loader of Linux is asked")
def test_a_library_that_is_nowhere_is_missing():
    assert run.is_present("libc.so.6")
    assert not run.is_present("libnowhere.so.0")
