"""The stage of review on the page of a case."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CaseKind, CaseStage, Direction
from desktop.domain.cases.consultation import Channel
from desktop.domain.review.review import TeamOpinion, TechnicalResult
from desktop.services.cases.cases import new_case
from desktop.services.cases.technical_opinions import technical_opinions
from desktop.services.review.review import ReviewFile, review_file
from desktop.services.review.scores import Showing, prepare_scores, sheet_of, show_scores
from desktop.services.review.sitting_agenda import OpinionEntry, agenda_of, put_on_agenda, record_opinions
from desktop.services.review.sittings import SittingEntry, save_sitting
from desktop.text import install_language
from desktop.ui import messages
from desktop.ui.cases.review import ReviewPart
from desktop.ui.cases.window import CasePage
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.case_office import TODAY, lead_to, proposal, small_office
from tests.ui.conftest import NotingShell, settle
from tests.ui.test_mnemonics import doubles


@pytest.fixture
def case(shell: NotingShell) -> int:
    with shell.background.store.write() as session:
        found = new_case(session, proposal(small_office(session)), TODAY)
        lead_to(session, found, CaseStage.REVIEW)
    return found


@pytest.fixture
def opened(qtbot: QtBot, shell: NotingShell, case: int) -> Callable[[], ReviewPart]:
    """Opens the case and gives the part of its page that belongs to the review."""

    def open_it() -> ReviewPart:
        page = CasePage(shell)
        qtbot.addWidget(page)
        page.resize(1180, 900)
        page.show()
        shell.background.changed.connect(page.heed)
        page.visit(Place.CASE, case)
        settle(qtbot, shell)
        part = page.work.part(CaseStage.REVIEW)
        assert isinstance(part, ReviewPart)
        return part

    return open_it


def press(qtbot: QtBot, shell: NotingShell, part: QWidget, name: str) -> None:
    qtbot.mouseClick(part.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def write(qtbot: QtBot, part: QWidget, name: str, text: str) -> None:
    field = part.findChild(QLineEdit, name) or part.findChild(QPlainTextEdit, name)
    field.clear()
    qtbot.keyClicks(field, text)


def words_of(part: QWidget) -> set[str]:
    """What stands on the buttons and labels of `part`."""
    return {each.text() for kind in (QAbstractButton, QLabel) for each in part.findChildren(kind) if "&" in each.text()}


def doubled(part: QWidget) -> set[str]:
    page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CasePage) and one.isAncestorOf(part))
    return doubles(page)


def review_of(shell: NotingShell, case: int) -> ReviewFile:
    with shell.background.store.read() as session:
        return review_file(session, case, TODAY)


def leave_the_region(shell: NotingShell, case: int) -> None:
    with shell.background.store.write() as session:
        row = session.get_one(TransferCase, case)
        row.kind, row.direction = CaseKind.BETWEEN_REGENCIES, Direction.OUTGOING


def test_only_what_the_route_asks_for_is_shown(shell: NotingShell, case: int, opened: Callable[[], ReviewPart]) -> None:
    part = opened()
    assert [block.isVisibleTo(part) for block in (part.team, part.technical, part.scores)] == [True, False, True]


def test_the_opinion_of_the_team_is_read_with_its_sitting(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart]
) -> None:
    with shell.background.store.write() as session:
        sitting = save_sitting(session, SittingEntry(TODAY, minutes_number="BA/7"))
        put_on_agenda(session, sitting, [case])
        rows = [(row.id, row.version) for row in agenda_of(session, sitting)]
        record_opinions(session, rows, OpinionEntry(TeamOpinion.SUPPORTS_WITH_NOTES, "Serah terima dulu"), TODAY)
    part = opened()
    assert part.team.heard.sentences() == ["23 Nov 2026: Mendukung mutasi dengan catatan – Serah terima dulu"]
    press(qtbot, shell, part, "review.openSitting")
    assert shell.visited == [(Place.SITTINGS, sitting)]


def test_a_technical_opinion_is_asked_for_and_answered(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart]
) -> None:
    leave_the_region(shell, case)
    part = opened()
    write(qtbot, part, "technicalAsk.number", "B/12")
    press(qtbot, shell, part, "technicalAsk.save")
    part.technical.answer.form.field("result").set_value(TechnicalResult.REPAIR)
    write(qtbot, part, "technicalAnswer.note", "SKP belum sah")
    press(qtbot, shell, part, "technicalAnswer.save")
    with shell.background.store.read() as session:
        (row,) = technical_opinions(session, case, date.today())  # as the part does
    assert (row.asked_number, row.result, row.note) == ("B/12", TechnicalResult.REPAIR, "SKP belum sah")
    assert part.technical.asking.isVisibleTo(part)
    assert not part.technical.answer.isVisibleTo(part)


def test_an_answer_is_corrected_and_a_request_put_aside(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart]
) -> None:
    leave_the_region(shell, case)
    part = opened()
    write(qtbot, part, "technicalAsk.number", "B/12")
    press(qtbot, shell, part, "technicalAsk.save")
    part.technical.answer.form.field("result").set_value(TechnicalResult.GRANTED)
    write(qtbot, part, "technicalAnswer.number", "PT/1")
    press(qtbot, shell, part, "technicalAnswer.save")
    assert not part.technical.asking.isVisibleTo(part)
    press(qtbot, shell, part, "review.technicalCorrect")
    assert part.findChild(QLineEdit, "technicalAnswer.number").text() == "PT/1"
    messages.answer_next("Salah perkara")
    press(qtbot, shell, part, "review.technicalAside")
    assert part.technical.rows.rows == []


def test_a_score_sheet_goes_from_prepared_to_final_through_a_contest(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart]
) -> None:
    part = opened()
    press(qtbot, shell, part, "review.prepare")
    press(qtbot, shell, part, "review.show")
    part.scores.showing.form.field("how").set_value(Channel.MEETING)
    press(qtbot, shell, part, "scoresShow.save")
    part.scores.table.select_position(5)
    press(qtbot, shell, part, "review.contest")
    write(qtbot, part, "scoresContest.words", "Rumah saya sudah pindah")
    press(qtbot, shell, part, "scoresContest.save")
    assert not part.findChild(QPushButton, "review.final").isVisibleTo(part)
    press(qtbot, shell, part, "review.reply")
    for name, text in (("words", "Alamat dicatat"), ("points", "9,5"), ("by", "Kabid")):
        write(qtbot, part, f"scoresReply.{name}", text)
    press(qtbot, shell, part, "scoresReply.save")
    press(qtbot, shell, part, "review.final")
    with shell.background.store.read() as session:
        sheet = sheet_of(session, case)
    assert (sheet.lines[5].effective, sheet.final_on is not None) == (9.5, True)
    assert "9,5" in part.findChild(QWidget, "review.explanation").text()


def test_the_screen_says_that_scores_do_not_decide(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart]
) -> None:
    part = opened()
    assert part.scores.advice.sentences() == ["Nilai ini bahan pertimbangan, bukan keputusan."]
    assert not part.findChild(QPushButton, "review.print").isVisibleTo(part)
    press(qtbot, shell, part, "review.prepare")
    press(qtbot, shell, part, "review.print")
    window = part.window().findChild(ReportWindow)
    qtbot.waitUntil(lambda: shell.background.idle() and window.isVisible())
    window.close()


def test_a_final_sheet_is_only_reopened_with_a_reason(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart]
) -> None:
    with shell.background.store.write() as session:
        prepare_scores(session, case, TODAY)
        session.get_one(TransferCase, case).scores_shown_on = None
        session.flush()
        show_scores(session, case, Showing(TODAY, Channel.LETTER), TODAY)
    part = opened()
    press(qtbot, shell, part, "review.final")
    shown = [name for name, each in part.scores._buttons.items() if each.isVisibleTo(part)]
    assert shown == ["print", "reopen"]
    messages.answer_next("Data unit diperbaiki")
    press(qtbot, shell, part, "review.reopen")
    assert part.findChild(QPushButton, "review.prepare").isVisibleTo(part)


def show_to_employee(shell: NotingShell, case: int) -> None:
    with shell.background.store.write() as session:
        show_scores(session, case, Showing(TODAY, Channel.MEETING), TODAY)


@pytest.mark.parametrize("spoken", ["id", "en"])
def test_no_letter_of_the_review_is_shared(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart], spoken: str
) -> None:
    install_language(spoken)
    with shell.background.store.write() as session:
        session.get_one(TransferCase, case).kind = CaseKind.ROTATION
    part = opened()
    own, found = words_of(part), doubled(part)
    write(qtbot, part, "technicalAsk.number", "B/12")
    for step in ("technicalAsk.save", "review.prepare", "review.show", "review.contest"):
        if step == "review.contest":
            show_to_employee(shell, case)
            part.scores.show_review(review_of(shell, case))
        press(qtbot, shell, part, step)
        own, found = own | words_of(part), found | doubled(part)
    assert {one for one in found if any(word in one for word in own)} == set()


@pytest.mark.parametrize("text", ["tujuh", "7,55", "-1", "1,"])
def test_points_that_are_none_are_told_beside_the_field(
    qtbot: QtBot, shell: NotingShell, case: int, opened: Callable[[], ReviewPart], text: str
) -> None:
    part = opened()
    form = part.scores.reply
    form.open_form(1, {})
    write(qtbot, part, "scoresReply.points", text)
    press(qtbot, shell, part, "scoresReply.save")
    wrong = text != "1,"
    assert part.findChild(QWidget, "scoresReply.points.problem").isVisibleTo(part) is wrong
    form.close_form()
