"""The list of the most pressing gaps: why each presses, and the ways on from it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.needs.tasks import sheet_number
from desktop.ui.messages import answer_next
from desktop.ui.needs.pressing import PressingTab
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.services.need_office import need_office
from tests.services.staff import Staff
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def made(shell: NotingShell) -> Staff:
    with shell.background.store.write() as session:
        return need_office(session)


@pytest.fixture
def tab(qtbot: QtBot, shell: NotingShell, made: Staff) -> PressingTab:
    pressing = PressingTab(shell)
    qtbot.addWidget(pressing)
    pressing.resize(1166, 600)
    pressing.refresh()
    settle(qtbot, shell)
    return pressing


def test_the_first_says_why_it_presses(tab: PressingTab) -> None:
    assert [row.post for row in tab.rows.rows] == ["Pengemudi", "Pustakawan", "Pengelola"]
    told = tab.findChild(QLabel, "needs.gaps.why").text()
    assert told == (
        "Pengemudi, SDN 12 Dinas: 69 poin: 100% kebutuhan belum terisi (50), belum ada seorang pun (15), "
        "kurang 2 orang (4)."
    )


def test_the_ways_on_from_a_gap(tab: PressingTab, shell: NotingShell, made: Staff) -> None:
    tab.table.select_position(2)
    wanted = []
    tab.unit_wanted.connect(wanted.append)
    for name in ("move", "tasks", "open"):
        tab.findChild(QPushButton, f"needs.gaps.{name}").click()
    place = sheet_number(made.dinas, made.pengelola)
    assert shell.visited == [(Place.NEW_CASE_TO, place), (Place.NEED_TASKS, place)]
    assert wanted == [made.dinas]


def test_the_list_goes_out(tab: PressingTab, qtbot: QtBot, shell: NotingShell, tmp_path: Path) -> None:
    answer_next(tmp_path / "k.xlsx")
    tab.findChild(QPushButton, "needs.gaps.export").click()
    tab.findChild(QPushButton, "needs.gaps.print").click()
    settle(qtbot, shell)
    assert len(list(load_workbook(tmp_path / "k.xlsx").active.values)) == 4
    window = tab.findChild(ReportWindow)
    assert window.windowTitle() == "Kekurangan paling mendesak"
    window.close()


def test_where_nobody_is_missing_it_says_so(qtbot: QtBot, shell: NotingShell) -> None:
    empty = PressingTab(shell)
    qtbot.addWidget(empty)
    empty.refresh()
    settle(qtbot, shell)
    assert not empty.findChild(QPushButton, "needs.gaps.move").isEnabled()


def test_the_list_is_searched_and_sorted(tab: PressingTab) -> None:
    tab._search.setText("dinas peng")
    assert [row.post for row in tab.rows.rows] == ["Pengemudi", "Pengelola"]
    assert tab.findChild(QLabel, "needs.gaps.told").text() == "2 baris: 2 jabatan kurang 5 orang."
    tab._search.clear()
    tab.table.sorted.emit("post", False)
    assert [row.post for row in tab.rows.rows] == ["Pengelola", "Pengemudi", "Pustakawan"]
    tab.table.sorted.emit("missing", True)
    assert tab.rows.rows[0].post == "Pengelola"
