"""Hostile and broken workbooks are refused with a sentence before the parser sees them."""

import time
import zipfile
from pathlib import Path

import pytest

from desktop.domain.refusal import Refusal
from desktop.exchange import prescan
from desktop.exchange.prescan import column_number, scan
from desktop.exchange.reader import read_sheet
from tests.exchange.books import SHEET, raw_book

FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        FAR,
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c  r="A1"><v>1</v></c></row>',
        "<row r='1'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1"><c\nr="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r ="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c t="n" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="1"><x:c t="n" r="XFD1048576"><v>1</v></x:c></row>',
        '<row r="1"><x:c r="A1"><v>1</v></x:c><x:c r="XFD1048576"><v>1</v></x:c></row>',
        "<row><c><v>1</v></c></row>",
        '<row r="1"><c r="AAAAAAAAA1"><v>1</v></c></row>' + FAR,
        '<row r="1"><c r="A99999999999999"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>',
    ],
)
def test_far_and_oddly_written_cells_are_refused(tmp_path: Path, rows: str) -> None:
    path = raw_book(tmp_path / "far.xlsx", rows)
    assert path.stat().st_size < 2_000
    with pytest.raises(Refusal) as caught:
        read_sheet(path, lambda _headings: None)
    assert caught.value.remedy


def test_far_cell_behind_many_near_ones_is_found(tmp_path: Path) -> None:
    near = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="BQ{n}"><v>2</v></c></row>' for n in range(1, 40_000))
    path = raw_book(tmp_path / "far.xlsx", near + FAR)
    with pytest.raises(Refusal, match="jauh"):
        scan(path)


def test_ordinary_sheet_passes(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "good.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>NIP</t></is></c></row>')
    assert scan(path) == [{}]


def test_formula_is_told_by_its_place(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "formula.xlsx", '<row r="3"><c r="D3"><f>1+1</f><v></v></c></row>')
    assert scan(path) == [{(3, 4): "=1+1"}]


def test_bomb_is_refused_quickly(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>' * 1_000_000
    path = raw_book(tmp_path / "bomb.xlsx", cells)
    begun = time.monotonic()
    with pytest.raises(Refusal, match="tidak wajar"):
        scan(path)
    assert time.monotonic() - begun < 0.5


@pytest.mark.parametrize("mark", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>'])
def test_document_type_is_refused(tmp_path: Path, mark: str) -> None:
    sheet = SHEET.replace("<worksheet", mark + "<worksheet", 1)
    with pytest.raises(Refusal, match="tidak wajar"):
        scan(raw_book(tmp_path / "doctype.xlsx", sheet=sheet))


def test_document_type_behind_a_long_comment_is_refused(tmp_path: Path) -> None:
    sheet = SHEET.replace("<worksheet", f"<!--{' ' * prescan.PIECE}--><!DOCTYPE x><worksheet", 1)
    with pytest.raises(Refusal):
        scan(raw_book(tmp_path / "doctype.xlsx", sheet=sheet))


def test_other_encoding_is_refused(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "utf16.xlsx", **{"xl/other.xml": SHEET.replace("{rows}", FAR).encode("utf-16")})
    with pytest.raises(Refusal):
        scan(path)


def test_wrong_checksum_is_damage(tmp_path: Path) -> None:
    path = raw_book(tmp_path / "crc.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/worksheets/s.xml")
    content[part.header_offset + 60] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(Refusal, match="rusak"):
        scan(path)


@pytest.mark.parametrize(("letters", "number"), [(b"A", 1), (b"Z", 26), (b"AA", 27), (b"BQ", 69), (b"XFD", 16_384)])
def test_column_numbers(letters: bytes, number: int) -> None:
    assert column_number(letters) == number
