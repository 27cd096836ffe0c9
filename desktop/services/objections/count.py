"""Counting the days of an objection by the rules it was told, and anew when calendar or rules have changed."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, Objection
from desktop.domain.objections.checks import NewObjection, filing_dates
from desktop.domain.objections.days import CourtDays, Deadlines, court_days, deadlines
from desktop.domain.objections.objections import FilingWay
from desktop.domain.objections.rules import ObjectionRules, rules_content, rules_of
from desktop.domain.refusal import Refusal
from desktop.services.objections.rows import case_and_decree, decree_date, of_id, open_for_change
from desktop.services.objections.rules import objection_rules
from desktop.services.rules.calendar import work_calendar
from desktop.text import _


def count_days(
    session: Session, entered: NewObjection, decided_on: date, rules: ObjectionRules | None = None
) -> Deadlines:
    """The days that follow from what was entered, by `rules` or else by those of now."""
    dates = filing_dates(entered, decided_on)
    if dates is None:
        raise Refusal(_("The deadlines cannot be counted from these days."), _("Look at the dates again."))
    last = max(dates.clock_starts, dates.filed_on, dates.decree_received_on or dates.filed_on)
    calendar = work_calendar(session, decided_on, last)
    now = objection_rules(session)
    others = tuple(
        (each, deadlines(other, dates, calendar).last_day)
        for each, other in now.items()
        if each is not entered.rule_set
    )
    return replace(deadlines(rules or now[entered.rule_set], dates, calendar), others=others)


def preview_deadlines(session: Session, entered: NewObjection) -> Deadlines | None:
    """The days that would follow from what is entered so far; None while a day is missing."""
    _case, decree = case_and_decree(session, entered.case_id)
    decided_on = decree_date(decree)
    return None if filing_dates(entered, decided_on) is None else count_days(session, entered, decided_on)


def rules_told(session: Session, objection: Objection) -> ObjectionRules:
    """The rules that the days of an objection were counted by."""
    return rules_of(objection.rules) if objection.rules else objection_rules(session)[objection.rule_set]


def court_days_of(session: Session, objection: Objection, answered_on: date | None) -> CourtDays | None:
    """Until when the employee may sue after the answer; None while there is none."""
    if answered_on is None:
        return None
    rules = rules_told(session, objection)
    return court_days(rules.court, answered_on, work_calendar(session, answered_on, answered_on))


def recount_open(session: Session) -> int:
    """Count the days of every open objection anew by its own rules, after the calendar changed; how many moved."""
    moved = 0
    rows = session.execute(
        select(Objection, Decree).join(Decree, Decree.id == Objection.decree_id).where(Objection.closed_on.is_(None))
    )
    for objection, decree in rows:
        rules = rules_told(session, objection)
        moved += _recount(session, objection, decree, rules)
    return moved


def recount(session: Session, objection_id: int, version: int) -> bool:
    """Count the days of one open objection anew by the rules and the calendar of now; whether any moved."""
    objection = open_for_change(session, objection_id, version)
    rules = objection_rules(session)[objection.rule_set]
    return _recount(session, objection, of_id(session, Decree, objection.decree_id), rules)


def fill_days(objection: Objection, days: Deadlines) -> None:
    """Keep the days with the rules that gave them."""
    objection.last_day_to_file, objection.late = days.last_day, days.late
    objection.response_due_on = days.response_due
    objection.answer_due_on, objection.decision_due_on = days.answer_due, days.decision_due
    objection.rules = rules_content(days.rules)


def entry_of(row: Objection) -> NewObjection:
    """What was entered of an objection."""
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
        wrong_addressee=row.wrong_addressee,
        forwarded_on=row.forwarded_on,
        forwarded_to=row.forwarded_to,
    )


def _recount(session: Session, objection: Objection, decree: Decree, rules: ObjectionRules) -> bool:
    before = _days(objection)
    fill_days(objection, count_days(session, entry_of(objection), decree_date(decree), rules))
    return before != _days(objection)


def _days(objection: Objection) -> tuple[date | None, ...]:
    return (
        objection.last_day_to_file,
        objection.response_due_on,
        objection.answer_due_on,
        objection.decision_due_on,
    )
