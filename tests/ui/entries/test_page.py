"""The entry list in the window: fields copied one after the other, moves marked, a workbook saved."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.domain.cases.cases import CaseStage
from desktop.services.cases.cases import new_case
from desktop.services.entries.list import EntryState
from desktop.ui.entries.page import EntriesPage
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from tests.case_office import TODAY, lead_to, proposal, small_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def page(qtbot, shell: NotingShell) -> EntriesPage:
    """The page with one move to be entered."""
    with shell.background.store.write() as session:
        case_id = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, case_id, CaseStage.DELIVERY)
    page = EntriesPage(shell)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    page.visit(Place.ENTRY_LIST, None)
    settle(qtbot, shell)
    return page


def click(qtbot, shell, page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def test_enter_copies_a_field_and_goes_on(qtbot, page: EntriesPage) -> None:
    page.field_table.select_position(1)
    qtbot.keyClick(page.field_table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "198503172010012001"
    assert page.field_table.currentIndex().row() == 2


def test_what_has_no_id_is_said(page: EntriesPage) -> None:
    label = page.findChild(QLabel, "entries.lacking")
    assert label is not None
    assert "pegawai, unit kerja, jabatan" in label.text()


def test_a_marked_move_leaves_the_list(qtbot, shell, page: EntriesPage) -> None:
    page.form.field("on").set_value(max(TODAY, date.today()))
    click(qtbot, shell, page, "entries.mark")
    assert page.rows.rows == []
    page.findChild(QWidget, "entries.filter").set_value(EntryState.ENTERED.value)
    page.refresh()
    settle(qtbot, shell)
    assert [row.state for row in page.rows.rows] == [EntryState.ENTERED]
    answer_next("Salah orang")
    click(qtbot, shell, page, "entries.unmark")
    assert page.rows.rows == []


def test_the_list_is_saved_as_a_workbook(qtbot, shell, page: EntriesPage, tmp_path: Path) -> None:
    answer_next(tmp_path / "siasn.xlsx")
    click(qtbot, shell, page, "entries.export")
    assert (tmp_path / "siasn.xlsx").stat().st_size > 0


def test_a_move_opens_its_case(qtbot, shell, page: EntriesPage) -> None:
    click(qtbot, shell, page, "entries.openCase")
    assert shell.visited == [(Place.CASE, page.rows.rows[0].case_id)]
