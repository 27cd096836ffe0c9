"""A power to sign that does not reach far enough: refused in a decree, and named in a joint one."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import Employee, Post, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseStage
from desktop.domain.employees.posts import PostKind, PostRank
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import new_case
from desktop.services.cases.steps import Approval, record_approval
from desktop.services.letters.joint_decrees import hindrances
from desktop.services.letters.joint_facts import JointDraft
from desktop.services.rules.delegations import beyond_scope, officials_on, require_power, require_reach, require_scope
from desktop.services.settings import set_value
from desktop.services.wording.signatories import SignatoryEntry, list_signatories, save_signatory
from tests.case_office import TODAY, proposal, small_office

SECRETARY = "Sekretaris Daerah – Drs. Contoh"


def signer(session: Session, **bounds: object) -> int:
    """A signatory with these bounds."""
    return save_signatory(session, SignatoryEntry("Sekretaris Daerah", "Drs. Contoh", **bounds))  # type: ignore[arg-type]


def case_of(session: Session) -> TransferCase:
    """A case of the clerk, III/b, between two general posts."""
    return session.get_one(TransferCase, new_case(session, proposal(small_office(session)), TODAY))


@pytest.mark.parametrize(
    ("bounds", "allowed"),
    [
        ({}, True),
        ({"most_grade": "III/b"}, True),
        ({"most_grade": "III/a"}, False),
        ({"most_post": PostRank.GENERAL}, True),
    ],
)
def test_grade_and_post_of_the_case_are_held_against_the_bounds(
    store: Store, bounds: dict[str, object], *, allowed: bool
) -> None:
    with store.write() as session:
        assert (beyond_scope(session, signer(session, **bounds), case_of(session)) == "") is allowed


def test_the_post_that_is_left_counts_too(store: Store) -> None:
    with store.write() as session:
        case = case_of(session)
        head = Post(title="Kepala Bidang", title_key="kepala bidang", kind=PostKind.STRUCTURAL, echelon="31")
        session.add(head)
        session.flush()
        case.from_post_id = head.id
        with pytest.raises(Refusal, match="Kepala Bidang") as refused:
            require_scope(session, signer(session, most_post=PostRank.SUPERVISOR), case)
    assert "signatory" in refused.value.fields


def test_a_joint_decree_names_the_case_beyond_the_power(store: Store) -> None:
    with store.write() as session:
        case = case_of(session)
        case.stage = CaseStage.DECREE
        session.flush()
        draft = JointDraft((case.id,), TODAY, signer(session, most_grade="II/d"))
        assert "golongan pegawai III/b" in hindrances(session, draft, TODAY)[0].why


def test_a_power_that_is_over_is_refused_on_the_day(store: Store) -> None:
    with store.write() as session:
        signer(session, valid_to=date(2026, 11, 1))
        require_power(session, "Sekretaris Daerah", date(2026, 11, 1))
        require_power(session, "Menteri Dalam Negeri", TODAY)
        with pytest.raises(Refusal, match="Contoh"):
            require_power(session, "sekretaris  daerah", TODAY)


@pytest.mark.parametrize("typed", ["Sekretaris Daerah", "sekretaris daerah", "Drs. Contoh", SECRETARY])
def test_however_the_official_is_typed_the_power_is_looked_at(store: Store, typed: str) -> None:
    with store.write() as session:
        case = case_of(session)
        signer(session, most_grade="II/d")
        case.stage = CaseStage.APPROVAL
        with pytest.raises(Refusal, match="III/b") as refused:
            record_approval(session, case.id, Approval(ApprovalResult.APPROVED, TODAY, typed), TODAY)
        assert case.approval is None
    assert "by" in refused.value.fields


def test_a_refusal_needs_no_power_over_the_post(store: Store) -> None:
    with store.write() as session:
        case = case_of(session)
        signer(session, most_grade="II/d")
        case.stage = CaseStage.APPROVAL
        record_approval(session, case.id, Approval(ApprovalResult.REFUSED, TODAY, SECRETARY, "Tidak"), TODAY)
        assert case.approval is ApprovalResult.REFUSED


def test_the_head_needs_no_power_and_stands_first_among_who_may_decide(store: Store) -> None:
    with store.write() as session:
        set_value(session, "head_title", "Wali Kota")
        save_signatory(session, SignatoryEntry("Wali Kota", "Contoh Lama", valid_to=date(2020, 1, 1)))
        signer(session)
        require_power(session, "WALI KOTA", TODAY)
        assert officials_on(session, TODAY) == ("Wali Kota", SECRETARY)


def test_of_two_with_one_title_the_one_whose_power_holds_counts(store: Store) -> None:
    with store.write() as session:
        case = case_of(session)
        save_signatory(session, SignatoryEntry("Sekretaris Daerah", "Lama", valid_to=date(2020, 1, 1)))
        signer(session, most_grade="IV/e")
        require_power(session, "Sekretaris Daerah", TODAY)
        require_reach(session, "Sekretaris Daerah", TODAY, case)


def test_bounds_are_kept_and_read_again(store: Store) -> None:
    with store.write() as session:
        signer(session, most_grade="iii d", most_post=PostRank.SUPERVISOR)
        (row,) = list_signatories(session)
        assert (row.entry.most_grade, row.entry.most_post) == ("III/d", PostRank.SUPERVISOR)
        with pytest.raises(Refusal) as refused:
            signer(session, most_grade="Z/9")
    assert "most_grade" in refused.value.fields


def test_who_has_no_grade_cannot_be_held_against_one(store: Store) -> None:
    with store.write() as session:
        case = case_of(session)
        session.get_one(Employee, case.employee_id).grade = ""
        assert "belum tercatat" in beyond_scope(session, signer(session, most_grade="IV/e"), case)
