"""Memo, invitation and letter of assignment: what they say of a case, and when they are refused or doubted."""

from datetime import date

import pypdfium2
import pytest

from desktop.db.store import Store
from desktop.db.tables import Decree, Hearing, Objection, Talk, TechnicalOpinion, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseStage, Direction
from desktop.domain.cases.consultation import Channel, EmployeeAnswer
from desktop.domain.objections.objections import ObjectionGround
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TechnicalBody, TechnicalResult
from desktop.services.letters.official_letters import issue_letter, letter_desk, letter_doubts, preview_letter
from tests.case_letters import case_of, letter_of, make_contract, order_of, said, signed_by
from tests.letter_office import TODAY

CODES = (
    *("proposal", "agreement", "statement_discipline", "statement_study", "statement_findings"),
    *("memo", "invitation", "assignment"),
)


@pytest.fixture
def case_id(store: Store) -> int:
    """A case inside the region."""
    return case_of(store, Direction.INSIDE)


@pytest.mark.parametrize("direction", list(Direction))
def test_memo_reports_what_has_happened(store: Store, direction: Direction) -> None:
    case_id = case_of(store, direction)
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        case.answer, case.answered_on = EmployeeAnswer.CONDITIONS, date(2026, 11, 10)
        case.answer_conditions, case.approval_by = "tetap dekat rumah.", "Wali Kota"
        case.approval, case.approval_on = ApprovalResult.APPROVED, date(2026, 11, 20)
        session.add(Talk(case_id=case_id, held_on=date(2026, 11, 9), channel=Channel.MEETING))
        asked = {"asked_on": date(2026, 11, 11), "answered_on": date(2026, 11, 18), "number": "PT-7/2026"}
        session.add(
            TechnicalOpinion(case_id=case_id, body=TechnicalBody.PERTEK, result=TechnicalResult.GRANTED, **asked)
        )
        words = said(session, "memo", case_id)
    for part in (
        *(
            "Laporan Mutasi",
            "Dengan hormat kami laporkan",
            "dijelaskan kepada yang bersangkutan pada tanggal 9 November",
        ),
        *("setuju dengan syarat pada tanggal 10 November 2026, yaitu: tetap dekat rumah;", "Nomor PT-7/2026"),
        *("Wali Kota menyetujui mutasi tersebut pada tanggal 20 November 2026.", "mohon arahan"),
    ):
        assert part in words


def test_memo_may_ask_for_a_decision_with_remarks(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, case_id).stage = CaseStage.APPROVAL
        letter = letter_of(session, "memo", case_id, receiver="Sekretaris Daerah", remarks="unit asal kosong\nsegera")
        words = said(session, "memo", case_id, receiver="Sekretaris Daerah", remarks="unit asal kosong\nsegera")
    assert letter.sender.startswith("Kepala Badan Kepegawaian")
    assert letter.receiver == ("Yth. Sekretaris Daerah",)
    assert "mohon kiranya Sekretaris Daerah berkenan memberikan persetujuan" in words
    assert "unit asal kosong; segera." in words


@pytest.mark.parametrize(
    ("direction", "stage", "part"),
    [
        (Direction.INSIDE, CaseStage.CONSULTATION, "Acara: Penjelasan Rencana Mutasi"),
        (Direction.INSIDE, CaseStage.REVIEW, "Yth. Kepala Puskesmas Umban Sari Yth. Kepala Puskesmas Rumbai"),
        (Direction.INCOMING, CaseStage.CHECKING, "Acara: Wawancara Mutasi Masuk"),
        (Direction.OUTGOING, CaseStage.CONSULTATION, "Yth. Sdri. Siti Aminah, S.Kep. di Tempat"),
    ],
)
def test_invitation_fits_direction_and_stage(store: Store, direction: Direction, stage: CaseStage, part: str) -> None:
    case_id = case_of(store, direction)
    with store.write() as session:
        session.get_one(TransferCase, case_id).stage = stage
        letter = letter_of(session, "invitation", case_id)
        words = " ".join((*letter.receiver, *(f"{label}: {value}" for label, value in letter.body[0].rows)))
    assert part in words
    assert "Hari, tanggal: Kamis, 26 November 2026 Waktu: Pukul 09.00 WIB" in words


def test_hearing_that_is_to_come_brings_its_day_and_place(store: Store, case_id: int) -> None:
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        session.add(Decree(id=7, number="1", decided_on=TODAY))
        session.flush()
        days = {"filed_on": TODAY, "received_on": TODAY, "last_day_to_file": TODAY, "decision_due_on": TODAY}
        objection = Objection(
            number="K-2026/0001",
            case_id=case_id,
            decree_id=7,
            employee_id=case.employee_id,
            ground=ObjectionGround.FAMILY,
        )
        for name, day in days.items():
            setattr(objection, name, day)
        session.add(objection)
        session.flush()
        session.add(Hearing(objection_id=objection.id, held_on=date(2026, 12, 3), place="Ruang Rapat"))
        words = said(session, "invitation", case_id)
    assert "keberatan Nomor K-2026/0001" in words
    assert "Kamis, 3 Desember 2026" in words
    assert "Tempat: Ruang Rapat" in words


def test_many_guests_stand_in_a_list(store: Store, case_id: int) -> None:
    guests = "\n".join(f"Kepala Bidang {place}" for place in range(5))
    with store.write() as session:
        letter = letter_of(session, "invitation", case_id, guests=guests)
        few = letter_of(session, "invitation", case_id, guests="Camat Rumbai\nLurah Palas")
    assert letter.receiver == ("Yth. Bapak/Ibu/Saudara (daftar terlampir)", "di Tempat")
    assert (len(letter.annex.rows), letter.enclosures) == (5, "1 (satu) berkas")
    assert (few.receiver, few.annex.rows) == (("Yth. Camat Rumbai", "Yth. Lurah Palas", "di Tempat"), ())


@pytest.mark.parametrize(
    ("code", "entered"),
    [
        ("invitation", {"held_on": None}),
        ("invitation", {"held_on": date(2026, 11, 1)}),
        ("invitation", {"guests": " \n"}),
        ("invitation", {"place": ""}),
        ("memo", {"receiver": ""}),
        ("assignment", {"tasks": ""}),
        ("assignment", {"starts_on": None}),
        ("assignment", {"ends_on": date(2026, 11, 1)}),
    ],
)
def test_what_is_missing_or_wrong_is_told_at_its_field(
    store: Store, case_id: int, code: str, entered: dict[str, object]
) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        letter_of(session, code, case_id, **entered)
    assert set(refused.value.fields) == set(entered)


def test_day_on_which_nobody_works_is_doubted(store: Store, case_id: int) -> None:
    with store.write() as session:
        order = order_of(session, "invitation", case_id, signed_by(session), held_on=date(2026, 11, 29))
        assert any("bukan hari kerja" in one for one in letter_doubts(session, order))


def test_assignment_orders_the_employee_on_the_basis_of_the_decree(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.add(Decree(id=7, number="800/9/2026", decided_on=date(2026, 11, 20), effective_on=date(2026, 12, 1)))
        session.flush()
        session.get_one(TransferCase, case_id).decree_id = 7
        session.flush()
        letter = letter_of(session, "assignment", case_id)
    labels = [passage.label for passage in letter.body]
    assert labels == ["Menimbang", "Dasar", "Kepada", "Untuk", ""]
    assert letter.body[2].heading == "MEMERINTAHKAN:"
    assert "Nomor 800/9/2026 tanggal 20 November 2026" in letter.body[1].points[0]
    assert letter.body[3].points[0] == "melaksanakan tugas sebagai Perawat Ahli Pertama pada Puskesmas Rumbai;"
    assert "terhitung mulai tanggal 1 Desember 2026 untuk dilaksanakan" in letter.body[4].text


def test_assignment_for_a_time_names_more_persons_and_its_last_day(store: Store, case_id: int) -> None:
    with store.write() as session:
        make_contract(session, case_id)
        words = said(session, "assignment", case_id, others="Rina Contoh", ends_on=date(2027, 1, 31))
    assert "NI PPPK: 1987" in words
    assert "beserta Rina Contoh." in words.replace("  ", " ")
    assert "sampai dengan tanggal 31 Januari 2027 untuk" in words


def test_assignment_without_decree_basis_or_in_the_past_is_doubted(store: Store, case_id: int) -> None:
    with store.write() as session:
        order = order_of(
            session, "assignment", case_id, signed_by(session), bases="", starts_on=date(2026, 11, 2), ends_on=None
        )
        told = " ".join(letter_doubts(session, order))
    for part in ("Belum ada keputusan", "lebih awal daripada tanggal surat", "tidak menyebut Dasar"):
        assert part in told


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("code", CODES)
def test_every_letter_is_drawn_and_issued_in_every_direction(store: Store, direction: Direction, code: str) -> None:
    case_id = case_of(store, direction)
    with store.write() as session:
        order = order_of(session, code, case_id, signed_by(session))
        pdf = preview_letter(session, order).pdf
        assert issue_letter(session, order, TODAY)
        assert letter_desk(session, code, case_id, TODAY).draft.code == code
    drawn = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "Siti Aminah" in drawn
    assert "ANI CONTOH" in drawn
    assert "{" not in drawn


def test_who_is_invited_alone_is_addressed_as_a_man_or_a_woman(store: Store, case_id: int) -> None:
    with store.write() as session:
        alone = said(session, "invitation", case_id, occasion="talk", guests="Sdri. Siti Aminah, S.Kep.")
        heads = said(session, "invitation", case_id, occasion="talk", guests="Camat Rumbai")
    assert "rencana mutasi Saudari, kami mengharapkan kehadiran Saudari" in alone
    assert "a.n. Siti Aminah, S.Kep., kami mengharapkan kehadiran Bapak/Ibu/Saudara" in heads
