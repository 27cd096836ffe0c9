"""`mutasi case`: from a draft to the end, without a window."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.cases.cases import CaseStage
from tests.commands.conftest import Mutasi, case_in, unfit

TODAY = date.today().isoformat()


def new_case(mutasi: Mutasi, **changes: str) -> Any:
    """A draft for a teacher of the sample office who has no case yet and whose appraisals are good."""
    kept_back = unfit(mutasi)
    people = [one for one in mutasi.json("list", "employees", "--search", "guru") if one["nip"] not in kept_back]
    mover = people[0]
    held = Counter(one["unit"] for one in mutasi.json("list", "employees", "--search", mover["post"]))
    emptiest = min((unit for unit in held if unit != mover["unit"]), key=held.__getitem__)
    given = {"to-unit": emptiest, "to-post": mover["post"], "reason": "Kekurangan guru", "tmt": TODAY}
    options = [f"--{name}={value}" for name, value in (given | {"need": "Formasi kosong"} | changes).items()]
    return mutasi.json("case", "new", "--nip", mover["nip"], *options)


HEARD = ("--explained", "Antrean lebih pendek", "--explained-by", "Kepala Bidang", "--answer", "agrees")
REVIEWED = ("--opinion", "supports", "--minutes", "BA/77/2026", "--scores", "--pass", "all=Kebutuhan mendesak")


def led_to_approval(mutasi: Mutasi) -> Any:
    """Id of a new case that was checked, explained and reviewed."""
    number = new_case(mutasi)["id"]
    for options in (["--pass", "all=Kebutuhan mendesak"], ["--met", "all=1/2026"], HEARD, REVIEWED):
        case = mutasi.json("case", "advance", number, *options)
    assert case["stage"] == "approval"
    return number


def test_a_new_case_has_its_shape(sample: Mutasi) -> None:
    case = new_case(sample)
    assert case.keys() >= {"id", "stage", "missing"}
    assert (case["stage"], case["missing"]) == ("draft", [])


def test_what_is_missing_is_told_with_its_article(sample: Mutasi) -> None:
    case = new_case(sample, reason="")
    assert [sorted(one) for one in case["missing"]] == [["article", "what"]]
    assert case["missing"][0]["article"]


def test_a_draft_is_completed_on_the_way(sample: Mutasi) -> None:
    case = new_case(sample, reason="")
    assert sample.json("case", "advance", case["id"], "--reason", "Mendekati keluarga")["stage"] == "checking"


def test_a_step_that_may_not_be_taken_changes_nothing(sample: Mutasi) -> None:
    case = new_case(sample, reason="")
    said = sample("case", "advance", case["id"], "--note", "x", "--json")
    assert said.code == 1
    assert said.data["refused"].keys() == {"title", "remedy", "fields"}
    assert sample.json("case", "show", case["id"]) == case


@pytest.mark.parametrize(("given", "left"), [((), "penjelasan"), (HEARD[:4], "Jawaban")])
def test_an_employee_is_heard_before_the_review(sample: Mutasi, given: tuple[str, ...], left: str) -> None:
    number = case_in(sample, CaseStage.CONSULTATION)
    sample.json("case", "advance", number, "--stay", *given)
    said = sample("case", "advance", number, "--json")
    assert said.code == 1
    assert left in said.data["missing"][0]["what"]


def test_a_result_that_there_is_not_is_refused(sample: Mutasi) -> None:
    number = case_in(sample, CaseStage.REVIEW)
    said = sample("case", "advance", number, "--technical", "perhaps=1")
    assert said.code == 1
    assert "granted" in said.err


def test_papers_are_recorded_one_by_one(sample: Mutasi) -> None:
    case = new_case(sample)
    sample.json("case", "advance", case["id"])
    code = case["checklist"][0]["code"]
    case = sample.json("case", "advance", case["id"], "--stay", "--met", f"{code}=12/2026")
    assert (case["stage"], case["checklist"][0]["state"]) == ("checking", "met")
    assert case["checklist"][0]["reference"] == "12/2026"


def test_a_waived_paper_needs_its_reason(sample: Mutasi) -> None:
    case = new_case(sample)
    code = case["checklist"][0]["code"]
    assert sample("case", "advance", case["id"], "--stay", "--waive", code).code == 1
    assert sample("case", "advance", case["id"], "--stay", "--waive", f"{code}=arsip hilang").code == 0


def test_a_refused_step_shows_the_case_as_it_stays(sample: Mutasi) -> None:
    case = new_case(sample, reason="")
    said = sample("case", "advance", case["id"], "--need", "Kekurangan bidan", "--json")
    assert said.code == 1
    assert {**case, "refused": said.data["refused"]} == said.data


def test_an_unknown_paper_is_refused_with_the_known_ones(sample: Mutasi) -> None:
    case = new_case(sample)
    said = sample("case", "advance", case["id"], "--stay", "--met", "nonsense")
    assert said.code == 1
    assert case["checklist"][0]["code"] in said.err


def test_a_case_is_led_from_draft_to_its_end(sample: Mutasi, tmp_path: Path) -> None:
    number = led_to_approval(sample)
    sample.json("case", "advance", number, "--approval", "approved", "--by", "Wali Kota")
    letter = sample.json("letter", "make", number, "-o", tmp_path / "sk.pdf")
    sample.json("case", "advance", number, "--signed-on", TODAY, "--scan", tmp_path / "sk.pdf")
    sample.json("case", "advance", number, "--delivered-on", TODAY, "--proof", "hand")
    moved = sample.json("case", "advance", number, "--started-on", TODAY, "--spmt", "800/1/SPMT")
    ended = sample.json("case", "advance", number)
    assert (ended["stage"], ended["decree"]["number"]) == ("evaluation", letter["number"])
    (employee,) = sample.json("list", "employees", "--search", ended["employee"]["nip"])
    assert employee["unit"] == moved["to"]["unit"]


def test_a_decree_made_elsewhere_is_recorded(sample: Mutasi, tmp_path: Path) -> None:
    number = led_to_approval(sample)
    sample.json("case", "advance", number, "--approval", "approved", "--by", "Wali Kota")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 scan %%EOF")
    made = ("--decree-number", "821/77/2026", "--decree-date", TODAY)
    case = sample.json("case", "advance", number, *made, "--signed-on", TODAY, "--scan", tmp_path / "scan.pdf")
    assert (case["stage"], case["decree"]["number"]) == ("delivery", "821/77/2026")


def test_a_case_goes_by_its_number_too(sample: Mutasi) -> None:
    case = sample.json("case", "show", 1)
    assert sample.json("case", "show", case["number"]) == case


@pytest.mark.parametrize("case", ["999", "2026/9999", "x", "9" * 40, ""])
def test_an_unknown_case_is_refused(sample: Mutasi, case: str) -> None:
    assert sample("case", "show", case).code == 1


@pytest.mark.parametrize(
    ("option", "value", "field"),
    [("--to-unit", "Tidak Ada", "to-unit"), ("--to-post", "x", "to-post"), ("--nip", "0" * 18, "")],
)
def test_names_that_nobody_bears_are_refused(sample: Mutasi, option: str, value: str, field: str) -> None:
    (row, *_others) = sample.json("list", "employees", "--limit", 1)
    nip = [] if option == "--nip" else ["--nip", row["nip"]]
    said = sample("case", "new", *nip, option, value, "--json")
    assert said.code == 1
    assert not field or field in said.data["refused"]["fields"]


def test_a_name_that_fits_several_names_them(sample: Mutasi) -> None:
    (row, *_others) = sample.json("list", "employees", "--limit", 1)
    said = sample("case", "new", "--nip", row["nip"], "--to-unit", "kelurahan")
    assert said.code == 1
    assert "(id " in said.err


def test_a_day_to_come_is_no_day_of_delivery(sample: Mutasi) -> None:
    number = case_in(sample, CaseStage.DELIVERY)
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert sample("case", "advance", number, "--delivered-on", tomorrow, "--proof", "hand").code == 1
