"""A small office whose plan has moves to propose, and what drives the pages."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.db.search import rebuild
from desktop.db.store import Session
from desktop.db.tables import Establishment, Post, Wish
from desktop.domain.employees.posts import PostKind
from desktop.domain.plans.asked import Asked
from desktop.services.plans.plans import new_plan
from desktop.services.plans.reading import PlanFile, plan_file
from desktop.ui.places import Place
from desktop.ui.plans.page import PlanPage
from tests.services.plan_office import employee, unit
from tests.ui.conftest import NotingShell, settle

DAY = date(2026, 12, 1)
See = Callable[[str], QWidget]


def write_office(session: Session) -> int:
    """Four clerks where one is needed, none of three where they are; two nurses who wish each other's place; a plan."""
    clerk = Post(title="Pengelola Kepegawaian", title_key="pengelola kepegawaian", kind=PostKind.GENERAL)
    nurse = Post(title="Perawat Mahir", title_key="perawat mahir", kind=PostKind.FUNCTIONAL, retirement_age=58)
    session.add_all([clerk, nurse])
    session.flush()
    office, clinic = unit(session, "Sekretariat"), unit(session, "Puskesmas Rumbai")
    needs = ((office, clerk, 1), (clinic, clerk, 3), (office, nurse, 1), (clinic, nurse, 1))
    session.add_all(Establishment(unit_id=at, post_id=post.id, year=2026, need=need) for at, post, need in needs)
    for name in ("Agus", "Budi", "Citra", "Dewi"):
        employee(session, name, office, clerk.id)
    eka, fitri = employee(session, "Eka", office, nurse.id), employee(session, "Fitri", clinic, nurse.id)
    session.add_all(
        Wish(employee_id=who, rank=1, unit_id=where, stated_on=date(2026, 10, 1))
        for who, where in ((eka, clinic), (fitri, office))
    )
    rebuild(session)
    return new_plan(session, "Rencana uji", Asked(day=DAY))


@pytest.fixture
def plan_id(shell: NotingShell) -> int:
    with shell.background.store.write() as session:
        return write_office(session)


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, plan_id: int) -> PlanPage:
    page = PlanPage(shell)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.visit(Place.PLAN, plan_id)
    page.show()
    settle(qtbot, shell)
    return page


@pytest.fixture
def solved(qtbot: QtBot, page: PlanPage) -> PlanPage:
    click(qtbot, page, "plan.solve")
    return page


def see(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(qtbot: QtBot, page: PlanPage, name: str) -> None:
    """Press a button as the officer does: only one that is seen and enabled."""
    button = see(page, name)
    assert button.isEnabled()
    assert button.isVisibleTo(page)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def kept(shell: NotingShell, plan_id: int) -> PlanFile:
    with shell.background.store.read() as session:
        return plan_file(session, plan_id)
