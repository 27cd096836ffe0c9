"""A shell for page tests: it notes where a page wanted to go and what it said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.ui import messages
from desktop.ui.background import Background
from desktop.ui.places import Place
from desktop.ui.style import Theme, apply_theme


class NotingShell:
    """A `Shell` that opens nothing and remembers everything."""

    def __init__(self, store: Store, state_file: Path) -> None:
        self.background = Background(store)
        self.state = QSettings(str(state_file), QSettings.Format.IniFormat)
        self.visited: list[tuple[Place, int | None]] = []
        self.said: list[str] = []
        self.refusals: list[Refusal] = []
        self.bugs: list[Exception] = []
        self.reopened: list[Path] = []
        self.background.refused.connect(lambda _owner, refusal: self.refusals.append(refusal))
        self.background.bug.connect(self.bugs.append)

    def open(self, place: Place, item_id: int | None = None) -> None:
        self.visited.append((place, item_id))

    def back(self) -> None:
        self.visited.append((Place.HOME, None))

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def reopen(self, ready: Path) -> None:
        self.reopened.append(ready)

    def show_refusal(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, database: Path, tmp_path: Path) -> Iterator[NotingShell]:
    """A shell on an empty database; no work, no bug and no unused answer may be left behind."""
    apply_theme(qapp, Theme.LIGHT)
    shell = NotingShell(Store(database, actor="Penguji"), tmp_path / "window.ini")
    yield shell
    settle(qtbot, shell)
    shell.background.close()
    assert shell.bugs == []
    assert messages.unanswered() == 0


def settle(qtbot: QtBot, shell: NotingShell) -> None:
    """Wait until all that was asked of the background has come home."""
    qtbot.waitUntil(shell.background.idle, timeout=30_000)
