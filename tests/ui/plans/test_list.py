"""The list of plans, plans side by side, and the swap finder."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.plans.asked import Asked, Weights
from desktop.services.plans.plans import change_asked, copy_plan, keep_found, list_plans
from desktop.services.plans.reading import plan_file
from desktop.services.plans.solving import solving_plan
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.plans.comparison import ComparisonPage
from desktop.ui.plans.list import PlansPage
from desktop.ui.plans.swaps import SwapsPage
from desktop.ui.windows import Page
from tests.services.plan_office import drained
from tests.ui.conftest import NotingShell, settle
from tests.ui.plans.conftest import DAY, see

TODAY = date(2026, 11, 24)
Shown = Callable[[type[Page], Place], Page]


@pytest.fixture
def shown(qtbot: QtBot, shell: NotingShell) -> Shown:
    def show(kind: type[Page], place: Place) -> Page:
        page = kind(shell)
        qtbot.addWidget(page)
        page.resize(1166, 720)
        page.visit(place, None)
        page.show()
        settle(qtbot, shell)
        return page

    return show


@pytest.fixture
def two_plans(shell: NotingShell, plan_id: int) -> tuple[int, int]:
    """A plan and a copy of it that asks for nothing but wishes, both worked out."""
    with shell.background.store.write() as session:
        other = copy_plan(session, plan_id)
        asked = Asked(day=DAY, weights=Weights(need=0, wish=90))
        change_asked(session, other, asked, plan_file(session, other).version)
        for one in (plan_id, other):
            keep_found(session, one, plan_file(session, one).version, drained(solving_plan(session, one, TODAY)))
    return plan_id, other


def click(qtbot: QtBot, page: Page, name: str) -> None:
    assert see(page, name).isEnabled()
    qtbot.mouseClick(see(page, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def test_without_plans_the_page_says_what_one_is(qtbot: QtBot, shown: Shown, shell: NotingShell) -> None:
    page = shown(PlansPage, Place.PLANS)
    click(qtbot, page, "plans.first")
    with shell.background.store.read() as session:
        (made,) = list_plans(session)
    assert shell.visited == [(Place.PLAN, made.id)]
    assert made.name.startswith("Rencana ")


def test_each_plan_gets_a_name_of_its_own(qtbot: QtBot, shown: Shown, shell: NotingShell) -> None:
    page = shown(PlansPage, Place.PLANS)
    click(qtbot, page, "plans.first")
    page.refresh()
    settle(qtbot, shell)
    click(qtbot, page, "plans.new")
    with shell.background.store.read() as session:
        names = [row.name for row in list_plans(session)]
    assert len(set(names)) == 2


def test_what_a_plan_brings_stands_in_its_line(
    two_plans: tuple[int, int], shown: Shown, qtbot: QtBot, shell: NotingShell
) -> None:
    page = shown(PlansPage, Place.PLANS)
    model = page.table.model()
    line = [model.data(model.index(1, at)) for at in range(model.columnCount())]
    assert line[:2] == ["Rencana uji", "Terbukti terbaik"]
    assert line[4].startswith("3 → ")
    click(qtbot, page, "plans.open")
    assert shell.visited[-1] == (Place.PLAN, page.rows.rows[0].id)


def test_a_plan_is_put_aside_with_a_reason_and_brought_back(
    plan_id: int, shown: Shown, qtbot: QtBot, shell: NotingShell
) -> None:
    page = shown(PlansPage, Place.PLANS)
    answer_next("Tidak dipakai")
    click(qtbot, page, "plans.remove")
    see(page, "plans.removed").click()
    settle(qtbot, shell)
    assert page.rows.rows[0].removed_reason == "Tidak dipakai"
    click(qtbot, page, "plans.restore")
    page.refresh()
    settle(qtbot, shell)
    assert page.rows.rows[0].removed_reason == ""


def test_two_plans_stand_side_by_side(two_plans: tuple[int, int], shown: Shown, shell: NotingShell) -> None:
    page = shown(ComparisonPage, Place.PLAN_COMPARISON)
    assert [table.model().columnCount() for table in page.tables] == [3, 4, 6, 3]
    figures, moves, places, floors = (table.model() for table in page.tables)
    assert figures.rowCount() > 10
    assert moves.rowCount() >= 2
    assert places.rowCount() >= 1
    assert floors.rowCount() == 0
    page.tabs.setCurrentIndex(3)
    assert "pengisian minimum" in page._told[3].text()


def test_one_plan_alone_cannot_be_compared(
    two_plans: tuple[int, int], shown: Shown, qtbot: QtBot, shell: NotingShell
) -> None:
    page = shown(ComparisonPage, Place.PLAN_COMPARISON)
    page.plans.turn(0)
    settle(qtbot, shell)
    assert not page.tabs.isVisibleTo(page)
    click(qtbot, page, "planComparison.open")
    assert shell.visited[-1][0] is Place.PLAN


def test_without_a_second_plan_the_comparison_offers_a_copy(
    plan_id: int, shown: Shown, qtbot: QtBot, shell: NotingShell
) -> None:
    page = shown(ComparisonPage, Place.PLAN_COMPARISON)
    assert not page.tabs.isVisibleTo(page)
    click(qtbot, page, "planComparison.copy")
    with shell.background.store.read() as session:
        newest = list_plans(session)[0]
    assert newest.copied_from == "Rencana uji"
    assert shell.visited[-1] == (Place.PLAN, newest.id)


def test_a_swap_is_found_and_opened(plan_id: int, shown: Shown, qtbot: QtBot, shell: NotingShell) -> None:
    page = shown(SwapsPage, Place.PLAN_SWAPS)
    (swap,) = page.swaps.rows
    assert {leg.who.name for leg in swap.legs} == {"Eka", "Fitri"}
    answer_next(False)
    click(qtbot, page, "planSwaps.open")
    assert shell.visited == []
    answer_next(True)
    click(qtbot, page, "planSwaps.open")
    assert shell.visited[-1][0] is Place.CASE
    assert "2 perkara" in shell.said[-1]


def test_without_a_swap_the_reasons_stand_there(plan_id: int, shown: Shown, qtbot: QtBot, shell: NotingShell) -> None:
    page = shown(SwapsPage, Place.PLAN_SWAPS)
    picker = see(page, "planSwaps.unit")
    qtbot.keyClicks(picker, "sekre")
    settle(qtbot, shell)
    picker.choose(0)
    settle(qtbot, shell)
    assert page.swaps.rows == []
    assert [row.who.name for row in page.alone.rows] == ["Eka"]
    assert not see(page, "planSwaps.open").isEnabled()


def test_without_wishes_the_way_to_record_them_is_shown(shown: Shown, qtbot: QtBot, shell: NotingShell) -> None:
    page = shown(SwapsPage, Place.PLAN_SWAPS)
    click(qtbot, page, "planSwaps.employees")
    assert shell.visited[-1][0] is Place.EMPLOYEES
