"""One plan from asking to cases, by the widgets of its page."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.plans.asked import PinKind
from desktop.domain.plans.model import Standing
from desktop.services.plans.plans import rename_plan
from desktop.services.plans.reading import plan_file
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.plans.page import ASKED, MOVES, OUTCOME, PlanPage
from tests.ui.conftest import NotingShell, settle
from tests.ui.plans.conftest import click, kept, see


def test_a_new_plan_begins_with_what_it_looks_at(page: PlanPage) -> None:
    assert page.tabs.currentIndex() == ASKED
    assert see(page, "plan.solve").isVisibleTo(page)
    assert not see(page, "plan.open").isVisibleTo(page)
    assert "hitung" in see(page, "plan.nextStep").text()


def test_working_out_leads_to_the_proposals(solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    assert solved.tabs.currentIndex() == MOVES
    found = kept(shell, plan_id)
    assert found.standing is Standing.PROVED
    assert [row.who.name for row in solved.moves.rows.rows] == [row.who.name for row in found.moves]
    assert "kekurangan 3 → " in see(solved, "plan.figures").text()
    assert not see(solved, "plan.solve").isVisibleTo(solved)


def test_a_move_is_explained_point_by_point(solved: PlanPage) -> None:
    row = solved.moves.rows.rows[0]
    assert row.move.reason.gives == see(solved, "plan.why.0").text()
    assert row.move.reason.points[0].why == see(solved, "plan.points.0").text()


def test_what_a_move_is_worth_is_worked_out_when_asked(qtbot: QtBot, solved: PlanPage) -> None:
    assert see(solved, "plan.worth.answer").text() == ""
    click(qtbot, solved, "plan.worth")
    assert see(solved, "plan.worth.answer").text()


@pytest.mark.parametrize(
    ("button", "kind"), [("plan.pin", PinKind.GO), ("plan.ban", PinKind.NOT_THERE), ("plan.stay", PinKind.STAY)]
)
def test_what_is_settled_is_worked_out_again_at_once(
    qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int, button: str, kind: PinKind
) -> None:
    mover = solved.moves.rows.rows[0].who.id
    click(qtbot, solved, button)
    found = kept(shell, plan_id)
    assert [(pin.kind, pin.employee_id) for pin in found.asked.pins] == [(kind, mover)]
    assert found.standing is Standing.PROVED
    assert any(row.who.id == mover for row in found.moves) == (kind is PinKind.GO)


def test_a_pin_is_let_free_again(qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    click(qtbot, solved, "plan.pin")
    at = next(at for at, row in enumerate(solved.moves.rows.rows) if row.pinned)
    solved.moves.table.select_position(at)
    click(qtbot, solved, "plan.free")
    assert kept(shell, plan_id).asked.pins == ()


def test_a_changed_weight_asks_for_working_out(
    qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    solved.tabs.setCurrentIndex(ASKED)
    see(solved, "plan.weight.need").setValue(2)
    assert see(solved, "plan.save").isVisibleTo(solved)
    click(qtbot, solved, "plan.solve")
    assert kept(shell, plan_id).asked.weights.need == 10
    assert "Sebelum perubahan terakhir" in see(solved, "plan.earlier").text()


def test_a_fault_is_said_beside_its_field(qtbot: QtBot, page: PlanPage, shell: NotingShell) -> None:
    see(page, "plan.floor").setText("140")
    qtbot.keyClicks(see(page, "plan.floor"), "0")
    click(qtbot, page, "plan.solve")
    assert "100" in see(page, "plan.floor.problem").text()
    assert len(shell.refusals) == 1


def test_who_stays_is_told_why_and_could_be_sent(
    qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    solved.tabs.setCurrentIndex(2)
    assert see(solved, "plan.stays.why").text()
    click(qtbot, solved, "plan.stays.elsewhere")
    assert solved.stays.elsewhere.rows.rows
    click(qtbot, solved, "plan.stays.sending")
    assert see(solved, "plan.stays.sending.answer").text()
    click(qtbot, solved, "plan.stays.send")
    assert kept(shell, plan_id).asked.pins[0].kind is PinKind.GO


def test_gaps_that_stay_say_why(solved: PlanPage) -> None:
    solved.tabs.setCurrentIndex(3)
    rows = solved.gaps.rows.rows
    assert all(row.count.gap_after and row.count.why for row in rows)
    see(solved, "plan.places.filter").set_value(None)
    solved.gaps._narrow()  # what choosing does
    assert len(solved.gaps.rows.rows) > len(rows)


def test_ticked_moves_become_cases_in_one_go(qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    assert not see(solved, "plan.open").isEnabled()
    click(qtbot, solved, "plan.moves.all")
    count = len(kept(shell, plan_id).moves)
    click(qtbot, solved, "plan.open")
    qtbot.keyClicks(see(solved, "planOpen.reason"), "Hasil rapat")
    click(qtbot, solved, "planOpen.open")
    found = kept(shell, plan_id)
    assert [row.case_id is not None for row in found.moves] == [True] * count
    assert solved.tabs.currentIndex() == OUTCOME
    qtbot.waitUntil(lambda: len(solved.outcome.rows.rows) == count)
    assert see(solved, "plan.copy").isVisibleTo(solved)


def test_space_ticks_and_enter_too(qtbot: QtBot, solved: PlanPage) -> None:
    solved.moves.table.setFocus()
    qtbot.keyClick(solved.moves.table, Qt.Key.Key_Space)
    assert len(solved.moves.chosen()) == 1
    click(qtbot, solved, "plan.moves.none")
    assert solved.moves.chosen() == ()


def test_a_copy_is_opened_to_play_with(qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    solved._copy()  # the menu's deed
    settle(qtbot, shell)
    place, copy_id = shell.visited[-1]
    assert (place, copy_id != plan_id) == (Place.PLAN, True)
    assert kept(shell, copy_id or 0).copied_from == "Rencana uji"


def test_stopping_keeps_what_was_found_before(qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    before = kept(shell, plan_id).moves
    solved._solve()  # the menu's deed
    qtbot.waitUntil(solved.bar.is_working)
    solved.bar.cancel()
    settle(qtbot, shell)
    assert kept(shell, plan_id).moves == before
    assert not solved.bar.isVisibleTo(solved)


def test_leaving_asks_about_what_was_entered(qtbot: QtBot, page: PlanPage) -> None:
    assert page.may_leave()
    qtbot.keyClicks(see(page, "plan.note"), "untuk sidang")
    answer_next(False)
    assert not page.may_leave()
    answer_next(True)
    assert page.may_leave()
    assert not page.asked.is_touched()


def test_what_another_changed_meanwhile_is_not_overwritten_unseen(
    qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    qtbot.keyClicks(see(page, "plan.note"), "catatan saya")
    with shell.background.store.write() as session:
        rename_plan(session, plan_id, "Nama orang lain", "", plan_file(session, plan_id).version)
    settle(qtbot, shell)
    click(qtbot, page, "plan.save")
    assert len(shell.refusals) == 1
    assert see(page, "plan.note").text() == "catatan saya"
    click(qtbot, page, "plan.save")
    assert kept(shell, plan_id).note == "catatan saya"


def test_what_is_opened_follows_the_ticks(qtbot: QtBot, solved: PlanPage, shell: NotingShell) -> None:
    rows = [row.id for row in solved.moves.rows.rows]
    solved.moves.rows.tick(rows[:1])
    click(qtbot, solved, "plan.open")
    qtbot.keyClicks(see(solved, "planOpen.reason"), "Pemerataan")
    solved.moves.rows.tick(rows[1:2])
    settle(qtbot, shell)
    assert see(solved, "planOpen.open").text() == "Buka 2 perkara"
    assert see(solved, "planOpen.reason").text() == "Pemerataan"
    solved.moves.rows.tick(rows, on=False)
    assert solved.opening.isHidden()


def test_a_change_by_somebody_else_leaves_the_places_open(qtbot: QtBot, solved: PlanPage, shell: NotingShell) -> None:
    click(qtbot, solved, "plan.otherPlaces")
    click(qtbot, solved, "plan.moves.sending")
    answer = see(solved, "plan.moves.sending.answer").text()
    solved.heed({"employee": frozenset({1})})
    settle(qtbot, shell)
    assert see(solved, "plan.moves.places").isVisibleTo(solved)
    assert see(solved, "plan.moves.sending.answer").text() == answer != ""


def test_a_move_with_a_case_cannot_be_ticked_again(qtbot: QtBot, solved: PlanPage, shell: NotingShell) -> None:
    solved.moves.tick_all()
    click(qtbot, solved, "plan.open")
    click(qtbot, solved, "planOpen.open")
    box = solved.moves.rows.index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
    solved.moves.tick_all()
    assert (box, solved.moves.chosen()) == (None, ())
    assert not solved.moves.rows.chosen()
