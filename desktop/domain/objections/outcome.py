"""What comes after an objection is heard: its effect on the decree, and a suit at the administrative court."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.objections.checks import cleaned, faults_of_day, faults_of_text, refuse_faults
from desktop.domain.objections.objections import DecreeEffect, FollowUp, ObjectionResult
from desktop.domain.refusal import Refusal
from desktop.text import _

EFFECTS: Mapping[ObjectionResult, tuple[DecreeEffect, ...]] = MappingProxyType(
    {
        ObjectionResult.UPHELD_DECREE: (DecreeEffect.KEPT,),
        ObjectionResult.NOT_ADMISSIBLE: (DecreeEffect.KEPT,),
        ObjectionResult.WITHDRAWN: (DecreeEffect.KEPT,),
        ObjectionResult.LIGHTENED: (DecreeEffect.KEPT, DecreeEffect.AMENDED),
        ObjectionResult.CHANGED: (DecreeEffect.AMENDED, DecreeEffect.CANCELLED),
        ObjectionResult.CANCELLED: (DecreeEffect.CANCELLED,),
    }
)
"""What each result may do to the decree."""
_ASKED: Mapping[ObjectionResult, FollowUp] = MappingProxyType(
    {
        ObjectionResult.CHANGED: FollowUp.ISSUE_NEW_DECREE,
        ObjectionResult.CANCELLED: FollowUp.CANCEL_DECREE,
        ObjectionResult.LIGHTENED: FollowUp.KEEP_PROMISES,
    }
)
"""What each result asks for while the decree stands."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What the answer did to the decree, and the number of the decree that did it."""

    effect: DecreeEffect | None
    number: str = ""


@dataclass(frozen=True, slots=True)
class DecreeNow:
    """How the decree objected to stands on the page of its case."""

    stands: bool
    cancelled_by: str = ""
    amended_by: str = ""
    """Number of what corrected it last."""


@dataclass(frozen=True, slots=True)
class Response:
    """The issuer's own view of an objection (tanggapan), as the officer enters it."""

    on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Suit:
    """A suit at the administrative court (PTUN), as the officer enters it."""

    number: str
    filed_on: date | None
    note: str = ""
    """How it went."""


def likely_effect(result: ObjectionResult, decree: DecreeNow) -> Effect:
    """What the result did to the decree, as far as its case tells; no effect while that is open.

    A decree that was cancelled for another reason does not change what the answer did.
    """
    allowed = EFFECTS[result]
    if not decree.stands and DecreeEffect.CANCELLED in allowed:
        return Effect(DecreeEffect.CANCELLED, decree.cancelled_by)
    if decree.amended_by and DecreeEffect.AMENDED in allowed:
        return Effect(DecreeEffect.AMENDED, decree.amended_by)
    return Effect(DecreeEffect.KEPT) if allowed == (DecreeEffect.KEPT,) else Effect(None)


def follow_up(
    result: ObjectionResult | None, effect: DecreeEffect | None, *, stands: bool, promised: bool
) -> FollowUp | None:
    """What a result still asks for; `stands` tells of the decree, `promised` whether a promise is recorded."""
    asked = _ASKED.get(result) if result is not None and stands else None
    if asked is FollowUp.KEEP_PROMISES and not promised:
        return asked
    if result is None or effect is not None:
        return None
    return FollowUp.RECORD_EFFECT if asked in {None, FollowUp.KEEP_PROMISES} else asked


def checked_effect(entered: Effect, result: ObjectionResult, decree: DecreeNow) -> Effect:
    """`entered` if it fits the result and what really happened to the decree; refused otherwise."""
    faults: list[tuple[str, str]] = []
    number = cleaned("number", entered.number, check_line, faults)
    if entered.effect is None:
        faults.append(("effect", _("Choose what the answer did to the decree.")))
    elif entered.effect not in EFFECTS[result]:
        faults.append(("effect", _("This does not fit the result of the objection.")))
    else:
        faults += _faults_of_state(replace(entered, number=number), EFFECTS[result], decree)
    refuse_faults(faults, _("The effect on the decree cannot be recorded yet."))
    return replace(entered, number=number)


def checked_response(entered: Response, received_on: date, today: date) -> Response:
    """`entered` with its text cleaned, or a refusal that names every faulty field."""
    faults: list[tuple[str, str]] = []
    text = cleaned("text", entered.text, clean_text, faults)
    faults += faults_of_day("on", entered.on, received_on, today)
    faults += faults_of_text("text", text, _("Write the view of the issuer."))
    refuse_faults(faults, _("The view of the issuer cannot be recorded yet."))
    return replace(entered, text=text)


def checked_suit(entered: Suit, filed_on: date, today: date) -> Suit:
    """`entered` with its texts cleaned, or a refusal; `filed_on` is the day of the objection itself."""
    faults: list[tuple[str, str]] = []
    number = cleaned("number", entered.number, check_line, faults)
    note = cleaned("note", entered.note, clean_text, faults)
    if not number:
        faults.append(("number", _("Write the number of the suit.")))
    faults += faults_of_day("filed_on", entered.filed_on, filed_on, today)
    faults += faults_of_text("note", note)
    refuse_faults(faults, _("The suit cannot be recorded yet."))
    return replace(entered, number=number, note=note)


def suit_doubt(filed_on: date | None, last_day: date | None) -> str:
    """That the suit came after the last day, or nothing; only the court decides what follows from it."""
    if filed_on is None or last_day is None or filed_on <= last_day:
        return ""
    return _("Filed after the last day to sue, {date}; what follows from it the court decides.").format(
        date=shown_date(last_day)
    )


def _faults_of_state(entered: Effect, allowed: tuple[DecreeEffect, ...], decree: DecreeNow) -> list[tuple[str, str]]:
    if entered.effect is DecreeEffect.KEPT:
        return [("number", _("A decree that stays as it is has no new number."))] if entered.number else []
    if not entered.number:
        return [("number", _("Write the number of the new decree."))]
    if entered.effect is DecreeEffect.CANCELLED:
        return _faults_of_cancelling(entered.number, decree)
    if not decree.stands and DecreeEffect.CANCELLED in allowed:
        return [("effect", _("On the page of its case the decree was cancelled, not amended."))]
    return []


def _faults_of_cancelling(number: str, decree: DecreeNow) -> list[tuple[str, str]]:
    if decree.stands:
        return [("effect", _("The decree still stands: cancel it on the page of its case first."))]
    if number != decree.cancelled_by:
        told = _("On the page of its case it was cancelled by {number}.").format(number=decree.cancelled_by)
        return [("number", told)]
    return []


def not_answered(number: str) -> Refusal:
    """That an effect waits for the answer."""
    return Refusal(
        _("Objection {number} is not answered yet.").format(number=number),
        _("Record its answer first; then what it did to the decree."),
    )
