"""`mutasi list employees`."""

import pytest

from tests.commands.conftest import Mutasi


def test_the_answer_has_its_shape(sample: Mutasi) -> None:
    (row, *_others) = sample.json("list", "employees")
    assert row.keys() == {"id", "nip", "name", "unit", "post"}


def test_a_nip_finds_its_bearer(sample: Mutasi) -> None:
    (first, *_others) = sample.json("list", "employees")
    assert sample.json("list", "employees", "--search", first["nip"]) == [first]


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (3, 3), (-1, 0)])
def test_no_more_than_wanted(sample: Mutasi, limit: int, count: int) -> None:
    assert len(sample.json("list", "employees", f"--limit={limit}")) == count


def test_nobody_fits(sample: Mutasi) -> None:
    assert sample.json("list", "employees", "--search", "tidak ada orang ini") == []


def test_people_read_a_table(sample: Mutasi) -> None:
    lines = sample("list", "employees", "--limit", 2).out.splitlines()
    assert (lines[0].split()[:2], len(lines)) == (["NIP", "Nama"], 3)
