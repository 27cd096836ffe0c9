"""The heat table in its tab: filtered, sorted, looked into, taken out."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.needs.tasks import sheet_number
from desktop.ui.messages import answer_next
from desktop.ui.needs.heat import HeatTab
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.services.need_office import need_office
from tests.services.staff import Staff
from tests.ui.conftest import NotingShell, settle

GURU, PUSTAKAWAN, PENGELOLA, PENGEMUDI = range(4)


@pytest.fixture
def made(shell: NotingShell) -> Staff:
    with shell.background.store.write() as session:
        return need_office(session)


@pytest.fixture
def tab(qtbot: QtBot, shell: NotingShell, made: Staff) -> HeatTab:
    heat = HeatTab(shell)
    qtbot.addWidget(heat)
    heat.resize(1166, 600)
    heat.show()
    heat.refresh()
    settle(qtbot, shell)
    return heat


def figures(tab: HeatTab) -> list[list[str]]:
    rows, columns = range(tab.model.rowCount()), range(tab.model.columnCount())
    return [[tab.model.data(tab.model.index(row, column)) for column in columns] for row in rows]


def choose(tab: HeatTab, name: str, at: int) -> None:
    field = tab.findChild(QComboBox, name)
    field.setCurrentIndex(at)
    field.activated.emit(at)


def test_cells_tell_short_and_over_by_their_sign(tab: HeatTab) -> None:
    assert figures(tab) == [["", "", "−3", ""], ["+1", "−1", "", "−2"]]


def test_the_figure_can_be_percent_or_both(tab: HeatTab) -> None:
    choose(tab, "needs.heat.figure", 1)
    assert figures(tab)[0][PENGELOLA] == "40%"
    choose(tab, "needs.heat.figure", 2)
    assert figures(tab)[0][PENGELOLA] == "2/5"


def test_a_screen_reader_hears_a_cell_in_words(tab: HeatTab) -> None:
    said = tab.model.data(tab.model.index(0, PENGELOLA), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Pengelola, Dinas: kurang 3, kebutuhan 5, terisi 2, terpenuhi 40%"


def test_a_click_on_a_post_sorts_by_its_gap_and_back(tab: HeatTab) -> None:
    tab.view.horizontalHeader().sectionClicked.emit(PENGEMUDI)
    assert [tab.model.unit(row).name for row in range(2)] == ["SDN 12 Dinas", "Dinas"]
    tab.view.horizontalHeader().sectionClicked.emit(PENGEMUDI)
    assert tab.model.unit(0).name == "Dinas"


def test_keys_sort_and_look_into_a_unit(tab: HeatTab, qtbot: QtBot) -> None:
    tab.view.setCurrentIndex(tab.model.index(0, PENGEMUDI))
    qtbot.keyClick(tab.view, Qt.Key.Key_U)
    assert tab.model.unit(0).name == "SDN 12 Dinas"
    with qtbot.waitSignal(tab.view.unit_wanted) as wanted:
        qtbot.keyClick(tab.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert wanted.args == [0]


def test_a_unit_that_is_half_typed_stops_nothing(tab: HeatTab, qtbot: QtBot, shell: NotingShell) -> None:
    field = tab.findChild(QLineEdit, "needs.heat.unit")
    qtbot.keyClicks(field, "sdn")
    tab.refresh()
    settle(qtbot, shell)
    assert tab.model.rowCount() == 2
    field.choose(0)
    settle(qtbot, shell)
    assert tab.model.rowCount() == 1
    qtbot.keyClicks(field, "x")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    settle(qtbot, shell)
    assert tab.model.rowCount() == 2


def test_filters_narrow_the_table(tab: HeatTab, qtbot: QtBot, shell: NotingShell) -> None:
    choose(tab, "needs.heat.kind", 2)
    settle(qtbot, shell)
    assert [tab.model.post(at).name for at in range(tab.model.columnCount())] == ["Guru", "Pustakawan"]
    tab.findChild(QCheckBox, "needs.heat.onlyGaps").setChecked(True)
    settle(qtbot, shell)
    assert tab.model.rowCount() == 1


def test_another_day_is_typed(tab: HeatTab, qtbot: QtBot, shell: NotingShell) -> None:
    choose(tab, "needs.heat.when", 4)
    field = tab.findChild(QLineEdit, "needs.heat.day")
    assert field.isVisible()
    field.setText("1-1-2020")
    field.editingFinished.emit()
    settle(qtbot, shell)
    assert tab.model.matrix.query.day == date(2020, 1, 1)
    assert tab.model.matrix.missing == 0


def test_a_day_that_is_none_is_told(tab: HeatTab, shell: NotingShell) -> None:
    choose(tab, "needs.heat.when", 4)
    field = tab.findChild(QLineEdit, "needs.heat.day")
    field.setText("31-02-2027")
    field.editingFinished.emit()
    assert len(shell.refusals) == 1


def test_a_cell_opens_to_names(tab: HeatTab, qtbot: QtBot, shell: NotingShell, made: Staff) -> None:
    tab.view.wanted.emit(0, PENGELOLA)
    settle(qtbot, shell)
    assert [line.holder.employee_id for line in tab.panel.rows.rows] == [made.budi, made.rina]
    tab.findChild(QPushButton, "needs.place.move").click()
    tab.findChild(QPushButton, "needs.place.tasks").click()
    tab.findChild(QPushButton, "needs.place.employee").click()
    place = sheet_number(made.dinas, made.pengelola)
    assert shell.visited == [(Place.NEW_CASE_TO, place), (Place.NEED_TASKS, place), (Place.EMPLOYEE, made.budi)]


def test_a_unit_opens_to_all_its_people(tab: HeatTab, qtbot: QtBot, shell: NotingShell, made: Staff) -> None:
    tab.view.verticalHeader().sectionClicked.emit(1)
    settle(qtbot, shell)
    assert [line.post for line in tab.panel.rows.rows] == ["Guru"]
    assert not tab.findChild(QPushButton, "needs.place.move").isEnabled()
    tab.findChild(QPushButton, "needs.place.close").click()
    assert tab.panel.isHidden()


def test_arrow_keys_walk_with_the_panel(tab: HeatTab, qtbot: QtBot, shell: NotingShell) -> None:
    tab.view.setCurrentIndex(tab.model.index(1, GURU))
    tab.view.wanted.emit(1, GURU)
    qtbot.keyClick(tab.view, Qt.Key.Key_Right)
    settle(qtbot, shell)
    assert tab.panel.rows.rowCount() == 0


@pytest.mark.parametrize(("at", "rows"), [(0, 3), (1, 5)])
def test_it_goes_out_as_a_workbook(
    tab: HeatTab, qtbot: QtBot, shell: NotingShell, tmp_path: Path, at: int, rows: int
) -> None:
    answer_next(tmp_path / "k.xlsx")
    tab.findChild(QPushButton, "needs.heat.export").menu().actions()[at].trigger()
    settle(qtbot, shell)
    assert len(list(load_workbook(tmp_path / "k.xlsx").active.values)) == rows
    assert shell.said == [f"Baris yang diekspor: {rows - 1}."]


def test_it_goes_out_as_a_picture(tab: HeatTab, qtbot: QtBot, shell: NotingShell, tmp_path: Path) -> None:
    answer_next(tmp_path / "k")
    tab.findChild(QPushButton, "needs.heat.export").menu().actions()[3].trigger()
    settle(qtbot, shell)
    picture = QImage(str(tmp_path / "k.png"))
    assert picture.width() > 900
    assert picture.height() > 400


def test_it_is_shown_before_it_is_printed(tab: HeatTab, qtbot: QtBot, shell: NotingShell) -> None:
    tab.findChild(QPushButton, "needs.heat.export").menu().actions()[2].trigger()
    settle(qtbot, shell)
    window = tab.findChild(ReportWindow)
    assert window.windowTitle() == "Peta panas kebutuhan"
    window.close()


def test_every_sample_of_the_legend_is_painted(tab: HeatTab) -> None:
    colours = {tab.view.grab().toImage().pixelColor(x, y).name() for x in range(8, 60, 3) for y in range(50, 160, 3)}
    assert len(colours) > 5


def test_without_needs_it_says_what_to_do(qtbot: QtBot, shell: NotingShell) -> None:
    empty = HeatTab(shell)
    qtbot.addWidget(empty)
    empty.refresh()
    settle(qtbot, shell)
    empty.findChild(QPushButton, "needs.heat.import").click()
    assert shell.visited == [(Place.IMPORT, None)]
