"""The route of a case: no way round its guards, and every no has its sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases.cases import ApprovalResult, CaseStage, ChecklistState, DeliveryProof
from desktop.domain.cases.checks import CheckResult, Severity
from desktop.domain.cases.consultation import EmployeeAnswer
from desktop.domain.cases.facts import AfterFacts, CaseAction, CaseFacts, PaperFact, ReviewFacts, TalkFacts
from desktop.domain.cases.stages import (
    CHECKED_STAGES,
    END_STAGES,
    ROUTE,
    TRANSITIONS,
    allowed_actions,
    earlier_stages,
    may,
    next_stage,
    reached,
    rebuilt_stage,
)
from desktop.domain.review.review import TeamOpinion, TechnicalResult

TODAY = date(2026, 11, 23)
PAPER = PaperFact("Persetujuan melepas", "Ketentuan daerah", state=ChecklistState.MET)
TALK = TalkFacts(1, reason=True, need=True, benefit=True, answer=EmployeeAnswer.OBJECTS, answered_on=TODAY)
REVIEW = ReviewFacts(
    sitting_asked=True,
    opinion=TeamOpinion.ADVISES_AGAINST,
    minutes="BA/1/2026",
    technical_asked="Pertek",
    technical=TechnicalResult.GRANTED,
    scores_asked=True,
    scores_shown_on=TODAY,
    scores_final_on=TODAY,
)
WARNING = CheckResult("tenure", Severity.WARNING, "Baru 20 bulan.", "Peraturan BKN 5/2019", "employee")
COMPLETE = CaseFacts(
    stage=CaseStage.DRAFT,
    today=TODAY,
    to_unit="Puskesmas Rumbai",
    to_post="Perawat Mahir",
    reason="Pemerataan",
    need="Kurang dua",
    asked_for=date(2026, 12, 1),
    checks=(WARNING,),
    overridden=frozenset({"tenure"}),
    papers=(PAPER,),
    talk=TALK,
    review=REVIEW,
    approval=ApprovalResult.APPROVED,
    approved_on=TODAY,
    approved_by="Wali Kota",
    decree_number="800/1",
    decided_on=TODAY,
    effective_on=date(2026, 12, 1),
    signed_on=TODAY,
    scanned=True,
    delivered_on=TODAY,
    delivery_proof=DeliveryProof.HAND,
    started_on=TODAY,
    start_letter="SPMT/1",
)
NEEDED = [
    (CaseStage.DRAFT, {"to_unit": ""}),
    (CaseStage.DRAFT, {"to_post": ""}),
    (CaseStage.DRAFT, {"reason": ""}),
    (CaseStage.DRAFT, {"need": ""}),
    (CaseStage.DRAFT, {"asked_for": None}),
    (CaseStage.CHECKING, {"papers": (replace(PAPER, state=ChecklistState.MISSING),)}),
    (CaseStage.CHECKING, {"papers": (replace(PAPER, valid_until=TODAY - timedelta(days=1)),)}),
    (CaseStage.CHECKING, {"in_repair": True}),
    (CaseStage.CONSULTATION, {"talk": TalkFacts()}),
    (CaseStage.CONSULTATION, {"talk": replace(TALK, reason=False)}),
    (CaseStage.CONSULTATION, {"talk": replace(TALK, need=False)}),
    (CaseStage.CONSULTATION, {"talk": replace(TALK, benefit=False)}),
    (CaseStage.CONSULTATION, {"talk": replace(TALK, answer=None)}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, opinion=None)}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, minutes="")}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, technical=TechnicalResult.REPAIR)}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, technical=None)}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, scores_shown_on=None)}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, contested=1)}),
    (CaseStage.REVIEW, {"review": replace(REVIEW, scores_final_on=None)}),
    (CaseStage.APPROVAL, {"swap_number": "2026/0002"}),
    (CaseStage.APPROVAL, {"approval": None}),
    (CaseStage.APPROVAL, {"approval": ApprovalResult.REPAIR}),
    (CaseStage.APPROVAL, {"approval": ApprovalResult.REFUSED}),
    (CaseStage.APPROVAL, {"approved_on": None}),
    (CaseStage.APPROVAL, {"approved_by": ""}),
    (CaseStage.DECREE, {"decree_number": ""}),
    (CaseStage.DECREE, {"decided_on": None}),
    (CaseStage.DECREE, {"effective_on": None}),
    (CaseStage.DECREE, {"signed_on": None}),
    (CaseStage.DECREE, {"scanned": False}),
    (CaseStage.DELIVERY, {"delivered_on": None}),
    (CaseStage.DELIVERY, {"delivery_proof": None}),
    (CaseStage.HANDOVER, {"started_on": None}),
    (CaseStage.HANDOVER, {"start_letter": ""}),
    (CaseStage.SUPPORT, {"after": AfterFacts(commitments=2)}),
    (CaseStage.SUPPORT, {"after": AfterFacts(support=1)}),
    (CaseStage.EVALUATION, {"after": AfterFacts(follow_ups=(12,))}),
    (CaseStage.EVALUATION, {"after": AfterFacts(commitments=1)}),
    *((stage, {"overridden": frozenset()}) for stage in sorted(CHECKED_STAGES)),
    *((stage, {"checks": (replace(WARNING, severity=Severity.BLOCK),)}) for stage in sorted(CHECKED_STAGES)),
]


@st.composite
def some_facts(draw: st.DrawFn) -> CaseFacts:
    """Facts of which any may lack."""
    lacking: dict[str, object] = {}
    for _stage, one in draw(st.lists(st.sampled_from(NEEDED), max_size=6)):
        lacking |= one
    return replace(COMPLETE, **lacking)  # type: ignore[arg-type]


def stands_against(facts: CaseFacts) -> bool:
    """Whether a check forbids the move, or warns and was not passed: told once more, without the guard."""
    for check in facts.checks:
        passed = check.severity is Severity.INFO or (
            check.severity is Severity.WARNING and check.code in facts.overridden
        )
        if not passed:
            return True
    return False


actions = st.tuples(some_facts(), st.sampled_from(CaseAction), st.sampled_from(CaseStage))


@given(st.lists(actions, max_size=40))
def test_no_sequence_of_actions_passes_a_stage_without_its_guard(
    moves: list[tuple[CaseFacts, CaseAction, CaseStage]],
) -> None:
    stage = CaseStage.DRAFT
    for facts, action, to in moves:
        here = replace(facts, stage=stage)
        if may(here, action, to):
            continue
        before, stage = stage, reached(stage, action, to)
        if stage in ROUTE and ROUTE.index(stage) > ROUTE.index(before):
            assert ROUTE.index(stage) == ROUTE.index(before) + 1
            assert not next(row for row in TRANSITIONS if row.stage is before).guard(here)
            assert before not in CHECKED_STAGES or not stands_against(here)


@given(some_facts(), st.sampled_from(CaseStage), st.sampled_from(CaseAction), st.sampled_from(CaseStage))
def test_every_no_is_a_sentence_with_its_article(
    facts: CaseFacts, stage: CaseStage, action: CaseAction, to: CaseStage
) -> None:
    for missing in may(replace(facts, stage=stage), action, to):
        assert missing.what.rstrip().endswith(".")
        assert missing.article


@given(some_facts(), st.sampled_from(CaseStage))
def test_what_is_offered_may_be_done(facts: CaseFacts, stage: CaseStage) -> None:
    here = replace(facts, stage=stage)
    offered = allowed_actions(here)
    for action in offered - {CaseAction.RETURN}:
        assert not may(here, action)
    assert bool(earlier_stages(here)) == (CaseAction.RETURN in offered)


@given(st.lists(st.sampled_from(CaseAction)))
def test_the_timeline_alone_rebuilds_the_stage(wanted: list[CaseAction]) -> None:
    stage, steps = CaseStage.DRAFT, [CaseStage.DRAFT, None]
    for action in wanted:
        facts = replace(COMPLETE, stage=stage, decree_number="")
        if not may(facts, action, CaseStage.DRAFT):
            stage = reached(stage, action, CaseStage.DRAFT)
            steps += [stage, None]
    assert rebuilt_stage(steps) is stage


def test_a_complete_case_goes_all_the_way() -> None:
    stage = CaseStage.DRAFT
    for expected in ROUTE[1:]:
        assert may(replace(COMPLETE, stage=stage), CaseAction.ADVANCE) == []
        stage = reached(stage, CaseAction.ADVANCE)
        assert stage is expected
    assert next_stage(stage) is None


@pytest.mark.parametrize(("stage", "lacking"), NEEDED)
def test_each_fact_is_needed_in_its_stage(stage: CaseStage, lacking: dict[str, object]) -> None:
    facts = replace(COMPLETE, stage=stage, **lacking)  # type: ignore[arg-type]
    assert len(may(facts, CaseAction.ADVANCE)) == 1


@pytest.mark.parametrize("stage", sorted(END_STAGES))
def test_nothing_goes_on_after_an_end(stage: CaseStage) -> None:
    facts = replace(COMPLETE, stage=stage, decree_number="")
    assert allowed_actions(facts) == frozenset()


@pytest.mark.parametrize("action", [CaseAction.WITHDRAW, CaseAction.REFUSE, CaseAction.RETURN])
def test_a_standing_decree_must_be_cancelled_first(action: CaseAction) -> None:
    facts = replace(COMPLETE, stage=CaseStage.DECREE)
    assert "800/1" in may(facts, action, CaseStage.APPROVAL)[0].what


def test_what_follows_the_handover_is_not_undone_by_returning() -> None:
    facts = replace(COMPLETE, stage=CaseStage.EVALUATION)
    assert earlier_stages(facts) == (CaseStage.SUPPORT,)


def test_every_stage_of_the_route_is_guarded() -> None:
    assert {stage for stage, _lacking in NEEDED} == set(ROUTE) - {CaseStage.CLOSED}


def test_a_review_asks_only_for_what_its_route_names() -> None:
    facts = replace(COMPLETE, stage=CaseStage.REVIEW, review=ReviewFacts())
    assert may(facts, CaseAction.ADVANCE) == []


def test_an_outgoing_case_names_an_agency_instead_of_a_unit() -> None:
    facts = replace(COMPLETE, to_unit="", to_post="", outgoing=True)
    assert [missing.field for missing in may(facts, CaseAction.ADVANCE)] == ["agency"]
    assert may(replace(facts, to_agency="Pemerintah Provinsi Riau"), CaseAction.ADVANCE) == []


def test_a_swap_names_its_other_case() -> None:
    assert [missing.field for missing in may(replace(COMPLETE, swap_asked=True), CaseAction.ADVANCE)] == ["swap"]


def test_information_stops_nothing() -> None:
    facts = replace(COMPLETE, checks=(replace(WARNING, severity=Severity.INFO),), overridden=frozenset())
    assert may(facts, CaseAction.ADVANCE) == []
