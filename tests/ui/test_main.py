"""The frame of the window: painted before anything heavy, its actions, what it says and refuses."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ACTIONS, PAGE_ACTIONS
from desktop.ui.main import MainWindow
from desktop.ui.places import Place

HEAVY = ("sqlalchemy", "alembic", "reportlab", "python_calamine", "holidays", "qtawesome", "xlsxwriter", "pypdfium2")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    return window


def test_the_frame_knows_nothing_heavy() -> None:
    code = f"import sys, desktop.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_frame_does_without_what_is_slow_to_make() -> None:
    code = "import sys, desktop.ui.main; print('desktop.ui.icons' in sys.modules, 'PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_it_says_once_that_it_was_painted(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.painted, wait=20):
        window.repaint()


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.key)
def test_every_action_is_at_its_key(window: MainWindow, qtbot: QtBot, row) -> None:
    action = window.findChild(QAction, row.key)
    assert action is not None
    assert action.shortcut() == QKeySequence(row.shortcut)
    with qtbot.waitSignal(window.triggered, check_params_cb=lambda key: key == row.key):
        action.trigger()


def test_a_click_in_the_sidebar_opens_its_page(window: MainWindow, qtbot: QtBot) -> None:
    item = window.sidebar.item(2)
    with qtbot.waitSignal(window.triggered, check_params_cb=lambda key: key == PAGE_ACTIONS[2].key):
        middle = window.sidebar.visualItemRect(item).center()
        qtbot.mouseClick(window.sidebar.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_the_sidebar_heeds_the_mouse_after_a_page_was_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(QWidget(), Place.HOME)
    middle = window.sidebar.visualItemRect(window.sidebar.item(3)).center()
    with qtbot.waitSignal(window.triggered, check_params_cb=lambda key: key == PAGE_ACTIONS[3].key):
        qtbot.mouseClick(window.sidebar.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_taking_the_focus_opens_nothing(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.triggered, wait=20):
        window.sidebar.setFocus()


def test_what_it_says_goes_away_by_itself(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.main.SAID_FOR_MS", 1)
    window.say("Disimpan.")
    assert window.said.text() == "Disimpan."
    qtbot.waitUntil(lambda: window.said.text() == "")


def test_its_size_is_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.resize(920, 640)
    window.close()
    again = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    # The offscreen screen is 800 wide: only the height can come back.
    assert again.height() == 640


def test_it_stays_open_when_closing_is_refused(window: MainWindow) -> None:
    window.closing.connect(window.refuse_closing)
    assert not window.close()
    window.closing.disconnect(window.refuse_closing)
    assert window.close()


def test_the_title_names_the_office(window: MainWindow) -> None:
    window.show_office("BKPSDM")
    assert window.windowTitle() == "Mutasi — BKPSDM"
