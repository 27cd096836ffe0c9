"""Who heads an agency or a unit."""

import pytest

from desktop.domain.agencies import head_of_agency, head_of_unit


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Pemerintah Kabupaten Kampar", "Bupati Kampar"),
        ("PEMERINTAH KOTA DUMAI", "Wali Kota Dumai"),
        ("Provinsi Sumatera Barat", "Gubernur Sumatera Barat"),
        ("Kementerian Kesehatan", "Menteri Kesehatan"),
        ("Badan Kepegawaian Negara", "Kepala Badan Kepegawaian Negara"),
        ("Arsip Contoh", "Pejabat Pembina Kepegawaian Arsip Contoh"),
        ("", ""),
    ],
)
def test_head_of_agency(name: str, head: str) -> None:
    assert head_of_agency(name) == head


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Kecamatan Rumbai", "Camat Rumbai"),
        ("Kelurahan Palas, Kecamatan Rumbai", "Lurah Palas, Kecamatan Rumbai"),
        ("INSPEKTORAT DAERAH", "Inspektur Daerah"),
        ("UPT Puskesmas Palas", "Kepala UPT Puskesmas Palas"),
        (" ", ""),
    ],
)
def test_head_of_unit(name: str, head: str) -> None:
    assert head_of_unit(name) == head
