"""Task sheets: kept with their need, carried over the years, copied; the sum of a unit is that of its posts."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import AuditEntry
from desktop.domain.needs.tasks import Rounding, Task
from desktop.domain.office import Office
from desktop.domain.refusal import Refusal, Stale
from desktop.services.needs.tasks import (
    TaskSheet,
    begin_year,
    copied_tasks,
    default_year,
    save_task_sheet,
    sheet_sources,
    task_sheet,
    unit_needs,
    year_history,
)
from desktop.services.settings import save_office, set_value
from desktop.services.units.establishment import Need, need_of, save_need
from tests.services.staff import Staff, staff

LETTERS = Task("Mengagenda surat", "surat", 2400, 20)
REPORTS = Task("Menyusun laporan", "laporan", 1250, 150)
"""48,000 and 187,500 minutes: together 3.14 people of 75,000 minutes."""


@pytest.fixture
def office(store: Store) -> Staff:
    with store.write() as session:
        return staff(session)


def keep(session: Session, unit_id: int, post_id: int, *tasks: Task, year: int = 2026) -> int:
    return save_task_sheet(session, replace(task_sheet(session, unit_id, post_id, year), tasks=tasks))


def test_need_follows_from_the_tasks(store: Store, office: Staff) -> None:
    with store.write() as session:
        assert keep(session, office.dinas, office.pengelola, LETTERS, REPORTS) == 3
        sheet = task_sheet(session, office.dinas, office.pengelola, 2026)
        assert (sheet.tasks, sheet.need, sheet.typed) == ((LETTERS, REPORTS), 3, False)
        assert need_of(session, office.dinas, office.pengelola, 2026).need == 3
        keep(session, office.dinas, office.pengelola, LETTERS)
        assert need_of(session, office.dinas, office.pengelola, 2026).need == 1


def test_new_sheet_takes_the_offices_minutes_and_an_old_one_keeps_its_own(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, REPORTS)
        set_value(session, "effective_minutes", 72_000)
        set_value(session, "need_rounding", "up")
        old = task_sheet(session, office.dinas, office.pengelola, 2026)
        new = task_sheet(session, office.dinas, office.guru, 2026)
    assert (old.effective_minutes, old.rounding) == (75_000, Rounding.NEAREST)
    assert (new.effective_minutes, new.rounding) == (72_000, Rounding.UP)


@pytest.mark.parametrize("minutes", [0, 200_001])
def test_settings_refuse_minutes_that_no_year_holds(store: Store, minutes: int) -> None:
    with store.write() as session, pytest.raises(Refusal):
        save_office(session, Office(effective_minutes=minutes))


def test_the_sum_of_a_unit_is_that_of_its_posts(store: Store, office: Staff) -> None:
    """2.5 and 2.5 people are 3 and 3 posts: the unit needs 6, not the 5 of its minutes."""
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, REPORTS)
        keep(session, office.dinas, office.guru, REPORTS)
        found = unit_needs(session, office.dinas, 2026)
    assert [(post.title, post.need, post.people, post.holders) for post in found.posts] == [
        ("Guru", 3, 2.5, 0),
        ("Pengelola", 3, 2.5, 2),
    ]
    assert (found.need, found.holders, found.minutes, found.years) == (6, 2, 375_000, (2026,))


def test_posts_that_are_held_without_a_need_are_shown(store: Store, office: Staff) -> None:
    with store.read() as session:
        (post,) = unit_needs(session, office.sekolah, 2026).posts
    assert (post.title, post.need, post.holders, post.recorded) == ("Guru", 0, 1, False)


def test_a_new_year_begins_with_the_tasks_of_the_last(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, LETTERS, REPORTS)
        keep(session, office.dinas, office.guru, REPORTS, year=2027)
        carried = task_sheet(session, office.dinas, office.pengelola, 2027)
        years = year_history(session, office.dinas, office.pengelola)
    assert (carried.tasks, carried.need, carried.typed) == ((LETTERS, REPORTS), 3, False)
    assert [(one.year, one.need, one.tasks, one.minutes) for one in years] == [
        (2027, 3, 2, 235_500),
        (2026, 3, 2, 235_500),
    ]


def test_begin_year_copies_the_unit_once(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, REPORTS)
        begin_year(session, office.dinas, 2027)
        assert default_year(session, office.dinas, date(2026, 11, 23)) == 2027
        assert unit_needs(session, office.dinas, 2027).need == 3
        with pytest.raises(Refusal, match="2027"):
            begin_year(session, office.dinas, 2027)
        with pytest.raises(Refusal, match="belum memiliki"):
            begin_year(session, office.sekolah, 2027)


def test_a_typed_need_no_longer_follows_from_its_tasks(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, REPORTS)
        known = need_of(session, office.dinas, office.pengelola, 2026)
        save_need(session, office.dinas, office.pengelola, Need(2026, 5, "", known.version))
        sheet = task_sheet(session, office.dinas, office.pengelola, 2026)
    assert (sheet.need, sheet.typed, sheet.tasks) == (5, True, (REPORTS,))


def test_a_note_alone_leaves_the_need_to_its_tasks(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, REPORTS)
        save_need(session, office.dinas, office.pengelola, Need(2026, 3, "catatan", 0))
        sheet = task_sheet(session, office.dinas, office.pengelola, 2026)
    assert (sheet.typed, sheet.note) == (False, "catatan")


def test_a_save_over_anothers_is_refused_even_where_the_need_is_the_same(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, REPORTS)
    with store.write() as session:
        mine = task_sheet(session, office.dinas, office.pengelola, 2026)
        keep(session, office.dinas, office.pengelola, REPORTS, Task("Rapat", "kali", 1, 1))
    with store.write() as session, pytest.raises(Stale):
        save_task_sheet(session, mine)


def test_what_tasks_were_stays_in_the_trail(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.pengelola, LETTERS)
        keep(session, office.dinas, office.pengelola, REPORTS)
        last = session.query(AuditEntry).filter_by(table_name="need_task").order_by(AuditEntry.id.desc()).first()
    assert last is not None
    assert last.details == {
        "tasks": [
            [["Mengagenda surat", "surat", 2400.0, 20.0]],
            [["Menyusun laporan", "laporan", 1250.0, 150.0]],
        ]
    }


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (TaskSheet(1, 1, 2026), "Belum ada uraian tugas"),
        (TaskSheet(1, 1, 1999, (LETTERS,)), "Tahun"),
        (TaskSheet(1, 1, 2026, (LETTERS,), effective_minutes=0), "Waktu kerja efektif"),
        (TaskSheet(1, 1, 2026, (Task("Besar", "", 1e8, 1e8),)), "orang"),
    ],
)
def test_a_sheet_that_cannot_be_counted_is_refused(store: Store, office: Staff, sheet: TaskSheet, words: str) -> None:
    with store.write() as session, pytest.raises(Refusal, match=words):
        save_task_sheet(session, sheet)


def test_sheets_to_copy_from_begin_with_the_same_post_here(store: Store, office: Staff) -> None:
    with store.write() as session:
        keep(session, office.dinas, office.guru, LETTERS)
        keep(session, office.sekolah, office.guru, REPORTS, year=2025)
        keep(session, office.sekolah, office.pengelola, LETTERS)
        found = sheet_sources(session, office.sekolah, office.guru, 2026)
        tasks = copied_tasks(session, found[0])
    # The year 2026 of the school came with Pengelola and carried Guru over: that is the sheet itself.
    assert [(one.unit, one.post, one.year) for one in found] == [
        ("SDN 12 Dinas", "Guru", 2025),
        ("Dinas", "Guru", 2026),
        ("SDN 12 Dinas", "Pengelola", 2026),
    ]
    assert tasks == (REPORTS,)
