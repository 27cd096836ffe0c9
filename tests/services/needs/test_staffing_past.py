"""A past day says of how many nobody recorded where they served, for the counts would leave them out in silence."""

from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import Employee, PostHistory
from desktop.domain.needs.charts import ChartQuery
from desktop.services.needs.staffing_past import incomplete_words, unknown_on
from desktop.services.needs.years import lacking, need_years, print_years, year_cells
from tests.services.staff import Staff, staff

TODAY = date(2026, 8, 1)
DAY = date(2021, 12, 31)


@pytest.fixture
def office(session: Session) -> Staff:
    """Ahmad is in service since 2005 and in his post since 2023; Budi came in 2022."""
    return staff(session)


def test_who_served_before_the_recorded_post_is_unknown(session: Session, office: Staff) -> None:
    days = [DAY, date(2004, 6, 1), date(2023, 6, 1), TODAY, TODAY + timedelta(days=400)]
    assert unknown_on(session, days, TODAY) == {DAY: 1}


@pytest.mark.parametrize(("starts", "ends", "unknown"), [(2010, 2022, 0), (2010, 2015, 1), (None, None, 0)])
def test_a_history_that_covers_the_day_makes_it_known(
    session: Session, office: Staff, starts: int | None, ends: int | None, unknown: int
) -> None:
    session.add(
        PostHistory(
            employee_id=office.ahmad,
            unit_id=office.sekolah,
            post_id=office.guru,
            starts_on=starts and date(starts, 1, 1),
            ends_on=ends and date(ends, 12, 31),
        )
    )
    session.flush()
    assert unknown_on(session, [DAY], TODAY).get(DAY, 0) == unknown


def test_the_appointment_counts_before_the_number(session: Session, office: Staff) -> None:
    ahmad = session.get(Employee, office.ahmad)
    assert ahmad is not None
    ahmad.appointed_on = date(2022, 3, 1)
    session.flush()
    assert unknown_on(session, [DAY], TODAY) == {}


def test_a_year_with_anybody_unknown_tells_no_holders(session: Session, office: Staff) -> None:
    years = need_years(session, ChartQuery(TODAY, TODAY))
    assert year_cells(years[0])[2:] == ("–", "–", "–", "–")
    assert year_cells(years[5])[2] == "3"
    assert years[0].words() == "riwayat jabatan belum lengkap: 1 pegawai"
    assert "2021: 1, 2022: 1." in lacking(years)
    printed = print_years(session, ChartQuery(TODAY, TODAY), datetime(2026, 8, 1, 8, 0, tzinfo=UTC))
    assert "belum lengkap" in pypdfium2.PdfDocument(printed.pdf)[0].get_textpage().get_text_bounded()


def test_a_past_day_is_shown_with_a_warning(session: Session, office: Staff) -> None:
    assert "1 pegawai" in incomplete_words(session, DAY, TODAY)
    assert incomplete_words(session, TODAY, TODAY) == ""
