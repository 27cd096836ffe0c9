"""The list of cases in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CaseKind, CaseStage
from desktop.services.cases.cases import NewCase, advance, new_case, open_case, withdraw_case
from desktop.ui import messages
from desktop.ui.cases.list import CasesPage
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from tests.case_office import TODAY, proposal, small_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def cases(shell: NotingShell) -> list[int]:
    """An open case and a withdrawn one."""
    with shell.background.store.write() as session:
        office = small_office(session)
        first = new_case(session, proposal(office), TODAY)
        second = new_case(session, NewCase(office.contract, CaseKind.RELOCATION), TODAY)
        withdraw_case(session, second, "Usul dicabut", TODAY)
    return [first, second]


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, cases: list[int]) -> CasesPage:
    page = CasesPage(shell)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, shell)
    return page


def choose(qtbot: QtBot, shell: NotingShell, page: CasesPage, choice: str) -> None:
    field = page.findChild(ChoiceField, "cases.filterStage")
    field.set_value(choice)
    field.edited.emit()
    settle(qtbot, shell)


def test_open_cases_are_shown_first(page: CasesPage, cases: list[int]) -> None:
    assert list(page.rows.ids) == cases[:1]


@pytest.mark.parametrize(
    ("choice", "shown"), [("all", [1, 0]), ("ended", [1]), ("withdrawn", [1]), ("draft", [0]), ("approval", [])]
)
def test_the_filter_shows_what_it_says(
    qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int], choice: str, shown: list[int]
) -> None:
    choose(qtbot, shell, page, choice)
    assert list(page.rows.ids) == [cases[at] for at in shown]


def test_a_stage_chosen_elsewhere_is_not_kept(
    qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int]
) -> None:
    page.visit(Place.CASES, list(CaseStage).index(CaseStage.WITHDRAWN))
    settle(qtbot, shell)
    assert list(page.rows.ids) == cases[1:]
    page.visit(Place.CASES, None)
    settle(qtbot, shell)
    assert list(page.rows.ids) == cases[:1]


def test_a_stage_chosen_on_the_list_is_kept(
    qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int]
) -> None:
    page.visit(Place.CASES, list(CaseStage).index(CaseStage.DRAFT))
    choose(qtbot, shell, page, "ended")
    page.visit(Place.CASES, None)
    settle(qtbot, shell)
    assert list(page.rows.ids) == cases[1:]


def test_searching_as_you_type(qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int]) -> None:
    choose(qtbot, shell, page, "all")
    qtbot.keyClicks(page.findChild(QLineEdit, "cases.search"), "rina")
    settle(qtbot, shell)
    assert list(page.rows.ids) == cases[:1]
    page.findChild(QLineEdit, "cases.search").setText("tidak ada")
    settle(qtbot, shell)
    assert not page.rows.ids


def test_a_case_opens_by_its_row(shell: NotingShell, page: CasesPage, cases: list[int]) -> None:
    page.table.opened.emit(0)
    assert shell.visited == [(Place.CASE, cases[0])]


def test_the_list_is_exported_as_it_is_shown(
    qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int], tmp_path: Path
) -> None:
    messages.answer_next(tmp_path / "perkara.xlsx")
    qtbot.mouseClick(page.findChild(QPushButton, "cases.export"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert shell.said == [f"Perkara diekspor: {len(page.rows.ids)}."]
    assert (tmp_path / "perkara.xlsx").stat().st_size


def test_stages_sort_along_the_route(qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int]) -> None:
    with shell.background.store.write() as session:
        advance(session, cases[0], TODAY)
        contract = open_case(session, cases[1], TODAY).employee.id
        draft = new_case(session, NewCase(contract, CaseKind.RELOCATION), TODAY)
    page.table.sorted.emit("stage", False)
    settle(qtbot, shell)
    assert list(page.rows.ids) == [draft, cases[0]]


def test_a_new_case_is_the_main_action(qtbot: QtBot, shell: NotingShell, page: CasesPage) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, "cases.new"), Qt.MouseButton.LeftButton)
    assert shell.visited == [(Place.NEW_CASE, None)]


def test_a_new_case_appears_by_itself(qtbot: QtBot, shell: NotingShell, page: CasesPage, cases: list[int]) -> None:
    shell.background.changed.connect(page.heed)
    with shell.background.store.write() as session:
        withdraw_case(session, cases[0], "Usul dicabut", TODAY)
    qtbot.waitUntil(lambda: not page.rows.ids)
