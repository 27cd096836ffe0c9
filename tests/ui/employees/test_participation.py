"""Wishes and skills on an employee's own page."""

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.cases.consultation import SkillKind
from desktop.services.cases.participation import SkillEntry, WishEntry, save_skill, save_wish, skills_of, wishes_of
from desktop.ui import messages
from desktop.ui.employees.list import EmployeesPage
from desktop.ui.places import Place
from tests.case_office import TODAY, SmallOffice, small_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def office(shell: NotingShell) -> SmallOffice:
    with shell.background.store.write() as session:
        return small_office(session)


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> EmployeesPage:
    with shell.background.store.write() as session:
        save_wish(session, office.employee, WishEntry(district="Rumbai"), TODAY)
        save_skill(session, office.employee, SkillEntry(SkillKind.SKILL, "Akuntansi"), TODAY)
    page = EmployeesPage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.visit(Place.EMPLOYEE, office.employee)
    settle(qtbot, shell)
    tabs = page.findChild(QTabWidget, "employee.tabs")
    tabs.setCurrentIndex([tabs.tabText(at)[:9] for at in range(tabs.count())].index("Keinginan"))
    return page


def see(page: EmployeesPage, name: str) -> QWidget:
    return page.findChild(QWidget, name)


def test_tab_counts_what_is_stated(page: EmployeesPage) -> None:
    tabs = page.findChild(QTabWidget, "employee.tabs")
    assert tabs.tabText(tabs.currentIndex()) == "Keinginan dan keahlian (2)"


def test_wish_is_added_and_put_aside(
    qtbot: QtBot, shell: NotingShell, page: EmployeesPage, office: SmallOffice
) -> None:
    see(page, "wish.add").click()
    see(page, "wish.district").setText("Rumbai Timur")
    see(page, "wish.save").click()
    settle(qtbot, shell)
    see(page, "wish.table").select_position(0)
    messages.answer_next("Tidak lagi")
    see(page, "wish.remove").click()
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert [(row.rank, row.district) for row in wishes_of(session, office.employee)] == [(1, "Rumbai Timur")]


def test_skill_is_corrected(qtbot: QtBot, shell: NotingShell, page: EmployeesPage, office: SmallOffice) -> None:
    see(page, "skill.table").select_position(0)
    see(page, "skill.edit").click()
    see(page, "skill.level").setText("mahir")
    see(page, "skill.save").click()
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert skills_of(session, office.employee)[0].level == "mahir"


def test_half_written_wish_asks_before_it_is_left(page: EmployeesPage) -> None:
    see(page, "wish.add").click()
    see(page, "wish.district").setText("Rumbai Timur")
    messages.answer_next(False)
    assert not page.may_leave()
