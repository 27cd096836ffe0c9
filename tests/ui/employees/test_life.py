"""The tab of an employee's circumstances, by the names of its widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.db.tables import AuditEntry, FamilyTie
from desktop.domain.cases.circumstances import CircumstanceKind
from desktop.services.cases.circumstances import CircumstanceEntry, Home, life_file, save_circumstance
from desktop.ui import messages
from desktop.ui.employees.life import LifeTab
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from desktop.ui.tables import TableView
from tests.case_office import SmallOffice, small_office
from tests.ui.conftest import NotingShell, settle

CARE = CircumstanceEntry(CircumstanceKind.CARE, "Merawat ibu")


class Clerk:
    """Works on the tab of one employee."""

    def __init__(self, qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> None:
        self.qtbot, self.shell, self.office = qtbot, shell, office
        self.tab = LifeTab(shell)
        qtbot.addWidget(self.tab)
        self.tab.show_employee(office.employee)
        self.tab.show()
        settle(qtbot, shell)

    def see(self, name: str) -> QWidget:
        return self.tab.findChild(QWidget, name)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.tab.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        settle(self.qtbot, self.shell)

    def choose(self) -> None:
        self.tab.findChild(TableView, "life.table").select_position(0)

    def write(self, name: str, text: str) -> None:
        field = self.see(name)
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, QLineEdit):
            field.setText(text)

    def kept(self) -> tuple[CircumstanceKind, ...]:
        with self.shell.background.store.read() as session:
            return tuple(row.kind for row in life_file(session, self.office.employee).circumstances)


@pytest.fixture
def office(shell: NotingShell) -> SmallOffice:
    with shell.background.store.write() as session:
        office = small_office(session)
        session.add(FamilyTie(employee_id=office.contract, relative_id=office.employee, relation="sibling"))
        return office


@pytest.fixture
def clerk(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> Clerk:
    with shell.background.store.write() as session:
        save_circumstance(session, office.employee, CARE)
    return Clerk(qtbot, shell, office)


def test_a_circumstance_is_added(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> None:
    clerk = Clerk(qtbot, shell, office)
    clerk.click("life.add")
    kind = clerk.see("life.kind")
    assert isinstance(kind, ChoiceField)
    kind.set_value(CircumstanceKind.SMALL_CHILD)
    clerk.click("life.save")
    assert clerk.kept() == (CircumstanceKind.SMALL_CHILD,)
    assert clerk.see("life.kind").isVisible() is False


def test_the_text_is_shown_when_opened_and_that_is_recorded(clerk: Clerk) -> None:
    clerk.choose()
    clerk.click("life.open")
    text = clerk.see("life.text")
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "Merawat ibu"
    with clerk.shell.background.store.read() as session:
        assert session.query(AuditEntry).filter_by(action="view", table_name="circumstance").count() == 1


def test_it_ends_is_put_aside_and_brought_back(clerk: Clerk) -> None:
    clerk.choose()
    clerk.click("life.end")
    clerk.choose()
    messages.answer_next("Salah pegawai")
    clerk.click("life.remove")
    clerk.choose()
    clerk.click("life.restore")
    with clerk.shell.background.store.read() as session:
        (row,) = life_file(session, clerk.office.employee).circumstances
    assert row.ends_on is not None
    assert not row.removed_reason


def test_a_home_is_kept_and_a_slip_is_told_beside_its_field(clerk: Clerk) -> None:
    clerk.write("home.latitude", "0,57")
    clerk.write("home.longitude", "0,57")
    clerk.click("home.save")
    problem = clerk.tab.findChild(QLabel, "home.longitude.problem")
    assert problem is not None
    assert problem.text()
    clerk.write("home.longitude", "101,42")
    clerk.click("home.save")
    with clerk.shell.background.store.read() as session:
        assert life_file(session, clerk.office.employee).home == Home("", 0.57, 101.42)


def test_what_is_begun_is_asked_about(clerk: Clerk) -> None:
    assert clerk.tab.may_leave()
    clerk.write("home.district", "Rumbai")
    messages.answer_next(False)
    assert not clerk.tab.may_leave()


def test_kin_opens_the_relatives_file(clerk: Clerk) -> None:
    table = clerk.tab.findChild(TableView, "life.kin")
    assert table is not None
    table.opened.emit(0)
    assert clerk.shell.visited == [(Place.EMPLOYEE, clerk.office.contract)]
