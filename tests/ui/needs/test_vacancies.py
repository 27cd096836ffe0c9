"""The page of vacancies: its list, what narrows it, and where its buttons lead."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.db.tables import Establishment
from desktop.domain.employees.posts import PostKind
from desktop.domain.needs.tasks import sheet_number
from desktop.ui import messages
from desktop.ui.needs.vacancies import VacanciesPage
from desktop.ui.places import Place
from tests.services.staff import Staff, staff
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def office(shell: NotingShell) -> Staff:
    """The school needs three teachers and has one."""
    with shell.background.store.write() as session:
        found = staff(session)
        session.add(Establishment(unit_id=found.sekolah, post_id=found.guru, year=2020, need=3))
    return found


def _page(qtbot: QtBot, shell: NotingShell) -> VacanciesPage:
    page = VacanciesPage(shell)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, shell)
    return page


def test_the_list_shows_what_is_free_and_enter_begins_a_case(qtbot: QtBot, shell: NotingShell, office: Staff) -> None:
    page = _page(qtbot, shell)
    row = page.rows.row_at(0)
    assert row is not None
    assert (row.free, page.rows.rowCount()) == (2, 1)
    page.table.select_position(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert shell.visited == [(Place.NEW_CASE_TO, sheet_number(office.sekolah, office.guru))]


def test_a_kind_without_vacancies_says_so(qtbot: QtBot, shell: NotingShell, office: Staff) -> None:
    del office
    page = _page(qtbot, shell)
    page._kind.set_value(PostKind.STRUCTURAL)
    page.refresh()
    settle(qtbot, shell)
    assert page._empty.isVisible()
    assert not page._print.isEnabled()


def test_the_list_is_copied_and_exported(qtbot: QtBot, shell: NotingShell, office: Staff, tmp_path: Path) -> None:
    del office
    page = _page(qtbot, shell)
    page._copy.click()
    settle(qtbot, shell)
    assert "SDN 12 Dinas" in QGuiApplication.clipboard().text()
    messages.answer_next(tmp_path / "lowongan.xlsx")
    page._export.click()
    settle(qtbot, shell)
    assert (tmp_path / "lowongan.xlsx").exists()
