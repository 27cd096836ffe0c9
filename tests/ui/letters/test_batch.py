"""Letters for many cases in the window: ticked, made one after the other, stopped and taken up, printed together."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from desktop.db.tables import Letter, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.letters.letters import BatchState, LetterKind
from desktop.services.letters.batch_papers import batch_pages
from desktop.services.letters.batches import Shared, make_next, open_batch, shown_number, start_batch
from desktop.services.letters.decree_copies import CopyDraft, issue_extract
from desktop.services.letters.joint_decrees import issue_joint
from desktop.services.letters.letters import letter_pdf, void_letter
from desktop.ui.letters import batch_work
from desktop.ui.letters.batch import BatchPage
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.printing import print_next_to
from tests.letter_office import TODAY, add_case, add_office
from tests.services.letters.test_joint_decrees import draft
from tests.ui.conftest import settle

NAMES = ("Siti Aminah", "Budi Contoh", "Rina Sari")


@pytest.fixture
def store(shell):
    return shell.background.store


@pytest.fixture
def cases(store):
    return [add_case(store, name) for name in NAMES]


@pytest.fixture
def signer(store):
    return add_office(store)


@pytest.fixture
def page(qtbot, shell, cases, signer):
    page = BatchPage(shell)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.visit(Place.LETTER_BATCH, None)
    settle(qtbot, shell)
    return page


def press(qtbot, page, name):
    found = page.findChild(QPushButton, f"batch.{name}")
    assert found.isVisible()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)


def make_all(qtbot, page, signer):
    page.choice.form.field("signatory").set_value(signer)
    press(qtbot, page, "all")
    press(qtbot, page, "start")
    qtbot.waitUntil(lambda: not page.work._going)
    settle(qtbot, page.shell)


def menu(page, words):
    actions = page.findChild(QMenu, "batch.menu").actions()
    return next(action for action in actions if action.text() == words)


def test_the_ticked_cases_get_their_letters(qtbot, page, signer):
    assert len(page.choice.rows.rows) == 3
    make_all(qtbot, page, signer)
    assert "3 dibuat, 0 tidak, 0 tersisa" in page.findChild(QLabel, "batch.state").text()
    assert [row.letter_number for row in page.work.rows.rows][-1].startswith("800.1.3.1/3/")
    assert page.shell.said[-1] == "3 surat dibuat."


def test_what_could_not_be_made_stands_beside_its_name(qtbot, page, signer, store, cases):
    with store.write() as session:
        session.get_one(TransferCase, cases[0]).effective_on = None
    make_all(qtbot, page, signer)
    problems = {row.employee.split(",")[0]: row.problem for row in page.work.rows.rows}
    assert "TMT" in problems["Siti Aminah"]
    assert problems["Rina Sari"] == ""
    with store.write() as session:
        session.get_one(TransferCase, cases[0]).effective_on = TODAY
    menu(page, "Coba lagi yang tidak dapat dibuat").trigger()
    settle(qtbot, page.shell)
    qtbot.waitUntil(lambda: not page.work._going)
    settle(qtbot, page.shell)
    assert len(page.work._file.made) == 3


def test_leaving_stops_after_the_letter_under_way_and_it_goes_on_later(qtbot, page, signer, store):
    page.choice.form.field("signatory").set_value(signer)
    page.choice.rows.tick(row.id for row in page.choice.rows.rows)
    qtbot.mouseClick(page.findChild(QPushButton, "batch.start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.work._going)
    assert page.may_leave()
    settle(qtbot, page.shell)
    with store.read() as session:
        assert open_batch(session, 1).state in {BatchState.STOPPED, BatchState.DONE}
    press(qtbot, page, "goOn") if page.findChild(QPushButton, "batch.goOn").isEnabled() else None
    qtbot.waitUntil(lambda: not page.work._going)
    settle(qtbot, page.shell)
    assert len(page.work._file.made) == 3


def test_the_signatory_must_be_chosen(qtbot, page):
    page.choice.form.field("signatory").set_value(None)
    press(qtbot, page, "all")
    press(qtbot, page, "start")
    assert page.findChild(QLabel, "batch.signatory.problem").isVisible()
    assert len(page.choice.rows.chosen()) == 3


def test_all_are_printed_as_one_and_noted(qtbot, page, signer, store, tmp_path):
    make_all(qtbot, page, signer)
    print_next_to(tmp_path / "out.pdf")
    press(qtbot, page, "print")
    settle(qtbot, page.shell)
    with store.read() as session:
        pages = sum(len(pypdfium2.PdfDocument(letter.pdf)) for letter in session.query(Letter))
        assert {letter.status.value for letter in session.query(Letter)} == {"printed"}
    assert len(pypdfium2.PdfDocument(tmp_path / "out.pdf")) == pages


def test_only_letters_whose_pages_were_printed_are_noted(qtbot, page, signer, store, tmp_path, monkeypatch):
    make_all(qtbot, page, signer)
    monkeypatch.setattr(batch_work, "chosen_pages", lambda _printer, _count: [0])
    print_next_to(tmp_path / "out.pdf")
    press(qtbot, page, "print")
    settle(qtbot, page.shell)
    with store.read() as session:
        assert [letter.status.value for letter in session.query(Letter)] == ["printed", "issued", "issued"]


def test_each_is_saved_as_a_file_of_its_own(qtbot, page, signer, tmp_path):
    make_all(qtbot, page, signer)
    answer_next(tmp_path)
    menu(page, "Simpan masing-masing sebagai berkas…").trigger()
    settle(qtbot, page.shell)
    assert len(list(tmp_path.glob("*.pdf"))) == 3


def test_a_letter_of_the_batch_is_shown(qtbot, page, signer):
    make_all(qtbot, page, signer)
    page.work.table.picked.emit(1)
    settle(qtbot, page.shell)
    assert page.work.view.page_count > 0


def test_extracts_are_offered_for_those_of_the_decree_who_have_none(qtbot, page, signer, store, cases):
    with store.write() as session:
        ready_for_joint(session)
        decree = issue_joint(session, draft(cases, signer), TODAY)
        issue_extract(session, decree, cases[0], CopyDraft(TODAY, signer), TODAY)
    page.visit(Place.DECREE_EXTRACTS, decree)
    settle(qtbot, page.shell)
    assert {row.employee.split(",")[0] for row in page.choice.rows.rows} == {"Budi Contoh", "Rina Sari"}
    assert len(page.choice.rows.chosen()) == 2
    page.choice.form.field("signatory").set_value(signer)
    press(qtbot, page, "start")
    qtbot.waitUntil(lambda: not page.work._going)
    settle(qtbot, page.shell)
    with store.read() as session:
        assert session.query(Letter).filter_by(kind=LetterKind.EXTRACT).count() == 3


def ready_for_joint(session):
    """Pass what the checks warn of, as the officer would."""
    from sqlalchemy import select  # noqa: PLC0415

    from desktop.db.tables import CheckOverride, Employee  # noqa: PLC0415
    from desktop.domain.cases.checks import Severity  # noqa: PLC0415
    from desktop.services.cases.cases import open_case  # noqa: PLC0415

    for employee in session.scalars(select(Employee)):
        employee.legal_status = "01"
    session.flush()
    for case_id in session.scalars(select(TransferCase.id)).all():
        for check in open_case(session, case_id, TODAY).checks:
            if check.severity is not Severity.INFO:
                session.add(CheckOverride(case_id=case_id, code=check.code, what=check.what, reason="Dilihat"))
    session.flush()


def test_what_was_ticked_is_not_lost_without_asking(page):
    page.choice.rows.tick([page.choice.rows.rows[0].id])
    answer_next(False)
    assert not page.may_leave()


def test_a_true_copy_is_made_of_the_decree(qtbot, page, signer, store, cases):
    with store.write() as session:
        ready_for_joint(session)
        decree = issue_joint(session, draft(cases, signer), TODAY)
    assert page.findChild(QPushButton, "batch.copy").isHidden()
    page.visit(Place.DECREE_EXTRACTS, decree)
    settle(qtbot, page.shell)
    page.choice.form.field("signatory").set_value(signer)
    press(qtbot, page, "copy")
    place, letter_id = page.shell.visited[-1]
    assert place is Place.LETTER
    with store.read() as session:
        assert session.get_one(Letter, letter_id).kind is LetterKind.COPY


def test_the_only_signatory_is_chosen_already(page, signer):
    assert page.choice.form.field("signatory").value() == signer


def test_a_batch_that_was_left_is_found_before_another_is_chosen(qtbot, page, signer, store, cases):
    with store.write() as session:
        batch = start_batch(session, "decree", cases, Shared(TODAY, signer))
        make_next(session, batch, TODAY)
    page.findChild(QPushButton, "batch.earlier").click()
    settle(qtbot, page.shell)
    (action,) = page.findChild(QMenu, "batch.earlierMenu").actions()
    assert action.text().endswith("1/3")
    action.trigger()
    assert page.shell.visited[-1] == (Place.LETTER_BATCH, batch)
    page.findChild(QMenu, "batch.earlierMenu").close()


def test_a_letter_made_void_since_is_shown_so_and_not_printed(qtbot, page, signer, store):
    make_all(qtbot, page, signer)
    with store.write() as session:
        void_letter(session, page.work._file.made[0], "Salah")
        pages = sum(len(pypdfium2.PdfDocument(letter_pdf(session, each))) for each in page.work._file.made[1:])
        assert len(pypdfium2.PdfDocument(batch_pages(session, page.work._wanted).pdf)) == pages
    page.refresh()
    settle(qtbot, page.shell)
    assert "(tidak berlaku)" in shown_number(page.work.rows.rows[0])


def test_ticks_stay_while_another_stage_is_shown(page):
    page.choice.rows.tick([page.choice.rows.rows[0].id])
    stage = page.choice.form.field("stage")
    stage.set_value(CaseStage.REVIEW)
    stage.edited.emit()
    assert (page.choice.rows.rows, len(page.choice.rows.chosen())) == ([], 1)
    assert "1 di antaranya tidak tampil" in page.findChild(QLabel, "batch.chosen").text()
