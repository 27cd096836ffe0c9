"""A decree from its draft to its frozen bytes."""

import errno
import hashlib
import multiprocessing
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.db.store import Store
from desktop.db.tables import AuditEntry, CaseStep, Decree, Employee, Letter, NumberCounter, TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.letters.letters import LetterStatus, SigningCapacity
from desktop.domain.letters.official_words import unmet_need
from desktop.domain.refusal import Refusal, Stale
from desktop.services.letter_lists import LetterQuery, letter_ids, letter_rows, letter_years
from desktop.services.letters import letters
from desktop.services.letters.letters import (
    decree_desk,
    issue_decree,
    letter_pdf,
    open_letter,
    preview_decree,
    void_letter,
)
from desktop.services.settings import office, save_office
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.letter_office import TMT, TODAY, add_case, add_office, draft


def issue(store: Store, case_id: int, signatory: int | None, /, **changed: object) -> int:
    with store.write() as session:
        return issue_decree(session, case_id, draft(changed.pop("signatory_id", signatory), **changed), TODAY)


def text_of(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())


def test_desk_knows_date_signatory_tmt_papers_and_number(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.read() as session:
        desk = decree_desk(session, case_id, TODAY)
    assert (desk.draft.signatory_id, desk.draft.effective_on, desk.may_issue) == (signatory, TMT, True)
    assert desk.next_number == "800.1.3.1/1/BKPSDM/XI/2026"
    assert desk.draft.noting == ("Persetujuan melepas, Nomor 12/2026 tanggal 2 November 2026",)
    assert "Yth. Kepala Puskesmas Rumbai" in desk.draft.copies


def test_issued_decree_says_who_moves_where_and_when(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.read() as session:
        said = text_of(letter_pdf(session, letter_id))
    for words in (
        "KEPUTUSAN WALI KOTA PEKANBARU NOMOR 800.1.3.1/1/BKPSDM/XI/2026",
        "Siti Aminah, S.Kep.",
        "19870312 201001 2 001",
        "Penata Muda Tingkat I (III/b)",
        "Puskesmas Umban Sari",
        "terhitung mulai tanggal 1 Desember 2026",
        "pada tanggal 23 November 2026",
        "BUDI CONTOH",
    ):
        assert words in said


def test_case_gets_decree_and_timeline(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.read() as session:
        case, letter = session.get_one(TransferCase, case_id), session.get_one(Letter, letter_id)
        decree = session.get_one(Decree, case.decree_id)
        actions = [step.action for step in session.query(CaseStep).filter_by(case_id=case_id)]
    assert (decree.number, decree.decided_on, decree.effective_on) == (letter.number, TODAY, TMT)
    assert letter.decree_id == decree.id
    assert "decree" in actions


def test_reprint_has_the_bytes_that_were_issued(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.write() as session:
        session.get_one(TransferCase, case_id).need = "lain sama sekali"
    with store.read() as session:
        first, again = letter_pdf(session, letter_id), open_letter(session, letter_id)
    assert first == again.pdf
    assert hashlib.sha256(first).hexdigest() == again.sha256


def test_preview_has_the_bytes_that_will_be_issued(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.read() as session:
        preview = preview_decree(session, case_id, draft(signatory))
    letter_id = issue(store, case_id, signatory)
    with store.read() as session:
        assert letter_pdf(session, letter_id) == preview.pdf


def test_damaged_bytes_are_refused(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.write() as session:
        session.get_one(Letter, letter_id).pdf = b"%PDF-1.4 something else"
    with store.read() as session, pytest.raises(Refusal, match="rusak"):
        letter_pdf(session, letter_id)


def test_snapshot_gives_the_facts_back(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.read() as session:
        facts = letters.letter_facts(session, letter_id)
    assert facts.signature.name == "BUDI CONTOH"
    assert facts.day == TODAY
    assert dict(facts.clauses[0].details)["Nama"] == "Siti Aminah, S.Kep."


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"signatory_id": None}, "signatory"),
        ({"day": date(2026, 11, 24)}, "day"),
        ({"number": "x" * 121}, ""),
    ],
)
def test_refused_draft_takes_no_number(store, changed, field):
    signatory, case_id = add_office(store), add_case(store)
    with pytest.raises(Refusal) as refused:
        issue(store, case_id, signatory, **changed)
    assert field in refused.value.fields or not field
    with store.read() as session:
        assert session.query(Letter).count() == session.query(NumberCounter).count() == 0


def test_missing_tmt_is_refused(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        session.get_one(TransferCase, case_id).effective_on = None
    with pytest.raises(Refusal) as refused:
        issue(store, case_id, signatory, effective_on=None)
    assert "effective" in refused.value.fields


def test_case_in_another_stage_is_refused(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        session.get_one(TransferCase, case_id).stage = CaseStage.CHECKING
    with pytest.raises(Refusal):
        issue(store, case_id, signatory)


def test_signatory_out_of_power_is_refused(store):
    add_office(store)
    case_id = add_case(store)
    with store.write() as session:
        gone = save_signatory(session, SignatoryEntry("Wali Kota", "LAMA", valid_to=date(2026, 1, 1)))
    with pytest.raises(Refusal) as refused:
        issue(store, case_id, gone)
    assert "signatory" in refused.value.fields


def test_failed_drawing_burns_no_number(store, monkeypatch):
    signatory, case_id = add_office(store), add_case(store)
    with monkeypatch.context() as broken:
        broken.setattr(letters, "draw_letter", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            issue(store, case_id, signatory)
    letter_id = issue(store, case_id, signatory)
    with store.read() as session:
        assert open_letter(session, letter_id).number == "800.1.3.1/1/BKPSDM/XI/2026"


def test_void_letter_keeps_its_number_and_frees_the_case(store):
    signatory, case_id = add_office(store), add_case(store)
    first = issue(store, case_id, signatory)
    with store.write() as session:
        void_letter(session, first, "Salah ketik nama unit")
    second = issue(store, case_id, signatory)
    with store.read() as session:
        voided, anew = open_letter(session, first), open_letter(session, second)
    assert (voided.status, voided.void_reason) == (LetterStatus.VOID, "Salah ketik nama unit")
    assert anew.number == "800.1.3.1/2/BKPSDM/XI/2026"


def test_signed_decree_is_not_made_void(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.write() as session:
        session.query(Decree).one().signed_on = TODAY
    with store.write() as session, pytest.raises(Refusal):
        void_letter(session, letter_id, "Salah")
    with store.read() as session:
        assert open_letter(session, letter_id).status is LetterStatus.SIGNED


def test_list_finds_by_number_and_name_and_tells_the_status(store):
    signatory = add_office(store)
    first, second = (issue(store, add_case(store, name), signatory) for name in ("Siti Aminah", "Rudi Hartono"))
    with store.read() as session:
        assert list(letter_ids(session, LetterQuery("hartono"))) == [second]
        assert list(letter_ids(session, LetterQuery("800.1.3.1/1/"))) == [first]
        assert list(letter_ids(session, LetterQuery(status=LetterStatus.VOID))) == []
        assert [row.id for row in letter_rows(session, [second, first])] == [second, first]
        assert letter_years(session) == [2026]


def test_warnings_name_what_cannot_be_printed_and_missing_power(store):
    add_office(store)
    case_id = add_case(store, "Siti 😀")
    with store.write() as session:
        deputy = save_signatory(
            session,
            SignatoryEntry("Sekretaris Daerah", "X", SigningCapacity.ON_BEHALF, principal_title="Wali Kota Pekanbaru"),
        )
    with store.read() as session:
        preview = preview_decree(session, case_id, draft(deputy))
    assert any("😀" in warning for warning in preview.warnings)
    assert len(preview.warnings) == 2
    assert "a.n. WALI KOTA PEKANBARU SEKRETARIS DAERAH," in text_of(preview.pdf)


def _issue_many(path: Path, case_ids: list[int], signatory: int) -> None:
    store = Store(path)
    for case_id in case_ids:
        issue(store, case_id, signatory)
    store.close()


def test_two_programs_at_once_never_take_one_number(store, database):
    signatory = add_office(store)
    cases = [add_case(store, f"Pegawai {at}") for at in range(12)]
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_issue_many, args=(database, cases[at::2], signatory)) for at in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    with store.read() as session:
        running = sorted(session.query(Letter.running_number))
    assert [program.exitcode for program in programs] == [0, 0]
    assert [number for (number,) in running] == list(range(1, 13))


def _die_while_drawing(path: Path, case_id: int, signatory: int) -> None:
    letters.draw_letter = lambda *_: os._exit(9)  # type: ignore[assignment]
    issue(Store(path), case_id, signatory)


def test_program_killed_while_drawing_burns_no_number(store, database):
    signatory, case_id = add_office(store), add_case(store)
    program = multiprocessing.get_context("spawn").Process(
        target=_die_while_drawing, args=(database, case_id, signatory)
    )
    program.start()
    program.join(60)
    assert program.exitcode == 9
    letter_id = issue(store, case_id, signatory)
    with store.read() as session:
        assert session.get_one(Letter, letter_id).running_number == 1


def facts_of(store, case_id, signatory):
    with store.read() as session:
        return letters.gather_decree(session, case_id, draft(signatory), "1/2026")


def test_regional_head_has_his_own_kop_and_no_nip(store):
    signatory, case_id = add_office(store), add_case(store)
    facts = facts_of(store, case_id, signatory)
    assert facts.letterhead.lines == ("WALI KOTA PEKANBARU", "PROVINSI RIAU")
    assert facts.letterhead.regional_head


def test_official_in_his_own_right_uses_the_kop_of_the_office(store):
    add_office(store)
    case_id = add_case(store)
    with store.write() as session:
        head = save_signatory(session, SignatoryEntry("Kepala Badan", "X", nip="197001011995031001", grade="Pembina"))
    facts = facts_of(store, case_id, head)
    assert facts.letterhead.lines[0] == "PEMERINTAH KOTA PEKANBARU"
    assert (facts.issuer, facts.signature.nip) == ("KEPALA BADAN", "19700101 199503 1 001")


def test_contract_employee_is_relocated_not_moved(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.write() as session:
        employee = session.query(Employee).one()
        employee.kind, employee.grade = EmployeeKind.PPPK, "IX"
    facts = facts_of(store, case_id, signatory)
    assert facts.subject.startswith("RELOKASI")
    details = dict(facts.clauses[0].details)
    assert "NI PPPK" in details
    assert details["Golongan"] == "IX"
    assert "Nomor 49 Tahun 2018" in " ".join(facts.bases)


@pytest.mark.parametrize(("own", "need", "grounds"), [(False, "x", 3), (True, "x", 4), (True, "", 4)])
def test_grounds_follow_need_and_request(store, own, need, grounds):
    signatory, case_id = add_office(store), add_case(store, need=need)
    with store.write() as session:
        session.get_one(TransferCase, case_id).own_request = own
    considering = facts_of(store, case_id, signatory).considering
    assert len(considering) == grounds
    assert ("kepentingan dinas" in considering[0]) is (not need)


def warned(store, case_id, signatory, words, **changed):
    """Whether the preview of a decree warns with `words`."""
    with store.read() as session:
        return any(
            words in warning for warning in preview_decree(session, case_id, draft(signatory, **changed)).warnings
        )


def test_a_decree_dated_before_an_earlier_number_or_its_approval_is_warned_of(store):
    signatory, first, second = add_office(store), add_case(store), add_case(store)
    issue(store, first, signatory)
    with store.write() as session:
        session.get_one(TransferCase, second).approval_on = TODAY
    yesterday = TODAY.replace(day=20)
    assert warned(store, second, signatory, "nomor lebih kecil", day=yesterday)
    assert warned(store, second, signatory, "mendahului persetujuannya", day=yesterday)
    assert not warned(store, second, signatory, "nomor lebih kecil")


def test_a_number_by_hand_that_leaves_others_free_or_stands_out_of_order_is_warned_of(store):
    signatory, first, second = add_office(store), add_case(store), add_case(store)
    assert warned(store, first, signatory, "masih kosong", number="800.1.3.1/9/BKPSDM/XI/2026")
    assert not warned(store, first, signatory, "masih kosong", number="800.1.3.1/1/BKPSDM/XI/2026")
    assert not warned(store, first, signatory, "masih kosong", number="Kpts. 12/A/2026")
    issue(store, first, signatory, number="800.1.3.1/9/BKPSDM/XI/2026", day=TODAY.replace(day=20))
    assert warned(store, second, signatory, "nomor lebih besar bertanggal lebih lama")
    assert not warned(store, second, signatory, "nomor lebih besar", day=TODAY.replace(day=20))


def test_an_employee_who_moved_meanwhile_is_warned_of(store):
    signatory, case_id = add_office(store), add_case(store)
    assert not warned(store, case_id, signatory, "jabatan lain")
    with store.write() as session:
        session.query(Employee).one().unit_id = session.get_one(TransferCase, case_id).to_unit_id
    assert warned(store, case_id, signatory, "jabatan lain")


def test_a_decree_of_a_case_that_somebody_changed_meanwhile_is_not_issued(store):
    signatory, case_id = add_office(store), add_case(store)
    with store.read() as session:
        version = decree_desk(session, case_id, TODAY).version
    with store.write() as session:
        session.get_one(TransferCase, case_id).need = "lain"
    with store.write() as session, pytest.raises(Stale):
        issue_decree(session, case_id, draft(signatory), TODAY, version)


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ("kekurangan dua orang perawat", "Puskesmas Rumbai, mengingat kekurangan dua orang perawat, dipandang perlu"),
        ("Formasi tujuan belum terisi.", "Puskesmas Rumbai, mengingat formasi tujuan belum terisi, dipandang perlu"),
        (
            unmet_need("Puskesmas Rumbai", "Perawat", 2, 0),
            "mengingat Puskesmas Rumbai membutuhkan 2 Perawat, tetapi baru terisi 0,",
        ),
    ],
)
def test_the_need_reads_well_as_a_phrase_and_as_a_sentence(store, need, said):
    signatory, case_id = add_office(store), add_case(store, need=need)
    with store.read() as session:
        assert said in text_of(preview_decree(session, case_id, draft(signatory)).pdf)


def test_a_void_decree_is_made_anew_under_the_next_number(store):
    signatory, case_id = add_office(store), add_case(store)
    first = issue(store, case_id, signatory)
    with store.write() as session:
        void_letter(session, first, "Salah ketik")
        actions = [step.action for step in session.query(CaseStep).filter_by(case_id=case_id)]
    second = issue(store, case_id, signatory)
    with store.read() as session:
        numbers = [open_letter(session, each).number for each in (first, second)]
    assert numbers == ["800.1.3.1/1/BKPSDM/XI/2026", "800.1.3.1/2/BKPSDM/XI/2026"]
    assert actions.count("decree_void") == 1


def test_saving_a_letter_is_whole_and_audited(store, tmp_path, monkeypatch):
    letter_id = issue(store, add_case(store), add_office(store))
    with store.write() as session:
        path = letters.save_letter(session, letter_id, tmp_path / "SK")
        assert path.read_bytes() == letter_pdf(session, letter_id)
        assert session.query(AuditEntry).filter_by(action="export", table_name="letter").count() == 1
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    path.unlink()
    with store.write() as session, pytest.raises(Refusal, match="penuh"):
        letters.save_letter(session, letter_id, path)
    assert list(tmp_path.glob("SK*")) == []


def full_disk(path, content):
    """Writes half and fails, as a disk does that is full."""
    with path.open("wb") as file:
        file.write(content[: len(content) // 2])
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_pattern_changed_within_the_year_gives_no_number_twice(store):
    signatory, cases = add_office(store), [add_case(store) for _each in range(3)]
    issue(store, cases[0], signatory, number="SK/2/2026")
    with store.write() as session:
        change_office(session, number_pattern="SK/{urut}/{tahun}")
    numbers = []
    for case_id in cases[1:]:
        letter_id = issue(store, case_id, signatory)
        with store.read() as session:
            numbers.append(open_letter(session, letter_id).number)
    assert numbers == ["SK/1/2026", "SK/3/2026"]


def change_office(session, **changed):
    current = office(session)
    save_office(session, replace(current, **changed))


def test_a_reprint_keeps_its_bytes_after_the_office_changed(store):
    signatory, case_id = add_office(store), add_case(store)
    letter_id = issue(store, case_id, signatory)
    with store.write() as session:
        before = letter_pdf(session, letter_id)
        change_office(session, head_title="BUPATI CONTOH", place="Rumbai", font_size=11)
    with store.read() as session:
        assert letter_pdf(session, letter_id) == before
