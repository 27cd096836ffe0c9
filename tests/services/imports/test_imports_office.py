"""The two offices of the shared data: the clean one comes in whole, the dirty one with every fault named."""

import pytest

from desktop.db.store import Store
from desktop.services.imports.imports import RowFault, WorkbookKind
from tests.services.import_office import DATA, rows, take_in

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data lies beside the clone")

CLEAN = (DATA / "office" / "formasi.xlsx", DATA / "office" / "pegawai.xlsx")
DIRTY = (DATA / "office-dirty" / "formasi.xlsx", DATA / "office-dirty" / "pegawai.xlsx")

# Row, column, what stands there, the beginning of the reason; gone through by hand.
REJECTED = [
    (56, "NAMA", "", "Nama tidak diisi"),
    (58, "NIP BARU", "198306242011122001", "Orang yang sama ada di baris 57 dan lagi di baris 58"),
    (68, "NAMA", '=HYPERLINK("x","JOKO MELAYU")', "Di tempat nama terdapat rumus"),
    (93, "NIP BARU", "1.97408252006121E+17", "NIP tersimpan sebagai angka"),
    (111, "NAMA", "", "Nama tidak diisi"),
    (156, "NAMA", '=HYPERLINK("x","Wati Bakri")', "Di tempat nama terdapat rumus"),
    (165, "NIP BARU", "1.99803272025011E+17", "NIP tersimpan sebagai angka"),
    (171, "GOL AKHIR NAMA", "III-c", "III/c adalah golongan PNS, sedangkan pegawai ini PPPK"),
    (177, "NIP BARU", "19741026200501200", "NIP 19741026200501200"),
    (209, "NAMA", '=HYPERLINK("x","RATNA RATNA RANGKUTI")', "Di tempat nama terdapat rumus"),
    (232, "NIP BARU", "1.98410182021212E+17", "NIP tersimpan sebagai angka"),
    (304, "NAMA", "", "Nama tidak diisi"),
    (353, "NAMA", "", "Nama tidak diisi"),
    (451, "NAMA", '=HYPERLINK("x","Lukman Tanjung")', "Di tempat nama terdapat rumus"),
    (471, "NIP BARU", "198512282009122001", "Orang yang sama ada di baris 470 dan lagi di baris 471"),
    (476, "GOL AKHIR NAMA", "III-c", "Namanya III/c, tetapi kodenya 31 berarti III/a"),
    (490, "NIP BARU", "19860305202221200", "NIP 19860305202221200"),
    (492, "NAMA", "", "Nama tidak diisi"),
    (503, "NIP BARU", "198602022014022001", "Orang yang sama ada di baris 502 dan lagi di baris 503"),
    (535, "TANGGAL LAHIR", "31-02-1980", "Tanggal ini tidak ada"),
    (562, "TANGGAL LAHIR", "31-02-1980", "Tanggal ini tidak ada"),
    (622, "NIP BARU", "197912092005042003", "Orang yang sama ada di baris 621 dan lagi di baris 622"),
    (658, "NIP BARU", "19740305200603200", "NIP 19740305200603200"),
    (716, "NAMA", '=HYPERLINK("x","GUSNITA DEWI DAMANIK")', "Di tempat nama terdapat rumus"),
    (719, "TANGGAL LAHIR", "31-02-1980", "Tanggal ini tidak ada"),
]
NEW_UNIT = "Unit kerja Kelurahan Tidak Ada (U999) belum dikenal"
WARNED = [
    (37, "TANGGAL LAHIR", "14-06-1983", "Tanggal Excel, dibaca 14-06-1983"),
    (70, "UNOR NAMA", "  KELURAHAN SRI MERANTI ", "Dibaca sebagai unit kerja Kelurahan Sri Meranti"),
    (97, "NIP BARU", "'19750117 200603 2 001", "Spasi atau tanda petik dibuang: 197501172006032001"),
    (173, "UNOR NAMA", "  SD NEGERI 31 PEKANBARU ", "Dibaca sebagai unit kerja SD Negeri 31 Pekanbaru"),
    (182, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (310, "NIP BARU", "'20001101 202502 2 002", "Spasi atau tanda petik dibuang: 200011012025022002"),
    (320, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (366, "TANGGAL LAHIR", "07-03-1970", "Tanggal Excel, dibaca 07-03-1970"),
    (403, "NIP BARU", "'19671025 200512 2 003", "Spasi atau tanda petik dibuang: 196710252005122003"),
    (407, "UNOR NAMA", "  SD NEGERI 47 PEKANBARU ", "Dibaca sebagai unit kerja SD Negeri 47 Pekanbaru"),
    (481, "GOL AKHIR NAMA", "III-c", "Dibaca sebagai golongan III/c"),
    (487, "NIP BARU", "'19690526 200501 2 001", "Spasi atau tanda petik dibuang: 196905262005012001"),
    (509, "TANGGAL LAHIR", "09-01-1988", "Tanggal Excel, dibaca 09-01-1988"),
    (524, "UNOR NAMA", "  SMP NEGERI 30 PEKANBARU ", "Dibaca sebagai unit kerja SMP Negeri 30 Pekanbaru"),
    (532, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (545, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (570, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (579, "NIP BARU", "'19770228 200501 1 003", "Spasi atau tanda petik dibuang: 197702282005011003"),
    (590, "TANGGAL LAHIR", "28-05-1994", "Tanggal Excel, dibaca 28-05-1994"),
    (599, "TANGGAL LAHIR", "11-05-1987", "Tanggal Excel, dibaca 11-05-1987"),
    (603, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (652, "NIP BARU", "'19731218 200604 2 001", "Spasi atau tanda petik dibuang: 197312182006042001"),
    (673, "TANGGAL LAHIR", "09-03-1993", "Tanggal Excel, dibaca 09-03-1993"),
    (697, "UNOR NAMA", "Kelurahan Tidak Ada", NEW_UNIT),
    (701, "UNOR NAMA", "  SD NEGERI 62 PEKANBARU ", "Dibaca sebagai unit kerja SD Negeri 62 Pekanbaru"),
    (723, "NIP BARU", "'19901012 202521 2 002", "Spasi atau tanda petik dibuang: 199010122025212002"),
    (731, "NIP BARU", "'19810202 200502 2 001", "Spasi atau tanda petik dibuang: 198102022005022001"),
    (767, "UNOR NAMA", "  SMP NEGERI 44 PEKANBARU ", "Dibaca sebagai unit kerja SMP Negeri 44 Pekanbaru"),
]


def told(faults: tuple[RowFault, ...], expected: list[tuple[int, str, str, str]]) -> list[tuple[int, str, str, str]]:
    """The faults, their reasons cut to the length of the expected ones."""
    lengths = [len(reason) for *_rest, reason in expected]
    cut = zip(faults, [*lengths, *[80] * len(faults)], strict=False)
    return [(fault.row, fault.column, fault.value, fault.reason[:length]) for fault, length in cut]


def test_clean_office_comes_in_whole(store: Store) -> None:
    result = take_in(store, *CLEAN)
    assert (result.kind, result.rows, result.added) == (WorkbookKind.EMPLOYEES, 752, 752)
    assert (result.rejected, result.warnings, result.new_units) == ((), (), ())
    assert rows(store, "SELECT count(*) FROM employee WHERE kind = 'pppk'") == [(79,)]
    assert rows(store, "SELECT count(*) FROM unit WHERE siasn_id IS NOT NULL") == [(47,)]
    assert rows(store, "SELECT count(*) FROM employee WHERE unit_id IS NULL OR post_id IS NULL") == [(0,)]


def test_again_changes_nothing_and_says_so(store: Store) -> None:
    take_in(store, *CLEAN)
    before = rows(store, "SELECT * FROM employee UNION ALL SELECT * FROM employee WHERE 0 ORDER BY 1")
    counts = "SELECT (SELECT count(*) FROM post_history), (SELECT count(*) FROM grade_history)"
    history = rows(store, counts)
    again = take_in(store, CLEAN[1])
    assert (again.imported, again.unchanged, again.rejected, again.warnings) == (0, 752, (), ())
    assert take_in(store, CLEAN[0]).unchanged == 238
    assert rows(store, "SELECT * FROM employee ORDER BY 1") == before
    assert rows(store, counts) == history


def test_order_of_the_two_workbooks_does_not_matter(store: Store) -> None:
    take_in(store, *reversed(CLEAN))
    assert take_in(store, CLEAN[1]).unchanged == 752
    assert take_in(store, CLEAN[0]).unchanged == 238
    assert rows(store, "SELECT count(*) FROM unit") == [(50,)]
    assert rows(store, "SELECT name FROM unit WHERE parent_id IS NULL") == [("Pemerintah Kota Pekanbaru",)]


def test_every_fault_of_the_dirty_office_is_named(store: Store) -> None:
    result = take_in(store, *DIRTY)
    assert told(result.rejected, REJECTED) == REJECTED
    assert told(result.warnings, WARNED) == WARNED
    assert len({row for row, *_rest in REJECTED + WARNED}) == 53
    assert (result.added, result.rejected_rows, result.new_units) == (745, 25, ("Kelurahan Tidak Ada",))


def test_dirty_office_into_an_empty_database_names_the_same_rows(store: Store) -> None:
    result = take_in(store, DIRTY[1])
    assert told(result.rejected, REJECTED) == REJECTED
    assert [fault.row for fault in result.warnings] == [row for row, *_rest in WARNED]
    assert rows(store, "SELECT count(*) FROM unit WHERE name = upper(name) AND name <> lower(name)") == [(0,)]


def test_good_rows_of_the_dirty_office_stay_unchanged_again(store: Store) -> None:
    take_in(store, *DIRTY)
    again = take_in(store, DIRTY[1])
    assert (again.imported, again.unchanged) == (0, 745)
    assert told(again.rejected, REJECTED) == REJECTED
