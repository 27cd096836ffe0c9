"""`mutasi needs`: where people are short."""

from tests.commands.conftest import Mutasi


def test_the_most_pressing_gap_comes_first(sample: Mutasi) -> None:
    told = sample.json("needs")
    points = [gap["points"] for gap in told["gaps"]]
    assert points == sorted(points, reverse=True)
    assert told["missing"] == sum(gap["missing"] for gap in told["gaps"] if gap["skill"] is None) > 0
    assert all(sum(part["points"] for part in gap["reasons"]) == gap["points"] for gap in told["gaps"])


def test_a_unit_and_a_day_narrow_it(sample: Mutasi) -> None:
    told = sample.json("needs", "--unit", "lembah damai puskesmas", "--day", "1-1-2027")
    assert told["day"] == "2027-01-01"
    assert {gap["unit"]["name"] for gap in told["gaps"]} == {"UPT Puskesmas Lembah Damai"}


def test_a_part_that_fits_several_units_is_refused_with_their_names(sample: Mutasi) -> None:
    said = sample("needs", "--unit", "puskesmas")
    assert said.code == 1
    assert "UPT Puskesmas Lembah Damai; " in said.err


def test_an_unknown_unit_is_refused_in_words(sample: Mutasi) -> None:
    said = sample("needs", "--unit", "tidak-ada")
    assert (said.code, said.out) == (1, "")
    assert "tidak-ada" in said.err
