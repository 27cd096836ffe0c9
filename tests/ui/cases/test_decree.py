"""Decree, delivery and handover on a case's page: corrections, attempts, and all cases of a decree at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CaseKind, CaseStage, DeliveryProof
from desktop.services.cases.cases import new_case, open_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.steps import OutsideDecree, record_signature
from desktop.services.letters.joint_decrees import record_joint_outside
from desktop.ui import messages
from desktop.ui.cases.decree_forms import HANDOVER
from desktop.ui.cases.window import CasePage
from desktop.ui.places import Place
from tests.case_office import PDF, TMT, SmallOffice, lead_to, pass_warnings, proposal, small_office
from tests.ui.cases.test_window import Officer
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()  # the page asks for the day itself


@pytest.fixture
def office(shell: NotingShell) -> SmallOffice:
    with shell.background.store.write() as session:
        return small_office(session)


@pytest.fixture
def pair(shell: NotingShell, office: SmallOffice) -> list[int]:
    """Two cases of one signed decree, still in the stage in which it is made."""
    with shell.background.store.write() as session:
        cases = []
        for kind, employee in ((CaseKind.WITHIN, office.employee), (CaseKind.RELOCATION, office.contract)):
            case = new_case(session, proposal(office, employee_id=employee, kind=kind), TODAY)
            lead_to(session, case, CaseStage.DECREE, TODAY)
            pass_warnings(session, case, TODAY)
            cases.append(case)
        record_joint_outside(session, cases, OutsideDecree("800/5", TODAY, TMT), TODAY)
        session.flush()
        record_signature(session, cases[0], TODAY, PDF, TODAY)
        for case in cases:
            pass_warnings(session, case, TODAY)
        return cases


@pytest.fixture
def officer(qtbot: QtBot, shell: NotingShell, pair: list[int]) -> Officer:
    page = CasePage(shell)
    qtbot.addWidget(page)
    page.visit(Place.CASE, pair[0])
    settle(qtbot, shell)
    return Officer(qtbot, shell, page, pair[0])


def files(shell: NotingShell, cases: list[int]) -> list[CaseFile]:
    with shell.background.store.read() as session:
        return [open_case(session, case, TODAY) for case in cases]


def deliver_all(officer: Officer) -> None:
    officer.click("decree.together")
    officer.click("case.jointDelivery")
    officer.enter(jointDelivery_proof=DeliveryProof.HAND, jointDelivery_reference="TT 9")
    officer.click("jointDelivery.save")


def test_all_cases_go_on_and_are_delivered_together(officer: Officer, pair: list[int]) -> None:
    deliver_all(officer)
    found = files(officer.shell, pair)
    assert {file.stage for file in found} == {CaseStage.DELIVERY}
    assert {(file.records.delivered_on, file.records.delivery_reference) for file in found} == {(TODAY, "TT 9")}
    officer.click("delivery.together")
    assert {file.stage for file in files(officer.shell, pair)} == {CaseStage.HANDOVER}


def test_until_when_it_must_be_delivered_is_told_by_days_left(officer: Officer) -> None:
    officer.click("decree.together")
    (said,) = officer.see("case.deliveryDue").sentences()  # type: ignore[attr-defined]
    assert "5 hari kerja" in said
    assert "sisa" in said


def test_a_delivery_that_failed_is_noted(officer: Officer) -> None:
    officer.click("decree.together")
    officer.click("case.attempt")
    officer.enter(attempt_proof=DeliveryProof.COURIER, attempt_reason="Rumah kosong")
    officer.click("attempt.save")
    assert "Rumah kosong" in next(step.note for step in officer.file().steps if step.action == "attempt")
    assert officer.file().records.delivered_on is None


def test_the_decree_is_corrected_for_this_case(officer: Officer, pair: list[int]) -> None:
    day = TMT + timedelta(days=3)
    officer.click("case.correctDecree")
    officer.enter(correction_number="800/R", correction_date=TODAY, correction_effective=day, correction_reason="Salah")
    officer.click("correction.save")
    corrected, other = files(officer.shell, pair)
    assert corrected.decree is not None
    assert other.decree is not None
    assert (corrected.decree.effective_on, other.decree.effective_on) == (day, TMT)
    assert "800/R" in officer.see("case.decreeCorrections").text()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("only_this", "ended"), [(True, 1), (False, 2)])
def test_the_decree_is_cancelled_for_one_or_for_all(
    officer: Officer, pair: list[int], only_this: bool, ended: int
) -> None:
    officer.click("case.cancelDecree")
    officer.see("cancel.scope").setCurrentIndex(int(only_this))  # type: ignore[attr-defined]
    officer.enter(cancel_number="800/B", cancel_date=TODAY, cancel_reason="Cacat")
    messages.answer_next(True)
    officer.click("cancel.save")
    assert sum(file.stage is CaseStage.CANCELLED for file in files(officer.shell, pair)) == ended


def test_the_handover_keeps_statement_and_minutes(officer: Officer) -> None:
    deliver_all(officer)
    officer.click("delivery.together")
    officer.enter(handover_date=TODAY, handover_number="SPMT/3", handover_minutes="BA/4", handover_minutesDate=TODAY)
    officer.click("handover.save")
    records = officer.file().records
    assert (records.start_letter_number, records.handover_minutes, records.handed_over_on) == ("SPMT/3", "BA/4", TODAY)


def test_nobody_is_offered_a_start_before_the_decree(officer: Officer) -> None:
    file = officer.file()
    assert file.decree is not None
    for effective, offered in ((TODAY - timedelta(days=22), TODAY), (TMT, TMT), (None, TODAY)):
        late = replace(file, decree=replace(file.decree, effective_on=effective))
        assert HANDOVER.offered(late, TODAY) == {"date": offered}


def test_a_case_without_a_decree_may_get_one_with_others(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> None:
    with shell.background.store.write() as session:
        case = new_case(session, proposal(office), TODAY)
        lead_to(session, case, CaseStage.DECREE, TODAY)
    page = CasePage(shell)
    qtbot.addWidget(page)
    page.visit(Place.CASE, case)
    settle(qtbot, shell)
    page.findChild(QPushButton, "case.jointDecree").click()
    assert shell.visited == [(Place.JOINT_DECREE, case)]
