"""Patterns put together in the window, and codes found by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.letters.numbering import check_pattern
from desktop.ui.classification_field import ClassificationField
from desktop.ui.forms import LineField
from desktop.ui.number_pattern import PatternBuilder


def _sample(pattern: str) -> str:
    check_pattern(pattern)
    return f"contoh {pattern}"


@pytest.fixture
def line(qtbot: QtBot) -> LineField:
    made = LineField()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def builder(qtbot: QtBot, line: LineField) -> PatternBuilder:
    made = PatternBuilder(line, "test.number", _sample)
    qtbot.addWidget(made)
    return made


def press(builder: PatternBuilder, *names: str) -> None:
    for name in names:
        builder.findChild(QPushButton, f"test.number.{name}").click()


def test_buttons_put_a_pattern_together(builder: PatternBuilder, line: LineField) -> None:
    press(builder, "klasifikasi", "urut", "unit", "tahun")
    assert line.text() == "{klasifikasi}/{urut}/{unit}/{tahun}"
    assert builder.said.text() == f"contoh {line.text()}"


def test_own_text_and_digits_are_put_in(builder: PatternBuilder, line: LineField) -> None:
    press(builder, "urut")
    builder._digits.set_value(3)
    builder._digits.edited.emit()
    builder._own.setText(".016-")
    press(builder, "addOwn", "unit", "tahun")
    assert line.text() == "{urut:3}.016-{unit}/{tahun}"


def test_parts_are_moved_and_taken_away(builder: PatternBuilder, line: LineField) -> None:
    line.setText("{urut}/{unit}.{tahun}")
    builder.list.setCurrentRow(0)
    press(builder, "later")
    assert line.text() == "{unit}/{urut}.{tahun}"
    assert builder.list.currentItem().text() == "Nomor urut"
    QTest.keyClick(builder.list, Qt.Key.Key_Delete)
    assert line.text() == "{unit}.{tahun}"


def test_a_fault_is_told_below(builder: PatternBuilder, line: LineField) -> None:
    line.setText("{klasifikasi}")
    assert "{urut}" in builder.said.text()
    assert builder.said.property("problem")


def test_typing_shows_the_parts(builder: PatternBuilder, line: LineField) -> None:
    line.setText("Kep.{urut}/{tahun}")
    shown = [builder.list.item(row).text() for row in range(builder.list.count())]
    assert shown == ["Kep.", "Nomor urut", "/", "Tahun"]


def test_an_empty_line_begins_with_what_it_stands_for(builder: PatternBuilder, line: LineField) -> None:
    builder.stand_for("{urut}/{tahun}")
    builder.list.setCurrentRow(0)
    press(builder, "unit")
    assert line.text() == "{urut}/{unit}/{tahun}"


@pytest.mark.parametrize(("typed", "offered"), [("surat tugas", "800.1.11.1"), ("824", "824")])
def test_a_code_is_found_by_words_and_by_code(qtbot: QtBot, typed: str, offered: str) -> None:
    field = ClassificationField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, typed)
    assert field.offered()[0].startswith(offered)
    assert field.completer().pathFromIndex(field.completer().model().index(0, 0)) == offered
