"""Making a decree on the screen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import select

from desktop.db.tables import ChecklistItem, Letter, TransferCase
from desktop.domain.cases.cases import Direction
from desktop.services.letters.letters import open_letter
from desktop.ui.letters.draft import DecreePage
from desktop.ui.places import Place
from tests.letter_office import add_case, add_office
from tests.ui.conftest import settle


@pytest.fixture
def page(qtbot, shell):
    page = DecreePage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def begin(qtbot, shell, page, **changed):
    """Open the draft of a new case; `changed` columns of the case."""
    add_office(shell.background.store)
    case_id = add_case(shell.background.store)
    with shell.background.store.write() as session:
        for name, value in changed.items():
            setattr(session.get_one(TransferCase, case_id), name, value)
    page.visit(Place.LETTER_DRAFT, case_id)
    settle(qtbot, shell)


def issue(qtbot, shell, page):
    qtbot.mouseClick(page.findChild(QPushButton, "decree.issue"), Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def test_draft_shows_pages_and_next_number(qtbot, shell, page):
    begin(qtbot, shell, page)
    assert page.view.page_count == 2
    assert page.form.field("number").placeholderText().startswith("800.1.3.1/1/BKPSDM/")
    assert not page.form.is_touched()


def test_typing_begins_in_the_first_field(qtbot, shell, page):
    begin(qtbot, shell, page)
    assert page.focusWidget() is page.form.field("number")


def test_issue_opens_the_letter(qtbot, shell, page):
    begin(qtbot, shell, page)
    issue(qtbot, shell, page)
    place, letter_id = shell.visited[-1]
    assert place is Place.LETTER
    with shell.background.store.read() as session:
        assert open_letter(session, letter_id).dated == date.today()
    assert page.may_leave()


def test_missing_tmt_is_told_beside_its_field(qtbot, shell, page):
    begin(qtbot, shell, page, effective_on=None)
    issue(qtbot, shell, page)
    problem = page.findChild(QLabel, "decree.effective.problem")
    assert "TMT" in problem.text()
    with shell.background.store.read() as session:
        assert session.query(Letter).count() == 0
    assert page.findChild(QPushButton, "decree.issue").isEnabled()


def test_written_number_and_copies_are_printed(qtbot, shell, page):
    begin(qtbot, shell, page)
    page.form.field("number").set_value("100.3.3.3/77/2026")
    page.form.field("copies").set_value("Yth. Camat Rumbai")
    issue(qtbot, shell, page)
    with shell.background.store.read() as session:
        letter = session.query(Letter).one()
        assert (letter.number, letter.snapshot["facts"]["copies"]) == ("100.3.3.3/77/2026", ["Yth. Camat Rumbai"])


def test_case_in_another_stage_cannot_be_issued(qtbot, shell, page):
    begin(qtbot, shell, page, stage="checking")
    assert not page.findChild(QPushButton, "decree.issue").isEnabled()


def test_copies_are_proposed_for_a_move_out_of_the_region_too(qtbot, shell, page):
    outside = {"to_unit_id": None, "to_post_id": None, "outside_post": "Perawat", "outside_agency": "KOTA DUMAI"}
    begin(qtbot, shell, page, direction=Direction.OUTGOING, **outside)
    assert page.form.field("copies").value()


def test_papers_follow_the_case_until_the_officer_writes_them(qtbot, shell, page):
    begin(qtbot, shell, page)
    with shell.background.store.write() as session:
        session.scalars(select(ChecklistItem)).first().reference = "Nomor 77 tanggal 3 November 2026"
    page.refresh()
    settle(qtbot, shell)
    assert "Nomor 77" in page.form.field("noting").value()
    page.form.field("noting").setPlainText("Berita acara")
    page.refresh()
    settle(qtbot, shell)
    assert page.form.field("noting").value() == "Berita acara"
