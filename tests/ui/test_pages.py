"""What holds for every page: names of its widgets for tests and assistive tools, and room for it on a small screen."""

import re

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.pages import PAGES
from desktop.ui.places import Place
from desktop.ui.windows import Page
from tests.ui.conftest import NotingShell, settle

INTERACTIVE = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QTabWidget, QTreeView)
PARTS_OF = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QTableView, QTreeView, QCalendarWidget)
"""Widgets of Qt that hold buttons and fields of their own."""
NAMED = re.compile(r"[a-z][A-Za-z]*(\.[a-zA-Z_]+)+")
NAMED_BY_THEIR_CASE = {"case.openEmployee"}
"""Buttons that bear a name of the case shown, and no case is shown here."""
SMALL = (1366 - 200, 700)
"""What a page has on the smallest screen, beside the sidebar and below the title bar."""


@pytest.fixture(params=list(PAGES), ids=lambda place: place.name)
def page(request: pytest.FixtureRequest, shell: NotingShell, qtbot: QtBot) -> Page:
    made = PAGES[request.param](shell)
    qtbot.addWidget(made)
    made.visit(request.param, None)
    settle(qtbot, shell)
    for tabs in made.findChildren(QTabWidget):
        # Parts that are made when they first come to the front are to be there too.
        for at in reversed(range(tabs.count())):
            tabs.setCurrentIndex(at)
            settle(qtbot, shell)
    return made


def own(page: Page) -> list[QWidget]:
    """The interactive widgets that are ours, not parts that Qt makes inside them."""
    found = {id(widget): widget for kind in INTERACTIVE for widget in page.findChildren(kind)}
    return [
        widget
        for widget in found.values()
        if not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), PARTS_OF)
    ]


def test_every_interactive_widget_has_a_name(page: Page) -> None:
    unnamed = [widget for widget in own(page) if not NAMED.fullmatch(widget.objectName())]
    assert [f"{type(widget).__name__} {widget.objectName()!r}" for widget in unnamed] == []


def test_a_screen_reader_can_name_them(page: Page) -> None:
    shown = [widget for widget in own(page) if widget.isVisibleTo(page)]
    silent = [widget for widget in shown if not (widget.accessibleName() or getattr(widget, "text", str)())]
    names = {widget.objectName() for widget in silent if not isinstance(widget, QTabWidget)}
    assert names <= NAMED_BY_THEIR_CASE


def test_it_fits_the_smallest_screen(page: Page) -> None:
    hint = page.minimumSizeHint()
    assert (hint.width() <= SMALL[0], hint.height() <= SMALL[1]) == (True, True), hint


def test_every_place_is_shown_by_one_page() -> None:
    assert set(PAGES) == set(Place)
