"""Proposal, agreement and request for an opinion: what they say in each direction, and when they are refused."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.db.store import Store
from desktop.db.tables import Employee, Establishment, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseKind, ChecklistState, Direction
from desktop.domain.letters.letters import SigningCapacity
from desktop.domain.refusal import Refusal
from desktop.services.letters.official_letters import issue_letter, letter_doubts
from desktop.services.wording.signatories import SignatoryEntry
from tests.case_letters import add_paper, case_of, letter_of, make_contract, order_of, said, signed_by
from tests.letter_office import MAYOR, TODAY

INSIDE, INCOMING, OUTGOING = Direction.INSIDE, Direction.INCOMING, Direction.OUTGOING


def doubts(store: Store, code: str, case_id: int, **entered: object) -> str:
    with store.write() as session:
        return " ".join(letter_doubts(session, order_of(session, code, case_id, signed_by(session), **entered)))


@pytest.mark.parametrize(
    ("direction", "parts"),
    [
        (INSIDE, ("Yth. Wali Kota Pekanbaru", "di lingkungan Pemerintah Kota Pekanbaru", "menyetujui dan menetapkan")),
        (INCOMING, ("Yth. Bupati Kampar", "dari Pemerintah Kabupaten Kampar ke Pemerintah Kota", "Nomor 5 Tahun 2019")),
        (
            OUTGOING,
            ("Yth. Wali Kota Pekanbaru", "Instansi yang dituju: Pemerintah Kabupaten Kampar", "Perawat Ahli Muda"),
        ),
    ],
)
def test_proposal_goes_to_who_decides_next_and_names_the_post(
    store: Store, direction: Direction, parts: tuple[str, ...]
) -> None:
    case_id = case_of(store, direction)
    with store.write() as session:
        words = said(session, "proposal", case_id)
    for part in (*parts, "Siti Aminah, S.Kep.", "Jabatan yang akan diduduki: Perawat", "Penata Muda Tingkat I (III/b)"):
        assert part in words


def test_proposal_asks_the_sending_agency_for_the_papers_that_are_missing(store: Store) -> None:
    case_id = case_of(store, INCOMING)
    with store.write() as session:
        add_paper(session, case_id, "no_discipline", ChecklistState.MISSING)
        add_paper(session, case_id, "no_bond")
        (asked,) = (one for one in letter_of(session, "proposal", case_id).body if "dilengkapi" in one.text)
    assert asked.points == ("surat no_discipline.",)


def test_proposal_tells_own_request_shortage_and_what_happened(store: Store) -> None:
    case_id = case_of(store, INSIDE)
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        case.own_request = True
        session.add(Establishment(unit_id=case.to_unit_id, post_id=case.to_post_id, year=2026, need=3))
        add_paper(session, case_id, "request")
        words = said(session, "proposal", case_id)
    assert "atas permohonan yang bersangkutan sendiri dengan surat Nomor 800/77/2026 tanggal 2 November 2026" in words
    assert "kebutuhan Perawat Ahli Pertama adalah 3 (tiga) orang" in words
    assert "alasan mutasi: Kebutuhan unit;" in words


def test_several_employees_stand_in_a_list(store: Store) -> None:
    first, second = case_of(store, INSIDE), case_of(store, INSIDE)
    with store.write() as session:
        number = session.get_one(TransferCase, second).number
        letter = letter_of(session, "proposal", first, others=number)
    assert [row[0] for row in letter.annex.rows] == ["1.", "2."]
    assert (letter.enclosures, letter.subject[-6:]) == ("1 (satu) lembar", ", dkk.")
    assert "2 (dua) orang" in letter.body[0].text


def test_another_way_or_another_kind_of_employee_needs_another_letter(store: Store) -> None:
    own, other, contract = case_of(store, INSIDE), case_of(store, INCOMING), case_of(store, INSIDE)
    with store.write() as session:
        make_contract(session, contract)
        numbers = [session.get_one(TransferCase, one).number for one in (other, contract)]
        for written in (*numbers, "2099/1"):
            with pytest.raises(Refusal) as refused:
                letter_of(session, "proposal", own, others=written)
            assert "others" in refused.value.fields


@pytest.mark.parametrize("direction", [INSIDE, INCOMING, OUTGOING])
@pytest.mark.parametrize("code", ["proposal", "agreement"])
def test_without_the_post_to_be_held_there_is_no_letter(store: Store, direction: Direction, code: str) -> None:
    case_id = case_of(store, direction)
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        case.outside_post, case.to_post_id = "", case.to_post_id if direction is INCOMING else None
        if direction is INCOMING:
            case.to_post_id = None
        session.flush()
        with pytest.raises(Refusal, match="Jabatan yang akan diduduki"):
            letter_of(session, code, case_id)


@pytest.mark.parametrize(
    ("direction", "parts"),
    [
        (
            OUTGOING,
            ("Persetujuan Pindah", "Yth. Bupati Kampar", "untuk dilepas dan dimutasikan ke:", "instansi penerima."),
        ),
        (INCOMING, ("Persetujuan Menerima", "Yth. Bupati Kampar", "untuk diterima dan ditempatkan pada:")),
        (INSIDE, ("Persetujuan Melepas", "Yth. Wali Kota Pekanbaru", "sebelum pindah.")),
    ],
)
def test_agreement_lets_go_or_takes_in_on_conditions(
    store: Store, direction: Direction, parts: tuple[str, ...]
) -> None:
    case_id = case_of(store, direction)
    with store.write() as session:
        words = said(session, "agreement", case_id)
    for part in (*parts, "Jabatan yang akan diduduki: Perawat", "dengan ketentuan sebagai berikut:"):
        assert part in words
    assert ("dibebankan pada anggaran" in words) == (direction is not INSIDE)


def test_agreement_cites_the_letter_it_answers_and_its_days(store: Store) -> None:
    case_id = case_of(store, OUTGOING)
    with store.write() as session:
        add_paper(session, case_id, "proposal")
        days = {"agreed_on": date(2026, 11, 20), "valid_until": date(2027, 5, 23)}
        words = said(session, "agreement", case_id, conditions="", **days)
    assert "Menunjuk surat Bupati Kampar Nomor 800/77/2026 tanggal 2 November 2026" in words
    assert "diberikan pada tanggal 20 November 2026" in words
    assert "berlaku sampai dengan tanggal 23 Mei 2027" in words
    assert "ketentuan sebagai berikut" not in words


def test_agreement_that_ended_before_it_began_is_refused(store: Store) -> None:
    case_id = case_of(store, OUTGOING)
    with store.write() as session, pytest.raises(Refusal) as refused:
        letter_of(session, "agreement", case_id, valid_until=date(2026, 1, 1))
    assert "valid_until" in refused.value.fields


def test_agreement_against_the_decision_is_doubted(store: Store) -> None:
    case_id = case_of(store, OUTGOING)
    with store.write() as session:
        session.get_one(TransferCase, case_id).approval = ApprovalResult.REFUSED
    told = doubts(store, "agreement", case_id, agreed_on=date(2026, 12, 1))
    for part in ("tidak disetujui", "lebih akhir daripada tanggal surat", "belum dirujuk"):
        assert part in told


@pytest.mark.parametrize(
    ("kind", "receiver"),
    [
        (CaseKind.BETWEEN_REGENCIES, ("Yth. Kepala Kantor Regional Badan Kepegawaian Negara", "melalui Gubernur RIAU")),
        (CaseKind.OTHER_PROVINCE, ("Yth. Menteri Dalam Negeri", "melalui Gubernur RIAU")),
    ],
)
def test_opinion_is_asked_for_by_the_prescribed_way(store: Store, kind: CaseKind, receiver: tuple[str, ...]) -> None:
    case_id = case_of(store, INCOMING, kind)
    with store.write() as session:
        letter = letter_of(session, "technical_opinion", case_id)
    assert tuple(line.upper() for line in letter.receiver[:2]) == tuple(line.upper() for line in receiver)
    assert ("Yth. Kepala Badan Kepegawaian Negara" in letter.copies) == (kind is CaseKind.OTHER_PROVINCE)


def test_request_cites_the_letters_before_it_and_encloses_the_papers(store: Store) -> None:
    case_id = case_of(store, INCOMING)
    with store.write() as session:
        add_paper(session, case_id, "agreement")
        order = order_of(session, "proposal", case_id, signed_by(session, MAYOR))
        issue_letter(session, order, TODAY)
        words = said(session, "technical_opinion", case_id)
    assert "kami sampaikan dengan surat Nomor 800.1.3.1/1/BKPSDM/XI/2026 tanggal 23 November 2026" in words
    assert "Bupati Kampar telah memberikan persetujuan dengan surat Nomor 800/77/2026" in words
    assert "Surat agreement Nomor 800/77/2026 tanggal 2 November 2026." in words


@pytest.mark.parametrize(
    ("direction", "kind"),
    [(OUTGOING, CaseKind.BETWEEN_REGENCIES), (INCOMING, CaseKind.CENTRAL), (INSIDE, CaseKind.WITHIN)],
)
def test_opinion_is_not_asked_for_where_the_route_has_none(store: Store, direction: Direction, kind: CaseKind) -> None:
    case_id = case_of(store, direction, kind)
    with store.write() as session, pytest.raises(Refusal):
        letter_of(session, "technical_opinion", case_id)


def test_rotation_asks_for_the_recommendation_of_imut(store: Store) -> None:
    case_id = case_of(store, INSIDE)
    with store.write() as session:
        session.get_one(TransferCase, case_id).kind = CaseKind.ROTATION
        assert "Permohonan Rekomendasi Mutasi Pegawai Negeri Sipil" in said(session, "technical_opinion", case_id)


def test_request_too_early_or_for_a_contract_employee_is_doubted(store: Store) -> None:
    case_id = case_of(store, INCOMING)
    with store.write() as session:
        make_contract(session, case_id)
        session.get_one(TransferCase, case_id).kind = CaseKind.BETWEEN_REGENCIES
        session.get_one(Employee, 1).birth_date = None
        session.get_one(Employee, 1).birth_place = ""
    told = doubts(store, "technical_opinion", case_id, enclosed="")
    for part in (
        "Persetujuan instansi asal belum dicatat",
        "Tidak ada berkas",
        "Hanya PNS",
        "tempat dan tanggal lahir",
    ):
        assert part in told


@pytest.mark.parametrize("code", ["proposal", "agreement", "memo"])
def test_letter_to_its_own_signer_is_doubted(store: Store, code: str) -> None:
    case_id = case_of(store, INSIDE)
    with store.write() as session:
        order = order_of(session, code, case_id, signed_by(session, MAYOR))
        assert any("penanda tangannya sendiri" in one for one in letter_doubts(session, order))


def test_a_place_outside_without_a_unit_is_named_as_an_agency(store: Store) -> None:
    case_id = case_of(store, INCOMING)
    with store.write() as session:
        session.get_one(TransferCase, case_id).outside_unit = ""
        words = said(session, "proposal", case_id)
    assert "Instansi sekarang: Pemerintah Kabupaten Kampar" in words
    assert "Unit kerja sekarang" not in words


def test_no_copy_goes_to_who_signs_the_letter(store: Store) -> None:
    case_id = case_of(store, INSIDE)
    with store.write() as session:
        lets_go = signed_by(session, SignatoryEntry(title="Kepala Puskesmas Umban Sari", name="TONO CONTOH"))
        copies = letter_of(session, "agreement", case_id, signatory=lets_go).copies
    assert copies == ("Yth. Kepala Puskesmas Rumbai", "Sdri. Siti Aminah, S.Kep.")


def test_the_letterhead_of_the_office_above_another_head_is_doubted(store: Store) -> None:
    case_id = case_of(store, INSIDE)
    with store.write() as session:
        lets_go = signed_by(session, SignatoryEntry(title="Camat Rumbai", name="TONO CONTOH"))
        told = letter_doubts(session, order_of(session, "agreement", case_id, lets_go))
    assert any("pilih kop surat" in doubt for doubt in told)
    assert "pilih kop surat" not in doubts(store, "agreement", case_id)


def test_a_letter_to_the_official_in_whose_name_it_is_signed_is_doubted(store: Store) -> None:
    case_id = case_of(store, INSIDE)
    capacity = SigningCapacity.ON_BEHALF
    entry = SignatoryEntry("Sekretaris Daerah", "ALI CONTOH", capacity, "Wali Kota Pekanbaru", delegation="Kep 1/2026")
    with store.write() as session:
        told = letter_doubts(session, order_of(session, "proposal", case_id, signed_by(session, entry)))
    assert "Surat ini ditujukan kepada penanda tangannya sendiri, Wali Kota Pekanbaru." in told


@pytest.mark.parametrize("copy", ["Yth. kepala puskesmas umban sari", "Sdr. Tono Contoh"])
def test_a_copy_written_to_who_signs_is_doubted(store: Store, copy: str) -> None:
    case_id = case_of(store, INSIDE)
    with store.write() as session:
        lets_go = signed_by(session, SignatoryEntry(title="Kepala Puskesmas Umban Sari", name="TONO CONTOH"))
        order = order_of(session, "agreement", case_id, lets_go)
        told = letter_doubts(session, replace(order, draft=replace(order.draft, copies=(copy,))))
        assert f"Tembusan ditujukan kepada penanda tangannya sendiri: {copy}." in told
        assert not any("Tembusan" in doubt for doubt in letter_doubts(session, order))
