"""The route of a case as one table: from where to where, what guards the way on, and what else may be done there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.cases import guards
from desktop.domain.cases.cases import CASE_STAGE_WORDS, CaseStage
from desktop.domain.cases.facts import CaseAction, CaseFacts, Missing
from desktop.text import _

Guard = Callable[[CaseFacts], list[Missing]]


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the route; the three switches say how a case may end from here."""

    stage: CaseStage
    onward: CaseStage
    guard: Guard
    refusable: bool = False
    withdrawable: bool = False
    cancellable: bool = False


S = CaseStage
TRANSITIONS = (
    Transition(S.DRAFT, S.CHECKING, guards.draft_is_complete, withdrawable=True),
    Transition(S.CHECKING, S.CONSULTATION, guards.papers_are_there, refusable=True, withdrawable=True),
    Transition(S.CONSULTATION, S.REVIEW, guards.employee_was_heard, refusable=True, withdrawable=True),
    Transition(S.REVIEW, S.APPROVAL, guards.opinions_are_there, refusable=True, withdrawable=True),
    Transition(S.APPROVAL, S.DECREE, guards.move_is_approved, refusable=True, withdrawable=True),
    Transition(S.DECREE, S.DELIVERY, guards.decree_is_signed, withdrawable=True, cancellable=True),
    Transition(S.DELIVERY, S.HANDOVER, guards.decree_is_delivered, cancellable=True),
    Transition(S.HANDOVER, S.SUPPORT, guards.employee_has_started, cancellable=True),
    Transition(S.SUPPORT, S.EVALUATION, guards.promises_are_settled, cancellable=True),
    Transition(S.EVALUATION, S.CLOSED, guards.move_was_evaluated, cancellable=True),
)
ROUTE = (*(row.stage for row in TRANSITIONS), S.CLOSED)
"""The stages in their order, without the three other ends."""
CHECKED_STAGES = frozenset(ROUTE[: ROUTE.index(S.DECREE) + 1])
"""Stages that no case leaves against a check; later the employee may sit in the new post already."""
END_STAGES = frozenset({S.CLOSED, S.REFUSED, S.WITHDRAWN, S.CANCELLED})
ENDS = {
    CaseAction.REFUSE: S.REFUSED,
    CaseAction.WITHDRAW: S.WITHDRAWN,
    CaseAction.CANCEL_DECREE: S.CANCELLED,
}
CANCEL_RULE = "UU 30/2014 Pasal 66"
REASON_RULE = "UU 30/2014"

_BY_STAGE = {row.stage: row for row in TRANSITIONS}


def next_stage(stage: CaseStage) -> CaseStage | None:
    """The stage after `stage` on the route; None at an end."""
    row = _BY_STAGE.get(stage)
    return row.onward if row else None


def may(facts: CaseFacts, action: CaseAction, to: CaseStage | None = None) -> list[Missing]:
    """What stands in the way of `action`; nothing means that it may be done."""
    if action is CaseAction.ADVANCE:
        return _may_advance(facts)
    if action is CaseAction.RETURN:
        return _may_return(facts, to)
    return _may_end(facts, action)


def reached(stage: CaseStage, action: CaseAction, to: CaseStage | None = None) -> CaseStage:
    """The stage that `action` leads to from `stage`; ask `may` first."""
    target = ENDS.get(action) or (to if action is CaseAction.RETURN else next_stage(stage))
    return target or stage


def earlier_stages(facts: CaseFacts) -> tuple[CaseStage, ...]:
    """The stages to which the case may be returned now."""
    return tuple(stage for stage in ROUTE if not may(facts, CaseAction.RETURN, stage))


def allowed_actions(facts: CaseFacts) -> frozenset[CaseAction]:
    """What the case page offers now."""
    simple = (action for action in CaseAction if action is not CaseAction.RETURN and not may(facts, action))
    return frozenset(simple) | ({CaseAction.RETURN} if earlier_stages(facts) else frozenset())


def rebuilt_stage(steps: Iterable[CaseStage | None]) -> CaseStage | None:
    """The stage that a timeline leads to: where its last step that moved the case went."""
    stages = [stage for stage in steps if stage is not None]
    return stages[-1] if stages else None


def _may_advance(facts: CaseFacts) -> list[Missing]:
    row = _BY_STAGE.get(facts.stage)
    if row is None:
        return [_ended(facts)]
    return [*row.guard(facts), *(guards.no_check_stands(facts) if facts.stage in CHECKED_STAGES else ())]


def _may_return(facts: CaseFacts, to: CaseStage | None) -> list[Missing]:
    if facts.stage in END_STAGES:
        return [_ended(facts)]
    if to not in ROUTE or ROUTE.index(to) >= ROUTE.index(facts.stage):
        return [Missing(_("A case can only be returned to an earlier stage."), guards.TRANSFER_RULE, "to")]
    return list(_barriers(facts, ROUTE.index(to)))


def _barriers(facts: CaseFacts, to: int) -> Iterator[Missing]:
    """What a decree and a move already made forbid to go back behind."""
    if facts.decree_number and to < ROUTE.index(S.DECREE):
        yield Missing(
            _("Decree {number} stands: cancel it first.").format(number=facts.decree_number), CANCEL_RULE, "decree"
        )
    if to <= ROUTE.index(S.HANDOVER) < ROUTE.index(facts.stage):
        yield Missing(_("The handover is done: only cancelling the decree undoes it."), CANCEL_RULE, "decree")


def _may_end(facts: CaseFacts, action: CaseAction) -> list[Missing]:
    if action is CaseAction.CANCEL_DECREE:
        return _may_cancel(facts)
    row = _BY_STAGE.get(facts.stage)
    if row is None:
        return [_ended(facts)]
    if facts.decree_number:
        return [
            Missing(
                _("Decree {number} stands: cancel it first.").format(number=facts.decree_number), CANCEL_RULE, "decree"
            )
        ]
    if not (row.refusable if action is CaseAction.REFUSE else row.withdrawable):
        return [
            Missing(
                _("This cannot be done in the stage “{stage}”.").format(stage=_(CASE_STAGE_WORDS[facts.stage])),
                guards.TRANSFER_RULE,
            )
        ]
    return []


def _may_cancel(facts: CaseFacts) -> list[Missing]:
    row = _BY_STAGE.get(facts.stage)
    cancellable = row.cancellable if row else facts.stage is S.CLOSED
    if cancellable and facts.decree_number:
        return []
    return [Missing(_("There is no decree that could be cancelled."), CANCEL_RULE, "decree")]


def _ended(facts: CaseFacts) -> Missing:
    stage = _(CASE_STAGE_WORDS[facts.stage])
    return Missing(_("The case has ended: {stage}.").format(stage=stage), guards.TRANSFER_RULE)
