"""Statements of duty, inauguration and post: what they say, what they lack, and where their number goes."""

from datetime import date, timedelta

import pytest

from desktop.db.store import Store
from desktop.db.tables import Employee, Letter, NumberCounter, Post, TransferCase
from desktop.domain.cases.cases import Direction
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.letters.letters import LetterKind
from desktop.domain.refusal import Refusal
from desktop.services.letters.choice import kind_by_code
from tests.duty_office import CITED, HOSTILE, decided_case, doubts, issued, said
from tests.letter_office import TMT, TODAY

CODES = ("start_of_duty", "inauguration", "holding_of_post")


@pytest.fixture
def case_id(store: Store) -> int:
    return decided_case(store)


@pytest.mark.parametrize("code", CODES)
def test_a_statement_names_signer_employee_and_decree(store: Store, case_id: int, code: str) -> None:
    with store.read() as session:
        words = said(session, code, case_id)
    for part in (
        *("PEMERINTAH KOTA PEKANBARU", "Yang bertanda tangan di bawah ini: Nama : dr. HASAN CONTOH"),
        *("NIP : 19700101 199503 1 001", "Pembina (IV/a)", "Jabatan : Kepala Puskesmas Rumbai"),
        *("Nama : Siti Aminah, S.Kep.", "NIP : 19870312 201001 2 001", "Penata Muda Tingkat I (III/b)"),
        *(f"berdasarkan {CITED}", "Perawat Ahli Pertama", "Puskesmas Rumbai", "KEPALA PUSKESMAS RUMBAI,"),
    ):
        assert part in words


def test_the_start_of_duty_says_since_when(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, "start_of_duty", case_id)
    assert "SURAT PERNYATAAN MELAKSANAKAN TUGAS NOMOR 800.1.3.1/2/BKPSDM/XI/2026" in words
    assert "terhitung mulai tanggal 1 Desember 2026 telah nyata melaksanakan tugas sebagai Perawat" in words


def test_the_day_really_begun_goes_before_that_of_the_decree(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, case_id).started_on = date(2026, 12, 3)
        assert "mulai tanggal 3 Desember 2026" in said(session, "start_of_duty", case_id)
        session.get_one(TransferCase, case_id).started_on = None
        session.get_one(TransferCase, case_id).takes_effect_on = date(2027, 1, 4)
        assert "mulai tanggal 4 Januari 2027" in said(session, "start_of_duty", case_id)


def test_an_inauguration_names_day_place_and_who_swore_in(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.query(Post).one().job_class = 8
        words = said(session, "inauguration", case_id, sworn_on=TMT, sworn_at="Aula Kantor Wali Kota")
    for part in ("Kelas jabatan : 8", "Selasa, 1 Desember 2026", "Aula Kantor Wali Kota", ": Wali Kota Pekanbaru"):
        assert part in words
    assert "Eselon" not in words


def test_holding_a_post_cites_the_letters_before_it(store: Store, case_id: int) -> None:
    with store.write() as session:
        assert "Surat pernyataan pelantikan" not in said(session, "holding_of_post", case_id)
        issued(session, "inauguration", case_id)
        issued(session, "start_of_duty", case_id)
        words = said(session, "holding_of_post", case_id, allowance="Rp540.000,00")
    for part in ("Nomor 800.1.3.1/2/BKPSDM", "Nomor 800.1.3.1/3/BKPSDM", "Tunjangan jabatan : Rp540.000,00"):
        assert part in words
    assert "terhitung mulai tanggal 1 Desember 2026 sampai dengan tanggal surat pernyataan ini dibuat, nyata" in words


def test_a_contract_employee_bears_another_number(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.query(Employee).one().kind = EmployeeKind.PPPK
        assert "NI PPPK : 19870312 201001 2 001" in said(session, "start_of_duty", case_id)


def test_a_decree_from_elsewhere_is_cited_without_subject(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.query(Letter).delete()
        words = said(session, "start_of_duty", case_id)
    assert "Keputusan Wali Kota Pekanbaru Nomor 800.1.3.1/1/BKPSDM/XI/2026 tanggal 23 November 2026, terhitung" in words


def test_issuing_keeps_the_number_with_the_case_and_never_over_another(store: Store, case_id: int) -> None:
    with store.write() as session:
        issued(session, "start_of_duty", case_id)
        case = session.get_one(TransferCase, case_id)
        first = (case.start_letter_number, case.start_letter_date)
        issued(session, "start_of_duty", case_id)
        assert (case.start_letter_number, case.start_letter_date) == first
    assert first == ("800.1.3.1/2/BKPSDM/XI/2026", TODAY)


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("start_of_duty", "decree"),
        ("start_of_duty", "began_on"),
        ("inauguration", "sworn_on"),
        ("holding_of_post", "since"),
        ("inauguration", "decree"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_takes_no_number(
    store: Store, case_id: int, code: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused, store.write() as session:
        issued(session, code, case_id, **{field: None})
    assert (list(refused.value.fields), bool(refused.value.remedy)) == ([field], True)
    with store.read() as session:
        assert session.query(Letter).count() == session.query(NumberCounter).one().last == 1


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("start_of_duty", "decree"),
        ("inauguration", "sworn_at"),
        ("inauguration", "sworn_by"),
        ("holding_of_post", "allowance"),
        ("minutes_handover", "place"),
        ("minutes_handover", "other_name"),
        ("minutes_handover", "items"),
        ("receipt", "paper"),
        ("receipt", "receiver"),
        ("receipt", "note"),
    ],
)
def test_hostile_text_prints_as_typed(store: Store, case_id: int, code: str, field: str) -> None:
    with store.read() as session:
        assert HOSTILE in said(session, code, case_id, **{field: HOSTILE})


@pytest.mark.parametrize("text", ["a\0b", "x" * 2001])
def test_a_text_that_cannot_be_kept_is_refused_beside_its_field(store: Store, case_id: int, text: str) -> None:
    with pytest.raises(Refusal) as refused, store.read() as session:
        said(session, "start_of_duty", case_id, decree=text)
    assert list(refused.value.fields) == ["decree"]


def test_without_a_destination_there_is_no_statement(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, case_id).to_unit_id = None
        with pytest.raises(Refusal):
            said(session, "start_of_duty", case_id)


def test_who_leaves_the_region_begins_outside(store: Store, case_id: int) -> None:
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        case.direction, case.outside_agency, case.outside_post = Direction.OUTGOING, "Kabupaten Kampar", "Perawat"
        assert "sebagai Perawat pada Kabupaten Kampar" in said(session, "start_of_duty", case_id)


def test_days_that_do_not_fit_are_doubted(store: Store, case_id: int) -> None:
    with store.read() as session:
        early = doubts(session, "start_of_duty", case_id, began_on=TMT - timedelta(days=5))
        ahead = doubts(session, "start_of_duty", case_id, began_on=TMT)
        sworn = doubts(session, "inauguration", case_id, sworn_on=TMT)
        held = doubts(session, "inauguration", case_id, sworn_on=TODAY)
    assert "sebelum keputusan berlaku" in early or "TMT" in early
    assert "mendahului hari pegawai mulai bertugas" in ahead
    assert "mendahului hari pelantikan" in sworn
    assert "pelantikan" not in held


@pytest.mark.parametrize("code", CODES)
def test_the_longest_words_still_make_a_letter(store: Store, case_id: int, code: str) -> None:
    with store.write() as session:
        session.query(Post).one().title = "Kepala Bidang Pengendalian dan Evaluasi " * 5
        session.query(Employee).one().name = "Muhammad Abdurrahman " * 6
        assert "Kode periksa" in said(session, code, case_id, decree="Keputusan Wali Kota " * 90)


def test_titles_say_what_each_letter_is() -> None:
    assert [kind_by_code(code).kind for code in CODES] == [
        LetterKind.START_OF_DUTY,
        LetterKind.INAUGURATION,
        LetterKind.HOLDING_OF_POST,
    ]
