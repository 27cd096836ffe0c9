"""The register of objections in the window, driven as an officer would."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.objections.checks import Answer
from desktop.domain.objections.objections import ObjectionResult
from desktop.services.objections.file import open_objection
from desktop.services.objections.lists import ObjectionFilter
from desktop.services.objections.objections import answer_objection
from desktop.ui.messages import answer_next
from desktop.ui.objections.list import ObjectionsPage
from desktop.ui.places import Place
from tests.objection_office import add_case, add_objection, cancel_decree
from tests.ui.conftest import settle

TODAY = date.today()
DECIDED = TODAY - timedelta(days=20)


def record(shell, name, days_ago):
    """An objection filed so many days ago; its id."""
    day = TODAY - timedelta(days=days_ago)
    store = shell.background.store
    case_id = add_case(store, name, decided=DECIDED)
    return add_objection(store, case_id, today=TODAY, filed_on=day, received_on=day, decree_received_on=DECIDED)


@pytest.fixture
def ids(shell):
    """Of Siti, filed yesterday, and of Andi, filed ten days ago."""
    return [record(shell, "Siti Aminah", 1), record(shell, "Andi Saputra", 10)]


@pytest.fixture
def page(qtbot, shell, ids):
    page = ObjectionsPage(shell)
    shell.background.changed.connect(page.heed)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    settle(qtbot, shell)
    return page


def part(page, name):
    return page.findChild(QWidget, name)


def opened(shell, objection_id):
    with shell.background.store.read() as session:
        return open_objection(session, objection_id, TODAY)


def visit(qtbot, page, objection_id):
    page.visit(Place.OBJECTION, objection_id)
    settle(qtbot, page.shell)


def turn_to(page, widget):
    """Bring the tab to the front that holds `widget`."""
    tabs = page.panel.tabs
    for at in range(tabs.count()):
        if tabs.widget(at).isAncestorOf(widget):
            tabs.setCurrentIndex(at)


def click(qtbot, page, name):
    turn_to(page, part(page, name))
    qtbot.mouseClick(part(page, name), Qt.MouseButton.LeftButton)
    settle(qtbot, page.shell)
    qtbot.wait(1)
    settle(qtbot, page.shell)


def test_the_nearest_day_stands_on_top(page, ids):
    assert list(page.rows.ids) == [ids[1], ids[0]]


def test_searching_narrows_the_list(qtbot, page, ids):
    qtbot.keyClicks(part(page, "objections.search"), "siti")
    settle(qtbot, page.shell)
    assert list(page.rows.ids) == [ids[0]]


def test_an_empty_list_offers_to_record_one(qtbot, page):
    page._filter.set_value(ObjectionFilter.CLOSED)
    page._filtered()
    settle(qtbot, page.shell)
    click(qtbot, page, "objections.first")
    assert page.shell.visited == [(Place.NEW_OBJECTION, None)]


@pytest.mark.parametrize("key", ["number", "employee", "days", "due", "decree", "result", "filed"])
def test_every_sortable_column_sorts(qtbot, page, ids, key):
    page.table.sorted.emit(key, True)
    settle(qtbot, page.shell)
    assert set(page.rows.ids) == set(ids)


def test_choosing_a_row_opens_it_beside_the_list(qtbot, page, ids):
    page.table.select_position(1)
    settle(qtbot, page.shell)
    assert page.panel.file().id == ids[0]
    assert "Siti Aminah" in page.panel._title.text()


def test_an_objection_is_opened_by_its_id(qtbot, page, ids):
    visit(qtbot, page, ids[1])
    assert part(page, "objection.file.decisionDue").text()
    assert part(page, "objection.file.answerDue").isHidden()


def test_an_answer_closes_it(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    part(page, "objection.result").set_value(ObjectionResult.CANCELLED)
    part(page, "objection.answered").set_value(TODAY)
    part(page, "objection.answerNumber").setText("800/1/2026")
    part(page, "objection.answerText").setPlainText("Dikabulkan karena alasan keluarga.")
    click(qtbot, page, "objection.answerSave")
    assert opened(page.shell, ids[0]).result is ObjectionResult.CANCELLED
    assert list(page.rows.ids) == [ids[1]]
    assert "Batalkan keputusan" in page.shell.said[-1]
    assert part(page, "objection.followUp").isVisible()


def test_faults_of_an_answer_stand_under_their_fields(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    click(qtbot, page, "objection.answerSave")
    for name in ("result", "answered", "answerNumber", "answerText"):
        assert page.panel.findChild(QLabel, f"objection.{name}.problem").text()
    assert opened(page.shell, ids[0]).result is None


def test_withdrawing_asks_why(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    answer_next("Sudah ada kesepakatan")
    click(qtbot, page, "objection.withdraw")
    assert opened(page.shell, ids[0]).result is ObjectionResult.WITHDRAWN
    assert part(page, "objection.given").text() == "Sudah ada kesepakatan"


def test_withdrawing_without_a_reason_does_nothing(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    answer_next(None)
    click(qtbot, page, "objection.withdraw")
    assert opened(page.shell, ids[0]).result is None


def test_a_correction_is_saved_and_the_list_returns(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    click(qtbot, page, "objection.edit")
    part(page, "objectionEdit.text").setPlainText("Alasan yang lebih lengkap")
    click(qtbot, page, "objectionEdit.save")
    assert opened(page.shell, ids[0]).entered.text == "Alasan yang lebih lengkap"
    assert part(page, "objections.search").isVisible()


def test_a_half_written_answer_is_not_lost_unasked(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    part(page, "objection.answerNumber").setText("800/1")
    answer_next(False)
    assert not page.may_leave()


def test_a_half_written_answer_outlives_a_refresh(qtbot, page, ids):
    visit(qtbot, page, ids[0])
    part(page, "objection.answerNumber").setText("800/1")
    page.refresh()
    settle(qtbot, page.shell)
    assert part(page, "objection.answerNumber").text() == "800/1"


def test_a_paper_is_added_and_saved_again(qtbot, page, ids, tmp_path):
    visit(qtbot, page, ids[0])
    scan, copy = tmp_path / "surat.pdf", tmp_path / "salinan.pdf"
    scan.write_bytes(b"%PDF-1.7 surat %%EOF")
    answer_next(scan)
    click(qtbot, page, "objection.attach")
    page.panel._papers._table.select_position(0)
    answer_next(copy)
    click(qtbot, page, "objection.savePaper")
    assert copy.read_bytes() == scan.read_bytes()


def test_a_paper_that_is_gone_is_refused_in_words(qtbot, page, ids, tmp_path):
    visit(qtbot, page, ids[0])
    answer_next(tmp_path / "hilang.pdf")
    click(qtbot, page, "objection.attach")
    assert len(page.shell.refusals) == 1


def test_a_paper_is_put_aside_with_a_reason(qtbot, page, ids, tmp_path):
    visit(qtbot, page, ids[0])
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.7 surat %%EOF")
    answer_next(tmp_path / "surat.pdf", "Salah berkas")
    click(qtbot, page, "objection.attach")
    page.panel._papers._table.select_position(0)
    click(qtbot, page, "objection.removePaper")
    assert page.panel._papers._rows.rows == []


def test_the_list_is_exported_as_a_workbook(qtbot, page, ids, tmp_path):
    answer_next(tmp_path / "keberatan.xlsx")
    click(qtbot, page, "objections.export")
    book = load_workbook(tmp_path / "keberatan.xlsx")
    assert [row[1].value for row in book.active.iter_rows(min_row=2)] == ["Andi Saputra", "Siti Aminah"]
    book.close()


def test_the_case_is_opened_from_the_objection(qtbot, page, ids):
    visit(qtbot, page, ids[1])
    click(qtbot, page, "objection.openCase")
    assert page.shell.visited == [(Place.CASE, 2)]


def test_days_left_come_with_a_word_and_an_icon(page):
    column = [column.key for column in page.rows.columns].index("days")
    index = page.rows.index(0, column)
    assert page.rows.data(index)
    assert not page.rows.data(index, Qt.ItemDataRole.DecorationRole).isNull()


def answered(shell, objection_id, result):
    with shell.background.store.write() as session:
        answer_objection(session, objection_id, Answer(result, TODAY, "800/5", "Sudah ditimbang."), 1, TODAY)


def test_a_wrong_answer_is_reopened_and_stands_in_the_form(qtbot, shell, page, ids):
    answered(shell, ids[0], ObjectionResult.LIGHTENED)
    visit(qtbot, page, ids[0])
    answer_next("Hasilnya salah pilih")
    click(qtbot, page, "objection.reopen")
    assert opened(shell, ids[0]).closed_on is None
    assert part(page, "objection.answerNumber").text() == "800/5"
    assert part(page, "objection.result").value() is None


def test_a_changed_decree_leads_to_its_case(qtbot, shell, page, ids):
    answered(shell, ids[0], ObjectionResult.CHANGED)
    visit(qtbot, page, ids[0])
    assert "batalkan keputusan ini" in part(page, "objection.followUp").text()
    click(qtbot, page, "objection.cancelDecree")
    assert shell.visited[-1] == (Place.CASE, opened(shell, ids[0]).entered.case_id)


def test_an_open_objection_to_a_cancelled_decree_says_so(qtbot, shell, page, ids):
    cancel_decree(shell.background.store, opened(shell, ids[0]).entered.case_id)
    visit(qtbot, page, ids[0])
    assert "masih terbuka" in part(page, "objection.decreeCancelled").text()
    assert part(page, "objection.cancelDecree").isHidden()
