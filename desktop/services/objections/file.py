"""All of one objection, read for its page."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Commitment, Decree, Employee, Objection, TransferCase
from desktop.domain.employees.employees import display_name
from desktop.domain.objections.checks import NewObjection
from desktop.domain.objections.days import CourtDays, Deadlines
from desktop.domain.objections.objections import DecreeEffect, FollowUp, ObjectionResult, Urgency, urgency
from desktop.domain.objections.outcome import EFFECTS, DecreeNow, Effect, Response, Suit, follow_up, likely_effect
from desktop.domain.support.support import CommitmentKind
from desktop.services.objections.answers import Issued, IssuedView, issued_answer, issued_view
from desktop.services.objections.count import count_days, court_days_of, entry_of, rules_told
from desktop.services.objections.hearings import HearingRow, hearings_of
from desktop.services.objections.outcome import decree_now
from desktop.services.objections.rows import decree_date, of_id


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise that settled an objection, as a list shows it."""

    id: int
    kind: CommitmentKind | None
    text: str
    owner: str
    due_on: date | None
    kept_on: date | None
    broken_on: date | None


@dataclass(frozen=True, slots=True)
class ObjectionFile:
    """All of one objection: what was entered, against what, its days, how it was heard and answered, what followed."""

    id: int
    version: int
    number: str
    case_number: str
    employee_id: int
    employee_name: str
    nip: str
    decree_number: str
    decree_date: date
    decree: DecreeNow
    entered: NewObjection
    deadlines: Deadlines
    moved: bool
    """The calendar or the rules have changed since the days were counted, and counting again would give others."""
    urgency: Urgency
    response: Response
    hearings: tuple[HearingRow, ...]
    result: ObjectionResult | None
    answered_on: date | None
    answer_number: str
    answer_text: str
    closed_on: date | None
    effect: Effect
    """What the answer did to the decree; while it is not recorded, what the case tells."""
    effect_recorded: bool
    promises: tuple[PromiseRow, ...]
    follow_up: FollowUp | None
    """What the result still asks for."""
    court: CourtDays | None
    court_due: date | None
    suit: Suit
    issued: Issued | None = None
    """The answer as its letter says it, while the objection is open."""
    view: IssuedView | None = None
    """The view of the issuer as its letter says it, while it is not recorded."""

    @property
    def decree_stands(self) -> bool:
        """Whether the decree objected to is still in force."""
        return self.decree.stands


def open_objection(session: Session, objection_id: int, today: date) -> ObjectionFile:
    """Everything about one objection, for its page."""
    row = of_id(session, Objection, objection_id)
    case, decree = of_id(session, TransferCase, row.case_id), of_id(session, Decree, row.decree_id)
    employee = of_id(session, Employee, row.employee_id)
    issued = issued_answer(session, row.id)
    told, moved = _days(session, row, decree_date(decree))
    now, promises = decree_now(session, row), _promises(session, row)
    return ObjectionFile(
        id=row.id,
        version=row.version,
        number=row.number,
        case_number=case.number,
        employee_id=employee.id,
        employee_name=display_name(employee.title_before, employee.name, employee.title_after),
        nip=employee.nip,
        decree_number=decree.number,
        decree_date=decree_date(decree),
        decree=now,
        entered=entry_of(row),
        deadlines=told,
        moved=moved,
        urgency=urgency(told.due, row.closed_on, today),
        response=Response(row.response_on, row.response_text),
        hearings=hearings_of(session, row.id),
        result=row.result,
        answered_on=row.answered_on,
        answer_number=row.answer_number,
        answer_text=row.answer_text,
        closed_on=row.closed_on,
        effect=_effect(row, now, issued),
        effect_recorded=row.effect is not None,
        promises=promises,
        follow_up=follow_up(row.result, row.effect, stands=now.stands, promised=bool(promises)),
        court=court_days_of(session, row, row.answered_on) if row.closed_on else None,
        court_due=row.court_due_on,
        suit=Suit(row.court_number, row.court_filed_on, row.court_note),
        issued=issued if row.closed_on is None else None,
        view=issued_view(session, row.id) if row.response_on is None else None,
    )


def _days(session: Session, row: Objection, decided_on: date) -> tuple[Deadlines, bool]:
    """The days as they were told, and whether counting again would give others."""
    entered = entry_of(row)
    fresh = count_days(session, entered, decided_on)
    told = replace(
        count_days(session, entered, decided_on, rules_told(session, row)),
        last_day=row.last_day_to_file,
        response_due=row.response_due_on,
        answer_due=row.answer_due_on,
        decision_due=row.decision_due_on,
        late=row.late,
    )
    return told, row.closed_on is None and told != fresh


def _effect(row: Objection, decree: DecreeNow, issued: Issued | None) -> Effect:
    """What is recorded, else what the case tells, else what the decision says."""
    if row.effect is not None:
        return Effect(row.effect, row.effect_number)
    if row.result is None:
        return Effect(None)
    likely = likely_effect(row.result, decree)
    if likely.effect is not None or issued is None or issued.effect not in EFFECTS[row.result]:
        return likely
    return Effect(issued.effect, issued.number if issued.effect is DecreeEffect.AMENDED else "")


def _promises(session: Session, row: Objection) -> tuple[PromiseRow, ...]:
    found = session.scalars(select(Commitment).where(Commitment.objection_id == row.id).order_by(Commitment.id))
    return tuple(
        PromiseRow(
            one.id,
            CommitmentKind(one.kind) if one.kind else None,
            one.text,
            one.owner,
            one.due_on,
            one.fulfilled_on,
            one.broken_on,
        )
        for one in found
    )
