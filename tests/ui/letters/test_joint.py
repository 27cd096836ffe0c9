"""The page on which one decree is made for many cases."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.db.tables import CheckOverride, Decree, Employee, TransferCase
from desktop.domain.cases.checks import Severity
from desktop.services.cases.cases import open_case
from desktop.ui import messages
from desktop.ui.letters.joint import JointDecreePage
from desktop.ui.places import Place
from tests.letter_office import TODAY, add_case, add_office
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def cases(shell: NotingShell) -> list[int]:
    store = shell.background.store
    add_office(store)
    made = [add_case(store, name) for name in ("Siti Aminah", "Budi Contoh", "Rina Sari")]
    with store.write() as session:
        for employee in session.scalars(select(Employee)):
            employee.legal_status = "01"
        for case_id in made:
            for check in open_case(session, case_id, TODAY).checks:
                if check.severity is not Severity.INFO:
                    session.add(CheckOverride(case_id=case_id, code=check.code, what=check.what, reason="Dilihat"))
    return made


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell, cases: list[int]) -> JointDecreePage:
    page = JointDecreePage(shell)
    qtbot.addWidget(page)
    page.visit(Place.JOINT_DECREE, cases[0])
    drawn(qtbot, shell, page)
    return page


def drawn(qtbot: QtBot, shell: NotingShell, page: JointDecreePage) -> None:
    """Wait until the pause after an entry is over and the pages came."""
    settle(qtbot, shell)
    qtbot.waitUntil(lambda: not page._pause.isActive())
    settle(qtbot, shell)


def press(page: JointDecreePage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def test_the_case_it_was_opened_for_is_ticked(page: JointDecreePage, cases: list[int]) -> None:
    assert page.rows.chosen() == (cases[0],)
    assert page.findChild(QLabel, "joint.chosen").text() == "1 perkara dicentang."


def test_a_search_hides_rows_but_keeps_their_ticks(page: JointDecreePage, cases: list[int]) -> None:
    page.findChild(QLineEdit, "joint.search").setText("rina")
    assert [row.employee for row in page.rows.rows] == ["Rina Sari, S.Kep."]
    press(page, "joint.all")
    assert set(page.rows.chosen()) == {cases[0], cases[2]}
    press(page, "joint.none")
    assert page.rows.chosen() == ()


def test_the_box_of_a_row_is_ticked_by_the_mouse_and_by_enter(page: JointDecreePage, cases: list[int]) -> None:
    index = page.rows.index(0, 0)
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    page.rows.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    page.table.opened.emit(0)
    assert page.rows.chosen() == (cases[0],)


def test_it_is_issued_for_all_that_are_ticked(
    page: JointDecreePage, shell: NotingShell, cases: list[int], qtbot: QtBot
) -> None:
    press(page, "joint.all")
    drawn(qtbot, shell, page)
    press(page, "joint.issue")
    settle(qtbot, shell)
    assert [place for place, _row in shell.visited] == [Place.LETTER]
    with shell.background.store.read() as session:
        (decree,) = session.scalars(select(Decree)).all()
        assert {session.get_one(TransferCase, case).decree_id for case in cases} == {decree.id}


def test_who_cannot_be_in_it_is_told_and_nothing_can_be_issued(
    page: JointDecreePage, shell: NotingShell, cases: list[int], qtbot: QtBot
) -> None:
    with shell.background.store.write() as session:
        session.get_one(TransferCase, cases[1]).effective_on = None
    page.refresh()
    press(page, "joint.all")
    drawn(qtbot, shell, page)
    assert "Budi Contoh" in page.findChild(QLabel, "joint.problem").text()
    assert not page.findChild(QPushButton, "joint.issue").isEnabled()


def test_one_made_outside_is_recorded_under_its_number(page: JointDecreePage, shell: NotingShell, qtbot: QtBot) -> None:
    press(page, "joint.all")
    press(page, "joint.outside")
    settle(qtbot, shell)
    assert "number" in shell.refusals.pop().fields
    page.form.field("number").setText("800/77")
    press(page, "joint.outside")
    settle(qtbot, shell)
    assert shell.visited == [(Place.CASES, None)]
    with shell.background.store.read() as session:
        assert session.scalars(select(Decree.number)).all() == ["800/77"]


def test_one_tmt_for_all_must_be_given(page: JointDecreePage, shell: NotingShell, qtbot: QtBot) -> None:
    page.form.field("own").setChecked(False)
    press(page, "joint.issue")
    assert not page.findChild(QLabel, "joint.effective.problem").isHidden()
    drawn(qtbot, shell, page)


def test_what_was_ticked_is_not_lost_unasked(page: JointDecreePage) -> None:
    press(page, "joint.all")
    messages.answer_next(False)
    assert not page.may_leave()


def test_papers_of_the_ticked_cases_are_proposed_once(page: JointDecreePage, shell: NotingShell, qtbot: QtBot) -> None:
    assert page.form.field("noting").value().startswith("Persetujuan melepas, Nomor 12/2026")
    press(page, "joint.all")
    drawn(qtbot, shell, page)
    assert page.form.field("noting").value().count("Persetujuan melepas") == 1
    assert page.form.field("copies").value()
    assert not page.form.is_touched()
