"""The organisation chart: sums from below, one branch alone, a workbook, pages that name each other."""

from datetime import UTC, date, datetime

import pypdfium2
import pytest

from desktop.db.tables import Establishment, Post
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.charts import ChartQuery, MapPaper
from desktop.domain.needs.counts import Count
from desktop.exchange.reader import read_sheet
from desktop.services.needs.post_map import export_post_map, post_map, print_post_map
from tests.services.staff import staff

TODAY = date(2026, 8, 1)
NOW = datetime(2026, 8, 1, 8, 0, tzinfo=UTC)
WHOLE = ChartQuery(TODAY, TODAY)


@pytest.fixture
def office(store):
    """Dinas needs three who manage and has two; its school needs no teacher and has one."""
    with store.write() as session:
        made = staff(session)
        session.add(Establishment(unit_id=made.dinas, post_id=made.pengelola, year=2026, need=3))
    return made


def test_each_box_has_its_own_count_and_that_of_all_below(store, office):
    with store.read() as session:
        dinas, school = post_map(session, WHOLE).units
    assert (dinas.own, dinas.whole) == (Count(3, 2), Count(3, 3, crossed=1))
    assert [(post.title, post.count) for post in school.posts] == [("Guru", Count(0, 1))]
    assert school.parent_id == dinas.id


def test_a_branch_begins_with_its_unit(store, office):
    with store.read() as session:
        chart = post_map(session, ChartQuery(TODAY, TODAY, office.sekolah))
    assert [(unit.name, unit.parent_id) for unit in chart.units] == [("SDN 12 Dinas", None)]
    assert chart.heading() == "SDN 12 Dinas"


def test_the_chart_of_a_day_to_come_counts_who_is_still_there(store, office):
    with store.read() as session:
        later = post_map(session, ChartQuery(TODAY, date(2051, 1, 1)))
    assert later.units[0].whole.holders < 3


def test_the_workbook_has_a_line_for_each_post(store, office, tmp_path):
    with store.write() as session:
        assert export_post_map(session, tmp_path / "peta.xlsx", WHOLE) == 3
    sheet, _found = read_sheet(tmp_path / "peta.xlsx", lambda headings: headings)
    rows = [list(row) for row in sheet.rows]
    assert sheet.name == "01-08-2026 Semua unit"
    assert [row[:9] for row in rows] == [
        ["Dinas", "", "dengan bawahan", "", 3, 3, 0, 1, 1],
        ["Dinas", "", "Pengelola", "", 3, 2, -1, 1, 0],
        ["SDN 12 Dinas", "Dinas", "Guru", "", 0, 1, 1, 0, 1],
    ]
    assert all(row[9] for row in rows)


def test_who_leads_stands_first_then_the_higher_class(store, office):
    titles = (("Kepala Sekolah", None), ("Arsiparis", 5), ("Analis", 9))
    with store.write() as session:
        for title, job_class in titles:
            post = Post(title=title, title_key=title.casefold(), kind=PostKind.FUNCTIONAL, job_class=job_class)
            session.add(post)
            session.flush()
            session.add(Establishment(unit_id=office.sekolah, post_id=post.id, year=2026, need=1))
    with store.read() as session:
        school = post_map(session, WHOLE).units[1]
    assert [(post.title, post.class_words()) for post in school.posts] == [
        ("Kepala Sekolah", ""),
        ("Analis", "9"),
        ("Arsiparis", "5"),
        ("Guru", ""),
    ]


@pytest.mark.parametrize("paper", list(MapPaper))
def test_the_paper_lies_on_its_side_and_tells_the_sum(store, office, paper):
    with store.read() as session:
        printed = print_post_map(session, WHOLE, paper, NOW)
    page = pypdfium2.PdfDocument(printed.pdf)[0]
    width, height = page.get_size()
    assert width > height
    assert (
        "Dinas, per 1 Agu 2026: kurang 1, lebih 1, kebutuhan 3, terisi 3, terpenuhi 67%"
        in page.get_textpage().get_text_bounded()
    )
