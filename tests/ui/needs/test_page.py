"""The page of needs: the tab in front asks for its figures, the others when they come there."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.db.tables import Establishment
from desktop.services.plans.reading import plan_file
from desktop.ui.needs.heat import HeatTab
from desktop.ui.needs.page import PARTS, NeedsPage
from desktop.ui.needs.pressing import PressingTab
from desktop.ui.pickers import Suggestion
from desktop.ui.places import Place
from tests.services.need_office import need_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell) -> NeedsPage:
    with shell.background.store.write() as session:
        need_office(session)
    made = NeedsPage(shell)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    made.visit(Place.NEEDS, None)
    settle(qtbot, shell)
    return made


def test_a_tab_is_filled_when_it_comes_to_the_front(page: NeedsPage, qtbot: QtBot, shell: NotingShell) -> None:
    assert (page.findChild(HeatTab).model.rowCount(), page.findChild(PressingTab)) == (2, None)
    page.tabs.setCurrentIndex(1)
    settle(qtbot, shell)
    assert page.findChild(PressingTab).rows.rowCount() == 3


def test_a_change_is_seen_at_once(page: NeedsPage, qtbot: QtBot, shell: NotingShell) -> None:
    with shell.background.store.write() as session:
        session.execute(update(Establishment).values(need=0))
    page.heed({"establishment": frozenset({1})})
    settle(qtbot, shell)
    assert page.findChild(HeatTab).model.matrix.missing == 0


def test_a_gap_leads_to_its_unit(page: NeedsPage, shell: NotingShell) -> None:
    page.tabs.setCurrentIndex(1)
    page.findChild(PressingTab).unit_wanted.emit(7)
    assert shell.visited == [(Place.UNIT, 7)]


def test_a_plan_begins_with_what_is_shown(page: NeedsPage, qtbot: QtBot, shell: NotingShell) -> None:
    heat = page.findChild(HeatTab)
    unit = heat.model.unit(1)
    heat.filters.findChild(QWidget, "needs.heat.unit").set_value(Suggestion(unit.id, unit.name))
    qtbot.mouseClick(page.findChild(QWidget, "needs.plan"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    place, plan_id = shell.visited[-1]
    assert place is Place.PLAN
    with shell.background.store.read() as session:
        assert plan_file(session, plan_id).units == ((unit.id, unit.name),)


@pytest.mark.parametrize("at", range(len(PARTS)))
def test_a_plan_can_begin_from_each_tab(page: NeedsPage, qtbot: QtBot, shell: NotingShell, at: int) -> None:
    page.tabs.setCurrentIndex(at)
    settle(qtbot, shell)
    qtbot.mouseClick(page.findChild(QWidget, "needs.plan"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert shell.visited[-1][0] is Place.PLAN


def test_all_tabs_look_at_the_same_day_and_unit(page: NeedsPage, qtbot: QtBot, shell: NotingShell) -> None:
    heat = page.findChild(HeatTab)
    unit = heat.model.unit(1)
    heat.filters._unit.set_value(Suggestion(unit.id, unit.name))
    heat.filters._day.years.setCurrentIndex(2)
    heat.filters._day.years.activated.emit(2)
    for at in range(1, 5):
        page.tabs.setCurrentIndex(at)
        settle(qtbot, shell)
        scope = page._made(at).scope
        assert (scope.query().unit_id, scope.looked().when) == (unit.id, 2)
    scope._unit.set_value(None)
    scope._unit.picked.emit(None)
    page.tabs.setCurrentIndex(0)
    settle(qtbot, shell)
    assert (heat.filters.query().unit_id, heat.model.matrix.query.unit_id) == (None, None)


def test_a_past_day_warns_of_missing_histories(page: NeedsPage, qtbot: QtBot, shell: NotingShell) -> None:
    heat = page.findChild(HeatTab)
    careful = page.findChild(QWidget, "needs.careful")
    assert careful.isHidden()
    heat.filters._day.show_line(4, date(2021, 6, 1))
    heat.filters._day.chosen.emit(date(2021, 6, 1))
    settle(qtbot, shell)
    assert "1 pegawai" in careful.text()
    assert careful.isVisible()
