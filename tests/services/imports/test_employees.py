"""Rows of employees: what is refused, what is warned of, what is cleaned."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.db.search import first_page
from desktop.db.store import Store
from desktop.exchange.headings import recognise
from desktop.exchange.reader import Sheet
from desktop.services.imports.employees import VALUES, EmployeeReader, EmployeeRow
from desktop.services.imports.faults import Faults
from desktop.services.imports.imports import ImportResult, import_file
from tests.exchange.books import GOOD, OTHER, employees_book
from tests.services.import_office import TODAY, rows, take_in

PLACES = {name: place for place, name in enumerate(VALUES)}
Take = Callable[..., ImportResult]


@pytest.fixture
def take(store: Store, tmp_path: Path) -> Take:
    """Import people given as dictionaries of SIASN's headings."""
    return lambda *people: take_in(store, employees_book(tmp_path / "pegawai.xlsx", *people))


def read(**changed: object) -> tuple[EmployeeRow | None, Faults]:
    """One row, read without a file."""
    person = GOOD | {name.replace("_", " "): value for name, value in changed.items()}
    sheet = Sheet("", tuple(person), [])
    recognised = recognise(sheet.headings)
    assert recognised is not None
    faults = Faults()
    return EmployeeReader(sheet, recognised, faults).read(2, list(person.values())), faults  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("NIP BARU", 1.98503172010012e17, "tersimpan sebagai angka"),
        ("NIP BARU", "1.98E+17", "tersimpan sebagai angka"),
        ("NIP BARU", "1,98503E+17", "tersimpan sebagai angka"),
        ("NIP BARU", "", "tidak diisi"),
        ("NIP BARU", "delapan belas angka!", ""),
        ("NIP BARU", "19850317201001200", ""),
        ("NIP BARU", "198513172010012001", ""),
        ("NAMA", "", "tidak diisi"),
        ("NAMA", "   ", "tidak diisi"),
        ("NAMA", "\u200b\x00", "tidak diisi"),
        ("NAMA", "x" * 10_000, "10000 karakter"),
        ("NAMA", "+1+1", "rumus"),
        ("NAMA", "@SUM(A1)", "rumus"),
        ("NAMA", "12345", "tidak mengandung huruf"),
        ("TANGGAL LAHIR", "31-02-1980", "tidak ada"),
        ("TMT JABATAN", "kemarin", "tidak ada"),
        ("GOL AKHIR NAMA", "VI/z", ""),
        ("GOL AKHIR NAMA", "IX", "PPPK"),
    ],
)
def test_rows_that_are_refused(column: str, value: object, words: str) -> None:
    row, faults = read(**{column: value})
    assert row is None
    fault = faults.rejected()[0]
    assert (fault.row, fault.column) == (2, column)
    assert words in fault.reason
    assert len(fault.value) < 200


@pytest.mark.parametrize(
    ("column", "value", "kept", "expected"),
    [
        ("NIP BARU", "'19850317 201001 2 001", "nip", "198503172010012001"),
        ("NAMA", "RI\u202eNA\x00 \U0001f600", "name", "RINA \U0001f600"),
        ("NAMA", "Rene\u0301", "name", "René"),
        ("NAMA", "  Rina \n Batubara ", "name", "Rina Batubara"),
        ("TANGGAL LAHIR", date(1985, 3, 17), "birth_date", "1985-03-17"),
        ("TANGGAL LAHIR", "1985-03-17", "birth_date", "1985-03-17"),
        ("JENIS KELAMIN", "Perempuan", "sex", "F"),
        ("JENIS KELAMIN", "X", "sex", None),
        ("GOL AKHIR NAMA", "Penata (III/c)", "grade", "III/c"),
        ("STATUS CPNS PNS", "C", "kind", "cpns"),
        ("TAHUN LULUS", 2007.0, "graduation_year", 2007),
        ("TAHUN LULUS", "tahun lalu", "graduation_year", None),
        ("ALAMAT", "J" * 400, "address", ""),
        ("ALAMAT", "Jl. \u202eSembilang \x07 1", "address", "Jl. Sembilang 1"),
        ("NIK", 1.47110110296754e15, "nik", ""),
        ("NOMOR HP", 8.126e10, "phone", "81260000000"),
    ],
)
def test_cells_that_are_understood(column: str, value: object, kept: str, expected: object) -> None:
    row, _faults = read(**{column: value})
    assert row is not None
    assert row.values[PLACES[kept]] == expected


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"TANGGAL LAHIR": "18-03-1985"}, "BKN 22/2007"),
        ({"TMT CPNS": "01-02-2010"}, "BKN 22/2007"),
        ({"JENIS KELAMIN": "M"}, "BKN 22/2007"),
    ],
)
def test_nip_against_the_record_is_a_warning(changed: dict[str, str], words: str) -> None:
    row, faults = read(**changed)
    assert row is not None
    (fault,) = faults.warnings(1)
    assert fault.column == "NIP BARU"
    assert words in fault.reason


def test_month_of_a_contract_employee_is_not_compared() -> None:
    changed = {"JENIS PEGAWAI NAMA": "PPPK Daerah", "KEDUDUKAN HUKUM ID": "71", "STATUS CPNS PNS": ""}
    changed |= {"GOL AKHIR ID": "", "GOL AKHIR NAMA": "IX", "NIP BARU": "198503172010212001"}
    row, faults = read(**changed)
    assert row is not None
    assert row.values[PLACES["kind"]] == "pppk"
    assert faults.warnings(1) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(column=st.sampled_from(sorted(GOOD)), value=st.one_of(st.text(max_size=400), st.floats(), st.dates()))
def test_no_cell_breaks_the_reader(column: str, value: object) -> None:
    row, faults = read(**{column: value})
    assert (row is None) == bool(faults.rejected())
    kept = [] if row is None else [text for text in row.values if isinstance(text, str)]
    assert all("\x00" not in text and len(text) <= 300 for text in kept)


def test_all_warnings_of_a_refused_row_are_told_too() -> None:
    row, faults = read(NAMA="", NIP_BARU="'19850317 201001 2 001")
    assert row is None
    assert (len(faults.rejected()), len(faults.warnings(1))) == (1, 1)


def test_excel_dates_that_are_the_files_own_way_are_no_warning(take: Take) -> None:
    dated = [
        person | {"TANGGAL LAHIR": date(1985, 3, 17)} for person in (GOOD, OTHER | {"NIP BARU": "198503172015031002"})
    ]
    assert take(*dated).warnings == ()


@pytest.mark.parametrize("same", ["NIP BARU", "PNS ID"])
def test_same_person_twice_is_named_with_both_rows(take: Take, store: Store, same: str) -> None:
    result = take(GOOD, OTHER | {same: GOOD[same], "TANGGAL LAHIR": ""})
    (fault,) = result.rejected
    assert (fault.row, fault.column) == (3, same)
    assert "baris 2" in fault.reason
    assert "baris 3" in fault.reason
    assert rows(store, "SELECT name FROM employee") == [("RINA BATUBARA",)]


def test_histories_begin_with_what_the_export_says(take: Take, store: Store) -> None:
    take(GOOD)
    assert rows(store, "SELECT unit_name, post_title, starts_on, ends_on FROM post_history") == [
        ("Kelurahan Palas", "Pengadministrasi Perkantoran", "2015-01-02", None)
    ]
    assert rows(store, "SELECT grade, starts_on FROM grade_history ORDER BY id") == [
        ("III/a", "2010-01-01"),
        ("III/c", "2020-04-01"),
    ]
    assert rows(store, "SELECT level, field FROM education_history") == [("40", "Hukum")]


def test_changed_post_keeps_the_old_one(take: Take, store: Store) -> None:
    take(GOOD)
    moved = GOOD | {"UNOR ID": "U2", "UNOR NAMA": "Kelurahan Umban Sari", "TMT JABATAN": "01-06-2026"}
    result = take(moved | {"GOL AKHIR ID": "34", "GOL AKHIR NAMA": "III/d", "TMT GOLONGAN": "01-04-2026"})
    assert (result.added, result.changed, result.unchanged) == (0, 1, 0)
    held = rows(store, "SELECT unit_name, kind, starts_on, ends_on FROM post_history ORDER BY id")
    assert held[0] == ("Kelurahan Palas", "MJ", "2015-01-02", "2026-05-31")
    assert held[1] == ("Kelurahan Umban Sari", "MU", "2026-06-01", None)
    assert rows(store, "SELECT grade, starts_on FROM grade_history ORDER BY id")[-1] == ("III/d", "2026-04-01")
    assert rows(store, "SELECT version FROM employee") == [(2,)]
    ((old, new),) = rows(
        store,
        "SELECT details ->> '$.grade[0]', details ->> '$.grade[1]' FROM audit_entry WHERE table_name = 'employee'",
    )
    assert (old, new) == ("III/c", "III/d")


def test_older_export_does_not_undo_a_newer_move(take: Take, store: Store) -> None:
    take(GOOD | {"UNOR ID": "U2", "UNOR NAMA": "Kelurahan Umban Sari", "TMT JABATAN": "01-06-2026"})
    result = take(GOOD)
    assert result.unchanged == 1
    assert any("lebih baru" in fault.reason for fault in result.warnings)
    assert rows(store, "SELECT u.name FROM employee e JOIN unit u ON u.id = e.unit_id") == [("Kelurahan Umban Sari",)]


def test_empty_cells_erase_nothing(take: Take, store: Store) -> None:
    take(GOOD | {"NOMOR HP": "0812", "EMAIL": "rina@contoh.id"})
    assert take(GOOD).unchanged == 1
    assert rows(store, "SELECT phone, email FROM employee") == [("0812", "rina@contoh.id")]


def test_corrected_nip_is_the_same_person(take: Take, store: Store) -> None:
    take(GOOD)
    result = take(GOOD | {"NIP BARU": "198503172010012002"})
    assert (result.changed, len(result.warnings)) == (1, 1)
    assert rows(store, "SELECT nip FROM employee") == [("198503172010012002",)]


def test_employee_put_aside_is_not_written_over(take: Take, store: Store) -> None:
    take(GOOD)
    with store.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE employee SET removed_at = '2026-01-01 00:00:00', removed_reason = 'ganda'"
        )
    assert "ganda" in take(GOOD).rejected[0].reason


def test_unit_by_name_alone_must_be_known(take: Take, store: Store) -> None:
    take(GOOD)
    assert take(GOOD | {"UNOR ID": "", "UNOR NAMA": "KELURAHAN  PALAS"}).unchanged == 1
    (fault,) = take(GOOD | {"UNOR ID": "", "UNOR NAMA": "Kelurahan Entah"}).rejected
    assert (fault.column, fault.value) == ("UNOR NAMA", "Kelurahan Entah")
    assert rows(store, "SELECT count(*) FROM unit") == [(3,)]


def test_formula_with_a_result_is_taken_with_a_warning(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for place, (heading, value) in enumerate(GOOD.items()):
            sheet.write_string(0, place, heading)
            sheet.write_string(1, place, value)
        sheet.write_formula(1, list(GOOD).index("NAMA"), '=PROPER("rina")', None, "Rina")
    result = take_in(store, path)
    assert (result.added, result.warnings[0].value) == (1, '=PROPER("rina")')


def test_stopping_rolls_everything_back(store: Store, tmp_path: Path) -> None:
    path = employees_book(tmp_path / "pegawai.xlsx", GOOD, OTHER)

    class Stop(Exception):  # noqa: N818
        pass

    def stop_while_writing() -> None:
        with store.write() as session:
            for step in import_file(session, path, TODAY):
                if "Menulis" in step.text:
                    raise Stop

    with pytest.raises(Stop):
        stop_while_writing()
    assert rows(store, "SELECT (SELECT count(*) FROM employee), (SELECT count(*) FROM unit)") == [(0, 0)]


def test_search_finds_who_was_imported(take: Take, store: Store) -> None:
    take(GOOD, OTHER)
    with store.read() as session:
        assert len(first_page(session, "batubara", 10)) == 1


def test_the_siasn_id_of_somebody_else_does_not_overwrite_the_record(take: Take, store: Store) -> None:
    take(GOOD)
    first, again = (take(OTHER | {"PNS ID": GOOD["PNS ID"]}) for _time in range(2))
    assert [(fault.column, "RINA BATUBARA" in fault.reason) for fault in first.warnings] == [("PNS ID", True)]
    assert (first.added, again.unchanged) == (1, 1)
    assert rows(store, "SELECT name, siasn_id FROM employee ORDER BY id") == [
        ("RINA BATUBARA", "A1"),
        ("BUDI KOTO", None),
    ]


@pytest.mark.parametrize(("column", "value"), [("NIK", "1471"), ("NOMOR HP", "0" * 41), ("GELAR DEPAN", "x" * 61)])
def test_a_text_that_the_form_would_not_take_is_told(take: Take, column: str, value: str) -> None:
    (fault,) = take(GOOD | {column: value}).warnings
    assert (fault.row, fault.column) == (2, column)
