"""`mutasi import`."""

from datetime import date
from pathlib import Path

import pytest

from desktop.services.sample.sample import write_sample_workbook
from tests.commands.conftest import Mutasi


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    write_sample_workbook(tmp_path / "pegawai.xlsx", 30, date(2026, 11, 23))
    return tmp_path / "pegawai.xlsx"


def test_the_answer_has_its_shape(mutasi: Mutasi, workbook: Path) -> None:
    answer = mutasi.json("import", workbook)
    assert answer.keys() == {"kind", "rows", "imported", "unchanged", "rejected", "warnings"}
    assert (answer["kind"], answer["rows"], answer["imported"], answer["unchanged"]) == ("employees", 30, 30, 0)


def test_a_new_database_is_begun(mutasi: Mutasi, workbook: Path) -> None:
    mutasi.json("import", workbook)
    assert len(mutasi.json("list", "employees")) == 30


def test_the_same_file_again_changes_nothing(mutasi: Mutasi, workbook: Path) -> None:
    mutasi.json("import", workbook)
    answer = mutasi.json("import", workbook)
    assert (answer["imported"], answer["unchanged"]) == (0, 30)


def test_a_faulty_row_is_told_with_its_place(mutasi: Mutasi, tmp_path: Path) -> None:
    (tmp_path / "satu.csv").write_text(
        "NIP BARU,NAMA,UNOR NAMA,JABATAN NAMA\n19900101,Rahmawati,Rumbai,Guru\n", "utf-8"
    )
    said = mutasi("import", tmp_path / "satu.csv", "--json")
    faults = said.data.get("rejected", [])
    assert said.code == 0, said.err
    assert [sorted(fault) for fault in faults] == [["column", "reason", "row", "value"]]
    assert (faults[0]["row"], faults[0]["value"]) == (2, "19900101")


def test_faults_are_saved_as_a_workbook(mutasi: Mutasi, tmp_path: Path, workbook: Path) -> None:
    mutasi.json("import", workbook, "--faults", tmp_path / "faults.xlsx")
    assert (tmp_path / "faults.xlsx").read_bytes().startswith(b"PK")


def test_another_kind_than_wanted_is_refused_and_nothing_written(mutasi: Mutasi, workbook: Path) -> None:
    assert mutasi("import", workbook, "--kind", "establishment").code == 1
    assert mutasi.json("list", "employees") == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"NIP;Nama", b"\x00" * 100])
def test_what_is_no_workbook_is_refused(mutasi: Mutasi, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    said = mutasi("import", tmp_path / "x.xlsx", "--json")
    assert said.code == 1
    assert said.data["refused"]["title"]


def test_people_read_a_summary_and_the_faults(mutasi: Mutasi, workbook: Path) -> None:
    assert "30 baris, 30 diimpor" in mutasi("import", workbook).out
