"""The rules in the settings: edited, saved with a note, reset, and nothing lost unasked."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CaseKind, Direction
from desktop.domain.cases.check_rules import Severity
from desktop.domain.cases.kinds import KindOfCase
from desktop.domain.cases.scoring import ScoreCode
from desktop.services.rules.case_kinds import case_kinds, check_rules, shipped_kinds
from desktop.services.rules.reasons import REFUSAL, refusal_reasons
from desktop.services.rules.rule_changes import change_kind, kind_files
from desktop.services.rules.score_rules import score_rules
from desktop.ui import messages
from desktop.ui.forms import ChoiceField
from desktop.ui.listed_rules import ListedRules
from desktop.ui.rules.page import RulesTab
from desktop.ui.tables import TableView
from tests.ui.conftest import NotingShell, settle


@pytest.fixture
def tab(shell: NotingShell, qtbot: QtBot) -> RulesTab:
    tab = RulesTab(shell)
    qtbot.addWidget(tab)
    tab.refresh()
    tab.show()
    settle(qtbot, shell)
    return tab


def choose(tab: RulesTab, table: str, row: int) -> None:
    tab.findChild(TableView, table).select_position(row)


def write(tab: RulesTab, name: str, text: str) -> None:
    field = tab.findChild(QLineEdit, name)
    field.setText(text)
    field.textEdited.emit(text)


def press(tab: RulesTab, name: str, shell: NotingShell, qtbot: QtBot) -> None:
    tab.findChild(QPushButton, name).click()
    settle(qtbot, shell)


def pick(tab: RulesTab, name: str, value: object) -> None:
    field = tab.findChild(ChoiceField, name)
    field.set_value(value)
    field.edited.emit()


def kinds(shell: NotingShell) -> dict[CaseKind, KindOfCase]:
    with shell.background.store.read() as session:
        return case_kinds(session)


def test_all_kinds_are_listed_and_the_first_is_shown(tab: RulesTab) -> None:
    assert tab.findChild(TableView, "kinds.table").model().rowCount() == len(CaseKind)
    assert tab.findChild(QLabel, "kinds.mark").text() == "Sesuai bawaan"
    assert not tab.findChild(QPushButton, "kinds.save").isEnabled()
    assert tab.may_leave()


def test_a_route_is_changed_in_the_direction_that_is_shown(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    choose(tab, "kinds.table", 3)
    pick(tab, "kindRoute.direction", Direction.OUTGOING)
    write(tab, "kindRoute.consent", "Bupati")
    messages.answer_next("Perwako 7/2026")
    press(tab, "kinds.save", shell, qtbot)
    routes = kinds(shell)[CaseKind.PROVINCE].routes
    assert routes[Direction.OUTGOING].consent == "Bupati"
    assert routes[Direction.INCOMING] == shipped_kinds()[CaseKind.PROVINCE].routes[Direction.INCOMING]
    assert tab.findChild(QLabel, "kinds.mark").text() == "Aturan kantor sendiri"


def test_a_paper_is_added_moved_and_kept(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    tab.findChild(QPushButton, "kindPapers.add").click()
    for name, text in (
        ("name", "Pakta integritas"),
        ("signer", "Pegawai"),
        ("article", "Perwako"),
        ("valid_months", "3"),
    ):
        write(tab, f"kindPaper.{name}", text)
    tab.findChild(QPushButton, "kindPapers.up").click()
    messages.answer_next("Perwako 7/2026")
    press(tab, "kinds.save", shell, qtbot)
    paper = kinds(shell)[CaseKind.WITHIN].papers[-2]
    assert (paper.name, paper.signer, paper.valid_months, paper.mandatory) == ("Pakta integritas", "Pegawai", 3, False)


def test_a_paper_without_signer_is_refused_at_its_field(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    write(tab, "kindPaper.signer", "")
    messages.answer_next("Perwako 7/2026")
    press(tab, "kinds.save", shell, qtbot)
    assert tab.findChild(QLabel, "kindPaper.signer.problem").text() == "Harap diisi."
    assert len(shell.refusals) == 1


def test_a_paper_is_taken_out_and_the_shipped_list_comes_back(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    tab.findChild(QPushButton, "kindPapers.remove").click()
    messages.answer_next("Perwako 7/2026", "Perwako dicabut")
    press(tab, "kinds.save", shell, qtbot)
    assert len(kinds(shell)[CaseKind.WITHIN].papers) == len(shipped_kinds()[CaseKind.WITHIN].papers) - 1
    press(tab, "kinds.reset", shell, qtbot)
    assert kinds(shell) == shipped_kinds()
    assert tab.findChild(TableView, "kinds.changes").model().rowCount() == 2
    assert "Perwako dicabut" in tab.findChild(QLabel, "kinds.change").text()


def test_without_a_reason_nothing_is_saved(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    tab.findChild(QCheckBox, "kinds.enabled").click()
    messages.answer_next(None)
    press(tab, "kinds.save", shell, qtbot)
    assert kinds(shell) == shipped_kinds()
    press(tab, "kinds.undo", shell, qtbot)
    assert tab.may_leave()


@pytest.mark.parametrize("discard", [True, False])
def test_another_kind_is_not_shown_over_unsaved_entries(tab: RulesTab, discard: bool) -> None:
    write(tab, "kindRoute.issuer", "Sekretaris Daerah")
    messages.answer_next(discard)
    choose(tab, "kinds.table", 1)
    table = tab.findChild(TableView, "kinds.table")
    assert table.selected_positions() == [1 if discard else 0]
    assert (tab.findChild(QLineEdit, "kindRoute.issuer").text() == "Sekretaris Daerah") is not discard
    if not discard:
        messages.answer_next(True)
        assert tab.may_leave()


def test_somebody_elses_change_is_not_overwritten(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    tab.findChild(QCheckBox, "kinds.enabled").click()
    with shell.background.store.write() as session:
        file = kind_files(session)[0]
        change_kind(session, file.key, replace(file.kind, article="Lain"), "Lain")
    messages.answer_next("Perwako")
    press(tab, "kinds.save", shell, qtbot)
    assert "Orang lain" in str(shell.refusals[0])


def check_row(tab: RulesTab, words: str) -> int:
    model = tab.findChild(TableView, "checks.table").model()
    return next(row for row in range(model.rowCount()) if words in str(model.index(row, 0).data()))


def test_a_check_becomes_graver_or_is_switched_off(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    choose(tab, "checks.table", check_row(tab, "Golongan di bawah"))
    pick(tab, "checkRule.severity", Severity.BLOCK)
    messages.answer_next("Perwako 7/2026", "Sementara")
    press(tab, "checks.save", shell, qtbot)
    with shell.background.store.read() as session:
        assert check_rules(session)["rank"].severity is Severity.BLOCK
    tab.findChild(QCheckBox, "checkRule.on").click()
    press(tab, "checks.save", shell, qtbot)
    with shell.background.store.read() as session:
        assert "rank" not in check_rules(session)


def test_a_limit_of_the_office_settings_is_changed_there(tab: RulesTab) -> None:
    choose(tab, "checks.table", check_row(tab, "Masa paling singkat"))
    assert not tab.findChild(QLineEdit, "checkRule.limit").isEnabled()
    choose(tab, "checks.table", check_row(tab, "Masa paling lama"))
    assert tab.findChild(QLineEdit, "checkRule.limit").isEnabled()


def test_a_list_of_reasons_gets_a_sentence(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    pick(tab, "reasons.list", REFUSAL)
    tab.findChild(QPlainTextEdit, "reasons.sentence").appendPlainText("Kuota pindah keluar sudah habis.")
    messages.answer_next("Rapat 3 Agustus")
    press(tab, "reasons.save", shell, qtbot)
    with shell.background.store.read() as session:
        assert refusal_reasons(session)[-1] == "Kuota pindah keluar sudah habis."
    assert shell.said == ["Daftar alasan tersimpan."]


def test_a_sentence_that_stands_twice_is_refused(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    text = tab.findChild(QPlainTextEdit, "reasons.sentence")
    text.appendPlainText(text.toPlainText().splitlines()[0])
    messages.answer_next("Rapat 3 Agustus")
    press(tab, "reasons.save", shell, qtbot)
    assert "dua kali" in tab.findChild(QLabel, "reasons.sentence.problem").text()
    messages.answer_next(True)
    assert tab.may_leave()


def test_the_weight_of_a_line_is_saved_with_its_shares(tab: RulesTab, shell: NotingShell, qtbot: QtBot) -> None:
    choose(tab, "scores.table", list(ScoreCode).index(ScoreCode.PERFORMANCE))
    assert not tab.findChild(QLineEdit, "scoreRule.full").isVisibleTo(tab.findChild(ListedRules, "scores.tab"))
    write(tab, "scoreRule.most", "30")
    write(tab, "scoreRule.stepGood", "90")
    messages.answer_next("Perwako 7/2026")
    press(tab, "scores.save", shell, qtbot)
    with shell.background.store.read() as session:
        rule = score_rules(session)[ScoreCode.PERFORMANCE]
    assert (rule.most, rule.steps["2"], rule.steps["1"]) == (30, 90, 100)
    assert tab.findChild(QLabel, "scores.mark").text() == "Aturan kantor sendiri"


def test_a_line_without_shares_shows_where_it_gives_all(tab: RulesTab) -> None:
    choose(tab, "scores.table", 0)
    scores = tab.findChild(ListedRules, "scores.tab")
    assert tab.findChild(QLineEdit, "scoreRule.full").isVisibleTo(scores)
    assert not tab.findChild(QLineEdit, "scoreRule.stepVeryGood").isVisibleTo(scores)
