"""The move itself: the employee's record changes on the TMT, and is put back when the decree is cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import Decree, DecreeCorrection, Employee, Post, PostHistory, TransferCase, Unit
from desktop.db.tables.base import now
from desktop.domain.cases.cases import CaseStage, DecreeState, Direction
from desktop.domain.cases.facts import CaseAction
from desktop.domain.cases.stages import may, reached
from desktop.domain.cases.transfers import MovePlan, PostHeld, PostLine, is_made, is_overtaken, made_move, plan_move
from desktop.domain.dates import shown_date
from desktop.domain.employees.employees import display_name
from desktop.domain.employees.names import check_line
from desktop.domain.refusal import Refusal
from desktop.services.case_rows import add_step, edited_case, move_to, not_after, not_before, reason_given, require
from desktop.services.cases.facts import case_facts
from desktop.services.cases.swaps import tell_end
from desktop.services.decree_rows import EFFECTIVE_ON, PARTED, STRUCK_OUT, cases_of, takes_effect
from desktop.text import _

HANDED_OVER = (CaseStage.SUPPORT, CaseStage.EVALUATION, CaseStage.CLOSED)


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Since when a decree is cancelled, by which new decree and why."""

    on: date | None
    by_number: str
    reason: str
    this_case_only: bool = False
    """Whether the decree goes on for its other cases."""


@dataclass(frozen=True, slots=True)
class AppliedMove:
    """A move that now stands in the employee's record."""

    case_id: int
    case_number: str
    employee_id: int
    employee: str
    unit: str
    post: str
    on: date


def apply_due_moves(session: Session, today: date) -> list[AppliedMove]:
    """Move every employee whose handover is done and whose TMT has come; called at start and at each handover.

    A record that shows a later post by now stays as it is. Of a swap neither moves before both may.
    """
    due = session.execute(
        select(TransferCase, Decree)
        .join(Decree, Decree.id == TransferCase.decree_id)
        .where(
            TransferCase.stage.in_(HANDED_OVER),
            TransferCase.applied_at.is_(None),
            Decree.state == DecreeState.STANDS,
            EFFECTIVE_ON <= today,  # noqa: SIM300  # a column
        )
        .order_by(EFFECTIVE_ON, TransferCase.id)
    ).all()
    ready = {case.id for case, _decree in due}
    moves = (apply_move(session, case, decree) for case, decree in due if not _waits(session, case, ready))
    return [move for move in moves if move is not None]


def cancel_decree(
    session: Session, case_id: int, cancellation: Cancellation, today: date, version: int | None = None
) -> None:
    """Cancel the decree of a case by a new decree: the records and histories become what they were.

    Every case of the decree ends with it, or only this one. Refused while a later move stands on top of one of them.
    """
    case = edited_case(session, case_id, version)
    require(may(case_facts(session, case, today), CaseAction.CANCEL_DECREE))
    decree = session.get_one(Decree, case.decree_id)
    day = not_after(cancellation.on, today, "date")
    not_before(day, decree.decided_on, "date", _("The decree is dated later than its cancellation."))
    by_number = _cancelling_number(decree, cancellation)
    reason = reason_given(cancellation.reason)
    cases = cases_of(session, decree.id)
    if cancellation.this_case_only and len(cases) > 1:
        _end_case(session, case, decree, (by_number, reason), today)
        case.end_reason = f"{by_number}: {reason}"
        session.add(
            DecreeCorrection(
                decree_id=decree.id,
                case_id=case.id,
                corrected_on=day,
                by_number=by_number,
                field=STRUCK_OUT,
                before=case.number,
                after=_("cancelled"),
                reason=reason,
                actor=actor_of(session),
            )
        )
        return
    decree.cancelled_on, decree.cancelled_by, decree.cancel_reason = day, by_number, reason
    decree.state = DecreeState.CANCELLED
    # The last move first: where two moves of one employee stand in the decree, the later lies on top.
    for one in sorted(cases, key=lambda one: (takes_effect(one, decree) or date.min, one.id), reverse=True):
        _end_case(session, one, decree, (by_number, reason), today)


def apply_move(session: Session, case: TransferCase, decree: Decree) -> AppliedMove | None:
    """Write one move into the employee's record and history; None where the record shows a later post."""
    employee = session.get_one(Employee, case.employee_id)
    to = _moved_to(case, decree)
    held = PostHeld(employee.unit_id, employee.post_id, employee.post_since)
    if is_overtaken(held, to):
        return None
    brought = is_made(held, to) and case.direction is not Direction.OUTGOING
    case.before_move = _adopt(session, case, decree, to) if brought else _carry_out(session, case, held, to)
    case.applied_at, case.move_untold = now(), True
    employee.unit_id, employee.post_id, employee.post_since = _shown_after(case, to)
    unit, post = _new_names(session, case)
    name = display_name(employee.title_before, employee.name, employee.title_after)
    day = to.since or case.stage_since
    add_step(session, case, "move", ", ".join(filter(None, (post, unit, shown_date(day)))))
    return AppliedMove(case.id, case.number, employee.id, name, unit, post, day)


def put_back(session: Session, case: TransferCase, decree: Decree, why: str) -> None:
    """Undo a move that was made: record and history become what they were; `why` stays with the lines put aside."""
    employee = session.get_one(Employee, case.employee_id)
    before: dict[str, Any] = case.before_move or {}
    if (employee.unit_id, employee.post_id, employee.post_since) != _shown_after(case, _moved_to(case, decree)):
        words = _("{number}, {name}: the post was changed after this move, so the old record cannot be put back.")
        name = display_name(employee.title_before, employee.name, employee.title_after)
        raise Refusal(
            words.format(number=case.number, name=name),
            _("Cancel the later move first, or correct the employee's post by hand."),
        )
    employee.unit_id, employee.post_id = before["unit_id"], before["post_id"]
    employee.post_since = date.fromisoformat(before["post_since"]) if before["post_since"] else None
    for row in _history(session, employee.id):
        if row.id in before["ended"]:
            row.ends_on = None
        if row.id in before["added"]:
            row.removed_at, row.removed_reason = now(), why
    case.applied_at, case.before_move, case.move_untold = None, None, False


def _cancelling_number(decree: Decree, cancellation: Cancellation) -> str:
    """The number of the decree that cancels, which must be given and another one."""
    number = check_line(cancellation.by_number)
    sentence = _("A decree cannot cancel itself.") if number == decree.number else ""
    sentence = sentence if number else _("The number of the cancelling decree is not given.")
    if sentence:
        raise Refusal(sentence, _("A decree is cancelled by a new decree (UU 30/2014 art. 66)."), {"number": sentence})
    return number


def _waits(session: Session, case: TransferCase, ready: set[int]) -> bool:
    """Whether the other employee of a swap is not ready to move yet."""
    if case.swap_case_id is None or case.swap_case_id in ready:
        return False
    partner = session.get(TransferCase, case.swap_case_id)
    return partner is not None and partner.stage not in PARTED and partner.applied_at is None


def _moved_to(case: TransferCase, decree: Decree) -> PostHeld:
    """Where the case leads to, and since when; who leaves the region holds nothing here."""
    since = takes_effect(case, decree)
    if case.direction is Direction.OUTGOING:
        return PostHeld(None, None, since)
    return PostHeld(case.to_unit_id, case.to_post_id, since)


def _shown_after(case: TransferCase, to: PostHeld) -> tuple[int | None, int | None, date | None]:
    """Unit, post and day that the employee's record shows after the move."""
    return to.unit_id, to.post_id, None if case.direction is Direction.OUTGOING else to.since


def _new_names(session: Session, case: TransferCase) -> tuple[str, str]:
    """Names of the unit and the post that the move leads to."""
    if case.direction is Direction.OUTGOING:
        return _outside_place(case), case.outside_post
    return _names(session, PostHeld(case.to_unit_id, case.to_post_id, None))


def _outside_place(case: TransferCase) -> str:
    return ", ".join(filter(None, (case.outside_unit, case.outside_agency)))


def _end_case(session: Session, case: TransferCase, decree: Decree, how: tuple[str, str], today: date) -> None:
    """End one case of a cancelled decree; `how` is the number that cancels and the reason."""
    note = ": ".join(how)
    if case.applied_at is not None:
        put_back(session, case, decree, note)
    stage = reached(case.stage, CaseAction.CANCEL_DECREE)
    move_to(session, case, stage, (CaseAction.CANCEL_DECREE, note), today)
    case.end_reason, case.closed_on = how[1], today
    tell_end(session, case, today)


def _carry_out(session: Session, case: TransferCase, held: PostHeld, to: PostHeld) -> dict[str, Any]:
    """Write the move into the history; what the record showed before it."""
    lines = _history(session, case.employee_id)
    plan = plan_move(held, [_line(row) for row in lines], to)
    added = _write_history(session, case, (held, to), plan)
    _end_lines(lines, plan)
    return _before(held, plan.ends, added)


def _adopt(session: Session, case: TransferCase, decree: Decree, to: PostHeld) -> dict[str, Any]:
    """Put the decree to the lines of a move that an import brought first; what the record showed before it."""
    lines = _history(session, case.employee_id)
    left = PostHeld(case.from_unit_id, case.from_post_id, None)
    made = made_move(left, [_line(row) for row in lines], to)
    for row in lines:
        if row.id in made.opened:
            row.starts_on, row.case_id = to.since, case.id
            row.decree_number, row.decree_date = decree.number, decree.decided_on
    return _before(replace(left, since=made.since), made.ended, made.opened)


def _before(held: PostHeld, ended: Sequence[int], added: Sequence[int]) -> dict[str, Any]:
    return {
        "unit_id": held.unit_id,
        "post_id": held.post_id,
        "post_since": held.since.isoformat() if held.since else None,
        "ended": list(ended),
        "added": list(added),
    }


def _write_history(session: Session, case: TransferCase, move: tuple[PostHeld, PostHeld], plan: MovePlan) -> list[int]:
    """Ids of the new lines: the new post, and the old one if the history did not know it."""
    held, to = move
    decree = session.get_one(Decree, case.decree_id)
    unit, post = _new_names(session, case)
    rows = [
        PostHistory(
            employee_id=case.employee_id,
            unit_id=to.unit_id,
            post_id=to.post_id,
            unit_name=unit,
            post_title=post,
            kind=plan.kind,
            starts_on=to.since,
            decree_number=decree.number,
            decree_date=decree.decided_on,
            case_id=case.id,
        )
    ]
    if plan.record_old_post:
        rows.append(_old_post(session, case.employee_id, held, plan))
    if case.direction is Direction.INCOMING and not plan.ends and not plan.record_old_post and case.outside_agency:
        rows.append(_outside_post(case, plan))
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def _old_post(session: Session, employee_id: int, held: PostHeld, plan: MovePlan) -> PostHistory:
    unit, post = _names(session, held)
    return PostHistory(
        employee_id=employee_id,
        unit_id=held.unit_id,
        post_id=held.post_id,
        unit_name=unit,
        post_title=post,
        starts_on=held.since,
        ends_on=plan.last_day,
    )


def _outside_post(case: TransferCase, plan: MovePlan) -> PostHistory:
    """Where an employee comes from whose history does not know it; since when is not known either."""
    return PostHistory(
        employee_id=case.employee_id,
        unit_name=_outside_place(case),
        post_title=case.outside_post,
        ends_on=plan.last_day,
        case_id=case.id,
    )


def _end_lines(lines: Sequence[PostHistory], plan: MovePlan) -> None:
    for row in lines:
        if row.id in plan.ends:
            row.ends_on = plan.last_day


def _history(session: Session, employee_id: int) -> Sequence[PostHistory]:
    return session.scalars(
        select(PostHistory).where(PostHistory.employee_id == employee_id, PostHistory.removed_at.is_(None))
    ).all()


def _line(row: PostHistory) -> PostLine:
    return PostLine(row.id, row.unit_id, row.post_id, row.starts_on, row.ends_on, row.assignment)


def _names(session: Session, held: PostHeld) -> tuple[str, str]:
    unit = session.scalar(select(Unit.name).where(Unit.id == held.unit_id)) or ""
    post = session.scalar(select(Post.title).where(Post.id == held.post_id)) or ""
    return unit, post
