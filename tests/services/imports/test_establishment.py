"""The sheet of units, posts and needs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.db.store import Store
from desktop.services.imports.imports import ImportResult
from desktop.services.sample.sample import ESTABLISHMENT_HEADINGS
from tests.exchange.books import GOOD, employees_book, plain_book
from tests.services.import_office import rows, take_in

ROW = {
    "KODE UNOR": "U1",
    "UNOR NAMA": "Kelurahan Palas",
    "UNOR INDUK": "Kecamatan Rumbai",
    "KECAMATAN": "Rumbai",
    "LINTANG": 0.57,
    "BUJUR": "101,42",
    "JABATAN NAMA": "Pengadministrasi Perkantoran",
    "JENIS JABATAN": "Jabatan Fungsional Umum",
    "KELAS": 5,
    "BUP": 58,
    "PENDIDIKAN MINIMAL": "SLTA",
    "BIDANG PENDIDIKAN": "IPA; IPS",
    "GOL MINIMAL": "II/a",
    "KEBUTUHAN ABK": 3,
}
PARENT = ROW | {"KODE UNOR": "U0", "UNOR NAMA": "Kecamatan Rumbai", "UNOR INDUK": "Pemerintah Kota Pekanbaru"}
Take = Callable[..., ImportResult]


@pytest.fixture
def take(store: Store, tmp_path: Path) -> Take:
    """Import rows given as dictionaries, on a day of 2026 unless another is given."""

    def take(*given: dict[str, object], today: date = date(2026, 11, 23)) -> ImportResult:
        lines = [[row.get(heading, "") for heading in ESTABLISHMENT_HEADINGS] for row in given]
        return take_in(store, plain_book(tmp_path / "formasi.xlsx", [ESTABLISHMENT_HEADINGS, *lines]), today=today)

    return take


def test_unit_post_and_need(take: Take, store: Store) -> None:
    assert take(ROW).added == 1
    unit = rows(store, "SELECT siasn_id, district, latitude, longitude FROM unit WHERE name = 'Kelurahan Palas'")
    assert unit == [("U1", "Rumbai", 0.57, 101.42)]
    post = "SELECT title, kind, job_class, retirement_age, least_education, education_fields, least_grade FROM post"
    assert rows(store, post) == [("Pengadministrasi Perkantoran", "4", 5, 58, "15", "IPA; IPS", "II/a")]
    assert rows(store, "SELECT year, need FROM establishment") == [(2026, 3)]


def test_parent_named_before_its_own_row_becomes_that_unit(take: Take, store: Store) -> None:
    take(ROW, PARENT)
    tree = rows(store, "SELECT u.name, p.name FROM unit u LEFT JOIN unit p ON p.id = u.parent_id ORDER BY u.name")
    assert tree == [
        ("Kecamatan Rumbai", "Pemerintah Kota Pekanbaru"),
        ("Kelurahan Palas", "Kecamatan Rumbai"),
        ("Pemerintah Kota Pekanbaru", None),
    ]
    ((path, above),) = rows(
        store, "SELECT u.path, p.path FROM unit u JOIN unit p ON p.id = u.parent_id WHERE u.siasn_id = 'U1'"
    )
    assert path.startswith(above)


def test_units_in_a_ring_are_told(take: Take, store: Store) -> None:
    result = take(ROW | {"UNOR INDUK": "Kecamatan Rumbai"}, PARENT | {"UNOR INDUK": "Kelurahan Palas"})
    assert rows(store, "SELECT count(*) FROM unit WHERE parent_id IS NULL") == [(1,)]
    assert [(fault.row, fault.column, fault.value) for fault in result.warnings] == [
        (3, "UNOR INDUK", "Kelurahan Palas")
    ]


def test_units_that_changed_places_are_no_ring(take: Take, store: Store) -> None:
    take(ROW, PARENT)
    result = take(PARENT | {"UNOR INDUK": "Kelurahan Palas"}, ROW | {"UNOR INDUK": "Pemerintah Kota Pekanbaru"})
    tree = rows(store, "SELECT u.name, p.name FROM unit u JOIN unit p ON p.id = u.parent_id ORDER BY u.name")
    assert tree == [("Kecamatan Rumbai", "Kelurahan Palas"), ("Kelurahan Palas", "Pemerintah Kota Pekanbaru")]
    assert result.warnings == ()


@pytest.mark.parametrize(("table", "column"), [("unit", "UNOR NAMA"), ("post", "JABATAN NAMA")])
def test_nobody_comes_to_what_was_put_aside(take: Take, store: Store, tmp_path: Path, table: str, column: str) -> None:
    take(ROW)
    with store.write() as session:
        aside = f"UPDATE {table} SET removed_at = '2026-11-01 00:00:00', removed_reason = 'Dilebur'"
        session.connection().exec_driver_sql(aside)
    person = GOOD | {"JABATAN NAMA": ROW["JABATAN NAMA"], "UNOR NAMA": ROW["UNOR NAMA"]}
    results = take(ROW), take_in(store, employees_book(tmp_path / "pegawai.xlsx", person))
    assert [[fault.column for fault in result.rejected] for result in results] == [[column], [column]]
    assert "Dilebur" in results[1].rejected[0].reason


def test_changed_need_and_new_year(take: Take, store: Store) -> None:
    take(ROW)
    assert take(ROW | {"KEBUTUHAN ABK": 5}).changed == 1
    assert take(ROW, today=date(2027, 1, 4)).added == 1
    assert rows(store, "SELECT year, need FROM establishment ORDER BY year") == [(2026, 5), (2027, 3)]


def test_completes_what_the_employees_sheet_only_named(take: Take, store: Store, tmp_path: Path) -> None:
    take_in(store, employees_book(tmp_path / "pegawai.xlsx", GOOD))
    take(ROW, PARENT)
    assert rows(store, "SELECT retirement_age FROM post") == [(58,)]
    assert rows(store, "SELECT count(*) FROM unit") == [(3,)]
    assert take_in(store, tmp_path / "pegawai.xlsx").unchanged == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("UNOR NAMA", " "),
        ("UNOR NAMA", "x" * 400),
        ("JABATAN NAMA", ""),
        ("KEBUTUHAN ABK", ""),
        ("KEBUTUHAN ABK", -1),
        ("KEBUTUHAN ABK", 2.5),
        ("KEBUTUHAN ABK", "banyak"),
    ],
)
def test_rows_that_are_refused(take: Take, column: str, value: object) -> None:
    result = take(PARENT, ROW | {column: value})
    assert (result.added, [(fault.row, fault.column) for fault in result.rejected]) == (1, [(3, column)])


@pytest.mark.parametrize(
    ("column", "value"),
    [("LINTANG", 120), ("BUP", "pensiun"), ("KELAS", 99), ("PENDIDIKAN MINIMAL", "S-9"), ("GOL MINIMAL", "Z")],
)
def test_odd_traits_are_left_out_with_a_warning(take: Take, column: str, value: object) -> None:
    result = take(ROW | {column: value})
    assert (result.added, [fault.column for fault in result.warnings]) == (1, [column])


def test_same_unit_and_post_twice(take: Take) -> None:
    (fault,) = take(ROW, ROW | {"KEBUTUHAN ABK": 9}).rejected
    assert "baris 2" in fault.reason
    assert "baris 3" in fault.reason
