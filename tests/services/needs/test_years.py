"""The years: past ones by their own need, a year without one short of nothing, the whole the sum of its posts."""

from datetime import UTC, date, datetime

import pypdfium2
import pytest

from desktop.db.tables import Establishment
from desktop.domain.needs.charts import ChartQuery
from desktop.domain.needs.counts import Count
from desktop.services.needs.years import export_years, filled_words, need_years, print_years, year_cells, year_days
from tests.services.staff import staff

TODAY = date(2026, 8, 1)
WHOLE = ChartQuery(TODAY, TODAY)


@pytest.fixture
def office(store):
    """Two years of need of the Dinas."""
    with store.write() as session:
        made = staff(session)
        for year, need in ((2024, 1), (2026, 4)):
            session.add(Establishment(unit_id=made.dinas, post_id=made.pengelola, year=year, need=need))
    return made


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2026, 12, 31)])
def test_the_days_go_from_five_years_back_to_five_ahead(today):
    days = year_days(today)
    assert (days[5], days[0], days[-1].year) == (today, date(today.year - 5, 12, 31), today.year + 5)
    assert days == sorted(set(days))


def test_each_year_has_its_own_need(store, office):
    with store.read() as session:
        years = need_years(session, WHOLE)
    needs = {year.day.year: year.count.need for year in years if year.has_need}
    assert needs == {2024: 1, 2025: 1, **dict.fromkeys(range(2026, 2032), 4)}
    assert year_cells(years[0])[1] == "–"
    assert years[0].count.short == 0


def test_the_years_of_all_are_the_sum_of_those_of_each_post(store, office):
    with store.read() as session:
        whole = need_years(session, WHOLE)
        parts = [
            need_years(session, ChartQuery(TODAY, TODAY, post_id=post)) for post in (office.pengelola, office.guru)
        ]
        school = need_years(session, ChartQuery(TODAY, TODAY, office.sekolah))
    assert [year.count.holders for year in whole] == [
        sum(year.count.holders for year in years) for years in zip(*parts, strict=True)
    ]
    assert school[5].count == Count(holders=1)


def test_holders_beyond_the_need_fill_no_other_place():
    assert filled_words(Count(2, 0) + Count(2, 4)) == "50%"
    assert filled_words(Count()) == "–"


def test_they_go_out_as_a_workbook_and_on_paper(store, office, tmp_path):
    with store.write() as session:
        assert export_years(session, tmp_path / "tahun.xlsx", WHOLE) == 11
        printed = print_years(session, WHOLE, datetime(2026, 8, 1, 8, 0, tzinfo=UTC))
    text = pypdfium2.PdfDocument(printed.pdf)[0].get_textpage().get_text_bounded()
    assert "Semua unit · Semua jabatan" in text
