"""The rule sets of objections in the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.objections.objections import RuleSet
from desktop.services.objections.rules import objection_rules, shipped_objection_rules
from desktop.ui.messages import answer_next
from desktop.ui.objections.rules import ObjectionRulesEditor
from tests.ui.conftest import settle


@pytest.fixture
def editor(qtbot, shell):
    editor = ObjectionRulesEditor(shell)
    qtbot.addWidget(editor)
    editor.resize(1000, 600)
    editor.show()
    settle(qtbot, shell)
    return editor


def part(editor, name):
    return editor.findChild(QWidget, f"objectionRules.{name}")


def save(qtbot, shell, editor):
    qtbot.mouseClick(part(editor, "save"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    settle(qtbot, shell)


def rules(shell):
    with shell.background.store.read() as session:
        return objection_rules(session)


def test_a_length_is_changed_with_a_reason_and_reset(qtbot, shell, editor):
    part(editor, "respond.days").set_value(6)
    part(editor, "respond.article").set_value("Perwal 5/2027")
    part(editor, "note").set_value("Perwal baru")
    save(qtbot, shell, editor)
    assert rules(shell)[RuleSet.PP_79_2021].respond.days == 6
    assert "Perwal baru" in part(editor, "told").text()
    answer_next("Perwal dicabut")
    qtbot.mouseClick(part(editor, "reset"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert rules(shell) == shipped_objection_rules()


def test_a_fault_stands_under_its_field(qtbot, shell, editor):
    part(editor, "file.days").set_value(None)
    part(editor, "note").set_value("Coba")
    save(qtbot, shell, editor)
    assert part(editor, "file.problem").text()
    assert rules(shell) == shipped_objection_rules()


def test_the_other_rule_set_is_shown(qtbot, shell, editor):
    choice = part(editor, "set")
    choice.set_value(RuleSet.UU_30_2014)
    choice.edited.emit()
    settle(qtbot, shell)
    assert part(editor, "file.days").text() == "21"
