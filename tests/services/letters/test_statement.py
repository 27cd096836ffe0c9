"""Statements of a transfer file: true or refused, and signed by who ranks high enough."""

from datetime import date

import pytest

from desktop.db.store import Store
from desktop.db.tables import Discipline, Employee, TransferCase
from desktop.domain.cases.cases import Direction
from desktop.domain.refusal import Refusal
from desktop.services.letters.official_letters import letter_doubts
from desktop.services.wording.letter_kinds import SIGNER
from desktop.services.wording.signatories import SignatoryEntry
from tests.case_letters import HEAD, LURAH, case_of, letter_of, make_contract, order_of, said, signed_by

BOTH = ("statement_discipline", "statement_study")
INSPECTOR = SignatoryEntry(title="Inspektur Kota Pekanbaru", name="INA CONTOH")


@pytest.fixture
def case_id(store: Store) -> int:
    """A case that goes out of the region."""
    return case_of(store, Direction.OUTGOING)


def doubts(store: Store, code: str, case_id: int, entry: SignatoryEntry) -> str:
    with store.write() as session:
        return " ".join(letter_doubts(session, order_of(session, code, case_id, signed_by(session, entry))))


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("statement_discipline", "Peraturan Pemerintah Nomor 94 Tahun 2021"),
        ("statement_study", "tidak sedang terikat ikatan dinas"),
        ("statement_findings", "berdasarkan data hasil pemeriksaan yang ada pada Inspektorat"),
    ],
)
def test_statement_names_signer_employee_and_purpose(store: Store, case_id: int, code: str, part: str) -> None:
    with store.write() as session:
        words = said(session, code, case_id)
    for each in (
        *("Nama: ANI CONTOH", "NIP: 19680101 199003 2 001", "Pangkat, golongan ruang: Pembina Utama Muda (IV/c)"),
        *("Jabatan: Kepala Badan Kepegawaian", "Nama: Siti Aminah, S.Kep.", "Unit kerja: Puskesmas Umban Sari"),
        *("Instansi: Pemerintah Kota Pekanbaru", "ke RSUD Bangkinang, Pemerintah Kabupaten Kampar.", part),
    ):
        assert each in words


def test_contract_employee_has_own_number_grade_and_no_rule_of_pns(store: Store) -> None:
    case_id = case_of(store, Direction.INSIDE)
    with store.write() as session:
        make_contract(session, case_id)
        words = said(session, "statement_discipline", case_id)
    assert "NI PPPK: 1987" in words
    assert "Golongan: IX" in words
    assert "Nomor 94 Tahun 2021" not in words


@pytest.mark.parametrize(("ends", "true"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False), (None, False)])
def test_while_a_penalty_lasts_the_statement_is_refused(
    store: Store, case_id: int, ends: date | None, *, true: bool
) -> None:
    with store.write() as session:
        employee = session.get_one(TransferCase, case_id).employee_id
        session.add(Discipline(employee_id=employee, severity="medium", starts_on=date(2026, 1, 1), ends_on=ends))
        session.flush()
        if true:
            assert "tidak sedang menjalani" in said(session, "statement_discipline", case_id)
            return
        with pytest.raises(Refusal, match="tidak akan benar"):
            letter_of(session, "statement_discipline", case_id)


@pytest.mark.parametrize(("code", "status"), [("statement_discipline", "15"), ("statement_study", "03")])
def test_legal_status_that_says_otherwise_refuses(store: Store, case_id: int, code: str, status: str) -> None:
    with store.write() as session:
        session.get_one(Employee, 1).legal_status = status
        session.flush()
        with pytest.raises(Refusal, match="tidak akan benar"):
            letter_of(session, code, case_id)


@pytest.mark.parametrize("code", BOTH)
def test_signer_below_jpt_is_refused_between_agencies(store: Store, case_id: int, code: str) -> None:
    with store.write() as session, pytest.raises(Refusal) as refused:
        letter_of(session, code, case_id, **{SIGNER: signed_by(session, LURAH)})
    assert "signatory" in refused.value.fields


def test_inside_the_agency_the_rank_is_only_doubted(store: Store) -> None:
    case_id = case_of(store, Direction.INSIDE)
    assert "di bawah JPT Pratama" in doubts(store, "statement_discipline", case_id, LURAH)


@pytest.mark.parametrize(("title", "told"), [("Kepala Badan Contoh", False), ("Direktur Contoh", True)])
def test_unknown_rank_is_doubted(store: Store, case_id: int, title: str, *, told: bool) -> None:
    words = doubts(store, "statement_study", case_id, SignatoryEntry(title=title, name="X"))
    assert ("paling rendah JPT Pratama" in words) == told


@pytest.mark.parametrize(("entry", "told"), [(INSPECTOR, False), (HEAD, True)])
def test_only_the_inspector_signs_that_nothing_was_found(
    store: Store, case_id: int, entry: SignatoryEntry, *, told: bool
) -> None:
    assert ("oleh Inspektur" in doubts(store, "statement_findings", case_id, entry)) == told


def test_examination_is_named_where_it_is_given(store: Store, case_id: int) -> None:
    with store.write() as session:
        words = said(session, "statement_findings", case_id, examined="laporan Nomor 7/LHP/2026.")
    assert "berdasarkan laporan Nomor 7/LHP/2026, sampai dengan" in words


@pytest.mark.parametrize("code", [*BOTH, "statement_findings"])
def test_of_who_comes_in_the_sending_agency_states_it(store: Store, code: str) -> None:
    case_id = case_of(store, Direction.INCOMING)
    assert "dibuat oleh instansi asal" in doubts(store, code, case_id, HEAD)
