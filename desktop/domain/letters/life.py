"""How far a letter may go from where it stands, and what may still be changed of it."""

from enum import StrEnum

from desktop.domain.letters.letters import LetterKind, LetterStatus
from desktop.domain.refusal import Refusal
from desktop.text import N_, _


class LifeStep(StrEnum):
    """The one thing that comes next in the life of a letter."""

    PRINT = "print"
    SIGN = "sign"
    DELIVER = "deliver"


LIFE_STEP_WORDS = {
    LifeStep.PRINT: N_("Print"),
    LifeStep.SIGN: N_("Record the signature"),
    LifeStep.DELIVER: N_("Record the delivery"),
}
WAY = (
    LetterStatus.DRAFT,
    LetterStatus.ISSUED,
    LetterStatus.PRINTED,
    LetterStatus.SIGNED,
    LetterStatus.DELIVERED,
)
"""What a letter passes through, in order; one that is signed electronically is never printed before."""
UNSIGNED = (LetterStatus.ISSUED, LetterStatus.PRINTED)
CONFIRMING = frozenset({LetterKind.EXTRACT, LetterKind.COPY})
"""What only says again what a decree says, under its number."""

_NEXT = {
    LetterStatus.ISSUED: LifeStep.PRINT,
    LetterStatus.PRINTED: LifeStep.SIGN,
    LetterStatus.SIGNED: LifeStep.DELIVER,
}


def next_step(status: LetterStatus) -> LifeStep | None:
    """What the officer does next with a letter; nothing with one that is delivered or void."""
    return _NEXT.get(status)


def check_signable(status: LetterStatus) -> None:
    """Refuse a signature on a letter that is void or delivered; a signature recorded wrongly may be recorded anew."""
    _not_void(status)
    if status is LetterStatus.DELIVERED:
        raise Refusal(
            _("The letter is delivered: its signature stands."), _("A replacement letter says what is right.")
        )


def check_deliverable(status: LetterStatus) -> None:
    """Refuse the delivery of a letter that is void or that nobody signed."""
    _not_void(status)
    if status in UNSIGNED:
        raise Refusal(_("The letter is not signed yet."), _("Record the signature first."))


def may_void(kind: LetterKind, status: LetterStatus) -> bool:
    """Whether a letter can be made void: until it is signed; what only confirms, always: another is made."""
    return status in UNSIGNED or (kind in CONFIRMING and status is not LetterStatus.VOID)


def check_correctable(status: LetterStatus) -> None:
    """Refuse to change a letter that somebody signed, with the way out."""
    _not_void(status)
    if status not in UNSIGNED:
        raise Refusal(
            _("The letter is signed and does not change any more."),
            _("Make a replacement letter: it bears a number of its own and names this one."),
        )


def check_replaceable(status: LetterStatus) -> None:
    """Refuse a replacement while the letter itself can still be corrected."""
    if status in UNSIGNED:
        raise Refusal(_("The letter is not signed yet: it needs no replacement."), _("Correct the letter itself."))
    _not_void(status)


def _not_void(status: LetterStatus) -> None:
    if status is LetterStatus.VOID:
        raise Refusal(_("The letter is void."), _("Make a new letter; it gets a number of its own."))
