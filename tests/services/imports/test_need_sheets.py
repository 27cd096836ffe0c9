"""Needs going out as workbooks and coming back: nothing changes, and what was filled in between is taken."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.db.store import Store
from desktop.domain.needs.tasks import Rounding, Task
from desktop.services.imports.need_sheets import (
    FORMASI_HEADINGS,
    TASK_HEADINGS,
    export_formasi,
    export_task_sheets,
    note_export,
)
from desktop.services.needs.tasks import TaskSheet, save_task_sheet, task_sheet
from desktop.services.units.establishment import Need, need_of, save_need
from tests.exchange.books import plain_book
from tests.services.import_office import DATA, rows, take_in
from tests.services.staff import Staff, staff

FORMASI = DATA / "office" / "formasi.xlsx"
TASKS = (Task("Mengagenda surat", "surat", 2400, 20), Task("Melayani loket", "orang", 6000, 12.5))
"""48,000 and 75,000 minutes: 1.64 people of 75,000, 1.71 of 72,000."""


@pytest.fixture
def office(store: Store) -> Staff:
    with store.write() as session:
        made = staff(session)
        save_task_sheet(session, TaskSheet(made.dinas, made.pengelola, 2026, TASKS))
        save_need(session, made.dinas, made.guru, Need(2026, 4, "", 0))
    return made


def book(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]


def test_the_offices_formasi_comes_back_as_it_went_out(store: Store, tmp_path: Path) -> None:
    taken = take_in(store, FORMASI)
    before = rows(store, "SELECT unit_id, post_id, year, need FROM establishment ORDER BY unit_id, post_id")
    with store.read() as session:
        assert export_formasi(session, tmp_path / "formasi.xlsx") == len(before) == taken.added
    again = take_in(store, tmp_path / "formasi.xlsx")
    assert (again.unchanged, again.imported, again.rejected, again.warnings) == (taken.rows, 0, (), ())
    assert rows(store, "SELECT unit_id, post_id, year, need FROM establishment ORDER BY unit_id, post_id") == before


def test_formasi_of_a_year_says_so_and_comes_back_to_it(store: Store, office: Staff, tmp_path: Path) -> None:
    with store.write() as session:
        save_need(session, office.dinas, office.guru, Need(2025, 9, "", 0))
        assert export_formasi(session, tmp_path / "formasi.xlsx", 2025) == 1
        assert note_export(session, 1) == 1
    (heading, line) = book(tmp_path / "formasi.xlsx")
    assert tuple(heading) == FORMASI_HEADINGS
    assert (line[1], line[6], line[13:]) == ("Dinas", "Guru", [9, 2025])
    assert take_in(store, tmp_path / "formasi.xlsx").unchanged == 1


def test_formasi_with_an_unlikely_year_is_refused_by_its_row(store: Store, tmp_path: Path) -> None:
    line = ["U1", "Dinas", "", "", "", "", "Guru", "Fungsional", "", "", "", "", "", 3, "tahun ini"]
    result = take_in(store, plain_book(tmp_path / "formasi.xlsx", [FORMASI_HEADINGS, line]))
    assert [(fault.row, fault.column, fault.value) for fault in result.rejected] == [(2, "TAHUN", "tahun ini")]


def test_a_need_taken_from_the_formasi_does_not_follow_from_tasks(store: Store, office: Staff, tmp_path: Path) -> None:
    line = ["", "Dinas", "", "", "", "", "Pengelola", "Pelaksana", "", "", "", "", "", 7, 2026]
    take_in(store, plain_book(tmp_path / "formasi.xlsx", [FORMASI_HEADINGS, line]))
    with store.read() as session:
        sheet = task_sheet(session, office.dinas, office.pengelola, 2026)
    assert (sheet.need, sheet.typed, sheet.tasks) == (7, True, TASKS)


def test_task_sheets_go_out_with_what_was_counted(store: Store, office: Staff, tmp_path: Path) -> None:
    with store.read() as session:
        assert export_task_sheets(session, tmp_path / "abk.xlsx", [office.dinas], 2026) == 3
    heading, guru, *tasks = book(tmp_path / "abk.xlsx")
    assert tuple(heading) == TASK_HEADINGS
    assert guru[1:4] == ["Dinas", "Guru", 2026]
    assert [line[4:] for line in tasks] == [
        [1, "Mengagenda surat", "surat", 2400, 20, 48_000, 75_000, "TERDEKAT", 1.64, 2],
        [2, "Melayani loket", "orang", 6000, 12.5, 75_000, 75_000, "TERDEKAT", 1.64, 2],
    ]


def test_task_sheets_come_back_as_they_went_out(store: Store, office: Staff, tmp_path: Path) -> None:
    with store.read() as session:
        export_task_sheets(session, tmp_path / "abk.xlsx", [office.dinas], 2026)
    result = take_in(store, tmp_path / "abk.xlsx")
    assert (result.kind.value, result.unchanged, result.imported, result.rejected) == ("tasks", 3, 0, ())


def test_a_sheet_filled_in_by_a_unit_sets_the_need(store: Store, office: Staff, tmp_path: Path) -> None:
    """As offices send it: unit and post once, their rows below; figures as text; another effective time."""
    lines: list[list[object]] = [
        ["Lembar ABK", "", "", "", "", ""],
        ["Unit kerja", "Jabatan", "Uraian tugas", "Volume kerja", "Waktu penyelesaian (menit)", "Waktu efektif"],
        ["SDN 12 Dinas", "Guru", "Mengajar", "1.250", "90", 72_000],
        ["", "", "Menilai", "2.500", "12,5", ""],
        ["", "", "", "", "", ""],
    ]
    result = take_in(store, plain_book(tmp_path / "abk.xlsx", lines))
    assert (result.rows, result.added, result.rejected) == (2, 2, ())
    with store.read() as session:
        sheet = task_sheet(session, office.sekolah, office.guru, 2026)
    # 112,500 + 31,250 = 143,750 minutes: 1.9965 of 72,000.
    assert (sheet.effective_minutes, sheet.rounding, sheet.need) == (72_000, Rounding.NEAREST, 2)
    assert [task.task for task in sheet.tasks] == ["Mengajar", "Menilai"]


HEADINGS = ("KODE UNOR", "UNOR NAMA", "JABATAN NAMA", "TAHUN", "URAIAN TUGAS", "VOLUME", "MENIT", "PEMBULATAN")
GOOD = ("", "Dinas", "Guru", 2026, "Mengajar", 1250, 60, "")


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        (("", "Dinas", "Guru", 2026, "", 5, 60, ""), "URAIAN TUGAS", "Tidak diisi"),
        (("", "Dinas", "Guru", 2026, "Menilai", "banyak", 60, ""), "VOLUME", "banyak"),
        (("", "Dinas", "Guru", 2026, "Menilai", 5, "", ""), "MENIT", ""),
        (("", "Dinas", "Guru", 2026, "Menilai", -5, 60, ""), "VOLUME", "antara 0"),
    ],
)
def test_a_fault_keeps_the_whole_sheet_out_and_says_where(
    store: Store, office: Staff, tmp_path: Path, line: tuple[object, ...], column: str, told: str
) -> None:
    other = ("", "Dinas", "Pengelola", 2026, "Mengagenda", 1250, 60, "KE ATAS")
    result = take_in(store, plain_book(tmp_path / "abk.xlsx", [HEADINGS, GOOD, line, other]))
    assert [(fault.row, fault.column) for fault in result.rejected] == [(2, "URAIAN TUGAS"), (3, column)]
    assert "3" in result.rejected[0].reason
    assert told in result.rejected[1].reason
    assert result.changed == 1
    with store.read() as session:
        assert need_of(session, office.dinas, office.guru, 2026).need == 4
        assert task_sheet(session, office.dinas, office.pengelola, 2026).rounding is Rounding.UP


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (("", "", "Guru", 2026, "Mengajar", 5, 60, ""), "UNOR NAMA"),
        (("", "Dinas", "", 2026, "Mengajar", 5, 60, ""), "JABATAN NAMA"),
        (("", "Dinas", "Guru", "dua ribu", "Mengajar", 5, 60, ""), "TAHUN"),
        (("", "Dinas", "Guru", 2026, "Mengajar", 5, 60, "KIRA-KIRA"), "PEMBULATAN"),
        (("", "Dinas Lain", "Guru", 2026, "Mengajar", 5, 60, ""), "UNOR NAMA"),
        (("", "Dinas", "Juru Masak", 2026, "Memasak", 5, 60, ""), "JABATAN NAMA"),
        (("", "Dinas", "Guru", 2026, "Mengajar", 1e8, 1e8, ""), "URAIAN TUGAS"),
    ],
)
def test_rows_of_no_known_place_are_refused(
    store: Store, office: Staff, tmp_path: Path, line: tuple[object, ...], column: str
) -> None:
    result = take_in(store, plain_book(tmp_path / "abk.xlsx", [HEADINGS, line]))
    assert [(fault.row, fault.column) for fault in result.rejected] == [(2, column)]
    assert result.imported == 0


def test_one_post_under_two_names_of_its_unit_is_taken_once(store: Store, office: Staff, tmp_path: Path) -> None:
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE unit SET siasn_id = 'U1' WHERE name = 'Dinas'")
    again = ("U1", "Dinas", "Guru", 2026, "Menilai", 5, 60, "")
    result = take_in(store, plain_book(tmp_path / "abk.xlsx", [HEADINGS, GOOD, again]))
    assert [(fault.row, fault.column) for fault in result.rejected] == [(3, "JABATAN NAMA")]
    assert "2" in result.rejected[0].reason
