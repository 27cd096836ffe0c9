"""Units on the map: those below without a place count where they belong; what has no place is named."""

from datetime import UTC, date, datetime

import pypdfium2
import pytest

from desktop.db.tables import Establishment, Unit
from desktop.domain.needs.charts import ChartQuery, MapPaper
from desktop.domain.needs.counts import Count
from desktop.services.needs.unit_spots import export_spots, print_spots, spot_map
from tests.services.staff import staff

TODAY = date(2026, 8, 1)
NOW = datetime(2026, 8, 1, 8, 0, tzinfo=UTC)
WHOLE = ChartQuery(TODAY, TODAY)


@pytest.fixture
def office(store):
    """Dinas needs three who manage and has two; its school has one teacher."""
    with store.write() as session:
        made = staff(session)
        session.add(Establishment(unit_id=made.dinas, post_id=made.pengelola, year=2026, need=3))
    return made


def place(store, unit_id, latitude=0.55, longitude=101.43):
    with store.write() as session:
        unit = session.get(Unit, unit_id)
        unit.latitude, unit.longitude, unit.district = latitude, longitude, "Rumbai"


def test_a_unit_without_a_place_counts_where_it_belongs(store, office):
    place(store, office.dinas)
    with store.read() as session:
        found = spot_map(session, WHOLE)
    assert [(spot.name, spot.count) for spot in found.spots] == [("Dinas", Count(3, 3, crossed=1))]
    assert found.unplaced == ()


def test_what_is_nowhere_on_the_map_is_named(store, office):
    place(store, office.sekolah)
    with store.read() as session:
        found = spot_map(session, WHOLE)
    assert [spot.name for spot in found.spots] == ["SDN 12 Dinas"]
    assert found.unplaced == ("Dinas",)


def test_a_post_shows_only_units_that_have_to_do_with_it(store, office):
    place(store, office.dinas)
    place(store, office.sekolah, 0.6)
    with store.read() as session:
        found = spot_map(session, ChartQuery(TODAY, TODAY, post_id=office.guru))
    assert [(spot.name, spot.count) for spot in found.spots] == [("SDN 12 Dinas", Count(0, 1))]


def test_it_goes_out_as_a_workbook_and_on_paper(store, office, tmp_path):
    place(store, office.dinas)
    with store.write() as session:
        assert export_spots(session, tmp_path / "peta.xlsx", WHOLE) == 1
        pdf = pypdfium2.PdfDocument(print_spots(session, WHOLE, MapPaper.A4, NOW).pdf)
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert "−1" in texts[0]
    assert "Rumbai" in texts[1]
