"""Gathers what the guards of consultation, review, support and evaluation ask for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.tables import (
    CaseRepair,
    CheckOverride,
    Commitment,
    FollowUp,
    ScoreLine,
    Sitting,
    SittingOpinion,
    SupportItem,
    Talk,
    TechnicalOpinion,
    TransferCase,
)
from desktop.domain.cases.cases import ApprovalResult, CaseStage
from desktop.domain.cases.facts import AfterFacts, ReviewFacts, TalkFacts
from desktop.domain.cases.stages import ROUTE
from desktop.domain.evaluation.evaluation import FOLLOW_UP_MONTHS
from desktop.domain.review.review import TECHNICAL_BODY_WORDS, TechnicalBody
from desktop.services.rules.case_kinds import case_kinds
from desktop.text import _


@dataclass(frozen=True, slots=True)
class SwapState:
    """The other case of a swap: its register number, whether it is approved, and whether it ended before that."""

    number: str = ""
    approved: bool = False
    ended: bool = False


def talk_facts(session: Session, case: TransferCase) -> TalkFacts:
    """How far the employee was told, over all talks of the case, and the answer."""
    held = session.scalars(select(Talk).where(Talk.case_id == case.id, Talk.removed_at.is_(None))).all()
    talks = [talk for talk in held if case.move_since is None or talk.held_on >= case.move_since]
    return TalkFacts(
        held=len(talks),
        outdated=len(held) - len(talks),
        reason=any(talk.reason_explained for talk in talks),
        need=any(talk.need_explained for talk in talks),
        benefit=any(talk.benefit_explained for talk in talks),
        answer=case.answer,
        answered_on=case.answered_on,
    )


def review_facts(session: Session, case: TransferCase) -> ReviewFacts:
    """What the route of the case asks for in the review, and how it came out; the newest opinion counts.

    An opinion from before the move went elsewhere is none on this move.
    """
    since = case.move_since or date.min
    route = case_kinds(session)[case.kind].route(case.direction)
    opinion = session.execute(
        select(SittingOpinion.opinion, Sitting.minutes_number)
        .join(Sitting, Sitting.id == SittingOpinion.sitting_id)
        .where(SittingOpinion.case_id == case.id, Sitting.removed_at.is_(None), Sitting.held_on >= since)
        .order_by(Sitting.held_on.desc(), Sitting.id.desc())
        .limit(1)
    ).first()
    technical = session.scalar(
        select(TechnicalOpinion.result)
        .where(TechnicalOpinion.case_id == case.id, TechnicalOpinion.removed_at.is_(None))
        .where(TechnicalOpinion.body == (route.technical or None), TechnicalOpinion.asked_on >= since)
        .order_by(TechnicalOpinion.asked_on.desc(), TechnicalOpinion.id.desc())
        .limit(1)
    )
    contested = select(func.count()).where(
        ScoreLine.case_id == case.id, ScoreLine.contested_on.is_not(None), ScoreLine.replied_on.is_(None)
    )
    return ReviewFacts(
        sitting_asked=route.sitting,
        opinion=opinion[0] if opinion else None,
        minutes=opinion[1] if opinion else "",
        technical_asked=_(TECHNICAL_BODY_WORDS[TechnicalBody(route.technical)]) if route.technical else "",
        technical=technical,
        scores_asked=route.scores,
        scores_shown_on=case.scores_shown_on,
        scores_final_on=case.scores_final_on,
        contested=session.scalar(contested) or 0,
    )


def after_facts(session: Session, case: TransferCase) -> AfterFacts:
    """What is still open after the move."""
    commitments = select(func.count()).where(
        Commitment.case_id == case.id, Commitment.fulfilled_on.is_(None), Commitment.broken_on.is_(None)
    )
    support = select(func.count()).where(
        SupportItem.case_id == case.id, SupportItem.finished_on.is_(None), SupportItem.dropped_on.is_(None)
    )
    done = set(session.scalars(select(FollowUp.months).where(FollowUp.case_id == case.id)))
    return AfterFacts(
        commitments=session.scalar(commitments) or 0,
        support=session.scalar(support) or 0,
        follow_ups=tuple(months for months in FOLLOW_UP_MONTHS if months not in done),
    )


def is_in_repair(session: Session, case_id: int) -> bool:
    """Whether the papers of a case are with the proposer for repair."""
    last = select(CaseRepair.id).where(CaseRepair.case_id == case_id, CaseRepair.resubmitted_on.is_(None))
    return session.scalar(last.limit(1)) is not None


def overridden(session: Session, case_id: int) -> frozenset[str]:
    """Codes of the checks that were passed with a reason."""
    found = select(CheckOverride.code).where(CheckOverride.case_id == case_id, CheckOverride.removed_at.is_(None))
    return frozenset(session.scalars(found))


def swap_partner(session: Session, case: TransferCase) -> SwapState:
    """How far the other case of a swap is; without a number where there is none."""
    partner = session.get(TransferCase, case.swap_case_id) if case.swap_case_id is not None else None
    if partner is None:
        return SwapState()
    if partner.stage not in ROUTE:
        # Its approval stays on record, but a swap of one is none.
        return SwapState(partner.number, ended=True)
    decided = ROUTE.index(partner.stage) > ROUTE.index(CaseStage.APPROVAL)
    return SwapState(partner.number, approved=decided or partner.approval is ApprovalResult.APPROVED)
