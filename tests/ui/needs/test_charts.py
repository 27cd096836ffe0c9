"""The charts of need in the window: boxes fold and are found, years and units are told by key, and go out as files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.db.tables import Establishment, Unit
from desktop.domain.needs.charts import ChartPost, ChartUnit, PostMap, UnitSpot, YearCount
from desktop.domain.needs.counts import Count, total
from desktop.ui import messages
from desktop.ui.needs.chart import OrganisationChart
from desktop.ui.needs.chart_view import ChartView
from desktop.ui.needs.unit_map import UnitMap
from desktop.ui.needs.unit_map_view import UnitMapView
from desktop.ui.needs.years import YearsTab
from desktop.ui.needs.years_plot import YearsPlot, _round_up
from desktop.ui.report_window import ReportWindow
from desktop.ui.style import Theme, apply_theme
from tests.services.staff import staff
from tests.ui.conftest import NotingShell, settle

DAY = date(2026, 8, 1)
TABS = (OrganisationChart, YearsTab, UnitMap)


def unit(number: int, parent: int | None, name: str) -> ChartUnit:
    posts = (ChartPost(1, "Guru", Count(3, 1)),)
    own = total(post.count for post in posts)
    return ChartUnit(number, parent, name, posts, own, own if parent == 2 else own + own)


CHART = PostMap(
    DAY,
    (
        unit(1, None, "Pemerintah"),
        unit(2, 1, "Dinas Pendidikan"),
        *(unit(10 + at, 2, f"SDN {at}") for at in range(40)),
        unit(3, 1, "Kecamatan Rumbai"),
    ),
)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ChartView:
    apply_theme(qapp, Theme.LIGHT)
    shown = ChartView("needs.chart.view")
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    shown.show_map(CHART)
    return shown


def test_a_large_chart_opens_folded_and_unfolds(view: ChartView) -> None:
    assert set(view.boxes()) == {1, 2, 3}
    view.fold(2)
    assert len(view.boxes()) == 43
    view.fold_all()
    assert set(view.boxes()) == {1, 2, 3}


def test_a_unit_is_found_in_what_is_folded(view: ChartView) -> None:
    assert view.find_unit("sdn 7") == 4
    current = view.current()
    assert current is not None
    assert current.name == "SDN 7"
    assert "SDN 7: kurang 2, kebutuhan 3" in view.accessibleDescription()
    assert view.find_unit("tidak ada") == 0


def test_the_next_that_fits_comes_next(view: ChartView) -> None:
    names = []
    for _time in range(3):
        view.find_unit("sdn 1")
        names.append(view.current().name if (view.current()) else "")  # type: ignore[union-attr]
    assert names == ["SDN 1", "SDN 10", "SDN 11"]


def test_keys_go_from_box_to_box(qtbot: QtBot, view: ChartView) -> None:
    told = []
    keys = Qt.Key
    for key in (
        keys.Key_Down,
        keys.Key_Right,
        keys.Key_Left,
        keys.Key_Space,
        keys.Key_Down,
        keys.Key_Up,
        keys.Key_Home,
    ):
        qtbot.keyClick(view, key)
        current = view.current()
        told.append(current.id if current else None)
    assert told == [2, 3, 2, 2, 10, 2, 1]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, keys.Key_Return)
    assert opened.args == [1]


def test_ctrl_and_the_wheel_zoom(qtbot: QtBot, view: ChartView) -> None:
    before = view.percent()
    place = QPointF(300, 300)
    turned = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turned)
    assert view.percent() < before
    qtbot.keyClicks(view, "+++f")
    assert view.percent() == before


def test_the_knob_below_a_box_folds_it(qtbot: QtBot, view: ChartView) -> None:
    box = view.boxes()[2]
    place = view.mapFromScene(box.mapToScene(box.knob().center()))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(view.boxes()) == 43


def test_the_plot_tells_a_year_by_keys(qtbot: QtBot) -> None:
    plot = YearsPlot("needs.years.plot")
    qtbot.addWidget(plot)
    years = [
        YearCount(date(2025, 12, 31), Count(holders=2), has_need=False),
        YearCount(DAY, Count(5, 3), is_today=True),
        YearCount(date(2027, 8, 1), Count(5, 1)),
    ]
    plot.show_years(years)
    plot.show()
    for _step in range(2):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.reading() == "2027: kurang 4, kebutuhan 5, terisi 1, terpenuhi 20%"
    assert plot.accessibleDescription().splitlines()[:2] == [
        "2025: terisi 2",
        "sekarang: kurang 2, kebutuhan 5, terisi 3, terpenuhi 60%",
    ]


@pytest.mark.parametrize(("value", "top"), [(0, 4), (5, 8), (12, 12), (101, 120), (871, 1000), (4001, 6000)])
def test_the_axis_ends_at_four_whole_steps(value: int, top: int) -> None:
    assert _round_up(value) == top


def test_the_map_goes_from_the_largest_gap_down(qtbot: QtBot, shell: NotingShell) -> None:
    view = UnitMapView("needs.map.view", shell.background)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_spots([UnitSpot(at, f"SDN {at}", "Rumbai", 0.5 + at / 100, 101.4, Count(5, at)) for at in range(3)])
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen.args[0].name == "SDN 0"
    place = next(circle.middle for circle in view.layout_now().circles if circle.spot.id == 2)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPointF(*place).toPoint())
    assert opened.args == [2]


def test_the_map_is_dragged_and_fitted_again(qtbot: QtBot, shell: NotingShell) -> None:
    view = UnitMapView("needs.map.view", shell.background)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_spots([UnitSpot(1, "SDN", "", 0.5, 101.4, Count(5, 1))])
    before = view.layout_now().circles[0].middle
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(view, QPoint(150, 90))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 90))
    x, y = view.layout_now().circles[0].middle
    assert (round(x - before[0]), round(y - before[1])) == (100, 40)
    view.fit()
    assert view.layout_now().circles[0].middle == pytest.approx(before)


def test_a_large_map_is_laid_off_the_window_and_follows_meanwhile(qtbot: QtBot, shell: NotingShell) -> None:
    view = UnitMapView("needs.map.view", shell.background)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_spots(
        [UnitSpot(at, f"SDN {at}", "", 0.5 + at / 900, 101.4 + at % 7 / 90, Count(5, 1)) for at in range(90)]
    )
    assert view._laid is None
    settle(qtbot, shell)
    before = view._laid
    view.zoom(1.25)
    assert view._laid is before
    view.grab()
    settle(qtbot, shell)
    assert view._laid.view == view._view != before.view
    assert view.layout_now() is view._laid.layout


@pytest.fixture
def office(shell: NotingShell) -> NotingShell:
    """Dinas needs three who manage and has two, and lies somewhere."""
    with shell.background.store.write() as session:
        made = staff(session)
        session.add(Establishment(unit_id=made.dinas, post_id=made.pengelola, year=2020, need=3))
        dinas = session.get(Unit, made.dinas)
        assert dinas is not None
        dinas.latitude, dinas.longitude = 0.5, 101.4
    return shell


@pytest.mark.parametrize("make", TABS, ids=lambda make: make.__name__)
def test_each_chart_goes_out_as_workbook_picture_and_paper(
    qtbot: QtBot, office: NotingShell, tmp_path: Path, make
) -> None:
    tab = make(office)
    qtbot.addWidget(tab)
    tab.resize(1000, 700)
    tab.show()
    tab.refresh()
    settle(qtbot, office)
    acts = tab._export.menu().actions()
    messages.answer_next(tmp_path / "a.xlsx", tmp_path / "a.png")
    for act in (acts[0], acts[-1], acts[1]):
        act.trigger()
        settle(qtbot, office)
    assert (tmp_path / "a.xlsx").stat().st_size > 1000
    assert QImage(str(tmp_path / "a.png")).width() > 300
    (window,) = tab.window().findChildren(ReportWindow)
    assert window.isVisible()
    assert len(office.said) == 2
    window.close()


@pytest.mark.parametrize("make", TABS, ids=lambda make: make.__name__)
def test_an_empty_office_says_what_to_do(qtbot: QtBot, shell: NotingShell, make) -> None:
    tab = make(shell)
    qtbot.addWidget(tab)
    tab.refresh()
    settle(qtbot, shell)
    assert not tab._export.isEnabled()
    assert tab._body.currentWidget() is tab._empty


def test_the_years_of_a_unit_that_is_chosen(qtbot: QtBot, office: NotingShell) -> None:
    tab = YearsTab(office)
    qtbot.addWidget(tab)
    tab.refresh()
    settle(qtbot, office)
    unit_field = tab.scope.findChild(type(tab.scope._unit), "needs.years.unit")
    qtbot.keyClicks(unit_field, "sdn")
    settle(qtbot, office)
    unit_field.choose(0)
    settle(qtbot, office)
    row = tab.rows.row_at(5)
    assert row is not None
    assert (row.count.need, row.count.holders, row.has_need) == (0, 1, False)


def test_another_unit_opens_its_first_level(view: ChartView) -> None:
    units = [one for one in CHART.units if one.id >= 10 or one.id == 2]
    view.show_map(PostMap(DAY, tuple(replace(one, parent_id=None if one.id == 2 else 2) for one in units)))
    assert len(view.boxes()) == 41
