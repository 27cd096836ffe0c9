"""What a file is, where its headings stand, and what cannot be read."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.refusal import Refusal
from desktop.exchange.files import FileKind, file_kind
from desktop.exchange.headings import WorkbookKind, recognise
from desktop.exchange.reader import read_sheet
from tests.exchange.books import GOOD, OTHER, employees_book, plain_book

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.xlsx", b"", "kosong"),
        ("csv.xlsx", b"PNS ID;NIP BARU;NAMA\nA1;1;B\n", "CSV"),
        ("text.xlsx", b"just words", "bukan buku kerja"),
        ("page.xlsx", b"<html><table>,;</table></html>", "bukan buku kerja"),
        ("locked.xlsx", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("old.xls", OLE + bytes(5000), "jenis lama"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(100), "rusak"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refusal, match=words):
        file_kind(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak ditemukan"):
        file_kind(tmp_path / "none.xlsx")
    with pytest.raises(Refusal, match=r"folder|tidak dapat dibuka"):
        file_kind(tmp_path)


def test_truncated_workbook(tmp_path: Path) -> None:
    path = employees_book(tmp_path / "whole.xlsx", GOOD)
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(Refusal, match="rusak"):
        read_sheet(path, recognise)


def test_workbook_without_cells(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak berisi baris"):
        read_sheet(plain_book(tmp_path / "none.xlsx", []), recognise)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(place=st.integers(0, 5_000), byte=st.integers(0, 255))
def test_a_flipped_byte_never_crashes(tmp_path: Path, place: int, byte: int) -> None:
    path = employees_book(tmp_path / "flip.xlsx", GOOD)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= byte
    path.write_bytes(content)
    # Read or refused, never anything else.
    with suppress(Refusal):
        sheet, _found = read_sheet(path, recognise)
        assert all(len(row) == len(sheet.headings) for row in sheet.rows)


def test_headings_below_a_title_and_to_the_right(tmp_path: Path) -> None:
    rows = [["DAFTAR PEGAWAI"], [], list(GOOD), list(GOOD.values())]
    sheet, found = read_sheet(plain_book(tmp_path / "title.xlsx", rows, start=(1, 2)), recognise)
    assert found is not None
    assert (sheet.first_row, sheet.first_column, sheet.count) == (5, 3, 1)


@pytest.mark.parametrize(("mark", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), ("|", "cp1252")])
def test_csv_of_any_kind(tmp_path: Path, mark: str, encoding: str) -> None:
    path = tmp_path / "pegawai.csv"
    lines = [mark.join(GOOD), mark.join(GOOD.values()), mark.join((OTHER | {"NAMA": "RENÉ"}).values())]
    path.write_text("\r\n".join(lines), encoding=encoding)
    sheet, found = read_sheet(path, recognise)
    assert file_kind(path) is FileKind.DELIMITED
    assert found is not None
    assert found.kind is WorkbookKind.EMPLOYEES
    assert [row[2] for row in sheet.rows] == ["RINA BATUBARA", "RENÉ"]
