"""One case on its page, led by the officer's hands from draft to closed, and back."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.cases.cases import CASE_STAGE_WORDS, ApprovalResult, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.facts import CaseAction
from desktop.domain.dates import shown_date
from desktop.domain.objections.objections import ObjectionStep
from desktop.services.cases.cases import edit_case, new_case, open_case, withdraw_case
from desktop.services.cases.file import CaseFile
from desktop.services.cases.handover import Cancellation, cancel_decree
from desktop.services.cases.steps import attach_decree
from desktop.services.settings import save_office
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from desktop.text import _
from desktop.ui import messages
from desktop.ui.cases.columns import STEP_WORDS
from desktop.ui.cases.window import CasePage
from desktop.ui.forms import ChoiceField
from desktop.ui.official import OfficialField
from desktop.ui.places import Place
from desktop.ui.report_window import ReportWindow
from tests.case_office import PDF, TMT, SmallOffice, lead_to, proposal, small_office
from tests.letter_office import OFFICE
from tests.ui.conftest import NotingShell, settle

TODAY = date.today()  # the page asks for the day itself


class Officer:
    """Works on one case's page by the names of its widgets."""

    def __init__(self, qtbot: QtBot, shell: NotingShell, page: CasePage, case_id: int) -> None:
        self.qtbot, self.shell, self.page, self.case_id = qtbot, shell, page, case_id

    def see(self, name: str) -> QWidget:
        return self.page.findChild(QWidget, name)

    def click(self, name: str) -> None:
        button = self.page.findChild(QPushButton, name)
        assert not button.isHidden(), name
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.shell)
        self.page.refresh()
        settle(self.qtbot, self.shell)

    def enter(self, **values: object) -> None:
        """Fill fields by name, "role_field"."""
        for name, value in values.items():
            field = self.see(name.replace("_", ".", 1))
            if isinstance(field, ChoiceField | OfficialField):
                field.set_value(value)
                field.edited.emit()
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(str(value))
            else:
                assert isinstance(field, QLineEdit)
                field.setText(shown_date(value) if isinstance(value, date) else str(value))

    def file(self) -> CaseFile:
        with self.shell.background.store.read() as session:
            return open_case(session, self.case_id, TODAY)

    def missing(self) -> list[str]:
        return self.page.missing.sentences()


@pytest.fixture
def office(shell: NotingShell) -> SmallOffice:
    with shell.background.store.write() as session:
        return small_office(session)


@pytest.fixture
def officer(qtbot: QtBot, shell: NotingShell, office: SmallOffice) -> Officer:
    with shell.background.store.write() as session:
        case_id = new_case(session, proposal(office, effective_on=TODAY), TODAY)
    page = CasePage(shell)
    qtbot.addWidget(page)
    page.visit(Place.CASE, case_id)
    page.show()
    settle(qtbot, shell)
    return Officer(qtbot, shell, page, case_id)


def led(officer: Officer, stage: CaseStage) -> Officer:
    with officer.shell.background.store.write() as session:
        lead_to(session, officer.case_id, stage, TODAY)
    officer.settle()
    return officer


def choose(officer: Officer, name: str) -> None:
    officer.qtbot.mouseClick(officer.see(name).findChild(QPushButton), Qt.MouseButton.LeftButton)
    officer.settle()


def test_a_complete_draft_moves_on(officer: Officer) -> None:
    officer.click("case.advance")
    assert officer.file().stage is CaseStage.CHECKING
    assert not officer.see("case.advance").isEnabled()
    assert officer.missing() == ["4 berkas belum ada atau tidak berlaku: lihat daftar periksa."]
    assert officer.see("case.advance").toolTip().startswith("Belum ada")
    assert officer.see("case.missing").geometry().top() < officer.page.work.geometry().top()


def test_papers_are_ticked_one_after_the_other(officer: Officer) -> None:
    officer.click("case.advance")
    for number in range(len(officer.file().checklist)):
        officer.enter(paper_reference=f"{number}/2026")
        officer.click("paper.met")
    assert [paper.state for paper in officer.file().checklist] == [ChecklistState.MET] * 7
    officer.click("case.advance")
    assert officer.file().stage is CaseStage.CONSULTATION


def test_a_waiver_without_reason_is_refused_beside_the_field(officer: Officer) -> None:
    officer.enter(paper_state=ChecklistState.WAIVED)
    officer.click("paper.save")
    assert officer.see("paper.reason.problem").text()
    officer.enter(paper_reason="Unit dilebur")
    officer.click("paper.save")
    assert officer.file().checklist[0].state is ChecklistState.WAIVED


def test_an_approval_opens_the_way_to_the_decree(officer: Officer) -> None:
    led(officer, CaseStage.APPROVAL)
    officer.enter(approval_result=ApprovalResult.APPROVED, approval_date=TODAY, approval_by="Wali Kota")
    officer.click("approval.save")
    officer.click("case.advance")
    officer.click("case.makeDecree")
    assert officer.shell.visited == [(Place.LETTER_DRAFT, officer.case_id)]


def test_who_may_sign_is_offered_for_the_decision_and_the_power_looked_at(officer: Officer) -> None:
    with officer.shell.background.store.write() as session:
        save_signatory(session, SignatoryEntry("Sekretaris Daerah", "Drs. Contoh", most_grade="II/d"))
    led(officer, CaseStage.APPROVAL)
    field = officer.see("approval.by")
    assert "Sekretaris Daerah – Drs. Contoh" in [field.itemText(at) for at in range(field.count())]
    officer.enter(approval_result=ApprovalResult.APPROVED, approval_date=TODAY, approval_by="Sekretaris Daerah")
    officer.click("approval.save")
    assert "golongan pegawai III/b" in officer.see("approval.by.problem").text()
    assert officer.file().records.approval is None


def test_an_outside_decree_is_signed_and_scanned(officer: Officer, tmp_path: Path) -> None:
    led(officer, CaseStage.DECREE)
    officer.click("case.outsideDecree")
    officer.enter(outside_number="800.1.3.1/7/2026", outside_date=TODAY)
    officer.click("outside.save")
    scan = tmp_path / "SK.pdf"
    scan.write_bytes(PDF.content)
    messages.answer_next(scan)
    choose(officer, "signature.scan")
    officer.enter(signature_date=TODAY)
    officer.click("signature.save")
    assert officer.see("signature.scan").findChild(QLabel).text() == "SK.pdf (1 kB)"
    assert officer.see("signature.scan").findChild(QPushButton).text() == "Ganti…"
    officer.click("case.advance")
    file = officer.file()
    assert (file.stage, [paper.name for paper in file.attachments]) == (CaseStage.DELIVERY, ["SK.pdf"])


def test_delivery_and_start_of_duty_move_the_record(officer: Officer, office: SmallOffice) -> None:
    led(officer, CaseStage.DELIVERY)
    officer.enter(delivery_date=TODAY, delivery_proof=DeliveryProof.HAND)
    officer.click("delivery.save")
    officer.click("case.advance")
    officer.enter(handover_date=TODAY, handover_number="SPMT/1", handover_letterDate=TODAY)
    officer.click("handover.save")
    officer.click("case.advance")
    assert officer.file().stage is CaseStage.SUPPORT
    assert officer.file().employee.unit == ("Puskesmas Rumbai" if TODAY >= TMT else "Sekretariat")


def reports() -> list[QWidget]:
    """Windows with a report."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ReportWindow) and one.isVisible()]


def test_a_case_is_returned_to_a_chosen_stage(officer: Officer) -> None:
    led(officer, CaseStage.APPROVAL)
    officer.click("case.return")
    officer.see("return.to").setCurrentIndex(1)
    officer.enter(return_reason="Berkas kurang")
    officer.click("return.save")
    assert officer.file().stage is CaseStage.CHECKING
    assert officer.see("return.reason").parentWidget().isHidden() or officer.page.returning.isHidden()


def test_a_case_is_withdrawn_with_a_reason(officer: Officer) -> None:
    led(officer, CaseStage.CHECKING)
    messages.answer_next(None)
    officer.click("case.withdraw")
    assert officer.file().stage is CaseStage.CHECKING
    messages.answer_next("Usul ditarik pengusul")
    officer.click("case.withdraw")
    assert (officer.file().stage, officer.file().end_reason) == (CaseStage.WITHDRAWN, "Usul ditarik pengusul")


def test_a_decree_is_cancelled_by_a_new_one(officer: Officer) -> None:
    led(officer, CaseStage.DELIVERY)
    officer.click("case.cancelDecree")
    officer.enter(cancel_number="800/9", cancel_date=TODAY, cancel_reason="Cacat prosedur")
    messages.answer_next(False, True)
    officer.click("cancel.save")
    assert officer.file().stage is CaseStage.DELIVERY
    officer.click("cancel.save")
    assert officer.file().stage is CaseStage.CANCELLED
    assert "800/9" in officer.see("case.decree").text()
    officer.click("case.newForEmployee")
    assert officer.shell.visited[-1] == (Place.NEW_CASE, officer.file().employee.id)


def test_a_refused_entry_stays_in_the_form(officer: Officer) -> None:
    led(officer, CaseStage.APPROVAL)
    officer.enter(approval_result=ApprovalResult.APPROVED, approval_date=TODAY, approval_by="")
    officer.click("approval.save")
    assert officer.see("approval.by.problem").text()
    assert officer.see("approval.date").text() == shown_date(TODAY)


def test_what_somebody_else_changed_is_told_before_it_is_overwritten(officer: Officer, office: SmallOffice) -> None:
    officer.click("case.edit")
    officer.enter(caseEdit_reason="Alasan saya")
    with officer.shell.background.store.write() as session:
        edit_case(session, officer.case_id, proposal(office, reason="Alasan lain"), officer.file().version, TODAY)
    officer.click("caseEdit.save")
    assert officer.file().reason == "Alasan lain"
    assert officer.see("caseEdit.reason").toPlainText() == "Alasan saya"
    officer.click("caseEdit.save")
    assert officer.file().reason == "Alasan saya"


def test_a_paper_is_added_and_put_aside(officer: Officer, tmp_path: Path) -> None:
    scan = tmp_path / "Surat.pdf"
    scan.write_bytes(PDF.content)
    messages.answer_next(scan)
    officer.page.tabs.setCurrentIndex(1)
    officer.click("case.addPaper")
    officer.see("case.papers").select_position(0)
    messages.answer_next("Salah berkas")
    officer.click("case.removePaper")
    assert officer.file().attachments[0].removed_reason == "Salah berkas"


def test_a_paper_of_another_kind_is_refused(officer: Officer, tmp_path: Path) -> None:
    program = tmp_path / "Surat.pdf"
    program.write_bytes(b"MZ")
    messages.answer_next(program)
    officer.page.tabs.setCurrentIndex(1)
    officer.click("case.addPaper")
    assert "PDF" in officer.shell.refusals[0].title


def test_an_objection_needs_a_decree(officer: Officer) -> None:
    officer.page.tabs.setCurrentIndex(2)
    assert not officer.see("case.newObjection").isEnabled()
    led(officer, CaseStage.DECREE)
    with officer.shell.background.store.write() as session:
        attach_decree(session, officer.case_id, "800/1", TODAY, None)
    officer.settle()
    officer.click("case.newObjection")
    assert officer.shell.visited[-1] == (Place.NEW_OBJECTION, officer.case_id)


@pytest.mark.parametrize("stage", list(CaseStage)[:11])
def test_the_strip_says_where_the_case_stands(officer: Officer, stage: CaseStage) -> None:
    led(officer, stage)
    words = officer.see("case.strip").accessibleDescription()
    assert words.count("sekarang") == 1
    assert words.count("selesai") == list(CaseStage).index(stage)


def test_hostile_text_is_shown_as_typed(officer: Officer, office: SmallOffice) -> None:
    hostile = '<b>&amp;</b> <img src="file:///etc/passwd">'
    with officer.shell.background.store.write() as session:
        edit_case(session, officer.case_id, proposal(office, reason=hostile), officer.file().version, TODAY)
    officer.settle()
    label = officer.see("case.reason")
    assert (label.text(), label.textFormat()) == (hostile, Qt.TextFormat.PlainText)


def test_leaving_asks_while_something_is_entered(officer: Officer) -> None:
    led(officer, CaseStage.APPROVAL)
    assert officer.page.may_leave()
    officer.enter(approval_by="Wali Kota")
    messages.answer_next(False)
    assert not officer.page.may_leave()


def test_a_step_is_told_in_one_line(officer: Officer) -> None:
    line = officer.see("case.stepNote").text()
    assert line.endswith(", Penguji: Perkara dibuka. Pemerataan pegawai")
    assert shown_date(TODAY) in line


def test_every_step_of_a_timeline_has_its_words() -> None:
    written = {*CaseAction, *ObjectionStep, "new", "edit", "paper", "approval", "decree", "decree_void"}
    written |= {"signature", "delivery", "start", "move"}
    assert written <= STEP_WORDS.keys()


def test_a_cancelled_decree_takes_no_objection(officer: Officer) -> None:
    led(officer, CaseStage.DELIVERY)
    with officer.shell.background.store.write() as session:
        cancel_decree(session, officer.case_id, Cancellation(TODAY, "800/99", "Cacat"), TODAY)
    officer.settle()
    assert not officer.see("case.newObjection").isEnabled()


@pytest.mark.parametrize(
    ("stage", "field", "shown"),
    [
        (CaseStage.APPROVAL, "approval.date", TODAY),
        (CaseStage.DELIVERY, "delivery.date", TODAY),
        (CaseStage.HANDOVER, "handover.date", TMT),
    ],
)
def test_the_likely_day_stands_there_and_is_not_kept_by_itself(
    officer: Officer, stage: CaseStage, field: str, shown: date
) -> None:
    led(officer, stage)
    assert officer.see(field).text() == shown_date(shown)
    assert officer.page.may_leave()
    records = officer.file().records
    assert (records.approved_on if stage is CaseStage.APPROVAL else records.started_on) is None


def test_the_head_of_the_office_stands_where_it_is_asked_who_decided(officer: Officer) -> None:
    with officer.shell.background.store.write() as session:
        save_office(session, OFFICE)
    led(officer, CaseStage.APPROVAL)
    assert officer.see("approval.by").value() == OFFICE.head_title


def test_a_start_before_the_tmt_is_told_while_it_is_typed(qtbot: QtBot, officer: Officer) -> None:
    led(officer, CaseStage.HANDOVER)
    assert officer.see("handover.doubt").isHidden()
    officer.see("handover.date").clear()
    qtbot.keyClicks(officer.see("handover.date"), f"{TMT - timedelta(days=1):%d-%m-%Y}")
    assert "mendahului TMT" in officer.see("handover.doubt").text()


def test_the_case_itself_takes_no_room_while_it_is_edited(officer: Officer) -> None:
    officer.click("case.edit")
    assert "lowong 2" in officer.page.proposal.room.text()


def test_after_a_paper_the_next_one_stands_at_the_same_place(officer: Officer) -> None:
    officer.click("case.advance")
    officer.page.resize(1166, 690)
    checklist = officer.page.work.part(CaseStage.CHECKING)
    checklist.table.select_position(2)
    officer.qtbot.wait(1)
    before = officer.see("paper.met").mapTo(officer.page, QPoint(0, 0))
    officer.click("paper.met")
    assert checklist.table.currentIndex().row() == 3
    assert officer.see("paper.met").mapTo(officer.page, QPoint(0, 0)) == before
    assert before.y() + officer.see("paper.met").height() <= officer.page.height()


def test_the_last_day_of_delivery_goes_once_it_is_delivered(officer: Officer) -> None:
    led(officer, CaseStage.DELIVERY)
    assert not officer.see("case.deliveryDue").isHidden()
    officer.enter(delivery_proof=DeliveryProof.HAND)
    officer.click("delivery.save")
    assert officer.see("case.deliveryDue").isHidden()


def test_no_stage_is_cut_in_the_strip(officer: Officer) -> None:
    for words in (_(words) for words in CASE_STAGE_WORDS.values()):
        font = officer.page.strip._font_for(words, 100, bold=True)
        assert QFontMetricsF(font).horizontalAdvance(words) <= 100


def test_a_case_that_ended_tells_its_story_where_its_work_stood(officer: Officer) -> None:
    with officer.shell.background.store.write() as session:
        withdraw_case(session, officer.case_id, "Usul ditarik kembali", TODAY)
    officer.settle()
    told = " ".join(label.text() for label in officer.see("case.storyTold").findChildren(QLabel))
    assert "Usul ditarik kembali" in told
    assert "Pemerataan pegawai" in told
    assert not officer.see("case.storyOfEnd").isHidden()


def test_what_is_left_in_a_stage_that_is_over_does_not_count(officer: Officer) -> None:
    led(officer, CaseStage.HANDOVER)
    officer.enter(handover_number="SPMT/7")
    assert officer.page.work.is_touched()
    officer.page.work.view(CaseStage.CHECKING)
    assert officer.page.work.is_touched()
    with officer.shell.background.store.write() as session:
        cancel_decree(session, officer.case_id, Cancellation(TODAY, "800/99", "Cacat"), TODAY)
    officer.settle()
    assert officer.page.may_leave()


def test_why_a_case_ended_is_read_whole(officer: Officer) -> None:
    led(officer, CaseStage.CHECKING)
    with officer.shell.background.store.write() as session:
        withdraw_case(session, officer.case_id, "Usul ditarik oleh unit pengusul " * 6, TODAY, officer.file().version)
    officer.settle()
    note = officer.see("case.stageNote")
    officer.qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))
    assert note.width() == officer.page.work.width()


def test_an_edit_begins_in_the_first_field(officer: Officer) -> None:
    officer.page.activateWindow()
    officer.click("case.edit")
    officer.qtbot.waitUntil(officer.see("caseEdit.kind").hasFocus)


def test_the_first_tab_is_as_high_as_what_it_shows_after_a_change_behind_another(officer: Officer) -> None:
    officer.page.resize(1366, 768)
    view = officer.page.tabs.widget(0)
    assert isinstance(view, QScrollArea)
    officer.click("conflict.open")
    officer.qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    officer.page.tabs.setCurrentIndex(1)
    officer.page.checks.findChild(QPushButton, "conflict.open").click()
    officer.page.tabs.setCurrentIndex(0)
    officer.qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
