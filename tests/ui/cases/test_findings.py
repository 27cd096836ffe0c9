"""Warnings passed and withdrawn, and conflicts declared and reviewed, on the page of a case."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.db.tables import Employee
from desktop.services.cases.cases import new_case
from desktop.services.cases.overrides import overrides_of, pass_warning
from desktop.services.rules.conflicts import Answer, conflict_lines, declare
from desktop.ui import messages
from desktop.ui.cases.window import CasePage
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from tests.case_office import proposal, small_office
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()
REASON = "Puskesmas sangat kekurangan tenaga"


class Checker:
    """Works on the findings of one case by the names of its widgets."""

    def __init__(self, qtbot: QtBot, shell: NotingShell, case_id: int) -> None:
        self.qtbot, self.shell, self.case_id = qtbot, shell, case_id
        self.page = CasePage(shell)
        qtbot.addWidget(self.page)
        self.page.visit(Place.CASE, case_id)
        self.page.show()
        settle(qtbot, shell)

    def see(self, name: str) -> QWidget:
        return self.page.findChild(QWidget, name)

    def click(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(self.qtbot, self.shell)
        self.page.refresh()
        settle(self.qtbot, self.shell)

    def write(self, name: str, text: str) -> None:
        field = self.see(name)
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, QLineEdit):
            field.setText(text)

    def answer(self, code: str, *, yes: bool) -> None:
        field = self.see(f"conflict.{code}")
        assert isinstance(field, ChoiceField)
        field.set_value(yes)
        field.edited.emit()

    def label(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        return label.text() if label is not None else ""


@pytest.fixture
def checker(qtbot: QtBot, shell: NotingShell) -> Checker:
    with shell.background.store.write() as session:
        office = small_office(session)
        session.get_one(Employee, office.employee).post_since = date(TODAY.year, 1, 1)
        case_id = new_case(session, proposal(office, effective_on=date(TODAY.year + 1, 1, 1)), TODAY)
    return Checker(qtbot, shell, case_id)


def test_a_warning_is_passed_below_its_sentence(checker: Checker) -> None:
    assert not checker.see("case.advance").isEnabled()
    checker.click("case.pass.tenure")
    checker.write("override.reason", REASON)
    checker.click("override.save")
    assert REASON in checker.label("case.passed.tenure")
    assert checker.label("case.check.tenure").startswith("Peringatan dilewati")
    assert checker.see("case.advance").isEnabled()


def test_what_is_missing_leads_to_the_reason(checker: Checker) -> None:
    checker.click("case.missing.follow.0")
    assert "12 bulan" in checker.label("override.asked")
    assert not checker.see("override.reason").isHidden()
    checker.click("override.cancel")
    assert not checker.page.checks.is_touched()


def test_no_reason_is_refused_beside_the_field(checker: Checker) -> None:
    checker.click("case.pass.tenure")
    checker.click("override.save")
    assert checker.label("override.reason.problem")
    assert len(checker.shell.refusals) == 1


def test_a_reason_that_is_begun_is_not_lost(checker: Checker) -> None:
    checker.click("case.pass.tenure")
    checker.write("override.reason", REASON)
    messages.answer_next(False)
    assert not checker.page.may_leave()


def test_a_passed_warning_is_withdrawn_with_a_reason(checker: Checker) -> None:
    with checker.shell.background.store.write() as session:
        pass_warning(session, checker.case_id, "tenure", REASON, TODAY)
    checker.click("conflict.open")
    messages.answer_next("Ternyata keliru")
    checker.click("case.withdrawPass.tenure")
    with checker.shell.background.store.read() as session:
        assert overrides_of(session, checker.case_id) == ()
    assert checker.see("case.pass.tenure") is not None


def test_conflicts_are_declared_and_what_is_missing_is_told(checker: Checker) -> None:
    checker.click("conflict.open")
    checker.answer("family_in_unit", yes=True)
    checker.answer("signer_is_kin", yes=False)
    checker.click("conflict.save")
    assert checker.label("conflict.family_in_unit.problem")
    checker.write("conflict.family_in_unit.details", "Istri")
    checker.click("conflict.save")
    assert "2 dari 6" in checker.label("conflict.summary")
    assert checker.label("case.check.conflict")


def test_a_declared_conflict_is_reviewed(checker: Checker) -> None:
    with checker.shell.background.store.write() as session:
        declare(session, checker.case_id, {"family_in_unit": Answer(yes=True, details="Istri")}, TODAY, TODAY)
    checker.page.refresh()
    settle(checker.qtbot, checker.shell)
    checker.click("conflict.open")
    checker.click("conflict.family_in_unit.review")
    checker.write("conflictReview.by", "Kepala BKPSDM")
    checker.write("conflictReview.reason", "Bukan atasan langsung")
    checker.click("conflictReview.save")
    with checker.shell.background.store.read() as session:
        assert conflict_lines(session, checker.case_id)[0].review == "Bukan atasan langsung"
    assert not checker.label("case.check.conflict")
