"""Objections from filing to their answer: recording, correcting, answering, withdrawing, reopening."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Objection, TransferCase
from desktop.domain.cases.cases import DecreeState
from desktop.domain.dates import shown_date
from desktop.domain.objections.checks import (
    Answer,
    NewObjection,
    checked_answer,
    checked_objection,
    checked_reason,
    checked_reopening,
)
from desktop.domain.objections.days import Deadlines
from desktop.domain.objections.objections import (
    OBJECTION_RESULT_WORDS,
    DecreeEffect,
    FollowUp,
    ObjectionResult,
    ObjectionStep,
)
from desktop.domain.objections.outcome import DecreeNow, follow_up, likely_effect
from desktop.domain.refusal import Refusal
from desktop.services.decree_rows import PARTED
from desktop.services.objections.answers import check_against_letter
from desktop.services.objections.count import count_days, court_days_of, fill_days
from desktop.services.objections.outcome import decree_now
from desktop.services.objections.rows import (
    at_version,
    case_and_decree,
    decree_date,
    of_id,
    open_for_change,
    tell_case,
)
from desktop.text import _


def new_objection(session: Session, entered: NewObjection, today: date) -> int:
    """Record an objection with its deadlines in the register and in the timeline of its case; its id."""
    case, decree = case_and_decree(session, entered.case_id)
    decided_on = decree_date(decree)
    if decree.state is DecreeState.CANCELLED or case.stage in PARTED:
        raise Refusal(
            _("Decree {number} has been cancelled; there is nothing left to object to.").format(number=decree.number),
            _("Record the objection against the decree that took its place."),
        )
    _refuse_second(session, case, decree)
    entered = checked_objection(entered, decided_on, today)
    objection = Objection(
        number=_next_number(session, today), case_id=case.id, decree_id=decree.id, employee_id=case.employee_id
    )
    _fill(objection, entered, count_days(session, entered, decided_on))
    session.add(objection)
    session.flush()
    tell_case(session, objection, ObjectionStep.FILED)
    _tell_forwarding(session, objection)
    return objection.id


def edit_objection(session: Session, objection_id: int, entered: NewObjection, version: int, today: date) -> None:
    """Correct an open objection; its deadlines are counted anew."""
    objection = open_for_change(session, objection_id, version)
    decided_on = decree_date(of_id(session, Decree, objection.decree_id))
    entered = checked_objection(replace(entered, case_id=objection.case_id), decided_on, today)
    before = objection.forwarded_on
    _fill(objection, entered, count_days(session, entered, decided_on))
    if objection.forwarded_on != before:
        _tell_forwarding(session, objection)


def answer_objection(session: Session, objection_id: int, answer: Answer, version: int, today: date) -> FollowUp | None:
    """Close an objection with its answer; what the result asks for beyond it is told, never done silently."""
    objection = open_for_change(session, objection_id, version)
    answer = checked_answer(answer, objection.received_on, today)
    check_against_letter(session, objection.id, answer)
    court, decree = court_days_of(session, objection, answer.answered_on), decree_now(session, objection)
    objection.result, objection.answered_on = answer.result, answer.answered_on
    objection.answer_number, objection.answer_text = answer.number, answer.text
    objection.court_due_on = None if court is None else court.last_day
    _close(objection, decree, today)
    tell_case(session, objection, ObjectionStep.ANSWERED, answer.number)
    return follow_up(objection.result, objection.effect, stands=decree.stands, promised=False)


def withdraw_objection(session: Session, objection_id: int, reason: str, version: int, today: date) -> None:
    """Close an objection that the employee withdrew, with the reason."""
    objection = open_for_change(session, objection_id, version)
    decree = decree_now(session, objection)
    objection.answer_text = checked_reason(reason)
    objection.result = ObjectionResult.WITHDRAWN
    _close(objection, decree, today)
    tell_case(session, objection, ObjectionStep.WITHDRAWN, objection.answer_text)


def reopen_objection(session: Session, objection_id: int, reason: str, version: int) -> None:
    """Open a closed objection again, with the reason; its answer stays as the beginning of the next one."""
    objection = at_version(session, objection_id, version)
    if objection.closed_on is None:
        raise Refusal(_("Objection {number} is not closed.").format(number=objection.number))
    case, decree = of_id(session, TransferCase, objection.case_id), of_id(session, Decree, objection.decree_id)
    _refuse_second(session, case, decree)
    written = checked_reopening(reason)
    before = _(OBJECTION_RESULT_WORDS[objection.result]) if objection.result else ""
    if objection.result is ObjectionResult.WITHDRAWN:
        objection.answer_text = ""
    objection.closed_on, objection.result = None, None
    objection.effect, objection.effect_number, objection.court_due_on = None, "", None
    was = _("was: {result}").format(result=before) if before else ""
    tell_case(session, objection, ObjectionStep.REOPENED, was, written)


def _fill(objection: Objection, entered: NewObjection, days: Deadlines) -> None:
    if entered.filed_on is None or entered.received_on is None or entered.ground is None:
        raise ValueError("an objection is filled only after it was checked")
    objection.rule_set, objection.ground = entered.rule_set, entered.ground
    objection.addressee, objection.addressee_name = entered.addressee, entered.addressee_name
    objection.decree_received_on = entered.decree_received_on
    objection.filed_on, objection.received_on = entered.filed_on, entered.received_on
    objection.filed_how = entered.filed_how.value
    objection.text, objection.evidence = entered.text, entered.evidence
    objection.wrong_addressee = entered.wrong_addressee
    objection.forwarded_on, objection.forwarded_to = entered.forwarded_on, entered.forwarded_to
    fill_days(objection, days)


def _close(objection: Objection, decree: DecreeNow, today: date) -> None:
    """Close an objection that has its result, with the effect on the decree as far as its case tells."""
    objection.closed_on = today
    if objection.result is not None:
        effect = likely_effect(objection.result, decree)
        if effect.effect is not DecreeEffect.AMENDED:
            # What amended the decree may have been something else: the officer says so.
            objection.effect, objection.effect_number = effect.effect, effect.number


def _tell_forwarding(session: Session, objection: Objection) -> None:
    if objection.forwarded_on is not None:
        told = _("on {date} to {whom}").format(date=shown_date(objection.forwarded_on), whom=objection.forwarded_to)
        tell_case(session, objection, ObjectionStep.FORWARDED, told)


def _refuse_second(session: Session, case: TransferCase, decree: Decree) -> None:
    filed_by = (Objection.decree_id == decree.id, Objection.employee_id == case.employee_id)
    number = session.scalar(select(Objection.number).where(*filed_by, Objection.closed_on.is_(None)))
    if number is not None:
        raise Refusal(
            _("Objection {number} against this decree is still open.").format(number=number),
            _("Answer it or record its withdrawal first, or correct it."),
        )


def _next_number(session: Session, today: date) -> str:
    """The next register number of the year; objections are never deleted, so none is given twice."""
    prefix = f"K-{today.year}/"
    running = cast(func.substr(Objection.number, len(prefix) + 1), Integer)
    last = session.scalar(select(func.max(running)).where(Objection.number.startswith(prefix))) or 0
    return f"{prefix}{last + 1:04}"
