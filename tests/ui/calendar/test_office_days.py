"""The office's own days in the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.workdays import DayKind
from desktop.services.rules.calendar import known_until
from desktop.ui.calendar.office_days import OfficeDaysEditor
from tests.ui.conftest import settle

ANNIVERSARY = date(2026, 6, 23)


@pytest.fixture
def editor(qtbot, shell):
    editor = OfficeDaysEditor(shell)
    qtbot.addWidget(editor)
    editor.show()
    show(qtbot, editor, 2026)
    return editor


def part(editor, name):
    return editor.findChild(QWidget, f"calendar.{name}")


def show(qtbot, editor, year):
    part(editor, "year").setValue(year)
    settle(qtbot, editor._shell)


def click(qtbot, editor, name):
    qtbot.mouseClick(part(editor, name), Qt.MouseButton.LeftButton)
    settle(qtbot, editor._shell)
    qtbot.wait(1)
    settle(qtbot, editor._shell)


def days(editor):
    return {row.day: row for row in editor._rows.rows}


def add(qtbot, editor):
    part(editor, "day").set_value(ANNIVERSARY)
    part(editor, "note").set_value("Hari jadi kota")
    click(qtbot, editor, "add")


def test_a_year_shows_holidays_and_joint_leave(editor):
    kinds = {row.kind for row in editor._rows.rows}
    assert kinds == {DayKind.NATIONAL, DayKind.JOINT_LEAVE}


def test_an_own_day_is_added_and_removed(qtbot, editor):
    add(qtbot, editor)
    assert days(editor)[ANNIVERSARY].kind is DayKind.OWN_REST
    part(editor, "table").select_position(list(days(editor)).index(ANNIVERSARY))
    click(qtbot, editor, "remove")
    assert ANNIVERSARY not in days(editor)


def test_national_days_cannot_be_removed(editor):
    part(editor, "table").select_position(0)
    assert not part(editor, "remove").isEnabled()


@pytest.mark.parametrize("field", ["day", "note"])
def test_a_missing_field_is_named(qtbot, editor, field):
    values = {"day": ANNIVERSARY, "note": "Hari jadi kota"} | {field: None}
    for name, value in values.items():
        part(editor, name).set_value(value)
    click(qtbot, editor, "add")
    assert part(editor, f"{field}.problem").isVisible()


def test_unknown_joint_leave_is_said(qtbot, editor):
    assert part(editor, "unknown").text() == ""
    show(qtbot, editor, known_until() + 1)
    assert "belum diketahui" in part(editor, "unknown").text()
