"""The checking of papers on the page of a case: files dropped on lines, looked at, dated, sent back for repair."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.db.tables import ChecklistItem
from desktop.domain.cases.cases import CaseStage, ChecklistState
from desktop.domain.cases.papers import last_valid_day
from desktop.domain.dates import shown_date
from desktop.services.cases.cases import new_case, open_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.papers import OwnPaper, PaperCheck, add_own_paper, record_check
from desktop.services.cases.repairs import RepairRow, repairs_of, return_for_repair
from desktop.ui import messages
from desktop.ui.cases.checklist import Checklist
from desktop.ui.cases.window import CasePage
from desktop.ui.dropping import DropArea, DropTable
from desktop.ui.forms import ChoiceField
from desktop.ui.places import Place
from tests.case_office import PDF, lead_to, proposal, small_office
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()  # the page asks for the day itself


class Desk:
    """A case in its checking stage on its page, worked on by the names of its widgets."""

    def __init__(self, qtbot: QtBot, shell: NotingShell) -> None:
        self.qtbot, self.shell = qtbot, shell
        with shell.background.store.write() as session:
            self.case_id = new_case(session, proposal(small_office(session), effective_on=TODAY), TODAY)
            lead_to(session, self.case_id, CaseStage.CHECKING, TODAY)
        self.page = CasePage(shell)
        qtbot.addWidget(self.page)
        self.page.resize(1166, 700)
        self.page.visit(Place.CASE, self.case_id)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.shell)
        self.page.refresh()
        settle(self.qtbot, self.shell)

    def click(self, name: str) -> None:
        """Press a button and let the page show what was changed."""
        self.press(name)
        self.settle()

    def press(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(self.qtbot, self.shell)

    def type(self, name: str, text: str) -> None:
        field = self.page.findChild(QLineEdit, name)
        field.setText(text)
        field.textEdited.emit(text)

    def table(self) -> DropTable:
        return self.page.findChild(DropTable, "case.checklist")

    def choose(self, position: int) -> None:
        self.table().select_position(position)
        self.settle()

    def drop(self, position: int, *paths: Path) -> None:
        """Drag `paths` from the file manager onto the line at `position`."""
        table, data = self.table(), dragged(*paths)
        at = QPoint(30, table.rowViewportPosition(position) + 5)
        QApplication.sendEvent(table.viewport(), dragging(at, data))
        QApplication.sendEvent(table.viewport(), dropping(at, data))
        self.settle()

    def file(self) -> CaseFile:
        with self.shell.background.store.read() as session:
            return open_case(session, self.case_id, TODAY)

    def files(self, position: int) -> list[str]:
        return [file.name for file in self.file().checklist[position].files]


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def dragging(at: QPoint, data: QMimeData) -> QDragEnterEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, keys)


def dropping(at: QPoint, data: QMimeData) -> QDropEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys)


@pytest.fixture
def desk(qtbot: QtBot, shell: NotingShell) -> Desk:
    return Desk(qtbot, shell)


def scan(folder: Path, name: str, content: bytes = PDF.content) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_files_dropped_on_a_line_tick_it_and_are_shown(desk: Desk, tmp_path: Path) -> None:
    desk.drop(2, scan(tmp_path, "a.pdf"), scan(tmp_path, "b.pdf"))
    assert desk.files(2) == ["a.pdf", "b.pdf"]
    assert desk.file().checklist[2].state is ChecklistState.MET
    assert desk.table().currentIndex().row() == 2
    assert desk.page.tabs.currentWidget() is desk.page.tabs.papers
    assert desk.page.tabs.papers.view.shown() == desk.file().attachments[0].id


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("kosong.pdf", b"", "kosong"),
        ("program.pdf", b"MZ\x90\x00", "bukan PDF"),
        ("putus.pdf", b"%PDF-1.7", "rusak"),
        ("halaman.jpg", b"<html>", "bukan PDF"),
    ],
)
def test_a_hostile_file_is_refused_by_name(desk: Desk, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    desk.drop(0, scan(tmp_path, "baik.pdf"), scan(tmp_path, name, content))
    [refusal] = desk.shell.refusals
    assert name in refusal.title
    assert said in refusal.title
    assert refusal.remedy
    assert desk.file().checklist[0].state is ChecklistState.MISSING


def test_a_file_is_attached_by_its_button(desk: Desk, tmp_path: Path) -> None:
    desk.choose(1)
    messages.answer_next(scan(tmp_path, "foto.jpg"))
    desk.click("paper.attach")
    assert desk.files(1) == ["foto.pdf"]
    assert desk.page.findChild(QComboBox, "paper.files").currentText() == "foto.pdf"


def test_what_is_typed_stays_when_a_file_is_dropped(desk: Desk, tmp_path: Path) -> None:
    desk.choose(0)
    desk.type("paper.reference", "12/2026")
    desk.drop(0, scan(tmp_path, "a.pdf"))
    desk.click("paper.save")
    paper = desk.file().checklist[0]
    assert (paper.state, paper.reference) == (ChecklistState.MET, "12/2026")


def test_space_looks_at_the_file_of_a_line(desk: Desk, tmp_path: Path) -> None:
    desk.drop(0, scan(tmp_path, "a.pdf"))
    desk.page.tabs.setCurrentIndex(0)
    desk.page.tabs.papers.view.clear()
    desk.table().setFocus()
    desk.qtbot.keyClick(desk.table(), Qt.Key.Key_Space)
    desk.settle()
    assert desk.page.tabs.papers.view.shown() == desk.file().attachments[0].id


def test_nothing_is_dropped_on_a_later_stage(desk: Desk, tmp_path: Path) -> None:
    with desk.shell.background.store.write() as session:
        lead_to(session, desk.case_id, CaseStage.CONSULTATION, TODAY)
    desk.settle()
    desk.page.work.view(CaseStage.CHECKING)
    desk.settle()
    desk.drop(0, scan(tmp_path, "a.pdf"))
    assert desk.file().attachments == ()
    assert desk.page.findChild(QPushButton, "paper.save").isHidden() or not desk.table().acceptDrops()


def test_files_dropped_beside_belong_to_the_case(desk: Desk, tmp_path: Path) -> None:
    area, data = desk.page.findChild(DropArea, "case.papersArea"), dragged(scan(tmp_path, "a.pdf"))
    QApplication.sendEvent(area, dragging(QPoint(9, 9), data))
    QApplication.sendEvent(area, dropping(QPoint(9, 9), data))
    desk.settle()
    [row] = desk.file().attachments
    assert (row.name, row.paper, desk.page.tabs.papers.view.shown()) == ("a.pdf", "", row.id)


def test_the_last_day_is_offered_and_may_be_changed(desk: Desk) -> None:
    with desk.shell.background.store.write() as session:
        session.get_one(ChecklistItem, desk.file().checklist[1].id).valid_months = 3
    desk.settle()
    desk.choose(1)
    dated = TODAY.replace(day=1)
    desk.type("paper.datedOn", shown_date(dated))
    until = desk.page.findChild(QLineEdit, "paper.validUntil")
    assert until.text() == shown_date(last_valid_day(dated, 3))
    desk.type("paper.validUntil", shown_date(TODAY))
    desk.click("paper.met")
    assert desk.file().checklist[1].valid_until == TODAY


@pytest.mark.parametrize(("days", "word"), [(-1, "Kedaluwarsa"), (5, "Hampir habis"), (90, "Ada")])
def test_an_end_that_comes_is_told_by_a_word(desk: Desk, days: int, word: str) -> None:
    until = date.fromordinal(TODAY.toordinal() + days)
    with desk.shell.background.store.write() as session:
        record_check(session, desk.file().checklist[0].id, PaperCheck(ChecklistState.MET, valid_until=until))
    desk.settle()
    assert desk.table().model().index(0, 0).data() == word


def test_all_selected_lines_are_marked_as_there(desk: Desk) -> None:
    desk.choose(2)
    first, last = desk.table().model().index(0, 0), desk.table().model().index(2, 0)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    desk.table().selectionModel().select(QItemSelection(first, last), flags)
    desk.click("paper.met")
    there = [paper.state is ChecklistState.MET for paper in desk.file().checklist]
    assert there == [True, True, True, False, False, False, False]


def test_a_reason_is_asked_for_only_where_a_paper_is_waived(desk: Desk) -> None:
    reason = desk.page.findChild(QLineEdit, "paper.reason")
    assert not reason.isVisible()
    state = desk.page.findChild(ChoiceField, "paper.state")
    state.set_value(ChecklistState.WAIVED)
    state.edited.emit()
    assert reason.isVisible()


def test_a_paper_of_ones_own_is_added_and_taken_out(desk: Desk) -> None:
    desk.click("case.ownPaper")
    assert not desk.page.findChild(QPushButton, "paper.save").isVisible()
    desk.type("ownPaper.name", "Rekomendasi Dinas Kesehatan")
    desk.click("ownPaper.save")
    desk.choose(len(desk.file().checklist) - 1)
    assert desk.file().checklist[-1].name == "Rekomendasi Dinas Kesehatan"
    messages.answer_next("Tidak diperlukan")
    desk.click("paper.takeOut")
    assert not any(paper.is_own for paper in desk.file().checklist)


def test_only_an_own_paper_can_be_taken_out(desk: Desk) -> None:
    with desk.shell.background.store.write() as session:
        add_own_paper(session, desk.case_id, OwnPaper("Surat lain"))
    desk.settle()
    desk.choose(0)
    assert not desk.page.findChild(QPushButton, "paper.takeOut").isVisible()


def test_papers_go_back_for_repair_and_come_again(desk: Desk) -> None:
    desk.click("case.repair")
    tick(desk, "repair.reasons.list", 0, 2)
    desk.type("repair.reasons.own", "Halaman dua hilang")
    desk.click("repair.save")
    [row] = rounds(desk)
    assert len(row.reasons) == 3
    assert any("sedang diperbaiki sejak" in words and "Halaman dua hilang" in words for words in banner(desk))
    assert not desk.page.findChild(QPushButton, "case.repair").isEnabled()
    desk.click("case.resubmit")
    desk.page.findChild(QPlainTextEdit, "resubmit.repaired").setPlainText("Dipindai ulang")
    desk.click("resubmit.save")
    assert rounds(desk)[0].resubmitted_on == TODAY
    assert any("Sudah diperbaiki" in words for words in banner(desk))
    assert [step.action for step in desk.file().steps][-2:] == ["repair", "resubmitted"]


def test_a_return_without_reason_is_refused_beside_the_field(desk: Desk) -> None:
    desk.click("case.repair")
    desk.press("repair.save")
    assert desk.page.findChild(QLabel, "repair.reasons.problem").isVisible()
    assert rounds(desk) == ()
    desk.click("repair.cancel")
    assert desk.page.findChild(QPushButton, "paper.save").isVisible()


def test_a_case_in_repair_is_told_when_it_is_opened(desk: Desk) -> None:
    with desk.shell.background.store.write() as session:
        return_for_repair(session, desk.case_id, ["Salinan belum disahkan."], "", TODAY)
    desk.settle()
    assert any("sedang diperbaiki" in sentence for sentence in desk.page.missing.sentences())
    assert any("Salinan belum disahkan" in words for words in banner(desk))


def test_a_case_is_refused_with_reasons_of_the_list_and_own_words(desk: Desk) -> None:
    desk.click("case.refuse")
    desk.press("refuse.save")
    assert desk.page.findChild(QLabel, "refuse.reasons.problem").isVisible()
    tick(desk, "refuse.reasons.list", 1)
    desk.type("refuse.reasons.own", "Lampiran tidak lengkap")
    desk.click("refuse.save")
    file = desk.file()
    assert file.stage is CaseStage.REFUSED
    assert file.end_reason.endswith("; Lampiran tidak lengkap")


def test_a_note_is_written_from_the_timeline(desk: Desk) -> None:
    timeline = next(at for at in range(desk.page.tabs.count()) if desk.page.tabs.tabText(at).startswith("Riwayat"))
    desk.page.tabs.setCurrentIndex(timeline)
    messages.answer_next("Menunggu salinan dari instansi asal")
    desk.click("case.addNote")
    assert desk.file().steps[-1].note == "Menunggu salinan dari instansi asal"


def tick(desk: Desk, name: str, *positions: int) -> None:
    reasons = desk.page.findChild(QListWidget, name)
    for at in positions:
        reasons.item(at).setCheckState(Qt.CheckState.Checked)


def rounds(desk: Desk) -> tuple[RepairRow, ...]:
    with desk.shell.background.store.read() as session:
        return repairs_of(session, desk.case_id)


def banner(desk: Desk) -> list[str]:
    part = desk.page.work.part(CaseStage.CHECKING)
    assert isinstance(part, Checklist)
    return part.repairs.sentences()
