"""The main job in the real window: from an empty folder to the letter on disk and an objection against it."""

from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QComboBox, QTableView

from desktop.domain.cases.cases import ApprovalResult, CaseStage, DeliveryProof
from desktop.domain.cases.checks import Severity
from desktop.domain.cases.consultation import Channel, EmployeeAnswer
from desktop.domain.dates import shown_date
from desktop.domain.objections.objections import ObjectionGround
from desktop.domain.review.review import TeamOpinion
from desktop.exchange.workbook_writer import WorkbookColumn, write_workbook
from desktop.services.sample import sample
from desktop.services.sample.people import HEADINGS, sample_employees
from desktop.ui import messages
from desktop.ui.cases.window import CasePage
from desktop.ui.places import Place
from tests.journeys.conftest import Hand

TODAY = date.today()
OFFICE = {
    "setup.government": "PEMERINTAH KOTA PEKANBARU",
    "setup.officeName": "BADAN KEPEGAWAIAN",
    "setup.headTitle": "WALI KOTA PEKANBARU",
    "setup.place": "Pekanbaru",
    "setup.address": "Jalan Contoh Nomor 1",
}


def workbooks(folder: Path) -> tuple[Path, Path]:
    """Workbooks as SIASN exports them, of invented units and people."""
    posts = [WorkbookColumn(heading) for heading in sample.ESTABLISHMENT_HEADINGS]
    people = [WorkbookColumn(heading) for heading in HEADINGS]
    establishment, employees = folder / "formasi.xlsx", folder / "pegawai.xlsx"
    write_workbook(establishment, "FORMASI", posts, sample._establishment())
    write_workbook(employees, "DATA UTAMA", people, sample_employees(TODAY))
    return establishment, employees


def set_up_office(hand: Hand) -> None:
    for name, text in OFFICE.items():
        hand.write(name, text)
    hand.click("setup.next")
    hand.write("setup.signatoryName", "H. CONTOH PEJABAT")
    hand.click("setup.next")
    hand.click("setup.import")


def take_in(hand: Hand, workbook: Path) -> None:
    messages.answer_next(workbook)
    hand.click("imports.choose")
    hand.click("imports.next")
    hand.click("imports.write")
    hand.seen("imports.result")


def open_case(hand: Hand) -> CasePage:
    """Find an employee, propose a move, and give back the page of the case."""
    hand.do("go.employees")
    hand.write("employees.search", "kelas")
    table = hand.seen("employees.table", QTableView)
    hand.until(lambda: table.model().rowCount() > 0)
    hand.settle()
    table.setCurrentIndex(table.model().index(0, 0))
    hand.click("employee.newCase")
    hand.pick("case.unit", "SMP Negeri")
    hand.pick("case.post", "Guru")
    hand.write("case.reason", "Pemerataan guru")
    hand.write("case.need", "Kekurangan guru kelas")
    hand.write("case.effective", shown_date(TODAY))
    hand.click("case.save")
    page = hand.program.shell.page()
    assert isinstance(page, CasePage)
    return page


def give_papers(hand: Hand, page: CasePage) -> None:
    checklist = page.work.part(CaseStage.CHECKING)
    for position in range(checklist.rows.rowCount()):
        checklist.table.select_position(position)
        hand.settle()
        hand.write("paper.reference", "800/1/2026 tanggal 2 Januari 2026")
        hand.click("paper.met")


def hear(hand: Hand) -> None:
    """Explain the move to the employee and write down the answer."""
    hand.click("talk.add")
    hand.write("talk.held_on", shown_date(TODAY))
    hand.choose("talk.channel", Channel.MEETING)
    hand.write("talk.held_by", "Kepala Bidang Mutasi")
    for told in ("reason", "need", "benefit"):
        hand.click(f"talk.told.{told}")
    hand.write("talk.benefit", "Lebih dekat dengan rumah")
    hand.click("talk.save")
    hand.choose("answer.answer", EmployeeAnswer.AGREES)
    hand.write("answer.on", shown_date(TODAY))
    hand.click("answer.save")


def review(hand: Hand, page: CasePage) -> None:
    """Record the team's opinion on its own page, and settle the score sheet with the employee."""
    number = page._file.id
    hand.click("review.openSitting")
    hand.click("sittings.new")
    hand.write("sittingNew.held_on", shown_date(TODAY))
    hand.write("sittingNew.minutes_number", "BA/1/2026")
    hand.click("sittingNew.save")
    hand.click("sitting.addCases")
    hand.until(lambda: hand.seen("sitting.waiting", QTableView).model().rowCount() > 0)
    hand.seen("sitting.waiting", QTableView).selectRow(0)
    hand.click("sitting.put")
    hand.choose("opinion.opinion", TeamOpinion.SUPPORTS)
    hand.click("opinion.save")
    hand.program.shell.open(Place.CASE, number)
    hand.settle()
    hand.click("review.prepare")
    hand.click("review.show")
    hand.write("scoresShow.date", shown_date(TODAY))
    hand.choose("scoresShow.how", Channel.MEETING)
    hand.click("scoresShow.save")
    hand.click("review.final")


def pass_warnings(hand: Hand, page: CasePage) -> None:
    """Give a reason for every warning that stands."""
    while standing := [
        check.code
        for check in page._file.checks
        if check.severity is Severity.WARNING and any(check.what in missing.what for missing in page._file.missing)
    ]:
        hand.turn("case.tabs", "Perkara")
        hand.click(f"case.pass.{standing[0]}")
        hand.write("override.reason", "Kebutuhan unit tujuan lebih mendesak")
        hand.click("override.save")


def decide(hand: Hand) -> None:
    hand.choose("approval.result", ApprovalResult.APPROVED)
    hand.write("approval.date", shown_date(TODAY))
    hand.write("approval.by", "Wali Kota Pekanbaru")
    hand.click("approval.save")


def make_decree(hand: Hand, pdf: Path) -> None:
    hand.click("case.makeDecree")
    signatory = hand.seen("decree.signatory", QComboBox)
    hand.until(lambda: signatory.count() > 1)
    signatory.setCurrentIndex(1)
    signatory.activated.emit(1)
    hand.write("decree.day", shown_date(TODAY))
    hand.write("decree.effective", shown_date(TODAY))
    hand.click("decree.issue")
    messages.answer_next(pdf)
    hand.click("letter.save")


def sign_and_deliver(hand: Hand, scan: Path) -> None:
    hand.click("letter.openCase")
    hand.write("signature.date", shown_date(TODAY))
    messages.answer_next(scan)
    hand.click("scan.choose")
    hand.click("signature.save")
    hand.click("case.advance")
    hand.write("delivery.date", shown_date(TODAY))
    hand.choose("delivery.proof", DeliveryProof.HAND)
    hand.click("delivery.save")
    hand.click("case.advance")


def object_to_it(hand: Hand) -> None:
    hand.turn("case.tabs", "Keberatan")
    hand.click("case.newObjection")
    hand.write("objection.filed", shown_date(TODAY))
    hand.write("objection.received", shown_date(TODAY))
    hand.choose("objection.ground", ObjectionGround.LOCATION)
    hand.write("objection.text", "Tempat tugas baru terlalu jauh.")
    hand.click("objection.save")


def advance_to(hand: Hand, page: CasePage, stage: CaseStage) -> None:
    while page._file.stage is not stage:
        before = page._file.stage
        hand.click("case.advance")
        hand.until(lambda was=before: page._file.stage is not was)


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_from_an_empty_folder_to_a_letter_and_an_objection(hand: Hand, tmp_path: Path) -> None:
    set_up_office(hand)
    for workbook in workbooks(tmp_path):
        take_in(hand, workbook)
        messages.answer_next(None)
        hand.click("imports.again")
    page = open_case(hand)
    pass_warnings(hand, page)
    advance_to(hand, page, CaseStage.CHECKING)
    give_papers(hand, page)
    advance_to(hand, page, CaseStage.CONSULTATION)
    hear(hand)
    advance_to(hand, page, CaseStage.REVIEW)
    review(hand, page)
    advance_to(hand, page, CaseStage.APPROVAL)
    decide(hand)
    advance_to(hand, page, CaseStage.DECREE)
    name = page._file.employee.name
    make_decree(hand, tmp_path / "keputusan.pdf")
    sign_and_deliver(hand, tmp_path / "keputusan.pdf")
    object_to_it(hand)
    text = text_of(tmp_path / "keputusan.pdf")
    assert all(words in text for words in ("KEPUTUSAN WALI KOTA PEKANBARU", "MEMUTUSKAN", name, "H. CONTOH PEJABAT"))
    hand.do("go.objections")
    assert hand.seen("objections.table", QTableView).model().rowCount() == 1
