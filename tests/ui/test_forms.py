"""Labelled fields, their faults beside them, nothing entered ever lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.refusal import Refusal
from desktop.text import _
from desktop.ui.forms import ChoiceField, DateField, Form, LineField, NumberField, TextField, words_of
from desktop.ui.tab_stops import tab_order


def make_form() -> Form:
    form = Form("trial")
    form.add("name", "&Name", LineField(), note="As in the decree")
    form.add("reason", "&Reason", TextField())
    form.add("year", "&Year", NumberField())
    form.add("day", "&Day", DateField())
    form.add("stage", "&Stage", ChoiceField(CASE_STAGE_WORDS, empty="—"))
    return form


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = make_form()
    qtbot.addWidget(form)
    form.show()
    return form


def problem(form: Form, name: str) -> str:
    label = form.findChild(QLabel, f"trial.{name}" if name else "trial")
    assert label is not None
    return "" if label.isHidden() else label.text()


VALUES = {"name": "Rahmawati", "reason": "Dekat\nkeluarga", "year": 2027, "day": date(2027, 1, 3)}


def test_what_is_filled_in_is_read_back(form: Form) -> None:
    form.fill(VALUES | {"stage": CaseStage.DECREE})
    assert form.read() == VALUES | {"stage": CaseStage.DECREE}


def test_a_choice_is_given_back_as_the_member_it_is(form: Form) -> None:
    form.fill({"stage": CaseStage.DECREE})
    assert form.read()["stage"] is CaseStage.DECREE


def test_a_form_that_nobody_filled_is_untouched(form: Form) -> None:
    assert not form.is_touched()


def test_an_empty_form_reads_as_nothing(form: Form) -> None:
    assert form.read() == {"name": "", "reason": "", "year": None, "day": None, "stage": None}


def test_typing_touches_the_form(qtbot: QtBot, form: Form) -> None:
    form.fill(VALUES)
    qtbot.keyClicks(form.field("name"), "x")
    assert form.is_touched()


def test_typing_it_back_leaves_it_untouched(qtbot: QtBot, form: Form) -> None:
    form.fill(VALUES)
    qtbot.keyClicks(form.field("name"), "x")
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Left)
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Delete)
    assert form.is_touched() == (form.field("name").value() != "Rahmawati")


def test_filling_is_no_edit(qtbot: QtBot, form: Form) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.fill(VALUES)


@pytest.mark.parametrize("name", ["name", "reason", "year", "day"])
def test_typing_is_an_edit(qtbot: QtBot, form: Form, name: str) -> None:
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.field(name), "1")


@pytest.mark.parametrize(("name", "typed"), [("year", "dua"), ("year", "1.5"), ("day", "31-02-2026"), ("day", "besok")])
def test_what_cannot_be_understood_is_told_beside_its_field(form: Form, name: str, typed: str) -> None:
    form.fill(VALUES)
    form.field(name).setText(typed)
    with pytest.raises(Refusal) as caught:
        form.read()
    assert list(caught.value.fields) == [name]
    assert problem(form, f"{name}.problem") == caught.value.fields[name]
    assert form.field(name).text() == typed


def test_all_faults_are_told_at_once(form: Form) -> None:
    form.field("year").setText("x")
    form.field("day").setText("y")
    with pytest.raises(Refusal) as caught:
        form.read()
    assert list(caught.value.fields) == ["year", "day"]


def test_a_refusal_stands_beside_its_field_and_the_cursor_goes_there(qtbot: QtBot, form: Form) -> None:
    form.activateWindow()
    form.show_refusal(Refusal("Tidak lengkap.", "", {"day": "wajib", "year": "harus setelah 2020"}))
    assert (problem(form, "year.problem"), problem(form, "day.problem")) == ("harus setelah 2020", "wajib")
    assert form.focusWidget() is form.field("year")
    assert form.field("day").accessibleDescription() == "wajib"


@pytest.mark.parametrize("fields", [{}, {"unit": "tidak dikenal"}, {"unit": "tidak dikenal", "name": "wajib"}])
def test_what_fits_no_field_is_told_at_the_top(form: Form, fields: dict[str, str]) -> None:
    form.show_refusal(Refusal("Diska penuh.", "Kosongkan dahulu.", fields))
    assert problem(form, "problem").startswith("Diska penuh. Kosongkan dahulu.")
    assert ("tidak dikenal" in problem(form, "problem")) == ("unit" in fields)


def test_what_fits_its_field_is_not_told_twice(form: Form) -> None:
    form.show_refusal(Refusal("Tidak lengkap.", "", {"name": "wajib"}))
    assert problem(form, "problem") == ""


def test_a_fault_goes_when_its_field_is_edited(qtbot: QtBot, form: Form) -> None:
    form.show_refusal(Refusal("Tidak lengkap.", "", {"name": "wajib", "year": "wajib"}))
    qtbot.keyClicks(form.field("name"), "x")
    assert (problem(form, "name.problem"), problem(form, "year.problem")) == ("", "wajib")


def test_filling_anew_takes_faults_away(form: Form) -> None:
    form.show_refusal(Refusal("Diska penuh.", "", {"name": "wajib", "unit": "?"}))
    form.fill(VALUES)
    assert (problem(form, "name.problem"), problem(form, "problem")) == ("", "")


def test_labels_lead_to_their_fields_and_name_them(form: Form) -> None:
    label = next(one for one in form.findChildren(QLabel) if one.text() == "&Name")
    assert (label.buddy(), form.field("name").accessibleName()) == (form.field("name"), "Name")
    assert form.field("name").objectName() == "trial.name"


@pytest.mark.parametrize(
    ("typed", "shown"), [("3-1-27", "3 Jan 2027"), ("17/8/2026", "17 Agu 2026"), ("besok", "besok")]
)
def test_a_day_is_tidied_when_the_cursor_leaves(form: Form, typed: str, shown: str) -> None:
    field = form.field("day")
    field.setText(typed)
    field.editingFinished.emit()
    assert field.text() == shown


def test_a_day_is_chosen_from_a_calendar_that_opens_at_it(qtbot: QtBot, form: Form) -> None:
    field = form.field("day")
    field.set_value(date(2027, 1, 3))
    field.actions()[0].trigger()
    calendar = field.findChild(QMenu).findChild(QCalendarWidget)
    assert calendar.selectedDate().toPython() == date(2027, 1, 3)
    with qtbot.waitSignal(form.edited):
        calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert field.value() == date(2027, 1, 4)


def test_a_number_keeps_within_what_can_be_stored(form: Form) -> None:
    form.field("year").setText("9" * 300)
    assert form.read()["year"] <= 2**63


def test_tab_leaves_a_text_of_several_lines(form: Form) -> None:
    assert form.field("reason").tabChangesFocus()


@pytest.mark.parametrize("empty", ["—", ""])
def test_a_choice_of_an_old_record_that_has_no_words_is_kept(qtbot: QtBot, empty: str) -> None:
    field = ChoiceField({"a": "A"}, empty=empty)
    qtbot.addWidget(field)
    field.set_value("gone")
    assert (field.value(), field.currentText()) == ("gone", "gone")
    field.set_value(None)
    assert (field.value(), field.findText("gone")) == (None, -1)


def test_words_of_a_member_are_in_the_users_language() -> None:
    words: Callable[[Any], str] = words_of(CASE_STAGE_WORDS)
    assert (words(CaseStage.DRAFT), words(None)) == (_(CASE_STAGE_WORDS[CaseStage.DRAFT]), "")


def test_tab_goes_in_the_order_given(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    one, two, three = (LineField() for _each in range(3))
    for field in (one, two, three):
        field.setParent(window)
    tab_order([one, three, two])
    assert (one.nextInFocusChain(), three.nextInFocusChain()) == (three, two)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80))
def test_any_line_comes_back_as_it_was_typed(qtbot: QtBot, text: str) -> None:
    field = LineField()
    field.set_value(text)
    assert field.value() == text.strip()
    field.deleteLater()


def test_a_row_is_hidden_with_its_label_and_not_asked(qtbot: QtBot) -> None:
    form = Form("case")
    qtbot.addWidget(form)
    form.add("months", "Months", NumberField())
    form.field("months").setText("abc")
    form.show_row("months", shown=False)
    form.show()
    assert not form.field("months").isVisible()
    assert form.read(names=()) == {"months": None}


def test_a_choice_offers_other_values_and_keeps_the_chosen_one(qtbot: QtBot) -> None:
    field = ChoiceField({"a": "Satu", "b": "Dua"}, "Semua")
    qtbot.addWidget(field)
    field.set_value("b")
    field.offer({"b": "Dua", "c": "Tiga"})
    assert [field.itemText(at) for at in range(field.count())] == ["Semua", "Dua", "Tiga"]
    assert field.value() == "b"
