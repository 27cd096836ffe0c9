"""Exports: text stays text, nothing is left half written."""

import gc
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.domain.refusal import Refusal
from desktop.exchange.prescan import scan
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook

COLUMNS = [WorkbookColumn("NIP"), WorkbookColumn("Nama"), WorkbookColumn("Tanggal")]


def read(path: Path) -> list[list[object]]:
    return list(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def test_formulas_are_neutral_and_values_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    row = ["198503172010012001", '=HYPERLINK("x","y")', date(2026, 1, 3)]
    assert write_workbook(path, "Pegawai", COLUMNS, [row, ["+1", "@a", None], [12, True, 2.5]]) == 3
    assert scan(path) == [{}]
    assert read(path)[1:] == [row, ["+1", "@a", ""], [12.0, "Ya", 2.5]]


def test_title_that_excel_refuses(tmp_path: Path) -> None:
    write_workbook(tmp_path / "out.xlsx", "a/b:c*[d]'" + "x" * 40, COLUMNS, [])
    assert len(CalamineWorkbook.from_path(tmp_path / "out.xlsx").sheet_names[0]) <= 31


def test_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_text("old")

    def rows() -> Iterator[list[object]]:
        yield ["1", "2", "3"]
        raise Refusal("stop")

    with pytest.raises(Refusal, match="stop"):
        write_workbook(path, "x", COLUMNS, rows())
    assert path.read_text() == "old"
    assert [left.name for left in tmp_path.iterdir()] == ["out.xlsx"]


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        write_workbook(tmp_path / "none" / "out.xlsx", "x", COLUMNS, [])
    assert caught.value.remedy


# The library's half-written zip complains once more when it is thrown away.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is of Linux")
def test_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx.part").symlink_to("/dev/full")
    with pytest.raises(Refusal, match=r"penuh|tidak dapat"):
        write_workbook(tmp_path / "out.xlsx", "x", COLUMNS, [["a", "b", "c"]] * 5_000)
    gc.collect()
    assert list(tmp_path.iterdir()) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    write_workbook(tmp_path / "out.xlsx", "x", [WorkbookColumn("a")], [["anchor"], [text]])
    assert read(tmp_path / "out.xlsx")[2] == [text]


def test_choices_and_notes_stand_on_sheets_behind(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    columns = [WorkbookColumn("NIP"), WorkbookColumn("JENIS", choices=("=A", "B"), hint="Pilih"), WorkbookColumn("X")]
    assert write_workbook(path, "Lembar", columns, [["1", "B", ""]], ["Satu", "Dua"]) == 1
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["Lembar", "Petunjuk", "Daftar"]
    assert list(book.get_sheet_by_index(2).iter_rows()) == [["JENIS"], ["=A"], ["B"]]
    assert scan(path)[0] == {}
