"""The issuer's own view of an objection, what its answer did to the decree, and the suit that may follow."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Decree, DecreeCorrection, Objection, TransferCase
from desktop.domain.cases.cases import CaseStage, DecreeState
from desktop.domain.dates import shown_date
from desktop.domain.objections.objections import DECREE_EFFECT_WORDS, ObjectionStep
from desktop.domain.objections.outcome import (
    DecreeNow,
    Effect,
    Response,
    Suit,
    checked_effect,
    checked_response,
    checked_suit,
    not_answered,
)
from desktop.services.decree_rows import STRUCK_OUT
from desktop.services.objections.rows import at_version, of_id, open_for_change, tell_case
from desktop.text import _


def record_response(session: Session, objection_id: int, response: Response, version: int, today: date) -> None:
    """Keep the issuer's own view, asked for before the superior decides."""
    objection = open_for_change(session, objection_id, version)
    response = checked_response(response, objection.received_on, today)
    objection.response_on, objection.response_text = response.on, response.text
    tell_case(session, objection, ObjectionStep.RESPONDED, shown_date(response.on) if response.on else "")


def record_effect(session: Session, objection_id: int, effect: Effect, version: int) -> None:
    """Keep what the answer did to the decree; it must agree with the page of its case."""
    objection = at_version(session, objection_id, version)
    if objection.result is None or objection.closed_on is None:
        raise not_answered(objection.number)
    effect = checked_effect(effect, objection.result, decree_now(session, objection))
    objection.effect, objection.effect_number = effect.effect, effect.number
    words = _(DECREE_EFFECT_WORDS[effect.effect]) if effect.effect else ""
    tell_case(session, objection, ObjectionStep.TOOK_EFFECT, words, effect.number)


def record_suit(session: Session, objection_id: int, suit: Suit, version: int, today: date) -> None:
    """Keep the suit that the employee brought, also where the objection was never answered."""
    objection = at_version(session, objection_id, version)
    suit = checked_suit(suit, objection.filed_on, today)
    is_new = (objection.court_number, objection.court_filed_on) != (suit.number, suit.filed_on)
    objection.court_number, objection.court_filed_on, objection.court_note = suit.number, suit.filed_on, suit.note
    if is_new:
        tell_case(session, objection, ObjectionStep.SUED, suit.number)


def decree_now(session: Session, objection: Objection) -> DecreeNow:
    """How the decree of an objection stands for its case: it may be cancelled for this one alone."""
    decree = of_id(session, Decree, objection.decree_id)
    case = of_id(session, TransferCase, objection.case_id)
    mine = (
        select(DecreeCorrection.by_number)
        .where(
            DecreeCorrection.decree_id == decree.id,
            DecreeCorrection.case_id.is_(None) | (DecreeCorrection.case_id == case.id),
        )
        .order_by(DecreeCorrection.id.desc())
        .limit(1)
    )
    corrected = mine.where(DecreeCorrection.field != STRUCK_OUT, DecreeCorrection.corrected_on >= objection.received_on)
    return DecreeNow(
        stands=decree.state is DecreeState.STANDS and case.stage is not CaseStage.CANCELLED,
        cancelled_by=decree.cancelled_by or session.scalar(mine.where(DecreeCorrection.field == STRUCK_OUT)) or "",
        amended_by=session.scalar(corrected) or "",
    )
