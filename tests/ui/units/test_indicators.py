"""The indicators of a unit: recorded, typed month by month, and pasted from a workbook."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.evaluation.before_after import MonthValue
from desktop.domain.evaluation.evaluation import Better
from desktop.services.evaluation.indicators import (
    IndicatorFields,
    IndicatorOwner,
    MonthChange,
    add_indicator,
    change_values,
    indicators_of,
    values_of,
)
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.units.list import UnitsPage
from tests.services.staff import staff
from tests.ui.conftest import settle

TODAY = date.today()  # the grid asks for the day itself
LAST = date(TODAY.year - 1, 1, 1)
WAITING = IndicatorFields("Waktu tunggu", "menit", Better.LOWER, "Laporan bulanan")


@pytest.fixture
def unit(shell):
    with shell.background.store.write() as session:
        return staff(session).dinas


@pytest.fixture
def indicator(shell, unit):
    with shell.background.store.write() as session:
        made = add_indicator(session, IndicatorOwner(unit_id=unit), WAITING)
        change_values(session, made, [MonthChange(LAST, None, 41.5)], TODAY)
        return made


@pytest.fixture
def page(qtbot, shell, unit):
    page = UnitsPage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    page.visit(Place.UNIT_INDICATORS, unit)
    settle(qtbot, shell)
    return page


@pytest.fixture
def grid(qtbot, indicator, unit, page):
    page.visit(Place.UNIT_INDICATORS, unit)
    settle(qtbot, page.shell)
    part(page, "table").select_position(0)
    settle(qtbot, page.shell)
    return part(page, "months")


def part(page, name):
    found = page.findChild(QWidget, f"unitIndicators.{name}")
    assert found is not None, name
    return found


def click(qtbot, page, name):
    qtbot.mouseClick(part(page, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def paste(qtbot, grid, text):
    QGuiApplication.clipboard().setText(text)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def cell(grid, month):
    rows = grid.rows
    first = rows.month_of(rows.index(0, 0)).year
    return rows.index(month.month - 1, month.year - first)


def held(page, indicator):
    with page.background.store.read() as session:
        return values_of(session, indicator)


def test_an_indicator_is_recorded_and_chosen(qtbot, page, unit):
    click(qtbot, page, "new")
    for name, value in (("name", "Kunjungan"), ("measure", "orang"), ("source", "Buku tamu")):
        part(page, f"form.{name}").setText(value)
    part(page, "form.better").set_value(Better.HIGHER)
    click(qtbot, page, "form.save")
    settle(qtbot, page.shell)
    with page.background.store.read() as session:
        (row,) = indicators_of(session, IndicatorOwner(unit_id=unit))
    assert row.fields == IndicatorFields("Kunjungan", "orang", Better.HIGHER, "Buku tamu")
    assert not part(page, "months").isHidden()


def test_what_is_missing_stands_beside_its_field(qtbot, page):
    click(qtbot, page, "new")
    part(page, "form.name").setText("Kunjungan")
    click(qtbot, page, "form.save")
    assert part(page, "form.measure.problem").text().startswith("Tuliskan satuannya")
    answer_next(True)
    assert page.may_leave()


def test_two_columns_are_pasted_and_saved(qtbot, page, grid, indicator):
    paste(qtbot, grid, f"Bulan\tNilai\nJan {LAST.year}\t1.234,5\n02/{LAST.year}\t12,5\n")
    assert grid.rows.data(cell(grid, LAST)) == "1234,5"
    click(qtbot, page, "save")
    assert held(page, indicator) == (MonthValue(LAST, 1234.5), MonthValue(LAST.replace(month=2), 12.5))
    assert page.shell.said[-1] == "Bulan ditambahkan: 1, dikoreksi: 1, dihapus: 0."
    assert not grid.rows.is_touched()


def test_a_row_of_months_is_pasted_by_the_button(qtbot, page, grid):
    QGuiApplication.clipboard().setText(f"Jan {LAST.year}\tMar {LAST.year}\n7\t8")
    click(qtbot, page, "paste")
    assert [change.after for change in grid.rows.changes()] == [7, 8]


def test_values_alone_go_on_from_the_chosen_month(qtbot, page, grid):
    grid.setCurrentIndex(cell(grid, LAST.replace(month=3)))
    paste(qtbot, grid, "5\n6,5\n7")
    assert [(change.month.month, change.after) for change in grid.rows.changes()] == [(3, 5), (4, 6.5), (5, 7)]


def test_lines_that_cannot_be_read_stay_with_their_reason(qtbot, page, grid):
    paste(qtbot, grid, f"Jan {LAST.year}\t5\nFeb {LAST.year}\tdua\n")
    assert part(page, "why").text() == "Baris 2: “dua” bukan angka."
    assert part(page, "unread").toPlainText() == f"Feb {LAST.year}\tdua"
    part(page, "unread").setPlainText(f"Feb {LAST.year}\t2")
    click(qtbot, page, "readAgain")
    assert [change.after for change in grid.rows.changes()] == [5, 2]
    assert part(page, "unread").isHidden() or part(page, "unread").parentWidget().isHidden()


def test_a_year_before_those_shown_gets_its_column(qtbot, page, grid):
    paste(qtbot, grid, "Des 2015\t3")
    assert grid.rows.month_of(grid.rows.index(0, 0)) == date(2015, 1, 1)
    assert grid.rows.data(cell(grid, date(2015, 12, 1))) == "3"


def test_what_was_typed_and_cannot_be_read_stays_in_its_cell(qtbot, page, grid, indicator):
    grid.rows.setData(cell(grid, LAST), "empat")
    click(qtbot, page, "save")
    assert "“empat” bukan angka" in page.shell.refusals[-1].title
    assert grid.rows.data(cell(grid, LAST)) == "empat"
    assert held(page, indicator)[0].value == 41.5


def test_a_value_is_taken_out_with_del(qtbot, page, grid, indicator):
    grid.setCurrentIndex(cell(grid, LAST))
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    click(qtbot, page, "save")
    assert held(page, indicator) == ()


def test_months_to_come_cannot_be_filled(grid):
    to_come = TODAY.month < 12
    flags = grid.rows.flags(grid.rows.index(11, grid.rows.columnCount() - 1))
    assert bool(flags & Qt.ItemFlag.ItemIsEditable) is not to_come


def test_going_back_asks_before_entries_are_lost(qtbot, page, grid):
    grid.rows.setData(cell(grid, LAST), "9")
    answer_next(False)
    click(qtbot, page, "back")
    assert part(page, "title").isVisible()
    answer_next(True)
    click(qtbot, page, "back")
    assert not part(page, "title").isVisible()


def test_put_aside_and_brought_back(qtbot, page, grid):
    answer_next("Tidak diukur lagi")
    click(qtbot, page, "remove")
    settle(qtbot, page.shell)
    assert part(page, "table").model().rowCount() == 0
    click(qtbot, page, "removed")
    part(page, "table").select_position(0)
    settle(qtbot, page.shell)
    click(qtbot, page, "restore")
    click(qtbot, page, "removed")
    assert part(page, "table").model().rowCount() == 1


def test_what_the_officer_let_go_is_not_asked_about_twice(qtbot, page, grid):
    index = grid.rows.index(0, grid.rows.columnCount() - 2)
    grid.rows.setData(index, "55")
    assert page.panel._measured.view.is_touched()
    answer_next(True)
    page.findChild(QWidget, "unitIndicators.back").click()
    settle(qtbot, page.shell)
    assert page.may_leave()
    assert grid.rows.data(index) != "55"
