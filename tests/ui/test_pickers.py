"""One row of many, found by typing a part of its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from desktop.domain.refusal import Refusal
from desktop.ui.forms import Form, LineField
from desktop.ui.pickers import Picker, Suggestion
from tests.ui.conftest import NotingShell, settle

UNITS = [Suggestion(1, "Rumbai", "Kecamatan"), Suggestion(2, "Rumbai Barat", "Kecamatan"), Suggestion(3, "Puskesmas")]


def suggest(_session: Session, typed: str) -> list[Suggestion]:
    return [unit for unit in UNITS if typed.casefold() in unit.name.casefold()]


@pytest.fixture
def picker(qtbot: QtBot, shell: NotingShell) -> Picker:
    picker = Picker(shell.background, suggest, "Unit")
    qtbot.addWidget(picker)
    return picker


def type_in(qtbot: QtBot, picker: Picker, typed: str, offered: int) -> None:
    qtbot.keyClicks(picker, typed)
    qtbot.waitUntil(lambda: len(picker.offered()) == offered)


def test_nothing_typed_is_nothing_chosen(picker: Picker) -> None:
    assert picker.value() is None


def test_what_fits_is_offered_and_can_be_chosen(qtbot: QtBot, picker: Picker) -> None:
    type_in(qtbot, picker, "rum", 2)
    picker.choose(1)
    assert (picker.value(), picker.text()) == (2, "Rumbai Barat")


def test_typed_but_not_chosen_is_refused(qtbot: QtBot, picker: Picker) -> None:
    type_in(qtbot, picker, "rum", 2)
    with pytest.raises(Refusal):
        picker.value()


def test_typing_on_undoes_the_choice(qtbot: QtBot, picker: Picker, shell: NotingShell) -> None:
    picker.set_value(UNITS[0])
    with qtbot.waitSignal(picker.picked) as told:
        qtbot.keyClicks(picker, "x")
    settle(qtbot, shell)
    assert (told.args, picker.chosen()) == ([None], None)


def test_clearing_chooses_nothing(qtbot: QtBot, picker: Picker, shell: NotingShell) -> None:
    picker.set_value(UNITS[0])
    picker.set_value(None)
    assert (picker.value(), picker.text()) == (None, "")


def test_choosing_is_told_and_counts_as_an_edit(qtbot: QtBot, picker: Picker) -> None:
    type_in(qtbot, picker, "pus", 1)
    with qtbot.waitSignals([picker.picked, picker.edited]):
        picker.choose(0)


def test_only_the_answer_to_the_last_letter_is_offered(qtbot: QtBot, picker: Picker, shell: NotingShell) -> None:
    qtbot.keyClicks(picker, "rumbai b")
    settle(qtbot, shell)
    assert [one.id for one in picker.offered()] == [2]


@pytest.mark.parametrize(("unit", "line"), [(UNITS[0], "Rumbai — Kecamatan"), (UNITS[2], "Puskesmas")])
def test_a_suggestion_says_what_tells_it_from_others(unit: Suggestion, line: str) -> None:
    assert unit.line() == line


def test_a_choice_by_key_shows_the_beginning_of_the_name_alone(qtbot: QtBot, picker: Picker) -> None:
    picker.show()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    type_in(qtbot, picker, "rum", 2)
    popup = picker.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picker.chosen() == UNITS[0])
    assert (picker.text(), picker.cursorPosition()) == ("Rumbai", 0)


@pytest.fixture
def form(qtbot: QtBot, picker: Picker) -> Form:
    """The picker as the first of two fields of a form in the window."""
    form = Form("case")
    form.add("unit", "Unit", picker)
    form.add("reason", "Reason", LineField())
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    return form


@pytest.mark.parametrize("waits", [True, False])
def test_enter_takes_the_first_that_fits(
    qtbot: QtBot, shell: NotingShell, form: Form, picker: Picker, waits: bool
) -> None:
    qtbot.keyClicks(picker, "rum")
    if waits:
        settle(qtbot, shell)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert (picker.chosen(), picker.completer().popup().isVisible()) == (UNITS[0], False)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_text_that_is_no_choice_is_marked_at_once(
    qtbot: QtBot, shell: NotingShell, form: Form, picker: Picker, key: Qt.Key
) -> None:
    qtbot.keyClicks(picker, "tidak ada")
    settle(qtbot, shell)
    qtbot.keyClick(picker, key)
    problem = form.findChild(QLabel, "case.unit.problem")
    assert (problem.text(), problem.isHidden()) == ("Pilih salah satu dari daftar.", False)
    picker.setFocus()
    type_in(qtbot, picker, "\b" * 9 + "pus", 1)
    assert problem.isHidden()


@pytest.mark.parametrize(("typed", "chosen"), [("rumbai", UNITS[0]), ("rumb", None)])
def test_tab_from_the_list_takes_only_a_name_written_out_in_full(
    qtbot: QtBot, form: Form, picker: Picker, typed: str, chosen: Suggestion | None
) -> None:
    type_in(qtbot, picker, typed, 2)
    qtbot.waitUntil(picker.completer().popup().isVisible)
    qtbot.keyClick(picker.completer().popup(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not picker.hasFocus())
    assert (picker.chosen(), form.findChild(QLabel, "case.unit.problem").isHidden()) == (chosen, chosen is not None)


def test_what_was_highlighted_is_taken_on_leaving(qtbot: QtBot, form: Form, picker: Picker) -> None:
    type_in(qtbot, picker, "rum", 2)
    popup = picker.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: picker.chosen() == UNITS[1])
