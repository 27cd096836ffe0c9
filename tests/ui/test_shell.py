"""The shell: history, pages that keep the officer, what changes, what is refused; and the finder above it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
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

    def current_employee(self) -> int:
        return 7


class Entry(Noting):
    """A form for something new."""

    ROLE, PLACES = "entry", (Place.NEW_CASE,)

    def __init__(self, shell: WindowShell) -> None:
        super().__init__(shell)
        self.cancel, self.first = QPushButton("Batal"), QLineEdit()
        self.column.addWidget(self.cancel)
        self.column.addWidget(self.first)


PAGES = {Place.HOME: Noting, Place.CASES: Noting, Place.CASE: Other, Place.NEW_CASE: Entry}


@pytest.fixture
def shell(qtbot: QtBot, store: Store, tmp_path: Path) -> Iterator[WindowShell]:
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(state)
    qtbot.addWidget(window)
    shell = WindowShell(window, Background(store), state)
    shell.learn(PAGES)
    with qtbot.waitActive(window):
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


@pytest.mark.parametrize("form", [Place.LETTER_DRAFT, Place.EXPLANATION_DRAFT, Place.JOINT_DECREE])
def test_back_from_an_issued_letter_goes_to_the_case_not_to_the_draft(shell: WindowShell, form: Place) -> None:
    shell.learn({form: Noting, Place.LETTER: Other})
    shell.open(Place.CASE, 3)
    shell.open(form, 3)
    shell.open(Place.LETTER, 9)
    shell.back()
    assert shell.page().visited[-1] == (Place.CASE, 3)


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


def test_a_new_case_is_for_the_employee_looked_at(shell: WindowShell) -> None:
    shell.open(Place.CASE, 3)
    shell.trigger("main.newCase")
    assert shell.page().visited == [(Place.NEW_CASE, 7)]


def test_a_refusal_moves_nothing_and_goes_when_a_change_succeeds(shell: WindowShell, qtbot: QtBot) -> None:
    shell.open(Place.NEW_CASE)
    before = shell.page().size()
    shell.show_refusal(Refusal("Tidak bisa.", "Coba lagi."))
    title = shell.window.findChild(QLabel, "main.refusal")
    shell.window.grab()
    assert (title.isVisible(), shell.page().size()) == (True, before)
    shell.background.do(shell.window, lambda _none: None, lambda _session: None)
    qtbot.waitUntil(lambda: not title.isVisible())


def test_a_refusal_goes_when_the_officer_writes(shell: WindowShell, qtbot: QtBot) -> None:
    shell.open(Place.NEW_CASE)
    shell.show_refusal(Refusal("Tidak bisa.", "Coba lagi."))
    qtbot.keyClick(shell.page().first, Qt.Key.Key_Tab)
    assert shell.window.findChild(QLabel, "main.refusal").isVisible()
    shell.page().first.setFocus()
    qtbot.keyClicks(shell.page().first, "a")
    assert not shell.window.findChild(QLabel, "main.refusal").isVisible()


def test_the_cursor_is_in_the_first_field_of_a_form_and_esc_leaves_it(shell: WindowShell, qtbot: QtBot) -> None:
    shell.open(Place.HOME)
    assert shell.page().hasFocus()
    shell.open(Place.NEW_CASE)
    first = shell.page().first
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert shell.page().visited[-1] == (Place.HOME, None)


def test_enter_presses_the_button_with_the_focus(shell: WindowShell, qtbot: QtBot) -> None:
    shell.open(Place.NEW_CASE)
    button = shell.page().cancel
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_what_was_said_of_another_page_is_taken_away(shell: WindowShell, qtbot: QtBot) -> None:
    shell.open(Place.HOME)
    shell.say("Disimpan.")
    shell.open(Place.CASE, 3)
    assert shell.window.said.text() == "Disimpan."
    qtbot.waitUntil(lambda: not shell.window._just_said)
    shell.open(Place.HOME)
    assert shell.window.said.text() == ""


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


def test_the_finder_says_that_nothing_fits(finder: Finder, shell: WindowShell, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder.line, "zzz")
    qtbot.waitUntil(shell.background.idle)
    assert finder.found.item(0).text().startswith("Tidak ada yang cocok")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.isVisible()


def test_the_arrow_keys_move_in_the_list(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    qtbot.keyClick(finder.line, Qt.Key.Key_Up)
    assert finder.found.currentRow() == 1
