"""The parts of one objection: the issuer's view, hearings, effect, promises, suit, papers of both sides."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.objections.checks import Answer
from desktop.domain.objections.objections import DecreeEffect, ObjectionResult
from desktop.domain.support.support import CommitmentKind
from desktop.services.attachments import attachments_of
from desktop.services.objections.file import open_objection
from desktop.services.objections.objections import answer_objection
from desktop.ui.messages import answer_next
from desktop.ui.objections.list import ObjectionsPage
from desktop.ui.places import Place
from tests.duty_office import issued
from tests.letter_office import add_office
from tests.objection_office import add_case, add_objection
from tests.ui.conftest import settle

TODAY = date.today()
DECIDED = TODAY - timedelta(days=20)
VALUES = {"filed_on": TODAY - timedelta(days=2), "received_on": TODAY - timedelta(days=1)}


@pytest.fixture
def objection_id(shell):
    case_id = add_case(shell.background.store, "Siti Aminah", decided=DECIDED)
    return add_objection(shell.background.store, case_id, today=TODAY, decree_received_on=DECIDED, **VALUES)


@pytest.fixture
def page(qtbot, shell, objection_id):
    page = ObjectionsPage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1166, 700)
    page.show()
    page.visit(Place.OBJECTION, objection_id)
    settle(qtbot, shell)
    return page


def part(page, name):
    return page.findChild(QWidget, name)


def opened(shell, objection_id):
    with shell.background.store.read() as session:
        return open_objection(session, objection_id, TODAY)


def click(qtbot, page, name):
    widget, tabs = part(page, name), page.panel.tabs
    tabs.setCurrentIndex(next(at for at in range(tabs.count()) if tabs.widget(at).isAncestorOf(widget)))
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)
    qtbot.wait(1)
    settle(qtbot, page.shell)


def enter(page, role, **values):
    for name, value in values.items():
        part(page, f"{role}.{name}").set_value(value)


def answered(qtbot, shell, page, objection_id, result):
    with shell.background.store.write() as session:
        answer_objection(session, objection_id, Answer(result, TODAY, "800/5", "Ditimbang."), 1, TODAY)
    qtbot.wait(1)
    settle(qtbot, shell)


def test_the_view_of_the_issuer_is_kept(qtbot, shell, page, objection_id):
    enter(page, "objectionResponse", on=TODAY, text="Mutasi tetap diperlukan.")
    click(qtbot, page, "objectionResponse.save")
    assert opened(shell, objection_id).response.text == "Mutasi tetap diperlukan."


def test_a_hearing_is_recorded_and_completed(qtbot, shell, page, objection_id):
    click(qtbot, page, "hearings.new")
    enter(page, "hearing", day=TODAY, by="Sekretaris Daerah")
    click(qtbot, page, "hearing.save")
    assert part(page, "hearing.save").isHidden()
    page.panel._parts[1].table.select_position(0)
    enter(page, "hearing", minutes="800.1.6/9")
    click(qtbot, page, "hearing.save")
    (hearing,) = opened(shell, objection_id).hearings
    assert (hearing.entered.held_by, hearing.entered.minutes_number) == ("Sekretaris Daerah", "800.1.6/9")


def test_faults_of_a_hearing_stand_under_their_fields(qtbot, shell, page, objection_id):
    click(qtbot, page, "hearings.new")
    click(qtbot, page, "hearing.save")
    assert part(page, "hearing.day.problem").text()
    assert part(page, "hearing.by.problem").text()
    enter(page, "hearing", by="Sekda")
    answer_next(False)
    assert not page.may_leave()


def test_a_hearing_is_put_aside_with_a_reason(qtbot, shell, page, objection_id):
    click(qtbot, page, "hearings.new")
    enter(page, "hearing", day=TODAY, by="Sekretaris Daerah")
    click(qtbot, page, "hearing.save")
    page.panel._parts[1].table.select_position(0)
    answer_next("Salah keberatan")
    click(qtbot, page, "hearing.remove")
    assert opened(shell, objection_id).hearings == ()


def test_the_effect_waits_for_the_answer_and_must_fit_it(qtbot, shell, page, objection_id):
    assert part(page, "objectionEffect.save").parentWidget().isHidden()
    answered(qtbot, shell, page, objection_id, ObjectionResult.LIGHTENED)
    enter(page, "objectionEffect", effect=DecreeEffect.CANCELLED, number="800/9")
    click(qtbot, page, "objectionEffect.save")
    assert part(page, "objectionEffect.effect.problem").text()
    enter(page, "objectionEffect", effect=DecreeEffect.KEPT, number="")
    click(qtbot, page, "objectionEffect.save")
    assert opened(shell, objection_id).effect_recorded


def test_a_promise_of_the_settlement_is_linked(qtbot, shell, page, objection_id):
    answered(qtbot, shell, page, objection_id, ObjectionResult.LIGHTENED)
    click(qtbot, page, "objectionPromise.new")
    until = TODAY + timedelta(days=30)
    enter(page, "objectionPromise", kind=CommitmentKind.HOUSING, text="Rumah dinas", owner="Camat", due_on=until)
    click(qtbot, page, "objectionPromise.save")
    (row,) = opened(shell, objection_id).promises
    assert (row.text, row.owner, row.due_on) == ("Rumah dinas", "Camat", until)
    assert part(page, "objectionPromises.table").model().rowCount() == 1
    click(qtbot, page, "objectionPromise.settle")
    assert shell.visited[-1] == (Place.CASE_PROMISES, opened(shell, objection_id).entered.case_id)


def test_the_days_to_sue_are_told_in_both_readings_and_a_suit_is_kept(qtbot, shell, page, objection_id):
    answered(qtbot, shell, page, objection_id, ObjectionResult.UPHELD_DECREE)
    words = part(page, "objection.courtDays").text()
    assert "90 hari kerja" in words
    assert "90 hari kalender" in words
    enter(page, "objectionSuit", number="12/G/2026/PTUN", filed=TODAY, note="Sidang pertama bulan depan.")
    click(qtbot, page, "objectionSuit.save")
    assert opened(shell, objection_id).suit.number == "12/G/2026/PTUN"


@pytest.mark.parametrize(("name", "side"), [("attach", "employee"), ("attachOwn", "office")])
def test_papers_say_who_handed_them_in(qtbot, shell, page, objection_id, tmp_path, name, side):
    (tmp_path / "bukti.pdf").write_bytes(b"%PDF-1.7\nbukti\n%%EOF\n")
    answer_next(tmp_path / "bukti.pdf")
    click(qtbot, page, f"objection.{name}")
    with shell.background.store.read() as session:
        assert [row.note for row in attachments_of(session, objection_id=objection_id)] == [side]


def test_an_issued_decision_fills_the_answer_and_asks_to_record_it(qtbot, shell, page, objection_id):
    add_office(shell.background.store)
    own = {"result": "partly", "effect": "amended", "changes": "Unit: Puskesmas", "reasons": "Suami sakit."}
    with shell.background.store.write() as session:
        issued(session, "objection_decision", objection_id, TODAY, by="BUDI CONTOH", **own)
    qtbot.wait(1)
    settle(qtbot, shell)
    assert part(page, "objection.result").value() is ObjectionResult.CHANGED
    assert "Suami sakit." in part(page, "objection.answerText").value()
    assert not page.panel._answer.is_touched()
    assert "untuk menutup keberatan" in page.panel._follow_up.text()
    enter(page, "objection", result=ObjectionResult.UPHELD_DECREE)
    click(qtbot, page, "objection.answerSave")
    assert "Keputusan diubah" in part(page, "objection.result.problem").text()
