"""The calendar of objections in the window, and the reminder at its foot."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.objections.objections import withdraw_objection
from desktop.ui.objections.list import ObjectionsPage
from desktop.ui.objections.reminder import Reminder
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.objection_office import add_case, add_objection
from tests.ui.conftest import settle

TODAY = date.today()
DECIDED = TODAY - timedelta(days=70)
FILED = TODAY - timedelta(days=60)


@pytest.fixture
def objection_id(shell):
    """An objection whose decision is long overdue."""
    case_id = add_case(shell.background.store, "Siti Aminah", decided=DECIDED)
    days = {"filed_on": FILED, "received_on": FILED, "decree_received_on": DECIDED}
    return add_objection(shell.background.store, case_id, today=TODAY, **days)


@pytest.fixture
def page(qtbot, shell, objection_id):
    page = ObjectionsPage(shell)
    qtbot.addWidget(page)
    page.resize(1166, 700)
    page.show()
    settle(qtbot, shell)
    qtbot.mouseClick(part(page, "objections.showCalendar"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    return page


def part(page, name):
    return page.findChild(QWidget, name)


def go_to_event(qtbot, page):
    """Turn back to the month in which the decision was due."""
    part(page, "objectionMonth.days").setFocus()
    for _month in range(4):
        if page.month.rows.rows:
            return
        qtbot.keyClick(part(page, "objectionMonth.days"), Qt.Key.Key_PageUp)
        settle(qtbot, page.shell)
    raise AssertionError("the calendar shows no day of the objection")


def test_the_calendar_takes_the_place_of_the_list(page):
    assert part(page, "objectionMonth.days").isVisible()
    assert not page.table.isVisible()
    assert not part(page, "objections.search").isVisible()


def test_a_day_is_found_by_keys_and_opens_its_objection(qtbot, page, objection_id):
    go_to_event(qtbot, page)
    event = page.month.rows.row_at(0)
    assert event.overdue
    days = part(page, "objectionMonth.days")
    days.setCurrentIndex(page.month.sheet.index_of(event.day))
    assert "Siti Aminah" in page.month.sheet.data(days.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert page.month.table.selected_positions() == [0]
    page.month.table.opened.emit(0)
    settle(qtbot, page.shell)
    assert page.panel.file().id == objection_id


def test_today_comes_back(qtbot, page):
    for _month in range(3):
        page.month.turn(-1)
    settle(qtbot, page.shell)
    qtbot.mouseClick(part(page, "objectionMonth.today"), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)
    assert page.month.sheet.day_at(part(page, "objectionMonth.days").currentIndex()).day == TODAY


def test_the_last_month_of_a_year_is_followed_by_the_first(qtbot, page):
    page.month._go(date(2026, 12, 5))
    page.month.turn(1)
    settle(qtbot, page.shell)
    assert page.month.sheet.index_of(date(2027, 1, 1)).isValid()


@pytest.mark.parametrize("name", ["month", "register"])
def test_month_and_register_are_shown_for_printing(qtbot, page, name):
    if name == "month":
        qtbot.mouseClick(part(page, "objectionMonth.print"), Qt.MouseButton.LeftButton)
    else:
        page._register_years.actions()[0].trigger()
    settle(qtbot, page.shell)
    (window,) = page.findChildren(ReportWindow)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "report.print").isEnabled())
    window.close()
    settle(qtbot, page.shell)


def test_the_reminder_tells_what_is_overdue_and_leads_there(qtbot, shell, objection_id):
    reminder = Reminder(shell)
    qtbot.addWidget(reminder)
    settle(qtbot, shell)
    assert "1 keberatan lewat tenggat" in part(reminder, "reminder.sentence").text()
    assert not reminder.isHidden()
    part(reminder, "reminder.show").click()
    assert shell.visited == [(Place.OBJECTIONS, None)]


def test_the_reminder_goes_when_nothing_presses_or_when_it_is_closed(qtbot, shell, objection_id):
    reminder, closed = Reminder(shell), Reminder(shell)
    for each in (reminder, closed):
        qtbot.addWidget(each)
    settle(qtbot, shell)
    part(closed, "reminder.close").click()
    assert closed.isHidden()
    with shell.background.store.write() as session:
        withdraw_objection(session, objection_id, "Sepakat", 1, TODAY)
    qtbot.waitUntil(reminder.isHidden)
    settle(qtbot, shell)
