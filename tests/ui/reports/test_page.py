"""The page of reports: the moves of a period, on the screen, as a workbook and on paper."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from desktop.ui.reports.page import REGISTERS, ReportsPage
from tests.measured_office import measured_office
from tests.ui.conftest import settle


@pytest.fixture
def made(shell):
    with shell.background.store.write() as session:
        return measured_office(session)


@pytest.fixture
def page(qtbot, shell, made):
    page = ReportsPage(shell)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    settle(qtbot, shell)
    show(qtbot, page, "1-11-2026", "31-12-2026")
    return page


def see(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(qtbot, page, name):
    qtbot.mouseClick(see(page, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def show(qtbot, page, first, last):
    see(page, "reports.first").setText(first)
    see(page, "reports.last").setText(last)
    click(qtbot, page, "reports.show")


def cells(view):
    model = view.model()
    return [
        {column.key: model.data(model.index(row, at)) for at, column in enumerate(model.columns)}
        for row in range(model.rowCount())
    ]


def test_the_moves_of_the_period_stand_by_kind_and_one_by_one(page):
    (kind,), (move,) = cells(page.kind_table), cells(page.move_table)
    assert (kind["moves"], kind["days"], kind["better"], kind["alike"]) == ("1", "21", "1", "1")
    assert (move["employee"], move["moved"], move["kept"]) == ("Rina Batubara, S.E.", "1 Des 2026", "0")


def test_another_period_or_unit_is_asked_for(qtbot, page, made):
    show(qtbot, page, "1-1-2025", "31-12-2025")
    assert cells(page.move_table) == []
    assert not see(page, "reports.export").isEnabled()
    show(qtbot, page, "1-11-2026", "31-12-2026")
    qtbot.keyClicks(see(page, "reports.unit"), "rumbai")
    settle(qtbot, page.shell)
    see(page, "reports.unit").choose(0)
    settle(qtbot, page.shell)
    assert len(cells(page.move_table)) == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("31-12-2026", "1-1-2026", "berakhir sebelum"),
        ("kemarin", "1-1-2026", "bukan tanggal"),
        ("", "1-1-2026", "Tanggal"),
    ],
)
def test_a_period_that_is_none_is_refused_beside_it(qtbot, page, first, last, said):
    show(qtbot, page, first, last)
    assert see(page, "reports.problem").isVisible()
    assert said in see(page, "reports.problem").text()
    show(qtbot, page, "1-11-2026", "31-12-2026")
    assert not see(page, "reports.problem").isVisible()


def test_it_is_exported(qtbot, page, tmp_path):
    answer_next(tmp_path / "mutasi.xlsx")
    click(qtbot, page, "reports.export")
    assert load_workbook(tmp_path / "mutasi.xlsx").active.max_row == 2
    assert page.shell.said == ["Mutasi diekspor: 1."]


def test_it_is_shown_before_it_is_printed(qtbot, page):
    click(qtbot, page, "reports.print")
    (window,) = page.findChildren(ReportWindow)
    assert see(window, "report.print").isEnabled()
    window.close()
    settle(qtbot, page.shell)


def test_a_move_opens_its_case_and_other_lists_their_pages(qtbot, page, made):
    page.move_table.opened.emit(0)
    for _place, _words, name in REGISTERS:
        click(qtbot, page, name)
    assert page.shell.visited == [(Place.CASE, made.case_id), *((place, None) for place, _words, _name in REGISTERS)]


def test_it_begins_with_this_year(qtbot, shell):
    fresh = ReportsPage(shell)
    qtbot.addWidget(fresh)
    settle(qtbot, shell)
    assert see(fresh, "reports.first").value() == date(date.today().year, 1, 1)
