"""The ticks of the head in the window: typed by letter, kept while anything changes, saved with a word for each."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from desktop.ui.approvals.page import ApprovalsPage
from desktop.ui.approvals.ticks import BOXES, NOTE_COLUMN
from desktop.ui.messages import answer_next
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.case_office import PDF
from tests.services.review.test_approvals import waiting
from tests.ui.conftest import NotingShell, settle

AGREED, REPAIR, REFUSED = ApprovalResult.APPROVED, ApprovalResult.REPAIR, ApprovalResult.REFUSED


@pytest.fixture
def page(qtbot: QtBot, shell: NotingShell) -> ApprovalsPage:
    """The page with three cases that wait."""
    waiting(shell.background.store, 3)
    page = ApprovalsPage(shell)
    qtbot.addWidget(page)
    page.resize(1166, 720)
    page.show()
    page.visit(Place.APPROVALS, None)
    settle(qtbot, shell)
    page.signing.form.field("by").set_value("Wali Kota")
    return page


def click(qtbot: QtBot, shell: NotingShell, page: QWidget, name: str) -> None:
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    settle(qtbot, shell)


def label(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def ticks(page: ApprovalsPage) -> list[ApprovalResult | None]:
    return [page.rows.decision(row.id).result for row in page.rows.offered()]


def type_all(qtbot: QtBot, page: ApprovalsPage) -> None:
    """Agree to the first, refuse the second with words, send the third back with words."""
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    for key, words in ((Qt.Key.Key_T, "Tidak sesuai"), (Qt.Key.Key_P, "Lengkapi berkas")):
        qtbot.keyClick(page.table, key)
        qtbot.keyClicks(page.detail.note, words)
        qtbot.keyClick(page.detail.note, Qt.Key.Key_Return)


def test_a_whole_sheet_is_typed_without_the_mouse(qtbot: QtBot, page: ApprovalsPage) -> None:
    type_all(qtbot, page)
    assert ticks(page) == [AGREED, REFUSED, REPAIR]
    assert [one.note for one in page.rows.decisions()] == ["", "Tidak sesuai", "Lengkapi berkas"]
    assert label(page, "approvals.counts") == "Setuju 1, perbaiki 1, tolak 1; belum dicentang 0."
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert ticks(page) == [AGREED, REFUSED, None]


def test_boxes_are_ticked_by_the_mouse(qtbot: QtBot, page: ApprovalsPage) -> None:
    for column, result in BOXES.items():
        box = page.table.visualRect(page.rows.index(1, column))
        at = QPoint(box.left() + 14, box.center().y())
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert ticks(page) == [None, result, None]


def test_buttons_tick_all_selected_rows(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage) -> None:
    page.table.selectAll()
    click(qtbot, shell, page, "approvals.agree")
    assert ticks(page) == [AGREED] * 3
    click(qtbot, shell, page, "approvals.clear")
    assert ticks(page) == [None] * 3


def test_nothing_typed_is_lost_on_refresh_or_under_a_filter(
    qtbot: QtBot, shell: NotingShell, page: ApprovalsPage
) -> None:
    type_all(qtbot, page)
    page.signing.form.field("sheet").set_value("20261123-1")
    page.findChild(QLineEdit, "approvals.search").setText("budi")
    assert [row.employee for row in page.rows.rows] == ["Budi 0, S.E.", "Budi 1, S.E."]
    page.refresh()
    settle(qtbot, shell)
    assert ticks(page) == [AGREED, REFUSED, REPAIR]
    assert page.signing.form.field("sheet").value() == "20261123-1"


def test_saving_tells_of_each_case_and_keeps_what_was_not_kept(
    qtbot: QtBot, shell: NotingShell, page: ApprovalsPage
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    click(qtbot, shell, page, "approvals.save")
    assert [(one.kept, one.stage) for one in page.results.rows.rows] == [
        (False, CaseStage.APPROVAL),
        (True, CaseStage.DECREE),
    ]
    assert "Catatan pejabat belum ada" in label(page, "approvals.outcome")
    assert ticks(page) == [REFUSED, None]
    assert shell.said == ["Tercatat: 1 keputusan."]


def test_a_refused_case_stays_and_says_so(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    qtbot.keyClicks(page.detail.note, "Tidak sesuai")
    click(qtbot, shell, page, "approvals.save")
    assert page.rows.data(page.rows.index(0, NOTE_COLUMN)) == "tercatat: Tidak disetujui"
    assert "Tidak sesuai" in label(page, "approvals.facts")


def test_a_refusal_for_all_stands_at_its_field(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    page.signing.form.field("by").set_value("")
    click(qtbot, shell, page, "approvals.save")
    assert label(page, "signing.by.problem")
    assert ticks(page) == [AGREED, None, None]


def test_a_signatory_is_known_and_the_power_looked_at(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage) -> None:
    with shell.background.store.write() as session:
        save_signatory(session, SignatoryEntry("Sekretaris Daerah", "Drs. Contoh", most_grade="II/d"))
    page.refresh()
    settle(qtbot, shell)
    page.signing.form.field("by").set_value("Sekretaris Daerah – Drs. Contoh")
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    click(qtbot, shell, page, "approvals.save")
    assert "golongan pegawai III/b" in label(page, "approvals.outcome")


def test_half_a_swap_is_told_before_saving(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage) -> None:
    one, two, _three = page.rows.offered()
    with shell.background.store.write() as session:
        for case_id, other in ((one.id, two.id), (two.id, one.id)):
            case = session.get_one(TransferCase, case_id)
            case.kind, case.swap_case_id = CaseKind.SWAP, other
    page.refresh()
    settle(qtbot, shell)
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert two.number in label(page, "approvals.doubts")
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert label(page, "approvals.doubts") == ""


def test_the_scan_goes_to_the_cases(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage, tmp_path: Path) -> None:
    paper = tmp_path / "lembar.pdf"
    paper.write_bytes(PDF.content)
    answer_next(paper)
    click(qtbot, shell, page, "signing.choose")
    assert label(page, "signing.scan") == "lembar.pdf"
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    click(qtbot, shell, page, "approvals.save")
    assert label(page, "signing.scan") != "lembar.pdf"


def test_leaving_asks_about_ticks(qtbot: QtBot, page: ApprovalsPage) -> None:
    assert page.may_leave()
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    answer_next(False)
    assert not page.may_leave()
    answer_next(True)
    assert page.may_leave()
    assert ticks(page) == [None] * 3


def test_the_sheet_is_shown_and_the_list_exported(
    qtbot: QtBot, shell: NotingShell, page: ApprovalsPage, tmp_path: Path
) -> None:
    click(qtbot, shell, page, "approvals.print")
    window = page.findChild(ReportWindow)
    assert window is not None
    window.close()
    answer_next(tmp_path / "n.xlsx")
    click(qtbot, shell, page, "approvals.export")
    assert shell.said == ["Perkara diekspor: 3."]


def test_a_row_opens_its_case(qtbot: QtBot, shell: NotingShell, page: ApprovalsPage) -> None:
    click(qtbot, shell, page, "approvals.openCase")
    assert shell.visited == [(Place.CASE, page.rows.rows[0].id)]
