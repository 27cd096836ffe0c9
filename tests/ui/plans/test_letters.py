"""Alt and a letter do one thing on the page of a plan that is worked out, too."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.text import DEFAULT_LANGUAGE, install_language
from desktop.ui.places import Place
from desktop.ui.plans.page import PlanPage
from tests.ui.conftest import NotingShell, settle
from tests.ui.plans.conftest import click
from tests.ui.test_mnemonics import doubles, looks_of


@pytest.fixture(params=["id", "en"])
def spoken_here(request: pytest.FixtureRequest) -> Iterator[str]:
    install_language(request.param)
    yield request.param
    install_language(DEFAULT_LANGUAGE)


def test_no_letter_is_shared_once_it_is_worked_out(
    spoken_here: str, qtbot: QtBot, shell: NotingShell, plan_id: int
) -> None:
    page = PlanPage(shell)
    qtbot.addWidget(page)
    page.visit(Place.PLAN, plan_id)
    page.show()
    settle(qtbot, shell)
    click(qtbot, page, "plan.solve")
    click(qtbot, page, "plan.pin")
    found = doubles(page)
    for _look in looks_of(page):
        found |= doubles(page)
    page.asked.weights.set_value(None)
    page.asked.form.field("note").setText("baru")
    page.asked.edited.emit()
    page.bar.show()
    for _look in looks_of(page):
        found |= doubles(page)
    assert (spoken_here, found) == (spoken_here, set())
