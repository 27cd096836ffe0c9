"""`mutasi objection`."""

from pathlib import Path

from desktop.domain.cases.cases import CaseStage
from tests.commands.conftest import Mutasi, case_in


def test_the_register_lists_those_due_first(sample: Mutasi) -> None:
    rows = sample.json("objection", "list")
    assert rows
    assert rows[0].keys() >= {"id", "number", "case", "nip", "ground", "due_on", "days_left"}


def test_an_objection_is_recorded_against_a_delivered_decree(sample: Mutasi) -> None:
    number = case_in(sample, CaseStage.EVALUATION)
    made = sample.json("objection", "new", number, "--ground", "family", "--text", "Orang tua sakit")
    assert made["case"] == number
    assert made["id"] in [row["id"] for row in sample.json("objection", "list", "--filter", "open")]


def test_without_a_decree_there_is_nothing_to_object_to(sample: Mutasi) -> None:
    number = case_in(sample, CaseStage.DRAFT)
    assert sample("objection", "new", number, "--ground", "family", "--text", "x").code == 1


def test_a_ground_is_one_of_the_known(sample: Mutasi, tmp_path: Path) -> None:
    said = sample("objection", "new", 1, "--ground", "mood", "--text", "x")
    assert said.code == 2
    assert "pilihan tidak sah" in said.err
