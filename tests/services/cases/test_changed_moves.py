"""A case that proposes another move than before asks again for what was said and advised about the old one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.db.store import Store
from desktop.db.tables import CheckOverride, ScoreLine, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage
from desktop.domain.cases.facts import CaseAction
from desktop.domain.cases.stages import may
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import advance, edit_case, new_case, open_case, return_case, withdraw_case
from desktop.services.cases.changed_moves import MOVE_STEP
from desktop.services.cases.facts import case_facts
from desktop.services.cases.steps import Approval, record_approval
from tests.case_office import TMT, TODAY, SmallOffice, hear, lead_to, pass_warnings, proposal
from tests.services.cases.test_directions import office, swap

__all__ = ["office"]
LATER = TODAY + timedelta(days=1)


@pytest.fixture
def returned(store: Store, office: SmallOffice) -> int:
    """A case that came to the decision and went back to checking a day later."""
    with store.write() as session:
        case = new_case(session, proposal(office), TODAY)
        lead_to(session, case, CaseStage.APPROVAL)
        session.add(ScoreLine(case_id=case, code="need", position=0, points=5, most=25))
        return_case(session, case, CaseStage.CHECKING, "Tujuan keliru", LATER)
        return case


def change(store: Store, case_id: int, office: SmallOffice, **changed: object) -> None:
    with store.write() as session:
        version = session.get_one(TransferCase, case_id).version
        edit_case(session, case_id, proposal(office, need="Kekurangan", **changed), version, LATER)


def test_another_destination_asks_for_answer_and_sheet_again(store: Store, office: SmallOffice, returned: int) -> None:
    change(store, returned, office, to_post_id=office.other_post)
    with store.read() as session:
        case = session.get_one(TransferCase, returned)
        assert (case.answer, case.answered_on, case.scores_shown_on, case.scores_final_on) == (None, None, None, None)
        assert case.move_since == LATER
        assert session.scalars(select(ScoreLine).where(ScoreLine.case_id == returned)).all() == []
        assert MOVE_STEP in {step.action for step in open_case(session, returned, LATER).steps}


def test_talks_and_opinions_of_the_old_move_count_no_more(store: Store, office: SmallOffice, returned: int) -> None:
    change(store, returned, office, to_post_id=office.other_post)
    with store.write() as session:
        pass_warnings(session, returned, LATER)
        advance(session, returned, LATER)
        facts = case_facts(session, session.get_one(TransferCase, returned), LATER)
        assert (facts.talk.held, facts.talk.outdated, facts.review.opinion) == (0, 1, None)
        assert [missing.field for missing in may(facts, CaseAction.ADVANCE)] == ["talk"]
        hear(session, returned, LATER)
        assert advance(session, returned, LATER) is CaseStage.REVIEW


@pytest.mark.parametrize("changed", [{"reason": "Alasan lain"}, {"effective_on": TMT + timedelta(days=7)}])
def test_another_reason_or_day_is_the_same_move(
    store: Store, office: SmallOffice, returned: int, changed: dict[str, object]
) -> None:
    change(store, returned, office, **changed)
    with store.read() as session:
        case = session.get_one(TransferCase, returned)
        assert case.answer is not None
        assert (case.move_since, case.scores_final_on) == (None, TODAY)


def test_an_early_talk_counts_where_no_destination_was_given_yet(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = new_case(session, proposal(office, to_unit_id=None, to_post_id=None), TODAY)
        hear(session, case, TODAY)
    change(store, case, office)
    with store.read() as session:
        assert case_facts(session, session.get_one(TransferCase, case), LATER).talk.held == 1


def test_half_a_swap_does_not_go_on_alone(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        for one in (case.id, case.swap.case_id):
            lead_to(session, one, CaseStage.APPROVAL)
            record_approval(session, one, Approval(ApprovalResult.APPROVED, TODAY, "Wali Kota"), TODAY)
        withdraw_case(session, case.swap.case_id, "Berubah pikiran", TODAY)
        with pytest.raises(Refusal, match="sudah berakhir"):
            advance(session, case.id, TODAY)


def test_a_half_that_ends_stops_the_other_before_its_decree(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        for one in (case.id, case.swap.case_id):
            lead_to(session, one, CaseStage.APPROVAL)
            record_approval(session, one, Approval(ApprovalResult.APPROVED, TODAY, "Wali Kota"), TODAY)
        advance(session, case.id, TODAY)
        withdraw_case(session, case.swap.case_id, "Berubah pikiran", TODAY)
        assert open_case(session, case.id, TODAY).missing[0].field == "swap"


def test_the_other_half_of_a_swap_loses_reasons_that_do_not_fit_any_more(store: Store, office: SmallOffice) -> None:
    with store.write() as session:
        case = open_case(session, new_case(session, swap(office), TODAY), TODAY)
        assert case.swap is not None
        other = case.swap.case_id
        session.add(CheckOverride(case_id=other, code="tenure", what="Baru 3 bulan.", reason="Perlu"))
        session.flush()
        edit_case(session, case.id, swap(office, effective_on=TMT + timedelta(days=7)), case.version, TODAY)
        left = select(CheckOverride).where(CheckOverride.case_id == other, CheckOverride.removed_at.is_(None))
        assert session.scalars(left).all() == []


def test_the_kind_is_part_of_the_move(store: Store, office: SmallOffice, returned: int) -> None:
    change(store, returned, office, kind=CaseKind.ROTATION)
    with store.read() as session:
        assert session.get_one(TransferCase, returned).move_since == LATER
