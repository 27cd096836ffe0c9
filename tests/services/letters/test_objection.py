"""Letters about objections of both rule sets: the issuer's view, not admissible, and the decision."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Objection, TransferCase
from desktop.domain.letters.letters import Clause, DecreeFacts
from desktop.domain.objections.checks import Answer
from desktop.domain.objections.hearings import HearingEntry
from desktop.domain.objections.objections import Addressee, DecreeEffect, ObjectionResult, RuleSet
from desktop.domain.objections.outcome import EFFECTS, Response
from desktop.domain.objections.rules import DayUnit, Period, StartReading
from desktop.domain.refusal import Refusal
from desktop.services.letters.letters import void_letter
from desktop.services.letters.official_letters import compose
from desktop.services.objections.answers import Issued, check_against_letter
from desktop.services.objections.file import open_objection
from desktop.services.objections.hearings import add_hearing
from desktop.services.objections.objections import answer_objection, reopen_objection
from desktop.services.objections.outcome import record_response
from desktop.services.objections.rules import change_rules, shipped_objection_rules
from tests.duty_office import HOSTILE, doubts, issued, order, said
from tests.letter_office import add_office
from tests.objection_office import TODAY, add_case, add_objection

MAYOR = "BUDI CONTOH"
CITED = "Keputusan Wali Kota Pekanbaru Nomor 800.1.3.1/1/BKPSDM/2026 tanggal 2 Juni 2026"
PP_79 = "Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif"
UU_30 = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
LATE = date(2026, 7, 21)


@pytest.fixture
def case_id(store: Store) -> int:
    add_office(store)
    return add_case(store)


@pytest.fixture
def objection(store: Store, case_id: int) -> int:
    return add_objection(store, case_id)


def late(store: Store, case_id: int, **changed: object) -> int:
    return add_objection(store, case_id, LATE, filed_on=LATE, received_on=LATE, **changed)


def decision(session: Session, objection: int, day: date = TODAY, **own: object) -> DecreeFacts:
    entered = {"result": "rejected", "effect": "kept", "reasons": "kebutuhan unit nyata", "by": MAYOR, **own}
    facts = compose(session, order(session, "objection_decision", objection, day, **entered), "1")
    assert isinstance(facts, DecreeFacts)
    return facts


def told(facts: DecreeFacts) -> str:
    return " | ".join((*facts.considering, *facts.bases, *facts.noting, *(one.text for one in facts.clauses)))


def test_the_view_goes_to_who_decides_with_claim_points_and_days(store: Store, objection: int) -> None:
    with store.write() as session:
        add_hearing(session, objection, HearingEntry(TODAY, "Ruang Rapat", "Kepala Bidang", "", "BA/3/2026"), TODAY)
        own = {"views": "Jarak dapat ditempuh.\nUnit kekurangan.", "by": MAYOR, "receiver": "Gubernur Riau"}
        words = said(session, "objection_answer", objection, **own)
    for part in (
        *("Yth. Gubernur Riau di Pekanbaru", f"keberatan atas {CITED}, bersama ini", "pokok : keadaan keluarga"),
        *("Diajukan tanggal : 22 Juni 2026", "menyampaikan: Suami dirawat di rumah; tempat baru 40 km jauhnya."),
        *(
            "1. Jarak dapat ditempuh; 2. Unit kekurangan.",
            "tanggal 24 Juni 2026 di Ruang Rapat oleh Kepala Bidang, Berita",
        ),
        *(
            "kiranya dapat ditolak",
            "diputus paling lambat tanggal 22 Juli 2026",
            "dalam tenggang waktu 14 (empat belas)",
        ),
    ):
        assert part in words


@pytest.mark.parametrize(
    ("stance", "part"),
    [("lighten", "memberikan keringanan"), ("change", "dapat diubah"), ("cancel", "dapat dibatalkan")],
)
def test_the_view_says_what_it_proposes(store: Store, objection: int, stance: str, part: str) -> None:
    with store.read() as session:
        words = said(session, "objection_answer", objection, by=MAYOR, views="Beralasan", stance=stance)
    assert part in words
    assert "ditolak" not in words


def test_the_recorded_view_and_addressee_are_proposed(store: Store, case_id: int) -> None:
    above = {"addressee": Addressee.SUPERIOR, "addressee_name": "Gubernur Riau"}
    objection = add_objection(store, case_id, **above)
    with store.write() as session:
        assert "Pejabat yang menetapkan belum memberi tanggapan" in doubts_of_decision(session, objection)
        record_response(session, objection, Response(TODAY, "Unit kekurangan."), 1, TODAY)
        assert "Unit kekurangan." in said(session, "objection_answer", objection, by=MAYOR)
        assert "belum memberi" not in doubts_of_decision(session, objection)


def doubts_of_decision(session: Session, objection: int, day: date = TODAY) -> str:
    own = {"result": "rejected", "effect": "kept", "reasons": "x", "by": MAYOR}
    return doubts(session, "objection_decision", objection, day, **own)


def test_a_view_to_oneself_is_doubted(store: Store, objection: int) -> None:
    with store.read() as session:
        assert "kepada penanda tangannya sendiri" in doubts(session, "objection_answer", objection, by=MAYOR, views="x")


@pytest.mark.parametrize(
    ("rule_set", "parts"),
    [
        (RuleSet.PP_79_2021, ("14 (empat belas)", "29 Juni", "16 (enam belas)", PP_79, "Tata Usaha Negara")),
        (
            RuleSet.UU_30_2014,
            ("21 (dua puluh satu)", "8 Juli", "9 (sembilan)", f"ayat (1) {UU_30}", "banding"),
        ),
    ],
)
def test_a_late_objection_is_told_its_days_by_its_own_rules(
    store: Store, case_id: int, rule_set: RuleSet, parts: tuple[str, ...]
) -> None:
    length, last, over, article, way = parts
    objection = late(store, case_id, rule_set=rule_set)
    with store.read() as session:
        words = said(session, "objection_inadmissible", objection, LATE, by=MAYOR)
    for part in (
        *("Yth. Sdri. Rina Batubara", f"atas {CITED}, bersama ini", article, f"paling lama {length} hari kerja"),
        *("sejak hari Keputusan diterima", "tanggal 8 Juni 2026", f"{last} 2026", f"yaitu {over} hari kerja"),
        way,
    ):
        assert part in words


def test_rules_changed_later_leave_the_letter_as_the_objection_was_counted(store: Store, case_id: int) -> None:
    objection = late(store, case_id)
    with store.write() as session:
        shipped = shipped_objection_rules()[RuleSet.PP_79_2021]
        mine = replace(shipped, file=Period(9, DayUnit.CALENDAR, "Perwako 1/2026 Pasal 2"), start=StartReading.DECREE)
        change_rules(session, RuleSet.PP_79_2021, mine, "Uji")
        assert "14 (empat belas) hari kerja" in said(session, "objection_inadmissible", objection, LATE, by=MAYOR)
    other = late(store, add_case(store))
    with store.read() as session:
        words = said(session, "objection_inadmissible", other, LATE, by=MAYOR)
    assert (
        "sesuai dengan Perwako 1/2026 Pasal 2, keberatan diajukan paling lama 9 (sembilan) hari sejak tanggal" in words
    )
    assert (
        "adalah tanggal 2 Juni 2026, sehingga batas akhir pengajuan keberatan jatuh pada tanggal 11 Juni 2026" in words
    )


def test_an_objection_in_time_is_not_called_late(store: Store, objection: int) -> None:
    with store.read() as session, pytest.raises(Refusal) as refused:
        said(session, "objection_inadmissible", objection, by=MAYOR, wrong="late")
    assert list(refused.value.fields) == ["wrong"]


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ("not_decision", "konkret, individual, dan final"),
        ("not_party", "tidak ditujukan kepada Saudari"),
        ("appeal", "banding administratif dan bukan keberatan"),
    ],
)
def test_another_reason_is_given_in_its_own_words(store: Store, objection: int, wrong: str, part: str) -> None:
    with store.read() as session:
        words = said(session, "objection_inadmissible", objection, by=MAYOR, wrong=wrong, explained="Satu\nDua")
    assert part in words
    assert "perlu kami jelaskan: 1. Satu; 2. Dua." in words
    assert "batas akhir" not in words


def test_what_speaks_for_the_late_employee_is_doubted(store: Store, case_id: int) -> None:
    objection = late(store, case_id, wrong_addressee=True)
    with store.read() as session:
        warned = doubts(session, "objection_inadmissible", objection, LATE, by=MAYOR, wrong="not_party")
    assert "juga terlambat" in warned
    assert "kantor yang keliru" in warned


def test_a_rejection_keeps_the_decree_and_tells_the_way_to_court(store: Store, objection: int) -> None:
    with store.write() as session:
        add_hearing(session, objection, HearingEntry(TODAY, "", "Kepala Bidang", "", "BA/3/2026"), TODAY)
        facts = decision(session, objection, reasons="bahwa unit kekurangan;\njarak dapat ditempuh.")
    assert facts.subject.startswith("KEBERATAN SAUDARI RINA BATUBARA\nATAS KEPUTUSAN WALI KOTA PEKANBARU NOMOR 800")
    heard = "tanggal 24 Juni 2026 oleh Kepala Bidang, Berita Acara Nomor BA/3/2026"
    assert facts.considering[3:6] == (
        f"bahwa yang bersangkutan telah didengar keterangannya pada {heard}",
        "bahwa unit kekurangan",
        "bahwa jarak dapat ditempuh",
    )
    assert "huruf a sampai dengan huruf g, perlu menetapkan Keputusan Wali Kota Pekanbaru" in facts.considering[-1]
    assert len(facts.considering) == 8
    assert [one.text.split()[0] for one in facts.clauses] == ["Menolak", "Menyatakan", "Kepala", "Apabila", "Keputusan"]
    assert f"atas {CITED}." in facts.clauses[0].text
    assert "Pengadilan Tata Usaha Negara dalam tenggang waktu 90 (sembilan puluh) hari kerja" in facts.clauses[3].text


def test_each_rule_set_rests_on_its_own_law(store: Store, case_id: int) -> None:
    objections = (add_objection(store, case_id), add_objection(store, add_case(store), rule_set=RuleSet.UU_30_2014))
    with store.read() as session:
        pp79, uu30 = (decision(session, one) for one in objections)
    assert any(basis.startswith("Peraturan Pemerintah Nomor 79 Tahun 2021") for basis in pp79.bases)
    assert not any("Nomor 79 Tahun 2021" in basis for basis in uu30.bases)
    assert all(
        any(basis.startswith("Undang-Undang Nomor 30 Tahun 2014") for basis in one.bases) for one in (pp79, uu30)
    )
    assert f"21 (dua puluh satu) hari kerja sebagaimana dimaksud dalam Pasal 77 ayat (1) {UU_30}" in told(uu30)
    assert "banding kepada atasan pejabat" in told(uu30)
    assert "banding" not in told(pp79)


def test_granting_in_part_changes_what_the_lines_say(store: Store, objection: int) -> None:
    with store.read() as session:
        own = {"result": "partly", "effect": "amended"}
        listed = decision(session, objection, **own, changes="Unit kerja baru: Puskesmas Garuda\nTMT: 1 Agustus 2026")
        plain = decision(session, objection, **own, changes="penempatan ditunda sampai akhir tahun")
    assert listed.clauses[1] == Clause(
        "Mengubah Keputusan sebagaimana dimaksud dalam Diktum KESATU sepanjang mengenai Saudari Rina Batubara sebagai "
        "berikut:",
        (("Unit kerja baru", "Puskesmas Garuda"), ("TMT", "1 Agustus 2026")),
    )
    assert plain.clauses[1].text.endswith("sebagai berikut: penempatan ditunda sampai akhir tahun.")
    assert plain.clauses[1].details == ()


def test_granting_in_part_may_keep_the_decree_with_relief(store: Store, objection: int) -> None:
    with store.read() as session:
        facts = decision(session, objection, result="partly", effect="kept", changes="kendaraan dinas selama setahun")
    assert "tetap berlaku, dengan memberikan kepada Saudari Rina Batubara: kendaraan dinas" in facts.clauses[1].text


@pytest.mark.parametrize("known", [True, False])
def test_accepting_cancels_for_this_employee_and_leaves_no_way_to_court(
    store: Store, case_id: int, objection: int, known: bool
) -> None:
    with store.write() as session:
        if known:
            case = session.get_one(TransferCase, case_id)
            case.direction, case.outside_post = case.direction.INCOMING, "Perawat"
            case.outside_agency = "Kabupaten Kampar"
        facts = decision(session, objection, result="accepted", effect="cancelled")
    place = "jabatan Perawat di Kabupaten Kampar." if known else "kedudukan semula."
    assert facts.clauses[1].text.endswith(place)
    assert "sepanjang mengenai Saudari Rina Batubara, terhitung mulai tanggal" in facts.clauses[1].text
    assert "Apabila" not in told(facts)


@pytest.mark.parametrize(
    ("own", "field"),
    [
        ({"result": None}, "result"),
        ({"effect": None}, "effect"),
        ({"result": "rejected", "effect": "cancelled"}, "effect"),
        ({"result": "accepted", "effect": "kept"}, "effect"),
        ({"result": "partly", "effect": "kept"}, "changes"),
        ({"result": "partly", "effect": "amended", "changes": " "}, "changes"),
        ({"reasons": "\n"}, "reasons"),
        ({"claim": ""}, "claim"),
        ({"decree": ""}, "decree"),
        ({"reasons": "x" * 2001}, "reasons"),
    ],
)
def test_a_decision_that_lacks_or_contradicts_is_refused_beside_its_field(
    store: Store, objection: int, own: dict[str, object], field: str
) -> None:
    with store.read() as session, pytest.raises(Refusal) as refused:
        decision(session, objection, **own)
    assert (list(refused.value.fields), bool(refused.value.remedy)) == ([field], True)


@pytest.mark.parametrize(
    ("code", "own", "field"),
    [
        ("objection_answer", {"views": ""}, "views"),
        ("objection_answer", {"views": "x", "stance": ""}, "stance"),
        ("objection_answer", {"views": "x", "receiver": ""}, "receiver"),
        ("objection_inadmissible", {"wrong": None}, "wrong"),
        ("objection_inadmissible", {"decree": None}, "decree"),
    ],
)
def test_a_letter_that_lacks_something_is_refused_beside_its_field(
    store: Store, objection: int, code: str, own: dict[str, object], field: str
) -> None:
    with store.read() as session, pytest.raises(Refusal) as refused:
        said(session, code, objection, by=MAYOR, **own)
    assert list(refused.value.fields) == [field]


def test_days_gone_by_are_doubted_and_a_late_objection_is_still_heard(store: Store, case_id: int) -> None:
    objection = late(store, case_id)
    with store.read() as session:
        assert "tidak dapat diterima" in doubts_of_decision(session, objection, LATE)
        assert "Batas waktu Keputusan" in doubts_of_decision(session, objection, date(2026, 9, 30))
        assert "setelah tenggang waktu 14 (empat belas) hari kerja" in told(decision(session, objection, LATE))


def test_the_decision_cites_the_view_that_was_passed_on(store: Store, objection: int) -> None:
    with store.write() as session:
        issued(session, "objection_answer", objection, TODAY, views="Unit kekurangan", by=MAYOR)
        facts = decision(session, objection)
    cited = "dengan surat Nomor 800.1.3.1/1/BKPSDM/VI/2026 tanggal 24 Juni 2026"
    assert f"telah menyampaikan tanggapan {cited}" in told(facts)
    assert facts.noting[-1] == f"Tanggapan pejabat yang menetapkan Keputusan {cited}"


REJECTS = {"result": "rejected", "effect": "kept", "reasons": "Unit kekurangan.", "by": MAYOR}
ANSWERED = "800.1.3.1/1/BKPSDM/VI/2026"


def test_the_issued_decision_is_offered_as_the_answer(store: Store, objection: int) -> None:
    with store.write() as session:
        issued(session, "objection_decision", objection, TODAY, **REJECTS)
        offered = open_objection(session, objection, TODAY).issued
        assert offered == Issued(
            *(ANSWERED, TODAY, ObjectionResult.UPHELD_DECREE, DecreeEffect.KEPT), text="Unit kekurangan."
        )
        answer = Answer(ObjectionResult.UPHELD_DECREE, TODAY, ANSWERED, "Ditolak")
        answer_objection(session, objection, answer, session.get_one(Objection, objection).version, TODAY)
        assert open_objection(session, objection, TODAY).issued is None


def test_an_answer_agrees_with_the_decision_that_stands(store: Store, objection: int) -> None:
    answer = Answer(ObjectionResult.CANCELLED, TODAY, "7", "Diterima")
    with store.write() as session:
        letter = issued(session, "objection_decision", objection, TODAY, **REJECTS)
        with pytest.raises(Refusal) as refused:
            check_against_letter(session, objection, answer)
        assert "Keputusan diperkuat" in refused.value.fields["result"]
        assert ANSWERED in refused.value.fields["number"]
        void_letter(session, letter, "Keliru")
        check_against_letter(session, objection, answer)


@pytest.mark.parametrize(
    ("result", "effect", "recorded"),
    [
        ("partly", "kept", ObjectionResult.LIGHTENED),
        ("partly", "amended", ObjectionResult.CHANGED),
        ("accepted", "amended", ObjectionResult.CHANGED),
        ("accepted", "cancelled", ObjectionResult.CANCELLED),
    ],
)
def test_each_decision_comes_to_a_result(
    store: Store, objection: int, result: str, effect: str, recorded: ObjectionResult
) -> None:
    own = {**REJECTS, "result": result, "effect": effect, "changes": "Unit: Puskesmas"}
    with store.write() as session:
        issued(session, "objection_decision", objection, TODAY, **own)
        offered = open_objection(session, objection, TODAY).issued
        assert offered is not None
        assert (offered.result, offered.effect) == (recorded, effect)
        # Every result is answered with an effect that the record of effects allows.
        assert DecreeEffect(effect) in EFFECTS[recorded]


def test_an_inadmissible_objection_is_offered_with_its_reason(store: Store, case_id: int) -> None:
    objection = late(store, case_id)
    with store.write() as session:
        issued(session, "objection_inadmissible", objection, LATE, by=MAYOR, wrong="late", explained="Tetap dibina")
        offered = open_objection(session, objection, LATE).issued
        assert offered is not None
        assert offered.result is ObjectionResult.NOT_ADMISSIBLE
        assert offered.text.splitlines()[1] == "Tetap dibina"


def test_the_issued_view_is_offered_until_one_is_recorded(store: Store, objection: int) -> None:
    with store.write() as session:
        issued(session, "objection_answer", objection, TODAY, by=MAYOR, views="Jarak dekat.")
        view = open_objection(session, objection, TODAY).view
        assert view is not None
        assert view.response == Response(TODAY, "Jarak dekat.")
        record_response(session, objection, view.response, session.get_one(Objection, objection).version, TODAY)
        assert open_objection(session, objection, TODAY).view is None


def test_a_recorded_result_is_proposed_again(store: Store, objection: int) -> None:
    with store.write() as session:
        answer = Answer(ObjectionResult.CHANGED, TODAY, "1", "Sebagian beralasan")
        answer_objection(session, objection, answer, 1, TODAY)
        entered = order(session, "objection_decision", objection, by=MAYOR).entered
        assert (entered["result"], entered["effect"]) == ("partly", DecreeEffect.AMENDED)
        assert entered["reasons"] == "Sebagian beralasan"
        reopen_objection(session, objection, "Keliru", session.get_one(Objection, objection).version)
        session.flush()
        assert order(session, "objection_decision", objection, by=MAYOR).entered["result"] is None


def test_a_long_text_of_the_employee_is_cut_at_a_word(store: Store, case_id: int) -> None:
    objection = add_objection(store, case_id, text="Jarak sangat jauh. " * 1000)
    with store.read() as session:
        claim = order(session, "objection_decision", objection, by=MAYOR).entered["claim"]
        assert decision(session, objection).considering
    assert claim.endswith((" …", "jauh …", "sangat …", "Jarak …"))
    assert len(claim) < 710


@pytest.mark.parametrize("field", ["claim", "reasons", "changes", "decree"])
def test_hostile_text_prints_as_typed_in_the_decision(store: Store, objection: int, field: str) -> None:
    own = {"result": "partly", "effect": "amended", "changes": "x", "reasons": "x", "by": MAYOR, field: HOSTILE}
    with store.read() as session:
        assert HOSTILE in said(session, "objection_decision", objection, TODAY, **own)
