"""Letters that two sides sign: minutes of handover and of an oath, and the receipt."""

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Employee, TransferCase
from desktop.domain.employees.employees import Religion
from desktop.domain.letters.letters import OfficialLetter
from desktop.domain.refusal import Refusal
from desktop.services.letters.official_letters import compose, preview_letter
from tests.duty_office import CITED, WITNESSES, decided_case, doubts, issued, order, said
from tests.letter_office import TMT

OTHER = {"other_name": "Yusuf Contoh", "other_nip": "196801011990031001", "other_title": "Perawat Ahli Muda"}


@pytest.fixture
def case_id(store: Store) -> int:
    return decided_case(store)


def signers(session: Session, code: str, case_id: int, **own: object) -> list[tuple[str, str]]:
    """As what and who signs, the main signer first."""
    facts = compose(session, order(session, code, case_id, **own), "1")
    assert isinstance(facts, OfficialLetter)
    return [(facts.role, facts.signature.name), *((one.role, one.signature.name) for one in facts.parties)]


def test_minutes_begin_with_the_day_in_words(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, "minutes_handover", case_id, place="Ruang Rapat")
    opening = "Pada hari ini, Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
    assert f"{opening}, bertempat di" in words
    assert f"berdasarkan {CITED}, dengan ini" in words
    for part in ("BERITA ACARA", "dokumen dan arsip", "jabatan Perawat Ahli Pertama pada Puskesmas Rumbai, beserta:"):
        assert part in words


def test_who_signs_is_the_other_side_unless_another_is_named(store: Store, case_id: int) -> None:
    head, employee, other = "dr. HASAN CONTOH", "Siti Aminah, S.Kep.", "Yusuf Contoh"
    with store.read() as session:
        code = "minutes_handover"
        assert signers(session, code, case_id) == [("PIHAK PERTAMA", head), ("PIHAK KEDUA", employee)]
        gives = signers(session, code, case_id, direction="gives")
        assert gives == [("PIHAK KEDUA", head), ("PIHAK PERTAMA", employee)]
        named = signers(session, code, case_id, **OTHER, witnesses=WITNESSES)
    assert named[:3] == [("Mengetahui,", head), ("PIHAK KEDUA", employee), ("PIHAK PERTAMA", other)]
    assert named[3:] == [("Saksi", "Lina Contoh"), ("Saksi", "Ahmad Contoh")]


def test_who_gives_up_a_post_hands_over_the_old_one(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, "minutes_handover", case_id, direction="gives", **OTHER)
    assert "jabatan Perawat Ahli Pertama pada Puskesmas Umban Sari, beserta:" in words
    assert "PIHAK PERTAMA: Nama : Siti Aminah, S.Kep." in words
    assert "PIHAK KEDUA: Nama : Yusuf Contoh NIP : 19680101 199003 1 001 Jabatan : Perawat Ahli Muda" in words


def test_what_is_handed_over_is_listed_as_written(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, "minutes_handover", case_id, items="laptop;\n\nkunci ruangan.")
    assert "beserta: 1. laptop; 2. kunci ruangan." in words
    assert "dokumen dan arsip" not in words


def test_the_number_of_the_minutes_stays_with_the_case(store: Store, case_id: int) -> None:
    with store.write() as session:
        issued(session, "minutes_handover", case_id)
        issued(session, "minutes_inauguration", case_id, witnesses=WITNESSES)
        assert session.get_one(TransferCase, case_id).handover_minutes == "800.1.3.1/2/BKPSDM/XI/2026"


def test_an_oath_is_heard_by_two_witnesses(store: Store, case_id: int) -> None:
    with store.write() as session:
        session.query(Employee).one().religion = Religion.HINDU
        words = said(session, "minutes_inauguration", case_id, witnesses=WITNESSES, clergy="I Made Contoh")
        roles = [role for role, _name in signers(session, "minutes_inauguration", case_id, witnesses=WITNESSES)]
    for part in ("disaksikan oleh: 1. Lina Contoh, Kepala Bidang Mutasi;", "menurut agama Hindu", "rohaniwan I Made"):
        assert part in words
    assert roles == ["Yang mengambil sumpah/janji", "Yang mengucapkan sumpah/janji", "Saksi", "Saksi"]


@pytest.mark.parametrize("witnesses", ["", "Lina Contoh", "Lina Contoh\n; 197203041996032002; Kepala"])
def test_fewer_witnesses_or_nameless_ones_are_refused(store: Store, case_id: int, witnesses: str) -> None:
    with pytest.raises(Refusal) as refused, store.read() as session:
        said(session, "minutes_inauguration", case_id, witnesses=witnesses)
    assert list(refused.value.fields) == ["witnesses"]


def test_without_a_rite_nothing_is_said_of_it(store: Store, case_id: int) -> None:
    with store.read() as session:
        assert "menurut agama" not in said(session, "minutes_inauguration", case_id, witnesses=WITNESSES)


def test_the_employee_signs_the_receipt_beside_the_giver(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, "receipt", case_id)
        assert signers(session, "receipt", case_id) == [
            ("Yang menyerahkan", "dr. HASAN CONTOH"),
            ("Yang menerima", "Siti Aminah, S.Kep."),
        ]
    for part in (f"Naskah : {CITED}", "Jumlah : 1 (satu) berkas", "Untuk : Siti Aminah", "keberatan atas Keputusan"):
        assert part in words
    assert "Diterima oleh" not in words


def test_a_letter_is_received_by_another_without_word_of_objections(store: Store, case_id: int) -> None:
    with store.read() as session:
        words = said(session, "receipt", case_id, paper="Surat Nomor 12/2026", receiver="Rudi Contoh", note="Suami")
    for part in ("Naskah : Surat Nomor 12/2026", "Diterima oleh : Rudi Contoh", "Keterangan : Suami"):
        assert part in words
    assert "keberatan" not in words
    assert words.count("19870312 201001 2 001") == 1


def test_who_takes_note_signs_last_and_in_the_middle(store: Store, case_id: int) -> None:
    with store.read() as session:
        made = preview_letter(session, order(session, "minutes_handover", case_id, **OTHER, witnesses=WITNESSES))
    pages = pypdfium2.PdfDocument(made.pdf)
    page = pages[len(pages) - 1].get_textpage()
    found = {
        words: page.get_charbox(page.search(words).get_next()[0])
        for words in ("PIHAK KEDUA", "PIHAK PERTAMA", "Saksi 1", "Saksi 2", "Mengetahui,")
    }
    left = {words: box[0] for words, box in found.items()}
    top = {words: box[3] for words, box in found.items()}
    assert left["PIHAK KEDUA"] == pytest.approx(left["Saksi 1"], abs=1)
    assert left["Saksi 1"] < left["Mengetahui,"] < left["PIHAK PERTAMA"] == pytest.approx(left["Saksi 2"], abs=1)
    assert top["PIHAK KEDUA"] > top["Saksi 1"] > top["Mengetahui,"]


def test_the_number_of_the_receipt_is_offered_until_the_delivery_is_recorded(store: Store, case_id: int) -> None:
    with store.write() as session:
        case = session.get_one(TransferCase, case_id)
        issued(session, "receipt", case_id)
        assert case.delivery_reference == ""
        case.delivered_on = None
        issued(session, "receipt", case_id)
        assert case.delivery_reference == "800.1.3.1/3/BKPSDM/XI/2026"


@pytest.mark.parametrize(
    ("code", "own", "field"),
    [
        ("minutes_handover", {"direction": None}, "direction"),
        ("minutes_handover", {"handed_on": None}, "handed_on"),
        ("minutes_handover", {"decree": " "}, "decree"),
        ("minutes_inauguration", {"sworn_on": None}, "sworn_on"),
        ("receipt", {"paper": ""}, "paper"),
        ("receipt", {"receiver": ""}, "receiver"),
        ("receipt", {"received_on": None}, "received_on"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    store: Store, case_id: int, code: str, own: dict[str, object], field: str
) -> None:
    with pytest.raises(Refusal) as refused, store.read() as session:
        said(session, code, case_id, **own)
    assert (list(refused.value.fields), bool(refused.value.remedy)) == ([field], True)


def test_minutes_of_another_day_are_doubted(store: Store, case_id: int) -> None:
    with store.read() as session:
        assert "Berita acara menceritakan 1 Des 2026" in doubts(session, "minutes_handover", case_id, handed_on=TMT)
        oath = doubts(session, "minutes_inauguration", case_id, sworn_on=TMT, witnesses=WITNESSES)
        assert "menceritakan" in oath
        assert "menceritakan" not in doubts(session, "minutes_handover", case_id)
