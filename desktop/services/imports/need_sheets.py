"""Needs going out as workbooks that can be filled in and taken in again: the formasi, and task sheets (ABK)."""

from collections.abc import Collection, Iterator
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from desktop.db.changes import audit
from desktop.db.tables import Establishment, Post, Unit
from desktop.domain.employees.education import education_name
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.tasks import Rounding, Task, workload
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.imports.tasks import ROUNDING_CELLS
from desktop.services.needs.tasks import tasks_of
from desktop.services.settings import office

FORMASI_HEADINGS = (
    *("KODE UNOR", "UNOR NAMA", "UNOR INDUK", "KECAMATAN", "LINTANG", "BUJUR", "JABATAN NAMA", "JENIS JABATAN"),
    *("KELAS", "BUP", "PENDIDIKAN MINIMAL", "BIDANG PENDIDIKAN", "GOL MINIMAL", "KEBUTUHAN ABK", "TAHUN"),
)
TASK_HEADINGS = (
    *("KODE UNOR", "UNOR NAMA", "JABATAN NAMA", "TAHUN", "NO", "URAIAN TUGAS", "HASIL KERJA", "VOLUME"),
    *("WAKTU (MENIT)", "JUMLAH MENIT", "WAKTU KERJA EFEKTIF", "PEMBULATAN", "KEBUTUHAN EKSAK", "KEBUTUHAN PEGAWAI"),
)
"""The headings are those that the import reads, so they are the same in every language of the screens."""
_KINDS = {
    PostKind.STRUCTURAL: "Jabatan Struktural",
    PostKind.FUNCTIONAL: "Jabatan Fungsional Tertentu",
    PostKind.BOTH: "Jabatan Rangkap",
    PostKind.GENERAL: "Jabatan Fungsional Umum",
}


def export_formasi(session: Session, path: Path, year: int | None = None) -> int:
    """Write units, posts and needs of `year`, or of the newest of each unit; how many rows. It only reads."""
    columns = [WorkbookColumn(heading) for heading in FORMASI_HEADINGS]
    return write_workbook(path, "FORMASI", columns, _formasi(session, year))


def export_task_sheets(session: Session, path: Path, unit_ids: Collection[int], year: int) -> int:
    """Write the tasks of these units' posts in `year`, a row without task where none stand yet; how many rows."""
    columns = [WorkbookColumn(heading, 44 if heading == "URAIAN TUGAS" else 0) for heading in TASK_HEADINGS]
    return write_workbook(path, "URAIAN TUGAS", columns, _tasks(session, unit_ids, year))


def note_export(session: Session, count: int) -> int:
    """Write to the audit trail that `count` rows of needs went out as a workbook; the count again."""
    audit(session, "export", Establishment.__tablename__, None, {"rows": count})
    return count


def _formasi(session: Session, year: int | None) -> Iterator[tuple[object, ...]]:
    above = aliased(Unit)
    newest = select(Establishment.unit_id, func.max(Establishment.year).label("year")).group_by(Establishment.unit_id)
    last = newest.subquery()
    query = (
        select(Unit, above.name, Post, Establishment.need, Establishment.year)
        .select_from(Establishment)
        .join(Unit, Unit.id == Establishment.unit_id)
        .outerjoin(above, above.id == Unit.parent_id)
        .join(Post, Post.id == Establishment.post_id)
        .where(Unit.removed_at.is_(None), Post.removed_at.is_(None))
        .order_by(Unit.path, Post.title_key)
    )
    if year is None:
        query = query.join(last, (last.c.unit_id == Unit.id) & (last.c.year == Establishment.year))
    else:
        query = query.where(Establishment.year == year)
    for unit, parent, post, need, of_year in session.execute(query):
        yield (*_unit_cells(unit, parent), *_post_cells(post), need, of_year)


def _unit_cells(unit: Unit, parent: str | None) -> tuple[object, ...]:
    return (unit.siasn_id, unit.name, parent, unit.district, unit.latitude, unit.longitude)


def _post_cells(post: Post) -> tuple[object, ...]:
    asked = (education_name(post.least_education), post.education_fields, post.least_grade)
    return (post.title, _KINDS[post.kind], post.job_class, post.retirement_age, *asked)


def _tasks(session: Session, unit_ids: Collection[int], year: int) -> Iterator[tuple[object, ...]]:
    query = (
        select(Establishment, Unit.siasn_id, Unit.name, Post.title)
        .join(Unit, Unit.id == Establishment.unit_id)
        .join(Post, Post.id == Establishment.post_id)
        .where(Establishment.year == year, Establishment.unit_id.in_(unit_ids))
        .order_by(Unit.path, Post.title_key)
    )
    rows = session.execute(query).all()
    tasks = tasks_of(session, [row.id for row, _code, _unit, _post in rows])
    usual = office(session)
    settled = (usual.effective_minutes, Rounding(usual.need_rounding))
    for row, code, unit, post in rows:
        yield from _sheet((code, unit, post, row.year), row, tasks.get(row.id, ()), settled)


def _sheet(
    place: tuple[object, ...], row: Establishment, tasks: Collection[Task], settled: tuple[int, Rounding]
) -> Iterator[tuple[object, ...]]:
    effective, rounding = row.effective_minutes or settled[0], row.rounding or settled[1]
    frame = (effective, ROUNDING_CELLS[rounding])
    if not tasks:
        yield (*place, None, None, None, None, None, None, *frame, None, row.need)
    people = workload(tasks, effective, rounding).shown_people()
    for number, task in enumerate(tasks, 1):
        figures = (task.volume, task.minutes, float(task.load))
        yield (*place, number, task.task, task.result, *figures, *frame, people, row.need)
