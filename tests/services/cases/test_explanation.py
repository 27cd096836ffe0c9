"""The letter that explains a move: its draft, its words, its number, and what becomes of it."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import CaseStep, Establishment, Letter, NumberCounter, TransferCase
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.cases.consultation import Channel, TalkEntry
from desktop.domain.letters.letters import LetterKind, LetterStatus, SigningCapacity
from desktop.domain.refusal import Refusal, Stale
from desktop.domain.support.support import CommitmentKind
from desktop.services.cases.commitments import promise
from desktop.services.cases.consultation import consultation_file, record_talk
from desktop.services.cases.participation import WishEntry, save_wish
from desktop.services.letter_lists import letters_of_case
from desktop.services.letters.letters import issue_decree, letter_pdf, open_letter, void_letter
from desktop.services.letters.official_letters import LetterOrder, issue_letter, letter_desk, preview_letter
from desktop.services.settings import office, save_office
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.letter_office import TODAY, add_case, add_office, draft

TALK = TalkEntry(
    date(2026, 11, 20), Channel.MEETING, "Kepala Bidang", benefit_explained=True, benefit="dekat rumah\njenjang karier"
)


@pytest.fixture
def case_id(store: Store) -> int:
    """A case in its consultation, in an office whose mayor signs."""
    add_office(store)
    made = add_case(store)
    with store.write() as session:
        session.get_one(TransferCase, made).stage = CaseStage.CONSULTATION
    return made


def begun(session: Session, case_id: int, **changed: object) -> LetterOrder:
    order = letter_desk(session, "explanation", case_id, TODAY).draft
    return replace(order, entered={**order.entered, **changed})


def settled(order: LetterOrder, **changed: object) -> LetterOrder:
    return replace(order, draft=replace(order.draft, **changed))


def said(session: Session, case_id: int, **changed: object) -> str:
    return text_of(preview_letter(session, begun(session, case_id, **changed)).pdf)


def text_of(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())


def test_desk_knows_number_benefits_copies_and_day_to_answer(store: Store, case_id: int) -> None:
    with store.write() as session:
        record_talk(session, case_id, TALK, TODAY)
        desk = letter_desk(session, "explanation", case_id, TODAY)
        proposed = preview_letter(session, desk.draft).proposed
    assert (desk.next_number, desk.may_issue) == ("800.1.3.1/1/BKPSDM/XI/2026", True)
    assert desk.draft.entered == {"benefits": "dekat rumah\njenjang karier", "answer_by": date(2026, 11, 30)}
    assert proposed.copies == ("Yth. Kepala Puskesmas Umban Sari", "Yth. Kepala Puskesmas Rumbai")


def test_letter_says_reason_need_benefits_promises_wishes_and_rights(store: Store, case_id: int) -> None:
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        session.add(Establishment(unit_id=case.to_unit_id, post_id=case.to_post_id, year=2026, need=3))
        record_talk(session, case_id, TALK, TODAY)
        promise(session, case_id, CommitmentKind.HOUSING, "Rumah dinas.", "BKPSDM", date(2026, 12, 31))
        save_wish(session, case.employee_id, WishEntry(district="Rumbai Barat"), TODAY)
        words = said(session, case_id)
    for part in (
        *("Yth. Sdri. Siti Aminah, S.Kep.", "Unit kerja yang dituju : Puskesmas Rumbai", "1 Desember 2026"),
        *("berikut: Kebutuhan unit.", "adalah 3 (tiga) orang", "terisi saat ini 0 (nol) orang", "1. dekat rumah;"),
        *("2. jenjang karier.", "Rumah dinas, paling lambat tanggal 31 Desember 2026.", "Rumbai Barat."),
        *("pada tanggal 20 November 2026", "Nomor 79 Tahun 2021", "paling lambat tanggal 30 November 2026"),
        "bukan Keputusan mutasi",
    ):
        assert part in words


def test_without_numbers_talk_and_day_the_letter_says_less(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, case_id, answer_by=None)
    assert "mutasi tersebut adalah sebagai berikut: kekurangan dua orang perawat." in words
    for part in ("Manfaat yang diharapkan", "berkomitmen", "secara langsung", "paling lambat", "analisis beban kerja"):
        assert part not in words


@pytest.mark.parametrize(
    ("direction", "part"),
    [
        (Direction.OUTGOING, "Unit kerja yang dituju : Dinas Kesehatan, Kabupaten Kampar"),
        (Direction.INCOMING, "Unit kerja sekarang : Dinas Kesehatan, Kabupaten Kampar"),
    ],
)
def test_a_place_outside_the_region_is_named(store: Store, case_id: int, direction: Direction, part: str) -> None:
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        case.direction, case.outside_agency, case.outside_unit = direction, "Kabupaten Kampar", "Dinas Kesehatan"
        assert part in said(session, case_id)


def test_own_request_is_answered_not_proposed(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, case_id).own_request = True
        assert "permohonan mutasi yang Saudari ajukan" in said(session, case_id)


def test_who_signs_brings_the_kop(store: Store, case_id: int) -> None:
    head = SignatoryEntry("Kepala Badan", "ANI CONTOH", SigningCapacity.ON_BEHALF, "Wali Kota Pekanbaru")
    with store.write() as session:
        mayor = said(session, case_id)
        head_id = save_signatory(session, head)
        under_head = text_of(preview_letter(session, settled(begun(session, case_id), signatory_id=head_id)).pdf)
    assert mayor.startswith("WALI KOTA PEKANBARU PROVINSI RIAU")
    assert under_head.startswith("PEMERINTAH KOTA PEKANBARU BADAN")
    assert "a.n. WALI KOTA PEKANBARU" in under_head


def test_issued_letter_has_the_previewed_bytes_and_stands_on_the_case(store: Store, case_id: int) -> None:
    with store.write() as session:
        chosen = begun(session, case_id)
        preview = preview_letter(session, chosen)
        letter_id = issue_letter(session, chosen, TODAY)
        file = open_letter(session, letter_id)
        assert letter_pdf(session, letter_id) == preview.pdf
        assert (file.kind, file.number, file.signed_by) == (LetterKind.EXPLANATION, preview.number, "BUDI CONTOH")
        assert [row.id for row in letters_of_case(session, case_id)] == [letter_id]
        assert session.scalars(select(CaseStep.action)).all() == ["letter"]


def test_a_talk_by_letter_names_the_letter(store: Store, case_id: int) -> None:
    with store.write() as session:
        letter_id = issue_letter(session, begun(session, case_id), TODAY)
        talk = replace(TALK, channel=Channel.LETTER, letter_id=letter_id)
        record_talk(session, case_id, talk, TODAY)
        (row,) = consultation_file(session, case_id, TODAY).talks
    assert row.letter == "800.1.3.1/1/BKPSDM/XI/2026"


def test_decrees_and_letters_share_the_counter_of_the_office(store: Store, case_id: int) -> None:
    with store.write() as session:
        issue_letter(session, begun(session, case_id), TODAY)
        case = session.get_one(TransferCase, case_id)
        case.stage = CaseStage.DECREE
        issue_decree(session, case_id, draft(1), TODAY)
        numbers = session.scalars(select(Letter.running_number).order_by(Letter.id)).all()
    assert numbers == [1, 2]


def test_classification_and_paper_of_letters_are_their_own(store: Store, case_id: int) -> None:
    with store.write() as session:
        save_office(session, replace(office(session), letter_classification="800.1.3", letter_paper="f4"))
        preview = preview_letter(session, begun(session, case_id))
    assert preview.number == "800.1.3/1/BKPSDM/XI/2026"
    assert pypdfium2.PdfDocument(preview.pdf)[0].get_height() == pytest.approx(330 * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"signatory_id": None}, "signatory"),
        ({"day": date(2026, 11, 24)}, "day"),
        ({"subject": "x" * 120}, "subject"),
    ],
)
def test_refused_draft_takes_no_number(store: Store, case_id: int, changed: dict[str, object], field: str) -> None:
    with store.read() as session:
        chosen = begun(session, case_id)
    with pytest.raises(Refusal) as refused, store.write() as session:
        issue_letter(session, settled(chosen, **changed), TODAY)
    assert field in refused.value.fields
    with store.read() as session:
        assert session.query(Letter).count() == session.query(NumberCounter).count() == 0


def test_day_to_answer_before_the_letter_is_refused(store: Store, case_id: int) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        issue_letter(session, begun(session, case_id, answer_by=date(2026, 11, 1)), TODAY)
    assert "answer_by" in refused.value.fields


def test_case_overtaken_or_decided_gets_no_letter(store: Store, case_id: int) -> None:
    with store.write() as session:
        chosen, version = begun(session, case_id), session.get_one(TransferCase, case_id).version
        session.get_one(TransferCase, case_id).reason = "lain"
        session.flush()
        with pytest.raises(Stale):
            issue_letter(session, chosen, TODAY, version)
        session.get_one(TransferCase, case_id).stage = CaseStage.APPROVAL
        with pytest.raises(Refusal):
            issue_letter(session, chosen, TODAY)


def test_void_letter_keeps_its_number_and_leaves_the_case_alone(store: Store, case_id: int) -> None:
    with store.write() as session:
        letter_id = issue_letter(session, begun(session, case_id), TODAY)
        void_letter(session, letter_id, "Salah nama")
        letter = session.get_one(Letter, letter_id)
        assert (letter.status, session.get_one(TransferCase, case_id).stage) == (
            LetterStatus.VOID,
            CaseStage.CONSULTATION,
        )
        assert consultation_file(session, case_id, TODAY).letters == ()
        assert letter_desk(session, "explanation", case_id, TODAY).next_number.split("/")[1] == "2"


def test_what_cannot_be_printed_is_told(store: Store, case_id: int) -> None:
    with store.read() as session:
        preview = preview_letter(session, begun(session, case_id, benefits="senang \U0001f600"))
    assert any("\U0001f600" in warning for warning in preview.warnings)
