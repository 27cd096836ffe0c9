"""What an issued letter already says of the answer to an objection, and of the issuer's own view."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import Letter
from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.domain.objections.checks import Answer, refuse_faults
from desktop.domain.objections.objections import OBJECTION_RESULT_WORDS, DecreeEffect, ObjectionResult
from desktop.domain.objections.outcome import Response
from desktop.services.wording.letter_kinds import ENTERED
from desktop.text import N_, _

ACCEPTED, PARTLY, REJECTED = "accepted", "partly", "rejected"
"""What the decision says in its first clause."""
WRONG = {
    "late": N_("Filed too late"),
    "not_decision": N_("Not against a decision"),
    "not_party": N_("The decision is not about the filer"),
    "appeal": N_("An appeal (banding), not an objection, is open"),
}
"""Why an objection cannot be accepted."""
RESULTS: Mapping[tuple[str, DecreeEffect], ObjectionResult] = {
    (REJECTED, DecreeEffect.KEPT): ObjectionResult.UPHELD_DECREE,
    (PARTLY, DecreeEffect.KEPT): ObjectionResult.LIGHTENED,
    (PARTLY, DecreeEffect.AMENDED): ObjectionResult.CHANGED,
    (ACCEPTED, DecreeEffect.AMENDED): ObjectionResult.CHANGED,
    (ACCEPTED, DecreeEffect.CANCELLED): ObjectionResult.CANCELLED,
}
"""The recorded result that each decision comes to."""
_DECIDES = (LetterKind.OBJECTION_DECISION, LetterKind.OBJECTION_INADMISSIBLE)


@dataclass(frozen=True, slots=True)
class Issued:
    """The answer as the letter that stands says it; what it does not tell is None or empty."""

    number: str
    day: date
    result: ObjectionResult | None
    effect: DecreeEffect | None
    text: str


@dataclass(frozen=True, slots=True)
class IssuedView:
    """The issuer's own view as its letter says it."""

    number: str
    response: Response


def issued_answer(session: Session, objection_id: int) -> Issued | None:
    """The newest decision, or letter of inadmissibility, that is not void."""
    letter = _newest(session, objection_id, _DECIDES)
    if letter is None:
        return None
    entered = letter.snapshot.get(ENTERED, {})
    if letter.kind is LetterKind.OBJECTION_INADMISSIBLE:
        said = ObjectionResult.NOT_ADMISSIBLE, DecreeEffect.KEPT, _why_not(entered)
        return Issued(letter.number, letter.dated, *said)
    effect = DecreeEffect(entered["effect"]) if entered.get("effect") else None
    result = RESULTS.get((entered.get("result", ""), effect)) if effect else None
    text = "\n".join(filter(None, (entered.get("reasons"), entered.get("changes"))))
    return Issued(letter.number, letter.dated, result, effect, text)


def issued_view(session: Session, objection_id: int) -> IssuedView | None:
    """The newest view of the issuer that is not void."""
    letter = _newest(session, objection_id, (LetterKind.OBJECTION_ANSWER,))
    if letter is None:
        return None
    text = letter.snapshot.get(ENTERED, {}).get("views") or ""
    return IssuedView(letter.number, Response(letter.dated, text))


def check_against_letter(session: Session, objection_id: int, answer: Answer) -> None:
    """Refuse an answer that says something else than the decision that stands."""
    issued = issued_answer(session, objection_id)
    if issued is None:
        return
    faults: list[tuple[str, str]] = []
    if issued.result is not None and answer.result is not issued.result:
        said = _("The issued letter {number} says: {result}. Choose that, or make the letter void first.")
        result = _(OBJECTION_RESULT_WORDS[issued.result])
        faults.append(("result", said.format(number=issued.number, result=result)))
    if answer.number != issued.number:
        said = _("The issued letter has the number {number}.")
        faults.append(("number", said.format(number=issued.number)))
    refuse_faults(faults, _("The answer contradicts the letter that was issued."))


def _why_not(entered: Mapping[str, Any]) -> str:
    wrong = WRONG.get(entered.get("wrong", ""), "")
    return "\n".join(filter(None, (wrong and _(wrong), entered.get("explained"))))


def _newest(session: Session, objection_id: int, kinds: tuple[LetterKind, ...]) -> Letter | None:
    stands = (Letter.objection_id == objection_id, Letter.kind.in_(kinds), Letter.status != LetterStatus.VOID)
    return session.scalar(select(Letter).where(*stands).order_by(Letter.id.desc()).limit(1))
