"""The real window on an empty folder, and the hands that work in it by the names of its widgets."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.paths import places
from desktop.ui import messages
from desktop.ui.forms import ChoiceField
from desktop.ui.pickers import Picker

PATIENCE_MS = 30_000
Kind = TypeVar("Kind", bound=QWidget)


class Hand:
    """Finds what is seen in the window, clicks and writes."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        shell = self.program.shell
        assert shell is not None
        self.until(shell.background.idle)

    def seen(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
        """The visible widget `name`, waited for."""
        self.until(lambda: self._visible(name))
        found = self._visible(name)
        assert isinstance(found, kind), f"{name} is a {type(found).__name__}"
        return found

    def click(self, name: str) -> None:
        button = self.seen(name, QAbstractButton)
        self.until(button.isEnabled)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, name: str, text: str) -> None:
        field = self.seen(name)
        if isinstance(field, QComboBox):
            field = field.lineEdit()
        field.setFocus()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def pick(self, name: str, text: str) -> None:
        """Type into a picker and take the first that it offers."""
        picker = self.seen(name, Picker)
        self.write(name, text)
        self.until(picker.offered)
        picker.choose(0)
        self.settle()

    def choose(self, name: str, value: object) -> None:
        box = self.seen(name, ChoiceField)
        box.set_value(value)
        box.activated.emit(box.currentIndex())
        assert box.value() == value

    def turn(self, name: str, title: str) -> None:
        """Turn to the tab whose title begins with `title`."""
        tabs = self.seen(name, QTabWidget)
        at = next(at for at in range(tabs.count()) if tabs.tabText(at).replace("&", "").startswith(title))
        tabs.setCurrentIndex(at)

    def do(self, key: str) -> None:
        """Trigger an action of the window, as its shortcut would."""
        action = self.program.window.findChild(QAction, key)
        assert action is not None
        action.trigger()
        self.settle()

    def _visible(self, name: str) -> QWidget | None:
        found = self.program.window.findChildren(QWidget, name)
        return next((one for one in found if one.isVisible()), None)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program on an empty folder; it must end without a crash dialog."""
    program = Program(places(tmp_path / "kantor" / "mutasi.db"))
    program.window.resize(1366, 768)
    program.start()
    yield program
    qtbot.waitUntil(lambda: program.shell is None or program.shell.background.idle(), timeout=PATIENCE_MS)
    crashed = program.crash_details()
    program.stop()
    program.window.close()
    program.window.deleteLater()
    qapp.processEvents()
    assert crashed == ""
    assert messages.unanswered() == 0


@pytest.fixture
def hand(program: Program, qtbot: QtBot) -> Hand:
    """A hand, once the window is complete."""
    hand = Hand(program, qtbot)
    hand.until(program.is_complete)
    hand.settle()
    return hand
