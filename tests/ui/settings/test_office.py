"""A tab of the settings that is one form: what is typed is shown at once, and the cursor stays where it is."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.office import Group
from desktop.ui import messages
from desktop.ui.settings.office import OfficeTab
from tests.letter_office import add_office
from tests.ui.conftest import NotingShell, settle
from tests.ui.settings.test_page import write


def opened(shell: NotingShell, qtbot: QtBot, group: Group) -> OfficeTab:
    add_office(shell.background.store)
    tab = OfficeTab(shell, (group,))
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    settle(qtbot, shell)
    return tab


def test_nothing_is_shown_or_saved_before_the_settings_are_read(shell: NotingShell, qtbot: QtBot) -> None:
    """Empty fields would look as if nothing were set."""
    add_office(shell.background.store)
    tab = OfficeTab(shell, (Group.OFFICE,))
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    save = tab.findChild(QPushButton, f"settings.save.{Group.OFFICE}")
    assert (tab.form.isVisible(), save.isEnabled()) == (False, False)
    settle(qtbot, shell)
    assert (tab.form.isVisible(), save.isEnabled()) == (True, True)


@pytest.fixture
def numbers(shell: NotingShell, qtbot: QtBot) -> OfficeTab:
    return opened(shell, qtbot, Group.NUMBERS)


def test_a_number_is_shown_as_the_pattern_gives_it(numbers: OfficeTab) -> None:
    write(numbers, "number_pattern", "{klasifikasi}/{urut:3}/{unit}/{tahun}")
    write(numbers, "unit_code", "BKD")
    assert numbers.findChild(QLabel, "settings.numberPreview").text().startswith("800.1.3.1/012/BKD/")


def test_a_pattern_without_a_number_is_told(numbers: OfficeTab) -> None:
    write(numbers, "number_pattern", "{klasifikasi}")
    assert "{urut}" in numbers.findChild(QLabel, "settings.numberPreview").text()


def test_what_cannot_be_read_yet_takes_no_cursor(shell: NotingShell, qtbot: QtBot) -> None:
    """A field that is not a number waits; it is told when the settings are saved."""
    page = opened(shell, qtbot, Group.PAGE)
    write(page, "margin_top", "dua")
    assert page.findChild(QLabel, "settings.margin_top.problem").isHidden()


@pytest.mark.parametrize("leave", [True, False])
def test_what_was_entered_is_not_lost_unasked(numbers: OfficeTab, leave: bool) -> None:
    write(numbers, "unit_code", "BKD")
    messages.answer_next(leave)
    assert numbers.may_leave() is leave
    assert numbers.form.field("unit_code").text() == ("BKPSDM" if leave else "BKD")


def test_every_explanation_has_the_height_that_its_lines_need(shell: NotingShell, qtbot: QtBot) -> None:
    """Also where the window is wider than the form."""
    page = opened(shell, qtbot, Group.PAGE)
    page.resize(1150, 600)
    said = [label for label in page.form.findChildren(QLabel) if label.wordWrap() and label.isVisible()]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in said))
    assert len(said) > 3
