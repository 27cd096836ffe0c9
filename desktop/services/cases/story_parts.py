"""Sentences of a case's story that its page does not hold: checks, talks, opinions, corrections, what followed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.db.tables import (
    CaseRepair,
    CheckOverride,
    Commitment,
    ConflictDeclaration,
    FollowUp,
    ScoreLine,
    Sitting,
    SittingOpinion,
    SupportItem,
    Talk,
    TechnicalOpinion,
)
from desktop.domain.cases.consultation import CHANNEL_WORDS
from desktop.domain.dates import shown_date
from desktop.domain.review.review import TEAM_OPINION_WORDS, TECHNICAL_BODY_WORDS, TECHNICAL_RESULT_WORDS
from desktop.services.cases.decree_corrections import FIELD_WORDS, corrections_of
from desktop.services.decree_rows import STRUCK_OUT
from desktop.text import _


def repair_lines(session: Session, case_id: int) -> list[str]:
    """Each round in which the papers went back."""
    words = _("{day}: papers returned for repair: {reasons}")
    back = _("Handed in again on {day}.")
    return [
        _sentence(
            words.format(day=shown_date(one.returned_on), reasons="; ".join(filter(None, (*one.reasons, one.note)))),
            back.format(day=shown_date(one.resubmitted_on)) if one.resubmitted_on else "",
        )
        for one in _rows(session, select(CaseRepair).where(CaseRepair.case_id == case_id).order_by(CaseRepair.id))
    ]


def check_lines(session: Session, case_id: int) -> list[str]:
    """Each warning that was passed, with the reason that was kept."""
    found = select(CheckOverride).where(CheckOverride.case_id == case_id, CheckOverride.removed_at.is_(None))
    words = _("Warning passed on {day} by {who}: {what} Reason: {reason}")
    return [
        words.format(day=shown_date(one.at.astimezone().date()), who=one.actor or "–", what=one.what, reason=one.reason)
        for one in _rows(session, found.order_by(CheckOverride.id))
    ]


def conflict_lines(session: Session, case_id: int) -> list[str]:
    """What was declared of conflicts of interest, and what was found of it; a plain no in one sentence."""
    found = select(ConflictDeclaration).where(ConflictDeclaration.case_id == case_id).order_by(ConflictDeclaration.id)
    rows = _rows(session, found)
    declared = [one for one in rows if one.answer]
    if rows and not declared:
        return [_("No conflict of interest was declared.")]
    words = _("Conflict of interest declared: {details}")
    reviewed = _("Reviewed on {day} by {who}: {words}")
    return [
        _sentence(
            words.format(details=one.details),
            reviewed.format(day=shown_date(one.reviewed_on), who=one.reviewed_by or "–", words=one.review)
            if one.reviewed_on
            else _("Not reviewed yet."),
        )
        for one in declared
    ]


def correction_lines(session: Session, case_id: int) -> list[str]:
    """What was corrected in the decree; whether it was cancelled for this case alone."""
    corrected = _("{day}: corrected by {number}: {field} {before} → {after}. {reason}")
    struck = _("{day}: cancelled for this case alone by {number}: {reason}")
    return [
        (struck if one.field == STRUCK_OUT else corrected).format(
            day=shown_date(one.on),
            number=one.by_number,
            field=_(FIELD_WORDS[one.field]),
            before=one.before or "–",
            after=one.after,
            reason=one.reason,
        )
        for one in corrections_of(session, case_id)
    ]


def talk_lines(session: Session, case_id: int) -> list[str]:
    """Each talk in which the move was explained."""
    found = select(Talk).where(Talk.case_id == case_id, Talk.removed_at.is_(None)).order_by(Talk.held_on, Talk.id)
    words = _("{day}: explained to the employee by {who} ({channel}).")
    return [
        _sentence(
            words.format(day=shown_date(one.held_on), who=one.held_by or "–", channel=_(CHANNEL_WORDS[one.channel])),
            _("Benefit: {benefit}").format(benefit=one.benefit) if one.benefit else "",
            one.summary,
        )
        for one in _rows(session, found)
    ]


def review_lines(session: Session, case_id: int) -> list[str]:
    """The opinions of the team and of BKN, and the score that was shown."""
    return [*_team(session, case_id), *_technical(session, case_id), *_scores(session, case_id)]


def after_lines(session: Session, case_id: int) -> list[str]:
    """What was promised, what helped, and what the follow-ups saw."""
    return [*_commitments(session, case_id), *_support(session, case_id), *_follow_ups(session, case_id)]


def _team(session: Session, case_id: int) -> list[str]:
    found = (
        select(Sitting.held_on, Sitting.minutes_number, SittingOpinion.opinion, SittingOpinion.note)
        .join(Sitting, Sitting.id == SittingOpinion.sitting_id)
        .where(SittingOpinion.case_id == case_id, Sitting.removed_at.is_(None), SittingOpinion.opinion.is_not(None))
        .order_by(Sitting.held_on)
    )
    words = _("{day}: Tim Penilai Kinerja: {opinion} (minutes {number}).")
    return [
        _sentence(words.format(day=shown_date(day), opinion=_(TEAM_OPINION_WORDS[opinion]), number=number or "–"), note)
        for day, number, opinion, note in session.execute(found)
        if opinion is not None
    ]


def _technical(session: Session, case_id: int) -> list[str]:
    found = select(TechnicalOpinion).where(TechnicalOpinion.case_id == case_id, TechnicalOpinion.removed_at.is_(None))
    words = _("{day}: {body}: {result} ({number}).")
    return [
        _sentence(
            words.format(
                day=shown_date(one.answered_on),
                body=_(TECHNICAL_BODY_WORDS[one.body]),
                result=_(TECHNICAL_RESULT_WORDS[one.result]),
                number=one.number or "–",
            ),
            one.note,
        )
        for one in _rows(session, found.order_by(TechnicalOpinion.id))
        if one.answered_on is not None and one.result is not None
    ]


def _scores(session: Session, case_id: int) -> list[str]:
    lines = _rows(session, select(ScoreLine).where(ScoreLine.case_id == case_id))
    if not lines:
        return []
    total = sum(one.points if one.corrected_points is None else one.corrected_points for one in lines)
    words = _("Score sheet: {total} of {most} points; it advises and does not decide.")
    return [words.format(total=_number(total), most=_number(sum(one.most for one in lines)))]


def _commitments(session: Session, case_id: int) -> list[str]:
    found = select(Commitment).where(Commitment.case_id == case_id).order_by(Commitment.id)
    return [
        _sentence(_("Promise: {text}.").format(text=one.text.rstrip(".")), _kept(one), one.note)
        for one in _rows(session, found)
    ]


def _kept(one: Commitment) -> str:
    if one.fulfilled_on is not None:
        return _("Kept on {day}.").format(day=shown_date(one.fulfilled_on))
    if one.broken_on is not None:
        return _("Not kept, recorded on {day}.").format(day=shown_date(one.broken_on))
    return _("Still open.")


def _support(session: Session, case_id: int) -> list[str]:
    found = select(SupportItem).where(SupportItem.case_id == case_id).order_by(SupportItem.id)
    lines = []
    for one in _rows(session, found):
        state = _("Still open.")
        if one.finished_on is not None:
            state = _("Done on {day}.").format(day=shown_date(one.finished_on))
        elif one.dropped_on is not None:
            state = _("Dropped on {day}.").format(day=shown_date(one.dropped_on))
        lines.append(_sentence(_("Support: {text}.").format(text=one.text.rstrip(".")), state, one.note))
    return lines


def _follow_ups(session: Session, case_id: int) -> list[str]:
    words = _("{day}: after {months} months.")
    parts = (
        (_("The employee: {text}"), "person"),
        (_("The unit left: {text}"), "origin"),
        (_("The new unit: {text}"), "destination"),
        (_("Not looked at: {text}"), "skipped"),
    )
    found = select(FollowUp).where(FollowUp.case_id == case_id).order_by(FollowUp.months)
    return [
        _sentence(
            words.format(day=shown_date(one.done_on), months=one.months),
            *(label.format(text=getattr(one, field)) for label, field in parts if getattr(one, field)),
        )
        for one in _rows(session, found)
    ]


def _rows(session: Session, query: Select[Any]) -> Sequence[Any]:
    return session.scalars(query).all()


def _sentence(*parts: str) -> str:
    """The parts as sentences one after the other, each with its stop."""
    said = (part.strip() for part in parts if part and part.strip())
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said)


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
