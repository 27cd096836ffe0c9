"""What is asked of a plan, entered by the widgets of its form."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.db.tables import FamilyTie
from desktop.domain.plans.asked import Couple, PinKind, Together, Waiver, Weights
from desktop.services.plans.reading import plan_file
from desktop.ui.plans.page import PlanPage
from tests.ui.conftest import NotingShell, settle
from tests.ui.plans.conftest import click, kept, see


def pick(qtbot: QtBot, page: PlanPage, name: str, text: str) -> None:
    """Type into a picker and take what is offered first."""
    picker = see(page, name)
    qtbot.keyClicks(picker, text)
    settle(qtbot, page.shell)
    picker.choose(0)
    settle(qtbot, page.shell)


def test_units_and_people_are_chosen_one_after_the_other(
    qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    pick(qtbot, page, "plan.units.search", "rumbai")
    pick(qtbot, page, "plan.units.search", "sekre")
    pick(qtbot, page, "plan.people.search", "agus")
    click(qtbot, page, "plan.units.chosen_a")
    click(qtbot, page, "plan.save")
    found = kept(shell, plan_id)
    assert [name for _number, name in found.units] == ["Sekretariat"]
    assert [who.name for who in found.people] == ["Agus"]


def test_something_settled_is_added_and_taken_off(
    qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    click(qtbot, page, "plan.pins.add")
    click(qtbot, page, "plan.pins.keep")
    assert see(page, "plan.pins.employee.problem").isVisibleTo(page)
    pick(qtbot, page, "plan.pins.employee", "agus")
    see(page, "plan.pins.kind").set_value(PinKind.STAY)
    click(qtbot, page, "plan.pins.keep")
    click(qtbot, page, "plan.save")
    assert [(pin.kind, pin.who.name) for pin in kept(shell, plan_id).pins] == [(PinKind.STAY, "Agus")]
    page.asked.pins.table.select_position(0)
    below = see(page, "plan.pins.add").pos()
    click(qtbot, page, "plan.pins.takeOff")
    assert see(page, "plan.pins.add").pos() == below
    click(qtbot, page, "plan.save")
    assert kept(shell, plan_id).pins == ()


def test_a_line_that_is_begun_is_not_lost_by_working_out(qtbot: QtBot, page: PlanPage, shell: NotingShell) -> None:
    click(qtbot, page, "plan.pins.add")
    pick(qtbot, page, "plan.pins.employee", "agus")
    click(qtbot, page, "plan.solve")
    assert len(shell.refusals) == 1
    assert see(page, "plan.pins.employee").text() == "Agus"


def test_spouses_of_the_records_are_offered_as_couple(
    qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int
) -> None:
    with shell.background.store.write() as session:
        session.add(FamilyTie(employee_id=1, relative_id=5, relation="spouse", note=""))
    page.refresh()
    settle(qtbot, shell)
    click(qtbot, page, "plan.couples.addKnown")
    click(qtbot, page, "plan.save")
    assert kept(shell, plan_id).asked.couples == (Couple(1, 5, Together.DISTRICT),)


def test_a_rule_is_waived_with_a_reason(qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int) -> None:
    click(qtbot, page, "plan.waived.tenure")
    click(qtbot, page, "plan.save")
    assert see(page, "plan.waived.tenure.problem").isVisibleTo(page)
    assert kept(shell, plan_id).asked.waived == ()
    qtbot.keyClicks(see(page, "plan.waived.tenure.reason"), "Puskesmas baru dibuka")
    click(qtbot, page, "plan.save")
    assert kept(shell, plan_id).asked.waived == (Waiver("tenure", "Puskesmas baru dibuka"),)


def test_usual_weights_come_back_in_one_step(qtbot: QtBot, page: PlanPage) -> None:
    see(page, "plan.weight.wish").setValue(18)
    assert page.asked.weights.value().wish == 90
    click(qtbot, page, "plan.usualWeights")
    assert page.asked.weights.value() == Weights()


@pytest.mark.parametrize(("entered", "kept_as"), [("90", 90), ("", 0)])
def test_the_floor_may_be_left_empty(
    qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int, entered: str, kept_as: int
) -> None:
    qtbot.keyClicks(see(page, "plan.floor"), entered)
    qtbot.keyClicks(see(page, "plan.most"), "3")
    click(qtbot, page, "plan.save")
    asked = kept(shell, plan_id).asked
    assert (asked.floor_percent, asked.most_moves) == (kept_as, 3)


def test_a_name_is_kept_with_what_is_asked(qtbot: QtBot, page: PlanPage, shell: NotingShell, plan_id: int) -> None:
    see(page, "plan.name").clear()
    qtbot.keyClicks(see(page, "plan.name"), "Rencana awal tahun")
    see(page, "plan.weight.wish").setValue(0)
    click(qtbot, page, "plan.save")
    with shell.background.store.read() as session:
        found = plan_file(session, plan_id)
    assert (found.name, found.asked.weights.wish) == ("Rencana awal tahun", 0)
