"""The home page: what an empty office does first, what a working one does today."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.cases.made_moves import MadeMove
from desktop.services.home import HomeView, Shortage, Task, TaskKind
from desktop.services.sample.sample import make_sample
from desktop.ui.home.page import HomePage
from desktop.ui.places import Place
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def page(shell: NotingShell, qtbot: QtBot) -> HomePage:
    page = HomePage(shell)
    qtbot.addWidget(page)
    page.visit(Place.HOME, None)
    settle(qtbot, shell)
    page.show()
    return page


@pytest.mark.parametrize(("name", "place"), [("home.import", Place.IMPORT), ("home.newEmployee", Place.NEW_EMPLOYEE)])
def test_an_empty_office_is_led_to_its_employees(shell: NotingShell, page: HomePage, name: str, place: Place) -> None:
    button = page.findChild(QPushButton, name)
    assert button.isVisible()
    button.click()
    assert shell.visited == [(place, None)]


def test_tasks_come_when_there_are_employees(shell: NotingShell, page: HomePage, qtbot: QtBot) -> None:
    def fill(session) -> None:
        for _step in make_sample(session, date.today()):
            pass

    shell.background.do(page, lambda _answer: None, fill)
    settle(qtbot, shell)
    page.refresh()
    settle(qtbot, shell)
    assert page._rows.rowCount() > 0
    page._table.opened.emit(0)
    assert shell.visited[-1][0] in {Place.CASE, Place.OBJECTION}
    stage = next(each for each in page.findChildren(QPushButton) if each.property("stage") and each.isEnabled())
    stage.click()
    assert shell.visited[-1][0] is Place.CASES


def test_without_cases_the_shortages_lead_to_their_units(shell: NotingShell, page: HomePage, qtbot: QtBot) -> None:
    view = HomeView(True, (MadeMove(1, "Ani", "Guru", "SDN 1", date(2026, 11, 1), date(2026, 11, 4)),), (), ())
    shortage = Shortage(4, "SDN 1", "Guru", 3)
    page._show(view)
    page._shortages.show_rows([shortage])
    assert (page._stages.isVisible(), page._shortages.isVisible()) == (False, True)
    told = page.findChild(QLabel, "home.applied").text()
    assert told == "1 mutasi diterapkan:\nAni: Guru, SDN 1, berlaku sejak 1 Nov 2026 (ditulis ke data pada 4 Nov 2026)"
    page._shortages._table.opened.emit(0)
    assert shell.visited == [(Place.UNIT, 4)]
    page._show_whole(view)
    settle(qtbot, shell)
    assert not page._shortages.isVisible()


def test_the_main_action_begins_a_case(shell: NotingShell, page: HomePage) -> None:
    page.findChild(QPushButton, "home.newCase").click()
    assert shell.visited == [(Place.NEW_CASE, None)]


def test_a_line_leads_to_its_case_or_objection(shell: NotingShell, page: HomePage) -> None:
    lines = [(kind, at) for at, kind in enumerate(TaskKind)]
    tasks = tuple(Task(kind, at, "2026/1", "Ani", "", "", at, date(2026, 11, 1)) for kind, at in lines)
    page._show(HomeView(True, (), (), tasks))
    for _kind, at in lines:
        page._table.opened.emit(at)
    wanted = [(Place.OBJECTION if kind is TaskKind.OBJECTION else Place.CASE, at) for kind, at in lines]
    assert shell.visited == wanted


def test_all_promises_are_one_click_away(shell: NotingShell, page: HomePage) -> None:
    page.findChild(QPushButton, "home.promises").click()
    assert shell.visited == [(Place.PROMISES, None)]
