"""The ticks of the head: each case kept whole or told why not, and taken where it goes."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Attachment, CaseStep, Employee, FileContent, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage
from desktop.domain.refusal import Refusal
from desktop.services.attachments import Upload
from desktop.services.cases.cases import advance, new_case
from desktop.services.review.approval_rows import approval_desk, approval_rows
from desktop.services.review.approvals import Decision, Outcome, Signing, record_approvals
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests.case_office import PDF, TODAY, SmallOffice, lead_to, pass_warnings, proposal, small_office

AGREED, REPAIR, REFUSED = ApprovalResult.APPROVED, ApprovalResult.REPAIR, ApprovalResult.REFUSED
HEAD = Signing(TODAY, "Wali Kota")


def onward(**changed: object) -> Signing:
    """The head decided, and the cases go where they belong at once."""
    return Signing(TODAY, "Wali Kota", **{"onward": True, "return_to": CaseStage.CHECKING} | changed)  # type: ignore[arg-type]


def waiting(store: Store, count: int = 1) -> list[int]:
    """Cases of as many employees that wait for approval."""
    with store.write() as session:
        office = small_office(session)
        people = [office.employee, *(_another(session, office, at) for at in range(count - 1))]
        made = [new_case(session, proposal(office, employee_id=one), TODAY) for one in people]
        for case_id in made:
            lead_to(session, case_id, CaseStage.APPROVAL)
        for case_id in made:
            pass_warnings(session, case_id)
    return made


def _another(session: Session, office: SmallOffice, at: int) -> int:
    first = session.get_one(Employee, office.employee)
    skipped = {"id", "version", "nip", "siasn_id"}
    values = {name: getattr(first, name) for name in Employee.__table__.columns.keys() if name not in skipped}  # noqa: SIM118
    other = Employee(**values | {"nip": f"19850317201001{at + 2:04}", "name": f"Budi {at}", "name_key": f"budi {at}"})
    session.add(other)
    session.flush()
    return other.id


def record(store: Store, decisions: list[Decision], signing: Signing = HEAD) -> tuple[Outcome, ...]:
    with store.write() as session:
        return record_approvals(session, decisions, signing, TODAY)


def test_the_nominatif_tells_what_is_decided_upon(store: Store) -> None:
    (case_id,) = waiting(store)
    with store.read() as session:
        (row,) = approval_desk(session, TODAY).rows
    assert (row.id, row.employee, row.grade, row.reason) == (
        case_id,
        "Rina Batubara, S.E.",
        "III/b",
        "Pemerataan pegawai",
    )
    assert (row.origin, row.destination) == (
        "Pengelola Kepegawaian, Sekretariat",
        "Pengelola Kepegawaian, Puskesmas Rumbai",
    )
    assert (row.room, row.team, row.answer) == ((2, 0), "Mendukung mutasi", "Setuju")
    assert row.issuer


def test_passed_warnings_stand_with_their_reasons(store: Store) -> None:
    waiting(store)
    with store.write() as session:
        rows = approval_rows(session, TODAY)
    assert all(one.what and one.reason == "Sudah dipertimbangkan" for one in rows[0].warnings)


def test_all_three_ticks_are_kept_at_once(store: Store) -> None:
    one, two, three = waiting(store, 3)
    done = record(store, [Decision(one, AGREED), Decision(two, REPAIR, "Lengkapi"), Decision(three, REFUSED, "Tidak")])
    assert [(row.kept, row.stage, row.why) for row in done] == [(True, CaseStage.APPROVAL, "")] * 3
    with store.read() as session:
        kept = session.execute(select(TransferCase.approval, TransferCase.approval_note).order_by(TransferCase.id))
        assert [tuple(row) for row in kept] == [(AGREED, ""), (REPAIR, "Lengkapi"), (REFUSED, "Tidak")]


def test_cases_go_on_or_back_in_the_same_go(store: Store) -> None:
    one, two = waiting(store, 2)
    done = record(store, [Decision(one, AGREED), Decision(two, REPAIR, "Lengkapi")], onward(sheet="20261123-1"))
    assert [(row.stage, row.why) for row in done] == [(CaseStage.DECREE, ""), (CaseStage.CHECKING, "")]
    with store.read() as session:
        assert session.get_one(TransferCase, one).approval_note == "lembar centang 20261123-1"
        said = session.scalars(select(CaseStep.note).where(CaseStep.case_id == two, CaseStep.action == "return")).all()
    assert said == ["Lengkapi"]


def test_refused_cases_end_at_once_only_if_that_is_ticked(store: Store) -> None:
    one, two = waiting(store, 2)
    (left,) = record(store, [Decision(one, REFUSED, "Masih dibutuhkan di unit asal")])
    (ended,) = record(store, [Decision(two, REFUSED, "Masih dibutuhkan di unit asal")], onward(end_refused=True))
    assert (left.stage, ended.stage, ended.why) == (CaseStage.APPROVAL, CaseStage.REFUSED, "")
    with store.read() as session:
        assert session.get_one(TransferCase, two).end_reason == "Masih dibutuhkan di unit asal"


@pytest.mark.parametrize("result", [REPAIR, REFUSED])
def test_repair_and_refusal_need_words_and_hold_up_nobody(store: Store, result: ApprovalResult) -> None:
    one, two = waiting(store, 2)
    done = record(store, [Decision(one, result, "  "), Decision(two, AGREED)], onward())
    assert [(row.kept, row.stage) for row in done] == [(False, CaseStage.APPROVAL), (True, CaseStage.DECREE)]
    assert "Catatan pejabat belum ada" in done[0].why
    with store.read() as session:
        assert session.get_one(TransferCase, one).approval is None


def test_what_somebody_else_changed_is_told_and_left_alone(store: Store) -> None:
    one, two = waiting(store, 2)
    done = record(store, [Decision(one, AGREED, version=0), Decision(two, AGREED)])
    assert [row.kept for row in done] == [False, True]
    assert done[0].why


def test_a_case_elsewhere_is_told_with_its_sentence(store: Store) -> None:
    one, two = waiting(store, 2)
    record(store, [Decision(one, AGREED)], onward())
    done = record(store, [Decision(one, REFUSED, "Tidak"), Decision(two, AGREED)])
    assert [row.kept for row in done] == [False, True]
    assert "Penetapan" in done[0].why


def test_a_check_that_stands_keeps_the_approval_and_the_case(store: Store) -> None:
    (one,) = waiting(store)
    with store.write() as session:
        session.get_one(TransferCase, one).need = ""
        person = session.get_one(Employee, session.get_one(TransferCase, one).employee_id)
        person.post_since = date(2026, 10, 1)
    (done,) = record(store, [Decision(one, AGREED)], onward())
    assert (done.kept, done.stage) == (True, CaseStage.APPROVAL)
    assert done.why


def test_both_halves_of_a_swap_go_on_together_and_one_alone_stays(store: Store) -> None:
    one, two = waiting(store, 2)
    with store.write() as session:
        first, second = session.get_one(TransferCase, one), session.get_one(TransferCase, two)
        first.kind = second.kind = CaseKind.SWAP
        first.swap_case_id, second.swap_case_id = two, one
        session.flush()
        pass_warnings(session, one)
        pass_warnings(session, two)
    (alone,) = record(store, [Decision(one, AGREED)])
    assert "2026/0002" in alone.why
    done = record(store, [Decision(one, AGREED), Decision(two, AGREED)], onward())
    assert [row.stage for row in done] == [CaseStage.DECREE, CaseStage.DECREE]


def test_the_scan_is_stored_once_for_every_case_that_is_kept(store: Store) -> None:
    one, two, three = waiting(store, 3)
    with store.read() as session:
        before = session.scalar(select(func.count()).select_from(FileContent)) or 0
    ticks = [Decision(one, AGREED), Decision(two, AGREED), Decision(three, REFUSED)]
    record(store, ticks, onward(scan=Upload("lembar.pdf", PDF.content + b" lembar %%EOF")))
    with store.read() as session:
        owners = session.scalars(select(Attachment.case_id).where(Attachment.name == "lembar.pdf")).all()
        after = session.scalar(select(func.count()).select_from(FileContent))
    assert (sorted(filter(None, owners)), after) == ([one, two], before + 1)


@pytest.mark.parametrize(
    ("signing", "field"),
    [(Signing(None, "Wali Kota"), "on"), (Signing(date(2027, 1, 1), "Wali Kota"), "on"), (Signing(TODAY, " "), "by")],
)
def test_what_is_wrong_for_all_is_refused_before_any(store: Store, signing: Signing, field: str) -> None:
    (one,) = waiting(store)
    with pytest.raises(Refusal) as refused:
        record(store, [Decision(one, AGREED)], signing)
    assert field in refused.value.fields


def test_nothing_ticked_and_a_broken_scan_are_refused_whole(store: Store) -> None:
    (one,) = waiting(store)
    with pytest.raises(Refusal, match="Belum ada perkara"):
        record(store, [Decision(one, None)])
    with pytest.raises(Refusal):
        record(store, [Decision(one, AGREED)], onward(scan=Upload("lembar.pdf", b"MZ")))
    with store.read() as session:
        assert session.get_one(TransferCase, one).approval is None


def test_a_power_that_does_not_reach_is_told_for_its_case(store: Store) -> None:
    one, two = waiting(store, 2)
    with store.write() as session:
        session.get_one(Employee, session.get_one(TransferCase, two).employee_id).grade = "II/a"
        save_signatory(session, SignatoryEntry("Sekda", "Drs. Contoh", most_grade="II/d"))
    done = record(store, [Decision(one, AGREED), Decision(two, AGREED)], Signing(TODAY, "Sekda"))
    assert [row.kept for row in done] == [False, True]
    assert "golongan pegawai III/b" in done[0].why


def test_an_approved_case_goes_on_from_its_own_page_too(store: Store) -> None:
    (one,) = waiting(store)
    record(store, [Decision(one, AGREED)])
    with store.write() as session:
        assert advance(session, one, TODAY) is CaseStage.DECREE
