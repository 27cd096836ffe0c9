"""What every page is made from."""

from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.ui.icons import accent_icon, icon
from desktop.ui.style import DARK, LIGHT, Meaning, Theme, apply_theme, colours, heading, meaning_colour
from desktop.ui.windows import (
    EmptyState,
    Header,
    Page,
    button,
    days_left_words,
    label_for,
    main_button,
    side_by_side,
)
from tests.ui.conftest import NotingShell


class TrialPage(Page):
    ROLE = "trial"
    TABLES: ClassVar[frozenset[str]] = frozenset({"unit", "post"})

    def __init__(self, shell: NotingShell) -> None:
        super().__init__(shell)
        self.refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell) -> TrialPage:
    page = TrialPage(shell)
    qtbot.addWidget(page)
    return page


def test_a_seen_page_refreshes_at_once(page: TrialPage) -> None:
    page.show()
    page.heed({"unit": frozenset({1})})
    assert page.refreshed == 1


def test_what_does_not_concern_a_page_leaves_it_alone(page: TrialPage) -> None:
    page.show()
    page.heed({"letter": frozenset({1})})
    assert page.refreshed == 0


def test_a_hidden_page_refreshes_once_when_it_is_seen(page: TrialPage) -> None:
    for _notice in range(3):
        page.heed({"unit": frozenset({1}), "post": frozenset({1})})
    assert page.refreshed == 0
    page.show()
    page.hide()
    page.show()
    assert page.refreshed == 1


def test_a_page_may_be_left_unless_it_says_otherwise(page: TrialPage) -> None:
    assert page.may_leave()
    assert page.objectName() == "trial"


def test_the_header_keeps_the_main_action_at_the_right(qtbot: QtBot) -> None:
    header = Header("Pegawai")
    qtbot.addWidget(header)
    header.add(QLineEdit(), main_button("Tambah", "employees.new", "plus"))
    tools = header._tools_row
    last = tools.itemAt(tools.count() - 1).widget()
    assert (last.objectName(), last.property("main")) == ("employees.new", True)


def test_a_search_is_as_wide_as_its_page_wants_it(qtbot: QtBot) -> None:
    header, search = Header("Pegawai"), QLineEdit()
    qtbot.addWidget(header)
    search.setFixedWidth(260)
    header.add(search, button("Ekspor", "test.export"))
    header.resize(900, 40)
    header.show()
    assert search.width() == 260


def test_an_empty_page_says_what_to_do_first(qtbot: QtBot) -> None:
    empty = EmptyState("Belum ada pegawai.", "Impor", "employees.import")
    qtbot.addWidget(empty)
    action = empty.findChild(QPushButton, "employees.import")
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)


def test_an_empty_page_may_have_nothing_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("Tidak ada keberatan.")
    qtbot.addWidget(empty)
    assert empty.findChildren(QPushButton) == []


def test_a_button_calls_what_it_was_given(qtbot: QtBot) -> None:
    called: list[bool] = []
    made = button("Simpan", "trial.save", lambda: called.append(True))
    qtbot.addWidget(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert called == [True]


def test_the_border_between_list_and_detail_is_remembered(qtbot: QtBot, shell: NotingShell, page: TrialPage) -> None:
    page.column.addWidget(side_by_side(page, QWidget(), QWidget()))
    page.resize(1000, 600)
    page.show()
    splitter = page.findChild(QWidget, "trial.splitter")
    splitter.setSizes([700, 300])
    splitter.splitterMoved.emit(700, 1)
    again = TrialPage(shell)
    qtbot.addWidget(again)
    other = side_by_side(again, QWidget(), QWidget())
    again.column.addWidget(other)
    again.resize(1000, 600)
    again.show()
    assert abs(other.sizes()[0] - splitter.sizes()[0]) <= 2


@pytest.mark.parametrize("days", [-2, 0, 3])
def test_days_left_are_words(days: int) -> None:
    words = days_left_words(days)
    assert (str(abs(days)) in words) == (days != 0)
    assert words


def test_a_label_names_its_field_for_a_screen_reader(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    label: QLabel = label_for("&Nama", field)
    qtbot.addWidget(label)
    assert (label.buddy(), field.accessibleName()) == (field, "Nama")


@pytest.mark.parametrize(("theme", "expected"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_the_whole_window_wears_one_theme(qapp: QApplication, theme: Theme, expected: object) -> None:
    apply_theme(qapp, theme)
    found = colours()
    window = qapp.palette().color(QPalette.ColorRole.Window).name()
    apply_theme(qapp, Theme.LIGHT)
    assert (found, window) == (expected, found.window)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "late", "soon", "done"])
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_every_ink_can_be_read_on_its_ground(theme: object, ink: str, ground: str) -> None:
    """WCAG 2.2 AA: at least 4.5 to 1."""
    light, dark = sorted((luminance(getattr(theme, ink)), luminance(getattr(theme, ground))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_main_button_can_be_read(theme: object) -> None:
    light, dark = sorted((luminance(theme.accent_text), luminance(theme.accent)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_meanings_have_colours_of_their_own(qapp: QApplication) -> None:
    assert len({meaning_colour(meaning).name() for meaning in Meaning}) == len(Meaning)


def test_icons_are_drawn_once_for_each_colour(qapp: QApplication) -> None:
    assert not icon("account-search").isNull()
    assert not accent_icon("plus").isNull()
    assert icon("account-search").cacheKey() == icon("account-search").cacheKey()


def test_headings_are_larger_than_text(qapp: QApplication) -> None:
    assert heading("Pegawai").font().pointSizeF() > qapp.font().pointSizeF()


def test_the_tools_go_to_a_second_line_where_the_window_is_narrow(qtbot: QtBot) -> None:
    header = Header("Pegawai")
    qtbot.addWidget(header)
    header.add(*(button("Sebuah tombol", f"test.{number}") for number in range(4)))
    header.resize(900, 40)
    header.show()
    low = header.sizeHint().height()
    header.resize(400, 40)
    assert header.sizeHint().height() > low
    header.resize(900, 40)
    assert header.sizeHint().height() == low


def test_a_longer_title_sends_the_tools_to_a_second_line(qtbot: QtBot) -> None:
    header, hidden = Header("Rencana"), button("Simpan tanpa menghitung", "test.save")
    qtbot.addWidget(header)
    header.add(button("Kembali ke daftar", "test.back"), hidden)
    hidden.hide()
    header.resize(500, 40)
    header.show()
    low = header.sizeHint().height()
    header.title.setText("Rencana pemerataan perawat dan bidan")
    hidden.show()
    qtbot.waitUntil(lambda: header.sizeHint().height() > low)
    assert hidden.width() >= hidden.sizeHint().width()


def test_looking_for_the_first_field_gives_no_widget_another_owner(qtbot: QtBot, page: TrialPage) -> None:
    form, more, table = QLineEdit(), QPushButton(), QTableWidget()
    for widget in (form, more, table):
        page.column.addWidget(widget)
    action = QMenu(more).addAction("Buang")
    page.show()
    page.take_focus()
    form.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (isValid(form), action.text()) == (False, "Buang")
