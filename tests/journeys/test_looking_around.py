"""A newcomer tries the sample office: the assistant, the finder, every page of the sidebar, by the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.actions import PAGE_ACTIONS
from desktop.ui.finder import Finder
from tests.journeys.conftest import Hand


def try_sample_office(hand: Hand) -> None:
    for name in ("setup.government", "setup.officeName", "setup.headTitle", "setup.place"):
        hand.write(name, "KOTA CONTOH")
    hand.click("setup.next")
    hand.click("setup.next")
    hand.click("setup.sample")


def test_every_page_opens_on_the_sample_office(hand: Hand) -> None:
    try_sample_office(hand)
    assert hand.program.window.windowTitle() == "Mutasi — KOTA CONTOH"
    for action in PAGE_ACTIONS:
        hand.do(action.key)
        page = hand.program.shell.page()
        assert action.place in page.PLACES
        assert hand.program.window.sidebar.currentRow() == PAGE_ACTIONS.index(action)


def test_the_finder_opens_an_employee(hand: Hand) -> None:
    try_sample_office(hand)
    hand.do("main.find")
    finder = hand.program.window.findChild(Finder)
    line = finder.findChild(QLineEdit, "finder.text")
    hand.qtbot.keyClicks(line, "ayu")
    hand.settle()
    name = finder.found.item(0).text().partition("   ")[0]
    hand.qtbot.keyClick(line, Qt.Key.Key_Return)
    hand.settle()
    assert hand.program.shell.page().ROLE == "employees"
    assert name in {label.text() for label in hand.program.shell.page().findChildren(type(hand.program.window.said))}
