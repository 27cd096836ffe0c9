"""Workbooks for tests: good ones by the program's own writer, bad ones built byte by byte."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from desktop.services.sample.people import HEADINGS

GOOD = {
    "PNS ID": "A1",
    "NIP BARU": "198503172010012001",
    "NAMA": "RINA BATUBARA",
    "TANGGAL LAHIR": "17-03-1985",
    "JENIS KELAMIN": "F",
    "JENIS PEGAWAI NAMA": "PNS Daerah",
    "KEDUDUKAN HUKUM ID": "01",
    "STATUS CPNS PNS": "P",
    "TMT CPNS": "01-01-2010",
    "GOL AWAL NAMA": "III/a",
    "GOL AKHIR ID": "33",
    "GOL AKHIR NAMA": "III/c",
    "TMT GOLONGAN": "01-04-2020",
    "JENIS JABATAN ID": "4",
    "JABATAN NAMA": "Pengadministrasi Perkantoran",
    "TMT JABATAN": "02-01-2015",
    "TINGKAT PENDIDIKAN ID": "40",
    "PENDIDIKAN NAMA": "Hukum",
    "UNOR ID": "U1",
    "UNOR NAMA": "Kelurahan Palas",
    "SATUAN KERJA INDUK NAMA": "Kecamatan Rumbai",
    "INSTANSI INDUK NAMA": "Pemerintah Kota Pekanbaru",
}
OTHER = GOOD | {"PNS ID": "A2", "NIP BARU": "199002032015031002", "NAMA": "BUDI KOTO", "TANGGAL LAHIR": "03-02-1990"}
OTHER |= {"JENIS KELAMIN": "M", "TMT CPNS": "01-03-2015", "TMT GOLONGAN": "01-04-2021"}

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def employees_book(path: Path, *people: Mapping[str, object], headings: Sequence[str] = HEADINGS) -> Path:
    """A workbook of SIASN's 69 columns with one row for each of `people`."""
    return plain_book(path, [headings, *[[person.get(heading, "") for heading in headings] for person in people]])


def plain_book(path: Path, rows: Sequence[Sequence[object]], start: tuple[int, int] = (0, 0)) -> Path:
    """A workbook with `rows` as they are; text that begins with "=" becomes a formula without a result."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy", "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("DATA UTAMA")
        for number, row in enumerate(rows, start[0]):
            for place, value in enumerate(row, start[1]):
                if value == "":
                    continue
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(number, place, value, None, "")
                elif isinstance(value, str):
                    sheet.write_string(number, place, value)
                else:
                    sheet.write(number, place, value)
    return path


def raw_book(path: Path, rows: str = "", sheet: str = SHEET, **parts: bytes) -> Path:
    """A workbook whose sheet holds `rows` as XML; `parts` are added to the zip as they are."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(kind="worksheet", target="worksheets/s.xml"))
        archive.writestr("xl/worksheets/s.xml", sheet.replace("{rows}", rows))
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
