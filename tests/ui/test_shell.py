"""The shell: history, pages that keep the officer, what changes, what is refused; and the finder above it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.db.store import Store
from desktop.domain.refusal import Refusal
from desktop.ui.background import Background
from desktop.ui.finder import Finder
from desktop.ui.main import MainWindow
from desktop.ui.places import Place
from desktop.ui.shell import WindowShell
from desktop.ui.windows import Page


class Noting(Page):
    """A page that notes what it was asked for."""

    TITLE, HELP, ROLE = "Halaman", "home", "noting"
    TABLES = frozenset({"employee"})

    def __init__(self, shell: WindowShell) -> None:
        super().__init__(shell)
        self.visited: list[tuple[Place, int | None]] = []
        self.refreshed = 0
        self.keeps = False

    def visit(self, place: Place, item_id: int | None) -> None:
        self.visited.append((place, item_id))

    def refresh(self) -> None:
        self.refreshed += 1

    def may_leave(self) -> bool:
        return not self.keeps


class Other(Noting):
    """Another page."""


PAGES = {Place.HOME: Noting, Place.CASES: Noting, Place.CASE: Other}


@pytest.fixture
def shell(qtbot: QtBot, store: Store, tmp_path: Path) -> Iterator[WindowShell]:
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(state)
    qtbot.addWidget(window)
    shell = WindowShell(window, Background(store), state)
    shell.learn(PAGES)
    window.show()
    yield shell
    qtbot.waitUntil(shell.background.idle)
    shell.background.close()


def test_a_page_is_made_once_for_all_its_places(shell: WindowShell) -> None:
    shell.open(Place.HOME)
    first = shell.page()
    shell.open(Place.CASE, 3)
    shell.open(Place.CASES)
    assert shell.page() is first
    assert first.visited == [(Place.HOME, None), (Place.CASES, None)]


def test_back_goes_to_where_the_officer_was(shell: WindowShell) -> None:
    shell.open(Place.HOME)
    shell.open(Place.CASE, 3)
    shell.open(Place.CASE, 4)
    shell.back()
    assert shell.page().visited[-1] == (Place.CASE, 3)
    shell.back()
    shell.back()
    assert shell.page().visited[-1] == (Place.HOME, None)


def test_a_page_with_entries_keeps_the_officer(shell: WindowShell) -> None:
    shell.open(Place.HOME)
    shell.page().keeps = True
    shell.open(Place.CASE, 3)
    assert isinstance(shell.page(), Noting)
    assert not isinstance(shell.page(), Other)
    assert not shell.window.close()


def test_a_place_asked_for_too_early_is_opened_when_it_is_known(shell: WindowShell) -> None:
    shell.open(Place.UNITS)
    assert shell.page() is None
    shell.learn({Place.UNITS: Other})
    assert shell.page().visited == [(Place.UNITS, None)]


def test_the_sidebar_shows_where_the_officer_is(shell: WindowShell) -> None:
    shell.open(Place.CASE, 3)
    assert shell.window.sidebar.currentItem().data(Qt.ItemDataRole.AccessibleTextRole) == "Mutasi"


def test_esc_takes_a_refusal_away(shell: WindowShell, qtbot: QtBot) -> None:
    shell.show_refusal(Refusal("Tidak bisa.", "Coba lagi."))
    title = shell.window.findChild(QLabel, "main.refusal")
    assert title.isVisible()
    qtbot.keyClick(shell.window, Qt.Key.Key_Escape)
    assert not title.isVisible()


def test_a_refusal_shows_markup_as_typed(shell: WindowShell) -> None:
    shell.show_refusal(Refusal("<b>Budi</b>"))
    assert shell.window.findChild(QLabel, "main.refusal").textFormat() is Qt.TextFormat.PlainText


def test_only_what_shows_the_table_is_refreshed(shell: WindowShell) -> None:
    shell.open(Place.HOME)
    shell.background.changed.emit({"letter": frozenset({1})})
    shell.background.changed.emit({"employee": frozenset({1})})
    assert shell.page().refreshed == 1


@pytest.fixture
def finder(shell: WindowShell, qtbot: QtBot) -> Finder:
    finder = Finder(shell.background, shell.window)
    finder.start()
    qtbot.waitUntil(shell.background.idle)
    return finder


def test_the_finder_lists_commands(finder: Finder, shell: WindowShell, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.line, "pengaturan")
    qtbot.waitUntil(shell.background.idle)
    with qtbot.waitSignal(finder.triggered, check_params_cb=lambda key: key == "go.settings"):
        qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert not finder.isVisible()


def test_the_arrow_keys_move_in_the_list(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    qtbot.keyClick(finder.line, Qt.Key.Key_Up)
    assert finder.found.currentRow() == 1
