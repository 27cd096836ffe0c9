"""The nominatif: every case that waits for the official's decision, with all that the official decides upon."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from desktop.db.tables import (
    CheckOverride,
    Employee,
    Establishment,
    Post,
    ScoreLine,
    Sitting,
    SittingOpinion,
    TechnicalOpinion,
    TransferCase,
    Unit,
)
from desktop.domain.cases.cases import ApprovalResult, CaseKind, CaseStage, Direction
from desktop.domain.cases.consultation import EMPLOYEE_ANSWER_WORDS, EmployeeAnswer
from desktop.domain.cases.scoring import shown_points
from desktop.domain.employees.employees import ACTIVE_STATUSES, display_name
from desktop.domain.review.review import TEAM_OPINION_WORDS, TECHNICAL_RESULT_WORDS
from desktop.services.rules.case_kinds import case_kinds
from desktop.services.rules.delegations import officials_on
from desktop.text import _


@dataclass(frozen=True, slots=True)
class PassedWarning:
    """A warning that was passed, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """A case as the nominatif shows it; opinions, score and answer stand in words, empty where there are none."""

    id: int
    version: int
    number: str
    kind: CaseKind
    issuer: str
    employee: str
    nip: str
    grade: str
    origin: str
    destination: str
    unit: str
    """The unit moved to, or the agency of who leaves the region."""
    reason: str
    need: str
    room: tuple[int, int] | None
    """Need and holders of the post moved to; None where no need is recorded."""
    team: str
    technical: str
    score: str
    answer: str
    warnings: tuple[PassedWarning, ...]
    swap_id: int | None
    swap_number: str
    recorded: ApprovalResult | None
    """What was decided already, of a case that has not gone on."""
    recorded_note: str


@dataclass(frozen=True, slots=True)
class ApprovalDesk:
    """What the officer begins with: the nominatif, and who may have decided."""

    rows: tuple[ApprovalRow, ...]
    officials: tuple[str, ...]
    """The head of the office first."""


def approval_desk(session: Session, today: date) -> ApprovalDesk:
    """The cases that wait, with the office's head and those who may sign today."""
    return ApprovalDesk(approval_rows(session, today), officials_on(session, today))


def approval_rows(session: Session, today: date, case_ids: Sequence[int] | None = None) -> tuple[ApprovalRow, ...]:
    """The cases in the stage of approval by register number, or those of `case_ids` among them in that order."""
    kinds = case_kinds(session)
    gathered = _Gathered(_warnings(session), _team(session), _technical(session), _scores(session))
    found = session.execute(_CASES, {"year": today.year})
    rows = {row.id: _row(row, kinds[row.kind].route(row.direction).issuer, gathered) for row in found}
    return tuple(rows.values()) if case_ids is None else tuple(rows[at] for at in case_ids if at in rows)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What other tables say of the waiting cases, by case."""

    warnings: Mapping[int, Sequence[PassedWarning]]
    team: Mapping[int, str]
    technical: Mapping[int, str]
    scores: Mapping[int, str]


_From, _To, _OldPost, _Other = aliased(Unit), aliased(Unit), aliased(Post), aliased(TransferCase)
_SINCE = func.coalesce(TransferCase.move_since, date.min)
"""Opinions from before the move went elsewhere are none on this move."""
_WAITING = select(TransferCase.id).where(TransferCase.stage == CaseStage.APPROVAL)


def _need() -> Any:
    """The newest need up to this year of the post moved to."""
    place = (Establishment.unit_id == TransferCase.to_unit_id, Establishment.post_id == TransferCase.to_post_id)
    query = select(Establishment.need).where(*place, Establishment.year <= bindparam("year"))
    return query.order_by(Establishment.year.desc()).limit(1).correlate(TransferCase).scalar_subquery()


def _holders() -> Any:
    holder = aliased(Employee)
    place = (holder.unit_id == TransferCase.to_unit_id, holder.post_id == TransferCase.to_post_id)
    active = (holder.legal_status.in_(sorted(ACTIVE_STATUSES)), holder.removed_at.is_(None))
    return select(func.count()).select_from(holder).where(*place, *active).correlate(TransferCase).scalar_subquery()


_CASES = (
    select(
        *(TransferCase.id, TransferCase.version, TransferCase.number, TransferCase.kind, TransferCase.direction),
        *(TransferCase.reason, TransferCase.need, TransferCase.answer, TransferCase.answer_conditions),
        *(TransferCase.outside_agency, TransferCase.outside_unit, TransferCase.outside_post),
        *(TransferCase.approval, TransferCase.approval_note, TransferCase.swap_case_id),
        *(Employee.title_before, Employee.name, Employee.title_after, Employee.nip, Employee.grade),
        *(_OldPost.title.label("old_post"), _From.name.label("old_unit")),
        *(Post.title.label("new_post"), _To.name.label("new_unit")),
        _Other.number.label("swap_number"),
        _need().label("room_need"),
        _holders().label("room_holders"),
    )
    .join(Employee, Employee.id == TransferCase.employee_id)
    .outerjoin(_OldPost, _OldPost.id == TransferCase.from_post_id)
    .outerjoin(_From, _From.id == TransferCase.from_unit_id)
    .outerjoin(Post, Post.id == TransferCase.to_post_id)
    .outerjoin(_To, _To.id == TransferCase.to_unit_id)
    .outerjoin(_Other, _Other.id == TransferCase.swap_case_id)
    .where(TransferCase.stage == CaseStage.APPROVAL)
    .order_by(TransferCase.number)
)


def _row(row: Any, issuer: str, gathered: _Gathered) -> ApprovalRow:
    outside = (row.outside_post, ", ".join(filter(None, (row.outside_unit, row.outside_agency))))
    comes, leaves = row.direction is Direction.INCOMING, row.direction is Direction.OUTGOING
    return ApprovalRow(
        id=row.id,
        version=row.version,
        number=row.number,
        kind=row.kind,
        issuer=issuer,
        employee=display_name(row.title_before, row.name, row.title_after),
        nip=row.nip,
        grade=row.grade,
        origin=_joined(*(outside if comes else (row.old_post, row.old_unit))),
        destination=_joined(*(outside if leaves else (row.new_post, row.new_unit))),
        unit=(row.outside_agency if leaves else row.new_unit) or "",
        reason=row.reason,
        need=row.need,
        room=None if row.room_need is None or leaves else (row.room_need, row.room_holders),
        team=gathered.team.get(row.id, ""),
        technical=gathered.technical.get(row.id, ""),
        score=gathered.scores.get(row.id, ""),
        answer=_answer(row.answer, row.answer_conditions),
        warnings=tuple(gathered.warnings.get(row.id, ())),
        swap_id=row.swap_case_id,
        swap_number=row.swap_number or "",
        recorded=row.approval,
        recorded_note=row.approval_note,
    )


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


def _answer(answer: EmployeeAnswer | None, conditions: str) -> str:
    return ": ".join(filter(None, (_(EMPLOYEE_ANSWER_WORDS[answer]), conditions))) if answer else ""


def _warnings(session: Session) -> Mapping[int, Sequence[PassedWarning]]:
    found = session.execute(
        select(CheckOverride.case_id, CheckOverride.what, CheckOverride.reason)
        .where(CheckOverride.removed_at.is_(None), CheckOverride.case_id.in_(_WAITING))
        .order_by(CheckOverride.id)
    )
    by_case: defaultdict[int, list[PassedWarning]] = defaultdict(list)
    for case_id, what, reason in found:
        by_case[case_id].append(PassedWarning(what, reason))
    return by_case


def _team(session: Session) -> Mapping[int, str]:
    """The newest opinion of each case: later ones overwrite what came before."""
    found = session.execute(
        select(SittingOpinion.case_id, SittingOpinion.opinion, SittingOpinion.note)
        .join(Sitting, Sitting.id == SittingOpinion.sitting_id)
        .join(TransferCase, TransferCase.id == SittingOpinion.case_id)
        .where(Sitting.removed_at.is_(None), SittingOpinion.opinion.is_not(None))
        .where(TransferCase.stage == CaseStage.APPROVAL, Sitting.held_on >= _SINCE)
        .order_by(Sitting.held_on, Sitting.id)
    )
    return {case: ": ".join(filter(None, (_(TEAM_OPINION_WORDS[given]), note))) for case, given, note in found if given}


def _technical(session: Session) -> Mapping[int, str]:
    found = session.execute(
        select(TechnicalOpinion.case_id, TechnicalOpinion.result, TechnicalOpinion.number)
        .where(TechnicalOpinion.removed_at.is_(None), TechnicalOpinion.result.is_not(None))
        .join(TransferCase, TransferCase.id == TechnicalOpinion.case_id)
        .where(TransferCase.stage == CaseStage.APPROVAL, TechnicalOpinion.asked_on >= _SINCE)
        .order_by(TechnicalOpinion.asked_on, TechnicalOpinion.id)
    )
    return {
        case: ", ".join(filter(None, (_(TECHNICAL_RESULT_WORDS[given]), number)))
        for case, given, number in found
        if given
    }


def _scores(session: Session) -> Mapping[int, str]:
    counted = func.coalesce(ScoreLine.corrected_points, ScoreLine.points)
    found = session.execute(
        select(ScoreLine.case_id, func.sum(counted), func.sum(ScoreLine.most))
        .where(ScoreLine.case_id.in_(_WAITING))
        .group_by(ScoreLine.case_id)
    )
    return {case: f"{shown_points(round(total, 1))} / {shown_points(round(most, 1))}" for case, total, most in found}
