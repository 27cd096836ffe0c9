"""The sample office: several hundred invented employees with histories, cases and an objection, made in a moment.

It comes in through the same reading and checking as an export of SIASN, so trying it tries the import too.
"""

import random
from collections.abc import Generator, Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db.changes import note_bulk_change
from desktop.domain.cases.progress import Progress
from desktop.exchange.reader import Cell, Sheet
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.imports.imports import import_sheet
from desktop.services.sample.cases import add_sample_cases
from desktop.services.sample.needs import add_sample_needs
from desktop.services.sample.office import EDUCATION_NAMES, KIND_NAMES, POSTS, units
from desktop.services.sample.people import HEADINGS, SEED, many_employees, sample_employees
from desktop.text import _

ESTABLISHMENT_HEADINGS = (
    *("KODE UNOR", "UNOR NAMA", "UNOR INDUK", "KECAMATAN", "LINTANG", "BUJUR", "JABATAN NAMA", "JENIS JABATAN"),
    *("KELAS", "BUP", "PENDIDIKAN MINIMAL", "BIDANG PENDIDIKAN", "GOL MINIMAL", "KEBUTUHAN ABK"),
)
_RATINGS = ("1", "2", "2", "2", "2", "2", "3")
"""Predikat 1 Sangat Baik to 3 Butuh Perbaikan, about as often as offices give them."""
_COURSES = ("Pelatihan Dasar CPNS", "Bimtek Pelayanan Publik", "Pelatihan Manajemen ASN", "Bimtek Kearsipan")


def make_sample(session: Session, today: date) -> Generator[Progress, None, int]:
    """Fill an empty database with the sample office; how many employees it has."""
    yield Progress(0, 4, _("Units and posts"))
    posts = Sheet("FORMASI", ESTABLISHMENT_HEADINGS, _establishment())
    yield from import_sheet(session, posts, _("sample office"), today)
    yield Progress(1, 4, _("Employees"))
    people = Sheet("DATA UTAMA", HEADINGS, sample_employees(today))
    result = yield from import_sheet(session, people, _("sample office"), today)
    yield Progress(2, 4, _("Histories"))
    _add_histories(session, today)
    yield Progress(3, 4, _("Cases"))
    add_sample_cases(session, today)
    add_sample_needs(session, today)
    yield Progress(4, 4, "")
    return result.imported


def write_sample_workbook(path: Path, employees: int, today: date) -> int:
    """Write a workbook of `employees` invented people as SIASN exports them; the number written."""
    columns = [WorkbookColumn(heading, 16) for heading in HEADINGS]
    return write_workbook(path, "DATA UTAMA", columns, many_employees(employees, today))


def _establishment() -> Iterator[list[Cell]]:
    for unit in units():
        for post in POSTS[unit.posts]:
            yield [
                *(unit.code, unit.name, unit.parent, unit.district, unit.latitude, unit.longitude),
                *(post.title, KIND_NAMES[post.kind], post.job_class, post.retirement_age),
                *(EDUCATION_NAMES[post.education], post.fields, post.grade, post.need),
            ]


def _add_histories(session: Session, today: date) -> None:
    """Appraisals of the last two years for all; courses, earlier posts and penalties for some."""
    chance = random.Random(SEED)  # noqa: S311  # as for the people
    run = session.connection().exec_driver_sql
    people = list(run("SELECT id, appointed_on, post_since, unit_id, post_id FROM employee ORDER BY id"))
    ratings = [
        (number, year, chance.choice(_RATINGS))
        for number, appointed, _since, _unit, _post in people
        for year in (today.year - 2, today.year - 1)
        if int(appointed[:4]) < year
    ]
    run(
        "INSERT INTO performance (employee_id, year, scale, rating) VALUES (?, ?, 'permenpanrb-6-2022', ?)",
        ratings,
    )
    courses = [(number, chance.choice(_COURSES), 24, f"{today.year - 1}-05-12") for number, *_rest in people[::3]]
    run("INSERT INTO training (employee_id, name, hours, starts_on) VALUES (?, ?, ?, ?)", courses)
    run(
        "INSERT INTO discipline (employee_id, severity, kind, decree_number, decree_date, starts_on, ends_on) "
        "VALUES (?, 'light', 'Teguran tertulis', '862/1/SAMPEL', ?, ?, ?)",
        [(people[40][0], *[(today - timedelta(days=days)).isoformat() for days in (90, 90, -90)])],
    )
    run("INSERT INTO post_history " + _EARLIER_POSTS, [(number,) for number, *_rest in people[::5]])
    note_bulk_change(session, "performance", "training", "discipline", "post_history")


# Before the present post: the same post in another unit of the same kind, for who has served long enough.
_EARLIER_POSTS = (
    "(employee_id, unit_id, post_id, unit_name, post_title, kind, assignment, starts_on, ends_on) "
    "SELECT e.id, u.id, p.id, u.name, p.title, 'MJ', 'D', e.appointed_on, date(e.post_since, '-1 day') "
    "FROM employee e JOIN post p ON p.id = e.post_id "
    "JOIN establishment s ON s.post_id = p.id AND s.unit_id <> e.unit_id JOIN unit u ON u.id = s.unit_id "
    "WHERE e.id = ? AND e.appointed_on < e.post_since ORDER BY (s.id * 31 + e.id) % 97 LIMIT 1"
)
