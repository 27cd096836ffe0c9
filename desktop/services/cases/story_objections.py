"""The objections of a case as its story tells them: filed, heard, answered, what they did, and the suit after."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Objection
from desktop.domain.dates import shown_date
from desktop.domain.objections.objections import (
    DECREE_EFFECT_WORDS,
    OBJECTION_GROUND_WORDS,
    OBJECTION_RESULT_WORDS,
    RULE_SET_WORDS,
)
from desktop.services.objections.hearings import hearings_of
from desktop.text import _


def objection_lines(session: Session, case_id: int) -> list[str]:
    """Each objection with all that came of it, a line each."""
    found = session.scalars(select(Objection).where(Objection.case_id == case_id).order_by(Objection.id))
    return [" ".join(filter(None, (_filed(one), *_heard(session, one), *_answered(one)))) for one in found]


def _filed(one: Objection) -> str:
    words = _("{day}: objection {number} ({rules}), ground: {ground}.")
    filed = words.format(
        day=shown_date(one.filed_on),
        number=one.number,
        rules=RULE_SET_WORDS[one.rule_set],
        ground=_(OBJECTION_GROUND_WORDS[one.ground]),
    )
    late = _("Filed after the last day.") if one.late else ""
    forwarded = ""
    if one.forwarded_on is not None:
        words = _("Passed on to {whom} on {day}.")
        forwarded = words.format(whom=one.forwarded_to, day=shown_date(one.forwarded_on))
    return " ".join(filter(None, (filed, late, forwarded)))


def _heard(session: Session, one: Objection) -> list[str]:
    words = _("Heard on {day} by {who}.")
    return [words.format(day=shown_date(row.held_on), who=row.entered.held_by) for row in hearings_of(session, one.id)]


def _answered(one: Objection) -> list[str]:
    """The answer, its effect on the decree, and the suit."""
    day = one.answered_on or one.closed_on
    if one.result is None or day is None:
        told = [_("Not answered yet.")]
    else:
        words = _("Answered on {day} ({number}): {result}.")
        result = _(OBJECTION_RESULT_WORDS[one.result])
        told = [words.format(day=shown_date(day), number=one.answer_number or "–", result=result)]
    if one.effect is not None:
        told.append(" ".join(filter(None, (_(DECREE_EFFECT_WORDS[one.effect]), one.effect_number))) + ".")
    if one.court_filed_on is not None:
        words = _("Suit {number} of {day}.")
        suit = words.format(number=one.court_number, day=shown_date(one.court_filed_on))
        told.append(" ".join(filter(None, (suit, one.court_note))))
    return told
