"""Import of 100,000 employees against openpyxl reading the same workbook, and against calamine and a raw insert.

The import does what the window does: looks for hostile cells, checks every row, compares it with the database,
writes employees and histories, makes the search index and commits. Its peers check nothing and make no index:
openpyxl only goes through the cells, plainly and in its mode for reading; calamine's rows go by `executemany` into
the same tables with the same indexes and pragmas, once all that the import writes, once the employees alone.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import sqlcipher3.dbapi2 as sqlite
from python_calamine import CalamineWorkbook

from desktop.db.engine import WRITER_PRAGMAS
from desktop.db.migrate import migrate
from desktop.db.store import Store
from desktop.services.imports.imports import import_file
from desktop.services.imports.plan import COLUMNS
from desktop.services.sample.people import HEADINGS
from desktop.services.sample.sample import write_sample_workbook

TODAY = date(2026, 11, 23)
# Which of SIASN's columns goes where, without looking at what it holds.
RAW = {
    "siasn_id": "PNS ID",
    "nip": "NIP BARU",
    "old_nip": "NIP LAMA",
    "name": "NAMA",
    "name_key": "NAMA",
    "title_before": "GELAR DEPAN",
    "title_after": "GELAR BELAKANG",
    "kind": "STATUS CPNS PNS",
    "legal_status": "KEDUDUKAN HUKUM ID",
    "sex": "JENIS KELAMIN",
    "birth_place": "TEMPAT LAHIR NAMA",
    "birth_date": "TANGGAL LAHIR",
    "religion": "AGAMA ID",
    "marital_status": "JENIS KAWIN ID",
    "nik": "NIK",
    "phone": "NOMOR HP",
    "email": "EMAIL",
    "address": "ALAMAT",
    "appointed_on": "TMT CPNS",
    "tenured_on": "TMT PNS",
    "contract_number": "NOMOR SK CPNS",
    "grade": "GOL AKHIR NAMA",
    "grade_since": "TMT GOLONGAN",
    "service_years": "MK TAHUN",
    "service_months": "MK BULAN",
    "education_level": "TINGKAT PENDIDIKAN ID",
    "education_field": "PENDIDIKAN NAMA",
    "graduation_year": "TAHUN LULUS",
    "post_since": "TMT JABATAN",
}


def main(arguments: list[str]) -> None:
    """Print both ratios, measured in one run on one workbook."""
    parser = argparse.ArgumentParser(prog="bench imports", description=__doc__)
    parser.add_argument("--employees", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        workbook, empty = Path(folder, "pegawai.xlsx"), Path(folder, "empty.db")
        write_sample_workbook(workbook, chosen.employees, TODAY)
        migrate(empty, empty.with_suffix(".before"))
        print(f"{chosen.employees:,} employees, {workbook.stat().st_size / 1e6:.1f} MB, 69 columns")
        # In turn, so that a busy machine is as busy for one as for the other.
        ways = (_import, _raw, _raw_employees)
        rounds = [[_taken(way, workbook, empty) for way in ways] for _ in range(chosen.rounds)]
        ours, raw, employees = (min(times) for times in zip(*rounds, strict=True))
        print(f"import, checks and search index         {ours:7.2f} s   {chosen.employees / ours:,.0f} employees/s")
        print(f"calamine, executemany of the same rows  {raw:7.2f} s   import is {ours / raw:.2f} x (aim <= 1.5)")
        print(f"calamine, executemany of employees only {employees:7.2f} s   import is {ours / employees:.2f} x")
        for read_only, title in ((False, "load_workbook"), (True, "load_workbook(read_only=True)")):
            slow = _taken(_openpyxl, workbook, read_only)
            print(f"openpyxl {title:30} {slow:7.2f} s   import is {slow / ours:.1f} x faster (aim >= 8)", flush=True)


def _taken(work: Callable[..., None], *what: object) -> float:
    begun = time.perf_counter()
    work(*what)
    return time.perf_counter() - begun


def _import(workbook: Path, empty: Path) -> None:
    database = empty.with_name("ours.db")
    shutil.copy(empty, database)
    store = Store(database, "bench")
    with store.write() as session:
        for _step in import_file(session, workbook, TODAY):
            pass
    store.close()
    database.unlink()


def _raw_employees(workbook: Path, empty: Path) -> None:
    _raw(workbook, empty, histories=False)


def _raw(workbook: Path, empty: Path, *, histories: bool = True) -> None:
    """The same rows into the same tables, unlooked at: employees, and the three histories that each begins."""
    database = empty.with_name("raw.db")
    shutil.copy(empty, database)
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).iter_rows()
    next(rows)
    places = [HEADINGS.index(RAW[column]) for column in COLUMNS if column in RAW]
    with closing(sqlite.connect(database, isolation_level=None)) as connection:
        for pragma in WRITER_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        people = []
        begun: list[tuple[list[tuple[object, ...]], str]] = [
            ([], "post_history (employee_id, unit_name, post_title, starts_on, kind, assignment) VALUES (?,?,?,?,?,?)"),
            ([], "grade_history (employee_id, grade, starts_on) VALUES (?,?,?)"),
            ([], "education_history (employee_id, level, field) VALUES (?,?,?)"),
        ]
        for number, row in enumerate(rows, 1):
            people.append((number, *[row[place] for place in places], None, None))
            begun[0][0].append((number, row[55], row[43], row[44], "MJ", "D"))
            begun[1][0].append((number, row[36], row[37]))
            begun[2][0].append((number, row[45], row[48]))
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        connection.executemany(f"INSERT INTO employee (id, {', '.join(COLUMNS)}) VALUES ({marks})", people)
        for written, statement in begun if histories else ():
            connection.executemany(f"INSERT INTO {statement}", written)
        connection.execute("COMMIT")
    database.unlink()


def _openpyxl(workbook: Path, read_only: bool) -> None:
    book = openpyxl.load_workbook(workbook, read_only=read_only)
    for _row in book.worksheets[0].iter_rows(values_only=True):
        pass
    book.close()
