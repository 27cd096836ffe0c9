"""Charts on paper: everything stands once, pages name each other, names and figures survive, archives accept it."""

import re
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from desktop.domain.evaluation.reports import Report
from desktop.domain.needs.charts import ChartPost, ChartUnit, MapPaper, PostMap, SpotMap, UnitSpot
from desktop.domain.needs.counts import Count, total
from desktop.letters.post_map import draw_post_map
from desktop.letters.unit_map import draw_unit_map
from tests.letters.archive import faults
from tests.letters.test_report import HOSTILE
from tests.letters.tree import tree

NOW = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
DAY = date(2026, 11, 23)


def report(title="Peta jabatan"):
    return Report(title, "Pemerintah, per 23 Nov 2026", "BKPSDM CONTOH", "", (), NOW, "Penguji", landscape=True)


def unit(number, parent, name, posts=3, whole=None):
    made = tuple(ChartPost(at, f"Jabatan {number}-{at}", Count(at + 2, at)) for at in range(posts))
    own = total(post.count for post in made)
    return ChartUnit(number, parent, name, made, own, whole or own)


def region(services=6, schools=25):
    """A government with services, each with many schools below it."""
    units = [unit(1, None, "Pemerintah", 0, Count(900, 800))]
    for service in range(services):
        units.append(unit(10 + service, 1, f"Dinas {service}", 4, Count(90, 80)))
        units += [unit(100 * (service + 1) + at, 10 + service, f"SDN {service}-{at}.", 5) for at in range(schools)]
    return PostMap(DAY, tuple(units))


def pages(pdf):
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("paper", list(MapPaper))
def test_every_post_stands_once_on_the_pages(paper):
    chart = region()
    text = "\n".join(pages(draw_post_map(chart, report(), paper)))
    for one in chart.units:
        for post in one.posts:
            assert len(re.findall(rf"{post.title}\b(?!-)", text)) == 1
        assert one.name in text


def test_what_is_cut_off_names_its_page_and_that_page_names_it_back():
    found = pages(draw_post_map(region(), report(), MapPaper.A4))
    cuts = [
        (at, int(aim)) for at, text in enumerate(found, 1) for aim in re.findall(r"→ bawahannya: halaman (\d+)", text)
    ]
    assert len(cuts) >= 5
    assert all(f"lanjutan dari halaman {at}" in found[aim - 1] for at, aim in cuts)
    assert all(f"halaman {at} dari {len(found)}" in text for at, text in enumerate(found, 1))


def test_a_unit_of_more_units_than_a_page_holds_goes_on():
    found = pages(draw_post_map(region(1, 60), report(), MapPaper.A4))
    assert len(found) > 2
    assert "dilanjutkan di halaman 3" in found[1]
    assert "lanjutan dari halaman 2" in found[2]


def test_a_unit_of_more_posts_than_a_page_holds_is_parted():
    chart = PostMap(DAY, (unit(1, None, "Dinas", 150),))
    text = "\n".join(pages(draw_post_map(chart, report(), MapPaper.A4)))
    assert "Dinas (lanjutan)" in text
    assert len(set(re.findall(r"Jabatan 1-\d+", text))) == 150


@pytest.mark.parametrize("name", [HOSTILE, "x" * 400, "Dinas\nPendidikan \u202e\x00 \u6f22 \U0001f600"])
def test_any_name_is_drawn_and_archives_accept_it(name):
    chart = PostMap(DAY, (unit(1, None, name), unit(2, 1, name)))
    pdf = draw_post_map(chart, report(), MapPaper.A3)
    assert faults(pdf) == set()
    assert tree(pdf) == "H1 P Figure"
    assert pdf == draw_post_map(chart, report(), MapPaper.A3)


def test_the_map_tells_its_units_in_a_table_too():
    spots = [UnitSpot(at, f"SDN {at} {HOSTILE}"[:60], "Rumbai", 0.5 + at / 50, 101.4, Count(9, at)) for at in range(12)]
    pdf = draw_unit_map(SpotMap(DAY, tuple(spots), ("Kantor",)), report("Peta unit kerja"), MapPaper.A4)
    found = pages(pdf)
    assert faults(pdf) == set()
    assert "tanpa koordinat: Kantor" in found[0]
    assert "km" in found[0]
    assert [f"SDN {at} " in found[1] for at in range(12)] == [True] * 12


def test_a_map_of_nothing_is_a_page():
    assert len(pages(draw_unit_map(SpotMap(DAY, ()), report(), MapPaper.F4))) == 1
