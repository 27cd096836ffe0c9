"""The minutes of a sitting: who was there, what was advised, in the text or in the annex."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Sitting, SittingOpinion, TransferCase
from desktop.domain.letters.letters import OfficialLetter
from desktop.domain.refusal import Refusal
from desktop.domain.review.review import TeamOpinion, TeamRole
from desktop.domain.review.sittings import Member
from desktop.services.letters.official_letters import compose
from desktop.services.review.sittings import SittingEntry, save_sitting, set_sitting_aside
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.duty_office import doubts, issued, order, said
from tests.letter_office import TODAY, add_case, add_office

SEKDA = "Drs. Hadi Contoh, M.Si."
TEAM = (
    Member("Rina Contoh, S.H.", "Kepala BKPSDM", TeamRole.SECRETARY),
    Member(SEKDA, "Sekretaris Daerah Kota", TeamRole.CHAIR),
    Member("Inspektur Kota", "Inspektur Kota", TeamRole.MEMBER),
    Member("Tono Contoh", "Asisten", TeamRole.MEMBER, present=False),
)
ENTRY = SittingEntry(TODAY, "Ruang Rapat Sekda", note="Kekurangan guru dibahas kembali.", members=TEAM)


@pytest.fixture
def sitting(store: Store) -> int:
    """A sitting that heard one case and advised it with a note."""
    add_office(store)
    with store.write() as session:
        save_signatory(session, SignatoryEntry("Sekretaris Daerah Kota Pekanbaru", SEKDA))
        made = save_sitting(session, ENTRY)
    hear(store, made, "Siti Aminah", TeamOpinion.SUPPORTS_WITH_NOTES, "didampingi tiga bulan.")
    return made


def hear(store: Store, sitting: int, name: str, opinion: TeamOpinion | None, note: str = "") -> None:
    case_id = add_case(store, name)
    with store.write() as session:
        session.add(SittingOpinion(sitting_id=sitting, case_id=case_id, opinion=opinion, note=note))


def composed(session: Session, sitting: int, by: str = SEKDA) -> OfficialLetter:
    facts = compose(session, order(session, "minutes_sitting", sitting, by=by), "1")
    assert isinstance(facts, OfficialLetter)
    return facts


def test_minutes_say_when_where_who_and_what(store: Store, sitting: int) -> None:
    with store.read() as session:
        words = said(session, "minutes_sitting", sitting, by=SEKDA, clock="09.00 WIB")
    for part in (
        *("dua ribu dua puluh enam, pukul 09.00 WIB, bertempat di Ruang Rapat Sekda, Tim", "mutasi 1 (satu) orang"),
        *("3 (tiga) dari 4 (empat) orang anggota", f"1. {SEKDA}, Sekretaris Daerah Kota, sebagai Ketua;"),
        *("3. Inspektur Kota, sebagai Anggota.", "tidak hadir: Tono Contoh, Asisten, sebagai Anggota."),
        *("NIP 19870312 201001 2 001, dari Perawat Ahli Pertama pada Puskesmas Umban Sari", "dibahas kembali."),
        "ke Perawat Ahli Pertama pada Puskesmas Rumbai: mendukung dengan catatan (didampingi tiga bulan).",
    ):
        assert part in words
    assert "Lampiran" not in words


def test_members_present_sign_in_their_rank_and_the_signer_once(store: Store, sitting: int) -> None:
    with store.read() as session:
        by_chair = composed(session, sitting)
        by_mayor = composed(session, sitting, "BUDI CONTOH")
    assert by_chair.role == "Ketua"
    assert [one.role for one in by_chair.parties] == ["Sekretaris", "Anggota"]
    assert by_mayor.role == "Mengetahui,"
    assert [(one.role, one.signature.title) for one in by_mayor.parties] == [
        ("Ketua", "Sekretaris Daerah Kota"),
        ("Sekretaris", "Kepala BKPSDM"),
        ("Anggota", ""),
    ]


def test_many_cases_stand_in_the_annex_with_their_sum(store: Store, sitting: int) -> None:
    for name, opinion in (("A", TeamOpinion.SUPPORTS), ("B", TeamOpinion.ADVISES_AGAINST), ("C", None)):
        hear(store, sitting, name, opinion)
    with store.read() as session:
        facts = composed(session, sitting)
        words = said(session, "minutes_sitting", sitting, by=SEKDA)
        warned = doubts(session, "minutes_sitting", sitting, by=SEKDA)
    assert len(facts.annex.headings) == len(facts.annex.shares) == len(facts.annex.rows[0]) == 7
    assert [row[5] for row in facts.annex.rows] == [
        "mendukung dengan catatan",
        "mendukung",
        "tidak menyarankan",
        "ditunda",
    ]
    for part in ("LAMPIRAN BERITA ACARA", "mendukung 1 (satu) orang", "ditunda 1 (satu) orang.", "DAFTAR PERTIMBANGAN"):
        assert part in words
    assert "1 perkara pada agenda belum diberi pertimbangan" in warned


def test_the_number_stays_with_the_sitting_unless_it_has_one(store: Store, sitting: int) -> None:
    with store.write() as session:
        issued(session, "minutes_sitting", sitting, by=SEKDA)
        issued(session, "minutes_sitting", sitting, by=SEKDA)
        row = session.get_one(Sitting, sitting)
    assert (row.minutes_number, row.minutes_date) == ("800.1.3.1/1/BKPSDM/XI/2026", TODAY)


def test_a_lack_of_quorum_is_doubted(store: Store, sitting: int) -> None:
    with store.write() as session:
        absent = tuple(replace(one, present=one.role is TeamRole.MEMBER and one.present) for one in TEAM)
        save_sitting(session, replace(ENTRY, members=absent), sitting)
        assert "kuorum" in doubts(session, "minutes_sitting", sitting, by="BUDI CONTOH").casefold()


def test_minutes_older_than_their_sitting_are_refused(store: Store, sitting: int) -> None:
    with store.read() as session, pytest.raises(Refusal) as refused:
        said(session, "minutes_sitting", sitting, TODAY - timedelta(days=1), by=SEKDA)
    assert list(refused.value.fields) == ["day"]


@pytest.mark.parametrize("members", [(), (Member("X", present=False),)])
def test_nobody_present_nothing_heard_or_put_aside_gives_no_minutes(
    store: Store, sitting: int, members: tuple[Member, ...]
) -> None:
    with store.write() as session:
        empty = save_sitting(session, replace(ENTRY, held_on=date(2026, 11, 20)))
        save_sitting(session, replace(ENTRY, members=members), sitting)
        aside = save_sitting(session, replace(ENTRY, held_on=date(2026, 11, 19)))
        letter = order(session, "minutes_sitting", aside, by=SEKDA)
        set_sitting_aside(session, aside, "Keliru")
        for one in (empty, sitting):
            with pytest.raises(Refusal):
                said(session, "minutes_sitting", one, by=SEKDA)
        with pytest.raises(Refusal):
            compose(session, letter, "1")


def test_the_longest_sitting_makes_its_pages(store: Store, sitting: int) -> None:
    with store.write() as session:
        case = session.query(TransferCase).first()
        assert case is not None
        for at in range(60):
            clone = {name: getattr(case, name) for name in ("employee_id", "kind", "stage", "stage_since", "opened_on")}
            row = TransferCase(number=f"2027/{at:04}", to_unit_id=case.to_unit_id, to_post_id=case.to_post_id, **clone)
            session.add(row)
            session.flush()
            session.add(SittingOpinion(sitting_id=sitting, case_id=row.id, note="Catatan panjang. " * 20))
        words = said(session, "minutes_sitting", sitting, by=SEKDA)
    assert "mutasi 61 (enam puluh satu) orang" in words
    assert "61." in words
