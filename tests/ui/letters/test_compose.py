"""Making letters of every kind on the screen."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.db.tables import Letter, LetterDraft, TransferCase
from desktop.domain.refusal import Stale
from desktop.services.letters.drafts import open_draft, save_draft
from desktop.services.letters.letters import open_letter
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from desktop.ui import messages
from desktop.ui.letters.compose import ComposePage
from desktop.ui.pickers import Suggestion
from desktop.ui.places import Place
from tests.letter_office import add_case, add_office
from tests.ui.conftest import NotingShell, settle
from tests.ui.test_mnemonics import doubles


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell) -> ComposePage:
    page = ComposePage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


@pytest.fixture
def case_id(shell: NotingShell) -> int:
    """A case in its consultation."""
    add_office(shell.background.store)
    made = add_case(shell.background.store)
    with shell.background.store.write() as session:
        session.get_one(TransferCase, made).stage = "consultation"
    return made


def begin(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int, place: Place = Place.EXPLANATION_DRAFT
) -> None:
    page.visit(place, case_id)
    settle(qtbot, shell)


def choose(qtbot: QtBot, shell: NotingShell, page: ComposePage, code: str) -> None:
    page.kinds.set_value(code)
    page.kinds.edited.emit()
    settle(qtbot, shell)


def click(qtbot: QtBot, shell: NotingShell, page: ComposePage, name: str) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, f"compose.{name}"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def trigger(qtbot: QtBot, shell: NotingShell, page: ComposePage, words: str) -> None:
    actions = page.drafts.more.menu().actions()
    next(action for action in actions if words in action.text()).trigger()
    settle(qtbot, shell)


def test_the_explanation_is_chosen_at_once_with_its_wording(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    assert page.view.page_count == 2
    assert page.form.field("number").placeholderText().startswith("800.1.3.1/1/")
    assert page.form.field("subject").value() == "Penjelasan Rencana Mutasi"
    assert not page.form.is_touched()
    assert doubles(page) == set()


def test_issue_opens_the_letter(qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int) -> None:
    begin(qtbot, shell, page, case_id)
    page.form.field("benefits").set_value("Dekat rumah")
    click(qtbot, shell, page, "issue")
    place, letter_id = shell.visited[-1]
    assert place is Place.LETTER
    with shell.background.store.read() as session:
        assert open_letter(session, letter_id).dated == date.today()
        assert "Dekat rumah." in str(session.get_one(Letter, letter_id).snapshot)
    assert page.may_leave()


def test_a_fault_is_told_beside_its_field(qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int) -> None:
    begin(qtbot, shell, page, case_id)
    page.form.field("answer_by").set_value(date(2020, 1, 1))
    click(qtbot, shell, page, "issue")
    assert page.findChild(QLabel, "explanation.answer_by.problem").text()
    assert page.findChild(QPushButton, "compose.issue").isEnabled()
    with shell.background.store.read() as session:
        assert session.query(Letter).count() == 0


def test_without_a_letter_chosen_nothing_is_issued_or_kept(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id, Place.CASE_LETTER)
    names = ("issue", "save", "draft")
    assert not any(page.findChild(QPushButton, f"compose.{name}").isEnabled() for name in names)
    assert page.kinds.value() is None


def test_usual_letters_stand_above_the_line(qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int) -> None:
    begin(qtbot, shell, page, case_id, Place.CASE_LETTER)
    line = next(at for at in range(page.kinds.count()) if not page.kinds.itemText(at))
    assert page.kinds.findText("Penjelasan mutasi") < line < page.kinds.findText("Surat pernyataan pelantikan")


def test_nothing_is_lost_when_another_letter_is_chosen_by_mistake(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    page.form.field("benefits").set_value("Dekat rumah")
    page.form.field("number").set_value("7/2026")
    choose(qtbot, shell, page, "proposal")
    assert page.form.field("number").value() == "7/2026"
    choose(qtbot, shell, page, "explanation")
    assert page.form.field("benefits").value() == "Dekat rumah"


def test_the_case_is_asked_for_where_it_is_not_known(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    page.visit(Place.CASE_LETTER, None)
    page.case.picked.emit(Suggestion(case_id, "2026/0001"))
    settle(qtbot, shell)
    assert page.kinds.isEnabled()
    assert page.kinds.count() > 1


def test_a_draft_is_kept_opened_again_and_gone_once_issued(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    page.form.field("benefits").set_value("Dekat rumah")
    page.form.field("answer_by").set_value(date(2030, 1, 2))
    click(qtbot, shell, page, "save")
    assert page.may_leave()
    begin(qtbot, shell, page, 1, Place.KEPT_LETTER)
    assert page.form.field("benefits").value() == "Dekat rumah"
    assert page.form.field("answer_by").value() == date(2030, 1, 2)
    assert page.form.field("subject").value() == "Penjelasan Rencana Mutasi"
    click(qtbot, shell, page, "issue")
    with shell.background.store.read() as session:
        assert (session.query(LetterDraft).count(), session.query(Letter).count()) == (0, 1)


def test_a_draft_that_somebody_else_kept_meanwhile_is_not_written_over(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    click(qtbot, shell, page, "save")
    with shell.background.store.write() as session:
        kept = open_draft(session, 1)
        save_draft(session, kept.order, 1, kept.version)
    page.form.field("benefits").set_value("Dekat rumah")
    click(qtbot, shell, page, "save")
    assert isinstance(shell.refusals[-1], Stale)


def test_a_draft_is_thrown_away_after_a_question(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    click(qtbot, shell, page, "save")
    messages.answer_next(True)
    trigger(qtbot, shell, page, "Buang")
    with shell.background.store.read() as session:
        assert session.query(LetterDraft).count() == 0
    assert shell.visited[-1] == (Place.HOME, None)


def test_a_draft_leaves_the_screen_with_the_mark_only(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int, tmp_path: Path
) -> None:
    begin(qtbot, shell, page, case_id)
    messages.answer_next(tmp_path / "konsep")
    trigger(qtbot, shell, page, "PDF")
    assert (tmp_path / "konsep.pdf").read_bytes()[:5] == b"%PDF-"
    with shell.background.store.read() as session:
        assert session.query(Letter).count() == 0


def test_what_was_entered_is_not_left_without_a_question(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    page.form.field("benefits").set_value("Dekat rumah")
    messages.answer_next(False, True)
    assert not page.may_leave()
    assert page.may_leave()


def test_what_was_written_stays_after_it_was_kept(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    page.form.field("subject").set_value("Hal yang ditulis sendiri")
    click(qtbot, shell, page, "save")
    page._preview()
    settle(qtbot, shell)
    assert page.form.field("subject").value() == "Hal yang ditulis sendiri"
    assert page.form.order().draft.subject == "Hal yang ditulis sendiri"


def test_proposals_follow_the_day_of_the_letter(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    proposed = page.form.field("answer_by").value()
    page.form.field("day").set_value(date.today() + timedelta(days=40))
    page._preview()
    settle(qtbot, shell)
    assert page.form.field("answer_by").value() > proposed + timedelta(days=30)
    assert page.view.page_count == 2


def test_a_kept_draft_of_another_day_keeps_its_fields(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    answer_by = date.today() + timedelta(days=90)
    page.form.field("answer_by").set_value(answer_by)
    page.form.field("day").set_value(date.today() - timedelta(days=3))
    click(qtbot, shell, page, "save")
    page.visit(Place.KEPT_LETTER, page.drafts.draft_id())
    settle(qtbot, shell)
    assert page.form.field("answer_by").value() == answer_by


def test_who_signed_the_last_letter_of_a_kind_is_proposed(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    with shell.background.store.write() as session:
        second = save_signatory(session, SignatoryEntry(title="SEKRETARIS DAERAH", name="RINA CONTOH"))
    begin(qtbot, shell, page, case_id)
    assert page.form.field("signatory").value() is None
    page.form.field("signatory").set_value(second)
    click(qtbot, shell, page, "issue")
    begin(qtbot, shell, page, case_id)
    assert page.form.field("signatory").value() == second
    assert not page.form.is_touched()


def test_a_refused_letter_shows_no_pages_of_before(
    qtbot: QtBot, shell: NotingShell, page: ComposePage, case_id: int
) -> None:
    begin(qtbot, shell, page, case_id)
    assert page.view.page_count > 0
    page.form.field("signatory").set_value(None)
    page.form.field("signatory").edited.emit()
    qtbot.waitUntil(lambda: page.view.page_count == 0)
