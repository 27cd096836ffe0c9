"""Recording an objection in the window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.objections.objections import ObjectionGround, RuleSet
from desktop.services.objections.lists import ObjectionQuery, objection_ids
from desktop.ui.messages import answer_next
from desktop.ui.objections.new import NewObjectionPage
from desktop.ui.places import Place
from tests import objection_office
from tests.objection_office import add_case
from tests.ui.conftest import settle

TODAY = date.today()
DECIDED = TODAY - timedelta(days=60)


@pytest.fixture
def case_id(shell, monkeypatch):
    monkeypatch.setattr(objection_office, "DELIVERED", DECIDED + timedelta(days=5))
    return add_case(shell.background.store, "Rina Batubara", decided=DECIDED)


@pytest.fixture
def page(qtbot, shell, case_id):
    page = NewObjectionPage(shell)
    qtbot.addWidget(page)
    page.show()
    return page


def part(page, name):
    return page.findChild(QWidget, f"objection.{name}")


def visit(qtbot, page, case_id=None):
    page.visit(Place.NEW_OBJECTION, case_id)
    settle(qtbot, page.shell)


def enter(qtbot, page, **values):
    for name, value in values.items():
        part(page, name).set_value(value)
        part(page, name).edited.emit()
    settle(qtbot, page.shell)


def save(qtbot, page):
    qtbot.mouseClick(part(page, "save"), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def recorded(shell):
    with shell.background.store.read() as session:
        return list(objection_ids(session, ObjectionQuery(), TODAY))


def test_from_a_case_the_decree_and_its_delivery_are_known(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    assert part(page, "case").text() == "Rina Batubara"
    assert part(page, "decreeReceived").value() == DECIDED + timedelta(days=5)
    assert not page.form.form.is_touched()


def test_an_objection_is_recorded_and_opened(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    enter(qtbot, page, filed=TODAY, ground=ObjectionGround.FAMILY, text="Orang tua sakit")
    save(qtbot, page)
    assert page.shell.visited == [(Place.OBJECTION, recorded(page.shell)[0])]
    assert not page.form.form.is_touched()


def test_the_decree_is_found_by_typing(qtbot, page, case_id):
    visit(qtbot, page)
    qtbot.keyClicks(part(page, "case"), "rina")
    settle(qtbot, page.shell)
    part(page, "case").choose(0)
    settle(qtbot, page.shell)
    assert part(page, "case").value() == case_id
    assert part(page, "decreeReceived").value() == DECIDED + timedelta(days=5)


def test_the_deadlines_appear_while_typing(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    assert part(page, "decisionDue").isHidden()
    enter(qtbot, page, filed=TODAY)
    assert "21 hari kerja" in part(page, "decisionDue").text()
    assert "14 hari kerja" in part(page, "lastDay").text()
    assert part(page, "lastDay").text() != part(page, "lastDayFromDecree").text()


def test_the_other_rule_set_has_a_day_to_answer(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    enter(qtbot, page, filed=TODAY, ruleSet=RuleSet.UU_30_2014)
    assert "10 hari kerja" in part(page, "answerDue").text()
    assert "Pasal 77" in part(page, "lastDay").text()


@pytest.mark.parametrize(("filed", "late"), [(TODAY, True), (DECIDED + timedelta(days=6), False)])
def test_late_filing_is_said_at_once(qtbot, page, case_id, filed, late):
    visit(qtbot, page, case_id)
    enter(qtbot, page, filed=filed, received=filed)
    qtbot.waitUntil(lambda: part(page, "late").isVisible() is late)


def test_an_unproven_receipt_is_said(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    enter(qtbot, page, filed=TODAY, decreeReceived=None)
    assert "belum terbukti" in part(page, "lastDay").text()
    assert not part(page, "late").isVisible()


def test_faults_stand_under_their_fields_and_nothing_is_lost(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    enter(qtbot, page, text="Orang tua sakit")
    save(qtbot, page)
    for name in ("filed", "ground"):
        assert page.findChild(QLabel, f"objection.{name}.problem").isVisible()
    assert part(page, "text").value() == "Orang tua sakit"
    assert recorded(page.shell) == []


def test_a_date_that_is_none_is_refused_beside_its_field(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    part(page, "filed").setText("31-02-2026")
    save(qtbot, page)
    assert part(page, "filed.problem").isVisible()


def test_without_a_decree_nothing_is_saved(qtbot, page):
    visit(qtbot, page)
    save(qtbot, page)
    assert part(page, "case.problem").isVisible()


@pytest.mark.parametrize("discard", [True, False])
def test_leaving_asks_before_entries_are_lost(qtbot, page, case_id, discard):
    visit(qtbot, page, case_id)
    enter(qtbot, page, text="Orang tua sakit")
    answer_next(discard)
    assert page.may_leave() is discard


def test_cancelling_goes_back(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    qtbot.mouseClick(part(page, "cancel"), Qt.MouseButton.LeftButton)
    assert page.shell.visited == [(Place.HOME, None)]


def test_the_keyboard_saves_and_leaves(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    enter(qtbot, page, filed=TODAY, ground=ObjectionGround.FAMILY, text="Orang tua sakit")
    part(page, "text").setFocus()
    qtbot.keyClick(part(page, "text"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.shell)
    assert len(recorded(page.shell)) == 1
    qtbot.keyClick(part(page, "filed"), Qt.Key.Key_Escape)
    assert page.shell.visited[-1] == (Place.HOME, None)


def test_it_says_which_reading_counts(qtbot, page, case_id):
    visit(qtbot, page, case_id)
    enter(qtbot, page, filed=TODAY)
    titles = [label.text() for label in page.findChildren(QLabel) if label.text().startswith("Batas ajukan, dari")]
    assert [title.endswith("(yang dipakai)") for title in titles] == [True, False]
