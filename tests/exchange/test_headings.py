"""Kinds of workbook by their headings, whatever their order and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.headings import WorkbookKind, not_recognised, recognise
from desktop.services.sample.people import HEADINGS
from desktop.services.sample.sample import ESTABLISHMENT_HEADINGS

OLD = HEADINGS[:65]
CSV = tuple(
    heading.replace("KEDUDUKAN HUKUM", "KEDUDUKAN PNS").replace("TEMPAT LAHIR NAMA", "TEMPAT LAHIR")
    for heading in (*HEADINGS[:67], "CREATED AT", "UPDATED AT", *HEADINGS[67:])
)
REDUCED = ("PNS ID", "NIP BARU", "NAMA", "TANGGAL LAHIR", "GOL AKHIR NAMA", "TMT GOLONGAN AKHIR", "UNOR NAMA")


@pytest.mark.parametrize(
    ("headings", "count"), [(HEADINGS, 69), (OLD, 65), (CSV, 71), (REDUCED, 7)], ids=["2025", "2024", "csv", "reduced"]
)
def test_main_data_in_all_its_widths(headings: tuple[str, ...], count: int) -> None:
    found = recognise(headings)
    assert len(headings) == count
    assert found is not None
    assert found.kind is WorkbookKind.EMPLOYEES
    assert {"nip", "name", "unit"} <= found.places().keys()


def test_status_of_the_csv_variant() -> None:
    found = recognise(CSV)
    assert found is not None
    assert CSV[found.places()["status_id"]] == "KEDUDUKAN PNS ID"
    assert CSV[found.places()["birth_place"]] == "TEMPAT LAHIR"


def test_establishment() -> None:
    found = recognise(ESTABLISHMENT_HEADINGS)
    assert found is not None
    assert found.kind is WorkbookKind.ESTABLISHMENT
    assert all(column.field for column in found.columns)


@given(order=st.permutations(HEADINGS), style=st.sampled_from([str.lower, str.title, lambda h: h.replace(" ", "_")]))
def test_order_case_and_underscores_do_not_matter(order: list[str], style: object) -> None:
    found = recognise([style(heading) for heading in order])  # type: ignore[operator]
    assert found is not None
    assert order[found.places()["nip"]] == "NIP BARU"


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (("ID", "NAMA_UNOR", "ID_ATASAN"), "hierarki unor"),
        (("Id", "NamaUnor", "DiatasanId"), "hierarki unor"),
        (("ID", "Nama", "JENJANG", "BUP"), "jabatan fungsional"),
        (("ID", "Nama"), "jabatan pelaksana"),
        (("NO", "NAMA", "NIP LAMA", "NIP BARU", "GOLRU", "SATKER", "JABATAN", "TMT JABATAN", "TGL LAHIR"), "nominatif"),
        (
            ("id", "idPns", "jenisJabatan", "unorNama", "namaUnor", "namaJabatan", "eselonId", "tmtJabatan", "nomorSk"),
            "riwayat",
        ),
        (("id", "instansiKerjaLama", "instansiKerjaBaru", "unorLama", "unorBaru"), "pindah instansi"),
        (("id", "nipBaru", "nama", "tglLahir", "jenisPegawaiNama", "tmtPns"), "tanpa unit kerja"),
        (("NO", "NAMA", "NIP", "JABATAN", "UNIT KERJA"), ": UNOR NAMA dan"),
        (("A", "B"), "NIP BARU"),
    ],
)
def test_other_workbooks_are_named(headings: tuple[str, ...], words: str) -> None:
    assert recognise(headings) is None
    assert words in not_recognised(headings).title
