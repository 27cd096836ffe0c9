"""Every page has its help; the shortcuts come from the table of actions."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ACTIONS
from desktop.ui.help import FOLDER, HelpWindow, help_text
from desktop.ui.pages import PAGE_CLASSES


@pytest.mark.parametrize("page", PAGE_CLASSES, ids=lambda page: page.__name__)
def test_every_page_has_its_help(page) -> None:
    file = FOLDER / f"{page.HELP}.md"
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_the_help_lists_every_shortcut() -> None:
    told = help_text("home")
    assert all(f"| {row.shortcut} |" in told for row in ACTIONS if row.shortcut and "Left" not in row.shortcut)
    assert "| Alt+Panah kiri |" in told


def test_it_shows_the_page_that_was_asked_for(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = HelpWindow(parent)
    window.explain("home")
    assert "Beranda" in window.text.toPlainText()
    assert window.isVisible()
