"""The tab of times around elections, by the names of its widgets."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.rules.elections import FreezeEntry, freezes, save_freeze
from desktop.ui import messages
from desktop.ui.elections.freezes import ElectionFreezes
from desktop.ui.tables import TableView
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()


class Clerk:
    """Works on the tab."""

    def __init__(self, qtbot: QtBot, shell: NotingShell) -> None:
        self.qtbot, self.shell = qtbot, shell
        self.tab = ElectionFreezes(shell)
        qtbot.addWidget(self.tab)
        self.tab.refresh()
        self.tab.show()
        settle(qtbot, shell)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.tab.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        settle(self.qtbot, self.shell)

    def write(self, **values: str) -> None:
        for name, text in values.items():
            field = self.tab.findChild(QLineEdit, f"election.{name}")
            assert field is not None
            field.setText(text)

    def kept(self) -> tuple[FreezeEntry, ...]:
        with self.shell.background.store.read() as session:
            return freezes(session)


@pytest.fixture
def clerk(qtbot: QtBot, shell: NotingShell) -> Clerk:
    with shell.background.store.write() as session:
        save_freeze(session, FreezeEntry("Pilkada 2029", date(2029, 3, 1), date(2029, 12, 31)), TODAY)
    return Clerk(qtbot, shell)


def test_a_time_is_added(clerk: Clerk) -> None:
    clerk.write(name="Pilgub 2030", starts_on="1-2-2030", ends_on="1-8-2030")
    clerk.click("election.save")
    assert [row.name for row in clerk.kept()] == ["Pilgub 2030", "Pilkada 2029"]
    assert clerk.tab.may_leave()


def test_a_consent_is_recorded_with_its_day(clerk: Clerk) -> None:
    table = clerk.tab.findChild(TableView, "elections.table")
    assert table is not None
    table.select_position(0)
    clerk.write(consent_number="100.2.1.3/7/SJ")
    clerk.click("election.save")
    problem = clerk.tab.findChild(QLabel, "election.consent_on.problem")
    assert problem is not None
    assert problem.text()
    clerk.write(consent_on="1-11-2026")
    clerk.click("election.save")
    assert clerk.kept()[0].consent_number == "100.2.1.3/7/SJ"


def test_a_time_is_put_aside_with_a_reason(clerk: Clerk) -> None:
    table = clerk.tab.findChild(TableView, "elections.table")
    assert table is not None
    table.select_position(0)
    messages.answer_next("Salah tahun")
    clerk.click("election.remove")
    assert clerk.kept() == ()


def test_what_is_begun_is_asked_about(clerk: Clerk) -> None:
    clerk.write(name="Pilgub")
    messages.answer_next(False)
    assert not clerk.tab.may_leave()


def test_a_new_time_stays_new_when_the_focus_passes_the_list(clerk: Clerk) -> None:
    table = clerk.tab.findChild(TableView, "elections.table")
    assert table is not None
    table.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.write(name="Pilgub 2030", starts_on="1-2-2030", ends_on="1-8-2030")
    clerk.click("election.save")
    assert [row.name for row in clerk.kept()] == ["Pilgub 2030", "Pilkada 2029"]
