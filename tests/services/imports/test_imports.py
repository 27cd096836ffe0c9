"""The steps of an import: look, check, write, and the list of faults."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.services.imports.imports import WorkbookKind, check, preview, save_faults, told_faults, write
from desktop.services.sample.people import HEADINGS
from tests.exchange.books import GOOD, OTHER, employees_book, plain_book
from tests.services.import_office import TODAY, drained, rows, take_in


def test_preview_shows_kind_mapping_and_first_rows(tmp_path: Path) -> None:
    found = preview(employees_book(tmp_path / "pegawai.xlsx", GOOD, OTHER))
    assert (found.kind, found.count, len(found.columns)) == (WorkbookKind.EMPLOYEES, 2, 69)
    assert found.columns[1].field is not None
    assert found.columns[1].field.key == "nip"
    assert found.rows[0][1] == GOOD["NIP BARU"]


def test_workbook_without_rows_is_refused(tmp_path: Path, store: Store) -> None:
    path = employees_book(tmp_path / "empty.xlsx")
    with pytest.raises(Refusal, match="tanpa baris data"):
        preview(path)
    with pytest.raises(Refusal, match="tanpa baris data"):
        take_in(store, path)


def test_unknown_workbook_is_refused_in_words(tmp_path: Path, store: Store) -> None:
    path = plain_book(tmp_path / "other.xlsx", [["ID", "NAMA_UNOR", "ID_ATASAN"], ["1", "Dinas", ""]])
    with pytest.raises(Refusal, match="hierarki unor"):
        take_in(store, path)


def test_check_writes_nothing_and_write_does(tmp_path: Path, store: Store) -> None:
    path = employees_book(tmp_path / "pegawai.xlsx", GOOD, OTHER)
    with store.write() as session:
        checked = drained(check(session, path, TODAY))
    assert checked.result.added == 2
    assert rows(store, "SELECT (SELECT count(*) FROM employee), (SELECT count(*) FROM unit)") == [(0, 0)]
    with store.write() as session:
        assert drained(write(session, checked, TODAY)).added == 2
    assert rows(store, "SELECT count(*) FROM employee") == [(2,)]


def test_write_compares_anew(tmp_path: Path, store: Store) -> None:
    path = employees_book(tmp_path / "pegawai.xlsx", GOOD, OTHER)
    with store.write() as session:
        checked = drained(check(session, path, TODAY))
    take_in(store, path)
    with store.write() as session:
        result = drained(write(session, checked, TODAY))
    assert (result.added, result.unchanged) == (0, 2)


def test_commit_tells_what_changed(tmp_path: Path, store: Store) -> None:
    heard: list[object] = []
    store.on_change = lambda changes: heard.append(set(changes))
    take_in(store, employees_book(tmp_path / "pegawai.xlsx", GOOD))
    assert {"employee", "unit", "post", "post_history", "import_run"} <= heard[0]  # type: ignore[operator]


def test_run_and_audit_are_kept(tmp_path: Path, store: Store) -> None:
    take_in(store, employees_book(tmp_path / "pegawai.xlsx", GOOD))
    ((name, digest, kind),) = rows(store, "SELECT file_name, file_sha256, kind FROM import_run")
    assert (name, len(digest), kind) == ("pegawai.xlsx", 64, "employees")
    assert rows(store, "SELECT actor, action FROM audit_entry") == [("Penguji", "import")]


def test_faults_are_saved_as_a_workbook(tmp_path: Path, store: Store) -> None:
    result = take_in(store, employees_book(tmp_path / "pegawai.xlsx", GOOD | {"NAMA": "@x"}, OTHER))
    assert save_faults(tmp_path / "faults.xlsx", told_faults(result)) == 1
    saved = list(CalamineWorkbook.from_path(tmp_path / "faults.xlsx").get_sheet_by_index(0).iter_rows())
    assert saved[1][:4] == [2.0, "Ditolak", "@x", GOOD["NIP BARU"]]


def test_columns_in_another_order_and_spelling(tmp_path: Path, store: Store) -> None:
    headings = [heading.lower().replace(" ", "_") for heading in reversed(HEADINGS)]
    renamed = {heading.lower().replace(" ", "_"): value for heading, value in GOOD.items()}
    take_in(store, employees_book(tmp_path / "a.xlsx", renamed, headings=headings))
    assert take_in(store, employees_book(tmp_path / "b.xlsx", GOOD)).unchanged == 1


def test_blank_rows_between_are_passed_over(tmp_path: Path, store: Store) -> None:
    result = take_in(store, employees_book(tmp_path / "pegawai.xlsx", GOOD, {}, {}, OTHER | {"NAMA": ""}))
    assert (result.rows, result.added, result.rejected[0].row) == (2, 1, 5)


def test_csv_is_taken_in(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "pegawai.csv"
    path.write_text("\n".join((";".join(GOOD), ";".join(GOOD.values()))), encoding="utf-8")
    assert take_in(store, path).added == 1
