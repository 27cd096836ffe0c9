"""One decree for many cases: who may be in it, one number for all, one signature, and freeing all again."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from sqlalchemy import func, select

from desktop.db.store import Store
from desktop.db.tables import CheckOverride, Decree, Employee, Letter, TransferCase
from desktop.domain.cases.cases import CaseStage, Direction
from desktop.domain.cases.checks import Severity
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.letters.letters import LetterKind
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import open_case
from desktop.services.cases.steps import OutsideDecree, record_signature
from desktop.services.letter_lists import letters_of_case
from desktop.services.letters.joint_decrees import (
    advance_together,
    issue_joint,
    joint_desk,
    preview_joint,
    record_joint_outside,
)
from desktop.services.letters.joint_facts import JointDraft, gather_joint
from desktop.services.letters.letters import open_letter, void_letter
from tests.case_office import PDF
from tests.letter_office import TMT, TODAY, add_case, add_office

NAMES = ("Siti Aminah", "Budi Contoh", "Rina Sari")


@pytest.fixture
def cases(store: Store) -> list[int]:
    """Three cases that wait for their decree; warnings are passed."""
    made = [add_case(store, name) for name in NAMES]
    with store.write() as session:
        for employee in session.scalars(select(Employee)):
            employee.legal_status = "01"
        for case_id in made:
            for check in open_case(session, case_id, TODAY).checks:
                if check.severity is not Severity.INFO:
                    session.add(CheckOverride(case_id=case_id, code=check.code, what=check.what, reason="Dilihat"))
    return made


@pytest.fixture
def signer(store: Store) -> int:
    return add_office(store)


def draft(cases: list[int], signer: int, **changed: object) -> JointDraft:
    return JointDraft(**{"case_ids": tuple(cases), "day": TODAY, "signatory_id": signer, **changed})  # type: ignore[arg-type]


def words(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(BytesIO(pdf))]


def test_one_number_one_decree_one_letter_for_all(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        letter = issue_joint(session, draft(cases, signer), TODAY)
        files = [open_case(session, case, TODAY) for case in cases]
        numbers = {file.decree.number for file in files if file.decree}
        assert len(numbers) == session.scalar(select(func.count()).select_from(Decree)) == 1
        assert [row.id for case in cases for row in letters_of_case(session, case)] == [letter] * 3
        assert [file.decree.cases for file in files if file.decree] == [3, 3, 3]
        assert open_letter(session, letter).kind is LetterKind.COLLECTIVE_DECREE


def test_the_annex_names_each_with_what_changes(store: Store, cases: list[int], signer: int) -> None:
    with store.read() as session:
        *_decree, annex = words(preview_joint(session, draft(cases, signer), TODAY).pdf)
    for part in (*NAMES, "LAMPIRAN", "Puskesmas Umban Sari", "Puskesmas Rumbai", "1 Desember 2026", "BUDI CONTOH"):
        assert part in annex
    assert annex.rstrip().endswith("Halaman 1 dari 1")


@pytest.mark.parametrize(("day", "said"), [(TMT, "terhitung mulai tanggal 1 Desember 2026"), (None, "lajur 7")])
def test_the_tmt_is_one_or_each_ones_own(
    store: Store, cases: list[int], signer: int, day: date | None, said: str
) -> None:
    with store.read() as session:
        pdf = preview_joint(session, draft(cases, signer, effective_on=day), TODAY).pdf
    assert said in " ".join(words(pdf)[:-1])


def test_each_case_keeps_its_own_tmt(store: Store, cases: list[int], signer: int) -> None:
    days = [date(2026, 12, 1), date(2027, 1, 4), date(2026, 12, 1)]
    with store.write() as session:
        for case, day in zip(cases, days, strict=True):
            session.get_one(TransferCase, case).effective_on = day
        issue_joint(session, draft(cases, signer), TODAY)
        found = [open_case(session, case, TODAY).decree for case in cases]
        assert [decree.effective_on for decree in found if decree] == days


def test_who_cannot_be_in_it_is_named_before_anything_is_numbered(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, cases[0]).stage = CaseStage.APPROVAL
        session.get_one(TransferCase, cases[1]).effective_on = None
        session.get_one(Employee, session.get_one(TransferCase, cases[2]).employee_id).kind = EmployeeKind.PPPK
    with store.read() as session:
        preview = preview_joint(session, draft(cases, signer), TODAY)
    assert (preview.pdf, [row.case_id for row in preview.hindered]) == (b"", cases)
    with pytest.raises(Refusal, match="3 perkara"), store.write() as session:
        issue_joint(session, draft(cases, signer), TODAY)
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Letter)) == 0


def test_who_leaves_the_region_is_moved_by_a_decree_made_outside(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        session.get_one(TransferCase, cases[0]).direction = Direction.OUTGOING
        session.get_one(TransferCase, cases[0]).outside_agency = "Pemerintah Kota Dumai"
        assert [row.case_id for row in preview_joint(session, draft(cases, signer), TODAY).hindered] == cases[:1]
        record_joint_outside(session, cases, OutsideDecree("800/7/BKN", TODAY, None), TODAY)
        numbers = {open_case(session, case, TODAY).decree.number for case in cases}  # type: ignore[union-attr]
        assert numbers == {"800/7/BKN"}


def test_one_signature_counts_for_all_and_they_go_on_together(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        issue_joint(session, draft(cases, signer), TODAY)
        session.flush()
        record_signature(session, cases[0], TODAY, PDF, TODAY)
        done = advance_together(session, cases[1], TODAY)
        assert (done.moved, done.stayed) == (3, ())
        assert {open_case(session, case, TODAY).stage for case in cases} == {CaseStage.DELIVERY}


def test_voiding_the_letter_frees_all_its_cases(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        void_letter(session, issue_joint(session, draft(cases, signer), TODAY), "Salah ketik")
        assert {row.id for row in joint_desk(session, TODAY).rows} == set(cases)
        again = issue_joint(session, draft(cases, signer), TODAY)
        numbers = session.scalars(select(Letter.number)).all()
        assert (len(set(numbers)), session.get_one(Letter, again).case_id) == (2, None)


def test_a_signed_one_is_not_voided(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        letter = issue_joint(session, draft(cases, signer), TODAY)
        record_signature(session, cases[0], TODAY, PDF, TODAY)
        with pytest.raises(Refusal, match="ditandatangani"):
            void_letter(session, letter, "Salah ketik")


def test_without_a_tick_there_is_no_decree(store: Store, signer: int) -> None:
    with store.write() as session, pytest.raises(Refusal, match="Belum ada perkara"):
        issue_joint(session, draft([], signer), TODAY)


def test_who_comes_in_is_named_with_the_agency_that_is_left(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        coming = session.get_one(TransferCase, cases[1])
        coming.direction, coming.outside_agency, coming.outside_post = Direction.INCOMING, "Kabupaten Siak", "Perawat"
        coming.from_unit_id = coming.from_post_id = None
        facts = gather_joint(session, draft(cases, signer), "800/1")
        origins = {row.id: row.origin for row in joint_desk(session, TODAY).rows}
    assert facts.annex is not None
    assert [row[3] for row in facts.annex.rows][1] == "Perawat\nKabupaten Siak"
    assert origins[cases[1]] == "Perawat, Kabupaten Siak"


def test_the_scan_of_one_decree_is_seen_in_each_of_its_cases(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        issue_joint(session, draft(cases[:2], signer), TODAY)
        session.flush()
        record_signature(session, cases[0], TODAY, PDF, TODAY)
        found = [[row.name for row in open_case(session, case, TODAY).attachments] for case in cases]
    assert found == [[PDF.name], [PDF.name], []]


def test_a_letter_of_several_says_how_many_and_leads_to_each(store: Store, cases: list[int], signer: int) -> None:
    with store.write() as session:
        letter = issue_joint(session, draft(cases, signer), TODAY)
        file = open_letter(session, letter)
        assert file.employee == "3 pegawai"
        assert {case_id for case_id, _employee in file.cases} == set(cases)
        assert all(employee for _case_id, employee in file.cases)
