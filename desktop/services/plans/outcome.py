"""What became of a plan: which of its moves became decrees, were refused, met an objection, and how they turned out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop.db.tables import PlanMove, TransferCase
from desktop.domain.cases.cases import ApprovalResult, CaseStage
from desktop.domain.dates import shown_date
from desktop.domain.evaluation.before_after import CALLED, VERDICT_WORDS
from desktop.domain.evaluation.evaluation import FollowUpState
from desktop.domain.objections.objections import OBJECTION_RESULT_WORDS
from desktop.services.decree_rows import PARTED, standing_decree
from desktop.services.evaluation.evaluation import EvaluationFile, evaluation_file
from desktop.services.objections.lists import ObjectionRow, objections_of_case
from desktop.services.plans.names import Names, Who
from desktop.services.plans.rows import moves_of
from desktop.text import N_, _, ngettext


class MoveState(StrEnum):
    """What became of a proposed move, the furthest first."""

    PROPOSED = "proposed"
    """No case was opened."""
    UNDER_WAY = "under_way"
    NOT_APPROVED = "not_approved"
    """The competent official refused, and the case is still to be closed."""
    DECREED = "decreed"
    """A decree was issued and stands."""
    MOVED = "moved"
    ENDED = "ended"
    """Refused, withdrawn or cancelled."""


MOVE_STATE_WORDS = {
    MoveState.PROPOSED: N_("Proposed, no case"),
    MoveState.UNDER_WAY: N_("Case under way"),
    MoveState.NOT_APPROVED: N_("Not approved"),
    MoveState.DECREED: N_("Decree issued"),
    MoveState.MOVED: N_("Moved"),
    MoveState.ENDED: N_("Ended without a move"),
}


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """What became of one proposed move."""

    who: Who
    to_unit: str
    to_post: str
    state: MoveState
    case_id: int | None = None
    number: str = ""
    stage: CaseStage | None = None
    decree: str = ""
    """Number and date of the decree."""
    end_reason: str = ""
    """Why it ended, or the words with which the official refused."""
    objections: tuple[str, ...] = ()
    """Each objection in words: its state or result."""
    evaluation: str = ""
    """What the evaluation says of unit and employee, in words; empty before the first follow-up."""


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What became of a plan: a sentence that sums it up, counts by state, and each move."""

    summary: str
    counts: tuple[tuple[MoveState, int], ...]
    moves: tuple[MoveOutcome, ...]


def plan_outcome(session: Session, plan_id: int, today: date) -> PlanOutcome:
    """What became of each move that the plan proposes."""
    rows = list(moves_of(session, plan_id))
    names = Names(session, (row.employee_id for row in rows), (row.to_unit_id for row in rows))
    moves = tuple(_outcome(session, row, names, today) for row in rows)
    counted = Counter(move.state for move in moves)
    counts = tuple((state, counted[state]) for state in MoveState)
    return PlanOutcome(_summary(moves, counted), counts, moves)


def _outcome(session: Session, row: PlanMove, names: Names, today: date) -> MoveOutcome:
    who, unit, post = names.who(row.employee_id), names.unit(row.to_unit_id), names.post(row.to_post_id)
    case = None if row.case_id is None else session.get(TransferCase, row.case_id)
    if case is None:
        return MoveOutcome(who, unit, post, MoveState.PROPOSED)
    decree = standing_decree(session, case)
    numbered = decree is not None and bool(decree.number)
    shown = ""
    if decree is not None and numbered:
        day = shown_date(decree.decided_on) if decree.decided_on else "–"
        shown = _("{number} of {day}").format(number=decree.number, day=day)
    state = _state(case, numbered=numbered)
    return MoveOutcome(
        who,
        unit,
        post,
        state,
        case_id=case.id,
        number=case.number,
        stage=case.stage,
        decree=shown,
        end_reason=case.approval_note if state is MoveState.NOT_APPROVED else case.end_reason,
        objections=tuple(map(_objection, objections_of_case(session, case.id, today))),
        evaluation=_evaluation(evaluation_file(session, case.id, today)),
    )


def _state(case: TransferCase, *, numbered: bool) -> MoveState:
    if case.stage in PARTED:
        return MoveState.ENDED
    if case.applied_at is not None:
        return MoveState.MOVED
    if numbered:
        return MoveState.DECREED
    refused = case.stage is CaseStage.APPROVAL and case.approval is ApprovalResult.REFUSED
    return MoveState.NOT_APPROVED if refused else MoveState.UNDER_WAY


def _objection(row: ObjectionRow) -> str:
    state = _(OBJECTION_RESULT_WORDS[row.result]) if row.result else _("not decided yet")
    return _("{number}: {state}").format(number=row.number, state=state)


def _evaluation(file: EvaluationFile) -> str:
    """How many follow-ups are filled in, and which numbers changed for certain."""
    done = sum(row.state is FollowUpState.DONE for row in file.follow_ups)
    told = (
        [ngettext("{count} follow-up filled in", "{count} follow-ups filled in", done).format(count=done)]
        if done
        else []
    )
    for chart in file.charts:
        for line in chart.lines:
            if line.comparison is not None and line.comparison.verdict in CALLED:
                verdict = _(VERDICT_WORDS[line.comparison.verdict])
                told.append(_("{name}, {owner}: {verdict}").format(name=chart.name, owner=line.owner, verdict=verdict))
    return "; ".join(told)


def _summary(moves: tuple[MoveOutcome, ...], counted: Counter[MoveState]) -> str:
    """The whole in one sentence."""
    words = _(
        "Of {count} proposed moves {opened} became cases: {moved} moved, {decreed} with a decree, {under_way} under "
        "way, {refused} not approved, {ended} ended without a move; {objections} met an objection."
    )
    return words.format(
        count=len(moves),
        opened=len(moves) - counted[MoveState.PROPOSED],
        moved=counted[MoveState.MOVED],
        decreed=counted[MoveState.DECREED],
        under_way=counted[MoveState.UNDER_WAY],
        refused=counted[MoveState.NOT_APPROVED],
        ended=counted[MoveState.ENDED],
        objections=sum(bool(move.objections) for move in moves),
    )
