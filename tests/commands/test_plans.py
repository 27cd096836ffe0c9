"""`mutasi plan`: begin a plan, find its best moves, read why."""

import subprocess
import sys

from tests.commands.conftest import Mutasi


def test_a_plan_is_begun_solved_and_shown(sample: Mutasi) -> None:
    begun = sample.json("plan", "new", "Perawat", "--unit", "dinas kesehatan", "--day", "2027-01-04")
    assert (begun["name"], begun["standing"], begun["moves"]) == ("Perawat", None, [])
    solved = sample.json("plan", "solve", "perawat")
    assert solved["standing"] == "proved"
    assert len(solved["moves"]) == solved["figures"]["moves"]
    assert sample.json("plan", "show", str(begun["id"])) == solved
    listed = {plan["id"]: plan["figures"] for plan in sample.json("plan", "list")}
    assert listed[begun["id"]] == solved["figures"]


def test_an_unknown_plan_is_refused_in_words(sample: Mutasi) -> None:
    said = sample("plan", "show", "tidak-ada")
    assert (said.code, said.out, "tidak-ada" in said.err) == (1, "", True)


def test_the_solver_is_loaded_for_solving_only() -> None:
    code = "import sys, desktop.cli; sys.exit(bool({'highspy', 'numpy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
