"""The register of objections: recording, correcting, answering, withdrawing, and what is due."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from desktop.db.changes import actor_of
from desktop.db.tables import CaseStep, Decree, Employee, Objection, TransferCase
from desktop.domain.cases import DecreeState
from desktop.domain.employees import display_name
from desktop.domain.objection_checks import (
    Answer,
    NewObjection,
    checked_answer,
    checked_objection,
    checked_reason,
    checked_reopening,
    filing_dates,
)
from desktop.domain.objections import (
    FOLLOW_UPS,
    OBJECTION_RESULT_WORDS,
    RULES,
    Deadlines,
    FilingWay,
    FollowUp,
    ObjectionResult,
    ObjectionStep,
    Urgency,
    deadlines,
    urgency,
)
from desktop.domain.refusal import Refusal, Stale
from desktop.services.calendar import work_calendar
from desktop.text import _

Row = TypeVar("Row", Objection, TransferCase, Decree, Employee)


@dataclass(frozen=True, slots=True)
class ObjectionFile:
    """All of one objection: what was entered, against what, its days and its answer."""

    id: int
    version: int
    number: str
    case_number: str
    employee_id: int
    employee_name: str
    nip: str
    decree_number: str
    decree_date: date
    decree_stands: bool
    entered: NewObjection
    deadlines: Deadlines
    moved: bool
    """The calendar has changed since the days were counted, and counting again would give others."""
    urgency: Urgency
    result: ObjectionResult | None
    answered_on: date | None
    answer_number: str
    answer_text: str
    closed_on: date | None
    follow_up: FollowUp | None
    """What the result still asks for."""


def new_objection(session: Session, entered: NewObjection, today: date) -> int:
    """Record an objection with its deadlines in the register and in the timeline of its case; its id."""
    case, decree = _case_and_decree(session, entered.case_id)
    decree_date = _decree_date(decree)
    if decree.state is DecreeState.CANCELLED:
        raise Refusal(
            _("Decree {number} has been cancelled; there is nothing left to object to.").format(number=decree.number),
            _("Record the objection against the decree that took its place."),
        )
    _refuse_second(session, case, decree)
    entered = checked_objection(entered, decree_date, today)
    objection = Objection(
        number=_next_number(session, today), case_id=case.id, decree_id=decree.id, employee_id=case.employee_id
    )
    _fill(objection, entered, _count(session, entered, decree_date))
    session.add(objection)
    session.flush()
    _tell_case(session, objection, ObjectionStep.FILED, objection.number)
    return objection.id


def edit_objection(session: Session, objection_id: int, entered: NewObjection, version: int, today: date) -> None:
    """Correct an open objection; its deadlines are counted anew."""
    objection = _open_for_change(session, objection_id, version)
    decree_date = _decree_date(_of_id(session, Decree, objection.decree_id))
    entered = checked_objection(replace(entered, case_id=objection.case_id), decree_date, today)
    _fill(objection, entered, _count(session, entered, decree_date))


def answer_objection(session: Session, objection_id: int, answer: Answer, version: int, today: date) -> FollowUp | None:
    """Close an objection with its answer; what the result asks for beyond it is told, never done silently."""
    objection = _open_for_change(session, objection_id, version)
    answer = checked_answer(answer, objection.received_on, today)
    objection.result, objection.answered_on = answer.result, answer.answered_on
    objection.answer_number, objection.answer_text = answer.number, answer.text
    objection.closed_on = today
    _tell_case(session, objection, ObjectionStep.ANSWERED, f"{objection.number}: {answer.number}")
    return None if answer.result is None else FOLLOW_UPS.get(answer.result)


def withdraw_objection(session: Session, objection_id: int, reason: str, version: int, today: date) -> None:
    """Close an objection that the employee withdrew, with the reason."""
    objection = _open_for_change(session, objection_id, version)
    objection.answer_text = checked_reason(reason)
    objection.result = ObjectionResult.WITHDRAWN
    objection.closed_on = today
    _tell_case(session, objection, ObjectionStep.WITHDRAWN, f"{objection.number}: {objection.answer_text}")


def reopen_objection(session: Session, objection_id: int, reason: str, version: int) -> None:
    """Open a closed objection again, with the reason; its answer stays as the beginning of the next one."""
    objection = _at_version(session, objection_id, version)
    if objection.closed_on is None:
        raise Refusal(_("Objection {number} is not closed.").format(number=objection.number))
    case, decree = _of_id(session, TransferCase, objection.case_id), _of_id(session, Decree, objection.decree_id)
    _refuse_second(session, case, decree)
    written = checked_reopening(reason)
    before = _(OBJECTION_RESULT_WORDS[objection.result]) if objection.result else ""
    if objection.result is ObjectionResult.WITHDRAWN:
        objection.answer_text = ""
    objection.closed_on, objection.result = None, None
    said = (objection.number, _("was: {result}").format(result=before) if before else "", written)
    _tell_case(session, objection, ObjectionStep.REOPENED, " – ".join(filter(None, said)))


def open_objection(session: Session, objection_id: int, today: date) -> ObjectionFile:
    """Everything about one objection, for its page."""
    row = _of_id(session, Objection, objection_id)
    case, decree = _of_id(session, TransferCase, row.case_id), _of_id(session, Decree, row.decree_id)
    employee = _of_id(session, Employee, row.employee_id)
    entered = _entered(row)
    fresh = _count(session, entered, _decree_date(decree))
    told = replace(
        fresh,
        last_day=row.last_day_to_file,
        answer_due=row.answer_due_on,
        decision_due=row.decision_due_on,
        late=row.late,
    )
    stands = decree.state is DecreeState.STANDS
    return ObjectionFile(
        id=row.id,
        version=row.version,
        number=row.number,
        case_number=case.number,
        employee_id=employee.id,
        employee_name=display_name(employee.title_before, employee.name, employee.title_after),
        nip=employee.nip,
        decree_number=decree.number,
        decree_date=_decree_date(decree),
        decree_stands=stands,
        entered=entered,
        deadlines=told,
        moved=row.closed_on is None and told != fresh,
        urgency=urgency(told.due, row.closed_on, today),
        result=row.result,
        answered_on=row.answered_on,
        answer_number=row.answer_number,
        answer_text=row.answer_text,
        closed_on=row.closed_on,
        follow_up=FOLLOW_UPS.get(row.result) if row.result and stands else None,
    )


def preview_deadlines(session: Session, entered: NewObjection) -> Deadlines | None:
    """The days that would follow from what is entered so far; None while a day is missing."""
    _case, decree = _case_and_decree(session, entered.case_id)
    decree_date = _decree_date(decree)
    return None if filing_dates(entered, decree_date) is None else _count(session, entered, decree_date)


def recount_open(session: Session) -> int:
    """Count the days of every open objection anew, after the calendar changed; how many have moved."""
    moved = 0
    rows = session.execute(
        select(Objection, Decree).join(Decree, Decree.id == Objection.decree_id).where(Objection.closed_on.is_(None))
    )
    for objection, decree in rows:
        before = (objection.last_day_to_file, objection.answer_due_on, objection.decision_due_on)
        _fill_days(objection, _count(session, _entered(objection), _decree_date(decree)))
        moved += before != (objection.last_day_to_file, objection.answer_due_on, objection.decision_due_on)
    return moved


def _count(session: Session, entered: NewObjection, decree_date: date) -> Deadlines:
    dates = filing_dates(entered, decree_date)
    if dates is None:
        raise Refusal(_("The deadlines cannot be counted from these days."), _("Look at the dates again."))
    last = max(dates.received_on, dates.filed_on, dates.decree_received_on or dates.filed_on)
    return deadlines(RULES[entered.rule_set], dates, work_calendar(session, decree_date, last))


def _fill(objection: Objection, entered: NewObjection, days: Deadlines) -> None:
    if entered.filed_on is None or entered.received_on is None or entered.ground is None:
        raise ValueError("an objection is filled only after it was checked")
    objection.rule_set, objection.ground = entered.rule_set, entered.ground
    objection.addressee, objection.addressee_name = entered.addressee, entered.addressee_name
    objection.decree_received_on = entered.decree_received_on
    objection.filed_on, objection.received_on = entered.filed_on, entered.received_on
    objection.filed_how = entered.filed_how.value
    objection.text, objection.evidence = entered.text, entered.evidence
    _fill_days(objection, days)


def _fill_days(objection: Objection, days: Deadlines) -> None:
    objection.last_day_to_file, objection.late = days.last_day, days.late
    objection.answer_due_on, objection.decision_due_on = days.answer_due, days.decision_due


def _entered(row: Objection) -> NewObjection:
    return NewObjection(
        case_id=row.case_id,
        filed_on=row.filed_on,
        received_on=row.received_on,
        ground=row.ground,
        text=row.text,
        decree_received_on=row.decree_received_on,
        filed_how=FilingWay(row.filed_how),
        addressee=row.addressee,
        addressee_name=row.addressee_name,
        rule_set=row.rule_set,
        evidence=row.evidence,
    )


def _case_and_decree(session: Session, case_id: int) -> tuple[TransferCase, Decree]:
    case = _of_id(session, TransferCase, case_id)
    if case.decree_id is None:
        raise Refusal(
            _("Case {number} has no decree yet, so there is nothing to object to.").format(number=case.number),
            _("Record the objection after the decree is issued."),
            {"case": _("This case has no decree yet.")},
        )
    return case, _of_id(session, Decree, case.decree_id)


def _decree_date(decree: Decree) -> date:
    day = decree.decided_on or decree.signed_on
    if day is None:
        raise Refusal(
            _("The decree has no date yet, so no deadline can be counted."),
            _("Record the date of the decree on the page of its case first."),
        )
    return day


def _refuse_second(session: Session, case: TransferCase, decree: Decree) -> None:
    filed_by = (Objection.decree_id == decree.id, Objection.employee_id == case.employee_id)
    number = session.scalar(select(Objection.number).where(*filed_by, Objection.closed_on.is_(None)))
    if number is not None:
        raise Refusal(
            _("Objection {number} against this decree is still open.").format(number=number),
            _("Answer it or record its withdrawal first, or correct it."),
        )


def _at_version(session: Session, objection_id: int, version: int) -> Objection:
    objection = _of_id(session, Objection, objection_id)
    if objection.version != version:
        raise Stale(
            _("Objection {number} was changed meanwhile.").format(number=objection.number),
            _("What you entered is still here. Look at the newer version, then save again."),
        )
    return objection


def _open_for_change(session: Session, objection_id: int, version: int) -> Objection:
    objection = _at_version(session, objection_id, version)
    if objection.closed_on is not None:
        raise Refusal(
            _("Objection {number} is closed.").format(number=objection.number),
            _("Reopen it first, with a reason."),
        )
    return objection


def _of_id(session: Session, table: type[Row], row_id: int) -> Row:
    row = session.get(table, row_id)
    if row is None:
        raise Refusal(_("This record does not exist any more."), _("Look for it in the list again."))
    return row


def _next_number(session: Session, today: date) -> str:
    """The next register number of the year; objections are never deleted, so none is given twice."""
    prefix = f"K-{today.year}/"
    running = cast(func.substr(Objection.number, len(prefix) + 1), Integer)
    last = session.scalar(select(func.max(running)).where(Objection.number.startswith(prefix))) or 0
    return f"{prefix}{last + 1:04}"


def _tell_case(session: Session, objection: Objection, step: ObjectionStep, note: str) -> None:
    session.add(CaseStep(case_id=objection.case_id, actor=actor_of(session), action=step, note=note))
