"""A change of a plan is taken back, or what was before it is kept; records that changed since are told."""

from datetime import date

from pytestqt.qtbot import QtBot

from desktop.db.tables import Wish
from desktop.domain.plans.model import Standing
from desktop.services.plans.plans import list_plans
from desktop.ui.places import Place
from desktop.ui.plans.list import PlansPage
from desktop.ui.plans.moves import MOVE_COLUMNS
from desktop.ui.plans.page import PlanPage
from tests.ui.conftest import NotingShell, settle
from tests.ui.plans.conftest import click, kept, see


def _state_a_wish(shell: NotingShell, employee_id: int) -> None:
    with shell.background.store.write() as session:
        session.add(Wish(employee_id=employee_id, rank=1, stated_on=date(2026, 11, 1)))


def test_what_was_settled_is_taken_back_with_its_result(
    qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    before = kept(shell, plan_id)
    assert not see(solved, "plan.undo").isVisibleTo(solved)
    click(qtbot, solved, "plan.ban")
    solved.moves.table.select_position(0)
    click(qtbot, solved, "plan.pin")
    click(qtbot, solved, "plan.undo")
    assert len(kept(shell, plan_id).asked.pins) == 1
    click(qtbot, solved, "plan.undo")
    after = kept(shell, plan_id)
    assert (after.asked, after.solved_at, after.figures) == (before.asked, before.solved_at, before.figures)
    assert [row.move for row in after.moves] == [row.move for row in before.moves]
    assert not see(solved, "plan.undo").isVisibleTo(solved)


def test_what_was_before_is_kept_as_a_plan(qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    before = kept(shell, plan_id)
    click(qtbot, solved, "plan.stay")
    click(qtbot, solved, "plan.keepEarlier")
    with shell.background.store.read() as session:
        newest = list_plans(session)[0]
    copy = kept(shell, newest.id)
    assert (copy.asked, copy.copied_from, newest.name) == (before.asked, before.name, "Rencana uji (2)")
    assert [row.move for row in copy.moves] == [row.move for row in before.moves]
    assert kept(shell, plan_id).asked != before.asked
    assert "Rencana uji (2)" in shell.said[-1]


def test_a_plan_whose_records_changed_is_not_called_proved(
    qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    assert "Terbukti" in see(solved, "plan.proof").text()
    _state_a_wish(shell, solved.moves.rows.rows[0].who.id)
    solved.heed({"wish": frozenset({1})})
    settle(qtbot, shell)
    assert "Terbukti" not in see(solved, "plan.proof").text()
    assert see(solved, "plan.nextStep").text() == "Data berubah sejak rencana ini dihitung. Hitung lagi."
    click(qtbot, solved, "plan.again")
    assert "Terbukti" in see(solved, "plan.proof").text()
    assert not kept(shell, plan_id).overtaken


def test_the_list_tells_of_changed_records_too(qtbot: QtBot, solved: PlanPage, shell: NotingShell) -> None:
    _state_a_wish(shell, solved.moves.rows.rows[0].who.id)
    page = PlansPage(shell)
    qtbot.addWidget(page)
    page.visit(Place.PLANS, None)
    settle(qtbot, shell)
    assert page.rows.index(0, 1).data() == "Data berubah sejak dihitung"


def test_a_contradiction_is_told_and_released(qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int) -> None:
    click(qtbot, solved, "plan.pin")
    see(solved, "plan.most").setText("0")
    solved.asked.edited.emit()
    click(qtbot, solved, "plan.solve")
    assert kept(shell, plan_id).standing is Standing.IMPOSSIBLE
    assert "bertentangan" in shell.said[-1]
    click(qtbot, solved, "plan.release")
    assert kept(shell, plan_id).asked.pins == ()
    assert kept(shell, plan_id).standing is Standing.PROVED


def test_somebody_whom_the_plan_no_longer_moves_stays_chosen(
    qtbot: QtBot, solved: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    mover = solved.moves.rows.rows[-1].who
    solved.moves.table.select_position(len(solved.moves.rows.rows) - 1)
    qtbot.keyClicks(see(solved, "plan.pinReason"), "Hasil rapat")
    click(qtbot, solved, "plan.stay")
    assert [row.who.id for row in solved.moves.rows.rows if row.who.id == mover.id] == []
    assert "Hasil rapat" in see(solved, "plan.gone.settled").text()
    click(qtbot, solved, "plan.gone.free")
    assert kept(shell, plan_id).asked.pins == ()
    assert solved.moves.rows.rows[solved.moves.table.currentIndex().row()].who.id == mover.id


def test_a_single_move_is_no_chain_and_what_is_settled_stands_in_its_line(qtbot: QtBot, solved: PlanPage) -> None:
    show = MOVE_COLUMNS[0].show
    rows = solved.moves.rows.rows
    assert {show(row) for row in rows if row.steps == 1} == {""}
    assert all(show(row).startswith("Rotasi") for row in rows if row.move.rotation and row.move.step == 1)
    solved.moves.table.select_position(next(at for at, row in enumerate(rows) if row.steps == 1))
    click(qtbot, solved, "plan.pin")
    row = solved.moves.rows.rows[solved.moves.table.currentIndex().row()]
    assert (row.pinned, show(row)) == (True, "Ditetapkan")
