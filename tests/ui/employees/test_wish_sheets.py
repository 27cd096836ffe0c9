"""Sheets of wishes from the list of employees: out as a workbook, in again after a question, faults shown."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.cases.participation import wishes_of
from desktop.services.wishes.sheets import HEADINGS
from desktop.ui import messages
from desktop.ui.employees.list import EmployeesPage
from desktop.ui.employees.wish_sheets import WishSheets
from desktop.ui.report_window import ReportWindow
from tests.services.staff import Staff, staff
from tests.ui.conftest import NotingShell, settle

RINA = "198503172010012001"


@pytest.fixture
def office(shell: NotingShell) -> Staff:
    """Four employees."""
    with shell.background.store.write() as session:
        return staff(session)


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, office: Staff) -> EmployeesPage:
    """The list of employees."""
    del office
    page = EmployeesPage(shell)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, shell)
    return page


def _do(page: EmployeesPage, name: str) -> None:
    menu = page.findChild(WishSheets)
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def _book(path: Path, unit: str) -> Path:
    row = {"NIP": RINA, "JENIS": "Keinginan", HEADINGS[6]: unit}
    cells = tuple(row.get(heading) for heading in HEADINGS)
    write_workbook(path, "A", [WorkbookColumn(heading) for heading in HEADINGS], [cells])
    return path


def test_the_sheets_of_all_go_out(qtbot: QtBot, shell: NotingShell, page: EmployeesPage, tmp_path: Path) -> None:
    messages.answer_next(tmp_path / "lembar.xlsx")
    _do(page, "employees.wishesExport")
    settle(qtbot, shell)
    assert (tmp_path / "lembar.xlsx").exists()
    assert "4" in shell.said[-1]


def test_a_filled_workbook_is_recorded_after_a_question(
    qtbot: QtBot, shell: NotingShell, page: EmployeesPage, office: Staff, tmp_path: Path
) -> None:
    messages.answer_next(_book(tmp_path / "a.xlsx", "SDN 12 Dinas"), True)
    _do(page, "employees.wishesTake")
    settle(qtbot, shell)
    with shell.background.store.read() as session:
        assert [wish.unit_id for wish in wishes_of(session, office.rina)] == [office.sekolah]


def test_a_workbook_of_faults_shows_them(qtbot: QtBot, shell: NotingShell, page: EmployeesPage, tmp_path: Path) -> None:
    messages.answer_next(_book(tmp_path / "a.xlsx", "Tidak Ada"))
    _do(page, "employees.wishesTake")
    settle(qtbot, shell)
    shown = page.window().findChild(ReportWindow)
    assert shown is not None
    assert shown.windowTitle() == "Baris yang tidak diambil"
    shown.close()


@pytest.mark.parametrize("name", ["employees.wishesOwn", "employees.wishesPrint"])
def test_sheets_are_shown_before_they_are_printed(
    qtbot: QtBot, shell: NotingShell, page: EmployeesPage, office: Staff, name: str
) -> None:
    page._open(office.rina)
    settle(qtbot, shell)
    _do(page, name)
    settle(qtbot, shell)
    shown = page.window().findChild(ReportWindow)
    assert shown is not None
    shown.close()


def test_the_question_counts_and_names_the_faults(
    qtbot: QtBot, shell: NotingShell, page: EmployeesPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _owner, *words: asked.extend(words))
    rows = [{"NIP": RINA, "JENIS": "Keinginan", HEADINGS[6]: unit} for unit in ("SDN 12 Dinas", "SD N 12")]
    cells = [tuple(row.get(heading) for heading in HEADINGS) for row in rows]
    write_workbook(tmp_path / "a.xlsx", "A", [WorkbookColumn(heading) for heading in HEADINGS], cells)
    messages.answer_next(tmp_path / "a.xlsx")
    _do(page, "employees.wishesTake")
    settle(qtbot, shell)
    assert asked[0] == "Catat 1 baris baru dan 0 baris yang berubah dari 1 pegawai?"
    assert "Keinginan: 1 baru, 0 berubah, 0 tetap\n" in asked[1]
    assert "Baris 3, UNIT YANG DIINGINKAN “SD N 12”: Nama ini tidak tercatat; mungkin maksudnya" in asked[1]


def test_the_menu_names_whose_sheet_is_printed(
    qtbot: QtBot, shell: NotingShell, page: EmployeesPage, office: Staff
) -> None:
    menu = page.findChild(WishSheets)
    assert menu is not None
    own = next(action for action in menu.actions() if action.objectName() == "employees.wishesOwn")
    menu.aboutToShow.emit()
    assert (own.isEnabled(), own.text()) == (False, "Cetak untuk &pegawai di samping…")
    page._open(office.rina)
    settle(qtbot, shell)
    page._searched("tidak ada")
    settle(qtbot, shell)
    menu.aboutToShow.emit()
    assert (own.isEnabled(), own.text()) == (True, "Cetak untuk &pegawai di samping: Dr. Rina, S.E.…")
